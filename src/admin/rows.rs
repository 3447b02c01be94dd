//! The rows of a list: loaded page by page, and to the end as soon as they are narrowed or sorted here.

use std::sync::Arc;

use api::error::Failure;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::{
    call::plain,
    desk::Desk,
    operation::{Operation, number_of},
    pick::{Kind, named},
    screens::{Given, List, Paging, Source},
};
use crate::{loading::Phase, order, task::spawn, text::lowercase};

mod packed;
mod row;

pub use row::Row;
use row::{Names, ids, row};

/// After something was done, so many rows are loaded again at once, or the reader would stand somewhere else.
const KEPT_DEPTH: usize = 1000;

/// So much of the first rows, in bytes, shows what the others look like; what packs them looks back over 64 KiB.
const LIKE: usize = 48 << 10;

/// The rows of a list.
#[derive(Clone, Copy)]
pub struct Rows {
    /// For calls.
    pub desk: Desk,
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
    /// What each of the vendor's filters may be, and what that is called, where it is known.
    pub choices: RwSignal<Vec<Vec<(String, String)>>>,
    /// Which of the vendor's filters are moments.
    pub moments: RwSignal<Vec<bool>>,
    /// Of what each of the vendor's filters takes ids, where those are looked up by name; and whether it takes several.
    pub kinds: RwSignal<Vec<Option<(&'static Kind, bool)>>>,
    /// What is narrowed by here.
    pub needle: RwSignal<String>,
    /// Which column sorts, and whether the greatest comes first.
    pub sort: RwSignal<Option<(usize, bool)>>,
    next: StoredValue<Option<Value>>,
    /// What rows look like as JSON.
    like: StoredValue<Option<Arc<str>>>,
    /// Of how many rows the reader has been told.
    told: StoredValue<usize>,
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
            moments: RwSignal::new(Vec::new()),
            kinds: RwSignal::new(Vec::new()),
            needle: RwSignal::new(String::new()),
            sort: RwSignal::new(None),
            next: StoredValue::new(None),
            like: StoredValue::new(None),
            told: StoredValue::new(0),
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
        self.restart(0);
    }

    /// Loads again what is shown, which stays until then.
    pub fn again(self) {
        self.restart(self.all.with_untracked(|all| all.len()).min(KEPT_DEPTH));
    }

    fn restart(self, depth: usize) {
        self.run.update_value(|run| *run += 1);
        self.next.set_value(None);
        self.at_end.set(false);
        if untrack(|| self.waits()) {
            self.all.set(Arc::default());
            self.at_end.set(true);
            self.phase.set(Phase::Ready);
            return;
        }
        self.load(Some(depth));
    }

    /// Loads the next rows, unless some are on their way or all are here.
    pub fn more(self) {
        if !self.at_end.get_untracked() && self.phase.get_untracked() == Phase::Ready {
            self.load(None);
        }
    }

    /// Whether what is shown is chosen or ordered here, for which all rows are needed.
    #[must_use]
    pub fn is_arranged(self) -> bool {
        self.needle.with(|needle| !needle.trim().is_empty()) || self.sort.with(Option::is_some)
    }

    /// Loads the next page, or from the beginning until there are so many rows.
    fn load(self, from_beginning: Option<usize>) {
        self.phase.set(Phase::Loading);
        let run = self.run.get_value();
        spawn(async move {
            let mut came = Vec::new();
            let is_end = loop {
                let page = self.page().await;
                if self.run.try_get_value() != Some(run) {
                    return;
                }
                match page {
                    Ok((rows, next)) => {
                        let is_end = next.is_none() || rows.is_empty();
                        self.next.set_value(next);
                        came.extend(rows);
                        if is_end || from_beginning.is_none_or(|depth| came.len() >= depth) {
                            break is_end;
                        }
                    }
                    Err(failure) => {
                        // What came before it, and was not told yet, is shown.
                        self.all.notify();
                        return self.phase.set(Phase::Failed(failure));
                    }
                }
            };
            self.take(came, from_beginning.is_some(), is_end);
            self.at_end.set(is_end);
            self.phase.set(Phase::Ready);
        });
    }

    /// Takes rows in. To arrange 100,000 again with every page would take minutes, so the reader is told of a quarter more at a time.
    fn take(self, rows: Vec<Row>, is_first: bool, is_end: bool) {
        let mut count = 0;
        self.all.update_untracked(|all| {
            let all = Arc::make_mut(all);
            if is_first {
                all.clear();
            }
            all.extend(rows);
            count = all.len();
        });
        let told = if is_first { 0 } else { self.told.get_value() };
        if is_end || !untrack(|| self.is_arranged()) || count - told >= told / 4 {
            self.told.set_value(count);
            self.all.notify();
        }
    }

