//! Streams of all, for who administers them: listed, made, closed, and who is in them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    OneUid, StreamId, SuccessResponse, Symphony, Uid,
    rooms::{MemberInfo, RoomDetail},
    streams::{Stream, StreamAttributes, StreamFilter, StreamType},
};
use crate::{auth::SessionToken, catalogue, endpoint, lenient};

endpoint! {
    /// Lists the streams that a user is in, oldest first.
    ///
    /// Errors: `Invalid` for a user that is not there, and for what is no kind of stream.
    pub ListUserStreams(Symphony, SessionToken, ContentManagement):
        POST "/v1/admin/user/{uid}/streams/list" -> Option<Vec<StreamAttributes>> {
        path {
            /// Whose.
            uid: Uid,
        }
        query {
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 100. Default 50.
            limit: Option<u64>,
        }
        body = #[doc = "Which."] filter: StreamFilter
    }
}

endpoint! {
    /// Lists the streams of all, those first in which somebody came or went first.
    ///
    /// Errors: `Invalid` for a value that the filter does not have.
    pub ListAdminStreams(Symphony, SessionToken, ContentManagement): POST "/v2/admin/streams/list" -> V2AdminStreamList {
        query {
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 100. Default 50.
            limit: Option<u64>,
        }
        body = #[doc = "Which."] filter: V2AdminStreamFilter
    }
}

endpoint! {
    /// Makes instant messages between others; between the same there is one.
    ///
    /// Errors: `Invalid` for less than two users, more than 20, and one that is not there; `Forbidden` for users who are kept apart.
    pub CreateAdminIm(Symphony, SessionToken, ContentManagement): POST "/v1/admin/im/create" -> Stream {
        body = #[doc = "Between whom: 2 to 20 users."] users: Vec<Uid>
    }
}

endpoint! {
    /// Deactivates or reactivates a room.
    ///
    /// Errors: `Invalid` for what is no room.
    pub SetAdminRoomActive(Symphony, SessionToken, ContentManagement): POST "/v1/admin/room/{id}/setActive" -> RoomDetail {
        path {
            /// Room.
            id: StreamId,
        }
        query {
            /// Whether it is to be active.
            active: bool,
        }
    }
}

endpoint! {
    /// Lists who is in a room, and who was.
    ///
    /// Errors: `Invalid` for what is no room.
    pub ListAdminRoomMembers(Symphony, SessionToken, ContentManagement):
        GET "/v1/admin/room/{id}/membership/list" -> Vec<MemberInfo> {
        path {
            /// Room.
            id: StreamId,
        }
        query {
            /// Also those who left. Default false.
            include_past_members as "includePastMembers": Option<bool>,
        }
    }
}

endpoint! {
    /// Puts somebody into a room.
    ///
    /// Errors: `Invalid` for what is no room or not active, and for a user that is not there; `Forbidden` for who is kept apart from
    /// somebody in it.
    pub AddAdminRoomMember(Symphony, SessionToken, ContentManagement): POST "/v1/admin/room/{id}/membership/add" -> SuccessResponse {
        path {
            /// Room.
            id: StreamId,
        }
        body = #[doc = "Whom."] payload: OneUid
    }
}

endpoint! {
    /// Takes somebody out of a room, the last owner too.
    ///
    /// Errors: `Invalid` for what is no room, and for who is not in it.
    pub RemoveAdminRoomMember(Symphony, SessionToken, ContentManagement):
        POST "/v1/admin/room/{id}/membership/remove" -> SuccessResponse {
        path {
            /// Room.
            id: StreamId,
        }
        body = #[doc = "Whom."] payload: OneUid
    }
}

endpoint! {
    /// Lists who is in a stream of any kind.
    ///
    /// Errors: `Invalid` for a stream that is not there.
    pub ListAdminStreamMembers(Symphony, SessionToken, ContentManagement):
        GET "/v1/admin/stream/{id}/membership/list" -> V2MembershipList {
        path {
            /// Stream.
            id: StreamId,
        }
        query {
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 1000. Default 100.
            limit: Option<u64>,
        }
    }
}

