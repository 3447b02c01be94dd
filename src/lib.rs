//! The Rotunda app: one workplace front end over four vendors' REST APIs.

pub mod address;
pub mod admin;
pub mod app;
pub mod areas;
pub mod bench;
mod boot;
pub mod chats;
pub mod chunk;
pub mod documents;
pub mod events;
pub mod feeds;
pub mod kit;
#[cfg(feature = "kit-page")]
pub mod kit_page;
pub mod live;
pub mod loading;
pub mod net;
pub mod once;
pub mod order;
pub mod people;
pub mod person;
pub mod session;
pub mod settings;
pub mod shell;
pub mod sign_in;
pub mod storage;
pub mod task;
pub mod tasks;
pub mod text;
pub mod theme;
pub mod uploads;

/// Mounts the app on the page's body, in the place of what stood there while it loaded.
pub fn mount() {
    let page = web_sys::window().and_then(|window| window.document());
    if let Some(waiting) = page.and_then(|page| page.get_element_by_id("boot")) {
        waiting.remove();
    }
    leptos::mount::mount_to_body(app::App);
}

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
