//! Admin: what administrators of four systems do from one place.
//!
//! Screens are values (`screens/`): a table of things, and the operations that change them. Their forms are made from the operations'
//! own declarations, which the server describes; so is the console, in which each of them can be called (decision 10).

pub mod act;
pub mod apart;
pub mod attributes;
pub mod audit;
pub mod call;
pub mod console;
pub mod coverage;
pub mod crop;
pub mod csv;
pub mod desk;
pub mod expiry;
pub mod extras;
pub mod facts;
pub mod fields;
pub mod filters;
pub mod form;
pub mod import;
pub mod issuers;
pub mod links;
pub mod operation;
pub mod panel;
pub mod pem;
pub mod pick;
pub mod portrait;
pub mod query;
pub mod review;
pub mod rows;
pub mod screen;
pub mod screens;
pub mod side;
pub mod table;

use leptos::prelude::Memo;

use crate::chunk::chunk;
use query::Place;
pub use screen::AdminScreen;

chunk!(admin_audit() => audit::Audit());
chunk!(admin_console(place: Memo<Place>) => console::console(place));
chunk!(admin_coverage() => coverage::Coverage());
