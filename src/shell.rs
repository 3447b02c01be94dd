//! What stands around every area: navigation, palette, keys, and what is said about the whole app.

mod embedding;
mod frame;
mod keys;
mod palette;
mod reauthentication;
mod start;
mod strip;

pub use embedding::Embedding;
pub use frame::Frame;
pub use keys::{KeyRow, Keys};
pub use reauthentication::Reauthentication;
pub use start::{StartFailure, StartSkeleton};
