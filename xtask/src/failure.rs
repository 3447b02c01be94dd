//! Why a command stopped.

use std::{fmt, io};

/// What a step gives, or why it could not.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

/// The act that failed, why, and what to do about it where that is known.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    /// Adds what to do about it.
    pub(crate) fn advise(self, advice: &str) -> Self {
        Self(format!("{}\n  what to do: {advice}", self.0))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for Failure {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Failure {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Names the act that an I/O error stopped.
pub(crate) trait Named<T> {
    /// `act` reads as "cannot {act}: {error}".
    fn named(self, act: impl FnOnce() -> String) -> Result<T>;
}

impl<T> Named<T> for io::Result<T> {
    fn named(self, act: impl FnOnce() -> String) -> Result<T> {
        self.map_err(|error| Failure(format!("cannot {}: {error}", act())))
    }
}
