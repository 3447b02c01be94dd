//! Feeds: posts and news.

pub mod comments;
pub mod model;
pub mod query;
mod reaction;
pub mod store;
