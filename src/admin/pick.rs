//! What fields name by ids, looked up by name: of which kind a field is, who or what there is, and what an id is called.
//!
//! Ids say in their declarations whose they are; fields that are only texts there stand in the table of kinds (`pick/kinds.rs`).

mod kinds;

use std::{collections::HashMap, sync::Arc};

use api::error::Failure;
use leptos::prelude::*;
use serde_json::Value;

use super::{
    call::plain,
    desk::Desk,
    operation::Operation,
    rows::page,
    screens::{Cell, Source},
};
use crate::{
    kit::lookup::{Candidate, Lookup},
    task::spawn,
    text::lowercase,
};

/// So many are shown of what matches.
const SHOWN: usize = 50;
/// So many pages are loaded of a list that the vendor does not search.
const PAGES: usize = 20;
/// Of more than these one does not choose from a menu.
const MOST_CHOICES: usize = 500;
/// So many names are asked for at once.
const AT_ONCE: usize = 100;

/// People or things of one kind.
pub struct Kind {
    /// Types of their ids, as declarations have them.
    types: &'static [&'static str],
    /// Fields that are only texts there: a part of the operation's id, and the field's name.
    fields: &'static [(&'static str, &'static str)],
    /// What lists or finds them.
    source: Source,
    /// Where the words go that are looked for, where the vendor does that; otherwise all are loaded, once for a form.
    search: Option<&'static str>,
    /// Whether the vendor answers something when no words are given.
    opens: bool,
    /// Pointer to the id.
    id: &'static str,
    /// Pointers to what they are called, joined by a space.
    name: &'static [&'static str],
    /// Pointers to what tells namesakes apart.
    detail: &'static [&'static str],
    /// Pointer to the address of a portrait.
    picture: &'static str,
    /// Whether they are people.
    pub is_person: bool,
    /// What names some by their ids: its operation, the param that takes several, and where the rows are.
    names: Option<(&'static str, &'static str, &'static str)>,
}

/// The kind that a field is of: a param by its name, or a member of the body by its pointer.
#[must_use]
pub fn kind(operation: &Operation, place: &str, schema: &Value) -> Option<&'static Kind> {
    let of = operation.id_of(schema);
    let name = place.rsplit('/').find(|part| *part != "*").unwrap_or_default();
    let is_field = |(part, known): &(&str, &str)| *known == name && operation.id.contains(part);
    let is_it = |kind: &&Kind| of.is_some_and(|of| kind.types.contains(&of)) || kind.fields.iter().any(is_field);
    kinds::ALL.iter().copied().find(is_it)
}

/// The kind of what a column names.
#[must_use]
pub fn named(cell: Cell) -> Option<&'static Kind> {
    match cell {
        Cell::Account => Some(&kinds::ACCOUNTS),
        Cell::Member => Some(&kinds::MEMBERS),
        Cell::ContactGroup => Some(&kinds::CONTACT_GROUPS),
        Cell::BarrierGroup => Some(&kinds::BARRIER_GROUPS),
        _ => None,
    }
}

impl PartialEq for Kind {
    /// There is one value of each.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Kind {
    /// A row of its list as a chooser shows it; nothing for what has no id.
    #[must_use]
    pub fn candidate(&self, row: &Value) -> Option<Candidate> {
        let id = row.pointer(self.id).map(plain).filter(|id| !id.is_empty())?;
        let joined = |at: &[&str], between: &str| {
            let texts = at.iter().filter_map(|at| row.pointer(at)).map(plain).filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join(between)
        };
        let name = Some(joined(self.name, " ")).filter(|name| !name.is_empty()).unwrap_or_else(|| id.clone());
        let detail = Some(joined(self.detail, " · ")).filter(|detail| !detail.is_empty());
        let picture = row.pointer(self.picture).and_then(Value::as_str).map(str::to_owned);
        Some(Candidate { id, name, detail, picture })
    }

    /// Whether some of them are named by their ids at once.
    #[must_use]
    pub fn names_some(&self) -> bool {
        self.names.is_some()
    }

    /// Whether the vendor looks for them, and the reader may ask it to.
    #[must_use]
    pub fn is_searched(&self, desk: Desk) -> bool {
        self.search.is_some() && desk.may(self.source.operation)
    }

    /// What tells it from others: there is one value of each.
    fn key(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }

    /// Whether it can be listed before anything is typed.
    #[must_use]
    pub fn opens(&self) -> bool {
        self.opens || self.search.is_none()
    }

    /// What finds them; nothing for readers who may not list them.
    #[must_use]
    pub fn lookup(&'static self, desk: Desk) -> Option<Lookup> {
        let found = move |words: String| async move { self.found(desk, words).await.ok() };
        desk.may(self.source.operation).then(|| Lookup::new(found))
    }

