//! Reading and changing messages: WorkDrive sends them only.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{
    auth::Session,
    catalogue, endpoint,
    workdrive::{ConversationId, MessageId, UserId, messages::Message, posts::Reaction},
};

endpoint! {
    /// Lists messages of a conversation in their order: the latest, or those before, after or around a place. One of the four at most.
    pub ListMessages(Rotunda, Session, Member): GET "/conversations/{conversationId}/messages" -> MessagePage {
        path {
            /// Conversation.
            conversation_id as "conversationId": ConversationId,
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
    /// Changes the text of one's own message.
    pub UpdateMessage(Rotunda, Session, Member): PATCH "/messages/{id}" -> Message {
        path {
            /// Message.
            id: MessageId,
        }
        body {
            /// The new text, at most 10,000 characters.
            message: String,
        }
    }
}

endpoint! {
    /// Deletes a message; its place stays, what it said is gone. For its sender and administrators of the conversation.
    pub DeleteMessage(Rotunda, Session, Member): DELETE "/messages/{id}" -> () {
        path {
            /// Message.
            id: MessageId,
        }
    }
}

endpoint! {
    /// Reacts to a message with one emoji; again with the same changes nothing. Answers all its reactions.
    pub AddMessageReaction(Rotunda, Session, Member): PUT "/messages/{id}/reactions/{emoji}" -> Vec<Reaction> {
        path {
            /// Message.
            id: MessageId,
            /// One emoji.
            emoji: String,
        }
    }
}

endpoint! {
    /// Takes back one's reaction to a message; without one it changes nothing. Answers all its reactions.
    pub RemoveMessageReaction(Rotunda, Session, Member): DELETE "/messages/{id}/reactions/{emoji}" -> Vec<Reaction> {
        path {
            /// Message.
            id: MessageId,
            /// One emoji.
            emoji: String,
        }
    }
}

endpoint! {
    /// Finds messages in the caller's conversations, latest first.
    pub SearchMessages(Rotunda, Session, Member): GET "/messages" -> FoundMessages {
        query {
            /// Words that they have, by their beginnings. One of `search`, `sender`, `hasFiles` and `hasLinks` is needed.
            #[serde(default)]
            search: String,
            /// Only in this conversation.
            conversation: Option<ConversationId>,
            /// Only from this person.
            sender: Option<UserId>,
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

catalogue![ListMessages, UpdateMessage, DeleteMessage, AddMessageReaction, RemoveMessageReaction, SearchMessages];

/// Some messages of a conversation, in their order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MessagePage {
    /// Messages.
    pub messages: Vec<Message>,
    /// Whether there are some before them.
    pub more_before: bool,
    /// Whether there are some after them.
    pub more_after: bool,
}

/// Messages that were found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FoundMessages {
    /// Messages, latest first.
    pub messages: Vec<Message>,
    /// Whether there are older ones.
    pub more: bool,
}
