//! Choosing people of one source; who cannot be reached there is shown with the reason.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    chats::{
        adapter::{self, Candidate},
        context::Area,
        model::{Person, Source},
    },
    kit::{
        avatar::{Avatar, AvatarSize},
        each, fresh_id,
        icon::{Glyph, Icon},
        live,
    },
    task::{follow, sleep, spawn},
    text::{chats as t, kit},
};

/// How long the typing must rest before a search starts.
const REST: std::time::Duration = std::time::Duration::from_millis(150);

/// Chosen people as chips, a field that finds more, and who was found.
#[component]
pub fn PeoplePicker(
    /// Where they must be reachable; may change.
    #[prop(into)]
    source: Signal<Source>,
    /// Who is chosen here.
    #[prop(into)]
    label: String,
    /// Who is chosen.
    chosen: RwSignal<Vec<Arc<Person>>>,
    /// Who is in it already.
    #[prop(into, optional)]
    already: Signal<Vec<Arc<str>>>,
    /// At most so many may be chosen.
    #[prop(into, default = Signal::stored(usize::MAX))]
    most: Signal<usize>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let words = RwSignal::new(String::new());
    let found = RwSignal::new(Vec::<Candidate>::new());
    let asked = StoredValue::new(0_u32);
    let is_open = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let active = RwSignal::new(0_usize);
    follow(move || {
        let (typed, source, is_open) = (words.get().trim().to_owned(), source.get(), is_open.get());
        asked.update_value(|asked| *asked += 1);
        let number = asked.get_value();
        if !is_open {
            return;
        }
        spawn(async move {
            sleep(REST).await;
            if asked.try_get_value() != Some(number) {
                return;
            }
            let answer = adapter::ask(source, |adapter| adapter.candidates(area.chats.net(), typed)).await;
            if asked.try_get_value() == Some(number) {
                failed.set(answer.is_err());
                found.set(answer.unwrap_or_default());
                active.set(0);
            }
        });
    });
    let why_not = move |candidate: &Candidate| -> Option<&'static str> {
        let id = &candidate.person.id;
        if already.with(|already| already.contains(id)) {
            Some(t::is_in_it())
        } else if !candidate.is_reachable {
            Some(t::not_reachable())
        } else if chosen.with(|chosen| chosen.len() >= most.get() && chosen.iter().all(|one| one.id != *id)) {
            Some(t::enough_people())
        } else {
            None
        }
    };
    let choose = Callback::new(move |candidate: Candidate| {
        if untrack(|| why_not(&candidate)).is_some() {
            return;
        }
        words.set(String::new());
        chosen.update(|chosen| {
            if chosen.iter().all(|one| one.id != candidate.person.id) {
                chosen.push(candidate.person);
            }
        });
    });
    let remove = move |id: &Arc<str>| chosen.update(|chosen| chosen.retain(|one| one.id != *id));
    let shown = Memo::new(move |_| {
        let chosen: Vec<Arc<str>> = chosen.with(|chosen| chosen.iter().map(|one| Arc::clone(&one.id)).collect());
        found.with(|found| found.iter().filter(|one| !chosen.contains(&one.person.id)).cloned().collect::<Vec<_>>())
    });
    let keydown = move |event: web_sys::KeyboardEvent| {
        let count = shown.with_untracked(Vec::len);
        match event.key().as_str() {
            _ if event.is_composing() => return,
            "ArrowDown" if count > 0 => active.update(|active| *active = (*active + 1) % count),
            "ArrowUp" if count > 0 => active.update(|active| *active = (*active + count - 1) % count),
            "Enter" => {
                let candidate = shown.with_untracked(|shown| shown.get(active.get_untracked()).cloned());
                if let Some(candidate) = candidate {
                    choose.run(candidate);
                }
            }
            "Escape" if is_open.get_untracked() && count > 0 => {
                event.stop_propagation();
                is_open.set(false);
                found.set(Vec::new());
            }
            "Backspace" if words.with_untracked(String::is_empty) => {
                chosen.update(|chosen| drop(chosen.pop()));
                return;
            }
            _ => return,
        }
        event.prevent_default();
    };
    let id = fresh_id("picker");
    let list_id = StoredValue::new(format!("{id}-list"));
    let option_id = move |place: usize| format!("{}-{place}", list_id.get_value());
    view! {
        <div class="field people-field picker">
            <label for=id.clone()>{label}</label>
            <div class="chips">
                {each(move || chosen.get(), |person| person.id.to_string(), move |person: Arc<Person>| {
                        let (of, name) = (Arc::clone(&person.id), person.name.to_string());
                        view! {
                            <span class="chip">
                                <Avatar id=person.id.to_string() name=name.clone() picture=person.picture.clone() size=AvatarSize::Small/>
                                <span dir="auto">{name.clone()}</span>
                                <button type="button" aria-label=kit::remove(&name) on:click=move |_| remove(&of)><Icon glyph=Glyph::Close/></button>
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
                    aria-expanded=Signal::derive(move || if shown.with(Vec::is_empty) { "false" } else { "true" })
                    aria-controls=Signal::derive(move || shown.with(|shown| !shown.is_empty()).then(|| list_id.get_value()))
                    aria-activedescendant=Signal::derive(move || shown.with(|shown| !shown.is_empty()).then(|| option_id(active.get())))
                    prop:value=Signal::derive(move || words.get())
                    on:focus=move |_| is_open.set(true)
                    on:input=move |event| {
                        is_open.set(true);
                        words.set(event_target_value(&event));
                    }
                    on:keydown=keydown
                />
            </div>
            <p class="field-note" role="status">{live(move || match () {
                () if failed.get() => Some(kit::search_failed()),
                () if is_open.get() && words.with(|words| !words.trim().is_empty()) && shown.with(Vec::is_empty) => Some(kit::nobody_found()),
                () => None,
            })}</p>
            <ul role="listbox" class="picker-list" id=list_id.get_value() aria-label=kit::people() class:empty=Signal::derive(move || shown.with(Vec::is_empty))>
                {live(move || shown.get().into_iter().enumerate().map(|(place, candidate)| {
                    let reason = why_not(&candidate);
                    let (person, taken) = (Arc::clone(&candidate.person), candidate);
                    view! {
                        <li
                            role="option"
                            id=option_id(place)
                            aria-selected=Signal::derive(move || if active.get() == place { "true" } else { "false" })
                            aria-disabled=reason.is_some().then_some("true")
                            on:pointerdown=move |event| {
                                // The focus stays in the field.
                                event.prevent_default();
                                choose.run(taken.clone());
                            }
                        >
                            <Avatar id=person.id.to_string() name=person.name.to_string() picture=person.picture.clone() size=AvatarSize::Small/>
                            <span class="candidate-name" dir="auto">{person.name.to_string()}</span>
                            <span class="candidate-detail" dir="auto">{reason.map(str::to_owned).or_else(|| person.detail.clone())}</span>
                        </li>
                    }
                }).collect_view())}
            </ul>
        </div>
    }
}
