//! Feeds: posts and news.

pub mod actions;
pub mod audience;
pub mod bar;
mod bench;
pub mod card;
pub mod comment;
pub mod comments;
pub mod composer;
pub mod draft;
pub mod model;
pub mod overlay;
pub mod panel;
pub mod query;
pub mod screen;
pub mod store;
pub mod stream;

pub use card::{Card, CardFor};
pub use screen::FeedsScreen;

use crate::{kit::markdown::Links, text::feeds as t};
use model::Stream;

/// The name of a stream.
fn stream_name(stream: Stream) -> &'static str {
    match stream {
        Stream::Posts => t::posts(),
        Stream::News => t::news(),
    }
}

/// Where mentions and tags lead: to a person's posts, and to the posts with the tag.
pub const LINKS: Links = Links { person: person_address, tag: tag_address };

#[expect(clippy::unnecessary_wraps, reason = "what the kit asks for")]
fn person_address(id: &str) -> Option<String> {
    Some(format!("/feeds?author={}", encoded(id)))
}

#[expect(clippy::unnecessary_wraps, reason = "what the kit asks for")]
fn tag_address(tag: &str) -> Option<String> {
    Some(format!("/feeds?tag={}", encoded(tag)))
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
