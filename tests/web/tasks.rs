//! The values of Tasks.

mod query;
