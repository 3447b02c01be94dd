//! A row as it came, and as it is shown, found and sorted.

use std::collections::HashMap;

use leptos::prelude::*;
use serde_json::Value;

use crate::{
    admin::{
        call::plain,
        expiry,
        form::shown,
        numbers,
        pick::named,
        screens::{Cell, Column, List},
    },
    text::{format, lowercase},
};

/// Stands between the cells.
const BETWEEN: char = '\u{1f}';

/// What those are called whom columns know by ids.
pub(super) type Names = HashMap<String, String>;

/// A row as it came, and as it is shown.
#[derive(Debug, Clone)]
pub struct Row {
    /// What tells it from others.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// All that the vendor says, as JSON: as a value it would need five times the memory, and there may be 100,000 rows.
    json: Box<str>,
    /// A text for each column.
    cells: Box<str>,
    /// What numbers and moments are sorted by, for each column.
    pub(super) ranks: Box<[i64]>,
    /// What it is found by: the cells in lower case.
    pub(super) text: Box<str>,
}

impl Row {
    /// All that the vendor says.
    #[must_use]
    pub fn value(&self) -> Value {
        // It was written from a value.
        serde_json::from_str(&self.json).unwrap_or_default()
    }

    /// The text of a column.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.split(BETWEEN).nth(column).unwrap_or_default()
    }

    /// The texts of all columns.
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        self.cells.split(BETWEEN).map(str::to_owned).collect()
    }

    /// A cell in lower case.
    pub(super) fn part(&self, column: usize) -> &str {
        self.text.split(BETWEEN).nth(column).unwrap_or_default()
    }
}

/// The ids that a column has of a row.
pub(super) fn ids(column: &Column, value: &Value) -> Vec<String> {
    let texts = |value: &Value| match value {
        Value::Array(items) => items.iter().map(plain).collect(),
        one => vec![plain(one)],
    };
    column.at.iter().filter_map(|at| value.pointer(at)).flat_map(texts).filter(|id| !id.is_empty()).collect()
}

/// A value of a list as a row.
pub(super) fn row(list: &List, value: &Value, names: &Names) -> Row {
    let text = |column| cell(column, value, names).replace(BETWEEN, " ");
    let mut cells: Vec<_> = list.columns.iter().map(text).collect();
    let joined = |at: &[&str]| {
        let texts = at.iter().filter_map(|at| value.pointer(at)).map(plain).filter(|text| !text.is_empty());
        texts.collect::<Vec<_>>().join(" ")
    };
    let id = value.pointer(list.id).map(plain).unwrap_or_default();
    let name = Some(joined(list.name)).filter(|name| !name.is_empty()).unwrap_or_else(|| id.clone());
    // Who is known by an id alone is called by the name that goes with it.
    let name = names.get(&name).cloned().unwrap_or(name);
    // What has no name is opened by what it is called instead.
    if let Some(first) = cells.first_mut().filter(|cell| cell.is_empty()) {
        name.clone_into(first);
    }
    let cells = cells.join(&String::from(BETWEEN));
    let text = lowercase(&cells).into();
    let rank = |column| if is_number(column) { raw_number(column, value) } else { 0 };
    let ranks = list.columns.iter().map(rank).collect();
    Row { id, name, json: value.to_string().into(), cells: cells.into(), ranks, text }
}

fn cell(column: &Column, value: &Value, names: &Names) -> String {
    if named(column.kind).is_some() {
        let all = ids(column, value);
        // Of one the id stands beside its name, because other programs go by it.
        let called = |id: &String| match names.get(id) {
            Some(name) if all.len() == 1 && column.kind == Cell::Account => format!("{name} · {id}"),
            Some(name) => name.clone(),
            None => id.clone(),
        };
        return all.iter().map(called).collect::<Vec<_>>().join(", ");
    }
    let texts = column.at.iter().filter_map(|at| value.pointer(at)).map(|value| match (column.kind, value) {
        (Cell::Number, Value::Array(items)) => format::number(items.len() as u64),
        (Cell::Time, Value::Number(ms)) => {
            let at = ms.as_i64().and_then(chrono::DateTime::from_timestamp_millis);
            at.map(|at| untrack(|| format::short(at))).unwrap_or_default()
        }
        (Cell::Expiry, Value::Number(ms)) => ms.as_i64().and_then(expiry::short).unwrap_or_default(),
        (Cell::QwilProfile | Cell::QwilStatus, Value::Number(number)) => {
            numbers::word(column.kind, number.as_u64()).map_or_else(|| number.to_string(), str::to_owned)
        }
        _ => shown(value),
    });
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether what a column has is sorted as a number.
pub(super) fn is_number(column: &Column) -> bool {
    matches!(column.kind, Cell::Number | Cell::Time | Cell::Expiry)
}

/// What numbers and moments are sorted by.
fn raw_number(column: &Column, value: &Value) -> i64 {
    let value = column.at.first().and_then(|at| value.pointer(at));
    match value {
        Some(Value::Number(number)) => number.as_i64().unwrap_or_default(),
        Some(Value::Array(items)) => i64::try_from(items.len()).unwrap_or_default(),
        Some(Value::String(text)) => {
            let at = js_sys::Date::parse(text.split('[').next().unwrap_or(text));
            if at.is_finite() { at as i64 } else { text.parse().unwrap_or_default() }
        }
        _ => i64::MIN,
    }
}
