//! Whether the server works.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{auth::Anonymous, catalogue, endpoint};

endpoint! {
    /// Says whether the server and its database work.
    ///
    /// Errors: `Unavailable` when the database does not answer.
    pub GetHealth(Rotunda, Anonymous, Anyone): GET "/health" -> Health {}
}

catalogue![GetHealth];

/// What works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Health {
    /// `ok`.
    pub status: String,
    /// Version of the server.
    pub version: String,
    /// `sqlite` or `postgres`.
    pub database: String,
}
