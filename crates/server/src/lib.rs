//! The embedded backend.
#![allow(missing_docs)]
