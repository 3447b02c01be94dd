//! What went wrong, in a reader's words.

use api::error::{ErrorKind, Failure};

use super::shell as t;
use crate::once;

/// What went wrong and what helps, in one sentence or two.
#[must_use]
pub fn why(failure: &Failure) -> String {
    match failure.kind {
        ErrorKind::Offline | ErrorKind::Aborted => t::why_offline().to_owned(),
        ErrorKind::Unavailable => t::why_unavailable().to_owned(),
        ErrorKind::Unauthenticated => t::why_unauthenticated().to_owned(),
        ErrorKind::Forbidden => t::why_forbidden().to_owned(),
        ErrorKind::NotFound => t::why_not_found().to_owned(),
        ErrorKind::Conflict => t::why_conflict().to_owned(),
        ErrorKind::TooLarge => t::why_too_large().to_owned(),
        ErrorKind::Unsupported => t::why_unsupported().to_owned(),
        ErrorKind::RateLimited => match failure.retry_after {
            Some(wait) => t::why_rate_limited_for(wait.as_secs()),
            None => t::why_rate_limited().to_owned(),
        },
        ErrorKind::Invalid => t::why_invalid(&failure.message),
        ErrorKind::Internal => t::why_internal().to_owned(),
    }
}

/// That something was not saved, and why; or that it was.
#[must_use]
pub fn not_saved(said: &str, failure: &Failure) -> String {
    if once::was_done(failure) { t::why_done_before().to_owned() } else { format!("{said} {}", why(failure)) }
}

/// The facts for a report: vendor, method, path, status, code. No ids, no names, no secrets.
#[must_use]
pub fn details(failure: &Failure) -> String {
    let Failure { vendor, method, path, status, code, message, .. } = failure;
    let status = status.map_or_else(String::new, |status| format!(" · HTTP {status}"));
    let code = code.as_ref().map_or_else(String::new, |code| format!(" · {code}"));
    format!("{vendor} · {method} {path}{status}{code}\n{message}")
}
