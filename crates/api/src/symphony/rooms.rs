//! Rooms, and who is in them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{OneUid, StreamId, SuccessResponse, Symphony, Uid};
use crate::{auth::SessionToken, catalogue, endpoint, lenient};

endpoint! {
    /// Creates a room, private unless it says otherwise. Who creates it owns it.
    ///
    /// Errors: `Invalid` for a public room whose name is taken, and without name or description.
    pub CreateRoom(Symphony, SessionToken, Member): POST "/v3/room/create" -> V3RoomDetail {
        body = #[doc = "What it is, or shall be."] attributes: V3RoomAttributes
    }
}

endpoint! {
    /// Gets a room.
    ///
    /// Errors: `Invalid` for what is no room; `Forbidden` for one that one may not see.
    pub GetRoom(Symphony, SessionToken, Member): GET "/v3/room/{id}/info" -> V3RoomDetail {
        path {
            /// Room.
            id: StreamId,
        }
    }
}

endpoint! {
    /// Changes a room; what is left out stays. Owners may. Public, read-only and copy-protected are fixed at creation.
    pub UpdateRoom(Symphony, SessionToken, Member): POST "/v3/room/{id}/update" -> V3RoomDetail {
        path {
            /// Room.
            id: StreamId,
        }
        body = #[doc = "What it is, or shall be."] attributes: V3RoomAttributes
    }
}

endpoint! {
    /// Searches the rooms that one may see.
    pub SearchRooms(Symphony, SessionToken, Member): POST "/v3/room/search" -> V3RoomSearchResults {
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
    /// Deactivates or reactivates a room: nobody writes in one that is not active. Owners may.
    pub SetRoomActive(Symphony, SessionToken, Member): POST "/v1/room/{id}/setActive" -> RoomDetail {
        path {
            /// Room.
            id: StreamId,
        }
        query {
            /// Whether it is active.
            active: bool,
        }
    }
}

endpoint! {
    /// Lists who is in a room.
    pub ListRoomMembers(Symphony, SessionToken, Member): GET "/v2/room/{id}/membership/list" -> Vec<MemberInfo> {
        path {
            /// Room.
            id: StreamId,
        }
    }
}

endpoint! {
    /// Adds a member to a room: owners may, or members where they can invite; everybody joins a public room.
    pub AddRoomMember(Symphony, SessionToken, Member): POST "/v1/room/{id}/membership/add" -> SuccessResponse {
        path {
            /// Room.
            id: StreamId,
        }
        body = #[doc = "Whom."] user: OneUid
    }
}

endpoint! {
    /// Removes a member from a room: owners may, and everybody leaves by themselves.
    pub RemoveRoomMember(Symphony, SessionToken, Member): POST "/v1/room/{id}/membership/remove" -> SuccessResponse {
        path {
            /// Room.
            id: StreamId,
        }
        body = #[doc = "Whom."] user: OneUid
    }
}

endpoint! {
    /// Makes a member of a room one of its owners. Owners may.
    pub PromoteOwner(Symphony, SessionToken, Member): POST "/v1/room/{id}/membership/promoteOwner" -> SuccessResponse {
        path {
            /// Room.
            id: StreamId,
        }
        body = #[doc = "Whom."] user: OneUid
    }
}

endpoint! {
    /// Makes an owner of a room a member like others. Owners may.
    pub DemoteOwner(Symphony, SessionToken, Member): POST "/v1/room/{id}/membership/demoteOwner" -> SuccessResponse {
        path {
            /// Room.
            id: StreamId,
        }
        body = #[doc = "Whom."] user: OneUid
    }
}

catalogue![
    CreateRoom,
    GetRoom,
    UpdateRoom,
    SearchRooms,
    SetRoomActive,
    ListRoomMembers,
    AddRoomMember,
    RemoveRoomMember,
    PromoteOwner,
    DemoteOwner,
];

/// What a room is; in a change, what shall change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V3RoomAttributes {
    /// Name, 1 to 500 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// By which it is found besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keywords: Option<Vec<RoomTag>>,
    /// Description, at most 2000 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether members may add others. Default false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members_can_invite: Option<bool>,
    /// Whether others find it. Default false, true for a public one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discoverable: Option<bool>,
    /// Whether everybody may join. Default false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public: Option<bool>,
    /// Whether owners alone write. Default false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_only: Option<bool>,
    /// Whether clients forbid copying. Default false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_protected: Option<bool>,
    /// Whether it has members of other pods; there are none here. Default false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cross_pod: Option<bool>,
    /// Whether new members see what was before. Default false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view_history: Option<bool>,
    /// Whether more than two companies may be in it. Default false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multi_lateral_room: Option<bool>,
    /// Whether it is for a meeting. Default false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_meeting: Option<bool>,
    /// No longer in use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_type: Option<String>,
    /// The message that is pinned; empty to unpin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pinned_message_id: Option<String>,
    /// Whether it is a group chat; set by the server alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_chat: Option<bool>,
}

