//! The values of Admin.

mod moment;
