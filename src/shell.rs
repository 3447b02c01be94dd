//! What stands around every area: navigation, palette, keys, and what is said about the whole app.

pub mod embedding;
pub mod frame;
pub mod keys;
pub mod palette;
pub mod reauthentication;
pub mod start;
pub mod strip;

pub use embedding::Embedding;
pub use frame::Frame;
pub use keys::{KeyRow, Keys};
pub use reauthentication::Reauthentication;
pub use start::{StartFailure, StartSkeleton};
