//! A row as it came, and as it is shown, found and sorted.

use std::{collections::HashMap, sync::Arc};

use leptos::prelude::*;
use serde_json::Value;

use super::packed::Packed;
use crate::{
    admin::{
        call::plain,
        expiry,
        form::shown,
        operation::number_of,
        pick::named,
        screens::{Cell, Column, List},
    },
    text::{format, lowercase},
};

/// Stands between the cells.
const BETWEEN: char = '\u{1f}';

/// What those are called whom columns know by ids, and what numbers mean, by [`number_of`].
pub(super) type Names = HashMap<String, String>;

/// A row as it came, and as it is shown. There may be 100,000: what is only looked at now and then is packed.
#[derive(Debug, Clone)]
pub struct Row {
    /// What tells it from others.
    pub id: String,
    /// What it is called, a text for each column, and all that the vendor says as JSON.
    packed: Packed,
    /// What the columns that have numbers and moments are sorted by.
    ranks: Box<[i64]>,
    /// What it is found by: the cells in lower case.
    pub(super) text: Box<str>,
}

impl Row {
    /// All that the vendor says.
    #[must_use]
    pub fn value(&self) -> Value {
        // It was written from a value.
        self.packed.text().rsplit(BETWEEN).next().and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> String {
        self.packed.text().split(BETWEEN).next().unwrap_or_default().to_owned()
    }

    /// The texts of all columns.
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        let text = self.packed.text();
        let mut cells: Vec<_> = text.split(BETWEEN).skip(1).map(str::to_owned).collect();
        cells.pop();
        cells
    }

    /// What a column is sorted by: its number, else its cell in lower case.
    pub(super) fn rank(&self, columns: &[Column], column: usize) -> (i64, &str) {
        if is_number(&columns[column]) {
            let place = columns[..column].iter().filter(|column| is_number(column)).count();
            return (self.ranks[place], "");
        }
        (0, self.text.split(BETWEEN).nth(column).unwrap_or_default())
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

/// A value of a list as a row; `like` is what others look like as JSON.
pub(super) fn row(list: &List, value: &Value, names: &Names, like: &Arc<str>) -> Row {
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
    let ranks =
        list.columns.iter().filter(|column| is_number(column)).map(|column| raw_number(column, value)).collect();
    // JSON has no such character but as an escape.
    let packed =
        Packed::new(&[&name.replace(BETWEEN, " "), &cells, &*value.to_string()].join(&*String::from(BETWEEN)), like);
    Row { id, packed, ranks, text }
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
    let text = |(at, value): (&&str, &Value)| match (column.kind, value) {
        (Cell::Number, Value::Array(items)) => format::number(items.len() as u64),
        (Cell::Time, Value::Number(ms)) => {
            let at = ms.as_i64().and_then(chrono::DateTime::from_timestamp_millis);
            at.map(|at| untrack(|| format::short(at))).unwrap_or_default()
        }
        (Cell::Expiry, Value::Number(ms)) => ms.as_i64().and_then(expiry::short).unwrap_or_default(),
        (Cell::Text | Cell::State, Value::Number(_)) | (Cell::State, Value::String(_)) => {
            names.get(&number_of(at, value)).cloned().unwrap_or_else(|| shown(value))
        }
        _ => shown(value),
    };
    let values = column.at.iter().filter_map(|at| Some((at, value.pointer(at)?)));
    values.map(text).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether what a column has is sorted as a number.
fn is_number(column: &Column) -> bool {
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
