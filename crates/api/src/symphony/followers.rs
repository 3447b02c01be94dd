//! Who follows whom.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{SuccessResponse, Symphony, Uid};
use crate::{auth::SessionToken, catalogue, endpoint};

endpoint! {
    /// Makes users follow a user.
    ///
    /// Errors: `Invalid` for a number that nobody has, `Forbidden` for others than oneself without a role for it.
    pub FollowUser(Symphony, SessionToken, Member): POST "/v1/user/{uid}/follow" -> SuccessResponse {
        path {
            /// Whom.
            uid: Uid,
        }
        body {
            /// Who, 1 to 100.
            followers: Vec<Uid>,
        }
    }
}

endpoint! {
    /// Makes users follow a user no more.
    ///
    /// Errors: as for following.
    pub UnfollowUser(Symphony, SessionToken, Member): POST "/v1/user/{uid}/unfollow" -> SuccessResponse {
        path {
            /// Whom.
            uid: Uid,
        }
        body {
            /// Who, 1 to 100.
            followers: Vec<Uid>,
        }
    }
}

endpoint! {
    /// Lists who follows a user, by number.
    pub ListFollowers(Symphony, SessionToken, Member): GET "/v1/user/{uid}/followers" -> Followers {
        path {
            /// Whom.
            uid: Uid,
        }
        query {
            /// At most so many, 1 to 1000. Default 100.
            limit: Option<u64>,
            /// Those before this cursor.
            before: Option<String>,
            /// Those after this cursor.
            after: Option<String>,
        }
    }
}

endpoint! {
    /// Lists whom a user follows, by number.
    pub ListFollowing(Symphony, SessionToken, Member): GET "/v1/user/{uid}/following" -> Following {
        path {
            /// Who.
            uid: Uid,
        }
        query {
            /// At most so many, 1 to 1000. Default 100.
            limit: Option<u64>,
            /// Those before this cursor.
            before: Option<String>,
            /// Those after this cursor.
            after: Option<String>,
        }
    }
}

catalogue![FollowUser, UnfollowUser, ListFollowers, ListFollowing];

/// Who follows a user.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Followers {
    /// So many in all.
    pub count: u64,
    /// They.
    pub followers: Vec<Uid>,
    /// Where there are more.
    pub pagination: Pagination,
}

/// Whom a user follows. An example of the document names the list `followers`, which is read too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Following {
    /// So many in all.
    pub count: u64,
    /// They.
    #[serde(alias = "followers")]
    pub following: Vec<Uid>,
    /// Where there are more.
    pub pagination: Pagination,
}

/// Where a list goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Pagination {
    /// Where this page begins and ends.
    pub cursors: Cursors,
    /// The page before; none on the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// The page after; none on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Where a page begins and ends; opaque. Examples of the document have numbers, which are read too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Cursors {
    /// For what comes before.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::lenient::text")]
    pub before: Option<String>,
    /// For what comes after.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::lenient::text")]
    pub after: Option<String>,
}
