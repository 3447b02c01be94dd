//! The messages of one conversation: a part of them without a gap, which grows at both ends and is cut at the far one.

use std::sync::Arc;

use api::error::{ErrorKind, Failure};
use leptos::prelude::*;

use super::{
    adapter,
    model::{At, ConversationId, Detail, History, Message, MessageKey, Quote},
    store::Chats,
};
use crate::{kit::list::Memory, loading::Phase, net::Stop, task::spawn};

mod rows;

pub use rows::Head;
use rows::Row;

/// Messages per page: about four screens.
const PAGE: u64 = 100;
/// About so many messages are kept: what is far from the reader is dropped, and loaded again when they come back.
const MOST: usize = 400;
/// But always what fills so many times the height of the browser's window, or what was dropped would be near and loaded again.
const MOST_VIEWS: f64 = 6.0;
/// No message is lower, in px.
const LOWEST: f64 = 20.0;

/// Which end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The older one.
    First,
    /// The newer one.
    Last,
}

/// What is at an end of the loaded part.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Edge {
    /// Whether there is more beyond it.
    pub more: bool,
    /// Where loading that stands.
    pub phase: Phase,
}

/// The messages of one conversation.
#[derive(Clone)]
pub struct Thread(Arc<Inner>);

struct Inner {
    chats: Chats,
    id: ConversationId,
    /// In the order of their places.
    rows: ArcRwSignal<Vec<Row>>,
    phase: ArcRwSignal<Phase>,
    first: ArcRwSignal<Edge>,
    last: ArcRwSignal<Edge>,
    detail: ArcRwSignal<Option<Arc<Detail>>>,
    gone: ArcRwSignal<Option<Failure>>,
    /// What comes after this place was unread when it was opened.
    line: ArcRwSignal<Option<i64>>,
    /// Where the reader is.
    memory: Memory<MessageKey>,
    /// The first message that they see.
    seen: ArcStoredValue<Option<MessageKey>>,
    /// Keeps that as long as the thread, not as long as the view that was the first to ask for it.
    _owner: Owner,
    stop: ArcStoredValue<Stop>,
}

impl Thread {
    pub(super) fn new(chats: Chats, id: ConversationId, owner: Owner) -> Self {
        Self(Arc::new(Inner {
            chats,
            id,
            rows: ArcRwSignal::default(),
            phase: ArcRwSignal::default(),
            first: ArcRwSignal::default(),
            last: ArcRwSignal::default(),
            detail: ArcRwSignal::default(),
            gone: ArcRwSignal::default(),
            line: ArcRwSignal::default(),
            memory: owner.with(Memory::new),
            seen: ArcStoredValue::default(),
            _owner: owner,
            stop: ArcStoredValue::new(Stop::new()),
        }))
    }

    /// Of which conversation.
    #[must_use]
    pub fn id(&self) -> ConversationId {
        self.0.id
    }

    /// The rows, in order.
    #[must_use]
    pub fn order(&self) -> Vec<MessageKey> {
        self.0.rows.with(|rows| rows.iter().map(Row::key).collect())
    }

    /// One message and what stands above it, as a reactive value.
    #[must_use]
    pub fn row(&self, key: MessageKey) -> Option<(Arc<Message>, Head)> {
        self.0.rows.with(|rows| rows::of_key(rows, key).map(|row| (Arc::clone(&row.message), row.head)))
    }

    /// The message at a place, when it is loaded.
    #[must_use]
    pub fn at(&self, place: i64) -> Option<Arc<Message>> {
        self.0.rows.with_untracked(|rows| rows::of_place(rows, place).map(|row| Arc::clone(&row.message)))
    }

