//! The rows of a list: loaded page by page, and to the end as soon as they are narrowed or sorted here.

use std::sync::Arc;

use api::error::Failure;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::{
    call::{Request, plain},
    desk::Desk,
    form::shown,
    screens::{Cell, Column, Given, List, Paging},
};
use crate::{loading::Phase, task::spawn, text::format};

/// A row as it came, and as it is shown.
#[derive(Debug, Clone)]
pub struct Row {
    /// What tells it from others.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// All that the vendor says.
    pub value: Arc<Value>,
    /// A text for each column.
    pub cells: Vec<String>,
    /// What it is found by.
    text: String,
}

/// The rows of a list.
#[derive(Clone, Copy)]
pub struct Rows {
    desk: Desk,
    /// What is listed.
    pub list: &'static List,
    given: StoredValue<Vec<(String, Value)>>,
    /// Those that are loaded, in the vendor's order.
    pub all: RwSignal<Arc<Vec<Row>>>,
    /// Where loading stands.
    pub phase: RwSignal<Phase>,
    /// Whether all are loaded.
    pub at_end: RwSignal<bool>,
    /// What the vendor narrows by, in the order of the list's filters.
    pub filters: RwSignal<Vec<String>>,
    /// What each of the vendor's filters may be, where that is known.
    pub choices: RwSignal<Vec<Vec<String>>>,
    /// What is narrowed by here.
    pub needle: RwSignal<String>,
    /// Which column sorts, and whether the greatest comes first.
    pub sort: RwSignal<Option<(usize, bool)>>,
    next: StoredValue<Option<Value>>,
    /// Grows with every beginning, so that what comes late is known.
    run: StoredValue<u32>,
}

impl Rows {
    /// The rows of a list, given these values, with nothing loaded yet.
    #[must_use]
    pub fn new(desk: Desk, list: &'static List, given: Vec<(String, Value)>) -> Self {
        Self {
            desk,
            list,
            given: StoredValue::new(given),
            all: RwSignal::new(Arc::default()),
            phase: RwSignal::new(Phase::Idle),
            at_end: RwSignal::new(false),
            filters: RwSignal::new(vec![String::new(); list.source.filters.len()]),
            choices: RwSignal::new(Vec::new()),
            needle: RwSignal::new(String::new()),
            sort: RwSignal::new(None),
            next: StoredValue::new(None),
            run: StoredValue::new(0),
        }
    }

    /// Whether a filter has to be filled in first.
    #[must_use]
    pub fn waits(self) -> bool {
        self.list.source.asks_first && self.filters.with(|filters| filters.iter().all(|text| text.trim().is_empty()))
    }

    /// Loads from the beginning; what is shown stays until the first rows are there.
    pub fn start(self) {
        self.run.update_value(|run| *run += 1);
        self.next.set_value(None);
        self.at_end.set(false);
        if untrack(|| self.waits()) {
            self.all.set(Arc::default());
            self.at_end.set(true);
            self.phase.set(Phase::Ready);
            return;
        }
        self.load(true);
    }

    /// Loads the next rows, unless some are on their way or all are here.
    pub fn more(self) {
        if !self.at_end.get_untracked() && self.phase.get_untracked() == Phase::Ready {
            self.load(false);
        }
    }

    fn load(self, is_first: bool) {
        self.phase.set(Phase::Loading);
        let run = self.run.get_value();
        spawn(async move {
            let page = self.page().await;
            if self.run.try_get_value() != Some(run) {
                return;
            }
            match page {
                Ok((rows, next)) => {
                    let came = rows.len();
                    self.all.update(|all| {
                        let all = Arc::make_mut(all);
                        if is_first {
                            all.clear();
                        }
                        all.extend(rows);
                    });
                    self.at_end.set(next.is_none() || came == 0);
                    self.next.set_value(next);
                    self.phase.set(Phase::Ready);
                }
                Err(failure) => self.phase.set(Phase::Failed(failure)),
            }
        });
    }

