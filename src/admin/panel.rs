//! A row that is open: what the vendor says about it, what can be done to it, and what belongs to it.

use std::sync::Arc;

use api::error::Failure;
use leptos::prelude::*;
use serde_json::Value;

use super::{
    act::Asked,
    desk::Desk,
    extras,
    facts::{called, facts},
    rows::{Row, Rows, given},
    screens::{Action, Detail, Part, Screen},
    table::Table,
};
use crate::{
    kit::{
        button::{Button, IconButton, Weight},
        icon::Glyph,
        live,
        note::FailureNote,
        skeleton::RowSkeletons,
    },
    order,
    task::spawn,
    text::{admin as t, kit},
};

/// More buttons than this are no help.
const MOST_BUTTONS: usize = 4;

/// An open row.
#[component]
pub fn Panel(
    /// The screen that it is of.
    screen: &'static Screen,
    /// The row.
    row: Row,
    /// Where what the reader chose of the tables in it is kept.
    key: String,
    /// Closes it.
    on_close: Callback<()>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let list = &screen.list;
    let (name, value) = (row.name(), Arc::new(row.value()));
    let actions = usable(desk, list.actions);
    let details: Vec<_> = list
        .details
        .iter()
        .filter(|detail| desk.may(detail.operation))
        .map(|detail| detail_view(desk, detail, Arc::clone(&value), &row.id))
        .collect();
    let parts: Vec<_> = list
        .parts
        .iter()
        .filter(|part| desk.may(part.list.source.operation))
        .map(|part| part_view(desk, part, Arc::clone(&value), format!("{key}/{}", (part.title)())))
        .collect();
    let own = extras::bare(list, &value);
    let called = called(desk, list.source.operation, list.source.rows, &own, &row.id);
    // What can be scrolled has something that takes the focus.
    let focusable = (actions.is_empty() && parts.is_empty()).then_some("0");
    view! {
        <aside class="admin-panel" tabindex="-1" data-region="" aria-label=name.clone()>
            <header class="admin-panel-head">
                <h2><bdi>{if name.is_empty() { (screen.title)().to_owned() } else { name.clone() }}</bdi></h2>
                <IconButton glyph=Glyph::Close label=kit::close() on_press=on_close/>
            </header>
            <div class="admin-panel-body" tabindex=focusable>
                {actions_view(desk, actions, row.clone())}
                {live(move || called.with(|called| facts(&own, 0, called)))}
                {details}
                {parts}
            </div>
        </aside>
    }
}

/// What the reader may do; what is dangerous stands last.
fn usable(desk: Desk, actions: &'static [Action]) -> Vec<&'static Action> {
    let mut usable: Vec<_> = actions.iter().filter(|action| desk.may(action.operation)).collect();
    order::sort_by_key(&mut usable, |action| action.is_dangerous());
    usable
}

/// Buttons for what can be done; of many, those after the first few are there when they are asked for.
fn actions_view(desk: Desk, actions: Vec<&'static Action>, row: Row) -> AnyView {
    let row = Arc::new(row);
    let ask = move |action: &'static Action| {
        let rows = vec![(*row).clone()];
        desk.asked.set(Some(Arc::new(Asked { action, rows, above: None })));
    };
    let count = if actions.len() > MOST_BUTTONS { MOST_BUTTONS - 1 } else { actions.len() };
    let (first, rest) = actions.split_at(count);
    let button = |action: &&'static Action| {
        let (action, ask) = (*action, ask.clone());
        let weight = action.weight(Weight::Secondary);
        view! { <Button on_press=move |()| ask(action) weight>{(action.title)()}</Button> }
    };
    let buttons = first.iter().map(button).collect_view();
    let rest = (!rest.is_empty()).then(|| {
        let buttons = rest.iter().map(button).collect_view();
        view! { <details class="admin-more"><summary class="button quiet">{kit::more_actions()}</summary><div class="admin-actions">{buttons}</div></details> }
    });
    view! { <div class="admin-actions">{buttons}{rest}</div> }.into_any()
}

fn detail_view(desk: Desk, detail: &'static Detail, row: Arc<Value>, row_id: &str) -> AnyView {
    if let Some(view) = extras::of_detail(detail, &row) {
        return view;
    }
    let found = RwSignal::new(None::<Result<Value, Failure>>);
    let id = row_id.to_owned();
    let asked = Arc::clone(&row);
    let load = move || {
        let row = Arc::clone(&asked);
        spawn(async move {
            let answer = desk.ask(detail.operation, given(detail.given, &row, None)).await;
            found.try_set(Some(answer.map(|answer| answer.pointer(detail.at).cloned().unwrap_or_default())));
        });
    };
    Effect::new(move |_| {
        desk.done.track();
        load();
    });
    let is_empty = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    let told = move |value: Value| {
        let called = called(desk, detail.operation, detail.at, &value, &id);
        live(move || {
            called.with(|called| match &value {
                Value::Array(items) => {
                    let items: Vec<_> = items.iter().map(|item| view! { <li>{facts(item, 1, called)}</li> }).collect();
                    view! { <ul class="admin-items">{items}</ul> }.into_any()
                }
                value => facts(value, 0, called),
            })
        })
    };
    let content = move || {
        Some(match found.get() {
            None => view! { <RowSkeletons count=2/> }.into_any(),
            Some(Ok(value)) if is_empty(&value) => view! { <p class="admin-quiet">{t::nothing_there()}</p> }.into_any(),
            // What the row says is not said again.
            Some(Ok(Value::Object(mut members))) => {
                members.retain(|name, value| row.get(name.as_str()) != Some(&*value));
                if members.is_empty() {
                    return None;
                }
                told(Value::Object(members))
            }
            Some(Ok(value)) => told(value),
            Some(Err(failure)) => {
                view! { <FailureNote what=t::not_loaded() failure=Signal::stored(failure)/> }.into_any()
            }
        })
    };
    live(move || {
        content().map(|content| view! { <section class="admin-section"><h3>{(detail.title)()}</h3>{content}</section> })
    })
}

fn part_view(desk: Desk, part: &'static Part, row: Arc<Value>, key: String) -> AnyView {
    let rows = Rows::new(desk, &part.list, given(part.given, &row, None));
    Effect::new(move |_| {
        desk.done.track();
        rows.again();
    });
    let add = |action: &'static Action| {
        let above = Arc::clone(&row);
        let press = move |()| {
            desk.asked.set(Some(Arc::new(Asked { action, rows: Vec::new(), above: Some(Arc::clone(&above)) })));
        };
        view! { <Button on_press=press>{(action.title)()}</Button> }
    };
    let buttons: Vec<_> = part.actions.iter().filter(|action| desk.may(action.operation)).map(add).collect();
    view! {
        <section class="admin-section">
            <div class="admin-section-head"><h3>{(part.title)()}</h3>{buttons}</div>
            <div class="admin-part"><Table rows label=(part.title)() key above=Some(Arc::clone(&row)) on_open=None/></div>
        </section>
    }
    .into_any()
}
