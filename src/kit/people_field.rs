//! Choosing people: chips, and a field that finds more.

use leptos::prelude::*;

use super::{
    avatar::{Avatar, AvatarSize},
    each, fresh_id,
    icon::{Glyph, Icon},
    lookup::{Candidate, CandidateList, Candidates, Lookup},
};
use crate::text::kit as t;

/// Chosen people as chips, and a field that finds more.
#[component]
pub fn PeopleField(
    /// Who is chosen here.
    #[prop(into)]
    label: String,
    /// Who is chosen.
    #[prop(into)]
    chosen: Signal<Vec<Candidate>>,
    /// Someone is chosen.
    #[prop(into)]
    on_add: Callback<Candidate>,
    /// Someone is not chosen any more.
    #[prop(into)]
    on_remove: Callback<String>,
    /// Finds people.
    lookup: Lookup,
) -> impl IntoView {
    let id = fresh_id("people");
    let list_id = StoredValue::new(format!("{id}-list"));
    let words = RwSignal::new(String::new());
    let candidates = Candidates::new(lookup);
    let choose = Callback::new(move |candidate: Candidate| {
        words.set(String::new());
        candidates.close();
        if chosen.with_untracked(|chosen| chosen.iter().all(|known| known.id != candidate.id)) {
            on_add.run(candidate);
        }
    });
    let keydown = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        _ if event.is_composing() => {}
        "ArrowDown" | "ArrowUp" if candidates.is_open() => {
            event.prevent_default();
            candidates.step(if event.key() == "ArrowDown" { 1 } else { -1 });
        }
        "Enter" => {
            event.prevent_default();
            if let Some(candidate) = candidates.chosen() {
                choose.run(candidate);
            }
        }
        "Escape" if candidates.is_open() => {
            event.prevent_default();
            event.stop_propagation();
            candidates.close();
        }
        "Backspace" if words.with_untracked(String::is_empty) => {
            if let Some(last) = chosen.with_untracked(|chosen| chosen.last().map(|last| last.id.clone())) {
                on_remove.run(last);
            }
        }
        _ => {}
    };
    view! {
        <div class="field people-field">
            <label for=id.clone()>{label}</label>
            <div class="chips">
                {each(move || chosen.get(), |person| person.id.clone(), move |person| {
                        let name = StoredValue::new(person.name.clone());
                        let id = person.id.clone();
                        view! {
                            <span class="chip">
                                <Avatar id=person.id name=person.name picture=person.picture size=AvatarSize::Small/>
                                <span dir="auto">{name.get_value()}</span>
                                <button
                                    type="button"
                                    aria-label=name.with_value(|name| t::remove(name))
                                    on:click=move |_| on_remove.run(id.clone())
                                >
                                    <Icon glyph=Glyph::Close/>
                                </button>
                            </span>
                        }
                })}
                <input
                    id=id
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    dir="auto"
                    aria-autocomplete="list"
                    aria-expanded=Signal::derive(move || if candidates.is_open() { "true" } else { "false" })
                    aria-controls=Signal::derive(move || candidates.is_open().then(|| list_id.get_value()))
                    aria-activedescendant=Signal::derive(move || list_id.with_value(|list| candidates.active_option(list)))
                    prop:value=Signal::derive(move || words.get())
                    on:input=move |event| {
                        let typed = event_target_value(&event);
                        if typed.trim().is_empty() { candidates.close() } else { candidates.search(typed.trim().to_owned()) }
                        words.set(typed);
                    }
                    on:keydown=keydown
                    on:blur=move |_| candidates.close()
                />
            </div>
            <CandidateList candidates list_id=list_id.get_value() on_choose=choose/>
        </div>
    }
}
