//! Until when a certificate is good.

use leptos::prelude::*;

use crate::text::{admin_pictures as p, format};

/// So many days before the end it is warned of.
const SOON: i64 = 60;
const DAY_MS: i64 = 86_400_000;

/// What is said of the end of a certificate, and whether it is a warning.
pub fn words(until: i64) -> Option<(String, bool)> {
    let end = chrono::DateTime::from_timestamp_millis(until)?;
    let day = untrack(|| format::date(end));
    let left = until - chrono::Utc::now().timestamp_millis();
    let days = left.div_euclid(DAY_MS);
    Some(match days {
        _ if left <= 0 => (p::expired_on(&day), true),
        0 => (p::expires_today().to_owned(), true),
        1..SOON => (p::expires_in(days.unsigned_abs()), true),
        _ => (p::until(&day), false),
    })
}

/// The same where room is short: the day alone, unless it is a warning.
pub fn short(until: i64) -> Option<String> {
    let end = chrono::DateTime::from_timestamp_millis(until)?;
    let (text, is_warning) = words(until)?;
    Some(if is_warning { text } else { untrack(|| format::date(end)) })
}

/// The same beside the name of the certificate.
pub fn badge(until: i64) -> Option<AnyView> {
    let (text, is_warning) = words(until)?;
    Some(view! { <span class="expiry" data-warns=is_warning.then_some("")>{text}</span> }.into_any())
}

/// The same, only where it is a warning.
pub fn warning(until: i64) -> Option<AnyView> {
    words(until).filter(|(_, is_warning)| *is_warning).and_then(|_| badge(until))
}
