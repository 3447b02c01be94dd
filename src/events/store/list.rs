//! The calendar as a list, page by page.

use std::sync::Arc;

use api::workdrive::events::Event;
use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::Calendar;
use crate::events::{model::Entry, query::Filter};

/// Rows per page: about two screens.
const PER_PAGE: u64 = 40;

impl Calendar {
    /// Shows the list that begins at a moment, or, for what is over, ends now.
    pub fn show_list(self, filter: &Filter, from: DateTime<Utc>) {
        let from = (!filter.past).then_some(from);
        self.rests.set_value(false);
        if self.listed.with_value(|listed| listed.as_ref() != Some(&(filter.clone(), from))) {
            self.list.set(Vec::new());
            self.memory.forget_place();
            self.start_list(filter, from);
        }
    }

    pub(super) fn start_list(self, filter: &Filter, from: Option<DateTime<Utc>>) {
        self.listed.set_value(Some((filter.clone(), from)));
        let mut first = filter.request(from, None, PER_PAGE);
        // What is going on has begun before.
        first.include_happening_now = from.is_some_and(|from| from <= Utc::now()).then_some(true);
        let is_first = std::cell::Cell::new(true);
        self.pages.start(self.net, first, move |rows| self.append(rows, is_first.replace(false)));
    }

    /// Loads the next page of the list, or the failed one again.
    pub fn more(self) {
        self.pages.more(self.net, move |rows| {
            let is_first = self.list.with_untracked(Vec::is_empty);
            self.append(rows, is_first);
        });
    }

    fn append(self, rows: Vec<Event>, is_first: bool) {
        let mut list = if is_first { Vec::new() } else { self.list.get_untracked() };
        for row in rows {
            if list.iter().all(|known| known.id != row.id) {
                list.push(Arc::new(Entry::read(row, self.here)));
            }
        }
        self.list.set(list);
    }
}
