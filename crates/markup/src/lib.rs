//! Texts with marks: Markdown, as people write it, and Symphony's MessageML and PresentationML.
//!
//! One model of a text ([`markdown::Block`]) stands between them, so that an area of the app knows one kind of text whatever a vendor
//! sends. Nothing here makes HTML: what a browser shows is built from the model, so that nothing in a text can run.

pub mod markdown;
pub mod messageml;
