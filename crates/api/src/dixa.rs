//! Dixa, customer service: its error body and the shapes that its resources share.
//!
//! Sources: the vendor's pages of API v1, "End Users", and its public OpenAPI description, which agree where both speak. Every call
//! carries an API token in the header `Authorization`.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    endpoint::{EndpointInfo, Vendor},
    error::{ErrorKind, VendorError},
    ids,
};

pub mod anonymization;
pub mod bulk;
pub mod conversations;
pub mod custom_attributes;
pub mod end_users;
mod page;

pub use page::{PageMeta, page_key};

/// Dixa.
#[derive(Debug)]
pub struct Dixa;

impl Vendor for Dixa {
    const NAME: &'static str = "dixa";
    const BASE: &'static str = "/v1";
    const NULL_CLEARS: bool = true;
    type Error = DixaError;
}

/// All its endpoints.
pub(crate) const ENDPOINTS: &[&[EndpointInfo]] = &[
    anonymization::ENDPOINTS,
    end_users::ENDPOINTS,
    bulk::ENDPOINTS,
    conversations::ENDPOINTS,
    custom_attributes::ENDPOINTS,
];

ids! {
    /// An end user: a customer who writes or calls.
    EndUserId,
    /// A custom attribute.
    AttributeId,
    /// A request to anonymize somebody.
    AnonymizationId,
    /// An agent: who answers.
    AgentId,
    /// A queue in which conversations wait for an agent.
    QueueId,
}

/// What every success wraps its answer in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Data_of_{T}")]
pub struct Data<T> {
    /// The answer.
    pub data: T,
}

/// The body of an error; documented for 400, 401, 404, 409 and 500.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DixaError {
    /// For a person.
    #[serde(default, deserialize_with = "crate::lenient::or_default")]
    pub message: String,
    /// Wire name of the field at fault; ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl fmt::Display for DixaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl VendorError for DixaError {
    fn from_kind(_: ErrorKind, message: String, field: Option<&str>) -> Self {
        Self { message, field: field.map(str::to_owned) }
    }
    fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }
}
