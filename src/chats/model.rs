//! Conversations and messages as the screens know them, whatever vendor keeps them.

use std::{cell::RefCell, collections::HashMap, fmt, sync::Arc};

pub use api::rotunda::drafts::ChatSource as Source;
use api::workdrive::UserStub;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::abilities::Abilities;
use crate::kit::list::Key;

mod message;
pub use message::*;

/// A conversation: a number of this page's own, so that it can be copied; what it stands for is kept beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConversationId(u32);

/// By what a vendor knows a conversation.
type Name = (Source, Arc<str>);

thread_local! {
    static KNOWN: RefCell<(Vec<Name>, HashMap<Name, u32>)> = RefCell::default();
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

impl Key for ConversationId {
    fn to_number(self) -> u128 {
        self.0.to_number()
    }
    fn from_number(number: u128) -> Self {
        Self(Key::from_number(number))
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

impl Key for MessageKey {
    fn to_number(self) -> u128 {
        self.0.to_number()
    }
    fn from_number(number: u128) -> Self {
        Self(Key::from_number(number))
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
    /// A colleague, as the intranet knows them.
    #[must_use]
    pub fn colleague(stub: UserStub) -> Arc<Self> {
        let known = crate::person::Person::from(stub);
        Arc::new(Self {
            id: known.id.to_string().into(),
            name: known.name.into(),
            detail: known.title.or(known.department),
            picture: known.picture,
            online: known.online,
        })
    }

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
