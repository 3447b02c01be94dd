//! Hooks for measuring from outside.

use leptos::prelude::*;
use wasm_bindgen::closure::Closure;

use super::{
    context::Area,
    model::{ConversationId, Outgoing},
    place::Place,
};
use crate::bench;

/// `open(id)`, `send(text)` and `jump(place)`, the very calls that a click makes; the id is as in addresses.
pub fn expose(area: Area) {
    bench::expose(area.chats.net(), move || {
        let open = Closure::<dyn Fn(String)>::new(move |id: String| {
            area.go(Place { open: ConversationId::read(&id), ..Place::default() });
        });
        let send = Closure::<dyn Fn(String)>::new(move |text: String| {
            if let Some(id) = area.chats.open.get_untracked() {
                area.chats.outbox.send(id, Outgoing { text, files: Vec::new(), reply: None });
            }
        });
        let jump = Closure::<dyn Fn(f64)>::new(move |place: f64| {
            #[expect(clippy::cast_possible_truncation, reason = "places are below 2^53")]
            let at = Some(place as i64);
            area.go(Place { open: area.chats.open.get_untracked(), at, ..Place::default() });
        });
        vec![("open", open.into_js_value()), ("send", send.into_js_value()), ("jump", jump.into_js_value())]
    });
}