catalogue![
    ListUserStreams,
    ListAdminStreams,
    CreateAdminIm,
    SetAdminRoomActive,
    ListAdminRoomMembers,
    AddAdminRoomMember,
    RemoveAdminRoomMember,
    ListAdminStreamMembers
];

/// Which streams of all are meant; all that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V2AdminStreamFilter {
    /// `IM`, `MIM`, `ROOM`; all unless given.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::list")]
    pub stream_types: Vec<StreamType>,
    /// `INTERNAL` or `EXTERNAL`: whether somebody of another company is in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// `INTERNAL` or `EXTERNAL`: whether somebody of another company made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// `ACTIVE` or `INACTIVE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// `PUBLIC` or `PRIVATE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<String>,
    /// Somebody came or went from this moment on, milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<i64>,
    /// Somebody came or went before this moment. Default now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<i64>,
}

/// Streams of all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct V2AdminStreamList {
    /// So many in all.
    pub count: u64,
    /// So many were left out.
    pub skip: u64,
    /// So many at most.
    pub limit: u64,
    /// What was asked.
    pub filter: V2AdminStreamFilter,
    /// They.
    pub streams: Vec<V2AdminStreamInfo>,
}

/// A stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct V2AdminStreamInfo {
    /// Id.
    pub id: StreamId,
    /// Whether somebody of another company is in it.
    #[serde(default)]
    pub is_external: bool,
    /// Whether anybody can write.
    #[serde(default)]
    pub is_active: bool,
    /// Of a room: whether everybody may join.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_public: Option<bool>,
    /// `IM`, `MIM` or `ROOM`.
    #[serde(rename = "type", default)]
    pub kind: String,
    /// Whether it has members of other pods.
    #[serde(default)]
    pub cross_pod: bool,
    /// `INTERNAL` when who made it is of this company.
    #[serde(default)]
    pub origin: String,
    /// What is known of it.
    #[serde(default)]
    pub attributes: V2AdminStreamAttributes,
}

/// What is known of a stream.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V2AdminStreamAttributes {
    /// Of a room: its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_name: Option<String>,
    /// Of a room: its description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_description: Option<String>,
    /// Of instant messages: who is in them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<Uid>>,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by_user_id: Option<Uid>,
    /// When it was made, milliseconds since 1970.
    pub created_date: i64,
    /// When somebody last came or went.
    pub last_modified_date: i64,
    /// The company of who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin_company: Option<String>,
    /// The number of that company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin_company_id: Option<i64>,
    /// How many are in it.
    pub members_count: u64,
    /// When the last message was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_message_date: Option<i64>,
    /// Whether it is a group chat; none is here.
    pub group_chat: bool,
}

/// Who is in a stream.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct V2MembershipList {
    /// So many in all.
    pub count: u64,
    /// So many were left out.
    pub skip: u64,
    /// So many at most.
    pub limit: u64,
    /// They.
    pub members: Vec<V2MemberInfo>,
}

/// Somebody in a stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct V2MemberInfo {
    /// Who.
    pub user: V2MemberUserDetail,
    /// Whether they own it.
    #[serde(default)]
    pub is_owner: bool,
    /// Whether they made it.
    #[serde(default)]
    pub is_creator: bool,
    /// Since when, milliseconds since 1970.
    #[serde(default)]
    pub join_date: i64,
    /// Through which distribution lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added_through_groups: Vec<Uid>,
}

/// Somebody in a stream, as others see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct V2MemberUserDetail {
    /// Number.
    pub user_id: Uid,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// First name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Name as shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// The number of the company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company_id: Option<i64>,
    /// Whether they are of another company.
    #[serde(default)]
    pub is_external: bool,
}
