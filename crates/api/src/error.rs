//! What can go wrong with one call.

use std::{fmt, time::Duration};

use bytes::Bytes;
use http::{Method, StatusCode};
use schemars::JsonSchema;
use serde::{Serialize, de::DeserializeOwned};

/// What a screen may branch on, the same for every vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The request does not fit the operation or breaks a rule of it.
    Invalid,
    /// No credentials, or stale ones.
    Unauthenticated,
    /// The caller may not do this.
    Forbidden,
    /// No such thing, or none that the caller may see.
    NotFound,
    /// The thing has changed or exists already.
    Conflict,
    /// A file or body over the limit.
    TooLarge,
    /// A kind of file or body that is not accepted.
    Unsupported,
    /// Too many requests; wait.
    RateLimited,
    /// The backend is busy or down; the same request may work later.
    Unavailable,
    /// No answer arrived.
    Offline,
    /// The caller gave up waiting.
    Aborted,
    /// The backend failed, or answered something that is not what the operation promises.
    Internal,
}

impl ErrorKind {
    /// The kind that an HTTP status stands for when nothing more is known.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            401 => Self::Unauthenticated,
            403 => Self::Forbidden,
            404 | 410 => Self::NotFound,
            409 | 412 => Self::Conflict,
            413 => Self::TooLarge,
            415 => Self::Unsupported,
            429 => Self::RateLimited,
            400..=499 => Self::Invalid,
            502..=504 => Self::Unavailable,
            _ => Self::Internal,
        }
    }

    /// The HTTP status that says this.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Self::Invalid => StatusCode::BAD_REQUEST,
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unsupported => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::RateLimited => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable | Self::Offline | Self::Aborted => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Whether the same request may succeed later without any change to it.
    #[must_use]
    pub fn is_passing(self) -> bool {
        matches!(self, Self::RateLimited | Self::Unavailable | Self::Offline | Self::Internal)
    }
}

/// One vendor's error body.
pub trait VendorError:
    Serialize + DeserializeOwned + JsonSchema + fmt::Debug + fmt::Display + Send + Sync + 'static
{
    /// Builds the vendor's body for an error that the server itself found. `field` is the wire name of the offending field.
    fn from_kind(kind: ErrorKind, message: String, field: Option<&str>) -> Self;
    /// The same with a code of the vendor's, where its errors have codes.
    #[must_use]
    fn with_code(self, _code: &str) -> Self {
        self
    }
    /// What the body says beyond the HTTP status; the status's kind unless the vendor is more precise.
    fn kind(&self, status: StatusCode) -> ErrorKind {
        ErrorKind::of_status(status)
    }
    /// The vendor's own code, when it has one.
    fn code(&self) -> Option<&str> {
        None
    }
    /// The wire name of the field that the vendor complains about, when it says so.
    fn field(&self) -> Option<&str> {
        None
    }
}

/// Why no answer arrived.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// The connection failed, in the platform's words.
    #[error("no answer from the server: {0}")]
    Unreachable(String),
    /// The caller gave up.
    #[error("the call was given up")]
    Aborted,
}

/// Why a call failed.
#[derive(Debug, thiserror::Error)]
pub enum CallError<E: VendorError> {
    /// No answer arrived.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// The request could not be written.
    #[error("cannot write the request: {0}")]
    Request(String),
    /// The vendor refused, in its own documented shape.
    #[error("{body}")]
    Vendor {
        /// HTTP status.
        status: StatusCode,
        /// The vendor's words.
        body: E,
        /// How long to wait before the next try, from `Retry-After`.
        retry_after: Option<Duration>,
    },
    /// The answer was not what the endpoint promises. The bytes are kept for the report.
    #[error("unexpected answer (HTTP {}): {reason}", status.as_u16())]
    Unexpected {
        /// HTTP status.
        status: StatusCode,
        /// The body as received.
        body: Bytes,
        /// Why it could not be read.
        reason: String,
    },
}

/// A failed call as screens see it: one type for all vendors, with what a person needs first and what a report needs behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What to branch on.
    pub kind: ErrorKind,
    /// In the backend's words; for the disclosure, not for the headline.
    pub message: String,
    /// Wire name of the field at fault.
    pub field: Option<String>,
    /// Vendor's short name.
    pub vendor: &'static str,
    /// HTTP method.
    pub method: Method,
    /// Path template: no ids, so nothing private.
    pub path: &'static str,
    /// HTTP status, when there was an answer.
    pub status: Option<u16>,
    /// The vendor's own code, when it has one.
    pub code: Option<String>,
    /// How long to wait before the next try.
    pub retry_after: Option<Duration>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl<E: VendorError> CallError<E> {
    /// What to branch on.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Transport(TransportError::Aborted) => ErrorKind::Aborted,
            Self::Transport(TransportError::Unreachable(_)) => ErrorKind::Offline,
            Self::Request(_) => ErrorKind::Invalid,
            Self::Vendor { status, body, .. } => body.kind(*status),
            Self::Unexpected { status, .. } if status.is_success() => ErrorKind::Internal,
            Self::Unexpected { status, .. } => ErrorKind::of_status(*status),
        }
    }

    /// The same without the vendor's type.
    #[must_use]
    pub fn into_failure(self, vendor: &'static str, method: Method, path: &'static str) -> Failure {
        let (status, code, field, retry_after) = match &self {
            Self::Vendor { status, body, retry_after } => {
                (Some(status.as_u16()), body.code().map(str::to_owned), body.field().map(str::to_owned), *retry_after)
            }
            Self::Unexpected { status, .. } => (Some(status.as_u16()), None, None, None),
            Self::Transport(_) | Self::Request(_) => (None, None, None, None),
        };
        Failure { kind: self.kind(), message: self.to_string(), field, vendor, method, path, status, code, retry_after }
    }
}
