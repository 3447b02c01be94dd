//! Streams of every kind, and instant messages between few.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{StreamId, Symphony, Uid, rooms::GroupItem};
use crate::{auth::SessionToken, catalogue, endpoint, lenient};

endpoint! {
    /// Opens the instant messages between oneself and others: the ones there are, or new ones.
    ///
    /// Errors: `Invalid` for nobody, for a number that nobody has, and for more than 20.
    pub CreateIm(Symphony, SessionToken, Member): POST "/v1/im/create" -> Stream {
        body = #[doc = "Whom."] users: Vec<Uid>
    }
}

endpoint! {
    /// Gets instant messages that one is in.
    pub GetIm(Symphony, SessionToken, Member): GET "/v1/im/{id}/info" -> V1ImDetail {
        path {
            /// Which.
            id: StreamId,
        }
    }
}

endpoint! {
    /// Pins a message in instant messages that one is in, or unpins it.
    pub UpdateIm(Symphony, SessionToken, Member): POST "/v1/im/{id}/update" -> V1ImDetail {
        path {
            /// Which.
            id: StreamId,
        }
        body = #[doc = "What it is, or shall be."] attributes: V1ImAttributes
    }
}

endpoint! {
    /// Lists the streams that one is in, the oldest first; nothing when there is none.
    pub ListStreams(Symphony, SessionToken, Member): POST "/v1/streams/list" -> Option<Vec<StreamAttributes>> {
        query {
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 1000. Default 50.
            limit: Option<u64>,
        }
        body = #[doc = "Which."] filter: StreamFilter
    }
}

endpoint! {
    /// Gets a stream that one is in, or a room that one may see.
    pub GetStream(Symphony, SessionToken, Member): GET "/v2/streams/{sid}/info" -> V2StreamAttributes {
        path {
            /// Which.
            sid: StreamId,
        }
    }
}

catalogue![CreateIm, GetIm, UpdateIm, ListStreams, GetStream];

/// A stream's id, as an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Stream {
    /// Id.
    pub id: StreamId,
}

/// What can be changed of instant messages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V1ImAttributes {
    /// The message that is pinned; empty to unpin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pinned_message_id: Option<String>,
}

/// Instant messages. The document writes these two names in capitals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct V1ImDetail {
    /// What can be changed.
    #[serde(rename = "V1IMAttributes", default)]
    pub attributes: V1ImAttributes,
    /// What the server knows.
    #[serde(rename = "IMSystemInfo")]
    pub system_info: ImSystemInfo,
}

/// What the server knows of instant messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImSystemInfo {
    /// Id.
    pub id: StreamId,
    /// When they began.
    #[serde(default)]
    pub creation_date: i64,
    /// Whether anybody can write.
    #[serde(default)]
    pub active: bool,
}

/// Which streams are meant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct StreamFilter {
    /// Of these kinds; all unless given.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::list")]
    pub stream_types: Vec<StreamType>,
    /// Also those that are not active. Default false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_inactive_streams: Option<bool>,
}

/// The kind of a stream, as an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StreamType {
    /// `IM` between two, `MIM` between few, `ROOM`, `POST` for a wall.
    #[serde(rename = "type", default)]
    pub kind: String,
}

impl From<&str> for StreamType {
    fn from(kind: &str) -> Self {
        Self { kind: kind.to_owned() }
    }
}

/// A stream in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StreamAttributes {
    /// Id.
    pub id: StreamId,
    /// Whether it has members of other pods.
    #[serde(default)]
    pub cross_pod: bool,
    /// Whether anybody can write.
    #[serde(default)]
    pub active: bool,
    /// Its kind.
    pub stream_type: StreamType,
    /// Of instant messages: who is in them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stream_attributes: Option<ImMembers>,
    /// Of a room: its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room_attributes: Option<RoomName>,
}

/// Who is in instant messages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ImMembers {
    /// They.
    pub members: Vec<Uid>,
}

/// What a room is called.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct RoomName {
    /// Name.
    pub name: String,
    /// Distribution lists in it; only of one stream, not in lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupItem>,
}

/// A stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct V2StreamAttributes {
    /// Id.
    pub id: StreamId,
    /// Whether it has members of other pods.
    #[serde(default)]
    pub cross_pod: bool,
    /// `INTERNAL` when who created it is of this pod.
    #[serde(default)]
    pub origin: String,
    /// Whether anybody can write.
    #[serde(default)]
    pub active: bool,
    /// When the last message was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_message_date: Option<i64>,
    /// Its kind.
    pub stream_type: StreamType,
    /// Of instant messages: who is in them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stream_attributes: Option<ImMembers>,
    /// Of a room: its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room_attributes: Option<RoomName>,
}
