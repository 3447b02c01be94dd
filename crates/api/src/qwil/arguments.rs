//! The forms in which arguments arrive, brought into one.
//!
//! The collection prints the arguments of a `GET` as a JSON body, which no browser can send; the vendor's own client sends a query; forms
//! are what its framework reads besides. Lists are repeated or joined by commas. What is sent from here is a query on a `GET`, else JSON.

use http::Method;
use serde_json::{Map, Value};

use crate::endpoint::{EndpointInfo, Parts, Place};

/// Brings the arguments into the query of a `GET`, or into the JSON body of anything else.
pub(super) fn settle(info: &EndpointInfo, parts: &mut Parts) {
    let body = std::mem::take(&mut parts.body);
    let object = match serde_json::from_slice(&body) {
        Ok(Value::Object(members)) => members,
        // What is neither an object nor a form is refused where it is read.
        Ok(_) | Err(_) if looks_like_json(&body) => {
            parts.body = body;
            return;
        }
        _ => form(&body),
    };
    if info.method == Method::GET {
        settle_query(info, parts, object);
        return;
    }
    let members = object.into_iter().map(|(name, value)| {
        // The collection prints the one name that it has with a colon at its end, `invitation_message:`.
        let name = name.trim_end_matches(':').to_owned();
        let value = fitted(info, &name, value);
        (name, value)
    });
    parts.body = Value::Object(members.collect()).to_string().into();
}

fn looks_like_json(body: &[u8]) -> bool {
    body.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| b"{[\"".contains(byte))
}

/// A form's fields; one that is there several times is a list.
fn form(body: &[u8]) -> Map<String, Value> {
    let mut members = Map::new();
    for (name, value) in serde_html_form::from_bytes::<Vec<(String, String)>>(body).unwrap_or_default() {
        match members.get_mut(&name) {
            None => drop(members.insert(name, Value::String(value))),
            Some(Value::Array(values)) => values.push(Value::String(value)),
            Some(one) => *one = Value::Array(vec![one.take(), Value::String(value)]),
        }
    }
    members
}

fn settle_query(info: &EndpointInfo, parts: &mut Parts, body: Map<String, Value>) {
    let mut pairs = serde_html_form::from_str::<Vec<(String, String)>>(&parts.query).unwrap_or_default();
    let in_query: Vec<String> = pairs.iter().map(|(name, _)| name.clone()).collect();
    for (name, value) in body {
        if in_query.contains(&name) {
            continue;
        }
        let values = match value {
            Value::Null => continue,
            Value::Array(values) => values,
            one => vec![one],
        };
        pairs.extend(values.into_iter().map(|value| (name.clone(), plain(value))));
    }
    let pairs = pairs.into_iter().flat_map(|(name, value)| match kind(info, &name) {
        Kind::List => value.split(',').map(|part| (name.clone(), part.trim().to_owned())).collect(),
        _ => vec![(name, value)],
    });
    let pairs = pairs.collect::<Vec<_>>();
    parts.query = serde_html_form::to_string(&pairs).unwrap_or_default();
}

fn plain(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// What an argument takes.
enum Kind {
    List,
    Number,
    Truth,
    Other,
}

fn kind(info: &EndpointInfo, name: &str) -> Kind {
    let field = info.fields.iter().find(|field| field.name == name && field.place != Place::Path);
    match field.map(|field| field.rust_type) {
        Some(kind) if kind.contains("Vec") => Kind::List,
        Some(kind) if kind.contains("u64") || kind.contains("u32") => Kind::Number,
        Some(kind) if kind.contains("bool") => Kind::Truth,
        _ => Kind::Other,
    }
}

/// Forms know texts only.
fn fitted(info: &EndpointInfo, name: &str, value: Value) -> Value {
    match (kind(info, name), value) {
        (Kind::List, Value::String(text)) => text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| Value::String(part.to_owned()))
            .collect(),
        (Kind::Number, Value::String(text)) => text.parse::<u64>().map_or(Value::String(text), Value::from),
        (Kind::Truth, Value::String(text)) => match text.as_str() {
            "true" | "True" | "1" => Value::Bool(true),
            "false" | "False" | "0" => Value::Bool(false),
            _ => Value::String(text),
        },
        (_, value) => value,
    }
}
