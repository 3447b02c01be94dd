//! The Rotunda app: one workplace front end over four vendors' REST APIs.

use leptos::prelude::*;

/// Mounts the app on the page's body.
pub fn mount() {
    leptos::mount::mount_to_body(|| view! { <h1>"Rotunda"</h1> });
}
