//! Chats: conversations of all vendors in one list.

pub mod abilities;
pub mod actions;
pub mod adapter;
pub mod bench;
pub mod composer;
pub mod context;
pub mod dialogs;
pub mod dixa;
pub mod drafts;
pub mod edit;
pub mod files;
pub mod head;
pub mod keys;
pub mod later;
pub mod list;
pub mod menus;
pub mod message;
pub mod model;
pub mod notify;
pub mod outbox;
pub mod overlay;
pub mod pane;
pub mod panel;
pub mod place;
pub mod polling;
pub mod preferences;
pub mod presence;
pub mod qwil;
pub mod rich;
pub mod row;
pub mod said;
pub mod screen;
pub mod sources;
pub mod store;
pub mod symphony;
pub mod thread;
pub mod workdrive;

use leptos::prelude::*;

pub use screen::ChatsScreen;

/// Keeps conversations true and tells of messages, wherever in the app the reader is; `unread` is how many conversations wait.
#[must_use]
pub fn watch(unread: RwSignal<u64>) -> AnyView {
    let stores = context::Stores::kept();
    stores.chats.start(false);
    crate::task::follow(move || {
        let waiting = notify::waiting(stores);
        if unread.get_untracked() != waiting {
            unread.set(waiting);
        }
    });
    ().into_any()
}
