//! What a form holds: a field for everything that an operation takes, made from its description.

use std::sync::Arc;

use api::error::Failure;
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::{
    call::{Request, plain},
    operation::{Operation, Shape, in_words},
};
use crate::text::admin as t;

/// Deeper than this a value is written as JSON.
const DEEPEST: usize = 4;

/// A form for one operation.
#[derive(Clone)]
pub struct Form {
    /// The operation.
    pub operation: Arc<Operation>,
    params: Vec<Field>,
    body: Option<Field>,
}

/// One thing that can be filled in.
#[derive(Clone)]
pub struct Field {
    /// Name on the wire; nothing for what stands in a list or is a whole body.
    pub name: String,
    /// As people read it.
    pub label: String,
    /// What it is for.
    pub about: String,
    /// Whether it has to be there.
    pub required: bool,
    /// What is wrong with it.
    pub error: RwSignal<Option<String>>,
    /// How it is filled in.
    pub input: Input,
    /// What it had to begin with.
    before: Value,
    /// What says that it has nothing from now on, where something does.
    nothing: Option<Value>,
}

/// How a field is filled in.
#[derive(Clone)]
pub enum Input {
    /// Given from outside, and not shown.
    Given,
    /// A line.
    Text(RwSignal<String>),
    /// Several lines.
    Long(RwSignal<String>),
    /// Digits.
    Number {
        /// As they are typed.
        value: RwSignal<String>,
        /// Whether only whole numbers.
        whole: bool,
    },
    /// Yes, no, or not said.
    Toggle(RwSignal<Option<bool>>),
    /// One of some.
    Choice {
        /// Their names.
        all: Vec<String>,
        /// The place of the one.
        chosen: RwSignal<Option<usize>>,
    },
    /// One a line.
    Lines {
        /// The lines.
        value: RwSignal<String>,
        /// Whether they are whole numbers.
        numbers: bool,
        /// What each may be, when that is known.
        choices: Vec<String>,
    },
    /// Several fields.
    Group(Vec<Field>),
    /// Any number of the same.
    Rows {
        /// Those that are there; the number tells them apart.
        rows: RwSignal<Vec<(u32, Field)>>,
        /// The schema of one.
        item: Value,
    },
    /// A file: as JSON has it.
    File(RwSignal<Option<Value>>),
    /// JSON.
    Json(RwSignal<String>),
}

/// What is known of a form before it is filled in.
#[derive(Debug, Clone, Default)]
pub struct Presets {
    /// Params by name and members of the body by pointer (`/user/name`) that are given from outside, and not shown.
    pub given: Vec<String>,
    /// Values of others, shown and open to change.
    pub initial: Vec<(String, Value)>,
}

impl Presets {
    fn is_given(&self, place: &str) -> bool {
        self.given.iter().any(|known| known == place)
    }

    fn initial(&self, place: &str) -> Value {
        let known = self.initial.iter().find(|(known, _)| known == place);
        known.map(|(_, value)| value.clone()).unwrap_or_default()
    }
}

impl Form {
    /// An empty form, but for what is known.
    #[must_use]
    pub fn new(operation: Arc<Operation>, presets: &Presets) -> Self {
        let maker = Maker { operation: &operation, presets };
        let param = |param: &super::operation::Param| {
            let place = param.name.clone();
            Field { about: param.about.clone(), ..maker.field(&param.name, &place, param.required, &param.schema, 0) }
        };
        let params = operation.params.iter().map(param).collect();
        let body = operation.body.as_ref().map(|schema| maker.field("", "", true, schema, 0));
        Self { operation: Arc::clone(&operation), params, body }
    }

    /// The fields that are shown, those that have to be there first.
    #[must_use]
    pub fn shown(&self) -> Vec<Field> {
        let body = match self.body.as_ref().map(|body| (&body.input, body)) {
            Some((Input::Group(members), _)) => members.clone(),
            Some((_, whole)) => vec![whole.clone()],
            None => Vec::new(),
        };
        let mut all: Vec<_> = self.params.iter().cloned().chain(body).filter(Field::is_shown).collect();
        all.sort_by_key(|field| !field.required);
        all
    }

