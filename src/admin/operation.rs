//! An operation as its declaration describes it: where it is, what it takes.

mod words;

use http::Method;
use serde_json::Value;

use super::{
    call::plain,
    fields::moment::Clock,
    pick::{self, Kind},
};
use crate::order;
use words::words;
pub use words::{Variant, constant, in_words, name_fields, number_of, untranslated};

/// An operation, from its description (`GET /app/operations/{id}`).
#[derive(Debug, Clone)]
pub struct Operation {
    /// `workdrive_CreateUser`. It and the path are kept as long as the page, as what went wrong names them.
    pub id: &'static str,
    /// HTTP method.
    pub method: Method,
    /// The whole path with its placeholders.
    pub path: &'static str,
    /// What it does, in a sentence.
    pub summary: String,
    /// All that its declaration says.
    pub about: String,
    /// What travels in path and query.
    pub params: Vec<Param>,
    /// The schema of its body.
    pub body: Option<Value>,
    /// The schema of what a success answers; nothing for what is no JSON.
    answer: Value,
    schemas: Value,
}

/// What travels in path or query.
#[derive(Debug, Clone)]
pub struct Param {
    /// Name on the wire.
    pub name: String,
    /// Whether it is a part of the path.
    pub in_path: bool,
    /// Whether it has to be there.
    pub required: bool,
    /// What it is for.
    pub about: String,
    /// What it may be.
    pub schema: Value,
}

/// What a value is, once the ways to write a schema are taken away.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A text.
    Text,
    /// A number.
    Number {
        /// Whether only whole ones.
        whole: bool,
    },
    /// Yes or no.
    Toggle,
    /// One of these.
    Choice(Vec<Variant>),
    /// Several of something.
    Many(Value),
    /// Members by name, with whether they have to be there.
    Group(Vec<Member>),
    /// A file, as JSON has it.
    File,
    /// Anything else.
    Json,
}

/// A member of an object.
#[derive(Debug, Clone)]
pub struct Member {
    /// Name on the wire.
    pub name: String,
    /// Whether it has to be there.
    pub required: bool,
    /// Its schema.
    pub schema: Value,
}

