//! With what an operation can be refused.

use std::collections::BTreeSet;

use http::StatusCode;
use serde_json::{Map, Value, json};

use super::schemas::Schemas;
use crate::{
    dixa::Dixa,
    endpoint::{Access, EndpointInfo, Place, Vendor},
    error::ErrorKind,
    qwil::{QwilSystem, codes::Code},
};

/// The kinds of errors by which declarations speak of them.
const KINDS: [(&str, ErrorKind); 9] = [
    ("Invalid", ErrorKind::Invalid),
    ("Unauthenticated", ErrorKind::Unauthenticated),
    ("Forbidden", ErrorKind::Forbidden),
    ("NotFound", ErrorKind::NotFound),
    ("Conflict", ErrorKind::Conflict),
    ("TooLarge", ErrorKind::TooLarge),
    ("Unsupported", ErrorKind::Unsupported),
    ("RateLimited", ErrorKind::RateLimited),
    ("Unavailable", ErrorKind::Unavailable),
];

/// Vendors that count how often a key is used.
const COUNTED: [&str; 2] = [Dixa::NAME, QwilSystem::NAME];

/// The refusals of one vendor, each written once.
pub(super) struct Refusals {
    vendor: &'static str,
    components: Map<String, Value>,
}

impl Refusals {
    /// None yet.
    pub(super) fn new(vendor: &'static str) -> Self {
        Self { vendor, components: Map::new() }
    }

    /// Those of an operation, by status.
    pub(super) fn of(&mut self, info: &EndpointInfo, schemas: &mut Schemas) -> Map<String, Value> {
        let mut all = Map::new();
        for status in statuses(info) {
            let name = format!("{}_{}", self.vendor, status.as_u16());
            all.insert(status.as_str().to_owned(), json!({ "$ref": format!("#/components/responses/{name}") }));
            self.components.entry(name).or_insert_with(|| refusal(status, schemas.answer(info.shapes.error)));
        }
        all
    }

    /// What operations refer to.
    pub(super) fn into_components(self) -> Map<String, Value> {
        self.components
    }
}

fn refusal(status: StatusCode, body: Value) -> Value {
    let mut refusal = json!({
        "description": status.canonical_reason().unwrap_or_default(),
        "content": { "application/json": { "schema": body } },
    });
    if matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
        let seconds = json!({ "type": "integer", "minimum": 1 });
        refusal["headers"]["retry-after"] = json!({ "description": "Seconds to wait.", "schema": seconds });
    }
    refusal
}

/// What follows from what it is, and what its declaration says.
fn statuses(info: &EndpointInfo) -> BTreeSet<StatusCode> {
    let mut statuses = BTreeSet::from([StatusCode::BAD_REQUEST, StatusCode::SERVICE_UNAVAILABLE]);
    if info.access != Access::Anyone {
        statuses.insert(StatusCode::UNAUTHORIZED);
    }
    if info.access != Access::Anyone || info.can_be_forged(&info.method) {
        statuses.insert(StatusCode::FORBIDDEN);
    }
    if info.path.contains('{') {
        statuses.insert(StatusCode::NOT_FOUND);
    }
    if info.fields.iter().any(|field| matches!(field.place, Place::Body | Place::WholeBody)) {
        statuses.insert(StatusCode::PAYLOAD_TOO_LARGE);
    }
    if COUNTED.contains(&info.vendor) {
        statuses.insert(StatusCode::TOO_MANY_REQUESTS);
    }
    for word in info.docs.iter().flat_map(|line| line.split('`').skip(1).step_by(2)) {
        statuses.extend(KINDS.iter().filter(|(name, _)| *name == word).map(|(_, kind)| kind.status()));
        statuses.extend(Code::ALL.iter().filter(|code| code.name() == word).map(|code| code.status()));
    }
    statuses
}
