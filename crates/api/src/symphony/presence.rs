//! Presence: who is there.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{StringId, SuccessResponse, Symphony, Uid};
use crate::{auth::SessionToken, catalogue, endpoint};

endpoint! {
    /// Gets one's own presence.
    pub GetOwnPresence(Symphony, SessionToken, Member): GET "/v2/user/presence" -> V2Presence {}
}

endpoint! {
    /// Sets one's own presence.
    ///
    /// Errors: `Invalid` for what is no category that can be set.
    pub SetOwnPresence(Symphony, SessionToken, Member): POST "/v2/user/presence" -> V2Presence {
        query {
            /// Only when one is there. Default false.
            soft: Option<bool>,
        }
        body = #[doc = "How."] presence: PresenceStatus
    }
}

endpoint! {
    /// Sets somebody's presence.
    ///
    /// Errors: `Forbidden` for others than oneself without a role for it; `NotFound`.
    pub SetPresence(Symphony, SessionToken, Member): POST "/v3/user/presence" -> V2Presence {
        query {
            /// Only when they are there. Default false.
            soft: Option<bool>,
        }
        body = #[doc = "How."] presence: UserPresence
    }
}

endpoint! {
    /// Gets somebody's presence.
    ///
    /// Errors: `NotFound`.
    pub GetPresence(Symphony, SessionToken, Member): GET "/v3/user/{uid}/presence" -> V2Presence {
        path {
            /// Whose.
            uid: Uid,
        }
        query {
            /// Only of this pod. Default false.
            local: Option<bool>,
        }
    }
}

endpoint! {
    /// Gets somebody's presence.
    pub GetPresenceV1(Symphony, SessionToken, Member): GET "/v1/user/{uid}/presence" -> PresenceStatus {
        path {
            /// Whose.
            uid: Uid,
        }
    }
}

endpoint! {
    /// Lists the presence of everybody who has ever been there, by number.
    pub ListPresence(Symphony, SessionToken, Member): GET "/v2/users/presence" -> Vec<V2Presence> {
        query {
            /// Only numbers from this one on, it excluded.
            last_user_id as "lastUserId": Option<Uid>,
            /// At most so many, 1 to 5000. Default 1000.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Lists the presence of everybody who has ever been there, by number, at most 5000.
    pub ListPresenceV1(Symphony, SessionToken, Member): GET "/v1/presence" -> Vec<PresenceV1> {}
}

endpoint! {
    /// Opens a feed of changes of presence.
    pub CreatePresenceFeed(Symphony, SessionToken, Member): POST "/v1/presence/feed/create" -> StringId {}
}

endpoint! {
    /// Reads what has changed since the last time, at most 500.
    ///
    /// Errors: `Invalid` for a feed that is not one's own.
    pub ReadPresenceFeed(Symphony, SessionToken, Member): GET "/v1/presence/feed/{feedId}/read" -> Vec<V2Presence> {
        path {
            /// Feed.
            feed_id as "feedId": String,
        }
    }
}

endpoint! {
    /// Closes a feed.
    ///
    /// Errors: `Invalid` for a feed that is not one's own.
    pub DeletePresenceFeed(Symphony, SessionToken, Member): POST "/v1/presence/feed/{feedId}/delete" -> StringId {
        path {
            /// Feed.
            feed_id as "feedId": String,
        }
    }
}

endpoint! {
    /// Says whose presence one wants to hear of.
    ///
    /// Errors: `NotFound` for a number that nobody has.
    pub RegisterPresenceInterest(Symphony, SessionToken, Member): POST "/v1/user/presence/register" -> SuccessResponse {
        body = #[doc = "Whom."] users: Vec<Uid>
    }
}

catalogue![
    GetOwnPresence,
    SetOwnPresence,
    SetPresence,
    GetPresence,
    GetPresenceV1,
    ListPresence,
    ListPresenceV1,
    CreatePresenceFeed,
    ReadPresenceFeed,
    DeletePresenceFeed,
    RegisterPresenceInterest,
];

/// How somebody is there. New categories may come; they are kept as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PresenceStatus {
    /// One of [`CATEGORIES`].
    pub category: String,
}

/// The categories: of 1.40, and of 20.17 besides the three before the last. `UNDEFINED` and `OFFLINE` are not set but come by themselves,
/// `OFFLINE` too when one says so.
pub const CATEGORIES: [&str; 11] = [
    "UNDEFINED",
    "AVAILABLE",
    "BUSY",
    "DO_NOT_DISTURB",
    "ON_THE_PHONE",
    "BE_RIGHT_BACK",
    "AWAY",
    "IN_A_MEETING",
    "OUT_OF_OFFICE",
    "OFF_WORK",
    "OFFLINE",
];

/// How somebody shall be there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserPresence {
    /// One of [`CATEGORIES`].
    pub category: String,
    /// Who.
    pub user_id: Uid,
}

/// How somebody is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct V2Presence {
    /// One of [`CATEGORIES`].
    pub category: String,
    /// Who.
    pub user_id: Uid,
    /// Since when.
    #[serde(default)]
    pub timestamp: i64,
}

/// How somebody is there, as 1.40 has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PresenceV1 {
    /// Who.
    pub uid: Uid,
    /// One of [`CATEGORIES`].
    pub category: String,
}
