//! Texts that are many and much alike, kept small.

use std::sync::Arc;

use lz4_flex::block::{compress_prepend_size_with_dict, decompress_size_prepended_with_dict};

/// A text, packed by what it has in common with another.
#[derive(Debug, Clone)]
pub(super) struct Packed {
    bytes: Box<[u8]>,
    like: Arc<str>,
}

impl Packed {
    /// Packs a text; `like` is what others of its kind look like.
    pub(super) fn new(text: &str, like: &Arc<str>) -> Self {
        let bytes = compress_prepend_size_with_dict(text.as_bytes(), like.as_bytes()).into();
        Self { bytes, like: Arc::clone(like) }
    }

    /// The text.
    pub(super) fn text(&self) -> String {
        // It was packed here.
        let bytes = decompress_size_prepended_with_dict(&self.bytes, self.like.as_bytes()).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}
