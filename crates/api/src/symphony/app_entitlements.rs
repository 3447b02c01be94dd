//! App entitlements: which apps the company has, and what each user has of them.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::Value;

use super::{Symphony, Uid};
use crate::{auth::SessionToken, catalogue, endpoint, lenient};

endpoint! {
    /// Lists what the company has of each app, by name.
    pub ListPodAppEntitlements(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/app/entitlement/list" -> Vec<PodAppEntitlement> {}
}

endpoint! {
    /// Changes what the company has of the apps that are named; answers all.
    ///
    /// Errors: `Invalid` for an app that is not there or named twice; nothing changes then.
    pub UpdatePodAppEntitlements(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/app/entitlement/list" -> Vec<PodAppEntitlement> {
        body = #[doc = "What it shall have."] entitlements: Vec<PodAppEntitlement>
    }
}

endpoint! {
    /// Lists what a user has of each app that the company has enabled: their own setting, or else the company's.
    ///
    /// Errors: `Invalid` for a user that is not there.
    pub ListUserAppEntitlements(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/user/{uid}/app/entitlement/list" -> Vec<UserAppEntitlement> {
        path {
            /// Whose.
            uid: Uid,
        }
    }
}

endpoint! {
    /// Sets what a user has of the apps that are named; answers all.
    ///
    /// Errors: `Invalid` for a user that is not there, for an app that is not there, not enabled or named twice; nothing changes then.
    pub UpdateUserAppEntitlements(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/user/{uid}/app/entitlement/list" -> Vec<UserAppEntitlement> {
        path {
            /// Whose.
            uid: Uid,
        }
        body = #[doc = "What they shall have."] entitlements: Vec<UserAppEntitlement>
    }
}

endpoint! {
    /// Changes parts of what a user has of the apps that are named; answers all.
    ///
    /// Errors: those of [`UpdateUserAppEntitlements`].
    pub PatchUserAppEntitlements(Symphony, SessionToken, UserProvisioning): PATCH "/v1/admin/user/{uid}/app/entitlement/list" -> Vec<UserAppEntitlement> {
        path {
            /// Whose.
            uid: Uid,
        }
        body = #[doc = "What shall change."] entitlements: Vec<UserAppEntitlementPatch>
    }
}

catalogue![
    ListPodAppEntitlements,
    UpdatePodAppEntitlements,
    ListUserAppEntitlements,
    UpdateUserAppEntitlements,
    PatchUserAppEntitlements,
];

/// What the company has of an app.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PodAppEntitlement {
    /// App.
    pub app_id: String,
    /// Its name; not changed here.
    #[serde(default)]
    pub app_name: String,
    /// Whether anybody has it.
    pub enable: bool,
    /// Whether users find it, unless theirs says otherwise.
    pub listed: bool,
    /// Whether users have it without installing it, unless theirs says otherwise.
    pub install: bool,
}

/// What a user has of an app.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserAppEntitlement {
    /// App.
    pub app_id: String,
    /// Its name; not changed here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_name: Option<String>,
    /// Whether they find it.
    pub listed: bool,
    /// Whether they have it.
    pub install: bool,
    /// Its products as they have them; left out, they stay.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list")]
    pub products: Option<Vec<Product>>,
}

/// A product of an app.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Product {
    /// App.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_id: Option<String>,
    /// Name, 1 to 50 characters.
    pub name: String,
    /// Number in the shop, 1 to 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// Whether they have it.
    pub subscribed: bool,
    /// `default` or `premium`.
    #[serde(rename = "type")]
    pub kind: String,
}

/// What shall change of what a user has of an app.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserAppEntitlementPatch {
    /// App.
    pub app_id: String,
    /// Whether they find it.
    #[serde(default)]
    pub listed: Setting,
    /// Whether they have it.
    #[serde(default)]
    pub install: Setting,
    /// One product: takes the place of that with its name, or is added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<Product>,
}

/// What happens to a setting. An example has a boolean, and a definition an object with `type`, which are read too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Setting {
    /// It holds.
    True,
    /// It does not.
    False,
    /// It stays.
    #[default]
    Keep,
    /// The user has none, so that the company's counts.
    Remove,
}

impl<'de> Deserialize<'de> for Setting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = match Value::deserialize(deserializer)? {
            Value::Object(mut members) => members.remove("type").unwrap_or_default(),
            other => other,
        };
        match value {
            Value::Null => Ok(Self::Keep),
            Value::Bool(true) => Ok(Self::True),
            Value::Bool(false) => Ok(Self::False),
            Value::String(text) => match &*text.to_ascii_uppercase() {
                "TRUE" => Ok(Self::True),
                "FALSE" => Ok(Self::False),
                "KEEP" => Ok(Self::Keep),
                "REMOVE" => Ok(Self::Remove),
                _ => Err(D::Error::custom("expected TRUE, FALSE, KEEP or REMOVE")),
            },
            _ => Err(D::Error::custom("expected TRUE, FALSE, KEEP or REMOVE")),
        }
    }
}
