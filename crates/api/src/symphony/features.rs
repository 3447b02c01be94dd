//! What accounts may use.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{SuccessResponse, Symphony, Uid};
use crate::{auth::SessionToken, catalogue, endpoint};

endpoint! {
    /// Lists the features there are.
    pub ListFeatures(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/system/features/list" -> Vec<String> {}
}

endpoint! {
    /// Gets what an account may use: every feature, enabled or not.
    ///
    /// Errors: `Invalid` for a number that nobody has.
    pub GetUserFeatures(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/user/{uid}/features" -> Vec<Feature> {
        path {
            /// Number.
            uid: Uid,
        }
    }
}

endpoint! {
    /// Changes what an account may use; what is not named stays.
    ///
    /// Errors: `Invalid` for a number that nobody has and for what is no feature; `Forbidden` for an account that only a
    /// `SUPER_ADMINISTRATOR` changes.
    pub UpdateUserFeatures(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/user/{uid}/features/update" -> SuccessResponse {
        path {
            /// Number.
            uid: Uid,
        }
        body = #[doc = "Features, at most 100."] features: Vec<Feature>
    }
}

catalogue![ListFeatures, GetUserFeatures, UpdateUserFeatures];

/// A feature of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Feature {
    /// Its name; the vendor spells the key like this.
    #[serde(rename = "entitlment", alias = "entitlement")]
    pub entitlement: String,
    /// Whether the account may use it.
    pub enabled: bool,
}
