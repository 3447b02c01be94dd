//! What every source of conversations can be asked: one adapter a vendor, and nothing else in this area names one.

use std::{pin::Pin, sync::Arc};

use api::error::{ErrorKind, Failure};
use chrono::{DateTime, Utc};
use http::Method;

use super::model::{
    At, Conversation, ConversationId, Detail, History, Kind, Message, Outgoing, Person, Reaction, RequestState, Search,
    Source,
};
use crate::{
    chunk::chunk,
    net::{Net, Stop},
};

/// What comes back, later.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

/// Some conversations.
#[derive(Debug, Default)]
pub struct Page {
    /// They, the latest first, pinned ones before them.
    pub conversations: Vec<Conversation>,
    /// Where the next page begins; none after the last.
    pub next: Option<Cursor>,
}

/// Where a page of a list begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cursor {
    /// A number.
    Page(u64),
    /// A moment.
    Before(DateTime<Utc>),
    /// An id.
    BeforeId(i64),
}

/// A change of what a conversation is to the reader.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum StateChange {
    /// Hear nothing of it, until then or for good.
    Mute(Option<DateTime<Utc>>),
    /// Hear of it again.
    Unmute,
    /// Put it above the others, or no more.
    Pin(bool),
    /// Put it away, or no more.
    Archive(bool),
}

/// A change of the conversation itself.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Another title.
    Rename(String),
    /// Another description.
    Describe(String),
    /// Another picture: an upload.
    Picture(String),
    /// These people come in.
    Add(Vec<Arc<str>>),
    /// They go out.
    Remove(Arc<str>),
    /// They administer it, or no more.
    Promote(Arc<str>, bool),
    /// They asked to join and may not.
    Refuse(Arc<str>),
    /// Nobody can write in it, or everybody again.
    Close(bool),
    /// The reader leaves.
    Leave,
    /// The reader joins.
    Join,
    /// It is deleted for everybody.
    Destroy,
}

/// A way to make a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Making {
    /// Where.
    pub source: Source,
    /// What.
    pub kind: Kind,
    /// Whether it has a title, and whether it needs one.
    pub title: Part,
    /// Whether it has a description, and whether it needs one.
    pub description: Part,
    /// Whether others may find it and come in.
    pub can_be_public: bool,
    /// At most so many others.
    pub most: usize,
}

/// Whether a new conversation has something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It has none.
    None,
    /// It may have one.
    Optional,
    /// It needs one.
    Needed,
}

/// A conversation to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// What.
    pub kind: Kind,
    /// Title.
    pub title: String,
    /// Description.
    pub description: String,
    /// Whether others may find it and come in.
    pub is_public: bool,
    /// Who is in it besides the reader.
    pub people: Vec<Arc<str>>,
}

/// Somebody who may be added, or why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub person: Arc<Person>,
    /// Whether they can be reached there.
    pub is_reachable: bool,
}

/// A meeting to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMeeting {
    /// Title.
    pub title: String,
    /// When it begins.
    pub from: DateTime<Utc>,
    /// When it ends.
    pub to: DateTime<Utc>,
}

/// What somebody is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRequest {
    /// Of whom.
    pub signer: Arc<str>,
    /// What is said about it.
    pub caption: String,
    /// The document to be signed: an upload. None asks for an approval.
    pub document: Option<String>,
    /// Whether who asks signs too.
    pub with_me: bool,
}

