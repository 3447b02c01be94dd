//! Adding, changing and deleting users.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::User;
use crate::{
    auth::ApiKey,
    catalogue, endpoint, lenient,
    workdrive::{FileId, LocationId, UserId, WorkDrive},
};

endpoint! {
    /// Adds a user and sends the invitation.
    ///
    /// `POST /api/users/add`. The invitation goes to the user; unless `securityGroup`, `designation` and `defaultVisibility` are given it goes
    /// to the supervisor, who completes them. Errors: `Conflict` for an e-mail address or external id that is taken; `NotFound` for an
    /// unknown department, location, group or person.
    pub CreateUser(WorkDrive, ApiKey, UserAdmin): POST "/users/add" -> 201 User {
        query {
            /// Whether what is missing is taken from the settings for new users: visible to all, no group, no job title. The invitation then
            /// goes to the user. Default false.
            bulk: Option<bool>,
        }
        body = /// The user.
        user: NewUser
    }
}

endpoint! {
    /// Changes a user.
    ///
    /// `PATCH /api/users/{id}`. What is not sent stays; an empty text takes a value away. Everybody changes their own names, phone,
    /// availability, pictures and `bio`; administrators change everything of everybody who may do no more than they. Errors:
    /// `Forbidden` for all others, with the field; `Conflict` for a circle of supervisors, for a department that would lose its only head,
    /// and for who would shut themselves out.
    pub UpdateUser(WorkDrive, ApiKey, Member): PATCH "/users/{id}" -> User {
        path {
            /// User.
            id: UserId,
        }
        body = /// What changes.
        user: UserChange
    }
}

endpoint! {
    /// Deletes a user. Their reports, tasks, documents and FAQs go to somebody else; what they wrote stays, under their name.
    ///
    /// `DELETE /api/users/{id}`. The e-mail address is free afterwards. Errors: `Conflict` for oneself and for a department that would
    /// lose its only head, `Forbidden` for who may do more than the caller.
    pub DeleteUser(WorkDrive, ApiKey, OrgAdmin): DELETE "/users/{id}" -> () {
        path {
            /// User.
            id: UserId,
        }
        query {
            /// Whether the assignee comes from the settings for leaving users: the supervisor. That is the default here, with either value.
            bulk: Option<bool>,
            /// Who gets what was the user's. Default: the supervisor, or who deletes where there is none. Not in the vendor's document.
            assignee: Option<UserId>,
        }
    }
}

endpoint! {
    /// Adds several users: all of them, or none when one of them cannot be added.
    ///
    /// `POST /api/users/bulk-create`; at most 500. Invitations go to the users themselves. `reportsTo` may name somebody by the e-mail address of
    /// an earlier row. Errors: `Conflict` and `Invalid` as [`CreateUser`]'s, with the row in `field`: `data[3].email`.
    pub BulkCreateUsers(WorkDrive, ApiKey, UserAdmin): POST "/users/bulk-create" -> 201 Vec<User> {
        body {
            /// The users, in the order in which the answer has them.
            data: Vec<NewUser>,
        }
    }
}

endpoint! {
    /// Deletes several users: all of them, or none when one of them cannot be deleted.
    ///
    /// `DELETE /api/users/bulk-delete`; at most 500. They stand in the body, as documented, or in the query, because some proxies drop the
    /// body of a `DELETE`. What was theirs goes to the nearest supervisor who stays, or to who deletes. Errors: `NotFound`.
    pub BulkDeleteUsers(WorkDrive, ApiKey, OrgAdmin): DELETE "/users/bulk-delete" -> () {
        query {
            /// Users, one each: `?ids=...&ids=...`.
            #[serde(default)]
            ids: Vec<UserId>,
        }
        body {
            /// Users.
            #[serde(default, deserialize_with = "lenient::list")]
            id: Vec<UserId>,
        }
    }
}

catalogue![CreateUser, UpdateUser, DeleteUser, BulkCreateUsers, BulkDeleteUsers];

/// A user to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewUser {
    /// E-mail address; nobody else has it, in any case.
    #[serde(default)]
    pub email: String,
    /// Telephone number, at most 40 characters.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Given name, at most 100 characters. One of the names is needed.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Family name, at most 100 characters.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Job title, at most 100 characters.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub designation: Option<String>,
    /// Whether they head the department. Default false.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub is_department_head: Option<bool>,
    /// Id or name of a department: the document's table says id, its examples have names.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Id or name of a location.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Id or name of a security group.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub security_group: Option<String>,
    /// Supervisor: id, or e-mail address. Default: a head of the department, else an administrator at the location.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub reports_to: Option<String>,
    /// Skills, at most 50 of 50 characters.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub skill: Vec<String>,
    /// Whether everybody finds the profile.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub default_visibility: Option<Visibility>,
    /// Supervisors whose teams they join besides, at most 20.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub add_additional_teams: Vec<UserId>,
    /// Locations whose administrators become supervisors besides, at most 20.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub add_additional_locations: Vec<LocationId>,
    /// What another system calls them; nobody else has it. At most 100 characters.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub external_user_id: Option<String>,
}

/// A change of a user.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserChange {
    /// Given name.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Who is not `ACTIVE` cannot sign in; `INVITED` sends the invitation.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub status: Option<UserStatus>,
    /// Telephone number.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Whether others may ask them for advice.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub is_expert: Option<bool>,
    /// Whether they are there.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availability>,
    /// Portrait: an uploaded picture of the caller's.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub file_id: Option<FileId>,
    /// Wide picture at the top of the profile: an uploaded picture of the caller's.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub cover_file_id: Option<FileId>,
    /// Supervisor's id; an empty text: none.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub reports_to: Option<String>,
    /// Job title.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub designation: Option<String>,
    /// About the person, in their own words, at most 2,000 characters.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub bio: Option<String>,
    /// Whether they head the department.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub is_department_head: Option<bool>,
    /// Id or name of a department.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Id or name of a location.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Supervisors whose teams they join besides.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub add_additional_teams: Vec<UserId>,
    /// Supervisors whose teams they leave.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub remove_additional_teams: Vec<UserId>,
    /// Locations whose administrators become supervisors besides.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub add_additional_locations: Vec<LocationId>,
}

/// Whether a user may sign in, and how far the invitation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum UserStatus {
    /// May sign in.
    Active,
    /// Has left; may come back.
    Archive,
    /// Waits for the supervisor to complete the profile.
    PreInvited,
    /// Has an invitation to accept.
    Invited,
    /// Is shut out.
    Blocked,
}

impl UserStatus {
    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Archive => "ARCHIVE",
            Self::PreInvited => "PRE_INVITED",
            Self::Invited => "INVITED",
            Self::Blocked => "BLOCKED",
        }
    }
}

/// Whether somebody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Availability {
    /// Yes. Answers have 1.
    Active,
    /// No. Answers have 0.
    Away,
}

/// Whether everybody finds a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Everybody.
    Public,
    /// The team only.
    Restricted,
}
