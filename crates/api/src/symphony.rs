//! Symphony, secure chat and its administration: its error body, its ids, and the shapes that its resources share.
//!
//! Source: the vendor's two documents of the pod, 1.40 and 20.17, and for signing in its public authentication documents. Operations
//! that both documents have are declared once, with what the later one added. Where 1.40 has an older form of an operation beside a newer
//! one, its name ends in the version of its path. Times are milliseconds since 1970 unless said otherwise.

use std::{fmt, str::FromStr};

use bytes::Bytes;
use http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use crate::{
    endpoint::{EndpointInfo, Vendor},
    error::{ErrorKind, VendorError},
};

pub mod admin_users;
pub mod app_entitlements;
pub mod apps;
pub mod barriers;
pub mod certificates;
pub mod connections;
pub mod datafeeds;
pub mod delegates;
pub mod disclaimers;
pub mod features;
pub mod file_extensions;
pub mod followers;
pub mod login;
pub mod message_records;
pub mod messages;
pub mod presence;
pub mod protocols;
pub mod roles;
pub mod rooms;
pub mod rooms_before;
pub mod stream_administration;
pub mod streams;
pub mod user_avatars;
pub mod user_status;
pub mod users;

/// The pod: users, streams, presence, administration.
#[derive(Debug)]
pub struct Symphony;

impl Vendor for Symphony {
    const NAME: &'static str = "symphony";
    const BASE: &'static str = "/pod";
    const EMPTY_IS_NO_CONTENT: bool = true;
    // Most of its operations have no 404.
    const PATHS_ARE_CHECKED: bool = true;
    type Error = SymphonyError;
}

/// The agent: messages and what happens, for programs. In public documents of its own.
#[derive(Debug)]
pub struct SymphonyAgent;

impl Vendor for SymphonyAgent {
    const NAME: &'static str = "symphony-agent";
    const BASE: &'static str = "/agent";
    const EMPTY_IS_NO_CONTENT: bool = true;
    type Error = SymphonyError;
    fn form(body: &Bytes) -> Option<(String, Bytes)> {
        // Whatever sends a message is a form, with files or without.
        if body.starts_with(MESSAGE) { crate::uploads::form_of(body) } else { None }
    }
}

/// How the bodies begin that send something.
const MESSAGE: &[u8] = b"{\"message\":";

/// What is beside the pod and not in its documents: signing in.
#[derive(Debug)]
pub struct SymphonyLogin;

impl Vendor for SymphonyLogin {
    const NAME: &'static str = "symphony-login";
    const BASE: &'static str = "";
    type Error = SymphonyError;
}

/// All its endpoints.
pub(crate) const ENDPOINTS: &[&[EndpointInfo]] = &[
    login::ENDPOINTS,
    users::ENDPOINTS,
    followers::ENDPOINTS,
    rooms::ENDPOINTS,
    rooms_before::ENDPOINTS,
    streams::ENDPOINTS,
    presence::ENDPOINTS,
    connections::ENDPOINTS,
    messages::ENDPOINTS,
    message_records::ENDPOINTS,
    datafeeds::ENDPOINTS,
    stream_administration::ENDPOINTS,
    barriers::ENDPOINTS,
    apps::ENDPOINTS,
    app_entitlements::ENDPOINTS,
    certificates::ENDPOINTS,
    protocols::ENDPOINTS,
    file_extensions::ENDPOINTS,
    admin_users::ENDPOINTS,
    user_status::ENDPOINTS,
    roles::ENDPOINTS,
    features::ENDPOINTS,
    user_avatars::ENDPOINTS,
    delegates::ENDPOINTS,
    disclaimers::ENDPOINTS,
];

/// Number of a user: an integer below 2^53, so that programs in JavaScript read it. Read from a text of digits too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Uid(
    /// The number.
    pub i64,
);

crate::id_schema!(Uid: "integer" "int64");

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Uid {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.trim().parse().map(Self)
    }
}

impl<'de> Deserialize<'de> for Uid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form {
            Number(i64),
            Text(String),
        }
        match Form::deserialize(deserializer)? {
            Form::Number(number) => Ok(Self(number)),
            Form::Text(text) => text.parse().map_err(|_| D::Error::custom("expected the number of a user")),
        }
    }
}

/// Declares an id that is base64 text: written in the alphabet for addresses without padding, read in the plain one too.
macro_rules! base64_id {
    ($(#[doc = $doc:literal])* $name:ident) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        $crate::id_schema!($name: "string");

        impl $name {
            /// Of its text in either alphabet.
            #[must_use]
            pub fn new(text: &str) -> Self {
                Self(text.trim().trim_end_matches('=').replace('+', "-").replace('/', "_"))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::convert::Infallible;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(Self::new(text))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(|text| Self::new(&text))
            }
        }
    };
}

base64_id! {
    /// Id of a stream.
    StreamId
}

base64_id! {
    /// Id of a message.
    Mid
}

/// The body of an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SymphonyError {
    /// The HTTP status once more.
    #[serde(default)]
    pub code: u16,
    /// For a person.
    #[serde(default, deserialize_with = "crate::lenient::or_default")]
    pub message: String,
    /// Wire name of the field at fault; ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl fmt::Display for SymphonyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl VendorError for SymphonyError {
    fn from_kind(kind: ErrorKind, message: String, field: Option<&str>) -> Self {
        let message = match kind {
            ErrorKind::Unauthenticated => "Invalid session".to_owned(),
            _ => message,
        };
        Self { code: kind.status().as_u16(), message, field: field.map(str::to_owned) }
    }
    fn with_code(self, code: &str) -> Self {
        Self { code: code.parse().unwrap_or(self.code), ..self }
    }
    fn kind(&self, status: StatusCode) -> ErrorKind {
        ErrorKind::of_status(status)
    }
    fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }
}

/// Says that something was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SuccessResponse {
    /// `TEXT`.
    #[serde(default)]
    pub format: Option<String>,
    /// What was done, for a person.
    #[serde(default)]
    pub message: String,
}

impl SuccessResponse {
    /// In words.
    #[must_use]
    pub fn new(message: &str) -> Self {
        Self { format: Some("TEXT".to_owned()), message: message.to_owned() }
    }
}

/// The id of something, as an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StringId {
    /// Id.
    pub id: String,
}

/// The number of a user, as an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OneUid {
    /// Number.
    pub id: Uid,
}
