//! The browser's own popover: a panel at the button that opened it.

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, EventTarget, HtmlElement};

use super::{fresh_id, list::px, opener::Closer};

/// A panel that is open as long as it is there. It follows its button when that is scrolled, and closes when the button leaves the
/// window, at Escape, and with a press beside it.
#[component]
pub fn Popover(
    /// The button it belongs to.
    anchor: HtmlElement,
    /// Class of the panel.
    class: &'static str,
    /// How it closes.
    closer: Closer,
    /// It is on the screen.
    #[prop(into, optional)]
    on_shown: Option<Callback<()>>,
    /// Content.
    children: Children,
) -> impl IntoView {
    let panel = NodeRef::<html::Div>::new();
    let anchor = StoredValue::new_local(anchor);
    let listening = StoredValue::new_local(Vec::<Listening>::new());
    set_expanded(anchor, true);
    panel.on_load(move |panel| {
        call(&panel, "showPopover");
        anchor.with_value(|anchor| place(&panel, anchor));
        listening.set_value(follow(panel.into(), anchor, closer));
        if let Some(on_shown) = on_shown {
            on_shown.run(());
        }
    });
    on_cleanup(move || {
        drop(listening.try_update_value(std::mem::take));
        set_expanded(anchor, false);
    });
    view! {
        <div
            node_ref=panel
            class=class
            class:popover=true
            id=fresh_id("popover")
            popover="auto"
            on:toggle=move |_| {
                // The browser says late that it closed a panel; meanwhile it may be open again, for another button.
                let panel = panel.get_untracked();
                if panel.is_some_and(|panel| !panel.matches(":popover-open").unwrap_or(true)) {
                    closer.close.run(());
                }
            }
        >
            {children()}
        </div>
    }
}

fn set_expanded(anchor: StoredValue<HtmlElement, LocalStorage>, expanded: bool) {
    // It cannot fail on an element.
    let _ =
        anchor.try_with_value(|anchor| anchor.set_attribute("aria-expanded", if expanded { "true" } else { "false" }));
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

/// Keeps an open panel at its anchor while anything around it scrolls, and notices when the anchor is pressed.
fn follow(panel: HtmlElement, anchor: StoredValue<HtmlElement, LocalStorage>, closer: Closer) -> Vec<Listening> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let moved = move |event: Event| {
        if is_inside(&panel, &event) {
            return;
        }
        let gone = anchor.try_with_value(|anchor| {
            let at = anchor.get_bounding_client_rect();
            place(&panel, anchor);
            at.bottom() < 0.0 || at.top() > window_size().1
        });
        if gone == Some(true) {
            closer.close.run(());
        }
    };
    // With touch the browser closes the panel before the click arrives, which would then open it again.
    let pressed = move |event: Event| {
        if anchor.try_with_value(|anchor| is_inside(anchor, &event)) == Some(true) {
            closer.pressed.run(());
        }
    };
    let target: EventTarget = window.into();
    vec![Listening::to(target.clone(), "scroll", moved), Listening::to(target, "pointerdown", pressed)]
}

fn is_inside(panel: &HtmlElement, event: &Event) -> bool {
    let node = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    node.is_some_and(|node| panel.contains(Some(&node)))
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
    let _ = style.set_property("top", &px(top));
    let _ = style.set_property("left", &px(left));
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
