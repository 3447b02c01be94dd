//! A long list: a window of reused row slots over measured heights.
//!
//! Rows are absolutely placed in a spacer as high as all rows together. A slot, once made, is used again for other rows: in
//! Leptos 0.8 an owner's child list never shrinks, so rows that are made and dropped for hours would leak. What is read never
//! moves: the first visible row is the anchor, and rows that come or change their height above it are made up for.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{html, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, ResizeObserver, ResizeObserverEntry};

mod heights;
mod memory;
mod order;
mod window;

use crate::task::follow;
pub use heights::Heights;
pub use memory::{Key, Memory};
use window::{Slot, Window};

/// Moves a list from outside; made by whoever shows the list.
#[derive(Clone)]
pub struct ListHandle<K: Key>(SendWrapper<Rc<RefCell<Window<K>>>>);

impl<K: Key> Default for ListHandle<K> {
    fn default() -> Self {
        Self(SendWrapper::new(Rc::default()))
    }
}

impl<K: Key> ListHandle<K> {
    /// Goes to the very top.
    pub fn to_top(&self) {
        let scroller = self.0.borrow().scroller.clone();
        if let Some(scroller) = scroller {
            scroller.set_scroll_top(0);
        }
    }

    /// Moves the focus by so many rows, scrolling as far as needed; from the first visible row when none has it.
    pub fn move_focus(&self, by: isize) {
        let target = self.0.borrow().target_of_move(by);
        let Some(target) = target else { return };
        self.0.borrow_mut().bring_into_view(target);
        self.update();
        let list = self.clone();
        // The slot gets its row with the next effects.
        request_animation_frame(move || list.0.borrow().focus(target));
    }

    /// The row that has the focus, or contains it.
    #[must_use]
    pub fn focused(&self) -> Option<K> {
        self.0.borrow().focused()
    }

    pub fn to_end(&self) {}
    pub fn show(&self, _key: K, _align: Align) {}
    pub fn is_at_end(&self) -> Signal<bool> {
        Signal::stored(true)
    }
    pub fn first_visible(&self) -> Signal<Option<K>> {
        Signal::stored(None)
    }
    pub fn last_visible(&self) -> Signal<Option<K>> {
        Signal::stored(None)
    }

    fn update(&self) -> bool {
        window::update(&self.0)
    }
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum ListMode {
    #[default]
    Feed,
    Log,
    Rows,
}
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Start,
    Center,
    Nearest,
}

/// The list.
#[component]
pub fn VirtualList<K: Key, R: Fn(Signal<K>) -> AnyView + 'static>(
    /// The rows, in order; each once.
    #[prop(into)]
    keys: Signal<Vec<K>>,
    /// Makes the content of a slot; its row changes.
    row: R,
    /// What the list is called.
    #[prop(into)]
    label: String,
    /// The end comes near: load more.
    #[prop(into)]
    on_near_end: Callback<()>,
    /// What is kept of the list while it is not shown.
    memory: Memory<K>,
    /// Moves it from outside.
    handle: ListHandle<K>,
    #[prop(optional)] mode: ListMode,
    #[prop(optional, into)] on_near_start: Option<Callback<()>>,
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
    let scroller = NodeRef::<html::Div>::new();
    let spacer = NodeRef::<html::Div>::new();
    let slots = RwSignal::new_local(Vec::<Slot<K>>::new());
    let total = RwSignal::new(0.0_f64);
    handle.0.borrow_mut().open(estimate, memory.take(), slots, total);

    let pending = StoredValue::new(false);
    let list = handle.clone();
    let order_at_rest = order_at_rest(handle.clone());
    let schedule = {
        let order_at_rest = order_at_rest.clone();
        move || {
            order_at_rest();
            if pending.try_get_value() != Some(false) {
                return;
            }
            pending.set_value(true);
            let list = list.clone();
            request_animation_frame(move || {
                // The list may be gone by then.
                if pending.try_set_value(false).is_none() && list.update() {
                    on_near_end.run(());
                }
            });
        }
    };

    let look_now = {
        let list = handle.clone();
        move || {
            if list.update() {
                on_near_end.run(());
            }
        }
    };
    // New heights are made up for at once, in the same frame, so that nothing jumps.
    let observer = observe(&handle, look_now.clone());
    Effect::new({
        let handle = handle.clone();
        move |_| {
            let (Some(scroller), Some(spacer)) = (scroller.get(), spacer.get()) else { return };
            handle.0.borrow_mut().attach(scroller.into(), spacer.into());
            keys.with(|keys| handle.0.borrow_mut().set_keys(keys));
            look_now();
            order_at_rest();
            if keys.with_untracked(|keys| !keys.is_empty()) && !handle.0.borrow().draws_ahead() {
                let (list, look_now) = (handle.clone(), look_now.clone());
                after_paint(move || {
                    list.0.borrow_mut().draw_ahead();
                    look_now();
                });
            }
        }
    });
    on_cleanup({
        let handle = handle.clone();
        move || memory.put(handle.0.borrow_mut().close())
    });

    let count = Memo::new(move |_| keys.with(Vec::len));
    let row = StoredValue::new_local(row);
    view! {
        <div class="list" data-scroller="" tabindex="-1" node_ref=scroller on:scroll=move |_| schedule()>
            {before.run()}
            <div
                class="list-rows"
                // A feed has articles; an empty one would be none.
                role=Signal::derive(move || (count.get() > 0).then_some("feed"))
                aria-label=Signal::derive(move || (count.get() > 0).then(|| label.clone()))
                node_ref=spacer
                style:height=Signal::derive(move || px(total.get()))
            >
                <For each=move || slots.get() key=|slot| slot.number let:slot>
                    {
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
                                role="article"
                                tabindex="0"
                                node_ref=element
                                data-slot=slot.number.to_string()
                                data-row=Signal::derive(move || slot.key.get().to_string())
                                aria-posinset=Signal::derive(move || (slot.place.get() + 1).to_string())
                                aria-setsize=Signal::derive(move || count.get().to_string())
                                style:transform=Signal::derive(move || format!("translateY({})", px(slot.top.get())))
                                style:display=Signal::derive(move || if slot.used.get() { "block" } else { "none" })
                            >
                                {row.with_value(|row| row(slot.key.into()))}
                            </div>
                        }
                    }
                </For>
            </div>
            {after.run()}
        </div>
    }
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

