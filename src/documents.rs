//! Documents, questions and answers, photos, videos.

use leptos::prelude::*;

use crate::text::shell as t;

/// `/documents`
#[component]
pub fn DocumentsScreen() -> impl IntoView {
    view! { <h1>{t::documents()}</h1> }
}
