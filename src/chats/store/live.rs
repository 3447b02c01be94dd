//! What notices, answers and reading change in the list.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Chats, FEW};
use crate::{
    chats::{
        adapter,
        model::{At, ConversationId, Message, MessageKey},
        thread::Thread,
    },
    task::spawn,
};

impl Chats {
    /// Something happened in a conversation: to the message at a place, or to the conversation.
    pub fn heed(self, id: ConversationId, place: Option<i64>) {
        let is_first = self.changed.try_update_value(|changed| {
            let places = changed.entry(id).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
            places.len() == 1
        });
        if is_first == Some(true) {
            spawn(async move { self.fetch_changes(id).await });
        }
    }

    async fn fetch_changes(self, id: ConversationId) {
        // What is being sent from here is shown already; its answer comes first.
        self.outbox.settled(id).await;
        let Some(places) = self.changed.try_update_value(|changed| changed.remove(&id)).flatten() else { return };
        let thread = self.thread_if_known(id).filter(Thread::is_loaded);
        let is_known = self.rows.with_untracked(|rows| rows.contains_key(&id));
        if let Some(thread) = &thread {
            thread.heed(places.iter().flatten().copied().collect()).await;
        }
        let plain = places.iter().all(Option::is_some) && places.len() <= FEW;
        if !is_known || !plain {
            let last_place = self.rows.with_untracked(|rows| rows.get(&id).map_or(0, |row| row.last_place));
            // One that is gone leaves the list; anything else comes again with the next notice.
            let found = match thread.filter(|_| places.contains(&None)) {
                Some(thread) => thread.read_detail().await,
                None => self.fetch(id).await.ok(),
            };
            let found = found.map(|found| found.conversation);
            if let Some(row) = found.filter(|row| row.unread > 0 && places.iter().any(Option::is_some))
                && let Some(last) = row.last.filter(|last| last.place > last_place && !last.is_own)
            {
                self.announce(id, last);
            }
            return;
        }
        for place in places.into_iter().flatten() {
            let message = match thread.as_ref().and_then(|thread| thread.at(place)) {
                Some(message) => Some(message),
                None => {
                    let found =
                        adapter::ask(id.source(), |adapter| adapter.history(self.net, id, At::Only(place), 1, None))
                            .await;
                    found.ok().and_then(|found| found.messages.into_iter().next()).map(Arc::new)
                }
            };
            if let Some(message) = message.filter(|message| message.place == place) {
                self.arrived(id, message);
            }
        }
    }

    /// Draws the conclusions of a message for the list.
    fn arrived(self, id: ConversationId, message: Arc<Message>) {
        let mut is_new = false;
        self.update(id, |row| {
            let is_last = message.place >= row.last_place;
            is_new = message.place > row.last_place && !message.is_own;
            if message.place > row.last_place {
                (row.last_place, row.last_at, row.is_archived) = (message.place, message.at, false);
                if message.is_own {
                    (row.read_to, row.unread, row.mentions) = (message.place, 0, 0);
                } else {
                    row.unread += 1;
                    row.mentions += u64::from(message.mentions_me);
                }
            }
            if is_last {
                row.last = Some(Arc::clone(&message));
            }
        });
        if is_new {
            self.announce(id, message);
        }
    }

    /// Says that a message of another has arrived.
    fn announce(self, id: ConversationId, message: Arc<Message>) {
        for listener in self.on_arrival.get_value() {
            listener.run((id, Arc::clone(&message)));
        }
        self.arrival.set(Some((id, message)));
    }

    pub(super) fn confirm(self, id: ConversationId, key: MessageKey, message: Message) {
        let message = Arc::new(message);
        if let Some(thread) = self.thread_if_known(id) {
            thread.confirm(key, &message);
        }
        self.arrived(id, message);
    }

    /// The reader has seen the messages up to this one.
    pub fn seen(self, id: ConversationId, message: &Message, unread: u64) {
        let (place, name) = (message.place, Arc::clone(&message.id));
        let known = self.rows.with_untracked(|rows| rows.get(&id).map(|row| row.read_to));
        if known.is_none_or(|known| known >= place) {
            return;
        }
        self.update(id, |row| {
            (row.read_to, row.unread) = (place, unread);
            row.mentions = if unread == 0 { 0 } else { row.mentions.min(unread) };
        });
        spawn(async move {
            // What cannot be told now is told with the next message.
            let _ = adapter::ask(id.source(), |adapter| adapter.read(self.net, id, place, name, false)).await;
        });
    }
}