    /// Where loading its first part stands.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.0.phase.get()
    }

    /// What is at an end.
    #[must_use]
    pub fn edge(&self, end: End) -> Edge {
        self.edge_of(end).get()
    }

    /// The conversation with its people, when they are loaded.
    #[must_use]
    pub fn detail(&self) -> Option<Arc<Detail>> {
        self.0.detail.get()
    }

    /// Why the conversation cannot be read.
    #[must_use]
    pub fn gone(&self) -> Option<Failure> {
        self.0.gone.get()
    }

    /// After which place everything was unread when it was opened.
    #[must_use]
    pub fn line(&self) -> Option<i64> {
        self.0.line.get()
    }

    /// Where the reader is in it.
    #[must_use]
    pub fn memory(&self) -> Memory<MessageKey> {
        self.0.memory
    }

    /// Says which message the reader sees first: what is far from it may be dropped.
    pub fn reader_sees(&self, first: Option<MessageKey>) {
        self.0.seen.set_value(first);
    }

    /// Whether messages are loaded.
    #[must_use]
    pub fn is_loaded(&self) -> bool {
        self.0.phase.with_untracked(|phase| *phase == Phase::Ready)
    }

    fn edge_of(&self, end: End) -> &ArcRwSignal<Edge> {
        match end {
            End::First => &self.0.first,
            End::Last => &self.0.last,
        }
    }

    /// Shows it: loads the part around `at`, unless it is loaded and nothing else is wanted.
    pub fn show(&self, at: Option<At>) {
        self.changed();
        match at {
            None if self.is_loaded() => self.catch_up_all(),
            at => self.load(at.unwrap_or(At::End)),
        }
    }

    /// Sets from where on messages were unread.
    pub fn draw_line(&self, read_to: Option<i64>) {
        self.0.line.set(read_to);
        self.0.rows.update(|rows| rows::arrange(rows, read_to));
    }

    /// Nobody looks at it any more: what is on its way is given up.
    pub fn rest(&self) {
        let stop = self.0.stop.get_value();
        stop.now();
        self.0.stop.set_value(Stop::new());
        for edge in [&self.0.first, &self.0.last] {
            if edge.with_untracked(|edge| edge.phase == Phase::Loading) {
                edge.update(|edge| edge.phase = Phase::Idle);
            }
        }
        if self.0.phase.with_untracked(|phase| *phase == Phase::Loading) {
            self.0.phase.set(Phase::Idle);
        }
    }

    /// Loads another part in the place of the one that is there.
    pub fn load(&self, at: At) {
        let thread = self.clone();
        self.0.stop.with_value(Stop::now);
        let stop = Stop::new();
        self.0.stop.set_value(stop.clone());
        self.0.phase.set(Phase::Loading);
        spawn(async move {
            let found = thread.ask(at, PAGE, Some(stop.clone())).await;
            if !thread.0.stop.with_value(|current| current.is(&stop)) {
                return;
            }
            match found {
                Ok(history) => thread.replace(history),
                Err(failure) if failure.kind == ErrorKind::Aborted => {}
                Err(failure) => thread.0.phase.set(Phase::Failed(failure)),
            }
        });
    }

    /// Loads on at an end; after a failure it asks again.
    pub fn more(&self, end: End) {
        let edge = self.edge_of(end).get_untracked();
        if !edge.more || edge.phase == Phase::Loading || !self.is_loaded() {
            return;
        }
        let Some(place) = self.place_at(end) else { return };
        let thread = self.clone();
        let stop = self.0.stop.get_value();
        self.edge_of(end).update(|edge| edge.phase = Phase::Loading);
        spawn(async move {
            let at = if end == End::First { At::Before(place) } else { At::After(place) };
            let found = thread.ask(at, PAGE, Some(stop.clone())).await;
            if !thread.0.stop.with_value(|current| current.is(&stop)) {
                return;
            }
            match found {
                Ok(history) => thread.extend(end, history),
                Err(failure) if failure.kind == ErrorKind::Aborted => {}
                Err(failure) => thread.edge_of(end).update(|edge| edge.phase = Phase::Failed(failure)),
            }
        });
    }

    /// Reads the conversation and its people again.
    pub fn changed(&self) {
        let thread = self.clone();
        spawn(async move { drop(thread.read_detail().await) });
    }

    /// Reads the conversation and its people again, and answers them when they are here.
    pub(super) async fn read_detail(&self) -> Option<Detail> {
        match self.0.chats.fetch(self.0.id).await {
            Ok(detail) => {
                self.0.gone.set(None);
                self.0.detail.set(Some(Arc::new(detail.clone())));
                Some(detail)
            }
            Err(failure) => {
                if failure.kind != ErrorKind::Aborted {
                    self.0.gone.set(Some(failure));
                }
                None
            }
        }
    }

    /// Loads what came at the end since.
    pub fn catch_up_all(&self) {
        let thread = self.clone();
        spawn(async move { thread.heed(vec![i64::MAX]).await });
    }

    /// Something happened to the messages at these places.
    pub(super) async fn heed(&self, places: Vec<i64>) {
        let at_end = self.0.last.with_untracked(|edge| !edge.more);
        let (first, last) = (self.place_at(End::First), self.place_at(End::Last));
        let newest = places.iter().copied().max();
        if at_end && newest > last.or(Some(i64::MIN)) {
            let at = last.map_or(At::End, At::After);
            match self.ask(at, PAGE, None).await {
                Ok(history) => {
                    let more = history.more_after;
                    self.extend(End::Last, history);
                    if more && self.0.rows.with_untracked(|rows| rows.len() < most()) {
                        Box::pin(self.heed(vec![i64::MAX])).await;
                    }
                }
                Err(_) => return,
            }
        }
        for place in places {
            if Some(place) >= first && Some(place) <= last {
                self.refresh(place).await;
            }
        }
    }

    /// Reads one message again.
    pub async fn refresh(&self, place: i64) {
        if let Ok(found) = self.ask(At::Only(place), 1, None).await {
            match found.messages.into_iter().next().filter(|message| message.place == place) {
                Some(message) => self.put(message),
                None => self.remove(place),
            }
        }
    }

    /// Reads one message that need not be loaded.
    pub(super) async fn one(&self, place: i64) -> Option<Message> {
        let found = self.ask(At::Only(place), 1, None).await.ok()?;
        found.messages.into_iter().next().filter(|message| message.place == place)
    }

    async fn ask(&self, at: At, limit: u64, stop: Option<Stop>) -> Result<History, Failure> {
        adapter::ask(self.0.id.source(), |adapter| adapter.history(self.0.chats.net(), self.0.id, at, limit, stop))
            .await
    }

    /// What a message answers, as far as it is loaded.
    #[must_use]
    pub fn quoted(&self, quote: &Quote) -> Option<Arc<Message>> {
        self.0.rows.with(|rows| {
            let row = match quote.place {
                Some(place) => rows::of_place(rows, place),
                None => rows.iter().find(|row| row.message.id == quote.id),
            };
            row.map(|row| Arc::clone(&row.message))
        })
    }

    /// How many messages of others come after a place, as far as they are loaded.
    #[must_use]
    pub fn count_after(&self, place: i64) -> u64 {
        self.0.rows.with_untracked(|rows| {
            rows.iter().filter(|row| row.message.place > place && !row.message.is_own).count() as u64
        })
    }

    /// The message before another.
    #[must_use]
    pub fn before(&self, key: MessageKey) -> Option<Arc<Message>> {
        self.0.rows.with_untracked(|rows| {
            let at = rows.iter().position(|row| row.key() == key)?;
            rows.get(at.checked_sub(1)?).map(|row| Arc::clone(&row.message))
        })
    }

    /// The first row that fits.
    #[must_use]
    pub fn first(&self, fits: impl Fn(&Message, Head) -> bool) -> Option<MessageKey> {
        self.0.rows.with_untracked(|rows| rows.iter().find(|row| fits(&row.message, row.head)).map(Row::key))
    }

    /// The latest message that fits.
    #[must_use]
    pub fn last(&self, fits: impl Fn(&Message) -> bool) -> Option<Arc<Message>> {
        self.0
            .rows
            .with_untracked(|rows| rows.iter().rev().find(|row| fits(&row.message)).map(|row| Arc::clone(&row.message)))
    }
}

/// How many messages are kept.
fn most() -> usize {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    // Far below the greatest number either can hold.
    MOST.max((MOST_VIEWS * height / LOWEST) as usize)
}
