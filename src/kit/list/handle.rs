//! The hold on a list from outside.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::{
    memory::Key,
    place::Align,
    slots::change,
    window::{self, Window},
};

/// Moves a list from outside and says where it stands; made by whoever shows the list.
#[derive(Clone)]
pub struct ListHandle<K: Key> {
    pub(super) window: SendWrapper<Rc<RefCell<Window<K>>>>,
    is_at_end: RwSignal<bool>,
    first: RwSignal<Option<K>>,
    last: RwSignal<Option<K>>,
}

impl<K: Key> Default for ListHandle<K> {
    fn default() -> Self {
        let (is_at_end, first, last) = (RwSignal::new(true), RwSignal::new(None), RwSignal::new(None));
        Self { window: SendWrapper::new(Rc::default()), is_at_end, first, last }
    }
}

impl<K: Key> ListHandle<K> {
    /// Goes to the very top.
    pub fn to_top(&self) {
        self.window.borrow_mut().leave(false);
        let page = self.window.borrow().page.clone();
        if let Some(page) = page {
            page.scroller.set_scroll_top(0);
        }
    }

    /// Goes to the very end.
    pub fn to_end(&self) {
        self.window.borrow_mut().leave(true);
        self.update();
    }

    /// Goes to a row. One that is not there yet is shown when it comes, unless the list is sent to another place before that.
    pub fn show(&self, key: K, align: Align) {
        self.window.borrow_mut().show(key, align);
        self.update();
    }

    /// Whether the end is visible, or nearly so; so too before the list is on the page.
    #[must_use]
    pub fn is_at_end(&self) -> Signal<bool> {
        self.is_at_end.into()
    }

    /// The row at the top of what is visible.
    #[must_use]
    pub fn first_visible(&self) -> Signal<Option<K>> {
        self.first.into()
    }

    /// The row at the bottom of what is visible.
    #[must_use]
    pub fn last_visible(&self) -> Signal<Option<K>> {
        self.last.into()
    }

    /// All rows of which at least half, or half a view, is visible now.
    #[must_use]
    pub fn visible(&self) -> Vec<K> {
        self.window.borrow().visible()
    }

    /// Moves the focus by so many rows, scrolling as far as needed; from the first visible row when none has it, in a log from the
    /// last.
    pub fn move_focus(&self, by: isize) {
        let target = self.window.borrow().target_of_move(by);
        let Some(target) = target else { return };
        self.show(target, Align::Nearest);
        let list = self.clone();
        // The slot gets its row with the next effects.
        request_animation_frame(move || list.window.borrow().focus(target));
    }

    /// The row that has the focus, or contains it.
    #[must_use]
    pub fn focused(&self) -> Option<K> {
        self.window.borrow().focused()
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
