//! Which rows a conversation has, and what stands above each.

use std::{collections::HashMap, sync::Arc};

use chrono::TimeDelta;
use leptos::prelude::*;

use super::{BTreeSet, End, History, MOST, Message, MessageKey, Phase, Thread, day_of};
use crate::chats::model::Body;

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

impl Thread {
    /// The row of a place.
    pub(super) fn key_at(&self, place: i64) -> MessageKey {
        self.0.keys.with_value(|keys| keys.get(&place).copied()).unwrap_or(MessageKey(place))
    }

    /// The place of the first or last message that is loaded.
    pub(super) fn place_at(&self, end: End) -> Option<i64> {
        let key = self.0.order.with_untracked(|order| match end {
            End::First => order.first().copied(),
            End::Last => order.last().copied(),
        })?;
        self.0.messages.with_untracked(|messages| messages.get(&key).map(|message| message.place))
    }

    /// Takes another part in the place of the one that is there.
    pub(super) fn replace(&self, history: History) {
        let rows = self.keyed(history.messages);
        self.0.first.set(super::Edge { more: history.more_before, phase: Phase::Ready });
        self.0.last.set(super::Edge { more: history.more_after, phase: Phase::Ready });
        self.0.messages.set(rows.iter().cloned().collect());
        self.0.days.update_value(HashMap::clear);
        self.arrange(rows.into_iter().map(|(key, _)| key).collect());
        self.0.phase.set(Phase::Ready);
    }

    /// Adds messages at an end, and drops the farthest when there are too many.
    pub(super) fn extend(&self, end: End, history: History) {
        let rows = self.keyed(history.messages);
        let known: BTreeSet<MessageKey> = self.0.order.with_untracked(|order| order.iter().copied().collect());
        let new: Vec<MessageKey> = rows.iter().map(|(key, _)| *key).filter(|key| !known.contains(key)).collect();
        if !rows.is_empty() {
            self.0.messages.update(|messages| messages.extend(rows));
        }
        if !new.is_empty() {
            let mut order = self.0.order.get_untracked();
            match end {
                End::First => order.splice(..0, new).for_each(drop),
                End::Last => order.extend(new),
            }
            // A message that was sent from here may be there before those that came in between.
            let places = self.0.messages.with_untracked(|messages| {
                order.iter().map(|key| messages.get(key).map_or(i64::MAX, |message| message.place)).collect::<Vec<_>>()
            });
            if !places.is_sorted() {
                let mut paired: Vec<_> = places.into_iter().zip(order).collect();
                paired.sort_unstable();
                order = paired.into_iter().map(|(_, key)| key).collect();
            }
            self.cut(&mut order, end);
            self.arrange(order);
        }
        let more = if end == End::First { history.more_before } else { history.more_after };
        self.edge_of(end).set(super::Edge { more, phase: Phase::Ready });
    }

    /// Drops what is farthest from the end at which messages came.
    fn cut(&self, order: &mut Vec<MessageKey>, grown: End) {
        let surplus = order.len().saturating_sub(MOST);
        if surplus == 0 {
            return;
        }
        let dropped: Vec<MessageKey> = match grown {
            End::Last => order.drain(..surplus).collect(),
            End::First => order.drain(MOST..).collect(),
        };
        self.0.messages.update(|messages| dropped.iter().for_each(|key| drop(messages.remove(key))));
        self.0.days.update_value(|days| {
            dropped.iter().for_each(|key| {
                days.remove(key);
            })
        });
        self.0.keys.update_value(|keys| keys.retain(|_, key| !dropped.contains(key)));
        let far = if grown == End::Last { End::First } else { End::Last };
        self.edge_of(far).update(|edge| edge.more = true);
    }

    /// Puts a message that is already there in its new form, or one that is new at its place.
    pub fn put(&self, message: Message) {
        let Some((key, message)) = self.keyed(vec![message]).pop() else { return };
        let place = message.place;
        let is_known = self.0.messages.with_untracked(|messages| messages.contains_key(&key));
        self.0.messages.update(|messages| {
            messages.insert(key, message);
        });
        if is_known {
            self.refresh_heads();
            return;
        }
        let mut order = self.0.order.get_untracked();
        let at = self.0.messages.with_untracked(|messages| {
            order.partition_point(|known| messages.get(known).is_some_and(|message| message.place < place))
        });
        order.insert(at, key);
        self.arrange(order);
    }

    /// Takes a message out.
    pub fn remove(&self, place: i64) {
        let key = self.key_at(place);
        let mut order = self.0.order.get_untracked();
        order.retain(|known| *known != key);
        self.0.messages.update(|messages| {
            messages.remove(&key);
        });
        self.arrange(order);
    }

    /// A message that was sent from here has arrived: it keeps its row.
    pub(in crate::chats) fn confirm(&self, key: MessageKey, message: &Arc<Message>) {
        let at_end = self.0.last.with_untracked(|edge| !edge.more);
        let is_there = self.at(message.place).is_some();
        if !self.is_loaded() || !at_end || is_there {
            return;
        }
        self.0.keys.update_value(|keys| {
            keys.insert(message.place, key);
        });
        self.put((**message).clone());
    }

    fn keyed(&self, messages: Vec<Message>) -> Vec<(MessageKey, Arc<Message>)> {
        let keyed = messages.into_iter().map(|mut message| {
            message.key = self.key_at(message.place);
            (message.key, Arc::new(message))
        });
        keyed.collect()
    }

    fn arrange(&self, order: Vec<MessageKey>) {
        self.0.order.set(order);
        self.refresh_heads();
    }

    /// Says anew what stands above each message.
    pub(super) fn refresh_heads(&self) {
        let line = self.0.line.get_untracked();
        let heads = self.0.order.with_untracked(|order| {
            self.0.messages.with_untracked(|messages| {
                let mut heads = HashMap::with_capacity(order.len());
                let mut before: Option<(&Arc<Message>, i32)> = None;
                let mut is_drawn = false;
                for key in order {
                    let Some(message) = messages.get(key) else { continue };
                    let day = self.day(*key, message);
                    let starts_day = before.is_none_or(|(_, last)| last != day);
                    // Above the first message that is loaded it would say too little.
                    let unread = !is_drawn
                        && line.is_some_and(|line| message.place > line && !message.is_own)
                        && before.is_none_or(|(last, _)| line.is_none_or(|line| last.place <= line || last.is_own));
                    is_drawn |= unread;
                    let goes_on = !starts_day && !unread && before.is_some_and(|(last, _)| goes_on_from(last, message));
                    heads.insert(*key, Head { day: starts_day, unread, goes_on });
                    before = Some((message, day));
                }
                heads
            })
        });
        self.0.heads.set(heads);
    }

    fn day(&self, key: MessageKey, message: &Message) -> i32 {
        if let Some(day) = self.0.days.with_value(|days| days.get(&key).copied()) {
            return day;
        }
        let day = day_of(message);
        self.0.days.update_value(|days| {
            days.insert(key, day);
        });
        day
    }
}

/// Whether a message stands together with the one before it.
fn goes_on_from(before: &Message, message: &Message) -> bool {
    let is_said = |message: &Message| !matches!(message.body, Body::Event(_));
    let is_same = before.author.id == message.author.id || (before.is_own && message.is_own);
    is_same && message.at - before.at < TOGETHER && message.reply.is_none() && is_said(before) && is_said(message)
}
