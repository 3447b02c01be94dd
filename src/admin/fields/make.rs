//! Makes fields from what an operation's declaration says of them.

use leptos::prelude::*;
use serde_json::Value;

use super::{Field, Input, Presets, moment::Clock};
use crate::{
    admin::{
        call::plain,
        operation::{Member, Operation, Param, Shape, Variant, in_words},
        pick::{self, Kind},
    },
    kit::lookup::Candidate,
};

/// Deeper than this a value is written as JSON.
const DEEPEST: usize = 4;

/// Makes fields.
pub(super) struct Maker<'a> {
    pub(super) operation: &'a Operation,
    pub(super) presets: &'a Presets,
}

impl Maker<'_> {
    pub(super) fn param(&self, param: &Param) -> Field {
        // What it is for stands beside its schema.
        let mut schema = param.schema.clone();
        schema["description"] = param.about.as_str().into();
        self.field(&param.name, &param.name, param.required, &schema, 0)
    }

    pub(super) fn field(&self, name: &str, place: &str, required: bool, schema: &Value, depth: usize) -> Field {
        self.begun(name, place, required, schema, depth, self.presets.initial(place))
    }

    /// A field that begins with a value.
    fn begun(&self, name: &str, place: &str, required: bool, schema: &Value, depth: usize, initial: Value) -> Field {
        let input =
            if self.presets.is_given(place) { Input::Given } else { self.input(place, schema, &initial, depth) };
        Field {
            name: name.to_owned(),
            label: schema["x-name"].as_str().map_or_else(|| in_words(name), str::to_owned),
            about: self.operation.about(schema),
            required,
            error: RwSignal::new(None),
            nothing: match input {
                _ if self.operation.null_clears() => Some(Value::Null),
                Input::Text(_)
                | Input::Long(_)
                | Input::Pick { many: false, number: false, .. }
                | Input::Moment { clock: Clock::Day | Clock::Text, .. } => Some("".into()),
                _ => None,
            },
            before: match &input {
                // Who or what was there is told by the ids alone.
                Input::Pick { .. } => input.picked().unwrap_or_default().unwrap_or_default(),
                _ => initial,
            },
            input,
        }
    }

    fn input(&self, place: &str, schema: &Value, initial: &Value, depth: usize) -> Input {
        let line = || RwSignal::new(plain(initial));
        let shape = self.operation.shape(schema);
        if let (Shape::Text | Shape::Number { .. }, Some(kind)) = (&shape, pick::kind(self.operation, place, schema)) {
            let number = matches!(shape, Shape::Number { .. });
            let chosen = RwSignal::new(picked(kind, initial).into_iter().collect());
            return Input::Pick { kind, chosen, many: false, number };
        }
        if let Some(clock) = self.clock(schema, &shape) {
            return Input::Moment { value: RwSignal::new(clock.shown(initial)), clock };
        }
        match shape {
            Shape::Text if self.operation.about(schema).contains("PEM") => Input::Long(line()),
            Shape::Text => Input::Text(line()),
            Shape::Number { whole } => Input::Number { value: line(), whole },
            Shape::Toggle => Input::Toggle(RwSignal::new(truth(initial))),
            Shape::Choice(mut all) => {
                let chosen = all.iter().position(|one| one.value == *initial);
                let chosen = chosen.or_else(|| all.iter().position(|one| one.is_meant(initial)));
                // A number that nobody has told us of stays what it is.
                let unknown = initial.is_number() && chosen.is_none();
                all.extend(unknown.then(|| Variant { value: initial.clone(), name: initial.to_string() }));
                let chosen = chosen.or_else(|| unknown.then(|| all.len() - 1));
                Input::Choice { all, chosen: RwSignal::new(chosen) }
            }
            Shape::File => Input::File(RwSignal::new(None)),
            Shape::Many(item) => self.many(place, item, initial, depth),
            Shape::Group(members) if depth < DEEPEST => {
                let field = |member: &Member| {
                    let place = format!("{place}/{}", member.name);
                    let own = match &initial[&member.name] {
                        Value::Null => self.presets.initial(&place),
                        known => known.clone(),
                    };
                    self.begun(&member.name, &place, member.required, &member.schema, depth + 1, own)
                };
                Input::Group(members.iter().map(field).collect())
            }
            _ => Input::Json(json(initial)),
        }
    }

    /// How a moment is written, where this is one.
    fn clock(&self, schema: &Value, shape: &Shape) -> Option<Clock> {
        match (shape, self.operation.format(schema)) {
            (Shape::Text, Some("date")) => Some(Clock::Day),
            (Shape::Text, Some("date-time")) => Some(Clock::Text),
            (Shape::Number { whole: true }, _) => {
                self.operation.about(schema).contains("milliseconds").then_some(Clock::Milliseconds)
            }
            _ => None,
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
        let shape = self.operation.shape(&item);
        if let (Shape::Text | Shape::Number { .. }, Some(kind)) = (&shape, pick::kind(self.operation, place, &item)) {
            let chosen = known.iter().flat_map(|one| picked(kind, one)).collect();
            let number = matches!(shape, Shape::Number { .. });
            return Input::Pick { kind, chosen: RwSignal::new(chosen), many: true, number };
        }
        match shape {
            Shape::Text | Shape::Number { .. } | Shape::Choice(_) => {
                let (numbers, choices) = match shape {
                    Shape::Number { .. } => (true, Vec::new()),
                    Shape::Choice(choices) => (choices.iter().any(|one| one.value.is_number()), choices),
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
                Input::Rows {
                    rows: RwSignal::new(known.iter().enumerate().map(row).collect()),
                    item,
                    place: place.to_owned(),
                }
            }
            _ => Input::Json(json(initial)),
        }
    }

    pub(super) fn row(&self, place: &str, item: &Value, depth: usize) -> Field {
        self.field("", &format!("{place}/*"), true, item, depth + 1)
    }
}

fn json(initial: &Value) -> RwSignal<String> {
    RwSignal::new(if initial.is_null() { String::new() } else { initial.to_string() })
}

/// What a value names, if anything: by its id, or as a row of the list that it is in.
fn picked(kind: &'static Kind, value: &Value) -> Option<Candidate> {
    match value {
        Value::Object(_) => kind.candidate(value),
        value => Some(plain(value)).filter(|id| !id.is_empty()).map(Candidate::of_id),
    }
}

/// Yes or no, also as a file says it.
fn truth(value: &Value) -> Option<bool> {
    match value.as_str().map(str::to_ascii_lowercase).as_deref() {
        Some("true" | "yes" | "1") => Some(true),
        Some("false" | "no" | "0") => Some(false),
        _ => value.as_bool(),
    }
}
