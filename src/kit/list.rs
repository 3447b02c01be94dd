//! A long list: a window of reused row slots over measured heights.
//!
//! Rows are absolutely placed in a spacer as high as all rows together. A slot, once made, is used again for other rows: in
//! Leptos 0.8 an owner's child list never shrinks, so rows that are made and dropped for hours would leak. What is read never
//! moves: the first visible row is the anchor, and rows that come or change their height above it are made up for. In a log the
//! end is an anchor too.

use leptos::{html, prelude::*};

mod handle;
mod heights;
mod key;
mod memory;
mod observer;
mod order;
mod place;
mod slots;
mod window;

use super::each;
use crate::task::follow;
use handle::Hold;
pub use handle::ListHandle;
pub use heights::Heights;
pub use key::Key;
use key::RowId;
pub use memory::Memory;
use memory::Remembered;
use observer::observe;
use order::order_at_rest;
pub use place::Align;
use slots::Slot;
use window::Page;

/// What kind of list it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ListMode {
    /// Articles, the newest first. At the very top what comes is seen.
    #[default]
    Feed,
    /// A conversation: it opens at its end, follows that while the reader is there, and holds what is read everywhere else, at the
    /// very top too. Few rows stand at the bottom.
    Log,
    /// A list of things. The content of a row says what takes the focus.
    Rows,
}

impl ListMode {
    /// Of the list and of its rows.
    fn roles(self) -> (&'static str, &'static str) {
        if self == Self::Feed { ("feed", "article") } else { ("list", "listitem") }
    }
}

/// The list.
#[component]
pub fn VirtualList<K: Key, R: Fn(Signal<K>) -> AnyView + 'static>(
    /// What kind it is.
    #[prop(optional)]
    mode: ListMode,
    /// The rows, in order; each once.
    #[prop(into)]
    keys: Signal<Vec<K>>,
    /// Makes the content of a slot; its row changes.
    row: R,
    /// What the list is called.
    #[prop(into)]
    label: String,
    /// The end comes near, or is still near: load more.
    #[prop(into)]
    on_near_end: Callback<()>,
    /// The same of the beginning.
    #[prop(optional, into)]
    on_near_start: Option<Callback<()>>,
    /// What is kept of the list while it is not shown.
    memory: Memory<K>,
    /// Moves it from outside.
    handle: ListHandle<K>,
    /// The height of a row that has not been measured, in px.
    #[prop(default = 260.0)]
    estimate: f64,
    /// Stands before the rows and scrolls with them.
    #[prop(optional, into)]
    before: ViewFn,
    /// Stands after the rows.
    #[prop(optional, into)]
    after: ViewFn,
) -> impl IntoView {
    let asked = Asked {
        mode,
        keys: Signal::derive(move || keys.with(|keys| keys.iter().map(|key| key.to_number()).collect())),
        name: |row| K::from_number(row).to_string(),
        row: Box::new(move |id| row(Signal::derive(move || K::from_number(id.get())))),
        label,
        on_near_end,
        on_near_start,
        memory: memory.0,
        estimate,
        before,
        after,
    };
    list(asked, handle.0)
}

/// What is asked of a list, whatever its keys are.
struct Asked {
    mode: ListMode,
    keys: Signal<Vec<RowId>>,
    /// What names a row on the page.
    name: fn(RowId) -> String,
    row: Box<dyn Fn(RwSignal<RowId>) -> AnyView>,
    label: String,
    on_near_end: Callback<()>,
    on_near_start: Option<Callback<()>>,
    memory: Remembered,
    estimate: f64,
    before: ViewFn,
    after: ViewFn,
}

