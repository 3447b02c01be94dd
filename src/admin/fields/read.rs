//! Reads fields: what is sent of each, and what is wrong with it.

use leptos::prelude::*;
use serde_json::{Map, Value};

use super::{Field, Input};
use crate::{kit::lookup::Candidate, text::admin as t};

impl Field {
    /// What is sent of it, if anything; nothing at all when it is wrong. Without `everything`, what is as it was is left out.
    pub(super) fn read(&self, everything: bool) -> Option<Option<Value>> {
        let value = self.value(everything);
        let problem = match &value {
            Err(problem) => Some(problem.clone()),
            Ok(None) if self.may_be_empty() => None,
            Ok(None) if self.required && !matches!(self.input, Input::Given | Input::Group(_)) => {
                Some(t::needed().to_owned())
            }
            Ok(_) => None,
        };
        self.error.set(problem.clone());
        if problem.is_some() {
            return None;
        }
        let value = value.ok().flatten();
        if matches!(self.input, Input::Given) {
            return Some(value);
        }
        if matches!(self.input, Input::Group(_)) {
            // A part of an object would take away the rest of it.
            let is_part = !everything && !self.name.is_empty() && value.is_some();
            return if is_part { self.read(true) } else { Some(value) };
        }
        match value {
            None if self.may_be_empty() => Some(Some("".into())),
            Some(value) if !everything && !self.required && value == self.before => Some(None),
            // What was there and has been emptied is taken away.
            None if self.before.as_array().is_some_and(|items| !items.is_empty()) => {
                Some(Some(self.nothing.clone().unwrap_or_else(|| Value::Array(Vec::new()))))
            }
            None if !self.before.is_null() && !self.required => Some(self.nothing.clone()),
            value => Some(value),
        }
    }

    /// Whether it is needed, was an empty text and may be one again.
    fn may_be_empty(&self) -> bool {
        let is_text = !matches!(self.input, Input::Number { .. } | Input::Toggle(_) | Input::Choice { .. });
        self.required && is_text && self.before.is_string()
    }

    fn value(&self, everything: bool) -> Result<Option<Value>, String> {
        let filled = |signal: RwSignal<String>| {
            let text = signal.get_untracked();
            (!text.trim().is_empty()).then_some(text)
        };
        match &self.input {
            Input::Given => Ok(None),
            Input::Text(text) | Input::Long(text) => Ok(filled(*text).map(Value::String)),
            Input::Number { value, whole } => filled(*value).map(|text| number(&text, *whole)).transpose(),
            Input::Toggle(value) => Ok(value.get_untracked().map(Value::Bool)),
            Input::Choice { all, chosen } => {
                let chosen = chosen.get_untracked().and_then(|place| all.get(place));
                // What a file has for a number may be no word of it.
                let is_unknown = self.before.as_str().is_some_and(|text| !text.is_empty())
                    && all.first().is_some_and(|one| one.value.is_number());
                match chosen {
                    None if is_unknown => Err(t::no_choice().to_owned()),
                    chosen => Ok(chosen.map(|one| one.value.clone())),
                }
            }
            Input::Lines { value, numbers, .. } => {
                let text = value.get_untracked();
                let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                let read = |line: &str| if *numbers { number(line, true) } else { Ok(Value::String(line.to_owned())) };
                let lines = lines.map(read).collect::<Result<Vec<_>, _>>()?;
                Ok((!lines.is_empty()).then_some(Value::Array(lines)))
            }
            Input::File(file) => match (file.get_untracked(), self.error.get_untracked()) {
                // It is not left out unseen.
                (None, Some(problem)) if problem == t::file_unread() => Err(problem),
                (file, _) => Ok(file),
            },
            Input::Pick { .. } => self.input.picked(),
            Input::Moment { value, clock } => {
                let Some(text) = filled(*value) else { return Ok(None) };
                // Seconds and what is smaller are not shown: what was not touched stays exact.
                let is_exact = self.before.is_number() || self.before.as_str().is_some_and(|text| text.len() >= 20);
                let is_same = is_exact && text == clock.shown(&self.before);
                if is_same { Ok(Some(self.before.clone())) } else { clock.sent(text.trim()).map(Some) }
            }
            Input::Json(text) => {
                filled(*text).map(|text| serde_json::from_str(&text).map_err(|_| t::no_json().to_owned())).transpose()
            }
            Input::Group(members) => group(members, everything, self.required),
            Input::Rows { rows, .. } => {
                let read = rows.with_untracked(|rows| rows.iter().map(|(_, row)| row.read(true)).collect::<Vec<_>>());
                let mut values = Vec::new();
                for value in read {
                    values.extend(value.ok_or_else(|| t::mistakes().to_owned())?);
                }
                Ok((!values.is_empty()).then_some(Value::Array(values)))
            }
        }
    }
}

impl Input {
    /// The ids of what is chosen, if anything is.
    pub(super) fn picked(&self) -> Result<Option<Value>, String> {
        let Self::Pick { chosen, many, number: is_number, .. } = self else { return Ok(None) };
        let id = |one: &Candidate| if *is_number { number(&one.id, true) } else { Ok(one.id.clone().into()) };
        let ids = chosen.with_untracked(|chosen| chosen.iter().map(id).collect::<Result<Vec<Value>, _>>())?;
        Ok(match many {
            true => (!ids.is_empty()).then_some(Value::Array(ids)),
            false => ids.into_iter().next(),
        })
    }
}

fn group(members: &[Field], everything: bool, required: bool) -> Result<Option<Value>, String> {
    // An object that may be absent is, when nothing of it is filled in; then what it needs is not asked for.
    let is_begun = required || members.iter().any(|member| matches!(member.value(true), Ok(Some(_))));
    if !is_begun {
        return Ok(None);
    }
    let read: Vec<_> = members.iter().map(|member| (member.name.clone(), member.read(everything))).collect();
    let mut object = Map::new();
    for (name, value) in read {
        if let Some(value) = value.ok_or_else(|| t::mistakes().to_owned())? {
            object.insert(name, value);
        }
    }
    Ok((required || !object.is_empty()).then_some(Value::Object(object)))
}

fn number(text: &str, whole: bool) -> Result<Value, String> {
    let text = text.trim();
    let read =
        if whole { text.parse::<i64>().ok().map(Value::from) } else { crate::text::number(text).map(Value::from) };
    read.ok_or_else(|| t::no_number().to_owned())
}
