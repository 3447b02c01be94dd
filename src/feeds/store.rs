//! What the screens know about one stream.

use std::{collections::HashMap, pin::Pin, sync::Arc};

use api::{
    error::{ErrorKind, Failure},
    rotunda::{
        feeds::{GetPost, RestorePost},
        live::Notice,
        reactions::{AddReaction, RemoveReaction},
        vendors::Capability,
    },
    workdrive::{
        news::{CreateNews, DeleteNews, ListNews, UpdateNews},
        posts::{CreatePost, DeletePost, ListPosts, Post, PostBody, Reaction, UpdatePost},
    },
};
use leptos::prelude::*;

use super::{
    model::{Item, ItemId, Stream},
    query::Query,
};
use crate::{
    chunk::chunk,
    kit::{list::Memory, reactions},
    live::Live,
    loading::{Pages, Phase},
    net::Net,
    once,
    task::spawn,
};

/// More unseen items than this are not fetched one by one: the stream is loaded again from its top.
const FEW: usize = 20;

/// The items that have been loaded and those that are shown.
#[derive(Debug, Clone, Copy)]
pub struct State {
    items: RwSignal<HashMap<ItemId, Arc<Item>>>,
    order: RwSignal<Vec<ItemId>>,
    unseen: RwSignal<Vec<ItemId>>,
}

impl State {
    fn new() -> Self {
        Self {
            items: RwSignal::new(HashMap::new()),
            order: RwSignal::new(Vec::new()),
            unseen: RwSignal::new(Vec::new()),
        }
    }
}

/// One stream: opened once, above the router, so that it outlives its screen.
#[derive(Clone, Copy)]
pub struct Feed {
    /// Which stream.
    pub stream: Stream,
    /// What part of it is shown; `None` before the first visit.
    pub query: RwSignal<Option<Query>>,
    /// Where the reader was in it.
    pub memory: Memory<ItemId>,
    state: State,
    posts: Pages<ListPosts>,
    news: Pages<ListNews>,
    net: Net,
}

chunk!(feeds_reaction() -> SendReaction, send_reaction);

/// Adds or takes back a reaction, and gives all that there are then.
type SendReaction = fn(Net, Stream, ItemId, String, bool) -> Reactions;
type Reactions = Pin<Box<dyn Future<Output = Result<Vec<Reaction>, Failure>>>>;

fn send_reaction(net: Net, stream: Stream, id: ItemId, emoji: String, added: bool) -> Reactions {
    Box::pin(async move {
        match added {
            true => net.call(&AddReaction { stream, id, emoji }).await,
            false => net.call(&RemoveReaction { stream, id, emoji }).await,
        }
    })
}

impl Feed {
    /// Opens a stream; nothing is loaded yet.
    #[must_use]
    pub fn open(stream: Stream, net: Net, live: &Live) -> Self {
        let feed = Self {
            stream,
            query: RwSignal::new(None),
            memory: Memory::new(),
            state: State::new(),
            posts: Pages::new(),
            news: Pages::new(),
            net,
        };
        live.listen(move |notice| feed.heed(notice));
        feed
    }

    /// The ids to show, in order.
    #[must_use]
    pub fn order(self) -> Vec<ItemId> {
        self.state.order.get()
    }

    /// One item, as a reactive value; `None` when it is not loaded or gone.
    #[must_use]
    pub fn item(self, id: ItemId) -> Option<Arc<Item>> {
        self.state.items.with(|items| items.get(&id).cloned())
    }

    /// Where loading stands.
    #[must_use]
    pub fn phase(self) -> Phase {
        match self.stream {
            Stream::Posts => self.posts.phase.get(),
            Stream::News => self.news.phase.get(),
        }
    }

    /// Whether everything is loaded.
    #[must_use]
    pub fn at_end(self) -> bool {
        match self.stream {
            Stream::Posts => self.posts.at_end.get(),
            Stream::News => self.news.at_end.get(),
        }
    }

    /// How many items have come that are not shown yet.
    #[must_use]
    pub fn unseen(self) -> usize {
        self.state.unseen.with(Vec::len)
    }

