//! The values of Admin.

mod forms;
mod moment;
