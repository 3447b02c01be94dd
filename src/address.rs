//! The address: where one is, and going elsewhere.
//!
//! The app's screens follow the address by signals; there is no tree of routes. Links are plain `<a href>`: a click on one that leads
//! to this app is taken here.

use leptos::{leptos_dom::helpers::window_event_listener_untyped, prelude::*};
use wasm_bindgen::{JsCast, JsValue};

/// Path and query of the page, followed by every screen.
#[derive(Debug, Clone, Copy)]
pub struct Address {
    path: RwSignal<String>,
    search: RwSignal<String>,
}

impl Address {
    /// The page's own, kept true from now on: back and forward change it, and links within the app.
    #[must_use]
    pub fn open() -> Self {
        let address = Self { path: RwSignal::new(String::new()), search: RwSignal::new(String::new()) };
        address.read();
        window_event_listener_untyped("popstate", move |_| address.read());
        window_event_listener_untyped("click", move |event| {
            if let Some(target) = event.dyn_ref().and_then(link_to_app) {
                event.prevent_default();
                address.go(&target);
            }
        });
        address
    }

    /// The path, from the first `/`.
    #[must_use]
    pub fn path(self) -> String {
        self.path.get()
    }

    /// The query without the `?`; empty when there is none.
    #[must_use]
    pub fn search(self) -> String {
        self.search.get()
    }

    /// Goes to an address of this app: `/feeds?tag=launch`. Back leads here again.
    pub fn go(self, target: &str) {
        // Where one is already there is nothing to come back to.
        let path = self.path.get_untracked();
        let search = self.search.get_untracked();
        let here = if search.is_empty() { path } else { format!("{path}?{search}") };
        self.change(target, here == target);
    }

    /// Goes to an address of this app in the place of this one.
    pub fn replace(self, target: &str) {
        self.change(target, true);
    }

    fn change(self, target: &str, replace: bool) {
        let history = window().history();
        // It fails for addresses of other origins, which are none of this app's, and when a page goes on and on; the screen follows.
        let _ = history.and_then(|history| {
            if replace {
                history.replace_state_with_url(&JsValue::NULL, "", Some(target))
            } else {
                history.push_state_with_url(&JsValue::NULL, "", Some(target))
            }
        });
        self.read();
    }

    fn read(self) {
        let location = window().location();
        let path = location.pathname().unwrap_or_default();
        let search = location.search().unwrap_or_default();
        let search = search.strip_prefix('?').unwrap_or(&search).to_owned();
        if self.search.with_untracked(|known| *known != search) {
            self.search.set(search);
        }
        if self.path.with_untracked(|known| *known != path) {
            self.path.set(path);
        }
    }
}

/// Where a click leads within the app; nothing when the browser has to follow it: another site, a new tab, a download, a place on
/// this page.
fn link_to_app(event: &web_sys::MouseEvent) -> Option<String> {
    let is_plain =
        event.button() == 0 && !event.meta_key() && !event.ctrl_key() && !event.shift_key() && !event.alt_key();
    if event.default_prevented() || !is_plain {
        return None;
    }
    let link = event.target()?.dyn_into::<web_sys::Element>().ok()?.closest("a[href]").ok()??;
    if link.has_attribute("target") || link.has_attribute("download") {
        return None;
    }
    let href = link.get_attribute("href")?;
    // An address of the app is written as a path.
    (href.starts_with('/') && !href.starts_with("//")).then_some(href)
}
