//! Notices of changes as they happen.

use serde::{Deserialize, Serialize};

use super::{Rotunda, feeds::Stream};
use crate::{auth::Session, catalogue, endpoint, endpoint::EventStream, workdrive::PostId};

endpoint! {
    /// Streams a notice for every change that the caller may see, as server-sent events.
    ///
    /// Each event's `data` is one [`Notice`] in JSON, its `id` a number that grows. A client that comes back with `Last-Event-ID` gets
    /// what it missed, or one `resync` when that is too much. A comment line keeps the connection open every 20 s.
    pub WatchNotices(Rotunda, Session, Member): GET "/live" -> EventStream {}
}

catalogue![WatchNotices];

/// A change. It carries ids only: who wants to know more asks, and is then held to what they may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Notice {
    /// A post or news item appeared (also by being restored or by a changed audience).
    PostCreated {
        /// Which stream it is in.
        stream: Stream,
        /// Which one.
        id: PostId,
        /// Whether the caller wrote it, in whatever browser.
        #[serde(default)]
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
    /// The session is over: sign in again.
    SessionEnded,
    /// More was missed than is kept: load again what is shown.
    Resync,
    /// One that this version does not know.
    #[serde(other)]
    Unknown,
}
