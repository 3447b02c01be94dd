//! The declarations as one document of OpenAPI 3.1, for programs and for people with other clients.
//!
//! A schema of an answer says exactly what is sent. A schema of a request says what is documented: more is read than that (see
//! [`lenient`](crate::lenient)), and rules that need the database or several fields at once are in words only.

mod operation;
mod refusals;
mod schemas;
mod security;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use self::{operation::operation, refusals::Refusals, schemas::Schemas};
use crate::{catalogue, endpoint::EndpointInfo};

/// The document. A vendor's operations carry its short name as their tag, and their ids and schemas begin with it.
#[must_use]
pub fn document() -> Value {
    let mut document = Document::default();
    let vendors: BTreeSet<_> = catalogue::all().map(|info| info.vendor).collect();
    for vendor in &vendors {
        document.add(vendor, catalogue::all().filter(|info| info.vendor == *vendor));
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Rotunda",
            "description": "Four vendors' APIs and our own, which the embedded backend serves.",
            "version": env!("CARGO_PKG_VERSION"),
        },
        "servers": [{ "url": "/" }],
        "tags": vendors.iter().map(|vendor| json!({ "name": vendor })).collect::<Vec<_>>(),
        "paths": document.paths,
        "components": {
            "schemas": document.schemas,
            "responses": document.responses,
            "securitySchemes": security::schemes(),
        },
    })
}

/// One operation by its id, with what its schemas refer to: its path is [`full_path`](EndpointInfo::full_path).
#[must_use]
pub fn operation_of(id: &str) -> Option<Value> {
    let info = catalogue::all().find(|info| info.id() == id)?;
    let (mut schemas, mut refusals) = (Schemas::new(info.vendor), Refusals::new(info.vendor));
    let mut operation = operation(info, &mut schemas, &mut refusals);
    operation["x-method"] = info.method.as_str().into();
    operation["x-path"] = info.full_path().into();
    operation["components"] = json!({ "schemas": schemas.into_components() });
    Some(operation)
}

/// What it is gathered in.
#[derive(Default)]
struct Document {
    paths: Map<String, Value>,
    schemas: Map<String, Value>,
    responses: Map<String, Value>,
}

impl Document {
    fn add(&mut self, vendor: &'static str, rows: impl Iterator<Item = &'static EndpointInfo>) {
        let mut schemas = Schemas::new(vendor);
        let mut refusals = Refusals::new(vendor);
        for info in rows {
            let operation = operation(info, &mut schemas, &mut refusals);
            let path = self.paths.entry(info.full_path()).or_insert_with(|| json!({}));
            path[info.method.as_str().to_ascii_lowercase()] = operation;
        }
        self.schemas.append(&mut schemas.into_components());
        self.responses.append(&mut refusals.into_components());
    }
}
