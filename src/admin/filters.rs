//! What the vendor narrows a list by: texts, choices, moments, and people or things that are looked up by name.

use leptos::prelude::*;

use super::{operation::in_words, pick::Kind, rows::Rows};
use crate::{
    kit::{live, lookup::Candidate, pick_field::PickField},
    task::follow,
};

/// A field for each filter of a list.
pub fn filters(rows: Rows) -> AnyView {
    let filter = |(place, name): (usize, &&'static str)| {
        let label = in_words(name.rsplit('/').next().unwrap_or(name));
        let kind = Memo::new(move |_| rows.kinds.with(|kinds| kinds.get(place).copied().flatten()));
        live(move || match kind.get() {
            Some(kind) => picker(rows, place, label.clone(), kind),
            None => plain(rows, place, label.clone()),
        })
    };
    rows.list.source.filters.iter().enumerate().map(filter).collect_view().into_any()
}

/// Narrows by a filter, unless it says so already.
fn narrow(rows: Rows, place: usize, text: String) {
    if rows.filters.with_untracked(|filters| filters[place] != text) {
        rows.filters.update(|filters| filters[place] = text);
        rows.start();
    }
}

fn plain(rows: Rows, place: usize, label: String) -> AnyView {
    let set = move |event: web_sys::Event| narrow(rows, place, event_target_value(&event));
    let value = Signal::derive(move || rows.filters.with(|filters| filters[place].clone()));
    // What is being typed stays when it turns out that there is nothing to choose from.
    let choices = Memo::new(move |_| rows.choices.with(|choices| choices.get(place).cloned().unwrap_or_default()));
    let input = move || {
        let choices = choices.get();
        if choices.is_empty() {
            let is_moment = rows.moments.with(|moments| moments.get(place) == Some(&true));
            let kind = if is_moment { "datetime-local" } else { "text" };
            return view! { <input type=kind prop:value=value on:change=set/> }.into_any();
        }
        let option = |(choice, name): (String, String)| view! { <option value=choice>{name}</option> };
        let options: Vec<_> = std::iter::once(Default::default()).chain(choices).map(option).collect();
        view! { <select prop:value=value on:change=set>{options}</select> }.into_any()
    };
    view! {
        <label class="admin-filter vendor">
            <span>{label}</span>
            {live(input)}
        </label>
    }
    .into_any()
}

fn picker(rows: Rows, place: usize, label: String, (kind, many): (&'static Kind, bool)) -> AnyView {
    let typed = rows.filters.with_untracked(|filters| filters[place].clone());
    let ids = typed.split(',').map(str::trim).filter(|id| !id.is_empty());
    let chosen = RwSignal::new(ids.map(|id| Candidate::of_id(id.to_owned())).collect::<Vec<_>>());
    kind.name(rows.desk, chosen);
    follow(move || {
        let ids = chosen.with(|chosen| chosen.iter().map(|one| one.id.as_str()).collect::<Vec<_>>().join(","));
        untrack(|| narrow(rows, place, ids));
    });
    let (people, opens, lookup) = (kind.is_person, kind.opens(), kind.lookup(rows.desk));
    view! {
        <div class="admin-filter vendor">
            <PickField label chosen many people lookup opens error=Signal::stored(None::<String>) help=""/>
        </div>
    }
    .into_any()
}
