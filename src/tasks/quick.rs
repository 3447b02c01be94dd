//! A task in one line, with a reading of it while it is typed.

use std::time::Duration;

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    area::Area,
    due::Day,
    editor::form::Form,
    list::today,
    model::{Kind, TaskId},
};
use crate::{
    chunk::{chunk, lazily},
    kit::{
        button::{Button, IconButton, Weight},
        icon::{Glyph, Icon},
        live, when,
    },
    once,
    person::Person,
    storage,
    task::{sleep, spawn},
    text::{self, failure, language, tasks as t},
};

pub mod chips;
pub mod parse;
pub mod people;
pub mod words;

use chips::Chips;
use parse::{Line, Who, parse};
use people::Found;

/// Under which name the line is kept in the browser.
const KEPT: &str = "task.line";

chunk!(tasks_quick() => view! { <Quick/> });

/// The place of the line; it has its height before the line is there.
#[component]
pub fn QuickPlace() -> impl IntoView {
    view! { <div class="quick-place">{lazily(|| ().into_any(), tasks_quick)}</div> }
}

/// Gives the focus to the line; answers whether it is there.
#[must_use]
pub fn focus_quick() -> bool {
    let line = document().query_selector(".quick input").ok().flatten();
    let line = line.and_then(|line| line.dyn_into::<web_sys::HtmlElement>().ok());
    line.is_some_and(|line| line.focus().is_ok())
}

/// What becomes of the line when it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// There is no title yet.
    Nothing,
    /// A draft.
    Draft,
    /// A published task, for so many people.
    Publish(u64),
    /// The form, because something is missing that a task for people needs.
    Form(Kind),
    /// The form, because somebody is not known.
    Who,
}

