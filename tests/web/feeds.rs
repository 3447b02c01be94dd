//! The views and values of Feeds.

mod card;
mod draft;
mod fixture;
mod query;

pub(crate) use fixture::signed_in;
