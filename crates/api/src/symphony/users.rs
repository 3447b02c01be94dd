//! Users: oneself, and looking others up.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{SuccessResponse, Symphony, Uid};
use crate::{
    auth::{Anonymous, SessionToken},
    catalogue, endpoint,
};

endpoint! {
    /// Gets who is signed in.
    pub GetSessionInfo(Symphony, SessionToken, Member): GET "/v2/sessioninfo" -> UserV2 {}
}

endpoint! {
    /// Gets the number of who is signed in.
    pub GetSessionInfoV1(Symphony, SessionToken, Member): GET "/v1/sessioninfo" -> SessionInfo {}
}

endpoint! {
    /// Gets a user by exactly one of three keys; nothing when there is none.
    pub GetUser(Symphony, SessionToken, Member): GET "/v2/user" -> Option<UserV2> {
        query {
            /// Number.
            uid: Option<Uid>,
            /// E-mail address.
            email: Option<String>,
            /// User name; needs `local=true`.
            username: Option<String>,
            /// Only users of this pod. Default false; there are no others here.
            local: Option<bool>,
        }
    }
}

endpoint! {
    /// Gets a user's number by e-mail address; nothing when there is none.
    pub GetUserV1(Symphony, SessionToken, Member): GET "/v1/user" -> Option<User> {
        query {
            /// E-mail address.
            email: String,
            /// Only users of this pod. Default false.
            local: Option<bool>,
        }
    }
}

endpoint! {
    /// Gets a user's number by user name; nothing when there is none.
    pub GetUserByName(Symphony, SessionToken, Member): GET "/v1/user/name/{userName}/get" -> Option<User> {
        path {
            /// User name.
            user_name as "userName": String,
        }
    }
}

endpoint! {
    /// Gets users by one of three lists of at most 100; nothing when there is none.
    pub GetUsers(Symphony, SessionToken, Member): GET "/v3/users" -> Option<V2UserList> {
        query {
            /// Numbers, joined by commas.
            uid: Option<String>,
            /// E-mail addresses, joined by commas.
            email: Option<String>,
            /// User names, joined by commas; need `local=true`.
            username: Option<String>,
            /// Only users of this pod. Default false.
            local: Option<bool>,
            /// Only active ones, or only inactive ones; both unless given.
            active: Option<bool>,
        }
    }
}

endpoint! {
    /// Searches users by name or e-mail address; nothing when there is none.
    pub SearchUsers(Symphony, SessionToken, Member): POST "/v1/user/search" -> Option<UserSearchResults> {
        query {
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 1000. Default 50.
            limit: Option<u64>,
            /// Only users of this pod. Default false.
            local: Option<bool>,
        }
        body = #[doc = "What is looked for."] search: UserSearchQuery
    }
}

endpoint! {
    /// Gets the manifest of one's own service account.
    pub GetManifest(Symphony, SessionToken, Member): GET "/v1/user/manifest/own" -> ServiceAccountManifest {}
}

endpoint! {
    /// Changes the manifest of one's own service account.
    ///
    /// Errors: `Forbidden` for people.
    pub UpdateManifest(Symphony, SessionToken, Member): POST "/v1/user/manifest/own" -> SuccessResponse {
        body {
            /// JSON as text, at most 100,000 characters.
            manifest: String,
        }
    }
}

endpoint! {
    /// Lists the languages of the pod.
    pub ListLanguages(Symphony, Anonymous, Anyone): GET "/v1/languages" -> Languages {}
}

catalogue![
    GetSessionInfo,
    GetSessionInfoV1,
    GetUser,
    GetUserV1,
    GetUserByName,
    GetUsers,
    SearchUsers,
    GetManifest,
    UpdateManifest,
    ListLanguages,
];

/// Who is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionInfo {
    /// Number.
    pub user_id: Uid,
}

/// A user, as 1.40 first had it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// Number.
    pub id: Uid,
    /// E-mail address.
    #[serde(default)]
    pub email_address: Option<String>,
}

/// A user. Names may be `null`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserV2 {
    /// Number.
    pub id: Uid,
    /// E-mail address.
    #[serde(default)]
    pub email_address: Option<String>,
    /// First name.
    #[serde(default)]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(default)]
    pub last_name: Option<String>,
    /// Name as shown.
    #[serde(default)]
    pub display_name: Option<String>,
    /// Job title.
    #[serde(default)]
    pub title: Option<String>,
    /// Company.
    #[serde(default)]
    pub company: Option<String>,
    /// User name.
    #[serde(default)]
    pub username: Option<String>,
    /// Location.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// `NORMAL` for people, `SYSTEM` for service accounts, `SDL` for distribution lists.
    #[serde(default)]
    pub account_type: Option<String>,
    /// Pictures.
    #[serde(default)]
    pub avatars: Vec<Avatar>,
    /// Telephone number at work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work_phone_number: Option<String>,
    /// Mobile telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mobile_phone_number: Option<String>,
    /// Job function.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job_function: Option<String>,
    /// Department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Division.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub division: Option<String>,
    /// Roles.
    #[serde(default)]
    pub roles: Vec<String>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Avatar {
    /// `original` or `small`.
    #[serde(default)]
    pub size: String,
    /// Where it is.
    #[serde(default)]
    pub url: String,
}

/// Users, and what was looked for in vain.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct V2UserList {
    /// Found.
    pub users: Vec<UserV2>,
    /// Not found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<UserError>,
}

/// What was wrong with one of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UserError {
    /// Such as `invalid.format`.
    #[serde(default)]
    pub error: String,
    /// The address at fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The number at fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// What users are searched for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct UserSearchQuery {
    /// Beginnings of words of name or e-mail address.
    pub query: Option<String>,
    /// Besides.
    pub filters: Option<UserSearchFilter>,
}

/// What users must have.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct UserSearchFilter {
    /// One of these types; `NORMAL` unless given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub account_types: Vec<String>,
    /// This job title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// This company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// This location.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// This market.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub market_coverage: Option<String>,
    /// This responsibility.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responsibility: Option<String>,
    /// This function.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    /// This instrument.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
}

/// Users that were found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct UserSearchResults {
    /// So many in all.
    pub count: u64,
    /// So many were left out.
    pub skip: u64,
    /// So many at most.
    pub limit: u64,
    /// What was asked.
    pub search_query: UserSearchQuery,
    /// They.
    pub users: Vec<UserV2>,
}

/// What a service account says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ServiceAccountManifest {
    /// JSON as text.
    pub manifest: String,
}

/// Languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Languages {
    /// Tags such as `en-US`.
    pub languages: Vec<String>,
}
