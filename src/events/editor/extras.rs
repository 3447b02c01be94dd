//! Lists of short texts: e-mail addresses, tags, links.

use leptos::prelude::*;

use super::super::{
    draft::{Draft, is_web_address},
    model::ExternalLink,
};
use crate::{
    kit::{
        button::{Button, IconButton},
        each,
        field::{Kind, TextField},
        icon::Glyph,
    },
    text::{events as t, kit},
};

/// Texts, added one by one with Enter or a comma.
#[component]
pub(super) fn ListField(
    label: &'static str,
    help: &'static str,
    /// What is wrong with one that is not good.
    problem: &'static str,
    values: Signal<Vec<String>>,
    #[prop(into)] on_change: Callback<Vec<String>>,
    /// Whether a text may be added.
    is_good: fn(&str) -> bool,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<String>);
    let add = move || {
        let mut all = values.get_untracked();
        let text = typed.get_untracked();
        let parts = text.split([',', ';']).map(|part| part.trim().trim_start_matches('#').to_owned());
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        if let Some(bad) = parts.iter().find(|part| !is_good(part)) {
            refused.set(Some(format!("{problem} {bad}")));
            return;
        }
        refused.set(None);
        typed.set(String::new());
        for part in parts {
            if !all.contains(&part) {
                all.push(part);
            }
        }
        on_change.run(all);
    };
    let keydown = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
            add();
        }
    };
    let remove = move |value: &str| {
        let mut all = values.get_untracked();
        all.retain(|known| known != value);
        on_change.run(all);
    };
    view! {
        <div class="list-field" on:keydown=keydown>
            <TextField label=label value=typed help=help error=refused on_leave=Callback::new(move |()| add())/>
            <ul class="list-chips">
                {each(move || values.get(), String::clone, move |value| {
                    let value = StoredValue::new(value);
                    view! {
                        <li class="chip">
                            <span dir="auto">{value.get_value()}</span>
                            <IconButton glyph=Glyph::Close label=move || value.with_value(|value| kit::remove(value)) on_press=move |()| value.with_value(|value| remove(value))/>
                        </li>
                    }
                })}
            </ul>
        </div>
    }
}

/// Links, each with a name if it needs one.
#[component]
pub(super) fn LinksField(draft: RwSignal<Draft>) -> impl IntoView {
    let (url, title) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(None::<String>);
    let add = move || {
        let (address, name) = (url.get_untracked().trim().to_owned(), title.get_untracked().trim().to_owned());
        if address.is_empty() {
            problem.set(None);
        } else if is_web_address(&address) {
            problem.set(None);
            url.set(String::new());
            title.set(String::new());
            let mut draft = draft.write();
            draft.links.retain(|known| known.url != address);
            draft.links.push(ExternalLink { title: name, url: address });
        } else {
            problem.set(Some(t::address_invalid().to_owned()));
        }
    };
    let keydown = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
            add();
        }
    };
    view! {
        <fieldset class="links-field">
            <legend>{t::links()}</legend>
            <ul class="draft-links">
                {each(move || draft.with(|draft| draft.links.clone()), |link| link.url.clone(), move |link| {
                    let link = StoredValue::new(link);
                    let shown = link.with_value(|link| if link.title.is_empty() { link.url.clone() } else { link.title.clone() });
                    view! {
                        <li>
                            <span dir="auto">{shown}</span>
                            <IconButton
                                glyph=Glyph::Close
                                label=move || link.with_value(|link| kit::remove(&link.url))
                                on_press=move |()| link.with_value(|link| draft.write().links.retain(|known| known.url != link.url))
                            />
                        </li>
                    }
                })}
            </ul>
            <div class="event-time-row" on:keydown=keydown>
                <TextField label=t::link_address() value=url kind=Kind::Address max=2000 error=problem/>
                <TextField label=t::link_title() value=title max=200/>
                <Button glyph=Glyph::Link on_press=move |()| add()>{t::add_link()}</Button>
            </div>
        </fieldset>
    }
}
