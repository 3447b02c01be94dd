//! What the views of one conversation share.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    chats::{
        context::Area,
        model::{At, Conversation, ConversationId, Message, MessageKey, Quote},
        thread::{End, Thread},
    },
    kit::list::{Align, ListHandle},
    task::spawn,
};

/// What the views of one conversation share.
#[derive(Clone, Copy)]
pub struct PaneView {
    /// Which one.
    pub id: ConversationId,
    pub(super) thread: StoredValue<Thread>,
    list: StoredValue<ListHandle<MessageKey>, LocalStorage>,
    /// Messages that are answered and not loaded, by their place.
    answered: RwSignal<Vec<(i64, Option<Arc<Message>>)>>,
}

impl PaneView {
    /// Of a conversation, wherever its list of messages is.
    #[must_use]
    pub fn of(area: Area, id: ConversationId) -> Self {
        Self::new(id, area.chats.thread(id))
    }

    pub(super) fn new(id: ConversationId, thread: Thread) -> Self {
        Self {
            id,
            thread: StoredValue::new(thread),
            list: StoredValue::new_local(ListHandle::default()),
            answered: RwSignal::new(Vec::new()),
        }
    }

    /// The message that is answered, where it is loaded or was looked up.
    #[must_use]
    pub fn answered(self, quote: &Quote) -> Option<Arc<Message>> {
        let looked_up = |place: i64| {
            self.answered
                .with(|answered| answered.iter().find(|(of, _)| *of == place).and_then(|(_, found)| found.clone()))
        };
        self.thread().quoted(quote).or_else(|| looked_up(quote.place?))
    }

    /// Looks up a message that is answered and not loaded; once.
    pub fn look_up(self, place: i64) {
        let is_new = self.answered.try_update(|answered| {
            let is_new = answered.iter().all(|(of, _)| *of != place);
            if is_new {
                answered.push((place, None));
            }
            is_new
        });
        if is_new != Some(true) {
            return;
        }
        let thread = self.thread();
        spawn(async move {
            if let Some(found) = thread.one(place).await {
                self.answered.try_update(|answered| {
                    answered.retain(|(of, _)| *of != place);
                    answered.push((place, Some(Arc::new(found))));
                });
            }
        });
    }

    /// Whether it is still on the screen.
    #[must_use]
    pub fn is_there(self) -> bool {
        !self.thread.is_disposed()
    }

    /// Its messages.
    #[must_use]
    pub fn thread(self) -> Thread {
        self.thread.get_value()
    }

    /// Moves the list of its messages.
    #[must_use]
    pub fn list(self) -> ListHandle<MessageKey> {
        self.list.get_value()
    }

    /// It with what may be done in it; what the list knows until that is loaded.
    pub(super) fn detail_or_row(self, area: Area) -> Option<Arc<Conversation>> {
        let row = area.chats.get(self.id);
        let Some(detail) = self.thread().detail() else { return row };
        let mut known = detail.conversation.clone();
        if let Some(row) = row {
            (known.mute, known.is_pinned, known.is_archived) = (row.mute, row.is_pinned, row.is_archived);
            (known.unread, known.read_to, known.last_place) = (row.unread, row.read_to, row.last_place);
        }
        Some(Arc::new(known))
    }

    /// Goes to the newest message.
    pub fn to_newest(self) {
        let thread = self.thread();
        if untrack(|| thread.edge(End::Last).more) {
            thread.load(At::End);
        }
        self.list().to_end();
    }

    /// Goes to the message at a place, loading what is around it.
    pub fn to_place(self, area: Area, place: i64) {
        self.show_at(area, place, Align::Center);
    }

    /// The same, standing there.
    pub fn show_at(self, area: Area, place: i64, align: Align) {
        let thread = self.thread();
        area.flash.set(Some(place));
        // The list that is on the screen is another view's: it is told through the one that has it.
        let list = area.list_of(self.id).unwrap_or_else(|| self.list());
        match thread.at(place) {
            Some(message) => list.show(message.key, align),
            None => {
                list.show(MessageKey(place), align);
                thread.load(At::Around(place));
            }
        }
    }

    /// Goes to the first message that was unread.
    pub fn to_line(self) {
        let thread = self.thread();
        let Some(line) = untrack(|| thread.line()) else { return };
        match first_after(&thread, line) {
            Some(key) => self.list().show(key, Align::Start),
            None => thread.load(At::Around(line + 1)),
        }
    }
}

/// The row of the first message of another after a place.
pub(super) fn first_after(thread: &Thread, place: i64) -> Option<MessageKey> {
    thread.first(|message, head| message.place > place && (!message.is_own || head.unread))
}
