//! Admin: what administrators of four systems do from one place.
//!
//! Screens are values (`screens/`): a table of things, and the operations that change them. Their forms are made from the operations'
//! own declarations, which the server describes; so is the console, in which each of them can be called (decision 10).

pub mod act;
pub mod audit;
pub mod call;
pub mod console;
pub mod coverage;
pub mod csv;
pub mod desk;
pub mod fields;
pub mod form;
pub mod import;
pub mod operation;
pub mod panel;
pub mod query;
pub mod rows;
pub mod screen;
pub mod screens;
pub mod side;
pub mod table;

use crate::chunk::chunk;
pub use screen::AdminScreen;

chunk!(admin_audit() => audit::Audit());
chunk!(admin_console(operation: Option<String>) => console::console(operation));
chunk!(admin_coverage() => coverage::Coverage());
