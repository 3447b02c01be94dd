//! The administration of Symphony.

use super::Screen;

/// Its screens.
pub(super) const SCREENS: &[Screen] = &[];
