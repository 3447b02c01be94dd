//! Hooks for measuring from outside; only on a server with large demo data.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, closure::Closure};

use super::{model::Stream, screen::Feeds};
use crate::net::Net;

/// A call from outside: its name and what it does.
type Hook = (&'static str, Closure<dyn Fn()>);

/// Exposes `window.__bench`: `showNew()` and `more()`, the very calls that the pill and the end of the list make.
pub(super) fn expose(net: Net, feeds: Feeds) {
    if !net.session.me_untracked().is_some_and(|me| me.bench) {
        return;
    }
    let bench = Object::new();
    let hooks: [Hook; 2] = [
        ("showNew", Closure::new(move || feeds.get(Stream::Posts).show_unseen())),
        ("more", Closure::new(move || feeds.get(Stream::Posts).more())),
    ];
    for (name, hook) in hooks {
        // Setting a member of a fresh object cannot fail; the hook lives as long as the page.
        let _ = Reflect::set(&bench, &name.into(), hook.into_js_value().unchecked_ref());
    }
    // The window takes any member.
    let _ = Reflect::set(&js_sys::global(), &"__bench".into(), &bench);
}
