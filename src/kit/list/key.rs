//! What names a row.

use std::fmt::Display;

/// What names a row inside of a list, whatever names it outside.
pub(super) type RowId = u128;

/// What names a row. Lists know it as a number, so that the program has them once and not once for each kind of key.
pub trait Key: Copy + Eq + Display + Send + Sync + 'static {
    /// The number that stands for it.
    fn to_number(self) -> u128;
    /// What a number stands for.
    fn from_number(number: u128) -> Self;
}

/// For numbers of any kind, e.g. in tests.
macro_rules! numbers {
    ($($type:ty),*) => {
        $(impl Key for $type {
            fn to_number(self) -> u128 {
                self as u128
            }
            fn from_number(number: u128) -> Self {
                number as Self
            }
        })*
    };
}

numbers!(i32, u32, i64, usize);
