//! Hooks for measuring from outside.

use leptos::prelude::*;
use wasm_bindgen::{JsValue, closure::Closure};

use super::{context::Area, query::View};
use crate::{bench, net::Net};

/// `render(view)`, `view(view)`, `next()`, `today()`, `stamp()`: the very calls that the head of the calendar makes, and what it says then.
pub(super) fn expose(net: Net, area: Area) {
    bench::expose(net, move || {
        let show = move |view: JsValue| {
            let view = view.as_string();
            let named = View::ALL.into_iter().find(|(_, segment)| Some(*segment) == view.as_deref());
            if let Some((view, _)) = named {
                area.view_as(view);
            }
        };
        let render = Closure::<dyn Fn(JsValue)>::new(show);
        let view = Closure::<dyn Fn(JsValue)>::new(show);
        let next = Closure::<dyn Fn()>::new(move || area.step(1));
        let today = Closure::<dyn Fn()>::new(move || area.to_today());
        let stamp = Closure::<dyn Fn() -> JsValue>::new(|| {
            let title = document().query_selector(".calendar-title").ok().flatten();
            title.and_then(|title| title.text_content()).into()
        });
        vec![
            ("render", render.into_js_value()),
            ("view", view.into_js_value()),
            ("next", next.into_js_value()),
            ("today", today.into_js_value()),
            ("stamp", stamp.into_js_value()),
        ]
    });
}
