//! Making a conversation.

use leptos::prelude::*;

use super::{foot::Foot, people::PeoplePicker};
use crate::{
    chats::{
        adapter::{self, Making, New, Part},
        context::Area,
        model::{Kind, Person},
        place::Place,
        sources,
    },
    kit::{
        choice::{Checkbox, Choice, Select},
        field::{TextArea, TextField},
        live, when,
    },
    task::spawn,
    text::{chats as t, failure},
};

/// The form: what, with whom, and what it is called.
#[component]
pub(super) fn MakeForm() -> impl IntoView {
    let area = expect_context::<Area>();
    let makings: Vec<Making> =
        untrack(|| area.chats.sources()).into_iter().flat_map(|source| sources::makings(source)).copied().collect();
    let Some(first) = makings.first().copied() else {
        return view! { <p class="dialog-body">{t::nothing_to_make()}</p> }.into_any();
    };
    let making = RwSignal::new(first);
    let choices = move || {
        makings
            .iter()
            .map(|one| Choice::new(*one, format!("{} · {}", kind_name(one.kind), area.source_name(one.source))))
            .collect()
    };
    let people = RwSignal::new(Vec::<std::sync::Arc<Person>>::new());
    let (title, description) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let is_public = RwSignal::new(false);
    let (tried, busy) = (RwSignal::new(false), RwSignal::new(false));
    let problem = RwSignal::new(None::<String>);
    let choose = move |chosen: Making| {
        // Who was chosen may not be reachable elsewhere: an id is of one source.
        if chosen.source != making.get_untracked().source {
            people.set(Vec::new());
        } else if chosen.most < people.with_untracked(Vec::len) {
            people.update(|people| people.truncate(chosen.most));
        }
        making.set(chosen);
    };
    let missing = move |part: fn(Making) -> Part, value: RwSignal<String>| {
        part(making.get()) == Part::Needed && value.with(|value| value.trim().is_empty())
    };
    let title_missing = move || missing(|making| making.title, title);
    let text_missing = move || missing(|making| making.description, description);
    let people_missing = move || people.with(Vec::is_empty) && making.get().kind != Kind::Room;
    let make = move |()| {
        tried.set(true);
        if busy.get_untracked() || untrack(|| title_missing() || text_missing() || people_missing()) {
            return;
        }
        let chosen = making.get_untracked();
        let new = New {
            kind: chosen.kind,
            title: title.get_untracked().trim().to_owned(),
            description: description.get_untracked().trim().to_owned(),
            is_public: chosen.can_be_public && is_public.get_untracked(),
            people: people.with_untracked(|people| {
                people.iter().map(|one: &std::sync::Arc<_>| std::sync::Arc::clone(&one.id)).collect()
            }),
        };
        busy.set(true);
        problem.set(None);
        spawn(async move {
            match adapter::ask(chosen.source, |adapter| adapter.make(area.chats.net(), new)).await {
                Ok(id) => {
                    area.asked.set(None);
                    area.go(Place { open: Some(id), ..Place::default() });
                }
                Err(failure) => {
                    problem.try_set(Some(format!("{} {}", t::make_failed(), failure::why(&failure))));
                }
            }
            busy.try_set(false);
        });
    };
    let error = move |is_missing: bool, said: &'static str| (tried.get() && is_missing).then(|| said.to_owned());
    view! {
        <div class="dialog-body">
            <Select label=t::kind_of_conversation() choices value=move || making.get() on_choose=choose/>
            <PeoplePicker source=Signal::derive(move || making.get().source) label=t::with_whom() chosen=people most=Signal::derive(move || making.get().most)/>
            {live(move || error(people_missing(), t::people_missing()).map(|why| view! { <p class="form-problem">{why}</p> }))}
            {when(move || making.get().title != Part::None, move || view! {
                <TextField label=t::title() value=title max=100 error=Signal::derive(move || error(title_missing(), t::title_missing()))/>
            })}
            {when(move || making.get().description != Part::None, move || view! {
                <TextArea label=t::what_for() value=description rows=2 error=Signal::derive(move || error(text_missing(), t::text_missing()))/>
            })}
            {when(move || making.get().can_be_public, move || view! {
                <Checkbox label=t::is_public() checked=is_public on_change=move |now| is_public.set(now)/>
            })}
        </div>
        <Foot problem busy act=t::make() on_act=make/>
    }
    .into_any()
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Direct => t::kind_direct(),
        Kind::Group => t::kind_group(),
        Kind::Room => t::kind_room(),
        Kind::Client | Kind::Customer => t::kind_client(),
    }
}
