//! Our own endpoints, declared like a fifth vendor: sign-in, capabilities, live notices, media bytes, and what the embedded backend
//! has beyond what its vendors document.

use std::fmt;

use http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    endpoint::{EndpointInfo, Vendor},
    error::{ErrorKind, VendorError},
};

pub mod administration;
pub mod audiences;
pub mod comments;
pub mod conversations;
pub mod courses;
pub mod dixa;
pub mod drafts;
pub mod events;
pub mod feeds;
pub mod health;
pub mod invitations;
pub mod live;
pub mod media;
pub mod messages;
pub mod notifications;
pub mod openapi;
pub mod organization;
pub mod outbox;
pub mod people;
pub mod qwil;
pub mod reactions;
pub mod sessions;
pub mod symphony;
pub mod vendors;

/// Rotunda itself.
#[derive(Debug)]
pub struct Rotunda;

impl Vendor for Rotunda {
    const NAME: &'static str = "rotunda";
    const BASE: &'static str = "/app";
    type Error = RotundaError;
}

/// All its endpoints.
pub(crate) const ENDPOINTS: &[&[EndpointInfo]] = &[
    health::ENDPOINTS,
    openapi::ENDPOINTS,
    sessions::ENDPOINTS,
    vendors::ENDPOINTS,
    live::ENDPOINTS,
    media::ENDPOINTS,
    people::ENDPOINTS,
    invitations::ENDPOINTS,
    outbox::ENDPOINTS,
    organization::ENDPOINTS,
    notifications::ENDPOINTS,
    courses::ENDPOINTS,
    conversations::ENDPOINTS,
    messages::ENDPOINTS,
    drafts::ENDPOINTS,
    audiences::ENDPOINTS,
    events::ENDPOINTS,
    feeds::ENDPOINTS,
    comments::ENDPOINTS,
    reactions::ENDPOINTS,
    dixa::ENDPOINTS,
    qwil::ENDPOINTS,
    qwil::mine::ENDPOINTS,
    qwil::review::ENDPOINTS,
    symphony::ENDPOINTS,
    symphony::mine::ENDPOINTS,
    symphony::barriers::ENDPOINTS,
    symphony::certificates::ENDPOINTS,
    symphony::disclaimers::ENDPOINTS,
    administration::ENDPOINTS,
];

/// The body of an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RotundaError {
    /// What went wrong, for programs.
    pub code: Code,
    /// What went wrong, for a person: lower case, no full stop.
    #[serde(default)]
    pub message: String,
    /// Wire name of the field at fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the error kind of the same name")]
pub enum Code {
    Invalid,
    Unauthenticated,
    Forbidden,
    NotFound,
    Conflict,
    TooLarge,
    Unsupported,
    RateLimited,
    Unavailable,
    #[serde(other)]
    Internal,
}

impl fmt::Display for RotundaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl VendorError for RotundaError {
    fn from_kind(kind: ErrorKind, message: String, field: Option<&str>) -> Self {
        let code = match kind {
            ErrorKind::Invalid => Code::Invalid,
            ErrorKind::Unauthenticated => Code::Unauthenticated,
            ErrorKind::Forbidden => Code::Forbidden,
            ErrorKind::NotFound => Code::NotFound,
            ErrorKind::Conflict => Code::Conflict,
            ErrorKind::TooLarge => Code::TooLarge,
            ErrorKind::Unsupported => Code::Unsupported,
            ErrorKind::RateLimited => Code::RateLimited,
            ErrorKind::Unavailable | ErrorKind::Offline | ErrorKind::Aborted => Code::Unavailable,
            ErrorKind::Internal => Code::Internal,
        };
        Self { code, message, field: field.map(str::to_owned) }
    }
    fn kind(&self, status: StatusCode) -> ErrorKind {
        match self.code {
            Code::Invalid => ErrorKind::Invalid,
            Code::Unauthenticated => ErrorKind::Unauthenticated,
            Code::Forbidden => ErrorKind::Forbidden,
            Code::NotFound => ErrorKind::NotFound,
            Code::Conflict => ErrorKind::Conflict,
            Code::TooLarge => ErrorKind::TooLarge,
            Code::Unsupported => ErrorKind::Unsupported,
            Code::RateLimited => ErrorKind::RateLimited,
            Code::Unavailable => ErrorKind::Unavailable,
            Code::Internal => ErrorKind::of_status(status),
        }
    }
    fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }
}
