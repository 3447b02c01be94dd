//! Lists that grow page by page; the one implementation for every paged endpoint. Knows no vendor and no area.

use api::{
    error::{ErrorKind, Failure},
    page::Paged,
};
use leptos::prelude::*;

use crate::net::{Net, Stop};
use crate::task::spawn;

/// Where a list stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Phase {
    /// Nothing has been asked for.
    #[default]
    Idle,
    /// A page is on its way.
    Loading,
    /// What was asked for is here.
    Ready,
    /// The last page did not come; the rows before it are still good.
    Failed(Failure),
}

impl Phase {
    /// Why the last page did not come.
    #[must_use]
    pub fn failure(&self) -> Option<Failure> {
        match self {
            Self::Failed(failure) => Some(failure.clone()),
            _ => None,
        }
    }
}

/// A list that is being read: the request for its next page, and where it stands.
pub struct Pages<E: Paged> {
    next: StoredValue<Option<E>>,
    stop: StoredValue<Stop>,
    /// Where it stands.
    pub phase: RwSignal<Phase>,
    /// Whether there is nothing left to ask for.
    pub at_end: RwSignal<bool>,
}

impl<E: Paged> Clone for Pages<E> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<E: Paged> Copy for Pages<E> {}

impl<E: Paged> Pages<E> {
    /// A list of which nothing has been asked for.
    #[must_use]
    pub fn new() -> Self {
        Self {
            next: StoredValue::new(None),
            stop: StoredValue::new(Stop::new()),
            phase: RwSignal::new(Phase::Idle),
            at_end: RwSignal::new(false),
        }
    }

    /// Starts over with `first`, giving up what is on its way. `on_rows` gets the rows.
    pub fn start(self, net: Net, first: E, on_rows: impl Fn(Vec<E::Item>) + 'static) {
        self.next.set_value(Some(first));
        self.at_end.set(false);
        self.fetch(net, on_rows);
    }

    /// Loads the next page; does nothing at the end or while one is on its way. After a failure it asks again.
    pub fn more(self, net: Net, on_rows: impl Fn(Vec<E::Item>) + 'static) {
        let busy = self.phase.with_untracked(|phase| *phase == Phase::Loading);
        if !busy && !self.at_end.get_untracked() {
            self.fetch(net, on_rows);
        }
    }

    fn fetch(self, net: Net, on_rows: impl Fn(Vec<E::Item>) + 'static) {
        let Some(request) = self.next.get_value() else { return };
        let stop = Stop::new();
        self.stop.with_value(Stop::now);
        self.stop.set_value(stop.clone());
        self.phase.set(Phase::Loading);
        spawn(async move {
            let answer = net.call_until(&request, Some(&stop)).await;
            // A list started over, or a screen that is gone, does not want this answer.
            if self.stop.try_with_value(|current| current.is(&stop)) != Some(true) {
                return;
            }
            match answer {
                Ok(page) => {
                    let next = request.next(&page);
                    self.at_end.set(next.is_none());
                    self.next.set_value(next);
                    on_rows(E::items(page));
                    self.phase.set(Phase::Ready);
                }
                Err(failure) if failure.kind == ErrorKind::Aborted => {}
                Err(failure) => self.phase.set(Phase::Failed(failure)),
            }
        });
    }
}

impl<E: Paged> Default for Pages<E> {
    fn default() -> Self {
        Self::new()
    }
}
