//! Texts of the administration of Symphony.

use super::texts;

texts! {
}
