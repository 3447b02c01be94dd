//! What accounts may administer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{StringId, SuccessResponse, Symphony, Uid};
use crate::{auth::SessionToken, catalogue, endpoint, lenient};

endpoint! {
    /// Lists the roles there are.
    pub ListRoles(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/system/roles/list" -> Vec<RoleDetail> {}
}

endpoint! {
    /// Gives an account a role, or an optional action of a role that it has.
    ///
    /// Errors: `Invalid` for a number that nobody has, for what is no role and for a role of another type of account; `Forbidden` for
    /// what only a `SUPER_ADMINISTRATOR` gives.
    pub AddRole(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/user/{uid}/roles/add" -> SuccessResponse {
        path {
            /// Number.
            uid: Uid,
        }
        body = #[doc = "The role."] role: StringId
    }
}

endpoint! {
    /// Takes a role, or an optional action, from an account.
    ///
    /// Errors: as of `AddRole`; `Invalid` for the last `SUPER_ADMINISTRATOR`.
    pub RemoveRole(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/user/{uid}/roles/remove" -> SuccessResponse {
        path {
            /// Number.
            uid: Uid,
        }
        body = #[doc = "The role."] role: StringId
    }
}

catalogue![ListRoles, AddRole, RemoveRole];

/// A role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoleDetail {
    /// Such as `CONTENT_MANAGEMENT`.
    pub id: String,
    /// For a person.
    #[serde(default)]
    pub name: String,
    /// Types of accounts that have it.
    #[serde(default, deserialize_with = "lenient::list")]
    pub user_types: Vec<String>,
    /// What is given besides, one by one.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub optional_actions: Vec<String>,
}