    /// The next rows, and what asks for those after them.
    async fn page(self) -> Result<(Vec<Row>, Option<Value>), Failure> {
        let source = &self.list.source;
        let operation = self.desk.describe(source.operation).await?;
        if self.choices.with_untracked(Vec::is_empty) {
            self.choices.set(source.filters.iter().map(|filter| operation.choices_of(filter)).collect());
        }
        let place = self.next.get_value();
        let mut values = self.given.get_value();
        values.extend(source.always.iter().map(|(name, text)| ((*name).to_owned(), typed(text))));
        let filters = self.filters.get_untracked();
        let filled: Vec<_> = source.filters.iter().zip(filters).filter(|(_, text)| !text.trim().is_empty()).collect();
        // What the reader asks for takes the place of what is asked for otherwise.
        values.retain(|(name, _)| !filled.iter().any(|(known, _)| *known == name));
        let filled = filled.into_iter();
        values.extend(filled.map(|(name, text)| ((*name).to_owned(), operation.typed(name, text.trim()))));
        match (source.paging, &place) {
            (Paging::Whole, _) | (Paging::Cursor { .. }, None) => {}
            (Paging::Pages { page, size, rows }, place) => {
                values.push((page.to_owned(), place.clone().unwrap_or_else(|| json!(1))));
                values.push((size.to_owned(), json!(rows)));
            }
            (Paging::Offset { skip, size, rows }, place) => {
                values.push((skip.to_owned(), place.clone().unwrap_or_else(|| json!(0))));
                values.push((size.to_owned(), json!(rows)));
            }
            (Paging::Cursor { param, .. }, Some(place)) => values.push((param.to_owned(), place.clone())),
        }
        let answer = Request::assembled(&operation, values, None).fetch(self.desk.net).await?;
        // A setting is an object without siblings: one row.
        let found = match answer.pointer(source.rows) {
            Some(Value::Array(rows)) => rows.as_slice(),
            Some(one @ Value::Object(_)) => std::slice::from_ref(one),
            _ => &[],
        };
        let came = found.len();
        let number = |place: &Option<Value>, first: u64| place.as_ref().and_then(Value::as_u64).unwrap_or(first);
        let next = match source.paging {
            Paging::Whole => None,
            Paging::Pages { rows, .. } => (came >= rows as usize).then(|| json!(number(&place, 1) + 1)),
            Paging::Offset { rows, .. } => (came >= rows as usize).then(|| json!(number(&place, 0) + came as u64)),
            Paging::Cursor { at, param } => {
                let next = answer
                    .pointer(at)
                    .filter(|next| next.as_str().is_none_or(|next| !next.is_empty()))
                    .filter(|next| !next.is_null());
                next.map(|next| cursor(next, param))
            }
        };
        Ok((found.iter().map(|value| row(self.list, value)).collect(), next))
    }

    /// The places of the rows that are shown, in their order.
    #[must_use]
    pub fn order(self) -> Vec<usize> {
        let needle = self.needle.with(|needle| needle.trim().to_lowercase());
        let sort = self.sort.get();
        self.all.with(|all| {
            let words: Vec<_> = needle.split_whitespace().collect();
            let is_meant = |row: &Row| words.iter().all(|word| row.text.contains(word));
            let mut order: Vec<_> = (0..all.len()).filter(|place| words.is_empty() || is_meant(&all[*place])).collect();
            let Some((column, greatest_first)) = sort else { return order };
            let is_number = matches!(self.list.columns[column].kind, Cell::Number | Cell::Time);
            let rank = |place: &usize| {
                let row = &all[*place];
                if is_number {
                    (raw_number(&self.list.columns[column], &row.value), String::new())
                } else {
                    (0, row.cells[column].to_lowercase())
                }
            };
            order.sort_by_cached_key(rank);
            if greatest_first {
                order.reverse();
            }
            order
        })
    }

    /// A row by its id.
    #[must_use]
    pub fn find(self, id: &str) -> Option<Row> {
        self.all.with(|all| all.iter().find(|row| row.id == id).cloned())
    }
}

/// What asks for the next page: what the vendor gives, or of a link the part of its query that is the param.
fn cursor(next: &Value, param: &str) -> Value {
    let of_link = || {
        let (_, query) = next.as_str()?.split_once('?')?;
        web_sys::UrlSearchParams::new_with_str(query).ok()?.get(param)
    };
    of_link().map_or_else(|| next.clone(), Value::String)
}

/// A constant of a screen: a number, yes or no, or a text.
fn typed(text: &str) -> Value {
    text.parse::<i64>()
        .map(Value::from)
        .or_else(|_| text.parse::<bool>().map(Value::from))
        .unwrap_or_else(|_| text.into())
}

/// What an operation is given of a row and of the one that this belongs to.
#[must_use]
pub fn given(given: &[Given], row: &Value, above: Option<&Value>) -> Vec<(String, Value)> {
    let value = |from: &str| match (from.strip_prefix('='), from.strip_prefix('^')) {
        (Some(text), _) => Some(typed(text)),
        (_, Some(from)) => above?.pointer(from).cloned(),
        _ => row.pointer(from).cloned(),
    };
    let value = |from: &str| value(from).filter(|value| !value.is_null());
    given.iter().filter_map(|(name, from)| Some(((*name).to_owned(), value(from)?))).collect()
}

fn row(list: &List, value: &Value) -> Row {
    let mut cells: Vec<_> = list.columns.iter().map(|column| cell(column, value)).collect();
    let joined = |at: &[&str]| {
        let texts = at.iter().filter_map(|at| value.pointer(at)).map(plain).filter(|text| !text.is_empty());
        texts.collect::<Vec<_>>().join(" ")
    };
    let id = value.pointer(list.id).map(plain).unwrap_or_default();
    let name = Some(joined(list.name)).filter(|name| !name.is_empty()).unwrap_or_else(|| id.clone());
    // What has no name is opened by what it is called instead.
    if let Some(first) = cells.first_mut().filter(|cell| cell.is_empty()) {
        name.clone_into(first);
    }
    let text = cells.join("\n").to_lowercase();
    Row { id, name, value: Arc::new(value.clone()), cells, text }
}

fn cell(column: &Column, value: &Value) -> String {
    let texts = column.at.iter().filter_map(|at| value.pointer(at)).map(|value| match (column.kind, value) {
        (Cell::Number, Value::Array(items)) => format::number(items.len() as u64),
        (Cell::Time, Value::Number(ms)) => {
            let at = ms.as_i64().and_then(chrono::DateTime::from_timestamp_millis);
            at.map(|at| untrack(|| format::short(at))).unwrap_or_default()
        }
        _ => shown(value),
    });
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
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
