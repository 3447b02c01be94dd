//! Which rows a conversation has, and what stands above each.

use std::sync::Arc;

use chrono::TimeDelta;
use leptos::prelude::*;

use super::{End, History, Message, MessageKey, Phase, Thread, most};
use crate::{chats::model::Body, text::format};

/// Messages of one author within so many minutes stand together.
const TOGETHER: TimeDelta = TimeDelta::minutes(6);

/// What stands above a message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Head {
    /// A day begins.
    pub day: bool,
    /// What follows was unread.
    pub unread: bool,
    /// It goes on from the message before: its author need not be said again.
    pub goes_on: bool,
}

impl Head {
    /// Of a message on its way, by what stands before it.
    #[must_use]
    pub fn after(before: &Message, message: &Message) -> Self {
        let day = day_of(before) != day_of(message);
        Self { day, unread: false, goes_on: !day && goes_on_from(before, message) }
    }
}

/// A message in its place among the others.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) message: Arc<Message>,
    /// The local day.
    day: i32,
    pub(super) head: Head,
}

impl Row {
    fn new(message: Message) -> Self {
        Self { day: day_of(&message), message: Arc::new(message), head: Head::default() }
    }

    pub(super) fn key(&self) -> MessageKey {
        self.message.key
    }
}

/// The row of a place, or where it would be.
fn search(rows: &[Row], place: i64) -> Result<usize, usize> {
    rows.binary_search_by_key(&place, |row| row.message.place)
}

pub(super) fn of_place(rows: &[Row], place: i64) -> Option<&Row> {
    search(rows, place).ok().map(|at| &rows[at])
}

/// Most rows have their place for a key; that of a message that was sent from here has a number of its own.
pub(super) fn of_key(rows: &[Row], key: MessageKey) -> Option<&Row> {
    of_place(rows, key.0).filter(|row| row.key() == key).or_else(|| rows.iter().find(|row| row.key() == key))
}

/// Says anew what stands above each message, when what comes after the place `line` was unread.
pub(super) fn arrange(rows: &mut [Row], line: Option<i64>) {
    let mut is_drawn = false;
    let is_after = |message: &Message| line.is_some_and(|line| message.place > line);
    // What one writes is no news to oneself, unless there is nothing else that was made unread.
    let own_counts = !rows.iter().any(|row| is_after(&row.message) && !row.message.is_own);
    let counts = |message: &Message| is_after(message) && (own_counts || !message.is_own);
    for at in 0..rows.len() {
        let (before, rest) = rows.split_at_mut(at);
        let (before, row) = (before.last(), &mut rest[0]);
        let message = &*row.message;
        let day = before.is_none_or(|before| before.day != row.day);
        // Above the first message that is loaded it would say too little.
        let unread = !is_drawn && counts(message) && !before.is_some_and(|before| counts(&before.message));
        is_drawn |= unread;
        let goes_on = !day && !unread && before.is_some_and(|before| goes_on_from(&before.message, message));
        row.head = Head { day, unread, goes_on };
    }
}

impl Thread {
    /// The place of the first or last message that is loaded.
    pub(super) fn place_at(&self, end: End) -> Option<i64> {
        self.0.rows.with_untracked(|rows| {
            let row = if end == End::First { rows.first() } else { rows.last() };
            row.map(|row| row.message.place)
        })
    }

    /// Changes the rows, and says what stands above each then.
    fn change(&self, change: impl FnOnce(&mut Vec<Row>)) {
        let line = self.0.line.get_untracked();
        self.0.rows.update(|rows| {
            change(rows);
            arrange(rows, line);
        });
    }

    /// Takes another part in the place of the one that is there.
    pub(super) fn replace(&self, history: History) {
        self.0.first.set(super::Edge { more: history.more_before, phase: Phase::Ready });
        self.0.last.set(super::Edge { more: history.more_after, phase: Phase::Ready });
        self.change(|rows| *rows = history.messages.into_iter().map(Row::new).collect());
        self.0.phase.set(Phase::Ready);
    }

    /// Adds messages at an end; of too many those go that are farthest from the reader.
    pub fn extend(&self, end: End, history: History) {
        let more = if end == End::First { history.more_before } else { history.more_after };
        self.edge_of(end).set(super::Edge { more, phase: Phase::Ready });
        if history.messages.is_empty() {
            return;
        }
        let (seen, most) = (self.0.seen.get_value(), most());
        let mut cut = None;
        self.change(|rows| {
            for message in history.messages {
                take(rows, message);
            }
            let surplus = rows.len().saturating_sub(most);
            if surplus > 0 {
                let far = far_end(rows, seen).unwrap_or(if end == End::First { End::Last } else { End::First });
                cut = Some(far);
                match far {
                    End::First => drop(rows.drain(..surplus)),
                    End::Last => rows.truncate(most),
                }
            }
        });
        if let Some(far) = cut {
            self.edge_of(far).update(|edge| edge.more = true);
        }
    }

    /// Puts a message that is already there in its new form, or one that is new at its place.
    pub fn put(&self, message: Message) {
        self.change(|rows| take(rows, message));
    }

    /// Takes a message out.
    pub fn remove(&self, place: i64) {
        self.change(|rows| rows.retain(|row| row.message.place != place));
    }

    /// A message that was sent from here has arrived: it keeps its row.
    pub(in crate::chats) fn confirm(&self, key: MessageKey, message: &Arc<Message>) {
        let at_end = self.0.last.with_untracked(|edge| !edge.more);
        if self.is_loaded() && at_end && self.at(message.place).is_none() {
            self.put(Message { key, ..(**message).clone() });
        }
    }
}

/// Which end is farther from the message that the reader sees first.
fn far_end(rows: &[Row], seen: Option<MessageKey>) -> Option<End> {
    let at = rows.iter().position(|row| Some(row.key()) == seen)?;
    Some(if at < rows.len() / 2 { End::Last } else { End::First })
}

/// Takes a message in; one that is there keeps its row.
fn take(rows: &mut Vec<Row>, message: Message) {
    match search(rows, message.place) {
        Ok(at) => rows[at] = Row::new(Message { key: rows[at].key(), ..message }),
        Err(at) => rows.insert(at, Row::new(message)),
    }
}

/// The local day of a message.
fn day_of(message: &Message) -> i32 {
    format::day(message.at)
}

/// Whether a message stands together with the one before it.
fn goes_on_from(before: &Message, message: &Message) -> bool {
    let is_said = |message: &Message| !matches!(message.body, Body::Event(_));
    let is_same = before.author.id == message.author.id || (before.is_own && message.is_own);
    is_same && message.at - before.at < TOGETHER && message.reply.is_none() && is_said(before) && is_said(message)
}
