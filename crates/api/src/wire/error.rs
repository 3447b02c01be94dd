//! Why something could not be read, and where in it.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

/// Why a JSON text, or a value, is not what it should be.
///
/// Serde's own say what was expected instead, and with that keep a description of every type in the program; this one says where it is:
/// `users[3].name: a number is not taken here`.
#[derive(Debug, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Debug, PartialEq, Eq)]
struct Inner {
    /// The way to it from the outside, e.g. `users[3].name`; empty at the outermost place.
    path: String,
    why: String,
}

impl Error {
    pub(super) fn new(why: &str) -> Self {
        Self(Box::new(Inner { path: String::new(), why: why.to_owned() }))
    }

    /// What another error says, of the whole.
    #[must_use]
    pub fn of(error: impl fmt::Display) -> Self {
        Self::new(&error.to_string())
    }

    pub(super) fn in_member(self, name: &str) -> Self {
        let dot = if self.0.path.is_empty() || self.0.path.starts_with('[') { "" } else { "." };
        let path = [name, dot, &self.0.path].concat();
        Self(Box::new(Inner { path, ..*self.0 }))
    }

    pub(super) fn in_item(self, place: usize) -> Self {
        let dot = if self.0.path.is_empty() || self.0.path.starts_with('[') { "" } else { "." };
        let path = ["[", &place.to_string(), "]", dot, &self.0.path].concat();
        Self(Box::new(Inner { path, ..*self.0 }))
    }

    /// The way to what could not be read, e.g. `users[3].name`; empty when it is the whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_empty() {
            f.write_str(&self.0.path)?;
            f.write_str(": ")?;
        }
        f.write_str(&self.0.why)
    }
}

impl std::error::Error for Error {}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::new(&error.to_string())
    }
}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(&message.to_string())
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::new("a value of this type is not taken here")
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::new("this value is not taken here")
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self::new("it has another length")
    }

    fn unknown_variant(variant: &str, known: &'static [&'static str]) -> Self {
        // Who calls a server is told what there is. A browser would have the lists of all words for a message that nobody reads there.
        let known = if cfg!(target_arch = "wasm32") {
            String::new()
        } else {
            format!(", expected one of {}", known.join(", "))
        };
        Self::new(&["unknown variant `", variant, "`", &known].concat())
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Self::new(&["unknown field `", field, "`"].concat())
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(&["missing field `", field, "`"].concat())
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(&["duplicate field `", field, "`"].concat())
    }
}
