//! A button that opens a list of actions.

use std::sync::Arc;

use crate::kit::live;
use leptos::{html, prelude::*, text_prop::TextProp};
use wasm_bindgen::JsCast;

use super::{
    icon::{Glyph, Icon},
    popover::Popover,
};

/// One action.
#[derive(Clone)]
pub struct Action {
    /// Icon.
    pub glyph: Glyph,
    /// What it does.
    pub label: TextProp,
    /// Whether it destroys something.
    pub dangerous: bool,
    /// Does it.
    pub run: Callback<()>,
}

impl Action {
    /// An action.
    pub fn new(glyph: Glyph, label: impl Into<TextProp>, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self { glyph, label: label.into(), dangerous: false, run: Callback::new(move |()| run()) }
    }

    /// The same, marked as one that destroys something.
    #[must_use]
    pub fn dangerous(self) -> Self {
        Self { dangerous: true, ..self }
    }
}

/// An icon button with a menu: arrow keys move, Enter acts, Escape closes and gives the focus back.
#[component]
pub fn Menu(
    /// Icon of the button.
    #[prop(default = Glyph::More)]
    glyph: Glyph,
    /// Name of the button.
    #[prop(into)]
    label: TextProp,
    /// The actions, asked for when it opens.
    actions: Arc<dyn Fn() -> Vec<Action> + Send + Sync>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let anchor = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let tooltip = label.clone();
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            // An element that is gone has nothing to focus.
            let _ = button.focus();
        }
    };
    view! {
        <div class="menu" node_ref=anchor>
            <button
                node_ref=button
                class="button quiet icon-only"
                type="button"
                aria-haspopup="menu"
                aria-expanded=Signal::derive(move || if open.get() { "true" } else { "false" })
                aria-label=Signal::derive(move || label.get())
                title=Signal::derive(move || tooltip.get())
                on:click=move |_| open.update(|open| *open = !*open)
                on:keydown=move |event| {
                    if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") {
                        event.prevent_default();
                        open.set(true);
                    }
                }
            >
                <Icon glyph/>
            </button>
            <Popover open anchor class="menu-panel">
                {
                    let actions = Arc::clone(&actions);
                    let list = NodeRef::<html::Div>::new();
                    // The list is filled a moment after it opens.
                    list.on_load(|list| focus(&list, Step::First));
                    view! {
                        <div
                            role="menu"
                            tabindex="-1"
                            node_ref=list
                            on:keydown=move |event| {
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
                                if let Some(list) = list.get_untracked() {
                                    focus(&list, step);
                                }
                            }
                        >
                            {actions().into_iter().map(|action| {
                                let Action { glyph, label, dangerous, run } = action;
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
                                        <span>{live(move || label.get())}</span>
                                    </button>
                                }
                            }).collect_view()}
                        </div>
                    }
                }
            </Popover>
        </div>
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
