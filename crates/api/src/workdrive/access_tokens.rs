//! Access tokens: what a program sends as `X-API-KEY` to act as a user.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{UserId, WorkDrive};
use crate::{auth::ApiKey, catalogue, endpoint};

endpoint! {
    /// Makes an access token for a user, in the place of the one they had.
    ///
    /// `POST /api/token/generate-access`. The token is shown this once; the backend keeps its hash. Errors: `NotFound` for a user who is
    /// not active, `Forbidden` for one who may do more than the caller.
    pub GenerateAccessToken(WorkDrive, ApiKey, OrgAdmin): POST "/token/generate-access" -> 201 AccessToken {
        body {
            /// User.
            user_id as "userId": UserId,
        }
    }
}

catalogue![GenerateAccessToken];

/// An access token.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AccessToken {
    /// Whose it is.
    pub user_id: UserId,
    /// The token: a secret.
    pub token: String,
}

impl std::fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccessToken").field("user_id", &self.user_id).finish_non_exhaustive()
    }
}
