//! Delegates: who acts for an account.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{SuccessResponse, Symphony, Uid};
use crate::{auth::SessionToken, catalogue, endpoint};

endpoint! {
    /// Lists who acts for an account.
    ///
    /// Errors: `Invalid` for a number that nobody has.
    pub ListDelegates(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/user/{uid}/delegates" -> Vec<Uid> {
        path {
            /// Number.
            uid: Uid,
        }
    }
}

endpoint! {
    /// Adds or removes somebody who acts for an account.
    ///
    /// Errors: `Invalid` for a number that nobody has, for oneself, for the feature `delegatesEnabled` off, and for removing who is none.
    pub UpdateDelegates(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/user/{uid}/delegates/update" -> SuccessResponse {
        path {
            /// Number.
            uid: Uid,
        }
        body = #[doc = "Who, and whether."] delegate: DelegateAction
    }
}

catalogue![ListDelegates, UpdateDelegates];

/// What happens to a delegate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DelegateAction {
    /// Whom.
    pub user_id: Uid,
    /// `ADD` or `REMOVE`.
    pub action: String,
}
