//! The Rotunda app: one workplace front end over four vendors' REST APIs.

mod boot;
pub mod feeds;
pub mod kit;
pub mod live;
pub mod loading;
pub mod net;
pub mod people;
pub mod person;
pub mod session;
pub mod storage;
pub mod text;
pub mod theme;
pub mod uploads;

use leptos::prelude::*;

/// Mounts the app on the page's body.
pub fn mount() {
    leptos::mount::mount_to_body(|| view! { <h1>"Rotunda"</h1> });
}
