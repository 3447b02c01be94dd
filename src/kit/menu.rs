//! A button that opens a list of actions.

use std::sync::Arc;

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{
    icon::{Glyph, Icon},
    live,
    opener::{Closer, Opener},
    popover::Popover,
};

/// One action.
#[derive(Clone)]
pub struct Action {
    /// Icon.
    pub glyph: Glyph,
    /// What it does.
    pub label: String,
    /// Whether it destroys something.
    pub dangerous: bool,
    /// Does it.
    pub run: Callback<()>,
}

impl Action {
    /// An action.
    pub fn new(glyph: Glyph, label: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self { glyph, label: label.into(), dangerous: false, run: Callback::new(move |()| run()) }
    }

    /// The same, marked as one that destroys something.
    #[must_use]
    pub fn dangerous(self) -> Self {
        Self { dangerous: true, ..self }
    }
}

/// An icon button with a menu of its own.
#[component]
pub fn Menu(
    /// Name of the button.
    #[prop(into)]
    label: String,
    /// The actions, asked for when it opens.
    actions: Arc<dyn Fn() -> Vec<Action> + Send + Sync>,
) -> impl IntoView {
    let opener = Opener::<()>::new();
    view! {
        <MenuButton label on_press=move |target| opener.press(target, || ())/>
        {live(move || opener.open().map(|open| view! { <MenuPanel closer=opener.closer(&open.anchor) anchor=open.anchor actions=actions()/> }))}
    }
}

/// The button of a menu; the arrow keys open it too.
#[component]
pub fn MenuButton(
    /// Its name; may change.
    #[prop(into)]
    label: Signal<String>,
    /// It was pressed; gives what was pressed, for [`Opener::press`].
    on_press: impl Fn(Option<web_sys::EventTarget>) + Clone + 'static,
) -> impl IntoView {
    let by_key = on_press.clone();
    view! {
        <button
            class="button quiet icon-only"
            type="button"
            aria-haspopup="menu"
            aria-expanded="false"
            aria-label=label
            title=label
            on:click=move |event| on_press(event.target())
            on:keydown=move |event| {
                if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") {
                    event.prevent_default();
                    by_key(event.target());
                }
            }
        >
            <Icon glyph=Glyph::More/>
        </button>
    }
}

/// An open menu: arrow keys move, Enter acts, Escape closes and gives the focus back.
#[component]
pub fn MenuPanel(
    /// Its button.
    anchor: HtmlElement,
    /// What can be done.
    actions: Vec<Action>,
    /// How it closes.
    closer: Closer,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let step_to = move |step: Step| {
        if let Some(list) = list.get_untracked() {
            focus(&list, step);
        }
    };
    let button = StoredValue::new_local(anchor.clone());
    let close = move || {
        // An element that is gone has nothing to focus.
        let _ = button.try_with_value(|button| button.focus());
        closer.close.run(());
    };
    let keydown = move |event: web_sys::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => Step::Next,
            "ArrowUp" => Step::Previous,
            "Home" => Step::First,
            "End" => Step::Last,
            "Tab" => {
                close();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        step_to(step);
    };
    let items = actions.into_iter().map(move |Action { glyph, label, dangerous, run }| {
        view! {
            <button
                type="button"
                role="menuitem"
                tabindex="-1"
                class="menu-item"
                class:danger=dangerous
                on:click=move |_| {
                    close();
                    run.run(());
                }
            >
                <Icon glyph/>
                <span>{label}</span>
            </button>
        }
    });
    view! {
        <Popover anchor class="menu-panel" closer on_shown=move |()| step_to(Step::First)>
            <div role="menu" tabindex="-1" node_ref=list on:keydown=keydown>{items.collect_view()}</div>
        </Popover>
    }
}

#[derive(Clone, Copy)]
enum Step {
    First,
    Next,
    Previous,
    Last,
}

fn focus(list: &web_sys::HtmlElement, step: Step) {
    let Ok(items) = list.query_selector_all("[role=menuitem]") else { return };
    let count = items.length();
    let focused = web_sys::window().and_then(|window| window.document()?.active_element());
    let at = focused.and_then(|focused| {
        (0..count).find(|place| items.get(*place).is_some_and(|item| item.is_same_node(Some(focused.as_ref()))))
    });
    let place = match (step, at) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None | Some(0)) => count.saturating_sub(1),
        (Step::Next, Some(at)) => (at + 1) % count.max(1),
        (Step::Previous, Some(at)) => at - 1,
    };
    if let Some(item) = items.get(place).and_then(|item| item.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that is gone has nothing to focus.
        let _ = item.focus();
    }
}
