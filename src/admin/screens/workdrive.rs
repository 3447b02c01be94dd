//! The administration of Workdrive.

use super::Screen;

/// Its screens.
pub(super) const SCREENS: &[Screen] = &[];
