//! The values of Events.

mod draft;
mod layout;
mod query;
mod time;
