//! The schemas of one vendor. A type that is sent and read has two, because what may be absent from a request is there in an answer.

use schemars::{
    SchemaGenerator,
    generate::{Contract, SchemaSettings},
};
use serde_json::{Map, Value};

use crate::endpoint::WriteSchema;

/// Where the document keeps schemas.
const FOLDER: &str = "#/components/schemas/";
/// What the names of schemas of requests end in.
const OF_REQUESTS: &str = "-request";

/// The schemas written so far.
pub(super) struct Schemas {
    vendor: &'static str,
    answers: SchemaGenerator,
    requests: SchemaGenerator,
}

impl Schemas {
    /// None yet.
    pub(super) fn new(vendor: &'static str) -> Self {
        let generator = |contract| {
            let settings = SchemaSettings::draft2020_12().with(|settings| {
                settings.definitions_path = FOLDER.trim_start_matches('#').trim_end_matches('/').into();
                settings.meta_schema = None;
                settings.contract = contract;
            });
            settings.into_generator()
        };
        Self { vendor, answers: generator(Contract::Serialize), requests: generator(Contract::Deserialize) }
    }

    /// Of something that is sent.
    pub(super) fn answer(&mut self, write: WriteSchema) -> Value {
        finished(write(&mut self.answers).to_value(), self.vendor, "")
    }

    /// Of something that is read.
    pub(super) fn request(&mut self, write: WriteSchema) -> Value {
        finished(write(&mut self.requests).to_value(), self.vendor, OF_REQUESTS)
    }

    /// Whether an empty object is a value of a schema of requests.
    pub(super) fn may_be_empty(&self, schema: &Value) -> bool {
        let name = schema["$ref"].as_str().and_then(|to| to.rsplit('/').next());
        let name = name.and_then(|name| name.strip_prefix(self.vendor)?.strip_prefix('_')?.strip_suffix(OF_REQUESTS));
        let schema = name.and_then(|name| self.requests.definitions().get(name)).unwrap_or(schema);
        schema["type"] == "object" && schema["required"].as_array().is_none_or(Vec::is_empty)
    }

    /// What the written ones refer to.
    pub(super) fn into_components(mut self) -> Map<String, Value> {
        let mut all = Map::new();
        for (generator, suffix) in [(&mut self.answers, ""), (&mut self.requests, OF_REQUESTS)] {
            for (name, schema) in generator.take_definitions(false) {
                all.insert(format!("{}_{name}{suffix}", self.vendor), finished(schema, self.vendor, suffix));
            }
        }
        all
    }
}

/// Takes `null` out of a schema; says whether it was in it.
pub(super) fn without_null(mut schema: Value) -> (Value, bool) {
    let Some(members) = schema.as_object_mut() else { return (schema, false) };
    let is_null = |form: &Value| form == "null" || form.get("type").is_some_and(|kind| kind == "null");
    for key in ["type", "anyOf"] {
        let Some(Value::Array(forms)) = members.get_mut(key) else { continue };
        let all = forms.len();
        forms.retain(|form| !is_null(form));
        let had_null = forms.len() < all;
        if let [one] = &mut forms[..] {
            let one = one.take();
            members.remove(key);
            match one {
                // Its own description says less than that of the field.
                Value::Object(one) => {
                    for (name, value) in one {
                        members.entry(name).or_insert(value);
                    }
                }
                kind => drop(members.insert(key.to_owned(), kind)),
            }
        }
        return (schema, had_null);
    }
    (schema, false)
}

/// With the names that it refers to as they are in the document, and with the limits of numbers.
fn finished(mut schema: Value, vendor: &str, suffix: &str) -> Value {
    finish(&mut schema, vendor, suffix);
    schema
}

fn finish(schema: &mut Value, vendor: &str, suffix: &str) {
    match schema {
        Value::Array(parts) => parts.iter_mut().for_each(|part| finish(part, vendor, suffix)),
        Value::Object(members) => {
            members.values_mut().for_each(|member| finish(member, vendor, suffix));
            if let Some(name) = members.get("$ref").and_then(|to| to.as_str()?.strip_prefix(FOLDER)) {
                let to = format!("{FOLDER}{vendor}_{name}{suffix}");
                members.insert("$ref".to_owned(), to.into());
            }
            let limits = members.get("format").and_then(|format| limits(format.as_str()?));
            for (name, limit) in limits.into_iter().flatten() {
                members.entry(name).or_insert(limit);
            }
            // What an absent field means is in its description.
            members.remove("default");
        }
        _ => {}
    }
}

/// What a number of this format can be.
fn limits(format: &str) -> Option<[(&'static str, Value); 2]> {
    let (least, greatest): (Value, Value) = match format {
        "int32" => (i32::MIN.into(), i32::MAX.into()),
        "int64" => (i64::MIN.into(), i64::MAX.into()),
        "uint32" => (u32::MIN.into(), u32::MAX.into()),
        "uint64" => (u64::MIN.into(), u64::MAX.into()),
        _ => return None,
    };
    Some([("minimum", least), ("maximum", greatest)])
}
