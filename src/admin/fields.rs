//! What a form holds: a field for everything that an operation takes, made from its description (`fields/make.rs`).

mod make;
pub mod moment;
mod read;

use std::sync::Arc;

use api::error::Failure;
use leptos::prelude::*;
use serde_json::Value;

use self::{make::Maker, moment::Clock};
use super::{
    call::Request,
    operation::{Operation, Variant},
    pick::Kind,
};
use crate::{
    kit::lookup::Candidate,
    order,
    text::{admin as t, lowercase},
};

/// A form for one operation. It owns what is typed: that lives as long as the form, whoever shows it.
#[derive(Clone)]
pub struct Form {
    /// The operation.
    pub operation: Arc<Operation>,
    params: Vec<Field>,
    body: Option<Field>,
    owner: Owner,
    /// What all of it was to begin with.
    began: Arc<str>,
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
        /// What they are.
        all: Vec<Variant>,
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
        choices: Vec<Variant>,
    },
    /// Several fields.
    Group(Vec<Field>),
    /// Any number of the same.
    Rows {
        /// Those that are there; the number tells them apart.
        rows: RwSignal<Vec<(u32, Field)>>,
        /// The schema of one.
        item: Value,
        /// Where they stand in the request.
        place: String,
    },
    /// People or things that are named by their ids.
    Pick {
        /// What they are, and where they are looked up.
        kind: &'static Kind,
        /// Those that are chosen.
        chosen: RwSignal<Vec<Candidate>>,
        /// Whether any number of them, or one.
        many: bool,
        /// Whether ids are numbers.
        number: bool,
    },
    /// A day or a moment.
    Moment {
        /// As the browser's input holds it.
        value: RwSignal<String>,
        /// As it is on the wire.
        clock: Clock,
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
        // Of nobody: what is typed outlives whoever shows it.
        let owner = Owner::default();
        let maker = Maker { operation: &operation, presets };
        let param = |param| maker.param(param);
        let (params, body) = owner.with(|| {
            let body = || operation.body.as_ref().map(|schema| maker.field("", "", true, schema, 0));
            (operation.params.iter().map(param).collect(), body())
        });
        let mut form = Self { operation: Arc::clone(&operation), params, body, owner, began: Arc::default() };
        form.began = form.written().into();
        form
    }

    /// One more of what a list holds.
    #[must_use]
    pub fn new_row(&self, item: &Value, place: &str) -> Field {
        let maker = Maker { operation: &self.operation, presets: &Presets::default() };
        self.owner.with(|| maker.row(place, item, 1))
    }

    /// Whether anything is not as it was to begin with.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.written() != *self.began
    }

    /// Takes away what is kept nowhere: secrets and files.
    pub fn forget_secrets(&self) {
        self.all().for_each(Field::forget_secrets);
    }

    fn all(&self) -> impl Iterator<Item = &Field> {
        self.params.iter().chain(&self.body)
    }

    /// All that is filled in, in one text.
    fn written(&self) -> String {
        let mut text = String::new();
        self.all().for_each(|field| field.write(&mut text));
        text
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
        order::sort_by_key(&mut all, |field| !field.required);
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

    fn forget_secrets(&self) {
        let is_secret = || {
            let name = lowercase(&self.name);
            ["password", "secret", "token", "salt", "private"].iter().any(|word| name.contains(word))
        };
        match &self.input {
            Input::File(file) => file.set(None),
            Input::Group(members) => members.iter().for_each(Self::forget_secrets),
            Input::Rows { rows, .. } => {
                rows.with_untracked(|rows| rows.iter().for_each(|(_, row)| row.forget_secrets()));
            }
            Input::Text(value) | Input::Long(value) | Input::Json(value) | Input::Lines { value, .. }
                if is_secret() =>
            {
                value.set(String::new());
            }
            _ => {}
        }
    }

    /// Adds what is filled in to a text.
    fn write(&self, text: &mut String) {
        let mut add = |part: &str| {
            text.push_str(part);
            text.push('\u{1f}');
        };
        match &self.input {
            Input::Given => {}
            Input::Text(value)
            | Input::Long(value)
            | Input::Json(value)
            | Input::Number { value, .. }
            | Input::Lines { value, .. }
            | Input::Moment { value, .. } => value.with_untracked(|value| add(value)),
            Input::Toggle(value) => add(&format!("{:?}", value.get_untracked())),
            Input::Choice { chosen, .. } => add(&format!("{:?}", chosen.get_untracked())),
            Input::File(file) => add(if file.with_untracked(Option::is_some) { "file" } else { "" }),
            Input::Pick { chosen, .. } => chosen.with_untracked(|chosen| {
                chosen.iter().for_each(|one| add(&one.id));
                add("");
            }),
            Input::Group(members) => members.iter().for_each(|member| member.write(text)),
            Input::Rows { rows, .. } => rows.with_untracked(|rows| {
                rows.iter().for_each(|(number, row)| {
                    text.push_str(&number.to_string());
                    row.write(text);
                });
            }),
        }
    }
}
