//! The hold on a list from outside.

use std::{cell::RefCell, marker::PhantomData, rc::Rc};

use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::{
    key::{Key, RowId},
    place::Align,
    slots::change,
    window::{self, Window},
};

/// Moves a list from outside and says where it stands; made by whoever shows the list.
#[derive(Clone)]
pub struct ListHandle<K: Key>(pub(super) Hold, PhantomData<fn(K)>);

/// The same for any key.
#[derive(Clone)]
pub(super) struct Hold {
    pub(super) window: SendWrapper<Rc<RefCell<Window>>>,
    is_at_end: RwSignal<bool>,
    first: RwSignal<Option<RowId>>,
    last: RwSignal<Option<RowId>>,
}

impl<K: Key> Default for ListHandle<K> {
    fn default() -> Self {
        Self(Hold::new(), PhantomData)
    }
}

impl<K: Key> ListHandle<K> {
    /// Goes to the very top.
    pub fn to_top(&self) {
        self.0.to_top();
    }

    /// Goes to the very end.
    pub fn to_end(&self) {
        self.0.to_end();
    }

    /// Goes to a row. One that is not there yet is shown when it comes, unless the list is sent to another place before that.
    pub fn show(&self, key: K, align: Align) {
        self.0.show(key.to_number(), align);
    }

    /// Whether the end is visible, or nearly so; so too before the list is on the page.
    #[must_use]
    pub fn is_at_end(&self) -> Signal<bool> {
        self.0.is_at_end.into()
    }

    /// The row at the top of what is visible, as a reactive value.
    #[must_use]
    pub fn first_visible(&self) -> Option<K> {
        self.0.first.get().map(K::from_number)
    }

    /// The row at the bottom of what is visible, as a reactive value.
    #[must_use]
    pub fn last_visible(&self) -> Option<K> {
        self.0.last.get().map(K::from_number)
    }

    /// All rows of which at least half, or half a view, is visible now.
    #[must_use]
    pub fn visible(&self) -> Vec<K> {
        self.0.window.borrow().visible().into_iter().map(K::from_number).collect()
    }

    /// Moves the focus by so many rows, scrolling as far as needed; from the first visible row when none has it, in a log from the
    /// last.
    pub fn move_focus(&self, by: isize) {
        self.0.move_focus(by);
    }

    /// The row that has the focus, or contains it.
    #[must_use]
    pub fn focused(&self) -> Option<K> {
        self.0.window.borrow().focused().map(K::from_number)
    }
}

impl Hold {
    fn new() -> Self {
        let (is_at_end, first, last) = (RwSignal::new(true), RwSignal::new(None), RwSignal::new(None));
        Self { window: SendWrapper::new(Rc::default()), is_at_end, first, last }
    }

    fn to_top(&self) {
        self.window.borrow_mut().leave(false);
        let page = self.window.borrow().page.clone();
        if let Some(page) = page {
            page.scroller.set_scroll_top(0);
        }
    }

    fn to_end(&self) {
        self.window.borrow_mut().leave(true);
        self.update();
    }

    fn show(&self, row: RowId, align: Align) {
        self.window.borrow_mut().show(row, align);
        self.update();
    }

    fn move_focus(&self, by: isize) {
        let target = self.window.borrow().target_of_move(by);
        let Some(target) = target else { return };
        self.show(target, Align::Nearest);
        let list = self.clone();
        // The slot gets its row with the next effects.
        request_animation_frame(move || list.window.borrow().focus(target));
    }

    /// Brings the list up to date with the page; answers whether the beginning and the end are near.
    pub(super) fn update(&self) -> (bool, bool) {
        let Some(look) = window::update(&self.window) else { return (false, false) };
        change(self.is_at_end, look.is_at_end);
        change(self.first, look.visible.map(|(first, _)| first));
        change(self.last, look.visible.map(|(_, last)| last));
        look.near
    }
}
