//! Markdown, read into a tree and written from it.

mod blocks;
mod inline;
mod spans;
mod tree;
mod write;

pub use tree::{Block, Span, parse};
pub use write::write;

/// Whether a link may lead there: `https`, `http` and `mailto`.
#[must_use]
pub fn is_safe(address: &str) -> bool {
    inline::is_safe(address)
}
