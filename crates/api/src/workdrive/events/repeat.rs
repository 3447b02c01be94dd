//! How an event repeats, as WorkDrive writes it: `{"config": {"type": "frequency", "frequency": 86400, "ends": {"config": {...}}}}`.

use std::borrow::Cow;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_json::Value;

use crate::lenient;

/// How an event repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Repeat {
    /// The rule.
    pub config: RepeatConfig,
}

impl Repeat {
    /// The rule with this frequency and last day.
    #[must_use]
    pub const fn new(frequency: Frequency, last_day: Option<NaiveDate>) -> Self {
        let ends = match last_day {
            Some(date) => Some(Ends { config: EndsConfig { kind: EndsKind::On, date: Some(date) } }),
            None => None,
        };
        Self { config: RepeatConfig { kind: RepeatKind::Frequency, frequency, ends } }
    }

    /// The last day on which the event may begin, in its time zone.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.config.ends.filter(|ends| ends.config.kind == EndsKind::On).and_then(|ends| ends.config.date)
    }
}

/// The rule of a repeated event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RepeatConfig {
    /// `frequency`, the only documented value.
    #[serde(rename = "type")]
    pub kind: RepeatKind,
    /// How often.
    pub frequency: Frequency,
    /// Until when. Default: a year from its first day.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub ends: Option<Ends>,
}

/// The kind of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RepeatKind {
    /// At equal distances.
    Frequency,
}

/// Until when an event repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ends {
    /// The end.
    pub config: EndsConfig,
}

/// The end of a repeated event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EndsConfig {
    /// `on`, the only documented value, or `never`, which is ours.
    #[serde(rename = "type")]
    pub kind: EndsKind,
    /// The last day on which it may begin, in the event's time zone. A moment is accepted too; its day counts.
    #[serde(default, deserialize_with = "day", skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
}

/// The kind of an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EndsKind {
    /// On a day: `date`.
    On,
    /// As late as may be.
    Never,
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let day = text.get(..10).filter(|_| text.len() == 10 || text.as_bytes()[10] == b'T');
    day.and_then(crate::time::day).map(Some).ok_or_else(|| D::Error::custom("a day is written 2026-11-23"))
}

/// How often an event repeats.
///
/// On the wire the distance in seconds, 86400, 604800 or 1209600, or `monthly`; the document's titles are read too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Frequency {
    /// Every day.
    Daily,
    /// Every week, on the same weekday.
    Weekly,
    /// Every other week, on the same weekday.
    BiWeekly,
    /// Every month, on the same day; months without that day are left out.
    Monthly,
}

impl Frequency {
    /// All of them, each with its title in the document.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Daily, "daily"), (Self::Weekly, "weekly"), (Self::BiWeekly, "biWeekly"), (Self::Monthly, "monthly")];

    /// Its title in the document.
    #[must_use]
    pub fn title(self) -> &'static str {
        Self::ALL.into_iter().find(|(frequency, _)| *frequency == self).map_or("", |(_, title)| title)
    }

    /// The frequency with this title.
    #[must_use]
    pub fn of_title(title: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == title).map(|(frequency, _)| frequency)
    }

    /// The distance in days; none for months.
    #[must_use]
    pub const fn days(self) -> Option<u32> {
        match self {
            Self::Daily => Some(1),
            Self::Weekly => Some(7),
            Self::BiWeekly => Some(14),
            Self::Monthly => None,
        }
    }
}

const DAY_SECONDS: u32 = 86_400;

impl JsonSchema for Frequency {
    fn schema_name() -> Cow<'static, str> {
        "Frequency".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": Self::ALL.map(|(frequency, title)| {
            frequency.days().map_or_else(|| Value::from(title), |days| Value::from(days * DAY_SECONDS))
        }) })
    }
}

impl Serialize for Frequency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.days() {
            Some(days) => serializer.serialize_u32(days * DAY_SECONDS),
            None => serializer.serialize_str("monthly"),
        }
    }
}

impl<'de> Deserialize<'de> for Frequency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = match Value::deserialize(deserializer)? {
            Value::String(text) => text,
            other => other.to_string(),
        };
        let seconds = |frequency: Self| frequency.days().is_some_and(|days| (days * DAY_SECONDS).to_string() == text);
        let found = Self::ALL.into_iter().find(|(frequency, title)| *title == text || seconds(*frequency));
        found.map(|(frequency, _)| frequency).ok_or_else(|| {
            D::Error::custom(format!("unknown frequency `{text}`, expected 86400, 604800, 1209600 or `monthly`"))
        })
    }
}
