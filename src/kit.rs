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
pub mod popover;
pub mod reactions;
pub mod skeleton;
pub mod tabs;
pub mod time;
pub mod toast;
pub mod upload_tray;

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

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

/// A fresh id for an element, unique on the page.
#[must_use]
pub fn fresh_id(prefix: &str) -> String {
    static LAST: AtomicU32 = AtomicU32::new(0);
    format!("{prefix}-{}", LAST.fetch_add(1, Ordering::Relaxed))
}
