//! The kinds of events.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A kind of thing in the calendar.
///
/// A filter names them; a body and an answer number them in the order of the document's list, which says "integer" and prints
/// `"2"`. Events are of two of these kinds; the others are names in the filter only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum EventKind {
    /// A post.
    Post,
    /// A film or a talk that is sent at that time.
    Livestream,
    /// People come together. A meeting is one, with `isMeeting`.
    #[default]
    Event,
    /// A FAQ.
    Faq,
    /// A course.
    Course,
}

impl EventKind {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Post, "POST"),
        (Self::Livestream, "LIVESTREAM"),
        (Self::Event, "EVENT"),
        (Self::Faq, "FAQ"),
        (Self::Course, "COURSE"),
    ];

    /// Its number, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The kind with this number.
    #[must_use]
    pub fn of_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().map(|(kind, _)| kind).find(|kind| i64::from(kind.number()) == number)
    }
}

/// Reads and writes a kind as a number. A number in a text and a name are read too.
pub(super) mod number {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};
    use serde_json::Value;

    use super::EventKind;

    /// Of a request: something else is refused, but for `null` and `{}`.
    pub(in crate::workdrive::events) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<EventKind>, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let nothing = value.is_null() || value.as_object().is_some_and(serde_json::Map::is_empty);
        if nothing {
            return Ok(None);
        }
        read(&value)
            .map(Some)
            .ok_or_else(|| D::Error::custom(format!("unknown type {value}, expected 2 (LIVESTREAM) or 3 (EVENT)")))
    }

    /// Of an answer: something else is nothing.
    pub(in crate::workdrive::events) fn tolerant<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<EventKind>, D::Error> {
        Value::deserialize(deserializer).map(|value| read(&value))
    }

    fn read(value: &Value) -> Option<EventKind> {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let found = EventKind::ALL.into_iter().find(|(kind, name)| *name == text || kind.number().to_string() == text);
        found.map(|(kind, _)| kind)
    }

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    pub(in crate::workdrive::events) fn serialize<S: Serializer>(
        kind: &Option<EventKind>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match kind {
            Some(kind) => serializer.serialize_u8(kind.number()),
            None => serializer.serialize_none(),
        }
    }
}
