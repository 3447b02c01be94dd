//! The server, from outside: every test has a server and a database of its own, on SQLite and, when `ROTUNDA_TEST_POSTGRES` names a
//! server, on PostgreSQL too.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod access_tokens;
mod administration;
mod app_files;
mod audiences;
mod bad_input;
mod catalogue;
mod configuration;
mod conversations;
mod courses;
mod demo;
mod dixa;
mod drafts;
mod events;
mod feeds;
mod library;
mod media;
mod notices;
mod notifications;
mod once;
mod organization;
mod outbox;
mod paging;
mod people;
mod power_cut;
mod qwil;
mod security;
mod sessions;
mod sso;
mod structure;
mod symphony;
mod tasks;
mod vendors;
mod world;
mod writers;
