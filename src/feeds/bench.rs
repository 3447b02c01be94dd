//! Hooks for measuring from outside.

use wasm_bindgen::closure::Closure;

use super::{model::Stream, screen::Feeds};
use crate::{bench, net::Net};

/// `showNew()` and `more()`, the very calls that the pill and the end of the list make.
pub(super) fn expose(net: Net, feeds: Feeds) {
    bench::expose(net, move || {
        let show_new = Closure::<dyn Fn()>::new(move || feeds.get(Stream::Posts).show_unseen());
        let more = Closure::<dyn Fn()>::new(move || feeds.get(Stream::Posts).more());
        vec![("showNew", show_new.into_js_value()), ("more", more.into_js_value())]
    });
}
