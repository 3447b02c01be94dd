//! Rooms in the older forms of 1.40: version 1 keeps what is fixed apart, version 2 has fewer attributes. Same rooms, same rules.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    StreamId, Symphony,
    rooms::{
        FacetedMatchCount, ImmutableRoomAttributes, MemberInfo, RoomAttributes, RoomDetail, RoomSearchCriteria,
        RoomSystemInfo, RoomTag,
    },
};
use crate::{auth::SessionToken, catalogue, endpoint};

endpoint! {
    /// Creates a room.
    pub CreateRoomV1(Symphony, SessionToken, Member): POST "/v1/room/create" -> RoomDetail {
        body = #[doc = "What it shall be."] room: RoomCreate
    }
}

endpoint! {
    /// Creates a room.
    pub CreateRoomV2(Symphony, SessionToken, Member): POST "/v2/room/create" -> V2RoomDetail {
        body = #[doc = "What it is, or shall be."] attributes: V2RoomAttributes
    }
}

endpoint! {
    /// Gets a room.
    pub GetRoomV1(Symphony, SessionToken, Member): GET "/v1/room/{id}/info" -> RoomDetail {
        path {
            /// Room.
            id: StreamId,
        }
    }
}

endpoint! {
    /// Gets a room.
    pub GetRoomV2(Symphony, SessionToken, Member): GET "/v2/room/{id}/info" -> V2RoomDetail {
        path {
            /// Room.
            id: StreamId,
        }
    }
}

endpoint! {
    /// Changes a room; what is left out stays.
    pub UpdateRoomV1(Symphony, SessionToken, Member): POST "/v1/room/{id}/update" -> RoomDetail {
        path {
            /// Room.
            id: StreamId,
        }
        body = #[doc = "What it is, or shall be."] attributes: RoomAttributes
    }
}

endpoint! {
    /// Changes a room; what is left out stays.
    pub UpdateRoomV2(Symphony, SessionToken, Member): POST "/v2/room/{id}/update" -> V2RoomDetail {
        path {
            /// Room.
            id: StreamId,
        }
        body = #[doc = "What it is, or shall be."] attributes: V2RoomAttributes
    }
}

endpoint! {
    /// Searches the rooms that one may see.
    pub SearchRoomsV2(Symphony, SessionToken, Member): POST "/v2/room/search" -> RoomSearchResults {
        query {
            /// Rows to leave out. Default 0.
            skip: Option<u64>,
            /// At most so many, 1 to 100. Default 50.
            limit: Option<u64>,
        }
        body = #[doc = "What is looked for."] criteria: RoomSearchCriteria
    }
}

endpoint! {
    /// Lists who is or was in a room.
    pub ListRoomMembersV1(Symphony, SessionToken, Member): GET "/v1/room/{id}/membership/list" -> Vec<MemberInfo> {
        path {
            /// Room.
            id: StreamId,
        }
    }
}

catalogue![
    CreateRoomV1,
    CreateRoomV2,
    GetRoomV1,
    GetRoomV2,
    UpdateRoomV1,
    UpdateRoomV2,
    SearchRoomsV2,
    ListRoomMembersV1,
];

/// A room to be, in the first form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct RoomCreate {
    /// What it is.
    pub room_attributes: RoomAttributes,
    /// What is fixed.
    pub immutable_room_attributes: ImmutableRoomAttributes,
}

/// What a room is, in the second form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V2RoomAttributes {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// By which it is found besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keywords: Option<Vec<RoomTag>>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether members may add others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members_can_invite: Option<bool>,
    /// Whether others find it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discoverable: Option<bool>,
    /// Whether everybody may join.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public: Option<bool>,
    /// Whether owners alone write.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_only: Option<bool>,
    /// Whether clients forbid copying.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_protected: Option<bool>,
}

/// A room, in the second form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct V2RoomDetail {
    /// What it is.
    #[serde(default)]
    pub room_attributes: V2RoomAttributes,
    /// What the server knows of it.
    pub room_system_info: RoomSystemInfo,
}

/// Rooms that were found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct RoomSearchResults {
    /// So many in all.
    pub count: u64,
    /// So many were left out.
    pub skip: u64,
    /// So many at most.
    pub limit: u64,
    /// What was asked.
    pub query: RoomSearchCriteria,
    /// They.
    pub rooms: Vec<V2RoomDetail>,
    /// How many by what.
    pub faceted_match_count: Vec<FacetedMatchCount>,
}
