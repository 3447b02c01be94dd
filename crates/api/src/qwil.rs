//! Qwil, client messaging: its error body, its keys, and the forms in which it takes arguments.
//!
//! Source: the vendor's collection. Success bodies are not public; what they are here is inferred from the names of arguments and the
//! few answers that the vendor's own programs read, and stands in [`shapes`] alone.

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    endpoint::{EndpointInfo, Parts, Vendor},
    error::{ErrorKind, VendorError},
    ids,
};

mod arguments;
pub mod avatars;
pub mod butler;
pub mod chats;
pub mod codes;
pub mod contact_points;
pub mod contacts;
pub mod groups;
pub mod invitations;
pub mod memberships;
pub mod messages;
pub mod requests;
pub mod review;
pub mod shapes;
mod words;

use codes::Code;

/// Qwil's service for administration, opened by system keys.
#[derive(Debug)]
pub struct QwilSystem;

impl Vendor for QwilSystem {
    const NAME: &'static str = "qwil";
    const BASE: &'static str = "/entity-service/sys-api";
    const GET_BODIES: bool = true;
    type Error = QwilError;
    fn form(body: &Bytes) -> Option<(String, Bytes)> {
        crate::uploads::form(body)
    }
    fn repair(info: &EndpointInfo, parts: &mut Parts) {
        arguments::settle(info, parts);
    }
}

/// Qwil's service for chats, opened by master and user keys.
#[derive(Debug)]
pub struct QwilChat;

impl Vendor for QwilChat {
    const NAME: &'static str = QwilSystem::NAME;
    const BASE: &'static str = "/chat-service/api";
    const GET_BODIES: bool = true;
    type Error = QwilError;
    fn form(body: &Bytes) -> Option<(String, Bytes)> {
        crate::uploads::form(body)
    }
    fn repair(info: &EndpointInfo, parts: &mut Parts) {
        arguments::settle(info, parts);
    }
}

/// All its endpoints.
pub(crate) const ENDPOINTS: &[&[EndpointInfo]] = &[
    memberships::ENDPOINTS,
    contact_points::ENDPOINTS,
    avatars::ENDPOINTS,
    invitations::ENDPOINTS,
    groups::ENDPOINTS,
    review::ENDPOINTS,
    chats::ENDPOINTS,
    messages::ENDPOINTS,
    butler::ENDPOINTS,
    requests::ENDPOINTS,
    contacts::ENDPOINTS,
];

ids! {
    /// An entity: a tenant.
    EntityId,
    /// A membership of an entity, `entity_user_xref_uuid`: who people are in it.
    MembershipId,
    /// A contact group.
    GroupId,
    /// A membership of a contact group.
    GroupMemberId,
    /// A chat.
    ChatId,
    /// A file in a chat; of one that was uploaded before, the id that its upload gave.
    DocumentId,
}

/// The body of an error. The vendor's own programs read `error_code`; `error_message` is ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QwilError {
    /// The code, such as `RB785`.
    #[serde(default, deserialize_with = "crate::lenient::or_default")]
    pub error_code: String,
    /// For a person.
    #[serde(default, deserialize_with = "crate::lenient::or_default")]
    pub error_message: String,
    /// Wire name of the argument at fault; ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub argument: Option<String>,
}

impl fmt::Display for QwilError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.error_message.is_empty() { &self.error_code } else { &self.error_message })
    }
}

impl VendorError for QwilError {
    /// The code that says it best, where the server has not found one of the documented ones. Codes of ours, where none fits: `RN000` for an
    /// address that is none, `RX500` for a failure of the server.
    fn from_kind(kind: ErrorKind, message: String, field: Option<&str>) -> Self {
        let code = match (kind, field) {
            (ErrorKind::Invalid, Some("emails")) => Code::RB160.name(),
            (ErrorKind::Invalid, Some("phone_numbers")) => Code::RB065.name(),
            (ErrorKind::Unauthenticated, _) => Code::RU003.name(),
            (ErrorKind::Forbidden, _) => Code::RF731.name(),
            (ErrorKind::RateLimited, _) => Code::RR001.name(),
            (ErrorKind::NotFound, _) => "RN000",
            (kind, _) if kind.status().is_server_error() => "RX500",
            _ => Code::RB100.name(),
        };
        Self { error_code: code.to_owned(), error_message: message, argument: field.map(str::to_owned) }
    }
    fn with_code(self, code: &str) -> Self {
        Self { error_code: code.to_owned(), ..self }
    }
    fn kind(&self, status: StatusCode) -> ErrorKind {
        ErrorKind::of_status(status)
    }
    fn code(&self) -> Option<&str> {
        (!self.error_code.is_empty()).then_some(&*self.error_code)
    }
    fn field(&self) -> Option<&str> {
        self.argument.as_deref()
    }
}
