//! Chats and their messages.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{nobody, yes};
use crate::qwil::{ChatId, DocumentId, MembershipId};

/// A chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Chat {
    /// Id.
    pub chat_uuid: ChatId,
    /// Title.
    #[serde(default)]
    pub title: String,
    /// When it was created.
    #[serde(default, deserialize_with = "crate::time::moment")]
    pub created_dt: DateTime<Utc>,
    /// When something last happened in it; no two chats of an entity have the same.
    #[serde(default, deserialize_with = "crate::time::moment")]
    pub cursor_dt: DateTime<Utc>,
    /// The latest message that one sees; 0 for none.
    #[serde(default)]
    pub last_seq: u64,
    /// Whether it is the butler's.
    #[serde(default)]
    pub butler: bool,
    /// Whether one has put it aside.
    #[serde(default)]
    pub archived: bool,
    /// Whether one wants to be told of messages.
    #[serde(default = "yes")]
    pub notify: bool,
    /// Whether the others see it.
    #[serde(default = "yes")]
    pub visible: bool,
    /// Who is or was in it.
    #[serde(default)]
    pub members: Vec<ChatMember>,
}

/// Who is or was in a chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChatMember {
    /// Membership.
    #[serde(default = "nobody")]
    pub entity_user_xref_uuid: MembershipId,
    /// Whether they are in it.
    #[serde(default)]
    pub active: bool,
    /// Whether they see it.
    #[serde(default = "yes")]
    pub visible: bool,
    /// Since when.
    #[serde(default, deserialize_with = "crate::time::moment")]
    pub joined_dt: DateTime<Utc>,
}

/// Some chats.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ChatList {
    /// They.
    pub chats: Vec<Chat>,
    /// Where the next page begins: goes into the cursor that was sent, or into `before_cursor_dt`. None after the last.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub cursor_dt: Option<DateTime<Utc>>,
}

/// Some messages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct MessageList {
    /// They.
    pub messages: Vec<Message>,
    /// Where the next page begins, of a list by cursors. None after the last.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::time::some_moment")]
    pub cursor_dt: Option<DateTime<Utc>>,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Message {
    /// Chat.
    pub chat_uuid: ChatId,
    /// Its number in the chat, from 1, without gaps.
    #[serde(default)]
    pub seq: u64,
    /// What it is.
    #[serde(rename = "type", default)]
    pub kind: MessageKind,
    /// Who sent it, or did what it tells of.
    #[serde(default = "nobody")]
    pub sender_entity_user_xref_uuid: MembershipId,
    /// When; no two messages of an entity have the same.
    #[serde(default, deserialize_with = "crate::time::moment")]
    pub sent_dt: DateTime<Utc>,
    /// Text; of a `renamed` the new title.
    #[serde(default)]
    pub text: String,
    /// What is said about the file.
    #[serde(default)]
    pub caption: Option<String>,
    /// The message that it answers.
    #[serde(default)]
    pub reply_to_seq: Option<u64>,
    /// Its file.
    #[serde(default)]
    pub document: Option<Document>,
    /// What is asked for.
    #[serde(default)]
    pub request: Option<Request>,
    /// Whom a `joined` or `removed` tells of.
    #[serde(default)]
    pub subject_entity_user_xref_uuid: Option<MembershipId>,
}

/// What a message is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// A text.
    #[default]
    Text,
    /// A file.
    File,
    /// A picture.
    Image,
    /// A moving picture.
    Animation,
    /// A request to sign a document.
    SignatureRequest,
    /// A request to approve something.
    BiometricsRequest,
    /// Tells that somebody came in.
    Joined,
    /// Tells that somebody left.
    Left,
    /// Tells that somebody was removed.
    Removed,
    /// Tells of a new title.
    Renamed,
    /// Of a kind that we do not know.
    #[serde(other)]
    Unknown,
}

/// A file of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Id.
    pub document_uuid: DocumentId,
    /// Its name.
    #[serde(default)]
    pub filename: String,
    /// Its media type.
    #[serde(default)]
    pub mimetype: String,
    /// In bytes.
    #[serde(default)]
    pub size: u64,
    /// Where its bytes are, for a day or two; ours.
    #[serde(default)]
    pub url: Option<String>,
    /// Where a small picture of it is; ours.
    #[serde(default)]
    pub thumbnail_url: Option<String>,
}

/// What a message asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Request {
    /// Of whom.
    #[serde(default = "nobody")]
    pub signer_entity_user_xref_uuid: MembershipId,
    /// Whether who asks signs too.
    #[serde(default)]
    pub include_requester_signature: bool,
    /// How it stands.
    #[serde(default)]
    pub state: RequestState,
    /// When it was answered.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub answered_dt: Option<DateTime<Utc>>,
}

/// How a request stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    /// Not answered.
    #[default]
    Pending,
    /// Signed or approved.
    Approved,
    /// Who was asked does not want to.
    Declined,
    /// Who asked has taken it back.
    Cancelled,
    /// In a state that we do not know.
    #[serde(other)]
    Unknown,
}