#[component]
fn Quick() -> impl IntoView {
    let area = expect_context::<Area>();
    let line = RwSignal::new(storage::read::<String>(KEPT).unwrap_or_default());
    let plain = RwSignal::new(Vec::<String>::new());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let has_focus = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let today = today();
    let read = Memo::new(move |_| {
        line.with(|line| plain.with(|plain| parse(line, words::of(language()), today.get(), plain, text::lowercase)))
    });
    let found = Found::new(area.net, read);
    let outcome = Memo::new(move |_| read.with(|read| outcome(read, found)));
    let is_typed = Memo::new(move |_| line.with(|line| !line.trim().is_empty()));

    let clear = move || {
        line.set(String::new());
        plain.set(Vec::new());
        storage::remove(KEPT);
        once::forget(KEPT);
    };
    let submit = move || {
        let outcome = outcome.get_untracked();
        if busy.get_untracked() || outcome == Outcome::Nothing {
            return;
        }
        let form = form_of(&read.get_untracked(), untrack(|| found.people()));
        if matches!(outcome, Outcome::Form(_) | Outcome::Who) {
            form.keep(area.net);
            area.form.set(Some(form));
            clear();
            return;
        }
        let publish = matches!(outcome, Outcome::Publish(_));
        busy.set(true);
        problem.set(None);
        spawn(async move {
            match area.tasks.create(form.to_body(publish), &form.people, KEPT).await {
                Ok(task) => {
                    clear();
                    let said = if publish { t::task_published(&task.title) } else { t::draft_saved(&task.title) };
                    let id = task.id;
                    area.toasts.say_with_undo(said, move || take_back(area, id));
                }
                Err(failure) => {
                    problem.try_set(Some(failure::not_saved(t::save_failed(), &failure)));
                }
            }
            busy.try_set(false);
        });
    };
    let keydown = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        _ if event.is_composing() => {}
        "Enter" => {
            event.prevent_default();
            submit();
        }
        "Escape" => {
            if let Some(input) = input.get_untracked() {
                // An element that is gone keeps no focus.
                let _ = input.blur();
            }
        }
        _ => {}
    };
    let change = move |now: String| {
        storage::write(KEPT, &now);
        problem.set(None);
        line.set(now);
    };
    let said = move || match outcome.get() {
        Outcome::Nothing => t::enter_needs_title().to_owned(),
        Outcome::Draft => t::enter_saves_draft().to_owned(),
        Outcome::Publish(count) => t::enter_publishes(count),
        Outcome::Form(kind) => t::enter_opens_form(missing_name(kind)),
        Outcome::Who => t::enter_opens_form_for_people().to_owned(),
    };
    let whole_form = move |()| {
        let form = form_of(&read.get_untracked(), untrack(|| found.people()));
        form.keep(area.net);
        area.form.set(Some(form));
        clear();
    };
    let with_plain = move |phrase: String| plain.update(|plain| plain.push(phrase));
    view! {
        <div class="quick" class:typed=is_typed on:focusin=move |_| has_focus.set(true) on:focusout=move |_| has_focus.set(false)>
            <div class="quick-line">
                <Icon glyph=Glyph::Add/>
                <input
                    node_ref=input
                    type="text"
                    dir="auto"
                    autocomplete="off"
                    maxlength="2000"
                    aria-label=t::quick_add()
                    aria-describedby="quick-help"
                    placeholder=t::quick_placeholder()
                    prop:value=line
                    on:input=move |event| change(event_target_value(&event))
                    on:keydown=keydown
                />
                {when(move || is_typed.get(), move || view! {
                    <IconButton glyph=Glyph::Compose label=t::whole_form() on_press=whole_form/>
                    <Button weight=Weight::Primary busy disabled=Signal::derive(move || outcome.get() == Outcome::Nothing) on_press=move |()| submit()>{t::add()}</Button>
                })}
            </div>
            {when(move || is_typed.get(), move || view! {
                <div class="quick-read">
                    <Chips read found line on_change=change on_plain=with_plain today/>
                    <p class="quick-outcome" id="quick-help" role="status">{live(said)}</p>
                </div>
            })}
            {live(move || problem.get().map(|why| view! { <p class="form-problem" role="alert"><Icon glyph=Glyph::Warning/>{why}</p> }))}
            {when(move || has_focus.get() && !is_typed.get(), || view! { <p class="quick-hint" id="quick-help">{t::quick_hint()}</p> })}
        </div>
    }
}

/// What of a kind is missing, in the words of the form.
fn missing_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => t::a_text(),
        Kind::Document => t::a_document(),
        Kind::Video => t::a_video(),
        Kind::Quiz => t::an_address(),
        Kind::Course => t::a_course(),
    }
}

fn outcome(read: &Line, found: Found) -> Outcome {
    if read.title.trim().is_empty() {
        return Outcome::Nothing;
    }
    if read.people.is_empty() {
        return Outcome::Draft;
    }
    let kind = read.kind();
    let is_complete = match kind {
        Kind::Article => read.text.is_some(),
        Kind::Quiz => read.link.is_some(),
        Kind::Document | Kind::Video | Kind::Course => false,
    };
    let people = found.people();
    match () {
        () if !is_complete => Outcome::Form(kind),
        () if people.len() < read.people.len() => Outcome::Who,
        () => Outcome::Publish(people.len() as u64),
    }
}

fn form_of(read: &Line, people: Vec<Person>) -> Form {
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let text = |part: &Option<parse::Part<String>>| part.as_ref().map(|part| part.value.clone()).unwrap_or_default();
    Form {
        title: read.title.clone(),
        kind: read.kind(),
        content: text(&read.text),
        link: text(&read.link),
        days: number(read.due.as_ref().map(|due| due.value)),
        hours: number(read.hours.as_ref().map(|hours| hours.value)),
        people,
        ..Form::default()
    }
}

/// Undoes a task that has just been made.
fn take_back(area: Area, id: TaskId) {
    spawn(async move {
        if let Err(problem) = area.tasks.delete(id).await {
            area.say_failed(t::delete_failed(), Some(&problem));
        }
    });
}
