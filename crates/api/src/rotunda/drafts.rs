//! What people have written to conversations and not sent, the same in all their windows.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{auth::Session, catalogue, endpoint};

endpoint! {
    /// Lists what the caller has written and not sent, the latest first.
    pub ListDrafts(Rotunda, Session, Member): GET "/drafts" -> Vec<ChatDraft> {}
}

endpoint! {
    /// Keeps what the caller has written and not sent; an empty text takes it away.
    ///
    /// Errors: `Conflict` when another window has kept something meanwhile: read it with `ListDrafts` and keep both; `Invalid` for
    /// more than 500 drafts.
    pub KeepDraft(Rotunda, Session, Member): PUT "/drafts/{source}/{conversation}" -> ChatDraft {
        path {
            /// Where the conversation is.
            source: ChatSource,
            /// Conversation, by the id that its vendor gives it; at most 200 characters.
            conversation: String,
        }
        body {
            /// The text, at most 20,000 characters.
            text: String,
            /// The version that it was written over; 0 for none.
            version: u64,
        }
    }
}

catalogue![ListDrafts, KeepDraft];

/// Where a conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ChatSource {
    /// A group chat, room or direct conversation of the intranet.
    WorkDrive,
    /// A chat with clients.
    Qwil,
    /// A room or instant messages.
    Symphony,
    /// A conversation with a customer.
    Dixa,
}

impl ChatSource {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::WorkDrive, Self::Qwil, Self::Symphony, Self::Dixa];

    /// Its name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::WorkDrive => "workdrive",
            Self::Qwil => "qwil",
            Self::Symphony => "symphony",
            Self::Dixa => "dixa",
        }
    }
}

impl fmt::Display for ChatSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for ChatSource {
    type Err = UnknownSource;
    fn from_str(name: &str) -> Result<Self, UnknownSource> {
        Self::ALL.into_iter().find(|source| source.name() == name).ok_or(UnknownSource)
    }
}

/// A name that no source has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such source of conversations")]
pub struct UnknownSource;

/// What somebody has written to a conversation and not sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatDraft {
    /// Where the conversation is.
    pub source: ChatSource,
    /// Conversation.
    pub conversation: String,
    /// Text.
    pub text: String,
    /// Grows by one whenever it is kept.
    pub version: u64,
    /// When it was kept.
    #[serde(deserialize_with = "crate::time::moment")]
    pub updated_at: DateTime<Utc>,
}
