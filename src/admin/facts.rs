//! What a vendor says about something, by name, and what those are called whom it knows by ids.

use std::collections::HashMap;

use leptos::prelude::*;
use serde_json::Value;

use super::{
    call::plain,
    desk::Desk,
    form::shown,
    operation::{in_words, number_of},
    pick::Kind,
};
use crate::{
    task::spawn,
    text::{admin_pictures as p, format},
};

/// Deeper than this a value is shown as JSON.
const DEEPEST: usize = 3;
/// What the addresses of files begin with.
const MEDIA: &str = "/app/media/";

/// What those are called who are known by ids in a part of an answer, and what numbers mean, by [`number_of`].
pub type Called = HashMap<String, String>;

/// Finds out what those are called who are known by ids in a part of an answer: `at` leads to it, and it is not itself called by `own`.
#[must_use]
pub fn called(desk: Desk, operation: &'static str, at: &'static str, part: &Value, own: &str) -> RwSignal<Called> {
    let called = RwSignal::new(Called::default());
    let (part, own) = (part.clone(), own.to_owned());
    spawn(async move {
        // Who cannot be named is known by the id.
        let Ok(operation) = desk.describe(operation).await else { return };
        let mut by_kind: Vec<(&'static Kind, Vec<String>)> = Vec::new();
        for (kind, id) in operation.ids_in(at, &part).into_iter().filter(|(_, id)| *id != own) {
            match by_kind.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, ids)) => ids.push(id),
                None => by_kind.push((kind, vec![id])),
            }
        }
        let words = operation.words_in(at, &part);
        if !words.is_empty() {
            called.try_update(|called| called.extend(words));
        }
        for (kind, ids) in by_kind {
            let names = kind.names_of(desk, ids).await;
            if !names.is_empty() {
                called.try_update(|called| called.extend(names));
            }
        }
    });
    called
}

/// What a value says, by name.
pub fn facts(value: &Value, depth: usize, called: &Called) -> AnyView {
    let Some(members) = value.as_object() else {
        return view! { <p class="admin-value"><bdi>{named(value, called)}</bdi></p> }.into_any();
    };
    let fact = |(name, value): (&String, &Value)| {
        let content = match value {
            Value::Object(members) if depth < DEEPEST && !members.is_empty() => folded(value, depth + 1, called),
            Value::Array(items) if items.iter().any(Value::is_object) && depth < DEEPEST => {
                let items: Vec<_> =
                    items.iter().map(|item| view! { <li>{folded(item, depth + 1, called)}</li> }).collect();
                view! { <ul class="admin-items">{items}</ul> }.into_any()
            }
            Value::String(address) if address.starts_with(MEDIA) => {
                view! { <a href=address.clone() target="_blank" rel="noopener">{p::open()}</a> }.into_any()
            }
            value => view! { <bdi>{told(name, value, called)}</bdi> }.into_any(),
        };
        view! { <div class="admin-fact"><dt>{in_words(name)}</dt><dd>{content}</dd></div> }
    };
    let is_said = |value: &Value| {
        !value.is_null() && value.as_str() != Some("") && value.as_array().is_none_or(|items| !items.is_empty())
    };
    let facts: Vec<_> = members.iter().filter(|(_, value)| is_said(value)).map(fact).collect();
    view! { <dl class="admin-facts">{facts}</dl> }.into_any()
}

/// What is said of somebody or something with an id of its own: the name, and the rest when it is asked for.
fn folded(value: &Value, depth: usize, called: &Called) -> AnyView {
    let text = |name: &str| value[name].as_str().filter(|text| !text.is_empty());
    let whole = ["firstName", "lastName"].into_iter().filter_map(text).collect::<Vec<_>>().join(" ");
    let name = ["displayName", "name", "title"].into_iter().find_map(text).map(str::to_owned);
    let name = name.or(Some(whole).filter(|whole| !whole.is_empty())).filter(|_| !value["id"].is_null());
    match name {
        Some(name) => {
            view! { <details class="admin-fold"><summary><bdi>{name}</bdi></summary>{facts(value, depth, called)}</details> }
                .into_any()
        }
        None => facts(value, depth, called),
    }
}

/// A value as people read it, with the name of whom it is the id of.
fn named(value: &Value, called: &Called) -> String {
    match value {
        Value::Array(items) if items.iter().any(|item| called.contains_key(&plain(item))) => {
            items.iter().map(|item| named(item, called)).collect::<Vec<_>>().join(", ")
        }
        Value::String(_) | Value::Number(_) if !called.is_empty() => match called.get(&plain(value)) {
            Some(name) => format!("{name} · {}", plain(value)),
            None => shown(value),
        },
        value => shown(value),
    }
}

/// A value as people read it: also a moment that is only a number, which its name tells, and a number that has a word.
fn told(name: &str, value: &Value, called: &Called) -> String {
    let is_moment = ["At", "Date", "Until", "Timestamp", "timestamp"].iter().any(|end| name.ends_with(end));
    let at = value.as_i64().filter(|at| is_moment && *at >= 100_000_000_000);
    let at = at.and_then(chrono::DateTime::from_timestamp_millis);
    let word = || called.get(&number_of(name, value)).cloned();
    at.map(|at| untrack(|| format::short(at))).or_else(word).unwrap_or_else(|| named(value, called))
}
