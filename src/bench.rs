//! What measurements from outside hold on to.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::net::Net;

/// Exposes calls as members of `window.__bench`; only on a server with large demo data.
pub fn expose(net: Net, hooks: impl FnOnce() -> Vec<(&'static str, JsValue)>) {
    if !net.session.me_untracked().is_some_and(|me| me.bench) {
        return;
    }
    let bench = Object::new();
    for (name, hook) in hooks() {
        // Setting a member of a fresh object cannot fail; the hook lives as long as the page.
        let _ = Reflect::set(&bench, &name.into(), &hook);
    }
    // The window takes any member.
    let _ = Reflect::set(&js_sys::global(), &"__bench".into(), &bench);
}

/// Marks the moment when the first data are in memory.
pub fn mark_first_data(is_empty: Memo<bool>) {
    Effect::new(move |marked: Option<bool>| {
        let marked = marked.unwrap_or(false);
        if !marked
            && !is_empty.get()
            && let Some(performance) = web_sys::window().and_then(|window| window.performance())
        {
            // A mark that fails is only missing from a measurement.
            let _ = performance.mark("bench:data");
            return true;
        }
        marked
    });
}
