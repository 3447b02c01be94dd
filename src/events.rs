//! The calendar.

use leptos::prelude::*;

use crate::text::shell as t;

/// `/events`
#[component]
pub fn EventsScreen() -> impl IntoView {
    view! { <h1>{t::events()}</h1> }
}
