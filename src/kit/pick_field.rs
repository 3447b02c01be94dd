//! Choosing people or things by name, or by an id that is typed or pasted: chips, and a field that finds more.

use leptos::prelude::*;

use super::{
    avatar::{Avatar, AvatarSize},
    each,
    field::FieldNote,
    fresh_id,
    icon::{Glyph, Icon},
    lookup::{Candidate, CandidateList, Candidates, Lookup},
};
use crate::text::kit as t;

/// What is chosen as chips, and a field that finds more.
#[component]
pub fn PickField(
    /// What is chosen here.
    #[prop(into)]
    label: String,
    /// What is chosen.
    chosen: RwSignal<Vec<Candidate>>,
    /// Whether any number, or one that takes the place of the one before.
    many: bool,
    /// Whether they are people, who have portraits.
    people: bool,
    /// Finds some; without it ids are typed.
    #[prop(optional_no_strip)]
    lookup: Option<Lookup>,
    /// Whether there is something to choose from before anything is typed.
    opens: bool,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// A hint below it.
    #[prop(into)]
    help: String,
) -> impl IntoView {
    let id = fresh_id("pick");
    let list_id = StoredValue::new(format!("{id}-list"));
    let note_id = StoredValue::new(format!("{id}-note"));
    let words = RwSignal::new(String::new());
    let (finds, opens) = (lookup.is_some(), opens && lookup.is_some());
    let candidates = Candidates::new(lookup.unwrap_or_else(|| Lookup::new(|_| std::future::ready(None))));
    let choose = Callback::new(move |candidate: Candidate| {
        words.set(String::new());
        candidates.close();
        chosen.update(|chosen| {
            if !many {
                chosen.clear();
            }
            if chosen.iter().all(|known| known.id != candidate.id) {
                chosen.push(candidate);
            }
        });
    });
    let take = move || {
        let typed = words.try_get_untracked().unwrap_or_default();
        let typed = typed.trim();
        if typed.is_empty() {
            return;
        }
        let is_it = |one: &&Candidate| one.id == typed || one.name.eq_ignore_ascii_case(typed);
        let known = candidates.found.with_untracked(|found| found.iter().flatten().find(is_it).cloned());
        match known {
            Some(known) => choose.run(known),
            None => ids(typed, many).into_iter().for_each(|id| choose.run(Candidate::of_id(id))),
        }
    };
    let open = move || {
        if opens && !candidates.is_open() {
            candidates.search(words.get_untracked().trim().to_owned());
        }
    };
    let keydown = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        _ if event.is_composing() => {}
        "ArrowDown" | "ArrowUp" if untrack(|| candidates.is_open()) => {
            event.prevent_default();
            candidates.step(if event.key() == "ArrowDown" { 1 } else { -1 });
        }
        "ArrowDown" if opens => {
            event.prevent_default();
            untrack(open);
        }
        // Without a word and a list it is the form's.
        "Enter" if untrack(|| candidates.is_open()) || !words.with_untracked(String::is_empty) => {
            event.prevent_default();
            let is_id = words.with_untracked(|words| is_id(words.trim()));
            match candidates.chosen().filter(|_| !is_id) {
                Some(candidate) => choose.run(candidate),
                None => take(),
            }
        }
        "Escape" if untrack(|| candidates.is_open()) => {
            event.prevent_default();
            event.stop_propagation();
            candidates.close();
        }
        "Backspace" if words.with_untracked(String::is_empty) => chosen.update(|chosen| drop(chosen.pop())),
        _ => {}
    };
    let chip = move |one: Candidate| {
        let (id, name) = (one.id.clone(), one.name.clone());
        let portrait =
            people.then(|| view! { <Avatar id=one.id name=one.name picture=one.picture size=AvatarSize::Small/> });
        let remove = move |_| chosen.update(|chosen| chosen.retain(|known| known.id != id));
        view! {
            <span class="chip" class:plain=!people>
                {portrait}
                <span dir="auto">{name.clone()}</span>
                <button type="button" aria-label=t::remove(&name) on:click=remove><Icon glyph=Glyph::Close/></button>
            </span>
        }
    };
    let is_wrong = Signal::derive(move || error.with(Option::is_some));
    view! {
        <div class="field pick-field" class:invalid=is_wrong>
            <label for=id.clone()>{label}</label>
            <div class="pick-box">
                <div class="chips">
                    {each(move || chosen.get(), |one| format!("{} {}", one.id, one.name), chip)}
                    <input
                        id=id
                        type="text"
                        role="combobox"
                        autocomplete="off"
                        dir="auto"
                        aria-autocomplete="list"
                        aria-invalid=Signal::derive(move || is_wrong.get().then_some("true"))
                        aria-describedby=note_id.get_value()
                        aria-expanded=Signal::derive(move || if candidates.is_open() { "true" } else { "false" })
                        aria-controls=Signal::derive(move || candidates.is_open().then(|| list_id.get_value()))
                        aria-activedescendant=Signal::derive(move || list_id.with_value(|list| candidates.active_option(list)))
                        prop:value=Signal::derive(move || words.get())
                        on:input=move |event| {
                            let typed = event_target_value(&event);
                            let found = typed.trim().to_owned();
                            words.set(typed);
                            if finds && (opens || !found.is_empty()) { candidates.search(found) } else { candidates.close() }
                        }
                        on:click=move |_| untrack(open)
                        on:keydown=keydown
                        on:blur=move |_| {
                            take();
                            candidates.close();
                        }
                    />
                </div>
                <CandidateList candidates list_id=list_id.get_value() on_choose=choose things=!people/>
            </div>
            <FieldNote id=note_id.get_value() value=words error help=Some(help) max=None/>
        </div>
    }
}

/// The ids in what was typed or pasted. A blank may be part of a name; between ids it parts them.
fn ids(typed: &str, many: bool) -> Vec<String> {
    let parts = |separators: fn(char) -> bool| {
        typed.split(separators).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    if !many {
        return vec![typed.to_owned()];
    }
    let words = parts(|c| c.is_whitespace() || c == ',' || c == ';');
    if words.iter().all(|word| is_id(word)) { words } else { parts(|c| c == ',' || c == ';') }
}

/// Whether it is the number or the UUID of something, and no word.
fn is_id(text: &str) -> bool {
    let is_number = text.len() > 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number || (text.len() == 36 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-'))
}