    /// What is sent with these values from outside; nothing when a field is wrong, which then says so.
    #[must_use]
    pub fn request(&self, given: Vec<(String, Value)>) -> Option<Request> {
        let everything = self.operation.method != http::Method::PATCH && !self.changes();
        let params: Vec<_> = self.params.iter().map(|field| (field.name.clone(), field.read(true))).collect();
        let body = self.body.as_ref().map(|field| field.read(everything));
        let mut values = Vec::new();
        for (name, value) in params {
            values.extend(value?.map(|value| (name, value)));
        }
        let body = match body {
            Some(body) => body?,
            None => None,
        };
        values.extend(given);
        Some(Request::assembled(&self.operation, values, body))
    }

    /// What is sent by a form that was filled in from a file.
    ///
    /// # Errors
    /// What is wrong with each field that is.
    pub fn request_of_texts(&self) -> Result<Request, Vec<String>> {
        self.request(Vec::new()).ok_or_else(|| {
            let mut mistakes = Vec::new();
            gather(&self.shown(), &mut mistakes);
            mistakes
        })
    }

    /// Says beside a field that the vendor found wrong what it said.
    pub fn blame(&self, failure: &Failure) {
        let Some(name) = &failure.field else { return };
        let last = name.rsplit(['.', '/']).next().unwrap_or(name);
        let found = self.shown().into_iter().find(|field| field.name == *name || field.name == last);
        if let Some(field) = found {
            field.error.set(Some(failure.message.clone()));
        }
    }

    /// Whether what is left out stays as it is.
    fn changes(&self) -> bool {
        let name = self.operation.id.split('_').nth(1).unwrap_or_default();
        self.operation.method != http::Method::PUT
            && ["Update", "Edit", "Patch"].iter().any(|verb| name.starts_with(verb))
    }
}

/// What is wrong with each of some fields.
fn gather(fields: &[Field], mistakes: &mut Vec<String>) {
    for field in fields {
        match &field.input {
            Input::Group(members) => gather(members, mistakes),
            _ => mistakes.extend(field.error.get_untracked().map(|problem| t::import_mistake(&field.label, &problem))),
        }
    }
}

/// Makes fields.
struct Maker<'a> {
    operation: &'a Operation,
    presets: &'a Presets,
}