    /// Finds out what filters may be: at once what the declaration says, and later what is chosen by name.
    fn choose(self, operation: &Operation) {
        let filters = self.list.source.filters;
        let named = |filter: &&'static str| {
            operation.choices_of(filter).into_iter().map(|one| (plain(&one.value), one.name)).collect()
        };
        self.choices.set(filters.iter().map(named).collect());
        self.moments.set(filters.iter().map(|filter| operation.is_moment(filter)).collect());
        let kinds: Vec<_> = filters.iter().map(|filter| operation.kind_of(filter)).collect();
        let searched = |(filter, kind): (&&'static str, &Option<&'static Kind>)| {
            kind.filter(|kind| kind.is_searched(self.desk)).map(|kind| (kind, operation.takes_many(filter)))
        };
        self.kinds.set(filters.iter().zip(&kinds).map(searched).collect());
        for (place, kind) in kinds.into_iter().enumerate() {
            let Some(kind) = kind else { continue };
            spawn(async move {
                if let Some(choices) = kind.choices(self.desk).await {
                    self.choices.try_update(|all| all[place] = choices);
                }
            });
        }
    }

    /// The next rows, and what asks for those after them.
    async fn page(self) -> Result<(Vec<Row>, Option<Value>), Failure> {
        let source = &self.list.source;
        let operation = self.desk.describe(source.operation).await?;
        // Whoever wanted them may have gone on meanwhile.
        let Some(is_first) = self.choices.try_with_untracked(Vec::is_empty) else { return Ok((Vec::new(), None)) };
        if is_first {
            self.choose(&operation);
        }
        let mut values = self.given.get_value();
        let filters = self.filters.get_untracked();
        let filled: Vec<_> = source.filters.iter().zip(filters).filter(|(_, text)| !text.trim().is_empty()).collect();
        values.retain(|(name, _)| filled.iter().all(|(known, _)| *known != name));
        values.extend(filled.into_iter().map(|(name, text)| ((*name).to_owned(), operation.typed(name, text.trim()))));
        let (found, next) = page(self.desk, source, values, self.next.get_value()).await?;
        let mut names = Names::default();
        for column in self.list.columns {
            let Some(kind) = named(column.kind).filter(|_| !found.is_empty()) else { continue };
            let mut ids: Vec<_> = found.iter().flat_map(|value| ids(column, value)).collect();
            order::sort_by(&mut ids, Ord::cmp);
            ids.dedup();
            names.extend(kind.names_of(self.desk, ids).await);
        }
        for at in self.list.columns.iter().flat_map(|column| column.at) {
            let words = operation.words_of(source.rows, at).into_iter().flatten();
            names.extend(words.map(|word| (number_of(at, &word.value), word.name)));
        }
        let like = self.like(&found);
        Ok((found.iter().map(|value| row(self.list, value, &names, &like)).collect(), next))
    }

    /// What rows look like: the first that ever came.
    fn like(self, found: &[Value]) -> Arc<str> {
        if let Some(like) = self.like.try_get_value().flatten() {
            return like;
        }
        let mut like = String::new();
        for value in found {
            if like.len() < LIKE {
                like.push_str(&value.to_string());
            }
        }
        let like = Arc::from(like);
        // Whoever wanted them may have gone on meanwhile.
        self.like.try_update_value(|kept| *kept = (!found.is_empty()).then(|| Arc::clone(&like)));
        like
    }

    /// The places of the rows that are shown, in their order.
    #[must_use]
    pub fn order(self) -> Vec<usize> {
        let needle = self.needle.with(|needle| lowercase(needle.trim()));
        let sort = self.sort.get();
        self.all.with(|all| {
            let words: Vec<_> = needle.split_whitespace().collect();
            let is_meant = |row: &Row| words.iter().all(|word| row.text.contains(word));
            let places = (0..all.len()).filter(|place| words.is_empty() || is_meant(&all[*place]));
            let Some((column, greatest_first)) = sort else { return places.collect() };
            let rank = |place: usize| (all[place].rank(self.list.columns, column), place);
            let mut ranks: Vec<_> = places.map(rank).collect();
            ranks.sort_unstable();
            if greatest_first {
                ranks.reverse();
            }
            ranks.into_iter().map(|(_, place)| place).collect()
        })
    }

    /// A row by its id.
    #[must_use]
    pub fn find(self, id: &str) -> Option<Row> {
        self.all.with(|all| all.iter().find(|row| row.id == id).cloned())
    }
}

/// A page of what a source lists, given these values, and what asks for the next one.
///
/// # Errors
/// Why it cannot be listed.
pub async fn page(
    desk: Desk,
    source: &Source,
    mut values: Vec<(String, Value)>,
    place: Option<Value>,
) -> Result<(Vec<Value>, Option<Value>), Failure> {
    // What the reader asks for takes the place of what is asked for otherwise.
    let always = source.always.iter().filter(|(name, _)| values.iter().all(|(known, _)| known != name));
    let always: Vec<_> = always.map(|(name, text)| ((*name).to_owned(), typed(text))).collect();
    values.extend(always);
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
    let mut answer = desk.ask(source.operation, values).await?;
    let number = |place: &Option<Value>, first: u64| place.as_ref().and_then(Value::as_u64).unwrap_or(first);
    let next = match source.paging {
        Paging::Cursor { at, param } => answer
            .pointer(at)
            .filter(|next| !next.is_null() && next.as_str() != Some(""))
            .map(|next| cursor(next, param)),
        _ => None,
    };
    // A setting is an object without siblings: one row.
    let found = match answer.pointer_mut(source.rows).map(Value::take) {
        Some(Value::Array(rows)) => rows,
        Some(one @ Value::Object(_)) => vec![one],
        _ => Vec::new(),
    };
    let came = found.len();
    let next = match source.paging {
        Paging::Pages { rows, .. } => (came >= rows as usize).then(|| json!(number(&place, 1) + 1)),
        Paging::Offset { rows, .. } => (came >= rows as usize).then(|| json!(number(&place, 0) + came as u64)),
        Paging::Whole | Paging::Cursor { .. } => next,
    };
    Ok((found, next))
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
