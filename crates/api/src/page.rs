//! Lists that come in pages: the next page is the next request.

use crate::endpoint::Endpoint;

/// An endpoint whose answer may continue.
pub trait Paged: Endpoint {
    /// One row.
    type Item;
    /// The rows of this page.
    fn items(response: Self::Response) -> Vec<Self::Item>;
    /// The request for the page after `response`, or `None` at the end.
    fn next(&self, response: &Self::Response) -> Option<Self>;
}
