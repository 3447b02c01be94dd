//! What the parts of the area share, and what a reader can do with an event: the same by pointer, by key and from its page.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use leptos::prelude::*;

use super::{
    editor::Wanted,
    model::{Entry, EventId, RepeatScope},
    query::{Query, View},
    store::Calendar,
    words,
};
use crate::{
    address::Address,
    kit::{clipboard, toast::Toasts},
    task::spawn,
    text::{events as t, failure},
};

/// What the parts share.
#[derive(Clone, Copy)]
pub struct Area {
    /// What is known.
    pub calendar: Calendar,
    /// What is shown.
    pub query: Memo<Query>,
    /// The reader's day.
    pub today: Memo<NaiveDate>,
    /// What is being written.
    pub editor: RwSignal<Option<Wanted>>,
    /// What is being asked before it is done.
    pub asked: RwSignal<Option<Asked>>,
    /// Messages.
    pub toasts: Toasts,
    address: Address,
}

/// A question before something happens to an event.
#[derive(Clone)]
pub struct Asked {
    /// Which event.
    pub entry: Arc<Entry>,
    /// What is about to happen.
    pub act: Act,
    /// To which of its occurrences it may happen; one choice is none.
    pub scopes: Vec<RepeatScope>,
    /// Does it. No callback, which would go with the menu that asked.
    pub run: Arc<dyn Fn(RepeatScope) + Send + Sync>,
}

/// What may happen to an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// It is deleted.
    Delete,
    /// It is moved.
    Move,
    /// What was written of it is saved.
    Save,
}

/// All the occurrences that a change may be for.
pub const SCOPES: [RepeatScope; 3] = [RepeatScope::One, RepeatScope::Following, RepeatScope::All];

impl Area {
    /// What the parts of the screen share.
    #[must_use]
    pub fn new(calendar: Calendar, address: Address, query: Memo<Query>) -> Self {
        let today = Memo::new(move |_| calendar.here.wall(calendar.now.get()).date());
        Self {
            calendar,
            query,
            today,
            editor: RwSignal::new(None),
            asked: RwSignal::new(None),
            toasts: expect_context::<Toasts>(),
            address,
        }
    }

    /// Shows another part of the calendar.
    pub fn go(self, query: &Query) {
        self.address.go(&query.address());
    }

    /// Shows the same in the place of what is shown, so that back does not lead through it.
    pub fn replace(self, address: &str) {
        self.address.replace(address);
    }

    /// Shows what is shown in another way.
    pub fn view_as(self, view: View) {
        let query = self.query.get_untracked();
        self.go(&Query { view, filter: super::query::Filter { past: false, ..query.filter }, ..query });
    }

    /// Shows the part before, or after.
    pub fn step(self, by: i32) {
        self.go(&self.query.get_untracked().step(by, self.today.get_untracked()));
    }

    /// Shows today.
    pub fn to_today(self) {
        self.go(&Query { date: None, ..self.query.get_untracked() });
    }

    /// Opens an event.
    pub fn open(self, id: EventId) {
        self.address.go(&self.query.get_untracked().address_of(id));
    }

    /// Closes the open event.
    pub fn close(self) {
        self.go(&self.query.get_untracked());
    }

    /// Whether the reader may change an event: who made it may.
    #[must_use]
    pub fn may_change(self, entry: &Entry) -> bool {
        let me = self.calendar.net().session.me();
        me.is_some_and(|me| entry.author.as_ref().is_some_and(|author| author.id == me.user.id))
    }

    /// Whether the reader may delete an event: administrators may, too.
    #[must_use]
    pub fn may_delete(self, entry: &Entry) -> bool {
        self.may_change(entry) || self.calendar.net().session.is_admin()
    }

    /// Writes a new event at this time; for whole days when that is said.
    pub fn write(self, from: NaiveDateTime, to: NaiveDateTime, all_day: bool) {
        self.editor.set(Some(Wanted::New { from, to, all_day }));
    }

    /// Writes a new event at the next full hour of the shown day.
    pub fn write_soon(self) {
        let query = self.query.get_untracked();
        let now = self.calendar.here.wall(Utc::now());
        let day = if query.date.is_none() { now.date() } else { query.day(now.date()) };
        let hour = if day == now.date() { (chrono::Timelike::hour(&now) + 1).min(23) } else { 9 };
        if let Some(from) = day.and_hms_opt(hour, 0, 0) {
            self.write(from, from + chrono::TimeDelta::hours(1), false);
        }
    }

    /// Changes an event in the editor.
    pub fn edit(self, entry: Arc<Entry>) {
        self.editor.set(Some(Wanted::Change(entry)));
    }

    /// Moves an event to what its clock will show; one that repeats after asking which.
    pub fn move_to(self, entry: Arc<Entry>, (from, to): (NaiveDateTime, NaiveDateTime)) {
        let clock = entry.clock(self.calendar.here);
        let span = (clock.moment(from), clock.moment(to));
        if span == (entry.start, entry.end) || span.1 < span.0 {
            return;
        }
        let moved = Arc::clone(&entry);
        if entry.repeat.is_none() {
            self.move_now(entry, span, RepeatScope::One);
            return;
        }
        let run = Arc::new(move |scope| self.move_now(Arc::clone(&moved), span, scope));
        self.asked.set(Some(Asked { entry, act: Act::Move, scopes: SCOPES.to_vec(), run }));
    }

    fn move_now(self, entry: Arc<Entry>, span: (DateTime<Utc>, DateTime<Utc>), scope: RepeatScope) {
        let before = (entry.start, entry.end);
        spawn(async move {
            match self.calendar.move_to(entry, span, scope).await {
                // It is said by who moved it first.
                Ok(None) => {}
                Ok(Some(moved)) if scope == RepeatScope::One => {
                    let said = t::moved_to(&words::when(&moved));
                    self.toasts.say_with_undo(said, move || self.move_back(Arc::clone(&moved), before));
                }
                Ok(Some(_)) => self.toasts.say(t::moved_series()),
                Err(problem) => self.toasts.warn(format!("{} {}", t::move_failed(), failure::why(&problem))),
            }
        });
    }

    fn move_back(self, entry: Arc<Entry>, span: (DateTime<Utc>, DateTime<Utc>)) {
        spawn(async move {
            if let Err(problem) = self.calendar.move_to(entry, span, RepeatScope::One).await {
                self.toasts.warn(format!("{} {}", t::move_failed(), failure::why(&problem)));
            }
        });
    }

    /// Deletes an event for good; asked before.
    pub fn ask_delete(self, entry: Arc<Entry>) {
        let id = entry.id;
        let run = Arc::new(move |scope| self.delete_now(id, scope));
        let scopes = if entry.repeat.is_some() { SCOPES.to_vec() } else { vec![RepeatScope::One] };
        self.asked.set(Some(Asked { entry, act: Act::Delete, scopes, run }));
    }

    fn delete_now(self, id: EventId, scope: RepeatScope) {
        spawn(async move {
            match self.calendar.delete(id, scope).await {
                Ok(()) => {
                    self.close();
                    self.toasts.say(t::deleted());
                }
                Err(problem) => self.toasts.warn(format!("{} {}", t::delete_failed(), failure::why(&problem))),
            }
        });
    }

    /// Copies the address of an event.
    pub fn copy_link(self, address: &str) {
        clipboard::copy_link(self.toasts, address);
    }
}
