//! Tasks and courses.

use leptos::prelude::*;

use crate::text::shell as t;

/// `/tasks`
#[component]
pub fn TasksScreen() -> impl IntoView {
    view! { <h1>{t::tasks()}</h1> }
}
