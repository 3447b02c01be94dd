//! The things of one section that have been loaded.

use std::sync::Arc;

use api::{
    page::Paged,
    workdrive::{documents::ListDocuments, faqs::ListFaqs, photos::ListPhotos, videos::ListVideos},
};
use leptos::prelude::*;

use super::model::{Id, Thing};
use crate::{
    kit::list::Memory,
    loading::{Pages, Phase},
    net::Net,
    task::follow,
};

/// Things per page: about two screens.
pub const PER_PAGE: u64 = 50;

/// A list whose pages have numbers.
pub trait Numbered: Paged {
    /// The same list at this page.
    #[must_use]
    fn at_page(&self, page: u64) -> Self;
}

macro_rules! numbered {
    ($($list:ident),*) => {
        $(impl Numbered for $list {
            fn at_page(&self, page: u64) -> Self {
                Self { cur_page: Some(page), per_page: Some(PER_PAGE), ..self.clone() }
            }
        })*
    };
}

numbered!(ListDocuments, ListFaqs, ListPhotos, ListVideos);

/// The things of one section; opened once, so that it outlives its screen.
pub struct Shelf<E: Numbered, T: Thing<Wire = E::Item>> {
    /// In the vendor's order.
    pub things: RwSignal<Vec<Arc<T>>>,
    /// Where the reader was among them.
    pub memory: Memory<Id>,
    list: StoredValue<Option<(String, E)>>,
    pages: Pages<E>,
    wants_all: RwSignal<bool>,
    /// Something changed while a page was on its way.
    is_stale: StoredValue<bool>,
    net: Net,
}

impl<E: Numbered, T: Thing<Wire = E::Item>> Clone for Shelf<E, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<E: Numbered, T: Thing<Wire = E::Item>> Copy for Shelf<E, T> {}

impl<E: Numbered, T: Thing<Wire = E::Item>> Shelf<E, T> {
    /// Opens it; nothing is loaded yet.
    #[must_use]
    pub fn open(net: Net) -> Self {
        let shelf = Self {
            things: RwSignal::new(Vec::new()),
            memory: Memory::new(),
            list: StoredValue::new(None),
            pages: Pages::new(),
            wants_all: RwSignal::new(false),
            is_stale: StoredValue::new(false),
            net,
        };
        follow(move || {
            let (all, at_end) = (shelf.wants_all.get(), shelf.pages.at_end.get());
            if shelf.pages.phase.get() != Phase::Ready {
                return;
            }
            if shelf.is_stale.try_update_value(std::mem::take) == Some(true) {
                shelf.refresh();
            } else if all && !at_end {
                shelf.more();
            }
        });
        shelf
    }

    /// Shows a list, loading it unless it is shown already; `name` tells lists apart. `all`: as far as it goes.
    pub fn show(self, name: String, list: E, all: bool) {
        if self.list.with_value(|shown| shown.as_ref().is_none_or(|(shown, _)| *shown != name)) {
            self.things.write().clear();
            self.memory.forget_place();
            self.list.set_value(Some((name, list)));
            self.wants_all.set(all);
            self.load(1, move |rows| self.append(rows));
        } else if self.wants_all.get_untracked() != all {
            self.wants_all.set(all);
        }
    }

    /// Brings what is shown up to date from its top, without moving it.
    pub fn refresh(self) {
        match self.pages.phase.get_untracked() {
            Phase::Loading => self.is_stale.set_value(true),
            _ => self.load(1, move |rows| self.merge(rows)),
        }
    }

    /// Loads the next page, or the failed one again.
    pub fn more(self) {
        if self.pages.at_end.get_untracked() || self.pages.phase.get_untracked() == Phase::Loading {
            return;
        }
        // Counted by what is here: what was added or taken away meanwhile has moved the pages.
        let here = self.things.with_untracked(|things| things.len() as u64);
        self.load(here / PER_PAGE + 1, move |rows| self.append(rows));
    }

    /// The next page, unless the last one failed: then the reader asks.
    pub fn more_by_itself(self) {
        if !matches!(self.pages.phase.get_untracked(), Phase::Failed(_)) {
            self.more();
        }
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

    /// One thing, as a reactive value; nothing when it is not loaded or gone.
    #[must_use]
    pub fn get(self, id: Id) -> Option<Arc<T>> {
        self.things.with(|things| things.iter().find(|thing| thing.id() == id).cloned())
    }

    /// Puts a thing in the place of what it was, else before all others.
    pub fn put(self, thing: T) {
        let thing = Arc::new(thing);
        let mut things = self.things.write();
        match things.iter().position(|known| known.id() == thing.id()) {
            Some(place) => things[place] = thing,
            None => things.insert(0, thing),
        }
    }

    /// Takes a thing away; answers where it stood.
    pub fn take(self, id: Id) -> Option<(usize, Arc<T>)> {
        let mut things = self.things.write();
        let place = things.iter().position(|thing| thing.id() == id)?;
        Some((place, things.remove(place)))
    }

    /// Puts back what was taken away.
    pub fn put_back(self, (place, thing): (usize, Arc<T>)) {
        let mut things = self.things.write();
        if things.iter().all(|known| known.id() != thing.id()) {
            let place = place.min(things.len());
            things.insert(place, thing);
        }
    }

    fn load(self, page: u64, on_rows: impl Fn(Vec<E::Item>) + 'static) {
        if let Some(list) = self.list.with_value(|list| list.as_ref().map(|(_, list)| list.at_page(page))) {
            self.pages.start(self.net, list, on_rows);
        }
    }

    fn append(self, rows: Vec<E::Item>) {
        let mut things = self.things.write();
        for thing in rows.into_iter().filter_map(T::read) {
            match things.iter().position(|known| known.id() == thing.id()) {
                Some(place) => things[place] = Arc::new(thing),
                None => things.push(Arc::new(thing)),
            }
        }
    }

    fn merge(self, rows: Vec<E::Item>) {
        let is_all = self.pages.at_end.get_untracked();
        let mut things = self.things.write();
        let before = std::mem::take(&mut *things);
        things.extend(rows.into_iter().filter_map(T::read).map(Arc::new));
        if !is_all {
            let fresh: Vec<Id> = things.iter().map(|thing| thing.id()).collect();
            things.extend(before.into_iter().filter(|thing| !fresh.contains(&thing.id())));
        }
    }
}
