//! Tabs: a few panels in one place, one of them shown.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::{fresh_id, live};

/// A tab and its panel.
#[derive(Clone)]
pub struct Tab {
    label: String,
    panel: ViewFn,
}

impl Tab {
    /// A tab with the name of its panel; the panel is made each time it is shown.
    pub fn new<V: IntoView + 'static>(label: impl Into<String>, panel: impl Fn() -> V + Send + Sync + 'static) -> Self {
        Self { label: label.into(), panel: ViewFn::from(move || panel().into_any()) }
    }
}

/// Tabs above the panel of the chosen one: arrow keys, Home and End choose. For panels with an address of their own use links.
#[component]
pub fn Tabs(
    /// What the tabs choose between, for screen readers.
    #[prop(into)]
    label: String,
    /// The tabs, in order; at least one.
    tabs: Vec<Tab>,
    /// The place of the chosen one.
    chosen: RwSignal<usize>,
) -> impl IntoView {
    let id = StoredValue::new(fresh_id("tabs"));
    let tab_id = move |place: usize| id.with_value(|id| format!("{id}-{place}"));
    let panel_id = id.with_value(|id| format!("{id}-panel"));
    let list = NodeRef::<html::Div>::new();
    let last = tabs.len().saturating_sub(1);
    let keydown = move |event: web_sys::KeyboardEvent| {
        let at = chosen.get_untracked();
        let forward = if is_rtl() { "ArrowLeft" } else { "ArrowRight" };
        let target = match event.key().as_str() {
            "Home" => 0,
            "End" => last,
            key if key == forward => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            "ArrowLeft" | "ArrowRight" => at.checked_sub(1).unwrap_or(last),
            _ => return,
        };
        event.prevent_default();
        chosen.set(target);
        let tab = list.get_untracked().and_then(|list| tab_at(&list, target));
        if let Some(tab) = tab {
            // An element that is gone has nothing to focus.
            let _ = tab.focus();
        }
    };
    let buttons = tabs.iter().enumerate().map(|(place, tab)| {
        let label = tab.label.clone();
        let is_chosen = Signal::derive(move || chosen.get() == place);
        view! {
            <button
                type="button"
                role="tab"
                class="tab-button"
                id=tab_id(place)
                aria-selected=Signal::derive(move || if is_chosen.get() { "true" } else { "false" })
                aria-controls=panel_id.clone()
                tabindex=Signal::derive(move || if is_chosen.get() { "0" } else { "-1" })
                on:click=move |_| chosen.set(place)
            >
                {label}
            </button>
        }
    });
    let buttons = buttons.collect_view();
    let panels = StoredValue::new(tabs);
    view! {
        <div class="tabs-group">
            <div class="tab-list" role="tablist" node_ref=list aria-label=label on:keydown=keydown>
                {buttons}
            </div>
            <div
                class="tab-panel"
                role="tabpanel"
                id=panel_id
                tabindex="0"
                aria-labelledby=Signal::derive(move || tab_id(chosen.get()))
            >
                {live(move || panels.with_value(|tabs| tabs.get(chosen.get()).map(|tab| tab.panel.run())))}
            </div>
        </div>
    }
}

fn tab_at(list: &web_sys::HtmlElement, place: usize) -> Option<web_sys::HtmlElement> {
    let tabs = list.query_selector_all("[role=tab]").ok()?;
    tabs.get(u32::try_from(place).ok()?)?.dyn_into().ok()
}

fn is_rtl() -> bool {
    untrack(crate::text::language).direction() == "rtl"
}
