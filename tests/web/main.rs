//! Views mounted with literal props, in a real browser.
#![cfg(target_arch = "wasm32")]