    async fn found(&self, desk: Desk, words: String) -> Result<Vec<Candidate>, Failure> {
        if let Some(place) = self.search {
            let given = if words.is_empty() { Vec::new() } else { vec![(place.to_owned(), words.into())] };
            let (rows, _) = page(desk, &self.source, given, None).await?;
            return Ok(rows.iter().filter_map(|row| self.candidate(row)).take(SHOWN).collect());
        }
        let words = lowercase(&words);
        let words: Vec<_> = words.split_whitespace().collect();
        let is_meant = |one: &&Candidate| {
            let text = lowercase(&format!("{} {} {}", one.name, one.detail.as_deref().unwrap_or_default(), one.id));
            words.iter().all(|word| text.contains(word))
        };
        Ok(self.all(desk).await?.iter().filter(is_meant).take(SHOWN).cloned().collect())
    }

    /// All of them with their names, where the vendor lists them and the reader may.
    pub async fn choices(&self, desk: Desk) -> Option<Vec<(String, String)>> {
        let is_listed = self.search.is_none() && desk.may(self.source.operation);
        let all = if is_listed { self.all(desk).await.ok()? } else { return None };
        // Only a list that was read to its end can be chosen from.
        (all.len() < MOST_CHOICES).then(|| all.iter().map(|one| (one.id.clone(), one.name.clone())).collect())
    }

    /// All of them, loaded once for a form.
    async fn all(&self, desk: Desk) -> Result<Arc<Vec<Candidate>>, Failure> {
        if let Some(known) = desk.listed.with_value(|listed| listed.get(&self.key()).cloned()) {
            return Ok(known);
        }
        let (mut all, mut place) = (Vec::new(), None);
        for _ in 0..PAGES {
            let (rows, next) = page(desk, &self.source, Vec::new(), place).await?;
            all.extend(rows.iter().filter_map(|row| self.candidate(row)));
            place = next.filter(|_| !rows.is_empty());
            if place.is_none() {
                break;
            }
        }
        let all = Arc::new(all);
        desk.listed.update_value(|listed| drop(listed.insert(self.key(), Arc::clone(&all))));
        Ok(all)
    }

    /// What some are called, by their ids; those that are not found are left out.
    pub async fn names_of(&self, desk: Desk, ids: Vec<String>) -> HashMap<String, String> {
        let kept = |id: &String| desk.names.with_value(|names| names.get(&(self.key(), id.clone())).cloned());
        let unknown: Vec<_> = ids.iter().filter(|id| kept(id).is_none()).cloned().collect();
        // A name that does not come is not worth a failure: the id stands there.
        let found =
            if unknown.is_empty() { Vec::new() } else { self.look_up(desk, &unknown).await.unwrap_or_default() };
        desk.names.update_value(|names| {
            names.extend(found.into_iter().map(|one| ((self.key(), one.id), one.name)));
        });
        ids.into_iter().filter_map(|id| kept(&id).map(|name| (id, name))).collect()
    }

    async fn look_up(&self, desk: Desk, ids: &[String]) -> Result<Vec<Candidate>, Failure> {
        let Some((name_them, param, at)) = self.names else {
            let is_asked = |one: &&Candidate| ids.contains(&one.id);
            return Ok(self.all(desk).await?.iter().filter(is_asked).cloned().collect());
        };
        let operation = desk.describe(name_them).await?;
        let mut found = Vec::new();
        for some in ids.chunks(AT_ONCE) {
            let given = vec![(param.to_owned(), operation.typed(param, &some.join(",")))];
            let answer = desk.ask(name_them, given).await?;
            let rows = answer.pointer(at).and_then(Value::as_array);
            found.extend(rows.into_iter().flatten().filter_map(|row| self.candidate(row)));
        }
        Ok(found)
    }

    /// Finds out what those are called that are known by their ids alone.
    pub fn name(&'static self, desk: Desk, chosen: RwSignal<Vec<Candidate>>) {
        let bare = |chosen: &Vec<Candidate>| {
            chosen.iter().filter(|one| one.is_bare()).map(|one| one.id.clone()).collect::<Vec<_>>()
        };
        let ids = chosen.with_untracked(bare);
        if ids.is_empty() || !desk.may(self.source.operation) {
            return;
        }
        spawn(async move {
            let names = self.names_of(desk, ids).await;
            if names.is_empty() {
                return;
            }
            chosen.try_update(|chosen| {
                for one in chosen.iter_mut().filter(|one| one.is_bare()) {
                    if let Some(name) = names.get(&one.id) {
                        name.clone_into(&mut one.name);
                    }
                }
            });
        });
    }
}
