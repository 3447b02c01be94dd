//! Days and moments between what is on the wire and what the browser's own inputs hold, by the reader's clock.

use js_sys::Date;
use serde_json::Value;

use crate::{admin::call::plain, text::admin as t};

/// How a day or a moment is written on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// A day: `2026-11-23`.
    Day,
    /// A moment: `2026-11-23T14:05:09.000Z`.
    Text,
    /// A moment: milliseconds since 1970.
    Milliseconds,
}

impl Clock {
    /// As the browser's input holds it; what is none stays as it is, so that it is not lost unseen.
    #[must_use]
    pub fn shown(self, value: &Value) -> String {
        let text = plain(value);
        let text = text.trim();
        // What a file or the vendor says without a zone is by the reader's clock already.
        let is_local = |length: usize| text.len() == length && text.is_ascii() && parsed(text).is_some();
        match self {
            Self::Day if text.len() > 10 && parsed(text).is_some() => text.chars().take(10).collect(),
            Self::Text | Self::Milliseconds if is_local(10) && text.contains('-') => format!("{text}T00:00"),
            Self::Day => text.to_owned(),
            Self::Text if is_local(16) || is_local(19) => text.to_owned(),
            // Some say the zone twice: `Z[GMT]`.
            Self::Text => parsed(text.split('[').next().unwrap_or(text)).map_or_else(|| text.to_owned(), wall),
            Self::Milliseconds => {
                // Some say seconds.
                let number =
                    crate::text::number(text).map(|number| if number < 1e11 { number * 1000.0 } else { number });
                number.or_else(|| parsed(text)).map_or_else(|| text.to_owned(), wall)
            }
        }
    }

    /// As it is on the wire.
    ///
    /// # Errors
    /// When it is no day, or no moment.
    pub fn sent(self, text: &str) -> Result<Value, String> {
        let at = parsed(text).ok_or_else(|| t::no_moment().to_owned())?;
        Ok(match self {
            Self::Day if text.len() == 10 => text.into(),
            Self::Day => return Err(t::no_moment().to_owned()),
            Self::Text => String::from(Date::new(&at.into()).to_iso_string()).into(),
            Self::Milliseconds => Value::from(at as i64),
        })
    }
}

/// A text in milliseconds; without a zone it is by the reader's clock.
fn parsed(text: &str) -> Option<f64> {
    // The browser reads much that is no moment: `1`.
    let is_one = text.len() >= 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    Some(Date::parse(text)).filter(|at| is_one && at.is_finite())
}

/// A moment by the reader's clock.
fn wall(at: f64) -> String {
    let at = Date::new(&at.into());
    let day = format!("{:04}-{:02}-{:02}", at.get_full_year(), at.get_month() + 1, at.get_date());
    let time = format!("{:02}:{:02}", at.get_hours(), at.get_minutes());
    match at.get_seconds() {
        0 => format!("{day}T{time}"),
        seconds => format!("{day}T{time}:{seconds:02}"),
    }
}
