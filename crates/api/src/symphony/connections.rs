//! Connections between users. Users of one pod are connected without asking; here all are of one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{SuccessResponse, Symphony, Uid};
use crate::{auth::SessionToken, catalogue, endpoint};

endpoint! {
    /// Asks a user for a connection.
    ///
    /// Errors: `NotFound`; `Invalid` for oneself.
    pub CreateConnection(Symphony, SessionToken, Member): POST "/v1/connection/create" -> UserConnection {
        body = #[doc = "With whom."] request: ConnectionRequest
    }
}

endpoint! {
    /// Accepts a connection.
    ///
    /// Errors: `NotFound` without one that waits.
    pub AcceptConnection(Symphony, SessionToken, Member): POST "/v1/connection/accept" -> UserConnection {
        body = #[doc = "With whom."] request: ConnectionRequest
    }
}

endpoint! {
    /// Refuses a connection.
    ///
    /// Errors: `NotFound` without one that waits; `Invalid` for a user of the same pod.
    pub RejectConnection(Symphony, SessionToken, Member): POST "/v1/connection/reject" -> UserConnection {
        body = #[doc = "With whom."] request: ConnectionRequest
    }
}

endpoint! {
    /// Lists one's connections. Those with users of the same pod only when they are named and accepted ones are asked for.
    ///
    /// Errors: `Invalid` for what is no status.
    pub ListConnections(Symphony, SessionToken, Member): GET "/v1/connection/list" -> Vec<UserConnection> {
        query {
            /// `pending_incoming`, `pending_outgoing`, `accepted`, `rejected` or `all`; the two first unless given.
            status: Option<String>,
            /// Only with these users, numbers joined by commas.
            user_ids as "userIds": Option<String>,
        }
    }
}

endpoint! {
    /// Gets one's connection with a user.
    ///
    /// Errors: `NotFound`.
    pub GetConnection(Symphony, SessionToken, Member): GET "/v1/connection/user/{userId}/info" -> UserConnection {
        path {
            /// Whom.
            user_id as "userId": Uid,
        }
    }
}

endpoint! {
    /// Ends one's connection with a user.
    ///
    /// Errors: `NotFound` without one; `Invalid` for a user of the same pod.
    pub RemoveConnection(Symphony, SessionToken, Member): POST "/v1/connection/user/{uid}/remove" -> SuccessResponse {
        path {
            /// Whom.
            uid: Uid,
        }
    }
}

catalogue![CreateConnection, AcceptConnection, RejectConnection, ListConnections, GetConnection, RemoveConnection];

/// With whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionRequest {
    /// User.
    pub user_id: Uid,
}

/// A connection with a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserConnection {
    /// With whom.
    pub user_id: Uid,
    /// `PENDING_INCOMING`, `PENDING_OUTGOING`, `ACCEPTED` or `REJECTED`; 1.40 writes it in lower case.
    #[serde(default)]
    pub status: String,
    /// When it was first asked for; none among users of one pod.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_requested_at: Option<i64>,
    /// When it last changed; none among users of one pod.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<i64>,
    /// How often it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_counter: Option<u32>,
}