/// By what a room is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RoomTag {
    /// Label.
    pub key: String,
    /// Value.
    pub value: String,
}

/// What the server knows of a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomSystemInfo {
    /// Id.
    pub id: StreamId,
    /// When it was created.
    #[serde(default)]
    pub creation_date: i64,
    /// Who created it.
    pub created_by_user_id: Uid,
    /// Whether anybody can write.
    #[serde(default)]
    pub active: bool,
}

/// A room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct V3RoomDetail {
    /// What it is.
    #[serde(default)]
    pub room_attributes: V3RoomAttributes,
    /// What the server knows of it.
    pub room_system_info: RoomSystemInfo,
    /// Distribution lists in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupItem>,
}

/// A distribution list in a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroupItem {
    /// Which.
    pub id: Uid,
    /// Who added it.
    pub added_by: Uid,
}

/// What a room is, as 1.40 first had it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct RoomAttributes {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// By which it is found besides.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list")]
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
}

/// What is fixed once a room is created, as 1.40 first had it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct ImmutableRoomAttributes {
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

/// A room, as 1.40 first had it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomDetail {
    /// What it is.
    #[serde(default)]
    pub room_attributes: RoomAttributes,
    /// What the server knows of it.
    pub room_system_info: RoomSystemInfo,
    /// What is fixed.
    #[serde(default)]
    pub immutable_room_attributes: ImmutableRoomAttributes,
}

/// What rooms are searched for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct RoomSearchCriteria {
    /// Words of name or description, 1 to 500 characters.
    pub query: String,
    /// Labels whose values are searched too.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::list")]
    pub labels: Vec<String>,
    /// Only active ones, or only others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// Only private ones, or only others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub private: Option<bool>,
    /// Only those that they own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<OneUid>,
    /// Only those that they created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<OneUid>,
    /// Only those that they are in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<OneUid>,
    /// `BASIC` or `RELEVANCE`; both are by name here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_order: Option<String>,
    /// Only of this kind; there are no others than plain ones here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_type: Option<String>,
}

/// Rooms that were found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct V3RoomSearchResults {
    /// So many in all.
    pub count: u64,
    /// So many were left out.
    pub skip: u64,
    /// So many at most.
    pub limit: u64,
    /// What was asked.
    pub query: RoomSearchCriteria,
    /// They.
    pub rooms: Vec<V3RoomDetail>,
    /// How many by what.
    pub faceted_match_count: Vec<FacetedMatchCount>,
}

/// How many rooms were found by something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct FacetedMatchCount {
    /// By what.
    pub facet: String,
    /// How many.
    pub count: u64,
}

/// A member of a stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MemberInfo {
    /// Who.
    pub id: Uid,
    /// Whether they own it.
    #[serde(default)]
    pub owner: bool,
    /// Since when.
    #[serde(default)]
    pub join_date: i64,
    /// Through which distribution lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added_through_groups: Vec<Uid>,
}
