//! Texts of the administration of Qwil.

use super::texts;

texts! {
}
