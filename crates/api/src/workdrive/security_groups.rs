//! Security groups: lists of users that audiences and rights name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{GroupId, Meta, UserId, WorkDrive};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged};

endpoint! {
    /// Lists the security groups of the organization, by name.
    ///
    /// `GET /api/security_groups`
    pub ListSecurityGroups(WorkDrive, ApiKey, Member): GET "/security_groups" -> SecurityGroupPage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
        }
    }
}

endpoint! {
    /// Adds users to a group; who is in it already stays.
    ///
    /// `POST /api/security_groups/{groupId}/members`; the document prints a stray brace at the end of the path.
    pub AddSecurityGroupMembers(WorkDrive, ApiKey, UserAdmin): POST "/security_groups/{groupId}/members" -> () {
        path {
            /// Group.
            group_id as "groupId": GroupId,
        }
        body {
            /// Users, at least one.
            #[serde(default, deserialize_with = "lenient::list")]
            ids: Vec<UserId>,
        }
    }
}

endpoint! {
    /// Takes users out of a group; who is not in it is passed over.
    ///
    /// `DELETE /api/security_groups/{groupId}/members`. The users stand in the body, as documented, or in the query, because some proxies
    /// drop the body of a `DELETE`.
    pub RemoveSecurityGroupMembers(WorkDrive, ApiKey, UserAdmin): DELETE "/security_groups/{groupId}/members" -> () {
        path {
            /// Group.
            group_id as "groupId": GroupId,
        }
        query {
            /// Users, one each: `?id=...&id=...`.
            #[serde(default)]
            id: Vec<UserId>,
        }
        body {
            /// Users.
            #[serde(default, deserialize_with = "lenient::list")]
            ids: Vec<UserId>,
        }
    }
}

catalogue![ListSecurityGroups, AddSecurityGroupMembers, RemoveSecurityGroupMembers];

impl Paged for ListSecurityGroups {
    type Item = SecurityGroup;
    fn items(page: SecurityGroupPage) -> Vec<SecurityGroup> {
        page.groups
    }
    fn next(&self, page: &SecurityGroupPage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

/// A page of security groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SecurityGroupPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub groups: Vec<SecurityGroup>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// A security group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SecurityGroup {
    /// Id.
    pub id: GroupId,
    /// Name.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub name: String,
    /// How many active members it has.
    #[serde(default, deserialize_with = "lenient::number")]
    pub member_count: u64,
}
