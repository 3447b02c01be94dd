//! Views mounted with literal props, in a real browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "what a test does not expect fails it")]

mod admin;
mod chats;
mod events;
mod feeds;
mod kit;
mod stage;
mod tasks;
mod text;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
