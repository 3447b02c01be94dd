//! Information barriers: groups of users, and the policies that keep groups apart.
//!
//! The documents only list groups and policies; they are made with [`crate::rotunda::symphony::barriers`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Symphony, Uid};
use crate::{auth::SessionToken, catalogue, endpoint};

endpoint! {
    /// Lists the groups by name.
    pub ListBarrierGroups(Symphony, SessionToken, ScopeManagement): GET "/v1/admin/group/list" -> Vec<Group> {}
}

endpoint! {
    /// Lists who is in a group, by number.
    ///
    /// Errors: `NotFound`; `Invalid` for a window out of range.
    pub ListBarrierGroupMembers(Symphony, SessionToken, ScopeManagement): GET "/v1/admin/group/{gid}/membership/list" -> Vec<Uid> {
        path {
            /// Group.
            gid: String,
        }
        query {
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 10,000. Default 10,000.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Adds users to a group. Those who are in it already stay, those that are not found fail alone.
    ///
    /// Errors: `Invalid` for a group that is not there, and without 1 to 1,000 numbers.
    pub AddBarrierGroupMembers(Symphony, SessionToken, ScopeManagement): POST "/v1/admin/group/{gid}/membership/add" -> BulkActionResult {
        path {
            /// Group.
            gid: String,
        }
        body = #[doc = "Whom."] users: Vec<Uid>
    }
}

endpoint! {
    /// Removes users from a group. Those who are not in it fail alone.
    ///
    /// Errors: `Invalid` for a group that is not there, and without 1 to 1,000 numbers.
    pub RemoveBarrierGroupMembers(Symphony, SessionToken, ScopeManagement): POST "/v1/admin/group/{gid}/membership/remove" -> BulkActionResult {
        path {
            /// Group.
            gid: String,
        }
        body = #[doc = "Whom."] users: Vec<Uid>
    }
}

endpoint! {
    /// Lists the policies, the oldest first.
    pub ListPolicies(Symphony, SessionToken, ScopeManagement): GET "/v1/admin/policy/list" -> Vec<Policy> {}
}

catalogue![ListBarrierGroups, ListBarrierGroupMembers, AddBarrierGroupMembers, RemoveBarrierGroupMembers, ListPolicies,];

/// Users that policies speak of together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Group {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether policies that name it have an effect on it.
    pub active: bool,
    /// How many are in it.
    pub member_count: u32,
    /// Policies that name it.
    pub policies: Vec<String>,
    /// When it was made.
    pub created_date: i64,
    /// When it, or who is in it, last changed.
    pub modified_date: i64,
}

/// What groups may have to do with each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Policy {
    /// Id.
    pub id: String,
    /// `BLOCK`: nobody of one group is in a stream with anybody of another. `ALLOW`: those of its groups are in streams only with each
    /// other.
    pub policy_type: String,
    /// Whether it has an effect.
    pub active: bool,
    /// How many are in its groups; examples leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_count: Option<u32>,
    /// Groups.
    pub groups: Vec<String>,
    /// When it was made.
    pub created_date: i64,
    /// When it last changed.
    pub modified_date: i64,
}

/// How a change of many went.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct BulkActionResult {
    /// `SUCCESS`, or `FAIL` when any failed.
    pub overall_result: String,
    /// For each in the order asked: empty, or what was wrong.
    pub results: Vec<String>,
}
