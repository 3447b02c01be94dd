//! Small values that outlive the page: drafts, the theme, where one was.
//!
//! The browser's local storage where it may be used; memory where it is blocked (private windows, frames of other sites), so that
//! nothing else has to care.

use std::cell::RefCell;

use serde::{Serialize, de::DeserializeOwned};

/// Reads the value of `key`; `None` when there is none or it is of another shape.
#[must_use]
pub fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    let text = browser().and_then(|storage| storage.get_item(&full(key)).ok().flatten());
    let text = text.or_else(|| {
        MEMORY.with_borrow(|memory| memory.iter().find(|(known, _)| known == key).map(|(_, text)| text.clone()))
    })?;
    api::wire::from_slice(text.as_bytes()).ok()
}

/// Writes the value of `key`.
pub fn write<T: Serialize>(key: &str, value: &T) {
    let Ok(text) = serde_json::to_string(value) else { return };
    let written = browser().is_some_and(|storage| storage.set_item(&full(key), &text).is_ok());
    if !written {
        forget(key);
        MEMORY.with_borrow_mut(|memory| memory.push((key.to_owned(), text)));
    }
}

/// Removes the value of `key`.
pub fn remove(key: &str) {
    if let Some(storage) = browser() {
        // Failing means that it is blocked, and then nothing is there.
        let _ = storage.remove_item(&full(key));
    }
    forget(key);
}

fn forget(key: &str) {
    MEMORY.with_borrow_mut(|memory| memory.retain(|(known, _)| known != key));
}

thread_local! {
    static MEMORY: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

fn browser() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn full(key: &str) -> String {
    format!("rotunda.{key}")
}
