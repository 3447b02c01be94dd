//! Feeds: posts and news.

pub mod audience;
pub mod comments;
pub mod draft;
pub mod model;
pub mod query;
mod reaction;
pub mod store;
