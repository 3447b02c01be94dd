//! The administration of Qwil.

use super::Screen;

/// Its screens.
pub(super) const SCREENS: &[Screen] = &[];
