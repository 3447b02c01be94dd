//! Messages, and what they consist of.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use markup::markdown::Block;
use serde::{Deserialize, Serialize};

use super::{MessageKey, Person};

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its row.
    pub key: MessageKey,
    /// Its place in the conversation: grows with every message.
    pub place: i64,
    /// Id at the source.
    pub id: Arc<str>,
    /// Who sent it.
    pub author: Arc<Person>,
    /// Whether the reader sent it.
    pub is_own: bool,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// Whether it was changed since.
    pub is_edited: bool,
    /// What it says.
    pub body: Body,
    /// The message that it answers.
    pub reply: Option<Quote>,
    /// Files.
    pub files: Vec<File>,
    /// Reactions, most frequent first.
    pub reactions: Vec<Reaction>,
    /// Whether it mentions the reader.
    pub mentions_me: bool,
    /// How far it is.
    pub state: Delivery,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// A text.
    Text(Arc<[Block]>),
    /// It was deleted.
    Deleted,
    /// What happened, told by the server.
    Event(Happening),
    /// Asks somebody for something.
    Request(Arc<Request>),
    /// Announces a meeting.
    Meeting(Arc<Meeting>),
    /// Facts of a conversation that is kept elsewhere, each with its name.
    Facts(Arc<[(String, String)]>),
}

/// What happened in a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    /// Somebody came in; who, when another added them.
    Joined(Option<Arc<Person>>),
    /// Somebody left.
    Left,
    /// Somebody was removed.
    Removed(Arc<Person>),
    /// It has another title.
    Renamed(String),
    /// Of a kind that this version does not know.
    Other,
}

/// What a message asks somebody for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Whether it asks for a signature below a document; else for an approval.
    pub is_signature: bool,
    /// Of whom.
    pub signer: Arc<Person>,
    /// Whether that is the reader.
    pub is_of_me: bool,
    /// What is said about it.
    pub caption: String,
    /// How it stands.
    pub state: RequestState,
    /// When it was answered.
    pub answered_at: Option<DateTime<Utc>>,
}

/// How a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestState {
    /// Not answered.
    Pending,
    /// Signed or approved.
    Approved,
    /// Refused.
    Declined,
    /// Taken back.
    Cancelled,
}

/// A meeting that a message announces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Title.
    pub title: String,
    /// When it begins.
    pub from: Option<DateTime<Utc>>,
    /// When it ends.
    pub to: Option<DateTime<Utc>>,
}

/// A message that another answers, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Its place, when it is known.
    pub place: Option<i64>,
    /// Its id at the source.
    pub id: Arc<str>,
    /// Who sent it.
    pub author: Option<Arc<str>>,
    /// How it begins; empty when nothing is known of it.
    pub text: String,
}

/// A file of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Id at the source.
    pub id: String,
    /// File name.
    pub name: String,
    /// Media type.
    pub mime: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// Address of the bytes.
    pub url: String,
    /// Address of a small picture of it.
    pub thumbnail: Option<String>,
    /// Width and height in pixels, when known.
    pub dimensions: Option<(u32, u32)>,
}

/// How a file is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// In the gallery.
    Picture,
    /// In a player with a picture.
    Video,
    /// In a player.
    Audio,
    /// As a link with its name and size.
    Document,
}

impl File {
    /// What was uploaded; `None` when it has no address, so that it cannot be shown.
    #[must_use]
    pub fn of_upload(file: api::workdrive::File) -> Option<Self> {
        let dimensions = file.dimensions();
        Some(Self {
            id: file.id.to_string(),
            name: file.name,
            mime: file.mime,
            size_bytes: file.size,
            url: file.url?,
            thumbnail: file.thumbnail,
            dimensions,
        })
    }

    /// How it is shown.
    #[must_use]
    pub fn kind(&self) -> FileKind {
        match self.mime.split('/').next() {
            Some("image") if self.mime != "image/svg+xml" => FileKind::Picture,
            Some("video") => FileKind::Video,
            Some("audio") => FileKind::Audio,
            _ => FileKind::Document,
        }
    }
}

/// One kind of reaction.
pub type Reaction = api::workdrive::posts::Reaction;

/// How far a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The server has it.
    Sent,
    /// On its way, or waiting for its turn.
    Pending,
    /// Not sent; the outbox knows why.
    Failed,
}

/// How the text of a message begins, on one line.
#[must_use]
pub fn excerpt(message: &Message) -> String {
    match &message.body {
        Body::Text(blocks) => {
            let text = crate::chats::rich::plain(blocks);
            match (text.is_empty(), message.files.first()) {
                (true, Some(file)) => file.name.clone(),
                _ => text,
            }
        }
        Body::Request(request) => request.caption.clone(),
        Body::Meeting(meeting) => meeting.title.clone(),
        Body::Facts(facts) => facts.first().map(|(_, value)| value.clone()).unwrap_or_default(),
        Body::Deleted | Body::Event(_) => String::new(),
    }
}
