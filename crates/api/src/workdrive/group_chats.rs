//! Group chats: titled groups, and rooms that are named by their members.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ConversationId, File, FileId, Meta, UserId, UserStub, WorkDrive, events::Event};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged, time};

endpoint! {
    /// Lists group chats, latest made first: public ones, and those that the caller is in.
    ///
    /// `GET /api/group-chats`
    pub ListGroupChats(WorkDrive, ApiKey, Member): GET "/group-chats" -> GroupChatPage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
            /// Only of this type.
            group_type: Option<GroupType>,
            /// Only those that the caller is in.
            my_group_chats: Option<bool>,
            /// With `participants`. Default false.
            include_participants: Option<bool>,
            /// Only those made up to this moment. A bare day means its end.
            #[serde(default, deserialize_with = "time::some_end")]
            time: Option<DateTime<Utc>>,
        }
    }
}

endpoint! {
    /// Makes a group chat; the caller is in it and administers it.
    ///
    /// `POST /api/group-chats`. Errors: `Invalid` for a group without a title, an unknown category or a foreign file; `NotFound` for an unknown
    /// member. With `startDateTime` and `endDateTime` in the body it is [`CreateConversationMeeting`], whose path the document prints so.
    pub CreateGroupChat(WorkDrive, ApiKey, Member): POST "/group-chats" -> 201 GroupChat {
        body = /// The group chat.
        group: NewGroupChat
    }
}

endpoint! {
    /// Changes a group chat; for its administrators. What is not sent stays.
    ///
    /// `PATCH /api/group-chats/{id}`. Errors: `Conflict` when nobody would administer it; `NotFound` for who is to administer it and is not in it.
    pub UpdateGroupChat(WorkDrive, ApiKey, Member): PATCH "/group-chats/{id}" -> GroupChat {
        path {
            /// Group chat.
            id: ConversationId,
        }
        body = /// What changes.
        group: GroupChatChange
    }
}

endpoint! {
    /// Deletes group chats for good, with their messages: all of them, or none. For those who administer all of them.
    ///
    /// `DELETE /api/group-chats?id=...&id=...`; also `DELETE /api/group-chats/{id}`. Errors: `NotFound`; `Conflict` for a direct conversation.
    pub DeleteGroupChats(WorkDrive, ApiKey, Member): DELETE "/group-chats" -> () {
        query {
            /// Group chats, 1 to 100.
            #[serde(default)]
            id: Vec<ConversationId>,
        }
    }
}

endpoint! {
    /// Makes a meeting in a conversation: an event that belongs to it, and a message that says so.
    ///
    /// The document prints `POST /api/group-chats`, a copy; the backend takes that too, with `conversationId` in the body or the query.
    /// Without `userIds` everybody in the conversation is invited. Errors: `NotFound` for who is not in the conversation.
    pub CreateConversationMeeting(WorkDrive, ApiKey, Member): POST "/{conversationId}/meeting" -> 201 Event {
        path {
            /// Conversation.
            conversation_id as "conversationId": ConversationId,
        }
        body = /// The meeting.
        meeting: NewMeeting
    }
}

catalogue![ListGroupChats, CreateGroupChat, UpdateGroupChat, DeleteGroupChats, CreateConversationMeeting];

impl Paged for ListGroupChats {
    type Item = GroupChat;
    fn items(page: GroupChatPage) -> Vec<GroupChat> {
        page.conversations
    }
    fn next(&self, page: &GroupChatPage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

/// What a group chat is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum GroupType {
    /// Has a title, perhaps a picture and a category.
    ChatGroup,
    /// Is named by its members, and always private.
    Room,
}

/// A group chat to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewGroupChat {
    /// What it is.
    pub group_type: GroupType,
    /// Whether only its members see it. Default true.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub is_private: Option<bool>,
    /// Whether others ask before they join a public one. Default false: they join.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub by_request: Option<bool>,
    /// Title, 1 to 100 characters; a group needs one, a room has none.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it is for, at most 1,000 characters.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Who is in it besides the caller, at most 1,000.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<GroupMember>,
    /// Picture of a group: an upload of the caller's.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub file_id: Option<FileId>,
    /// Name of a category of the module Chat; of a group.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
}

/// Somebody who is to be in a group chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroupMember {
    /// Who.
    pub id: UserId,
    /// Whether they administer it.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub is_admin: bool,
}

/// A change of a group chat.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroupChatChange {
    /// Title.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it is for; an empty text takes it away.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether only its members see it.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub is_private: Option<bool>,
    /// Whether others ask before they join. Not in the document.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub by_request: Option<bool>,
    /// Members who administer it from now on.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub new_admins: Vec<UserId>,
    /// Members who administer it no more.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub removed_admins: Vec<UserId>,
    /// Picture of a group: an upload of the caller's.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub file_id: Option<FileId>,
    /// Name of a category of the module Chat; an empty text takes it away.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
}

/// A meeting to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewMeeting {
    /// Title, 1 to 200 characters.
    pub title: String,
    /// Members who are invited.
    #[serde(default, deserialize_with = "lenient::some_list", skip_serializing_if = "Option::is_none")]
    pub user_ids: Option<Vec<UserId>>,
    /// When it begins, as events have it.
    #[serde(deserialize_with = "crate::time::moment")]
    pub start_date_time: DateTime<Utc>,
    /// When it ends. Needed unless there is a `duration`.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub end_date_time: Option<DateTime<Utc>>,
    /// How long it takes, in minutes; the document gives no unit. Passed over when there is an end.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub duration: Option<u32>,
    /// Picture: an upload of the caller's.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub poster_id: Option<FileId>,
}

/// A page of group chats.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GroupChatPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub conversations: Vec<GroupChat>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// A group chat.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroupChat {
    /// Id of the conversation.
    pub id: ConversationId,
    /// The same again.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub group_id: Option<ConversationId>,
    /// When it was made.
    #[serde(default, deserialize_with = "crate::time::optional")]
    pub created_at: Option<DateTime<Utc>>,
    /// When it last changed.
    #[serde(default, deserialize_with = "crate::time::optional")]
    pub updated_at: Option<DateTime<Utc>>,
    /// Who made it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub created_by: Option<UserId>,
    /// Who last changed it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub updated_by: Option<UserId>,
    /// Title; of a room the names of its first members.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub title: String,
    /// What it is for.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub description: Option<String>,
    /// Picture.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub image: Option<File>,
    /// Whether it is a group rather than a room.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub is_channel: bool,
    /// Whether only its members see it.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub is_private: bool,
    /// Whether others ask before they join.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub by_request: bool,
    /// `CHAT_GROUP` or `ROOM`.
    #[serde(default, rename = "type", deserialize_with = "lenient::optional")]
    pub group_type: Option<GroupType>,
    /// Name of its category.
    #[serde(default, deserialize_with = "lenient::text")]
    pub category: Option<String>,
    /// How many messages the caller has not read.
    #[serde(default, deserialize_with = "lenient::number")]
    pub new_response_count: u64,
    /// Who is in it; only when asked for, and in answers about one.
    #[serde(default, deserialize_with = "lenient::some_list", skip_serializing_if = "Option::is_none")]
    pub participants: Option<Vec<UserStub>>,
    /// Who administers it; in answers about one.
    #[serde(default, deserialize_with = "lenient::some_list", skip_serializing_if = "Option::is_none")]
    pub admins: Option<Vec<UserId>>,
    /// Whether the caller hears nothing of it.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub muted: bool,
    /// Until when.
    #[serde(default, deserialize_with = "crate::time::optional")]
    pub snoozed_until: Option<DateTime<Utc>>,
}