impl Operation {
    /// Reads a description.
    #[must_use]
    pub fn read(mut description: Value) -> Option<Self> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let kept = |text: &Value| Some(&*text.as_str()?.to_owned().leak());
        let param = |value: &Value| Param {
            name: text(&value["name"]),
            in_path: value["in"] == "path",
            required: value["required"] == true,
            about: text(&value["description"]),
            schema: value["schema"].clone(),
        };
        let body = description["requestBody"]["content"]["application/json"]["schema"].take();
        let of_status = |status| description["responses"][status]["content"]["application/json"]["schema"].clone();
        let answer = ["200", "201", "202"].map(of_status).into_iter().find(|schema| !schema.is_null());
        Some(Self {
            id: kept(&description["operationId"])?,
            method: description["x-method"].as_str()?.parse().ok()?,
            path: kept(&description["x-path"])?,
            summary: text(&description["summary"]),
            about: text(&description["description"]),
            params: description["parameters"].as_array().into_iter().flatten().map(param).collect(),
            body: Some(body).filter(|body| !body.is_null()),
            answer: answer.unwrap_or_default(),
            schemas: description["components"]["schemas"].take(),
        })
    }

    /// Whether `null` takes something away; elsewhere it says nothing, and an empty text does.
    #[must_use]
    pub fn null_clears(&self) -> bool {
        self.id.starts_with("dixa_")
    }

    /// What a param, by its name, or a member of the body, by its pointer, may be; nothing when that is not a choice.
    #[must_use]
    pub fn choices_of(&self, place: &str) -> Vec<Variant> {
        match self.at(place).map(|schema| self.shape(schema)) {
            Some(Shape::Choice(choices)) => choices,
            Some(Shape::Toggle) => ["true", "false"].map(Variant::text).into(),
            Some(Shape::Many(item)) => match self.shape(&item) {
                Shape::Choice(choices) => choices,
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// What a param, by its name, or a member of the body, by its pointer, is the id of.
    #[must_use]
    pub fn kind_of(&self, place: &str) -> Option<&'static Kind> {
        pick::kind(self, place, self.at(place)?)
    }

    /// Whether a param, by its name, or a member of the body, by its pointer, takes several.
    #[must_use]
    pub fn takes_many(&self, place: &str) -> bool {
        // Or they stand in one text, joined by commas.
        place.ends_with("Ids") || self.at(place).is_some_and(|schema| matches!(self.shape(schema), Shape::Many(_)))
    }

    /// Whether a param, by its name, or a member of the body, by its pointer, is a moment as a text.
    #[must_use]
    pub fn is_moment(&self, place: &str) -> bool {
        self.at(place).is_some_and(|schema| self.format(schema) == Some("date-time"))
    }

    /// The ids in a part of what it answers, with what they are the ids of. `at` leads to the part; of a list it is any of its rows.
    #[must_use]
    pub fn ids_in(&self, at: &str, part: &Value) -> Vec<(&'static Kind, String)> {
        let mut found = Vec::new();
        self.visit(at, part, &mut |name, schema, value| {
            let kind = pick::kind(self, name, schema).filter(|kind| kind.names_some());
            found.extend(kind.map(|kind| (kind, plain(value))));
        });
        found
    }

    /// What numbers in a part of what it answers mean, by [`number_of`]. `at` leads to the part; of a list it is any of its rows.
    #[must_use]
    pub fn words_in(&self, at: &str, part: &Value) -> Vec<(String, String)> {
        let mut found = Vec::new();
        self.visit(at, part, &mut |name, schema, value| {
            let known = words(self.resolved(schema)).into_iter().flatten().find(|known| known.value == *value);
            found.extend(known.map(|known| (number_of(name, value), known.name)));
        });
        found
    }

    /// What the numbers of a member of its rows mean, where its schema says so. `rows` and `member` lead to them.
    #[must_use]
    pub fn words_of(&self, rows: &str, member: &str) -> Option<Vec<Variant>> {
        let list = self.resolved(self.inside(&self.answer, rows)?);
        let row = if list["items"].is_object() { &list["items"] } else { list };
        words(self.resolved(self.inside(row, member)?))
    }

    /// Looks at the texts and numbers in a part of what it answers, each with its name and its schema.
    fn visit(&self, at: &str, part: &Value, look: &mut dyn FnMut(&str, &Value, &Value)) {
        if let Some(schema) = self.inside(&self.answer, at) {
            self.visit_part("", schema, part, look);
        }
    }

    fn visit_part(&self, name: &str, schema: &Value, part: &Value, look: &mut dyn FnMut(&str, &Value, &Value)) {
        let resolved = self.resolved(schema);
        match part {
            Value::Array(items) => items.iter().for_each(|item| self.visit_part(name, &resolved["items"], item, look)),
            Value::Object(members) => {
                let is_row = resolved["items"].is_object();
                let whole = if is_row { self.resolved(&resolved["items"]) } else { resolved };
                for (name, member) in members {
                    if let Some(schema) = whole["properties"].get(name) {
                        self.visit_part(name, schema, member, look);
                    }
                }
            }
            Value::String(_) | Value::Number(_) => look(name, schema, part),
            _ => {}
        }
    }

    fn at(&self, place: &str) -> Option<&Value> {
        let param = self.params.iter().find(|param| param.name == place).map(|param| &param.schema);
        param.or_else(|| self.member(place))
    }

    /// A text as what a param, by its name, or a member of the body, by its pointer, takes.
    #[must_use]
    pub fn typed(&self, place: &str, text: &str) -> Value {
        self.at(place).map_or_else(|| text.into(), |schema| self.value(schema, text))
    }

    fn value(&self, schema: &Value, text: &str) -> Value {
        let read = match self.shape(schema) {
            Shape::Number { .. } => text.parse::<i64>().ok().map(Value::from),
            Shape::Toggle => text.parse::<bool>().ok().map(Value::from),
            Shape::Choice(all) => {
                let known = all.iter().find(|one| plain(&one.value) == text).map(|one| one.value.clone());
                // A number that has no word is one all the same.
                let number = || text.parse::<i64>().ok().filter(|_| all.iter().any(|one| one.value.is_number()));
                known.or_else(|| number().map(Value::from))
            }
            Shape::Text if self.format(schema) == Some("date-time") => Clock::Text.sent(text).ok(),
            Shape::Many(item) => {
                let parts = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
                Some(parts.map(|part| self.value(&item, part)).collect())
            }
            _ => None,
        };
        read.unwrap_or_else(|| text.into())
    }

    /// The schema of a member of the body.
    fn member(&self, pointer: &str) -> Option<&Value> {
        self.inside(self.body.as_ref()?, pointer)
    }

    fn inside<'a>(&'a self, whole: &'a Value, pointer: &str) -> Option<&'a Value> {
        let mut schema = whole;
        for name in pointer.split('/').skip(1) {
            schema = self.resolved(schema)["properties"].get(name)?;
        }
        Some(schema)
    }

    /// What a schema says, wherever it is written.
    fn resolved<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let mut schema = schema;
        // Schemas refer to each other a few times at most; one that refers to itself stays what it is.
        for _ in 0..8 {
            if let Some(name) = schema["$ref"].as_str().and_then(|to| to.rsplit('/').next()) {
                schema = &self.schemas[name];
                continue;
            }
            let forms = schema["anyOf"].as_array().or_else(|| schema["allOf"].as_array());
            // An empty text says that there is none.
            let mut forms = forms.into_iter().flatten().filter(|form| form["type"] != "null" && form["const"] != "");
            match (forms.next(), forms.next()) {
                (Some(only), None) => schema = only,
                _ => return schema,
            }
        }
        schema
    }

    /// What a value of this schema is.
    #[must_use]
    pub fn shape(&self, schema: &Value) -> Shape {
        let schema = self.resolved(schema);
        if let Some(choices) = words(schema).or_else(|| self.choices(schema)) {
            return Shape::Choice(choices);
        }
        let kind = match &schema["type"] {
            Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null").and_then(Value::as_str),
            kind => kind.as_str(),
        };
        match kind {
            Some("string") => Shape::Text,
            Some("integer") => Shape::Number { whole: true },
            Some("number") => Shape::Number { whole: false },
            Some("boolean") => Shape::Toggle,
            Some("array") => Shape::Many(schema["items"].clone()),
            Some("object") => self.group(schema),
            _ => Shape::Json,
        }
    }

    fn group(&self, schema: &Value) -> Shape {
        let Some(properties) = schema["properties"].as_object() else { return Shape::Json };
        if properties.get("data").is_some_and(|data| data["contentEncoding"] == "base64") {
            return Shape::File;
        }
        let required = schema["required"].as_array();
        let is_required = |name: &str| required.is_some_and(|names| names.iter().any(|known| known == name));
        let mut members: Vec<_> = properties
            .iter()
            .map(|(name, schema)| Member { name: name.clone(), required: is_required(name), schema: schema.clone() })
            .collect();
        // What has to be there comes first.
        order::sort_by_key(&mut members, |member| !member.required);
        Shape::Group(members)
    }

    fn choices(&self, schema: &Value) -> Option<Vec<Variant>> {
        let named = |value: &Value| value.as_str().map(Variant::text);
        if let Some(all) = schema["enum"].as_array() {
            return all.iter().filter(|value| !value.is_null()).map(named).collect();
        }
        let forms = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array())?;
        let forms = forms.iter().map(|form| self.resolved(form)).filter(|form| form["type"] != "null");
        let mut all = Vec::new();
        for form in forms {
            match (&form["const"], form["enum"].as_array()) {
                (Value::String(name), _) => all.push(Variant::text(name)),
                (_, Some(names)) => all.extend(names.iter().filter_map(named)),
                _ => return None,
            }
        }
        (!all.is_empty()).then_some(all)
    }

    /// How a text or a number is written, e.g. `date-time`.
    #[must_use]
    pub fn format<'a>(&'a self, schema: &'a Value) -> Option<&'a str> {
        self.resolved(schema)["format"].as_str()
    }

    /// What it is the id of, where it is one: `workdrive_UserId`.
    #[must_use]
    pub fn id_of<'a>(&'a self, schema: &'a Value) -> Option<&'a str> {
        self.resolved(schema)["x-id"].as_str()
    }

    /// What a schema says about itself.
    #[must_use]
    pub fn about(&self, schema: &Value) -> String {
        let own = schema["description"].as_str();
        own.or_else(|| self.resolved(schema)["description"].as_str()).unwrap_or_default().to_owned()
    }
}