    /// Shows `query`, loading it unless it is shown already.
    pub fn show(self, query: Query) {
        if self.query.with_untracked(|shown| shown.as_ref() != Some(&query)) {
            self.state.order.write().clear();
            self.memory.forget_place();
            self.query.set(Some(query));
            self.reload();
        }
    }

    /// Loads the stream again from its top; what is shown stays until the answer is here.
    pub fn reload(self) {
        let Some(query) = self.query.get_untracked() else { return };
        self.state.unseen.write().clear();
        let first = std::cell::Cell::new(true);
        let on_rows = move |rows: Vec<Post>| {
            if first.replace(false) {
                self.state.order.write().clear();
            }
            self.append(rows);
        };
        match self.stream {
            Stream::Posts => self.posts.start(self.net, query.first_posts(), on_rows),
            Stream::News => self.news.start(self.net, query.first_news(), on_rows),
        }
    }

    /// Loads the next page, or the failed one again.
    pub fn more(self) {
        match self.stream {
            Stream::Posts => self.posts.more(self.net, move |rows| self.append(rows)),
            Stream::News => self.news.more(self.net, move |rows| self.append(rows)),
        }
    }

    /// Brings the items that have come to the top.
    pub fn show_unseen(self) {
        let unseen = std::mem::take(&mut *self.state.unseen.write());
        if unseen.len() > FEW {
            self.reload();
            return;
        }
        spawn(async move {
            for id in unseen {
                // One that is gone again, or that may no longer be seen, is not missed.
                if let Ok(item) = self.fetch(id).await {
                    self.put_on_top(item);
                }
            }
        });
    }

    /// Loads one item, e.g. to open it by its address.
    ///
    /// # Errors
    /// `NotFound` when there is none that may be seen.
    pub async fn fetch(self, id: ItemId) -> Result<Arc<Item>, Failure> {
        let post = self.net.call(&GetPost { stream: self.stream, id }).await?;
        Ok(self.keep(post))
    }

    /// Publishes a new item, once however often it is sent from a form, or changes one.
    ///
    /// # Errors
    /// What was wrong with it.
    pub async fn publish(self, id: Option<ItemId>, body: PostBody, form: &str) -> Result<Arc<Item>, Failure> {
        let net = self.net;
        let post = match (self.stream, id) {
            (Stream::Posts, None) => once::call(net, &CreatePost { post: body }, form).await?,
            (Stream::News, None) => once::call(net, &CreateNews { news: body }, form).await?,
            (Stream::Posts, Some(id)) => net.call(&UpdatePost { id, post: body }).await?,
            (Stream::News, Some(id)) => net.call(&UpdateNews { id, news: body }).await?,
        };
        let item = self.keep(post);
        if id.is_none() && self.query.with_untracked(|query| query.as_ref().is_none_or(Query::is_live)) {
            self.put_on_top(Arc::clone(&item));
        }
        Ok(item)
    }

    /// Deletes an item: gone at once, back with the reason if the server refuses. Answers where it stood.
    ///
    /// # Errors
    /// Why it is still there.
    pub async fn delete(self, id: ItemId) -> Result<Option<usize>, Failure> {
        let place = self.state.order.with_untracked(|order| order.iter().position(|shown| *shown == id));
        self.state.order.write().retain(|shown| *shown != id);
        let done = match self.stream {
            Stream::Posts => self.net.call(&DeletePost { id }).await,
            Stream::News => self.net.call(&DeleteNews { id }).await,
        };
        if done.is_err() {
            self.put_at(place, id);
        }
        done.map(|()| place)
    }

    /// Takes back a deletion; the item stands where it stood.
    ///
    /// # Errors
    /// Why it stays deleted.
    pub async fn restore(self, id: ItemId, place: Option<usize>) -> Result<(), Failure> {
        let post = self.net.call(&RestorePost { stream: self.stream, id }).await?;
        self.keep(post);
        self.state.unseen.write().retain(|unseen| *unseen != id);
        self.put_at(place, id);
        Ok(())
    }

