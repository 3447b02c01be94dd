//! The administration of Qwil.

mod chats;
mod groups;
mod keys;
mod members;

use super::Screen;

/// Its screens.
pub(super) const SCREENS: &[Screen] = &[members::SCREEN, groups::SCREEN, chats::SCREEN, keys::SCREEN, keys::RULES];