/// Puts the slots in order some time after the last call. It never takes a timer back: in Leptos 0.8 such a timer leaks.
fn order_at_rest<K: Key>(list: ListHandle<K>) -> impl Fn() + Clone + 'static {
    const REST: Duration = Duration::from_millis(200);
    #[derive(Clone, Copy, PartialEq)]
    enum Wait {
        None,
        Quiet,
        Disturbed,
    }
    fn wait<K: Key>(list: ListHandle<K>, state: StoredValue<Wait>) {
        set_timeout(
            move || match state.try_get_value() {
                Some(Wait::Disturbed) => {
                    state.set_value(Wait::Quiet);
                    wait(list, state);
                }
                Some(_) => {
                    state.set_value(Wait::None);
                    list.0.borrow().put_in_order();
                }
                // The list is gone.
                None => {}
            },
            REST,
        );
    }
    let state = StoredValue::new(Wait::None);
    move || match state.try_get_value() {
        Some(Wait::None) => {
            state.set_value(Wait::Quiet);
            wait(list.clone(), state);
        }
        Some(Wait::Quiet) => state.set_value(Wait::Disturbed),
        _ => {}
    }
}

/// Tells the window the true heights of its rows as they change.
fn observe<K: Key>(handle: &ListHandle<K>, on_change: impl Fn() + 'static) -> SendWrapper<Rc<Observer>> {
    let list = handle.clone();
    let on_resize = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let mut changed = false;
        for entry in entries.iter().filter_map(|entry| entry.dyn_into::<ResizeObserverEntry>().ok()) {
            let Ok(element) = entry.target().dyn_into::<HtmlElement>() else { continue };
            let number = element.dataset().get("slot").and_then(|number| number.parse().ok());
            if let Some(number) = number {
                changed |= list.0.borrow_mut().measured(number, entry.content_rect().height());
            }
        }
        if changed {
            on_change();
        }
    });
    let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
    let observer = SendWrapper::new(Rc::new(Observer { observer, _on_resize: on_resize }));
    let kept = observer.clone();
    on_cleanup(move || kept.stop());
    observer
}

struct Observer {
    observer: Option<ResizeObserver>,
    _on_resize: Closure<dyn Fn(js_sys::Array)>,
}

impl Observer {
    /// Tells the height of an element with the next layout, also when it has been told before.
    fn observe(&self, element: &web_sys::Element) {
        if let Some(observer) = &self.observer {
            observer.unobserve(element);
            observer.observe(element);
        }
    }

    fn stop(&self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
