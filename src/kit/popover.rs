//! A panel that belongs to a button: drawn above everything, closed by Escape or a press beside it.

use crate::kit::live;
use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, EventTarget, HtmlElement};

use super::fresh_id;

/// The browser's own popover, placed at its button. It follows the button when that is scrolled, and closes when the button leaves
/// the window.
#[component]
pub fn Popover(
    /// Whether it is open; set to false when the browser closes it.
    open: RwSignal<bool>,
    /// The element it belongs to.
    anchor: NodeRef<html::Div>,
    /// Class of the panel.
    class: &'static str,
    /// Content; made when it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let panel = NodeRef::<html::Div>::new();
    let children = StoredValue::new(children);
    let following = StoredValue::new_local(None::<Listening>);
    Effect::new(move |_| {
        let (Some(panel), open) = (panel.get(), open.get()) else { return };
        let is_open = panel.matches(":popover-open").unwrap_or(false);
        if open && !is_open {
            call(&panel, "showPopover");
            if let Some(anchor) = anchor.get_untracked() {
                place(&panel, &anchor);
            }
            following.set_value(follow(panel.into(), anchor));
        } else if !open {
            following.set_value(None);
            if is_open {
                call(&panel, "hidePopover");
            }
        }
    });
    on_cleanup(move || drop(following.try_update_value(Option::take)));
    keep_closing_press(open, anchor, panel);
    view! {
        <div
            node_ref=panel
            class=class
            class:popover=true
            id=fresh_id("popover")
            popover="auto"
            on:toggle=move |event| {
                let state = js_sys::Reflect::get(&event, &"newState".into()).ok();
                if state.and_then(|state| state.as_string()).as_deref() == Some("closed") && open.get_untracked() {
                    open.set(false);
                }
            }
        >
            {live(move || open.get().then(|| children.with_value(|children| children())))}
        </div>
    }
}

/// A listener that goes with its owner. It listens before the elements inside its target do.
struct Listening {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

impl Listening {
    fn to(target: EventTarget, event: &'static str, listen: impl Fn(Event) + 'static) -> Self {
        let closure = Closure::<dyn Fn(Event)>::new(listen);
        // Listening and not listening any more cannot fail.
        let _ = target.add_event_listener_with_callback_and_bool(event, closure.as_ref().unchecked_ref(), true);
        Self { target, event, closure }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let listener = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.event, listener, true);
    }
}

/// Keeps an open panel at its anchor while anything around it scrolls.
fn follow(panel: HtmlElement, anchor: NodeRef<html::Div>) -> Option<Listening> {
    let moved = move |event: Event| {
        if let (Some(anchor), false) = (anchor.try_get_untracked().flatten(), is_inside(&panel, &event)) {
            let at = anchor.get_bounding_client_rect();
            if at.bottom() < 0.0 || at.top() > window_size().1 {
                call(&panel, "hidePopover");
            } else {
                place(&panel, &anchor);
            }
        }
    };
    Some(Listening::to(web_sys::window()?.into(), "scroll", moved))
}

fn is_inside(panel: &HtmlElement, event: &Event) -> bool {
    let node = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    node.is_some_and(|node| panel.contains(Some(&node)))
}

/// A press on the button of an open panel closes it, as a press anywhere beside it does. With touch the browser closes it before
/// the click arrives, which would then open it again.
fn keep_closing_press(open: RwSignal<bool>, anchor: NodeRef<html::Div>, panel: NodeRef<html::Div>) {
    let was_open = StoredValue::new(false);
    let listening = StoredValue::new_local(Vec::<Listening>::new());
    anchor.on_load(move |anchor| {
        let press = move |event: Event| {
            let inside = panel.try_get_untracked().flatten().is_some_and(|panel| is_inside(&panel, &event));
            was_open.try_set_value(!inside && open.try_get_untracked() == Some(true));
        };
        let click = move |event: Event| {
            if was_open.try_update_value(std::mem::take) == Some(true) {
                event.stop_propagation();
                open.set(false);
            }
        };
        let target: EventTarget = anchor.into();
        listening.set_value(vec![
            Listening::to(target.clone(), "pointerdown", press),
            Listening::to(target, "click", click),
        ]);
    });
    on_cleanup(move || drop(listening.try_update_value(std::mem::take)));
}

/// Below the anchor where there is room, else above; never outside the window.
fn place(panel: &HtmlElement, anchor: &web_sys::Element) {
    const GAP: f64 = 4.0;
    let (anchor, own) = (anchor.get_bounding_client_rect(), panel.get_bounding_client_rect());
    let (width, height) = window_size();
    let below = anchor.bottom() + GAP;
    let top = if below + own.height() <= height { below } else { (anchor.top() - GAP - own.height()).max(GAP) };
    let is_rtl = web_sys::window()
        .and_then(|window| window.document()?.document_element()?.get_attribute("dir"))
        .is_some_and(|direction| direction == "rtl");
    let start = if is_rtl { anchor.right() - own.width() } else { anchor.left() };
    let left = start.min(width - own.width() - GAP).max(GAP);
    let style = panel.style();
    // Neither can fail for these properties.
    let _ = style.set_property("top", &format!("{top}px"));
    let _ = style.set_property("left", &format!("{left}px"));
}

fn window_size() -> (f64, f64) {
    let size = |name: &str| {
        js_sys::Reflect::get(&js_sys::global(), &name.into()).ok().and_then(|size| size.as_f64()).unwrap_or(0.0)
    };
    (size("innerWidth"), size("innerHeight"))
}

fn call(element: &HtmlElement, method: &str) {
    let function = js_sys::Reflect::get(element, &method.into()).ok();
    if let Some(function) = function.and_then(|function| function.dyn_into::<js_sys::Function>().ok()) {
        // It fails when the element has just left the page, and then there is nothing to show.
        let _ = function.call0(&JsValue::from(element.clone()));
    }
}
