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
    qwil::ChatId,
    symphony::StreamId,
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
        /// The number of the message that came or changed, when it was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<i64>,
    },
    /// The same of a chat with clients.
    ChatChanged {
        /// Which one.
        id: ChatId,
        /// The number of the message that came or changed, when it was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<i64>,
    },
    /// The same of a room or of instant messages.
    StreamChanged {
        /// Which one.
        id: StreamId,
        /// The place of the message that came or changed, when it was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<i64>,
    },
    /// What the caller has written and not sent changed, in whatever browser.
    DraftsChanged,
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
    #[serde(default, deserialize_with = "lenient::text")]
    id: Option<String>,
    #[serde(default)]
    mine: bool,
    #[serde(default, deserialize_with = "lenient::optional")]
    place: Option<i64>,
}

impl From<Raw> for Notice {
    fn from(Raw { kind, stream, id, mine, place }: Raw) -> Self {
        let text = id.unwrap_or_default();
        if kind == "stream_changed" && !text.is_empty() {
            return Self::StreamChanged { id: StreamId::new(&text), place };
        }
        let id = text.parse::<Uuid>().ok();
        match (kind.as_str(), stream.zip(id.map(PostId))) {
            ("events_changed", _) => id.map_or(Self::Unknown, |id| Self::EventsChanged { id: EventId(id) }),
            ("post_created", Some((stream, id))) => Self::PostCreated { stream, id, mine },
            ("post_changed", Some((stream, id))) => Self::PostChanged { stream, id },
            ("post_deleted", Some((stream, id))) => Self::PostDeleted { stream, id },
            ("comments_changed", Some((stream, id))) => Self::CommentsChanged { stream, id },
            ("conversation_changed", _) => {
                id.map_or(Self::Unknown, |id| Self::ConversationChanged { id: ConversationId(id), place })
            }
            ("chat_changed", _) => id.map_or(Self::Unknown, |id| Self::ChatChanged { id: ChatId(id), place }),
            ("drafts_changed", _) => Self::DraftsChanged,
            ("notified", _) => Self::Notified,
            ("session_ended", _) => Self::SessionEnded,
            ("resync", _) => Self::Resync,
            _ => Self::Unknown,
        }
    }
}
