//! A row that is open: what the vendor says about it, what can be done to it, and what belongs to it.

use std::sync::Arc;

use api::error::Failure;
use leptos::prelude::*;
use serde_json::Value;

use super::{
    act::Asked,
    call::Request,
    desk::Desk,
    form::shown,
    operation::in_words,
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
    task::spawn,
    text::{admin as t, kit},
};

/// Deeper than this a value is shown as JSON.
const DEEPEST: usize = 3;

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
    let value = Arc::clone(&row.value);
    let actions = actions(desk, list.actions, &row);
    let details: Vec<_> = list
        .details
        .iter()
        .filter(|detail| desk.may(detail.operation))
        .map(|detail| detail_view(desk, detail, Arc::clone(&value)))
        .collect();
    let parts: Vec<_> = list
        .parts
        .iter()
        .filter(|part| desk.may(part.list.source.operation))
        .map(|part| part_view(desk, part, Arc::clone(&value), format!("{key}/{}", (part.title)())))
        .collect();
    view! {
        <aside class="admin-panel" tabindex="-1" data-region="" aria-label=row.name.clone()>
            <header class="admin-panel-head">
                <h2><bdi>{row.name.clone()}</bdi></h2>
                <IconButton glyph=Glyph::Close label=kit::close() on_press=on_close/>
            </header>
            <div class="admin-panel-body">
                <div class="admin-actions">{actions}</div>
                {facts(&value, 0)}
                {details}
                {parts}
            </div>
        </aside>
    }
}

/// Buttons for what the reader may do.
pub fn actions(desk: Desk, actions: &'static [Action], row: &Row) -> Vec<AnyView> {
    let button = |action: &'static Action| {
        let row = row.clone();
        let press = move |()| {
            desk.asked.set(Some(Arc::new(Asked { action, rows: vec![row.clone()], above: None })));
        };
        let weight = if action.warning.is_some() { Weight::Danger } else { Weight::Secondary };
        view! { <Button on_press=press weight>{(action.title)()}</Button> }.into_any()
    };
    actions.iter().filter(|action| desk.may(action.operation)).map(button).collect()
}

/// What a value says, by name.
pub fn facts(value: &Value, depth: usize) -> AnyView {
    let Some(members) = value.as_object() else {
        return view! { <p class="admin-value"><bdi>{shown(value)}</bdi></p> }.into_any();
    };
    let fact = |(name, value): (&String, &Value)| {
        let content = match value {
            Value::Object(members) if depth < DEEPEST && !members.is_empty() => facts(value, depth + 1),
            Value::Array(items) if items.iter().any(Value::is_object) && depth < DEEPEST => {
                let items: Vec<_> = items.iter().map(|item| view! { <li>{facts(item, depth + 1)}</li> }).collect();
                view! { <ul class="admin-items">{items}</ul> }.into_any()
            }
            value => view! { <bdi>{shown(value)}</bdi> }.into_any(),
        };
        view! { <div class="admin-fact"><dt lang="en">{in_words(name)}</dt><dd>{content}</dd></div> }
    };
    let is_said = |value: &Value| !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty());
    let facts: Vec<_> = members.iter().filter(|(_, value)| is_said(value)).map(fact).collect();
    view! { <dl class="admin-facts">{facts}</dl> }.into_any()
}

fn detail_view(desk: Desk, detail: &'static Detail, row: Arc<Value>) -> AnyView {
    let found = RwSignal::new(None::<Result<Value, Failure>>);
    let load = move || {
        let row = Arc::clone(&row);
        spawn(async move {
            let answer = async {
                let operation = desk.describe(detail.operation).await?;
                let answer =
                    Request::assembled(&operation, given(detail.given, &row, None), None).fetch(desk.net).await?;
                Ok(answer.pointer(detail.at).cloned().unwrap_or_default())
            };
            found.try_set(Some(answer.await));
        });
    };
    Effect::new(move |_| {
        desk.done.track();
        load();
    });
    view! {
        <section class="admin-section">
            <h3>{(detail.title)()}</h3>
            {live(move || match found.get() {
                None => view! { <RowSkeletons count=2/> }.into_any(),
                Some(Ok(Value::Null)) => view! { <p class="admin-quiet">{t::nothing_there()}</p> }.into_any(),
                Some(Ok(Value::Array(items))) => {
                    let items: Vec<_> = items.iter().map(|item| view! { <li>{facts(item, 1)}</li> }).collect();
                    if items.is_empty() {
                        view! { <p class="admin-quiet">{t::nothing_there()}</p> }.into_any()
                    } else {
                        view! { <ul class="admin-items">{items}</ul> }.into_any()
                    }
                }
                Some(Ok(value)) => facts(&value, 0),
                Some(Err(failure)) => view! { <FailureNote what=t::not_loaded() failure=Signal::stored(failure)/> }.into_any(),
            })}
        </section>
    }
    .into_any()
}

fn part_view(desk: Desk, part: &'static Part, row: Arc<Value>, key: String) -> AnyView {
    let rows = Rows::new(desk, &part.list, given(part.given, &row, None));
    Effect::new(move |_| {
        desk.done.track();
        rows.start();
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
