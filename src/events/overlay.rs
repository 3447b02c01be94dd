//! The question before an event is changed or deleted: whether, and which of its occurrences.

use leptos::prelude::*;

use super::{
    context::{Act, Area, Asked},
    model::RepeatScope,
};
use crate::{
    chunk::{chunk, on_need},
    kit::{
        button::{Button, Weight},
        choice::{Choice, Segments},
        dialog::{Dialog, DialogSize},
    },
    text::{events as t, kit},
};

/// The place where it is asked.
#[component]
pub fn QuestionHost(
    /// What is shared.
    area: Area,
) -> impl IntoView {
    on_need(move || area.asked.with(Option::is_some), move || events_question(area))
}

chunk!(events_question(area: Area) => view! { <Question area/> });

#[component]
fn Question(area: Area) -> impl IntoView {
    let open = Memo::new(move |_| area.asked.with(Option::is_some));
    let act = move || area.asked.with(|asked| asked.as_ref().map(|asked| asked.act));
    let title = move || match act() {
        Some(Act::Delete) => t::delete_event(),
        Some(Act::Move) => t::move_event(),
        _ => t::save_changes(),
    };
    let close = move |()| area.asked.set(None);
    view! {
        <Dialog open on_close=close title size=DialogSize::Small>
            {area.asked.get_untracked().map(|asked| view! { <QuestionForm area asked/> })}
        </Dialog>
    }
}

#[component]
fn QuestionForm(area: Area, asked: Asked) -> impl IntoView {
    let Asked { entry, act, scopes, run } = asked;
    let scope = RwSignal::new(scopes.first().copied().unwrap_or_default());
    let repeats = entry.repeat.is_some();
    let question = match (act, repeats) {
        (Act::Delete, false) => t::delete_question(&entry.title),
        (Act::Delete, true) => t::delete_series_question(&entry.title),
        (Act::Move, _) => t::move_question(&entry.title),
        (Act::Save, _) => t::save_question(&entry.title),
    };
    let choices: Vec<_> = scopes.iter().map(|scope| Choice::new(*scope, scope_name(*scope))).collect();
    let (weight, word) = match act {
        Act::Delete => (Weight::Danger, t::delete()),
        Act::Move => (Weight::Primary, t::move_word()),
        Act::Save => (Weight::Primary, t::save()),
    };
    let confirm = move |()| {
        area.asked.set(None);
        run(scope.get_untracked());
    };
    view! {
        <div class="dialog-body">
            <p>{question}</p>
            {(scopes.len() > 1).then(|| view! {
                <Segments label=t::which_ones() choices value=scope on_choose=move |chosen| scope.set(chosen)/>
            })}
        </div>
        <footer class="dialog-foot">
            <Button on_press=move |()| area.asked.set(None) autofocus=true>{kit::cancel()}</Button>
            <Button on_press=confirm weight=weight>{word}</Button>
        </footer>
    }
}

/// The name of a choice of occurrences.
#[must_use]
pub fn scope_name(scope: RepeatScope) -> &'static str {
    match scope {
        RepeatScope::One => t::this_one(),
        RepeatScope::Following => t::this_and_following(),
        RepeatScope::All => t::all_of_them(),
    }
}