impl Maker<'_> {
    fn field(&self, name: &str, place: &str, required: bool, schema: &Value, depth: usize) -> Field {
        let initial = self.presets.initial(place);
        let input =
            if self.presets.is_given(place) { Input::Given } else { self.input(place, schema, &initial, depth) };
        Field {
            name: name.to_owned(),
            label: in_words(name),
            about: self.operation.about(schema),
            required,
            error: RwSignal::new(None),
            before: initial,
            nothing: match input {
                _ if self.operation.null_clears() => Some(Value::Null),
                Input::Text(_) | Input::Long(_) => Some("".into()),
                _ => None,
            },
            input,
        }
    }

    fn input(&self, place: &str, schema: &Value, initial: &Value, depth: usize) -> Input {
        match self.operation.shape(schema) {
            Shape::Text if self.operation.about(schema).contains("PEM") => Input::Long(RwSignal::new(plain(initial))),
            Shape::Text => Input::Text(RwSignal::new(plain(initial))),
            Shape::Number { whole } => Input::Number { value: RwSignal::new(plain(initial)), whole },
            Shape::Toggle => Input::Toggle(RwSignal::new(truth(initial))),
            Shape::Choice(all) => {
                let chosen = all.iter().position(|one| initial == one);
                let chosen = chosen.or_else(|| all.iter().position(|one| one.eq_ignore_ascii_case(&plain(initial))));
                Input::Choice { all, chosen: RwSignal::new(chosen) }
            }
            Shape::File => Input::File(RwSignal::new(None)),
            Shape::Many(item) => self.many(place, item, initial, depth),
            Shape::Group(members) if depth < DEEPEST => {
                let field = |member: &super::operation::Member| {
                    let place = format!("{place}/{}", member.name);
                    let initial = &initial[&member.name];
                    let mut field = self.field(&member.name, &place, member.required, &member.schema, depth + 1);
                    if !initial.is_null() && !matches!(field.input, Input::Given) {
                        field.input = self.input(&place, &member.schema, initial, depth + 1);
                        field.before = initial.clone();
                    }
                    field
                };
                Input::Group(members.iter().map(field).collect())
            }
            _ => Input::Json(RwSignal::new(if initial.is_null() { String::new() } else { initial.to_string() })),
        }
    }

    fn many(&self, place: &str, item: Value, initial: &Value, depth: usize) -> Input {
        // A file has several in one cell.
        let parted: Vec<Value> = initial
            .as_str()
            .unwrap_or_default()
            .split([';', '\n'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(Value::from)
            .collect();
        // One thing is a list of one.
        let one = if initial.is_object() || initial.is_number() { vec![initial.clone()] } else { parted };
        let known = initial.as_array().unwrap_or(&one);
        match self.operation.shape(&item) {
            Shape::Text | Shape::Number { .. } | Shape::Choice(_) => {
                let (numbers, choices) = match self.operation.shape(&item) {
                    Shape::Number { .. } => (true, Vec::new()),
                    Shape::Choice(choices) => (false, choices),
                    _ => (false, Vec::new()),
                };
                let lines: Vec<_> = known.iter().map(plain).collect();
                Input::Lines { value: RwSignal::new(lines.join("\n")), numbers, choices }
            }
            Shape::Group(_) if depth < DEEPEST => {
                let row = |(number, value): (usize, &Value)| {
                    let mut field = self.row(place, &item, depth);
                    field.input = self.input(&format!("{place}/*"), &item, value, depth + 1);
                    (u32::try_from(number).unwrap_or_default(), field)
                };
                Input::Rows { rows: RwSignal::new(known.iter().enumerate().map(row).collect()), item }
            }
            _ => Input::Json(RwSignal::new(if initial.is_null() { String::new() } else { initial.to_string() })),
        }
    }

    fn row(&self, place: &str, item: &Value, depth: usize) -> Field {
        self.field("", &format!("{place}/*"), true, item, depth + 1)
    }
}

/// One more of what a list holds.
#[must_use]
pub fn new_row(operation: &Operation, item: &Value) -> Field {
    Maker { operation, presets: &Presets::default() }.row("", item, 1)
}

impl Field {
    /// Whether somebody fills it in.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        match &self.input {
            Input::Given => false,
            Input::Group(members) => members.iter().any(Self::is_shown),
            _ => true,
        }
    }

    /// What is sent of it, if anything; nothing at all when it is wrong. Without `everything`, what is as it was is left out.
    fn read(&self, everything: bool) -> Option<Option<Value>> {
        let value = self.value(everything);
        let problem = match &value {
            Err(problem) => Some(problem.clone()),
            Ok(None) if self.required && self.before.is_string() => None,
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
            // What is needed and was an empty text may be one.
            None if self.required && self.before.is_string() => Some(Some("".into())),
            Some(value) if !everything && !self.required && value == self.before => Some(None),
            // What was there and has been emptied is taken away.
            None if self.before.as_array().is_some_and(|items| !items.is_empty()) => {
                Some(Some(Value::Array(Vec::new())))
            }
            None if !self.before.is_null() && !self.required => Some(self.nothing.clone()),
            value => Some(value),
        }
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
                Ok(chosen.get_untracked().and_then(|place| all.get(place)).cloned().map(Value::String))
            }
            Input::Lines { value, numbers, .. } => {
                let text = value.get_untracked();
                let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                let read = |line: &str| if *numbers { number(line, true) } else { Ok(Value::String(line.to_owned())) };
                let lines = lines.map(read).collect::<Result<Vec<_>, _>>()?;
                Ok((!lines.is_empty()).then_some(Value::Array(lines)))
            }
            Input::File(file) => Ok(file.get_untracked()),
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

/// Yes or no, also as a file says it.
fn truth(value: &Value) -> Option<bool> {
    match value.as_str().map(str::to_ascii_lowercase).as_deref() {
        Some("true" | "yes" | "1") => Some(true),
        Some("false" | "no" | "0") => Some(false),
        _ => value.as_bool(),
    }
}

fn number(text: &str, whole: bool) -> Result<Value, String> {
    let text = text.trim();
    let read =
        if whole { text.parse::<i64>().ok().map(Value::from) } else { text.parse::<f64>().ok().map(Value::from) };
    read.ok_or_else(|| t::no_number().to_owned())
}
