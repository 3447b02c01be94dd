//! Words for what vendors have numbers for.

use super::screens::Cell;
use crate::text::admin_pictures as p;

/// What a number of a column means; nothing for one that is not known.
#[must_use]
pub fn word(kind: Cell, number: Option<u64>) -> Option<&'static str> {
    Some(match (kind, number?) {
        (Cell::QwilProfile, 1) => p::system_admin(),
        (Cell::QwilProfile, 2) => p::user_admin(),
        (Cell::QwilProfile, 3) => p::staff(),
        (Cell::QwilProfile, 4) => p::client(),
        (Cell::QwilProfile, 5) => p::partner(),
        (Cell::QwilProfile, 6) => p::butler(),
        (Cell::QwilStatus, 1) => p::status_active(),
        (Cell::QwilStatus, 2) => p::status_pending(),
        (Cell::QwilStatus, 4) => p::status_removed(),
        (Cell::QwilStatus, 6) => p::status_suspended(),
        _ => return None,
    })
}