fn list(asked: Asked, handle: Hold) -> AnyView {
    let Asked { mode, keys, name, row, label, on_near_end, on_near_start, memory, estimate, before, after } = asked;
    let [scroller, before_rows, spacer, after_rows] = [(); 4].map(|()| NodeRef::<html::Div>::new());
    let slots = RwSignal::new_local(Vec::<Slot>::new());
    handle.window.borrow_mut().open(mode, estimate, memory.take(), slots);

    let look_now = {
        let list = handle.clone();
        let order_at_rest = order_at_rest(handle.clone());
        move || {
            order_at_rest();
            let (near_start, near_end) = list.update();
            untrack(|| {
                // A look in the frame in which its owner goes finds them gone.
                if let Some(on_near_start) = on_near_start.filter(|_| near_start) {
                    on_near_start.try_run(());
                }
                if near_end {
                    on_near_end.try_run(());
                }
            });
        }
    };
    let pending = StoredValue::new(false);
    let schedule = {
        let look_now = look_now.clone();
        move || {
            if pending.try_get_value() != Some(false) {
                return;
            }
            pending.set_value(true);
            let look_now = look_now.clone();
            request_animation_frame(move || {
                // The list may be gone by then.
                if pending.try_set_value(false).is_none() {
                    look_now();
                }
            });
        }
    };

    // New heights are made up for at once, in the same frame, so that nothing jumps.
    let observer = observe(&handle, look_now.clone());
    Effect::new({
        let (handle, observer) = (handle.clone(), observer.clone());
        move |_| {
            let (Some(scroller), Some(before), Some(spacer), Some(after)) =
                (scroller.get(), before_rows.get(), spacer.get(), after_rows.get())
            else {
                return;
            };
            let page = Page { scroller: scroller.into(), spacer: spacer.into(), after: after.into() };
            if handle.window.borrow_mut().attach(page.clone()) {
                observer.observe(&page.scroller);
                if mode == ListMode::Log {
                    observer.observe(&before);
                    observer.observe(&page.after);
                }
            }
            keys.with(|keys| handle.window.borrow_mut().set_keys(keys));
            look_now();
            if keys.with_untracked(|keys| !keys.is_empty()) && !handle.window.borrow().draws_ahead() {
                let (list, look_now) = (handle.clone(), look_now.clone());
                after_paint(move || {
                    list.window.borrow_mut().draw_ahead();
                    look_now();
                });
            }
        }
    });
    on_cleanup({
        let handle = handle.clone();
        move || memory.put(handle.window.borrow_mut().close())
    });

    let count = Memo::new(move |_| keys.with(Vec::len));
    let row = StoredValue::new_local(row);
    let (role, role_of_row) = mode.roles();
    let is_log = mode == ListMode::Log;
    // A log is one stop of the Tab key, which would have to go through all its rows to what stands after it.
    let tab_index = if is_log { "0" } else { "-1" };
    let tab_index_of_row = (mode != ListMode::Rows).then_some(if is_log { "-1" } else { "0" });
    let slot_view = move |slot: Slot| {
        let element = NodeRef::<html::Div>::new();
        let observer = observer.clone();
        // Asked anew for each row: one as high as the row before it in this slot would never be told.
        follow(move || {
            slot.key.track();
            if let Some(element) = element.get() {
                observer.observe(&element);
            }
        });
        view! {
            <div
                class="list-slot"
                role=role_of_row
                tabindex=tab_index_of_row
                node_ref=element
                data-slot=slot.number.to_string()
                data-row=Signal::derive(move || name(slot.key.get()))
                aria-posinset=Signal::derive(move || (slot.place.get() + 1).to_string())
                aria-setsize=Signal::derive(move || count.get().to_string())
                style:transform=Signal::derive(move || format!("translateY({})", px(slot.top.get())))
                style:display=Signal::derive(move || if slot.used.get() { "block" } else { "none" })
            >
                {row.with_value(|row| row(slot.key))}
            </div>
        }
    };
    view! {
        <div
            class="list"
            class:list-log=is_log
            data-scroller=""
            tabindex=tab_index
            node_ref=scroller
            on:scroll=move |_| schedule()
        >
            <div node_ref=before_rows>{before.run()}</div>
            <div
                class="list-rows"
                // A feed has articles, a list has items; an empty one would be none.
                role=Signal::derive(move || (count.get() > 0).then_some(role))
                aria-label=Signal::derive(move || (count.get() > 0).then(|| label.clone()))
                node_ref=spacer
            >
                {each(move || slots.get(), |slot| slot.number.to_string(), slot_view)}
            </div>
            // Without rows it has no box: one that moved when they come would be a jump, whatever it contains by then.
            <div
                node_ref=after_rows
                style:display=Signal::derive(move || if count.get() == 0 { "contents" } else { "block" })
            >
                {after.run()}
            </div>
        </div>
    }
    .into_any()
}

/// A length for a style sheet, in whole pixels: what a fraction would show is not worth the code that writes one.
#[expect(clippy::cast_possible_truncation, reason = "lengths on a page are far below 2^31")]
pub(super) fn px(length: f64) -> String {
    format!("{}px", length.round() as i32)
}

/// Does something when what is there now has been painted.
fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(act));
}
