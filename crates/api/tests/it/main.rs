//! What every declared endpoint keeps to, whatever it is called with.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod answers;
mod any;
mod catalogue;
mod chats;
mod dixa;
mod errors;
mod event_forms;
mod lenient_forms;
mod library_forms;
mod office;
mod openapi;
mod paging;
mod people;
mod qwil;
mod requests;
mod symphony_admin;
mod symphony_messages;
mod symphony_rules;
