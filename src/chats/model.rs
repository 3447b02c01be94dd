//! Conversations and messages as the screens know them, whatever vendor keeps them.

use std::{cell::RefCell, collections::HashMap, fmt, sync::Arc};

pub use api::rotunda::drafts::ChatSource as Source;
use chrono::{DateTime, Utc};
use markup::markdown::Block;
use serde::{Deserialize, Serialize};

use super::abilities::Abilities;

/// A conversation: a number of this page's own, so that it can be copied; what it stands for is kept beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConversationId(u32);

thread_local! {
    static KNOWN: RefCell<(Vec<(Source, Arc<str>)>, HashMap<(Source, Arc<str>), u32>)> = RefCell::default();
}

impl ConversationId {
    /// The conversation that its vendor knows by this id.
    #[must_use]
    pub fn of(source: Source, id: &str) -> Self {
        KNOWN.with_borrow_mut(|(all, numbers)| {
            let name = (source, Arc::from(id));
            if let Some(number) = numbers.get(&name) {
                return Self(*number);
            }
            let number = u32::try_from(all.len()).unwrap_or(u32::MAX);
            all.push(name.clone());
            numbers.insert(name, number);
            Self(number)
        })
    }

    /// Reads `source/id`, as in addresses.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (source, id) = text.split_once('/')?;
        Some(Self::of(source.parse().ok()?, id)).filter(|_| !id.is_empty())
    }

    /// Where it is.
    #[must_use]
    pub fn source(self) -> Source {
        KNOWN.with_borrow(|(all, _)| all[self.0 as usize].0)
    }

    /// By what its vendor knows it.
    #[must_use]
    pub fn id(self) -> Arc<str> {
        KNOWN.with_borrow(|(all, _)| Arc::clone(&all[self.0 as usize].1))
    }

    /// The same as an id of its vendor.
    #[must_use]
    pub fn parsed<T: std::str::FromStr>(self) -> Option<T> {
        self.id().parse().ok()
    }

    /// The address of its page.
    #[must_use]
    pub fn address(self) -> String {
        format!("/chats/{self}")
    }
}

impl fmt::Display for ConversationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.source(), self.id())
    }
}

/// A row among the messages of a conversation. It stays the same from the moment that one sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MessageKey(pub i64);

impl fmt::Display for MessageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Somebody in conversations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Id at the source.
    pub id: Arc<str>,
    /// Name to show; never empty.
    pub name: Arc<str>,
    /// What tells namesakes apart: title, company.
    pub detail: Option<String>,
    /// Address of a small portrait.
    pub picture: Option<String>,
    /// Whether they are here now, when known.
    pub online: Option<bool>,
}

impl Person {
    /// Somebody of whom nothing but the id is known.
    #[must_use]
    pub fn unknown(id: &str) -> Arc<Self> {
        let id: Arc<str> = id.into();
        Arc::new(Self { name: Arc::clone(&id), id, detail: None, picture: None, online: None })
    }
}

/// Somebody who is in a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: Arc<Person>,
    /// Whether they administer it.
    pub is_admin: bool,
    /// Whether they are the reader.
    pub is_me: bool,
    /// Up to which place they have read, when known.
    pub read_to: Option<i64>,
}

/// What a conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// With a title that somebody gave it.
    Room,
    /// Among few, named by who is in it.
    Group,
    /// Between two.
    Direct,
    /// With clients.
    Client,
    /// With a customer, to be read.
    Customer,
}

/// A conversation as the reader has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversation {
    /// Which.
    pub id: ConversationId,
    /// What it is.
    pub kind: Kind,
    /// Title to show; never empty.
    pub title: String,
    /// What it is for.
    pub description: Option<String>,
    /// Address of a picture.
    pub picture: Option<String>,
    /// The other one, of a direct conversation.
    pub other: Option<Arc<Person>>,
    /// When something last happened in it.
    pub last_at: DateTime<Utc>,
    /// The latest message.
    pub last: Option<Arc<Message>>,
    /// The place of the latest message.
    pub last_place: i64,
    /// Up to which place the reader has read.
    pub read_to: i64,
    /// How many messages the reader has not read.
    pub unread: u64,
    /// How many of them mention the reader.
    pub mentions: u64,
    /// Whether it stands above the others.
    pub is_pinned: bool,
    /// Whether it is put away.
    pub is_archived: bool,
    /// Whether the reader hears nothing of it.
    pub mute: Option<Mute>,
    /// Whether it can be written in at all.
    pub is_active: bool,
    /// What the reader can do in it.
    pub can: Abilities,
}

/// How long the reader hears nothing of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mute {
    /// For good.
    Always,
    /// Until then.
    Until(DateTime<Utc>),
}

impl Conversation {
    /// Whether it waits for the reader.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.unread > 0 && self.mute.is_none()
    }
}

/// A conversation with its people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// The conversation.
    pub conversation: Conversation,
    /// Who is in it, by name.
    pub members: Vec<Member>,
    /// Who asks to join.
    pub asking: Vec<Arc<Person>>,
    /// Whether the reader is in it.
    pub is_member: bool,
}

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

/// Some messages of a conversation, in their order.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// They.
    pub messages: Vec<Message>,
    /// Whether there are some before them.
    pub more_before: bool,
    /// Whether there are some after them.
    pub more_after: bool,
}

/// Which messages are asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum At {
    /// The latest.
    End,
    /// Those before a place.
    Before(i64),
    /// Those after a place.
    After(i64),
    /// Those around a place.
    Around(i64),
    /// The one at a place.
    Only(i64),
    /// Those around a moment.
    Moment(DateTime<Utc>),
}

/// What is looked for in a conversation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Search {
    /// Words.
    pub words: String,
    /// Only from them.
    pub sender: Option<Arc<str>>,
    /// Only with files, or with links.
    pub kind: SearchKind,
    /// Only from this moment on.
    pub since: Option<DateTime<Utc>>,
    /// Only before this moment.
    pub before: Option<DateTime<Utc>>,
}

impl Search {
    /// Whether it looks for anything at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty() && self.sender.is_none() && self.kind == SearchKind::Any
    }
}

/// What kind of message is looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SearchKind {
    /// Any.
    #[default]
    Any,
    /// With files.
    Files,
    /// With links.
    Links,
}

/// What is to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// Text in Markdown.
    pub text: String,
    /// Files that are uploaded.
    pub files: Vec<File>,
    /// The message that it answers.
    pub reply: Option<Quote>,
}

/// How the text of a message begins, on one line.
#[must_use]
pub fn excerpt(message: &Message) -> String {
    match &message.body {
        Body::Text(blocks) => {
            let text = super::rich::plain(blocks);
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