    /// Adds or takes back a reaction: shown at once, rolled back if the server refuses.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn react(self, id: ItemId, emoji: String) -> Result<(), Failure> {
        let Some(before) = untrack(move || self.item(id)).map(|item| item.reactions.clone()) else { return Ok(()) };
        let (after, added) = reactions::toggle(&before, &emoji);
        self.change(id, |item| item.reactions = after);
        let answer = match feeds_reaction().await {
            Ok(send) => send(self.net, self.stream, id, emoji, added).await,
            Err(not_loaded) => Err(not_loaded.into()),
        };
        let (reactions, result) = match answer {
            Ok(reactions) => (reactions, Ok(())),
            Err(failure) => (before, Err(failure)),
        };
        self.change(id, |item| item.reactions = reactions);
        result
    }

    /// Corrects the number of comments.
    pub fn count_comments(self, id: ItemId, count: impl FnOnce(u64) -> u64) {
        self.change(id, |item| item.comments = count(item.comments));
    }

    fn heed(self, notice: &Notice) {
        match *notice {
            Notice::PostCreated { stream, id, .. } if stream == self.stream => self.note_new(id),
            Notice::PostChanged { stream, id } | Notice::CommentsChanged { stream, id } if stream == self.stream => {
                let known = self.state.items.with_untracked(|items| items.contains_key(&id));
                if known && self.net.session.can(Capability::FeedsItem) {
                    spawn(async move {
                        // The old form stays if the new one cannot be had.
                        let _ = self.fetch(id).await;
                    });
                }
            }
            Notice::PostDeleted { stream, id } if stream == self.stream => {
                self.state.unseen.write().retain(|unseen| *unseen != id);
                if !self.state.items.with_untracked(|items| items.contains_key(&id)) {
                    return;
                }
                spawn(async move {
                    // A notice may come late: what was deleted and has been restored since is not gone.
                    let is_there = self.net.session.can(Capability::FeedsItem)
                        && !matches!(self.fetch(id).await, Err(failure) if failure.kind == ErrorKind::NotFound);
                    if !is_there {
                        self.drop_item(id);
                    }
                });
            }
            Notice::Resync => self.reload(),
            _ => {}
        }
    }

    fn drop_item(self, id: ItemId) {
        self.state.order.write().retain(|shown| *shown != id);
        self.state.items.write().remove(&id);
    }

    fn note_new(self, id: ItemId) {
        let is_live = self.query.with_untracked(|query| query.as_ref().is_some_and(Query::is_live));
        let is_known = self.state.order.with_untracked(|order| order.contains(&id))
            || self.state.unseen.with_untracked(|unseen| unseen.contains(&id));
        if is_live && !is_known {
            self.state.unseen.write().push(id);
        }
    }

    fn append(self, rows: Vec<Post>) {
        let items: Vec<_> = rows.into_iter().map(|post| Arc::new(Item::from_post(self.stream, post))).collect();
        let mut order = self.state.order.get_untracked();
        {
            let state = self.state.items;
            let mut known = state.write();
            let new: Vec<ItemId> = items.iter().map(|item| item.id).filter(|id| !order.contains(id)).collect();
            order.extend(new);
            known.extend(items.into_iter().map(|item| (item.id, item)));
        }
        self.state.order.set(order);
    }

    fn keep(self, post: Post) -> Arc<Item> {
        let item = Arc::new(Item::from_post(self.stream, post));
        self.state.items.write().insert(item.id, Arc::clone(&item));
        item
    }

    fn put_on_top(self, item: Arc<Item>) {
        self.state.unseen.write().retain(|unseen| *unseen != item.id);
        if self.state.order.with_untracked(|order| !order.contains(&item.id)) {
            self.state.order.write().insert(0, item.id);
        }
    }

    fn put_at(self, place: Option<usize>, id: ItemId) {
        let Some(place) = place else { return };
        let field = self.state.order;
        let mut order = field.write();
        if !order.contains(&id) {
            let place = place.min(order.len());
            order.insert(place, id);
        }
    }

    fn change(self, id: ItemId, change: impl FnOnce(&mut Item)) {
        if let Some(item) = self.state.items.write().get_mut(&id) {
            change(Arc::make_mut(item));
        }
    }
}
