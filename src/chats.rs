//! Chats: conversations of all vendors in one list.

pub mod abilities;
pub mod actions;
pub mod adapter;
mod bench;
pub mod composer;
pub mod context;
pub mod dialogs;
mod dixa;
pub mod drafts;
pub mod edit;
pub mod files;
pub mod head;
pub mod list;
pub mod message;
pub mod model;
pub mod notify;
pub mod outbox;
pub mod overlay;
pub mod pane;
pub mod panel;
pub mod place;
mod polling;
pub mod preferences;
pub mod presence;
mod qwil;
pub mod rich;
pub mod row;
pub mod said;
pub mod screen;
pub mod store;
mod symphony;
pub mod thread;
mod workdrive;

pub use screen::ChatsScreen;