/// A source of conversations. What it cannot do no conversation of it offers.
pub trait Adapter: Sync {
    /// Lists conversations.
    fn list(&self, net: Net, archived: bool, cursor: Option<Cursor>) -> Answer<Page>;
    /// Reads one with its people.
    fn get(&self, net: Net, id: ConversationId) -> Answer<Detail>;
    /// Reads messages.
    fn history(&self, net: Net, id: ConversationId, at: At, limit: u64, stop: Option<Stop>) -> Answer<History>;
    /// Finds messages, the latest first, and whether there are others.
    fn search(&self, _: Net, _: ConversationId, _: Search) -> Answer<(Vec<Message>, bool)> {
        cannot()
    }
    /// Sends a message; again with the same key it is the same message.
    fn send(&self, _: Net, _: ConversationId, _: Outgoing, _key: String) -> Answer<Message> {
        cannot()
    }
    /// Changes a message.
    fn edit(&self, _: Net, _: ConversationId, _: Arc<Message>, _text: String) -> Answer<Message> {
        cannot()
    }
    /// Deletes a message.
    fn delete(&self, _: Net, _: ConversationId, _: Arc<Message>) -> Answer<()> {
        cannot()
    }
    /// Hides a message from everybody.
    fn suppress(&self, _: Net, _: ConversationId, _: Arc<Message>) -> Answer<()> {
        cannot()
    }
    /// Adds or takes back a reaction.
    fn react(&self, _: Net, _: Arc<Message>, _emoji: String, _added: bool) -> Answer<Vec<Reaction>> {
        cannot()
    }
    /// Says up to which message the reader has read; back again only when it `unread`s what follows.
    fn read(&self, _: Net, _: ConversationId, _place: i64, _message: Arc<str>, _unread: bool) -> Answer<()> {
        cannot()
    }
    /// Changes what a conversation is to the reader.
    fn set_state(&self, _: Net, _: ConversationId, _: StateChange) -> Answer<()> {
        cannot()
    }
    /// Changes a conversation.
    fn change(&self, _: Net, _: ConversationId, _: Change) -> Answer<()> {
        cannot()
    }
    /// Finds people who may be added.
    fn candidates(&self, _: Net, _words: String) -> Answer<Vec<Candidate>> {
        cannot()
    }
    /// Makes a conversation.
    fn make(&self, _: Net, _: New) -> Answer<ConversationId> {
        cannot()
    }
    /// Makes a meeting of those in it.
    fn meet(&self, _: Net, _: ConversationId, _: NewMeeting) -> Answer<()> {
        cannot()
    }
    /// Asks somebody for something.
    fn request(&self, _: Net, _: ConversationId, _: NewRequest) -> Answer<Message> {
        cannot()
    }
    /// How the reader is there, where that is known.
    fn own_presence(&self, _: Net) -> Answer<Option<String>> {
        Box::pin(async { Ok(None) })
    }
    /// Says how the reader is there; nothing where that is not known.
    fn set_presence(&self, _: Net, _category: &'static str) -> Answer<()> {
        Box::pin(async { Ok(()) })
    }
    /// Who came and went since the last time.
    fn presence_changes(&self, _: Net) -> Answer<Vec<(Arc<str>, bool)>> {
        Box::pin(async { Ok(Vec::new()) })
    }
    /// Answers what somebody was asked for, or takes one's own request back.
    fn answer(&self, _: Net, _: ConversationId, _place: i64, _: RequestState) -> Answer<Message> {
        cannot()
    }
}

chunk!(chats_workdrive() -> &'static dyn Adapter, &super::workdrive::WorkDrive);
chunk!(chats_qwil() -> &'static dyn Adapter, &super::qwil::Qwil);
chunk!(chats_symphony() -> &'static dyn Adapter, &super::symphony::Symphony);
chunk!(chats_dixa() -> &'static dyn Adapter, &super::dixa::Dixa);

/// Asks the adapter of a source, which is fetched when it is first asked: few people have all of them.
///
/// # Errors
/// What the adapter says; `Offline` when it could not be fetched.
pub async fn ask<T>(source: Source, question: impl FnOnce(&'static dyn Adapter) -> Answer<T>) -> Result<T, Failure> {
    question(of(source).await?).await
}

/// Fetches the adapter of a source.
///
/// # Errors
/// `Offline` when it could not be fetched.
pub async fn of(source: Source) -> Result<&'static dyn Adapter, Failure> {
    let fetched = match source {
        Source::WorkDrive => chats_workdrive().await,
        Source::Qwil => chats_qwil().await,
        Source::Symphony => chats_symphony().await,
        Source::Dixa => chats_dixa().await,
    };
    Ok(fetched?)
}

/// Said of what no screen offers.
fn cannot<T: 'static>() -> Answer<T> {
    Box::pin(async { Err(unsupported()) })
}

/// What a source cannot do.
#[must_use]
pub fn unsupported() -> Failure {
    Failure {
        kind: ErrorKind::Unsupported,
        vendor: "rotunda",
        method: Method::GET,
        path: "",
        status: None,
        code: None,
        message: "not offered here".to_owned(),
        field: None,
        retry_after: None,
    }
}
