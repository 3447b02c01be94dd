//! Comments on posts and news (capability `feeds.comments`).

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Rotunda, feeds::Stream};
use crate::{
    auth::Session,
    catalogue, endpoint, ids,
    page::Paged,
    workdrive::{PostId, UserStub},
};

ids! {
    /// A comment.
    CommentId,
}

endpoint! {
    /// Lists the comments on a post or news item, oldest first.
    ///
    /// Errors: `NotFound` when there is no such item that the caller may see.
    pub ListComments(Rotunda, Session, Member): GET "/{stream}/{id}/comments" -> CommentPage {
        path {
            /// `posts` or `news`.
            stream: Stream,
            /// The commented item.
            id: PostId,
        }
        query {
            /// Only comments after this one. Default: from the first.
            after: Option<CommentId>,
            /// At most this many, 1 to 100. Default 20.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Comments on a post or news item.
    ///
    /// Errors: `Invalid` for an empty text or one over 5,000 characters; `NotFound`.
    pub CreateComment(Rotunda, Session, Member): POST "/{stream}/{id}/comments" -> 201 Comment {
        path {
            /// `posts` or `news`.
            stream: Stream,
            /// The commented item.
            id: PostId,
        }
        body {
            /// Text in Markdown, 1 to 5,000 characters.
            text: String,
        }
    }
}

endpoint! {
    /// Changes a comment of one's own.
    ///
    /// Errors: `Invalid`, `NotFound`; `Forbidden` for another's comment.
    pub UpdateComment(Rotunda, Session, Member): PATCH "/comments/{id}" -> Comment {
        path {
            /// Comment.
            id: CommentId,
        }
        body {
            /// Text in Markdown, 1 to 5,000 characters.
            text: String,
        }
    }
}

endpoint! {
    /// Deletes a comment of one's own; an admin of the organization deletes any.
    ///
    /// Errors: `NotFound`; `Forbidden` for another's comment.
    pub DeleteComment(Rotunda, Session, Member): DELETE "/comments/{id}" -> () {
        path {
            /// Comment.
            id: CommentId,
        }
    }
}

endpoint! {
    /// Takes back the deletion of a comment, within an hour.
    ///
    /// Errors: `NotFound`; `Forbidden` when the caller could not have deleted it.
    pub RestoreComment(Rotunda, Session, Member): POST "/comments/{id}/restore" -> Comment {
        path {
            /// Comment.
            id: CommentId,
        }
    }
}

catalogue![ListComments, CreateComment, UpdateComment, DeleteComment, RestoreComment];

impl Paged for ListComments {
    type Item = Comment;
    fn items(page: CommentPage) -> Vec<Comment> {
        page.comments
    }
    fn next(&self, page: &CommentPage) -> Option<Self> {
        let last = page.comments.last()?.id;
        (page.left > 0).then(|| Self { after: Some(last), ..self.clone() })
    }
}

/// A page of comments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CommentPage {
    /// Rows.
    pub comments: Vec<Comment>,
    /// How many come after these.
    #[serde(default)]
    pub left: u64,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Comment {
    /// Id.
    pub id: CommentId,
    /// Text in Markdown; mentions stand in it as `@[Name](user:ID)`.
    pub text: String,
    /// Author.
    pub user: UserStub,
    /// When it was written.
    #[serde(deserialize_with = "crate::time::moment")]
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    #[serde(default, deserialize_with = "crate::time::some_moment", skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<DateTime<Utc>>,
}
