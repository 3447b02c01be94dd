//! Users.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DepartmentId, LocationId, Meta, OrgId, Picture, UserId, UserStub, WorkDrive, user_stub::AVAILABILITIES};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged};

pub mod changes;

pub use changes::{
    Availability, BulkCreateUsers, BulkDeleteUsers, CreateUser, DeleteUser, NewUser, UpdateUser, UserChange,
    UserStatus, Visibility,
};

endpoint! {
    /// Lists the users of the organization, by family name.
    ///
    /// `GET /api/users`; documented paging `cur_page`, `per_page`.
    pub ListUsers(WorkDrive, ApiKey, Member): GET "/users" -> UserPage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
            /// Only members of this department.
            department: Option<DepartmentId>,
            /// Only people at this location.
            location: Option<LocationId>,
            /// Only people of this status. Default `ACTIVE`. Others are seen by who administers people; not in the vendor's document.
            status: Option<UserStatus>,
        }
    }
}

endpoint! {
    /// Lists the people who have reports.
    ///
    /// `GET /api/users/supervisors`. Errors: `NotFound` for an unknown `userId`.
    pub ListSupervisors(WorkDrive, ApiKey, Member): GET "/users/supervisors" -> SupervisorPage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
            /// Only the supervisors above this user, nearest first.
            user_id as "userId": Option<UserId>,
        }
    }
}

catalogue![ListUsers, ListSupervisors];

impl Paged for ListUsers {
    type Item = User;
    fn items(page: UserPage) -> Vec<User> {
        page.users
    }
    fn next(&self, page: &UserPage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

impl Paged for ListSupervisors {
    type Item = Supervisor;
    fn items(page: SupervisorPage) -> Vec<Supervisor> {
        page.users
    }
    fn next(&self, page: &SupervisorPage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

/// A page of users.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UserPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub users: Vec<User>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// A user of the organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// Id.
    pub id: UserId,
    /// When the record was made.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub created_at: Option<DateTime<Utc>>,
    /// When the record last changed.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub updated_at: Option<DateTime<Utc>>,
    /// Who made it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub created_by: Option<UserId>,
    /// Who last changed it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub updated_by: Option<UserId>,
    /// Organization.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub org_id: Option<OrgId>,
    /// Sign-in name.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub user_name: Option<String>,
    /// E-mail address.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub email: Option<String>,
    /// `ACTIVE`, `ARCHIVE`, `PRE_INVITED`, `INVITED` or `BLOCKED`.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub status: Option<String>,
    /// Given name.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub last_name: Option<String>,
    /// Portrait.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub picture: Option<Picture>,
    /// Wide picture at the top of the profile.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub cover: Option<Picture>,
    /// About the person, in their own words.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub bio: Option<String>,
    /// Telephone number.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub phone: Option<String>,
    /// Supervisor.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub reports_to: Option<UserId>,
    /// Job title.
    #[serde(default, deserialize_with = "lenient::text")]
    pub designation: Option<String>,
    /// Department's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub department: Option<String>,
    /// Whether the user heads the department.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub is_department_head: bool,
    /// Colour for initials, as CSS writes it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub color: Option<String>,
    /// Whether others may ask the user for advice.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub is_expert: bool,
    /// 1 active, 0 away.
    #[serde(default, deserialize_with = "lenient::optional")]
    #[schemars(extend("x-words" = AVAILABILITIES))]
    pub availability: Option<i64>,
    /// Location's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub location: Option<String>,
    /// The supervisor, embedded.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub reports_to_obj: Option<UserStub>,
    /// Who has the same supervisor; only of one user.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub team_members: Option<Vec<UserId>>,
    /// Supervisors whose teams the user is in besides; only of one user.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub user_additional_teams: Option<Vec<UserId>>,
    /// Locations whose administrators are supervisors besides; only of one user.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub add_additional_locations: Option<Vec<LocationId>>,
}

/// A page of supervisors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SupervisorPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub users: Vec<Supervisor>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// Someone who has reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Supervisor {
    /// Id.
    pub id: UserId,
    /// E-mail address.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub email: Option<String>,
    /// Given name.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub last_name: Option<String>,
}
