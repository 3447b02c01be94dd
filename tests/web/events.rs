//! The values of Events.

mod draft;
mod grid;
mod layout;
mod query;
mod time;
