//! Widgets: they know no area and no vendor. Data in, callbacks out.

pub mod avatar;
pub mod badge;
pub mod button;
pub mod choice;
pub mod clipboard;
pub mod dialog;
pub mod editor;
pub mod field;
pub mod gallery;
pub mod icon;
pub mod list;
pub mod lookup;
pub mod markdown;
pub mod menu;
pub mod note;
pub mod opener;
pub mod people_field;
pub mod pick_field;
pub mod popover;
pub mod reactions;
pub mod skeleton;
pub mod tabs;
pub mod time;
pub mod toast;
pub mod upload_tray;

use std::{
    rc::Rc,
    sync::atomic::{AtomicU32, Ordering},
};

use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// A view that follows what it reads. All of them are of one type: with a type each, the program would have the code to build,
/// change and drop every one of them.
pub fn live<V: IntoView + 'static>(view: impl Fn() -> V + Send + Sync + 'static) -> AnyView {
    return erased(ViewFn::from(move || view().into_any()));

    fn erased(view: ViewFn) -> AnyView {
        (move || view.run()).into_any()
    }
}

/// A view that is there as long as a condition holds; made anew only when it begins to.
pub fn when<V: IntoView + 'static>(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> V + Send + Sync + 'static,
) -> AnyView {
    return erased(Box::new(condition), ViewFn::from(move || view().into_any()));

    fn erased(condition: Box<dyn Fn() -> bool + Send + Sync>, view: ViewFn) -> AnyView {
        let holds = Memo::new(move |_| condition());
        live(move || holds.get().then(|| view.run()))
    }
}

/// A view for each of several things, made once and kept as long as there is a thing of that key, wherever it moves. For the same reason
/// all are of one type.
pub fn each<T: 'static, V: IntoView + 'static>(
    things: impl Fn() -> Vec<T> + 'static,
    key: impl Fn(&T) -> String + 'static,
    view: impl Fn(T) -> V + 'static,
) -> AnyView {
    struct Thing {
        key: String,
        make: Box<dyn FnOnce() -> AnyView>,
    }
    let view = Rc::new(view);
    let named = move |thing: T| {
        let view = Rc::clone(&view);
        Thing { key: key(&thing), make: Box::new(move || view(thing).into_any()) }
    };
    return erased(Box::new(move || things().into_iter().map(&named).collect()));

    fn erased(things: Box<dyn Fn() -> Vec<Thing>>) -> AnyView {
        let things = SendWrapper::new(things);
        let each = move || things().into_iter().map(SendWrapper::new).collect::<Vec<_>>();
        let key = |thing: &SendWrapper<Thing>| thing.key.clone();
        let children = |thing: SendWrapper<Thing>| (thing.take().make)();
        view! { <For each key children/> }.into_any()
    }
}

/// A fresh id for an element, unique on the page.
#[must_use]
pub fn fresh_id(prefix: &str) -> String {
    static LAST: AtomicU32 = AtomicU32::new(0);
    format!("{prefix}-{}", LAST.fetch_add(1, Ordering::Relaxed))
}
