//! Notices of changes as they happen.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Rotunda, feeds::Stream};
use crate::{
    auth::Session,
    catalogue, endpoint,
    endpoint::EventStream,
    lenient,
    workdrive::{ConversationId, EventId, PostId},
};

endpoint! {
    /// Streams a notice for every change that the caller may see, as server-sent events.
    ///
    /// Each event's `data` is one [`Notice`] in JSON, its `id` a number that grows. A client that comes back with `Last-Event-ID` gets
    /// what it missed, or one `resync` when that is too much. A comment line keeps the connection open every 20 s.
    pub WatchNotices(Rotunda, Session, Member): GET "/live" -> EventStream {}
}

catalogue![WatchNotices];

/// A change. It carries ids only: who wants to know more asks, and is then held to what they may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", from = "Raw")]
pub enum Notice {
    /// A post or news item appeared (also by being restored or by a changed audience).
    PostCreated {
        /// Which stream it is in.
        stream: Stream,
        /// Which one.
        id: PostId,
        /// Whether the caller wrote it, in whatever browser.
        mine: bool,
    },
    /// Its text, media, audience, comments or reactions changed.
    PostChanged {
        /// Which stream it is in.
        stream: Stream,
        /// Which one.
        id: PostId,
    },
    /// It is gone, or may no longer be seen.
    PostDeleted {
        /// Which stream it was in.
        stream: Stream,
        /// Which one.
        id: PostId,
    },
    /// Its comments changed.
    CommentsChanged {
        /// Which stream the commented item is in.
        stream: Stream,
        /// The commented item.
        id: PostId,
    },
    /// Something happened in a conversation, or to what it is to the caller; or the caller is no more in it.
    ConversationChanged {
        /// Which one.
        id: ConversationId,
    },
    /// The caller got a notification.
    Notified,
    /// An event appeared, changed or is gone; or others of its series did, or its guests.
    EventsChanged {
        /// Which one.
        id: EventId,
    },
    /// The session is over: sign in again.
    SessionEnded,
    /// More was missed than is kept: load again what is shown.
    Resync,
    /// One that this version does not know.
    Unknown,
}

/// What a notice may say, whatever its kind. Read from this rather than kind by kind: the browser has a fraction of the code.
#[derive(Deserialize, JsonSchema)]
struct Raw {
    kind: String,
    // A kind that this version does not know may mean something else by them.
    #[serde(default, deserialize_with = "lenient::optional")]
    stream: Option<Stream>,
    #[serde(default, deserialize_with = "lenient::optional")]
    id: Option<Uuid>,
    #[serde(default)]
    mine: bool,
}

impl From<Raw> for Notice {
    fn from(Raw { kind, stream, id, mine }: Raw) -> Self {
        match (kind.as_str(), stream.zip(id.map(PostId))) {
            ("events_changed", _) => id.map_or(Self::Unknown, |id| Self::EventsChanged { id: EventId(id) }),
            ("post_created", Some((stream, id))) => Self::PostCreated { stream, id, mine },
            ("post_changed", Some((stream, id))) => Self::PostChanged { stream, id },
            ("post_deleted", Some((stream, id))) => Self::PostDeleted { stream, id },
            ("comments_changed", Some((stream, id))) => Self::CommentsChanged { stream, id },
            ("conversation_changed", _) => {
                id.map_or(Self::Unknown, |id| Self::ConversationChanged { id: ConversationId(id) })
            }
            ("notified", _) => Self::Notified,
            ("session_ended", _) => Self::SessionEnded,
            ("resync", _) => Self::Resync,
            _ => Self::Unknown,
        }
    }
}
