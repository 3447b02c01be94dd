//! Markdown, MessageML, and the ways between them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod any;
mod markdown;
mod messageml;
