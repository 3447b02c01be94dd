//! Why the server refuses: one type for all handlers, turned into the vendor's own error body at the edge.

use std::{fmt, time::Duration};

use api::{
    endpoint::{BadRequest, Vendor},
    error::{ErrorKind, VendorError},
};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};

/// What a handler answers instead of a success.
///
/// `message` is public; what only the operator may know is in `cause`, which is logged and never sent.
#[derive(Debug)]
pub struct Refusal {
    /// What to branch on; decides the HTTP status.
    pub kind: ErrorKind,
    /// For the caller: lower case, no full stop.
    pub message: String,
    /// Wire name of the field at fault.
    pub field: Option<String>,
    /// The vendor's code, where its errors have codes and one of them says it.
    pub code: Option<&'static str>,
    /// The HTTP status, where the vendor's document has another one than the kind's.
    pub status: Option<StatusCode>,
    /// When to try again.
    pub retry_after: Option<Duration>,
    /// For the log.
    pub cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Refusal {
    /// A refusal in words.
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), field: None, code: None, status: None, retry_after: None, cause: None }
    }

    /// A field breaks a rule.
    pub(crate) fn invalid(field: &str, message: impl Into<String>) -> Self {
        Self { field: Some(field.to_owned()), ..Self::new(ErrorKind::Invalid, message) }
    }

    /// There is no such thing, or none that the caller may see: the two are not told apart.
    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(ErrorKind::NotFound, format!("no such {what}"))
    }

    /// The caller sees the thing but may not do this to it.
    pub(crate) fn forbidden(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Forbidden, message)
    }

    /// The same with a status that has no kind of its own.
    pub(crate) fn with_status(self, status: StatusCode) -> Self {
        Self { status: Some(status), ..self }
    }

    /// Something broke on our side while doing `act`.
    pub(crate) fn broken(act: &str, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { cause: Some(cause.into()), ..Self::new(ErrorKind::Internal, format!("cannot {act}")) }
    }

    /// Writes it in the vendor's shape.
    pub(crate) fn respond<V: Vendor>(self) -> Response {
        if let Some(cause) = &self.cause {
            tracing::error!(message = %self.message, cause = %Chain(&**cause), "request failed");
        }
        let body = V::Error::from_kind(self.kind, self.message, self.field.as_deref());
        let body = match (self.code, self.status) {
            (Some(code), _) => body.with_code(code),
            (None, Some(status)) => body.with_code(status.as_str()),
            (None, None) => body,
        };
        let mut response = crate::api::json(self.status.unwrap_or(self.kind.status()), &body);
        if let Some(wait) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
        }
        response
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => Self {
                kind: ErrorKind::Unavailable,
                retry_after: Some(Duration::from_secs(2)),
                ..Self::broken("reach the database", error)
            },
            error if is_locked(&error) => Self {
                kind: ErrorKind::Unavailable,
                retry_after: Some(Duration::from_secs(2)),
                ..Self::broken("write now, because others do", error)
            },
            sqlx::Error::Io(_) => Self { kind: ErrorKind::Unavailable, ..Self::broken("reach the database", error) },
            error => Self::broken("use the database", error),
        }
    }
}

/// Whether another held the file of SQLite for too long (<https://sqlite.org/rescode.html#busy>; the extended codes have the primary one in
/// their lowest byte).
fn is_locked(error: &sqlx::Error) -> bool {
    const BUSY: u32 = 5;
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    code.and_then(|code| code.parse().ok()).is_some_and(|code: u32| code & 0xff == BUSY)
}

impl From<BadRequest> for Refusal {
    fn from(bad: BadRequest) -> Self {
        // A path that cannot be read names nothing.
        let kind = if bad.place == "path" { ErrorKind::NotFound } else { ErrorKind::Invalid };
        Self::new(kind, bad.to_string())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        self.respond::<api::rotunda::Rotunda>()
    }
}

/// An error with all its sources.
struct Chain<'a>(&'a (dyn std::error::Error + 'static));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut source = self.0.source();
        while let Some(error) = source {
            write!(f, ": {error}")?;
            source = error.source();
        }
        Ok(())
    }
}
