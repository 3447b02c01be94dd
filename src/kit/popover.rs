//! A panel that belongs to a button: drawn above everything, closed by Escape or a press beside it.

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, JsValue};

use super::fresh_id;

/// The browser's own popover, placed at its button.
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
    Effect::new(move |_| {
        let (Some(panel), open) = (panel.get(), open.get()) else { return };
        let is_open = panel.matches(":popover-open").unwrap_or(false);
        if open && !is_open {
            call(&panel, "showPopover");
            if let Some(anchor) = anchor.get_untracked() {
                place(&panel, &anchor);
            }
        } else if !open && is_open {
            call(&panel, "hidePopover");
        }
    });
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
            {move || open.get().then(|| children.with_value(|children| children()))}
        </div>
    }
}

/// Below the anchor where there is room, else above; never outside the window.
fn place(panel: &web_sys::HtmlElement, anchor: &web_sys::Element) {
    const GAP: f64 = 4.0;
    let (anchor, own) = (anchor.get_bounding_client_rect(), panel.get_bounding_client_rect());
    let size = |name: &str| {
        js_sys::Reflect::get(&js_sys::global(), &name.into()).ok().and_then(|size| size.as_f64()).unwrap_or(0.0)
    };
    let (width, height) = (size("innerWidth"), size("innerHeight"));
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

fn call(element: &web_sys::HtmlElement, method: &str) {
    let function = js_sys::Reflect::get(element, &method.into()).ok();
    if let Some(function) = function.and_then(|function| function.dyn_into::<js_sys::Function>().ok()) {
        // It fails when the element has just left the page, and then there is nothing to show.
        let _ = function.call0(&JsValue::from(element.clone()));
    }
}
