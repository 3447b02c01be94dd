//! Messages of conversations.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ConversationId, EventId, File, FileId, MessageId, UserId, UserStub, WorkDrive, posts::Reaction};
use crate::{auth::ApiKey, catalogue, endpoint, lenient};

endpoint! {
    /// Sends a message into a conversation that the caller is in.
    ///
    /// The document prints `GET /api/{conversationId}/messages` with a body; the backend takes that too. A `GET` without a body lists the
    /// messages, as our own `ListMessages`. Errors: `NotFound` for a conversation that the caller is not in, and for an unknown mention
    /// or message; `Invalid` for one without text and files, and for foreign files.
    pub SendMessage(WorkDrive, ApiKey, Member): POST "/{conversationId}/messages" -> 201 Message {
        path {
            /// Conversation.
            conversation_id as "conversationId": ConversationId,
        }
        body = /// The message.
        message: NewMessage
    }
}

catalogue![SendMessage];

/// A message to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewMessage {
    /// Text with Markdown, at most 10,000 characters. `@[Name](user:ID)` mentions somebody.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub message: String,
    /// Who is mentioned besides, at most 100.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub mention: Vec<UserId>,
    /// The message that it answers.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub reply_of_msg_id: Option<MessageId>,
    /// Uploads of the caller's, at most 20.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub file_id: Vec<FileId>,
    /// The sender's own name for it, at most 100 characters: sent again with the same, it is the message sent first. Not in the document.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub idempotency_key: Option<String>,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Id.
    pub id: MessageId,
    /// The conversation that it is in. Not in the document.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub conversation_id: Option<ConversationId>,
    /// Its number in the conversation, from 1 without a gap. Not in the document.
    #[serde(default, deserialize_with = "lenient::number")]
    pub seq: u64,
    /// When it was sent.
    #[serde(default, deserialize_with = "crate::time::optional")]
    pub created_at: Option<DateTime<Utc>>,
    /// When it last changed.
    #[serde(default, deserialize_with = "crate::time::optional")]
    pub updated_at: Option<DateTime<Utc>>,
    /// Who sent it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub created_by: Option<UserId>,
    /// Text; empty when it was deleted.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub message: String,
    /// Whether the text was changed.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub is_edited: bool,
    /// Whether it was deleted; its place stays. Not in the document.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub is_deleted: bool,
    /// The message that it answers.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub reply_of_msg_id: Option<MessageId>,
    /// The same in short. Not in the document.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub reply_of: Option<AnsweredMessage>,
    /// Who sent it, embedded.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub sender: Option<UserStub>,
    /// Files; the document wraps them in an object.
    #[serde(default, deserialize_with = "lenient::list", serialize_with = "wrapped")]
    #[schemars(with = "BTreeMap<String, Vec<File>>")]
    pub files: Vec<File>,
    /// Who is mentioned; the document has one person.
    #[serde(default, deserialize_with = "lenient::list")]
    pub mention: Vec<UserStub>,
    /// Reactions.
    #[serde(default, deserialize_with = "lenient::list")]
    pub reactions: Vec<Reaction>,
    /// How many messages answer it.
    #[serde(default, deserialize_with = "lenient::number")]
    pub replies_count: u64,
    /// The meeting that it announces.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub event: Option<AnnouncedEvent>,
}

/// A message that another answers, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnsweredMessage {
    /// Its number in the conversation.
    #[serde(default, deserialize_with = "lenient::number")]
    pub seq: u64,
    /// Name of who sent it.
    #[serde(default, deserialize_with = "lenient::text")]
    pub sender: Option<String>,
    /// How its text begins, at most 200 characters; empty when it was deleted.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub message: String,
}

/// The meeting that a message announces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AnnouncedEvent {
    /// Id.
    pub id: EventId,
    /// Title.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub title: String,
    /// When it begins.
    #[serde(default, deserialize_with = "crate::time::optional")]
    pub start_date_time: Option<DateTime<Utc>>,
    /// When it ends.
    #[serde(default, deserialize_with = "crate::time::optional")]
    pub end_date_time: Option<DateTime<Utc>>,
}

/// As the document has them: `{"files": [...]}`.
fn wrapped<S: serde::Serializer>(files: &[File], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map([("files", files)])
}
