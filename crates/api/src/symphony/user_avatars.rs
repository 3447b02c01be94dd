//! Pictures of accounts, for who provisions them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{SuccessResponse, Symphony, Uid, users::Avatar};
use crate::{auth::SessionToken, catalogue, endpoint};

endpoint! {
    /// Gets where an account's picture is, in two sizes.
    ///
    /// Errors: `Invalid` for a number that nobody has.
    pub GetUserAvatar(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/user/{uid}/avatar" -> Vec<Avatar> {
        path {
            /// Number.
            uid: Uid,
        }
    }
}

endpoint! {
    /// Gives an account another picture.
    ///
    /// Errors: `Invalid` for a number that nobody has, and for what is no picture or one of 2 MB or more.
    pub UpdateUserAvatar(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/user/{uid}/avatar/update" -> SuccessResponse {
        path {
            /// Number.
            uid: Uid,
        }
        body = #[doc = "The picture."] avatar: AvatarUpdate
    }
}

catalogue![GetUserAvatar, UpdateUserAvatar];

/// A picture to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AvatarUpdate {
    /// PNG, JPEG, GIF or WebP in base64, less than 2 MB before.
    pub image: String,
}
