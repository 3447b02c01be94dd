//! What the demo shows: portraits, pictures and papers, drawn by code and the same every time.
//!
//! A crate of its own, because drawing must be compiled with optimization even where the server is not: tests load the demo too.

pub mod canvas;
pub mod pdf;
pub mod pictures;
pub mod portraits;
pub mod random;
