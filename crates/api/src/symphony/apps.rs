//! Apps: programs that run inside the client, or act for its users.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{SuccessResponse, Symphony};
use crate::{auth::SessionToken, catalogue, endpoint, lenient};

endpoint! {
    /// Registers an app. The company's entitlement for it begins disabled, unlisted and installed by hand.
    ///
    /// Errors: `Invalid` for an id that another app has.
    pub CreateApp(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/app/create" -> ApplicationDetail {
        body = #[doc = "What it is, or shall be."] app: ApplicationDetail
    }
}

endpoint! {
    /// Changes an app; what is left out stays.
    ///
    /// Errors: `Invalid` for an app that is not there, and for another id in the body.
    pub UpdateApp(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/app/{id}/update" -> ApplicationDetail {
        path {
            /// App.
            id: String,
        }
        body = #[doc = "What it is, or shall be."] app: ApplicationDetail
    }
}

endpoint! {
    /// Deletes an app, and what the company and users had of it.
    ///
    /// Errors: `Invalid` for an app that is not there.
    pub DeleteApp(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/app/{id}/delete" -> SuccessResponse {
        path {
            /// App.
            id: String,
        }
    }
}

endpoint! {
    /// Gets an app.
    ///
    /// Errors: `Invalid` for an app that is not there.
    pub GetApp(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/app/{id}/get" -> ApplicationDetail {
        path {
            /// App.
            id: String,
        }
    }
}

catalogue![CreateApp, UpdateApp, DeleteApp, GetApp];

/// An app.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct ApplicationDetail {
    /// What every app has.
    #[serde(deserialize_with = "lenient::or_default")]
    pub application_info: ApplicationInfo,
    /// Picture, an address with `https`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon_url: Option<String>,
    /// For a person, at most 2,000 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// From where it may be called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_origins: Option<String>,
    /// What it may do: the vendor's names, or names of capital letters, digits and underscores, at most 64 characters each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<String>>,
    /// A certificate or public key, as PEM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cert: Option<String>,
    /// Keys that it signs with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_keys: Option<AppAuthenticationKeys>,
    /// Where it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notification: Option<AppNotification>,
    /// What its pages are told; keys are unique.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<Vec<AppProperty>>,
}

/// What every app has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct ApplicationInfo {
    /// Id, 1 to 256 characters; fixed once an app is registered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_id: Option<String>,
    /// Name, 1 to 50 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Address of its pages, with `https`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_url: Option<String>,
    /// Domain of that address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Who publishes it, at most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
}

/// Keys of an app.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct AppAuthenticationKeys {
    /// That of now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<AppAuthenticationKey>,
    /// That before, until its time is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<AppAuthenticationKey>,
}

/// A key of an app.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct AppAuthenticationKey {
    /// The public key of an RSA pair of 2048 bits or more, as PEM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// When its time is over; only of the one before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_date: Option<i64>,
    /// What to do with it: `SAVE` or `REVOKE` the one of now, `REVOKE` or `EXTEND` the one before. `SAVE` where a key is given. Never
    /// answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
}

/// Where an app is called.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct AppNotification {
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Sent with each call. An example has a number, which is read too.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::text")]
    pub api_key: Option<String>,
}

/// Something that an app's pages are told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct AppProperty {
    /// Name, 1 to 1,024 characters.
    pub key: String,
    /// At most 4,096 characters. An example has a number, which is read too.
    #[serde(deserialize_with = "lenient::text")]
    pub value: Option<String>,
}
