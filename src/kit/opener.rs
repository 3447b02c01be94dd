//! Buttons that open a panel.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

/// Which of any number of buttons has its panel open, and what that panel is about. There is one panel for all of them.
pub struct Opener<T: 'static> {
    open: RwSignal<Option<Open<T>>, LocalStorage>,
    /// A press on the button of the open panel is under way: the browser closes the panel, and the click must not open it again.
    closing: StoredValue<bool>,
}

/// An open panel.
#[derive(Debug, Clone)]
pub struct Open<T> {
    /// The button.
    pub anchor: HtmlElement,
    /// What it is about.
    pub about: T,
}

impl<T: 'static> Clone for Opener<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: 'static> Copy for Opener<T> {}

impl<T: Clone + 'static> Opener<T> {
    /// Nothing is open.
    #[must_use]
    pub fn new() -> Self {
        Self { open: RwSignal::new_local(None), closing: StoredValue::new(false) }
    }

    /// A button was pressed: opens its panel, or closes it when that is the open one. `target` is the button or something in it.
    pub fn press(self, target: Option<EventTarget>, about: impl FnOnce() -> T) {
        let pressed = target.and_then(|target| target.dyn_into::<Element>().ok()?.closest("button").ok().flatten());
        let Some(anchor) = pressed.and_then(|button| button.dyn_into::<HtmlElement>().ok()) else { return };
        let is_open = self.open.with_untracked(|open| open.as_ref().is_some_and(|open| open.anchor == anchor));
        if self.closing.try_update_value(std::mem::take) == Some(true) || is_open {
            self.close();
        } else {
            self.open.set(Some(Open { anchor, about: about() }));
        }
    }

    /// What is open, as a reactive value.
    #[must_use]
    pub fn open(self) -> Option<Open<T>> {
        self.open.get()
    }

    /// Whether anything is open, as a reactive value.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.open.with(Option::is_some)
    }

    /// Closes the panel.
    pub fn close(self) {
        if self.open.try_with_untracked(Option::is_some) == Some(true) {
            self.open.set(None);
        }
    }

    /// For the panel at this button: how it closes itself. When another has been opened since, that one stays: the browser tells late
    /// that it closed a panel.
    #[must_use]
    pub fn closer(self, anchor: &HtmlElement) -> Closer {
        let closing = self.closing;
        let anchor = StoredValue::new_local(anchor.clone());
        let is_own = move || {
            let open = self.open.try_with_untracked(|open| open.as_ref().map(|open| open.anchor.clone())).flatten();
            open.is_some_and(|open| anchor.try_with_value(|anchor| *anchor == open) == Some(true))
        };
        Closer {
            close: Callback::new(move |()| {
                if is_own() {
                    self.close();
                }
            }),
            pressed: Callback::new(move |()| {
                closing.try_set_value(true);
                // A press that ends elsewhere has no click.
                set_timeout(
                    move || {
                        closing.try_set_value(false);
                    },
                    Duration::from_millis(700),
                );
            }),
        }
    }
}

impl<T: Clone + 'static> Default for Opener<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// How an open panel closes itself.
#[derive(Clone, Copy)]
pub struct Closer {
    /// Closes it.
    pub close: Callback<()>,
    /// Its button is being pressed.
    pub pressed: Callback<()>,
}
