//! The comments on one item.

use std::{collections::HashMap, sync::Arc};

pub use api::rotunda::comments::CommentId;
use api::{
    error::Failure,
    rotunda::comments::{Comment as Wire, CreateComment, DeleteComment, ListComments, RestoreComment, UpdateComment},
};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::{model::ItemId, store::Feed};
use crate::{
    loading::{Pages, Phase},
    net::Net,
    person::Person,
};

/// Comments per page.
const PER_PAGE: u64 = 30;

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Id.
    pub id: CommentId,
    /// Who wrote it.
    pub author: Person,
    /// Text in Markdown.
    pub text: Arc<str>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub edited_at: Option<DateTime<Utc>>,
}

impl From<Wire> for Comment {
    fn from(wire: Wire) -> Self {
        Self {
            id: wire.id,
            author: wire.user.into(),
            text: wire.text.into(),
            created_at: wire.created_at,
            edited_at: wire.edited_at,
        }
    }
}

/// The comments that have been loaded.
#[derive(Debug, Clone, Copy)]
pub struct State {
    comments: RwSignal<HashMap<CommentId, Arc<Comment>>>,
    order: RwSignal<Vec<CommentId>>,
}

impl State {
    fn new() -> Self {
        Self { comments: RwSignal::new(HashMap::new()), order: RwSignal::new(Vec::new()) }
    }
}

/// The comments on one item; lives as long as the item is open.
#[derive(Clone, Copy)]
pub struct Comments {
    item: ItemId,
    feed: Feed,
    net: Net,
    state: State,
    pages: Pages<ListComments>,
}

impl Comments {
    /// Opens the comments on an item and loads the first of them.
    #[must_use]
    pub fn open(feed: Feed, item: ItemId, net: Net) -> Self {
        let comments = Self { item, feed, net, state: State::new(), pages: Pages::new() };
        comments.reload();
        comments
    }

    /// The ids to show, oldest first.
    #[must_use]
    pub fn order(self) -> Vec<CommentId> {
        self.state.order.get()
    }

    /// One comment, as a reactive value.
    #[must_use]
    pub fn get(self, id: CommentId) -> Option<Arc<Comment>> {
        self.state.comments.with(|comments| comments.get(&id).cloned())
    }

    /// Where loading stands.
    #[must_use]
    pub fn phase(self) -> Phase {
        self.pages.phase.get()
    }

    /// Whether everything is loaded.
    #[must_use]
    pub fn at_end(self) -> bool {
        self.pages.at_end.get()
    }

    /// Loads as much as is shown again; what is shown stays until the answer is here.
    pub fn reload(self) {
        let shown = self.state.order.with_untracked(|order| order.len() as u64);
        let limit = Some(shown.clamp(PER_PAGE, 100));
        let first = ListComments { stream: self.feed.stream, id: self.item, after: None, limit };
        self.pages.start(self.net, first, move |rows| {
            self.state.order.write().clear();
            self.append(rows);
        });
    }

    /// Loads the next page, or the failed one again.
    pub fn more(self) {
        self.pages.more(self.net, move |rows| self.append(rows));
    }

    /// Writes a comment.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn write(self, text: String) -> Result<(), Failure> {
        let request = CreateComment { stream: self.feed.stream, id: self.item, text };
        let comment = self.net.call(&request).await?;
        self.append(vec![comment]);
        self.feed.count_comments(self.item, |count| count + 1);
        Ok(())
    }

    /// Changes a comment.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn change(self, id: CommentId, text: String) -> Result<(), Failure> {
        let comment = self.net.call(&UpdateComment { id, text }).await?;
        self.keep(comment);
        Ok(())
    }

    /// Deletes a comment: gone at once, back if the server refuses. Answers where it stood.
    ///
    /// # Errors
    /// Why it is still there.
    pub async fn delete(self, id: CommentId) -> Result<Option<usize>, Failure> {
        let place = self.state.order.with_untracked(|order| order.iter().position(|shown| *shown == id));
        self.state.order.write().retain(|shown| *shown != id);
        let done = self.net.call(&DeleteComment { id }).await;
        match done {
            Ok(()) => self.feed.count_comments(self.item, |count| count.saturating_sub(1)),
            Err(_) => self.put_at(place, id),
        }
        done.map(|()| place)
    }

    /// Takes back a deletion; the comment stands where it stood.
    ///
    /// # Errors
    /// Why it stays deleted.
    pub async fn restore(self, id: CommentId, place: Option<usize>) -> Result<(), Failure> {
        let comment = self.net.call(&RestoreComment { id }).await?;
        self.keep(comment);
        self.put_at(place, id);
        self.feed.count_comments(self.item, |count| count + 1);
        Ok(())
    }

    fn append(self, rows: Vec<Wire>) {
        for row in rows {
            let id = self.keep(row);
            if self.state.order.with_untracked(|order| !order.contains(&id)) {
                self.state.order.write().push(id);
            }
        }
    }

    fn keep(self, wire: Wire) -> CommentId {
        let comment = Comment::from(wire);
        let id = comment.id;
        self.state.comments.write().insert(id, Arc::new(comment));
        id
    }

    fn put_at(self, place: Option<usize>, id: CommentId) {
        let Some(place) = place else { return };
        let field = self.state.order;
        let mut order = field.write();
        if !order.contains(&id) {
            let place = place.min(order.len());
            order.insert(place, id);
        }
    }
}
