//! The embedded backend: the vendors' APIs and our own over SQLite or PostgreSQL, and the app's files.
//!
//! An area is a file with its routes and rules, a folder with its SQL (`rows.rs`) and a file of handlers a vendor. Handlers are plain
//! functions `(Backend, Caller, E) -> Result<E::Response, Refusal>`; what all of them share happens before and after them, in
//! [`api`] (decoding, encoding), `caller` (who may) and `security` (headers).

mod access_tokens;
mod administration;
mod api;
mod app_files;
pub mod audiences;
mod audit;
mod backend;
mod caller;
pub mod cli;
pub mod clock;
pub mod config;
mod contact;
mod conversations;
mod courses;
pub mod database;
pub mod demo;
pub mod dixa;
mod drafts;
mod events;
mod feeds;
mod health;
mod housekeeping;
pub mod installation;
mod library;
mod logging;
pub mod mail;
pub mod media;
mod modules;
pub mod notices;
mod notifications;
mod once;
mod openapi;
mod organization;
mod paging;
pub mod people;
pub mod qwil;
mod rate_limit;
mod refusal;
mod routes;
mod security;
mod serve;
pub mod sessions;
mod sso;
mod structure;
pub mod symphony;
mod tasks;
mod vendors;
mod windows;

pub use backend::{Backend, Setup, StartError};
pub use refusal::Refusal;
pub use routes::{router, served};

/// Bytes in hexadecimal, lower case.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// 32 bytes that nobody can guess.
pub(crate) fn random() -> Result<[u8; 32], Refusal> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|e| Refusal::broken("find random bytes", e))?;
    Ok(bytes)
}
