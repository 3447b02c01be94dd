//! Accounts, for who provisions them: made, seen, changed, found.
//!
//! 1.40 has a form of its own of what an account is, of which 20.17 keeps the answers of [`FindUsers`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Symphony, Uid, users::Avatar};
use crate::{auth::SessionToken, catalogue, endpoint, lenient};

mod attributes;

pub use attributes::{UserAttributes, UserKey, V2UserAttributes};

endpoint! {
    /// Makes an account.
    ///
    /// Errors: `Invalid` for a user name or e-mail address that another account has, for roles of another type of account, and for what
    /// is no public key; `Forbidden` for roles that only a `SUPER_ADMINISTRATOR` gives.
    pub CreateUser(Symphony, SessionToken, UserProvisioning): POST "/v2/admin/user/create" -> V2UserDetail {
        body = #[doc = "The account."] user: V2UserCreate
    }
}

endpoint! {
    /// Makes an account, in the form of 1.40.
    ///
    /// Errors: as of `CreateUser`.
    pub CreateUserV1(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/user/create" -> UserDetail {
        body = #[doc = "The account."] user: UserCreate
    }
}

endpoint! {
    /// Lists all accounts, by number.
    ///
    /// Errors: `Invalid` outside the ranges.
    pub ListUsers(Symphony, SessionToken, UserProvisioning): GET "/v2/admin/user/list" -> Vec<V2UserDetail> {
        query {
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 1000. Default 100.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Lists the numbers of all accounts.
    pub ListUsersV1(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/user/list" -> Vec<Uid> {}
}

endpoint! {
    /// Gets an account.
    ///
    /// Errors: `Invalid` for a number that nobody has.
    pub GetUserDetail(Symphony, SessionToken, UserProvisioning): GET "/v2/admin/user/{uid}" -> V2UserDetail {
        path {
            /// Number.
            uid: Uid,
        }
    }
}

endpoint! {
    /// Gets an account, in the form of 1.40.
    ///
    /// Errors: `Invalid` for a number that nobody has.
    pub GetUserDetailV1(Symphony, SessionToken, UserProvisioning): GET "/v1/admin/user/{uid}" -> UserDetail {
        path {
            /// Number.
            uid: Uid,
        }
    }
}

endpoint! {
    /// Changes an account; what is left out stays, an empty text or list clears.
    ///
    /// Errors: `Invalid` for a number that nobody has, for what another account has, for another type of account, and for what is
    /// changed where the person is administered; `Forbidden` for an account that only a `SUPER_ADMINISTRATOR` changes.
    pub UpdateUser(Symphony, SessionToken, UserProvisioning): POST "/v2/admin/user/{uid}/update" -> V2UserDetail {
        path {
            /// Number.
            uid: Uid,
        }
        body = #[doc = "What changes."] attributes: V2UserAttributes
    }
}

endpoint! {
    /// Changes an account, in the form of 1.40.
    ///
    /// Errors: as of `UpdateUser`.
    pub UpdateUserV1(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/user/{uid}/update" -> UserDetail {
        path {
            /// Number.
            uid: Uid,
        }
        body = #[doc = "What changes."] attributes: UserAttributes
    }
}

endpoint! {
    /// Finds accounts by what they may do and whether they are open.
    ///
    /// Errors: `Invalid` for a role, feature or status that is none.
    pub FindUsers(Symphony, SessionToken, UserProvisioning): POST "/v1/admin/user/find" -> Vec<UserDetail> {
        query {
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 1000. Default 100.
            limit: Option<u64>,
        }
        body = #[doc = "What they have in common."] filter: UserFilter
    }
}

catalogue![
    CreateUser,
    CreateUserV1,
    ListUsers,
    ListUsersV1,
    GetUserDetail,
    GetUserDetailV1,
    UpdateUser,
    UpdateUserV1,
    FindUsers,
];

/// An account to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewUser<A> {
    /// Who it is.
    pub user_attributes: A,
    /// Read and not kept: nobody signs in with it here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<Password>,
    /// Roles. Default `INDIVIDUAL`.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
}

/// An account to be.
pub type V2UserCreate = NewUser<V2UserAttributes>;

/// The same in the form of 1.40.
pub type UserCreate = NewUser<UserAttributes>;

/// A password, as derived by who sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Password {
    /// Salt, for the pod.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub h_salt: Option<String>,
    /// Derived, for the pod.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub h_password: Option<String>,
    /// Salt, for the key manager.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kh_salt: Option<String>,
    /// Derived, for the key manager.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kh_password: Option<String>,
}

/// What accounts are found by; all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct UserFilter {
    /// With this role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// With this feature enabled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature: Option<String>,
    /// `ENABLED` or `DISABLED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

/// An account and what it may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Detail<A> {
    /// Who it is.
    pub user_attributes: A,
    /// How it stands.
    pub user_system_info: UserSystemInfo,
    /// Numbers of features; the documents number none, so that none is sent.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub features: Vec<i64>,
    /// Numbers of apps; the same.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub apps: Vec<i64>,
    /// Numbers of groups; the same.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<i64>,
    /// Roles, and optional actions of theirs.
    #[serde(default, deserialize_with = "lenient::list")]
    pub roles: Vec<String>,
    /// Numbers of disclaimers; the same as of features.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub disclaimers: Vec<i64>,
    /// The picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avatar: Option<Avatar>,
}

/// An account and what it may do.
pub type V2UserDetail = Detail<V2UserAttributes>;

/// The same in the form of 1.40.
pub type UserDetail = Detail<UserAttributes>;

/// How an account stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserSystemInfo {
    /// Number.
    pub id: Uid,
    /// `ENABLED` or `DISABLED`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Whether it is shut for a while.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended: Option<bool>,
    /// Until when, as it was sent: seconds or milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended_until: Option<i64>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspension_reason: Option<String>,
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_date: Option<i64>,
    /// By whom, the number as a text; none for who works here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
    /// When it last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_updated_date: Option<i64>,
    /// When it last signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_login_date: Option<i64>,
    /// When its password was last set; none here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_password_reset: Option<i64>,
    /// When it was disabled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deactivated_date: Option<i64>,
}
