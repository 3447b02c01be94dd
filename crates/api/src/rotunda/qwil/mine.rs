//! Chats of Qwil as who is in them has them: its API lists chats for review only, and knows neither what is read nor what is pinned.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::Rotunda;
use crate::{
    auth::Session,
    catalogue, endpoint, lenient,
    qwil::{
        ChatId, MembershipId,
        shapes::{Chat, Contact, Message},
    },
};

endpoint! {
    /// Lists the caller's chats: pinned ones first, then by what last happened.
    pub ListMyChats(Rotunda, Session, Member): GET "/qwil/mine/chats" -> MyChats {
        query {
            /// Those that the caller archived, or the others. Default false.
            archived: Option<bool>,
            /// Only those in which nothing has happened since this moment, none that is pinned: how one goes on.
            before: Option<DateTime<Utc>>,
            /// At most this many besides the pinned ones, 1 to 200. Default 50.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Reads a chat that the caller sees.
    pub GetMyChat(Rotunda, Session, Member): GET "/qwil/mine/chats/{chatId}" -> MyChatDetail {
        path {
            /// Chat.
            chat_id as "chatId": ChatId,
        }
    }
}

endpoint! {
    /// Lists messages of a chat in their order: the latest, or those before, after or around a place. One of the four at most.
    pub ListMyChatMessages(Rotunda, Session, Member): GET "/qwil/mine/chats/{chatId}/messages" -> ChatHistory {
        path {
            /// Chat.
            chat_id as "chatId": ChatId,
        }
        query {
            /// Only those before this number.
            before: Option<u64>,
            /// Only those after this number.
            after: Option<u64>,
            /// Half before, and half from this number on.
            around: Option<u64>,
            /// The same with the first message sent at or after this moment.
            at: Option<DateTime<Utc>>,
            /// At most this many, 1 to 200. Default 50.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Finds messages in the caller's chats, latest first.
    pub SearchMyChats(Rotunda, Session, Member): GET "/qwil/mine/messages" -> FoundChatMessages {
        query {
            /// Words that they have. One of `search`, `sender`, `hasFiles` and `hasLinks` is needed.
            #[serde(default)]
            search: String,
            /// Only in this chat.
            chat: Option<ChatId>,
            /// Only from them.
            sender: Option<MembershipId>,
            /// Only with files.
            has_files as "hasFiles": Option<bool>,
            /// Only with links.
            has_links as "hasLinks": Option<bool>,
            /// Only sent before this moment; also how one goes on.
            before: Option<DateTime<Utc>>,
            /// Only sent at or after this moment.
            since: Option<DateTime<Utc>>,
            /// At most this many, 1 to 100. Default 20.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Says up to where the caller has read; it never goes back unless `unread` is true.
    pub ReadMyChat(Rotunda, Session, Member): POST "/qwil/mine/chats/{chatId}/read" -> () {
        path {
            /// Chat.
            chat_id as "chatId": ChatId,
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
    /// Changes what a chat is to the caller. What is not sent stays.
    pub UpdateMyChatState(Rotunda, Session, Member): PATCH "/qwil/mine/chats/{chatId}/state" -> () {
        path {
            /// Chat.
            chat_id as "chatId": ChatId,
        }
        body {
            /// Whether the caller hears nothing of it; for good it is what `NotifyOfChat` sets.
            muted: Option<bool>,
            /// Until when; with `muted`. Default: for good.
            muted_until as "mutedUntil": Option<DateTime<Utc>>,
            /// Whether it stands above the others.
            is_pinned as "isPinned": Option<bool>,
        }
    }
}

catalogue![ListMyChats, GetMyChat, ListMyChatMessages, SearchMyChats, ReadMyChat, UpdateMyChatState];

/// Some of the caller's chats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MyChats {
    /// As whom the caller is in them.
    pub me: MembershipId,
    /// They.
    pub chats: Vec<MyChat>,
    /// Everybody who is or was in them, or sent their latest message.
    pub people: Vec<Contact>,
    /// Whether there are others.
    pub more: bool,
}

/// A chat as one of those in it has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MyChat {
    /// What it is.
    pub chat: Chat,
    /// The latest message that the caller sees.
    pub last_message: Option<Message>,
    /// Up to here the caller has read.
    pub read_seq: u64,
    /// How many messages the caller has not read.
    pub unread: u64,
    /// Whether it stands above the others.
    pub is_pinned: bool,
    /// Whether the caller hears nothing of it now.
    pub is_muted: bool,
    /// Until when; none: for good.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub muted_until: Option<DateTime<Utc>>,
    /// Whether the caller is in it; else what was written so far is left to them.
    pub is_member: bool,
    /// Whether the caller may remove others.
    pub is_staff: bool,
}

/// A chat with its people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MyChatDetail {
    /// As whom the caller is in it.
    pub me: MembershipId,
    /// The chat.
    pub chat: MyChat,
    /// Everybody who is or was in it.
    pub people: Vec<Contact>,
    /// Up to where each of those in it has read.
    pub reads: Vec<ChatRead>,
}

/// Up to where somebody has read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChatRead {
    /// Who.
    pub member: MembershipId,
    /// The number of the last message that they have read.
    pub seq: u64,
}

/// Some messages of a chat, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatHistory {
    /// Messages.
    pub messages: Vec<Message>,
    /// Whether there are some before them.
    pub more_before: bool,
    /// Whether there are some after them.
    pub more_after: bool,
}

/// Messages that were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FoundChatMessages {
    /// Messages, latest first.
    pub messages: Vec<Message>,
    /// Who sent them.
    pub people: Vec<Contact>,
    /// Whether there are older ones.
    pub more: bool,
}
