//! Conversations as their members have them: WorkDrive lists and changes group chats only.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{
    auth::Session,
    catalogue, endpoint, lenient,
    workdrive::{ConversationId, Meta, UserId, UserStub, group_chats::GroupChat, messages::Message},
};

endpoint! {
    /// Lists the caller's conversations, direct ones too: pinned ones first, then by the latest message.
    pub ListConversations(Rotunda, Session, Member): GET "/conversations" -> ConversationPage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
            /// Those that the caller archived, or the others. Default false.
            archived: Option<bool>,
        }
    }
}

endpoint! {
    /// Reads a conversation: one that the caller is in, or a public one.
    pub GetConversation(Rotunda, Session, Member): GET "/conversations/{conversationId}" -> ConversationDetail {
        path {
            /// Conversation.
            conversation_id as "conversationId": ConversationId,
        }
    }
}

endpoint! {
    /// The conversation of the caller with one other person; made when there is none.
    ///
    /// Errors: `NotFound` for an unknown person.
    pub OpenDirectConversation(Rotunda, Session, Member): POST "/conversations/direct" -> ConversationDetail {
        body {
            /// The other person.
            user_id as "userId": UserId,
        }
    }
}

endpoint! {
    /// Says up to where the caller has read; it never goes back unless `unread` is true.
    pub ReadConversation(Rotunda, Session, Member): POST "/conversations/{conversationId}/read" -> () {
        path {
            /// Conversation.
            conversation_id as "conversationId": ConversationId,
        }
        body {
            /// The number of the last message that is read.
            seq: u64,
            /// Whether what follows becomes unread again. Default false.
            #[serde(default, deserialize_with = "lenient::or_default")]
            unread: bool,
        }
    }
}

endpoint! {
    /// Changes what a conversation is to the caller. What is not sent stays.
    pub UpdateConversationState(Rotunda, Session, Member): PATCH "/conversations/{conversationId}/state" -> () {
        path {
            /// Conversation.
            conversation_id as "conversationId": ConversationId,
        }
        body {
            /// Whether the caller hears nothing of it.
            muted: Option<bool>,
            /// Until when; with `muted`. Default: for good.
            muted_until as "mutedUntil": Option<DateTime<Utc>>,
            /// Whether it stands above the others.
            is_pinned as "isPinned": Option<bool>,
            /// Whether it is put away until there is a new message.
            is_archived as "isArchived": Option<bool>,
        }
    }
}

endpoint! {
    /// Joins a public conversation, or asks to where that is needed.
    pub JoinConversation(Rotunda, Session, Member): POST "/conversations/{conversationId}/join" -> ConversationDetail {
        path {
            /// Conversation.
            conversation_id as "conversationId": ConversationId,
        }
    }
}

endpoint! {
    /// Leaves a conversation, or takes back asking to join. Errors: `Conflict` for its only administrator while others are in it.
    pub LeaveConversation(Rotunda, Session, Member): POST "/conversations/{conversationId}/leave" -> () {
        path {
            /// Conversation.
            conversation_id as "conversationId": ConversationId,
        }
    }
}

endpoint! {
    /// Adds and removes members; for administrators of the conversation. Whoever asked to join is accepted by adding them.
    ///
    /// Errors: `Conflict` when nobody would administer it.
    pub UpdateConversationMembers(Rotunda, Session, Member): POST "/conversations/{conversationId}/members" -> ConversationDetail {
        path {
            /// Conversation.
            conversation_id as "conversationId": ConversationId,
        }
        body {
            /// Who is in it from now on.
            #[serde(default, deserialize_with = "lenient::list")]
            add: Vec<UserId>,
            /// Who is in it no more.
            #[serde(default, deserialize_with = "lenient::list")]
            remove: Vec<UserId>,
            /// Who asked to join and may not.
            #[serde(default, deserialize_with = "lenient::list")]
            refuse: Vec<UserId>,
        }
    }
}

catalogue![
    ListConversations,
    GetConversation,
    OpenDirectConversation,
    ReadConversation,
    UpdateConversationState,
    JoinConversation,
    LeaveConversation,
    UpdateConversationMembers
];

/// A page of conversations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConversationPage {
    /// Rows.
    pub conversations: Vec<Conversation>,
    /// Unread messages of all that are neither muted nor archived.
    pub unread: u64,
    /// Where it stands.
    pub meta: Meta,
}

/// A conversation as one of its members has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Conversation {
    /// What it is.
    pub group: GroupChat,
    /// The other person, when it is a direct one.
    pub direct: Option<UserStub>,
    /// The latest message.
    pub last_message: Option<Message>,
    /// The number of the latest message.
    pub last_seq: u64,
    /// Up to here the caller has read.
    pub read_seq: u64,
    /// How many messages the caller has not read.
    pub unread: u64,
    /// How many of them mention the caller.
    pub mentions: u64,
    /// Whether it stands above the others.
    pub is_pinned: bool,
    /// Whether it is put away.
    pub is_archived: bool,
}

/// A conversation with its people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConversationDetail {
    /// The conversation.
    pub conversation: Conversation,
    /// Whether the caller is in it.
    pub is_member: bool,
    /// Whether the caller administers it.
    pub is_admin: bool,
    /// Whether the caller has asked to join.
    pub has_asked: bool,
    /// Who asks to join; for its administrators.
    pub requests: Vec<UserStub>,
    /// Up to where each of its members has read; for those in it.
    #[serde(default)]
    pub reads: Vec<ConversationRead>,
}

/// Up to where somebody has read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConversationRead {
    /// Who.
    pub user_id: UserId,
    /// The number of the last message that they have read.
    pub seq: u64,
}
