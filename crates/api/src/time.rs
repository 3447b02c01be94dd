//! Moments on the wire: RFC 3339, e.g. `2026-11-23T14:05:09.123Z`.
//!
//! For `#[serde(deserialize_with = "...")]` of what a browser reads first. Chrono's own reader takes more forms than any vendor here
//! sends, and is four times as much code.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Deserializer, de::Error};
use serde_json::Value;

/// A moment.
///
/// # Errors
/// When it is no text in the form of RFC 3339, or none that exists.
pub fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
    let text = String::deserialize(deserializer)?;
    read(&text).ok_or_else(|| D::Error::custom("not a moment in the form of RFC 3339"))
}

/// The same, or `null`.
///
/// # Errors
/// As [`moment`].
pub fn some_moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    read(&text).map(Some).ok_or_else(|| D::Error::custom("not a moment in the form of RFC 3339"))
}

/// The same; anything else counts as none, as in [`crate::lenient::optional`].
///
/// # Errors
/// When it is no JSON.
pub fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error> {
    Ok(Value::deserialize(deserializer)?.as_str().and_then(read))
}

/// A moment in a query, where a bare day or a moment without a zone may stand: the beginning of that day, and UTC.
///
/// # Errors
/// When it is neither.
pub fn some_begin<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error> {
    in_query(deserializer, "T00:00:00Z")
}

/// The same, where a bare day means its last second.
///
/// # Errors
/// As [`some_begin`].
pub fn some_end<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error> {
    in_query(deserializer, "T23:59:59Z")
}

fn in_query<'de, D: Deserializer<'de>>(deserializer: D, of_a_day: &str) -> Result<Option<DateTime<Utc>>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    // The document prints blanks around every colon.
    let mut text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    match text.len() {
        0 => return Ok(None),
        10 => text.push_str(of_a_day),
        19 => text.push('Z'),
        _ => {}
    }
    read(&text).map(Some).ok_or_else(|| D::Error::custom("neither a moment in the form of RFC 3339 nor a day"))
}

/// A day as forms and addresses write it, e.g. `2026-11-23`; nothing for anything else.
#[must_use]
pub fn day(text: &str) -> Option<NaiveDate> {
    (text.len() == 10).then(|| beginning(text.as_bytes()))?
}

/// The day that a text begins with.
fn beginning(bytes: &[u8]) -> Option<NaiveDate> {
    let number = |from: usize, to: usize| digits(bytes.get(from..to)?);
    let is_parted = [4, 7].iter().all(|at| bytes.get(*at) == Some(&b'-'));
    let year = i32::try_from(number(0, 4)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?).filter(|_| is_parted)
}

fn read(text: &str) -> Option<DateTime<Utc>> {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| digits(bytes.get(from..to)?);
    let has = |at: usize, allowed: &[u8]| bytes.get(at).is_some_and(|byte| allowed.contains(byte));
    if !(has(10, b"Tt ") && has(13, b":") && has(16, b":")) {
        return None;
    }
    let day = beginning(bytes)?;
    let (mut at, mut nanoseconds) = (19, 0);
    if has(at, b".") {
        let end = at + 1 + bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let kept = bytes.get(at + 1..end.min(at + 10)).filter(|kept| !kept.is_empty())?;
        nanoseconds = digits(kept)? * 10_u32.pow(u32::try_from(9 - kept.len()).ok()?);
        at = end;
    }
    // A leap second counts as the second before it.
    let second = number(17, 19).filter(|second| *second <= 60)?.min(59);
    let local = day.and_hms_nano_opt(number(11, 13)?, number(14, 16)?, second, nanoseconds)?.and_utc();
    let zone = bytes.get(at..)?;
    if matches!(zone, b"Z" | b"z") {
        return Some(local);
    }
    let (hours, minutes) = (number(at + 1, at + 3)?, number(at + 4, at + 6)?);
    if zone.len() != 6 || zone[3] != b':' || hours > 23 || minutes > 59 {
        return None;
    }
    let ahead = TimeDelta::minutes(i64::from(hours * 60 + minutes));
    match zone[0] {
        b'+' => local.checked_sub_signed(ahead),
        b'-' => local.checked_add_signed(ahead),
        _ => None,
    }
}

fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |number: u32, byte| Some(number * 10 + char::from(*byte).to_digit(10)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_moment_is_read_as_chrono_reads_it(seconds in -62_000_000_000_i64..250_000_000_000, nanoseconds in 0_u32..1_000_000_000, ahead in -1439_i32..1440) {
            let at = DateTime::from_timestamp(seconds, nanoseconds).unwrap();
            let zone = chrono::FixedOffset::east_opt(ahead * 60).unwrap();
            prop_assert_eq!(read(&at.to_rfc3339()), Some(at));
            let local = at.with_timezone(&zone);
            prop_assume!((0..=9999).contains(&chrono::Datelike::year(&local)));
            prop_assert_eq!(read(&local.to_rfc3339()), Some(at));
            let short = local.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
            prop_assert_eq!(read(&short), DateTime::parse_from_rfc3339(&short).ok().map(|at| at.to_utc()));
        }

        #[test]
        fn every_day_is_read_and_nothing_else(days in 0_i64..3_650_000, at in 0_usize..10, character in "[0-9T:.+ -]") {
            let known = NaiveDate::from_ymd_opt(0, 1, 1).unwrap() + TimeDelta::days(days);
            let mut text = known.to_string();
            prop_assert_eq!(day(&text), Some(known));
            prop_assert_eq!(day(&text[..9]), None);
            text.replace_range(at..=at, &character);
            prop_assert!(day(&text).is_none_or(|read| read.to_string() == text), "{}", text);
        }

        #[test]
        fn nothing_makes_it_panic(text in ".{0,40}") {
            let _ = (read(&text), day(&text));
        }

        #[test]
        fn no_change_of_one_character_is_read_otherwise(at in 0_usize..24, character in "[0-9TtZz:.+ -]") {
            let mut text = "2026-11-23T14:05:09.123Z".to_owned();
            text.replace_range(at..=at, &character);
            if let (Some(read), Ok(known)) = (read(&text), DateTime::parse_from_rfc3339(&text)) {
                prop_assert!((read - known.to_utc()).abs() <= TimeDelta::seconds(1), "{}", text);
            } else if DateTime::parse_from_rfc3339(&text).is_ok() {
                prop_assert!(read(&text).is_some(), "{}", text);
            }
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "2026-11-23",
            "2026-02-30T00:00:00Z",
            "2026-11-23T24:00:00Z",
            "2026-11-23T14:05:09",
            "2026-11-23T14:05:09.Z",
            "2026-11-23T14:05:09+2:00",
            "2026-11-23T14:05:09+24:00",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
