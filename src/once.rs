//! What one writes is made once, however often it is sent.
//!
//! A form is sent under a name that the browser keeps until it is answered: sent again, even after the page was loaded again, the server knows it.

use api::{
    auth::IDEMPOTENCY_KEY,
    endpoint::Endpoint,
    error::{ErrorKind, Failure},
};
use uuid::Uuid;

use crate::{net::Net, storage};

/// Sends what is written in a form, known by the name under which it is kept. What was sent as something else before is another thing from
/// then on, for whoever wants both.
///
/// # Errors
/// What went wrong.
pub async fn call<E: Endpoint>(net: Net, request: &E, form: &str) -> Result<E::Response, Failure> {
    let sent = net.call_once(request, &name_of(form)).await;
    if is_there(&sent) {
        forget(form);
    }
    sent
}

/// What is written in a form is another thing from now on.
pub fn forget(form: &str) {
    storage::remove(&kept(form));
}

/// Whether a failure says that a form was sent before, and that what it said then is there.
#[must_use]
pub fn was_done(failure: &Failure) -> bool {
    failure.kind == ErrorKind::Conflict && failure.field.as_deref() == Some(IDEMPOTENCY_KEY)
}

/// Whether what was written in a form is there, from this time or from one before.
#[must_use]
pub fn is_there<T>(sent: &Result<T, Failure>) -> bool {
    sent.as_ref().map_or_else(was_done, |_| true)
}

fn name_of(form: &str) -> String {
    let kept = kept(form);
    storage::read(&kept).unwrap_or_else(|| {
        let name = Uuid::new_v4().to_string();
        storage::write(&kept, &name);
        name
    })
}

fn kept(form: &str) -> String {
    format!("once.{form}")
}
