//! Texts of the administration of Workdrive.

use super::texts;

texts! {
}
