//! One row of the catalogue as an operation.

use http::StatusCode;
use serde_json::{Map, Value, json};

use super::{
    refusals::Refusals,
    schemas::{Schemas, without_null},
    security,
};
use crate::endpoint::{EndpointInfo, FieldInfo, Place};

const JSON: &str = "application/json";
/// The media type of an answer whose true one is in its header.
const BYTES: &str = "application/octet-stream";

/// Describes an operation.
pub(super) fn operation(info: &EndpointInfo, schemas: &mut Schemas, refusals: &mut Refusals) -> Value {
    let lines: Vec<_> = info.docs.iter().map(|line| line.trim()).collect();
    let mut responses = refusals.of(info, schemas);
    responses.append(&mut successes(info, schemas));
    let mut operation = json!({
        "operationId": info.id(),
        "tags": [info.vendor],
        "summary": lines.first(),
        "description": lines.join("\n").trim(),
        "security": security::needed(info),
        "responses": responses,
    });
    let parameters = [parameters(info, schemas, Place::Path), parameters(info, schemas, Place::Query)].concat();
    if !parameters.is_empty() {
        operation["parameters"] = parameters.into();
    }
    if let Some(body) = body(info, schemas) {
        operation["requestBody"] = body;
    }
    operation
}

/// The fields of the path or of the query, as parameters.
fn parameters(info: &EndpointInfo, schemas: &mut Schemas, place: Place) -> Vec<Value> {
    let (write, name) = match place {
        Place::Path => (info.shapes.path, "path"),
        _ => (info.shapes.query, "query"),
    };
    let mut all = schemas.request(write);
    let required = all["required"].take();
    let is_required = |field: &FieldInfo| {
        place == Place::Path || required.as_array().is_some_and(|names| names.iter().any(|name| name == field.name))
    };
    let fields = info.fields.iter().filter(|field| field.place == place);
    let parameter = |field: &FieldInfo| {
        // A query has no `null`: what is not meant is left out.
        let (mut schema, _) = without_null(all["properties"][field.name].take());
        let description = schema.as_object_mut().and_then(|members| members.remove("description"));
        let mut parameter = json!({ "name": field.name, "in": name, "required": is_required(field), "schema": schema });
        if let Some(description) = description {
            parameter["description"] = description;
        }
        parameter
    };
    fields.map(parameter).collect()
}

fn body(info: &EndpointInfo, schemas: &mut Schemas) -> Option<Value> {
    let schema = schemas.request(info.shapes.body?);
    let required = !schemas.may_be_empty(&schema);
    let mut content = Map::new();
    if info.fields.iter().any(is_file) {
        content.insert("multipart/form-data".to_owned(), json!({ "schema": as_form(info, schema.clone()) }));
    }
    content.insert(JSON.to_owned(), json!({ "schema": schema }));
    Some(json!({ "required": required, "content": content }))
}

fn is_file(field: &FieldInfo) -> bool {
    field.rust_type.contains("Upload")
}

/// The same as a form, in which files are parts of their own.
fn as_form(info: &EndpointInfo, mut schema: Value) -> Value {
    for field in info.fields.iter().filter(|field| is_file(field)) {
        let property = &mut schema["properties"][field.name];
        let description = property["description"].take();
        *property = json!({ "type": "string", "format": "binary", "description": description });
    }
    schema
}

/// The answers to a success, by status.
fn successes(info: &EndpointInfo, schemas: &mut Schemas) -> Map<String, Value> {
    let mut successes = Map::new();
    let (mut schema, mut may_be_nothing) = (schemas.answer(info.shapes.answer), false);
    if info.empty_is_no_content {
        may_be_nothing = schema["type"] == "null";
        if !may_be_nothing {
            (schema, may_be_nothing) = without_null(schema);
        }
    }
    if may_be_nothing {
        successes.insert("204".to_owned(), json!({ "description": "Nothing." }));
    }
    if schema["type"] != "null" || !may_be_nothing {
        successes.insert(info.success.to_string(), success(info, &schema));
    }
    successes
}

fn success(info: &EndpointInfo, schema: &Value) -> Value {
    let status = StatusCode::from_u16(info.success).unwrap_or_default();
    let content = match info.answers {
        JSON => json!({ JSON: { "schema": schema } }),
        BYTES => json!({ "*/*": {} }),
        other => json!({ other: {} }),
    };
    json!({ "description": status.canonical_reason().unwrap_or_default(), "content": content })
}
