//! Disclaimers: what a company has its people read before they write.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{StringId, SuccessResponse, Symphony, Uid};
use crate::{auth::SessionToken, catalogue, endpoint};

endpoint! {
    /// Gets a disclaimer.
    ///
    /// Errors: `Invalid` for an id that none has.
    pub GetDisclaimer(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/disclaimer/{did}" -> Disclaimer {
        path {
            /// Id.
            did: String,
        }
    }
}

endpoint! {
    /// Lists the users that a disclaimer is assigned to, by number; of the default one also those who have none of their own.
    ///
    /// Errors: `Invalid` for an id that none has.
    pub ListDisclaimerUsers(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/disclaimer/{did}/users" -> Vec<Uid> {
        path {
            /// Id.
            did: String,
        }
    }
}

endpoint! {
    /// Lists all disclaimers, oldest first.
    pub ListDisclaimers(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/disclaimer/list" -> Vec<Disclaimer> {}
}

endpoint! {
    /// Gets a user's disclaimer, its own or the default one; nothing when there is none.
    ///
    /// Errors: `Invalid` for a number that nobody has.
    pub GetUserDisclaimer(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/user/{uid}/disclaimer" -> Option<Disclaimer> {
        path {
            /// Number.
            uid: Uid,
        }
    }
}

endpoint! {
    /// Assigns a disclaimer to a user, in the place of the one before.
    ///
    /// Errors: `Invalid` for a number that nobody has, and for an id that none has or one that is not active.
    pub UpdateUserDisclaimer(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/user/{uid}/disclaimer/update" -> SuccessResponse {
        path {
            /// Number.
            uid: Uid,
        }
        body = #[doc = "The disclaimer."] disclaimer: StringId
    }
}

endpoint! {
    /// Takes a user's own disclaimer away.
    ///
    /// Errors: `Invalid` for a number that nobody has.
    pub RemoveUserDisclaimer(Symphony, SessionToken, UserProvisioning): DELETE "/v1/admin/user/{uid}/disclaimer" -> SuccessResponse {
        path {
            /// Number.
            uid: Uid,
        }
    }
}

catalogue![
    GetDisclaimer,
    ListDisclaimerUsers,
    ListDisclaimers,
    GetUserDisclaimer,
    UpdateUserDisclaimer,
    RemoveUserDisclaimer,
];

/// A disclaimer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Disclaimer {
    /// Id: 24 hexadecimal digits.
    pub id: String,
    /// Name.
    #[serde(default)]
    pub name: String,
    /// What is read.
    #[serde(default)]
    pub content: String,
    /// After so many hours it is read again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency_in_hours: Option<u32>,
    /// Whether it is for who has none of their own.
    #[serde(default)]
    pub is_default: bool,
    /// Whether it may be assigned.
    #[serde(default)]
    pub is_active: bool,
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_date: Option<i64>,
    /// When it last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified_date: Option<i64>,
    /// Of the content: `TEXT` or `XML`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
}
