//! A point in time: relative, with the exact local time on hover.

use crate::kit::live;
use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::text::format;

/// "5 min ago"; the exact local time on hover and to screen readers.
#[component]
pub fn RelativeTime(
    /// When.
    at: DateTime<Utc>,
) -> impl IntoView {
    view! {
        <time datetime=at.to_rfc3339() title=format::exact(at)>
            {live(move || format::relative(at))}
        </time>
    }
}
