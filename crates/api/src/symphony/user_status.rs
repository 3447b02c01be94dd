//! Whether an account is open, for who provisions them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{SuccessResponse, Symphony, Uid};
use crate::{auth::SessionToken, catalogue, endpoint};

endpoint! {
    /// Gets whether an account is open.
    ///
    /// Errors: `Invalid` for a number that nobody has.
    pub GetUserStatus(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/user/{uid}/status" -> UserStatus {
        path {
            /// Number.
            uid: Uid,
        }
    }
}

endpoint! {
    /// Opens or closes an account, and suspends it if that is said too. Who is shut out loses every token.
    ///
    /// Errors: `Invalid` for a number that nobody has, for the last `SUPER_ADMINISTRATOR`, and for opening one of who does not work here
    /// any more; `Forbidden` for an account that only a `SUPER_ADMINISTRATOR` changes.
    pub UpdateUserStatus(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/user/{uid}/status/update" -> SuccessResponse {
        path {
            /// Number.
            uid: Uid,
        }
        body = #[doc = "How it is to stand."] status: UserStatus
    }
}

endpoint! {
    /// Shuts an account for a while, or ends that.
    ///
    /// Errors: as of `UpdateUserStatus`; `Invalid` for a moment that has passed.
    pub UpdateSuspension(Symphony, SessionToken, UserProvisioning): PUT "/v1/admin/user/{userId}/suspension/update" -> SuccessResponse {
        path {
            /// Number.
            user_id as "userId": Uid,
        }
        body = #[doc = "Whether and until when."] suspension: UserSuspension
    }
}

catalogue![GetUserStatus, UpdateUserStatus, UpdateSuspension];

/// Whether an account is open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct UserStatus {
    /// `ENABLED` or `DISABLED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Whether it is shut for a while.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended: Option<bool>,
    /// Until when, seconds or milliseconds; for good unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended_until: Option<i64>,
    /// Why, at most 500 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspension_reason: Option<String>,
}

/// Whether an account is shut for a while.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct UserSuspension {
    /// Whether.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended: Option<bool>,
    /// Until when, seconds (below 100,000,000,000) or milliseconds; for good unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspended_until: Option<i64>,
    /// Why, at most 500 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspension_reason: Option<String>,
}
