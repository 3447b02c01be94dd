//! What the embedded backend can do with posts and news beyond WorkDrive's documented operations.

use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{
    auth::Session,
    catalogue, endpoint,
    workdrive::{PostId, posts::Post},
};

endpoint! {
    /// One post or news item (capability `feeds.item`).
    ///
    /// Errors: `NotFound` when there is none that the caller may see.
    pub GetPost(Rotunda, Session, Member): GET "/{stream}/{id}" -> Post {
        path {
            /// `posts` or `news`.
            stream: Stream,
            /// Which one.
            id: PostId,
        }
    }
}

endpoint! {
    /// Takes back the deletion of a post or news item, within an hour (capability `feeds.restore`).
    ///
    /// Errors: `NotFound` when there is none, or it is gone for good; `Forbidden` when the caller could not have deleted it.
    pub RestorePost(Rotunda, Session, Member): POST "/{stream}/{id}/restore" -> Post {
        path {
            /// `posts` or `news`.
            stream: Stream,
            /// Which one.
            id: PostId,
        }
    }
}

catalogue![GetPost, RestorePost];

/// One of the two streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stream {
    /// Posts.
    Posts,
    /// News.
    News,
}

impl Stream {
    /// As it stands in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Posts => "posts",
            Self::News => "news",
        }
    }
}

impl fmt::Display for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a stream: give posts or news")]
pub struct NotAStream;

impl FromStr for Stream {
    type Err = NotAStream;
    fn from_str(text: &str) -> Result<Self, NotAStream> {
        match text {
            "posts" => Ok(Self::Posts),
            "news" => Ok(Self::News),
            _ => Err(NotAStream),
        }
    }
}
