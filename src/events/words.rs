//! Times of the calendar in words. What a clock shows is written as if it were UTC, so that nothing converts a second time.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{
    model::{Entry, Frequency, Kind, Rsvp},
    query::{Only, View},
};
use crate::text::{events as t, format};

/// What every format here has: the clock has been read already.
const AS_SHOWN: (&str, &str) = ("timeZone", "UTC");

/// The time of day, e.g. "14:05".
#[must_use]
pub fn time(wall: NaiveDateTime) -> String {
    format::date_time("wall-time", wall.and_utc(), &[AS_SHOWN, ("timeStyle", "short")])
}

/// A full hour, e.g. "14:00" or "2 pm".
#[must_use]
pub fn hour(hour: u32) -> String {
    let day = NaiveDate::default();
    time(day.and_hms_opt(hour % 24, 0, 0).unwrap_or_else(|| day.and_time(NaiveTime::MIN)))
}

/// A weekday in few letters, e.g. "Mon".
#[must_use]
pub fn weekday(day: NaiveDate) -> String {
    of_day("wall-weekday", day, &[AS_SHOWN, ("weekday", "short")])
}

/// A weekday in one letter.
#[must_use]
pub fn weekday_letter(day: NaiveDate) -> String {
    of_day("wall-letter", day, &[AS_SHOWN, ("weekday", "narrow")])
}

/// A day with all that names it, e.g. "Monday, 23 November 2026".
#[must_use]
pub fn day(day: NaiveDate) -> String {
    of_day("wall-day", day, &[AS_SHOWN, ("dateStyle", "full")])
}

/// The number of a day in its month.
#[must_use]
pub fn number(day: NaiveDate) -> String {
    of_day("wall-number", day, &[AS_SHOWN, ("day", "numeric")])
}

/// A month, e.g. "November 2026".
#[must_use]
pub fn month(day: NaiveDate) -> String {
    of_day("wall-month", day, &[AS_SHOWN, ("month", "long"), ("year", "numeric")])
}

fn of_day(name: &'static str, day: NaiveDate, settings: &[(&str, &str)]) -> String {
    format::date_time(name, day.and_time(NaiveTime::MIN).and_utc(), settings)
}

/// Two days as one text, e.g. "23 – 29 Nov 2026".
#[must_use]
pub fn days(from: NaiveDate, to: NaiveDate) -> String {
    let range = (from.and_time(NaiveTime::MIN).and_utc(), to.and_time(NaiveTime::MIN).and_utc());
    let settings = [AS_SHOWN, ("day", "numeric"), ("month", "short"), ("year", "numeric")];
    format::date_time_range("wall-days", range, &settings)
}

/// From when until when, with its days.
#[must_use]
pub fn span(walls: (NaiveDateTime, NaiveDateTime), all_day: bool, days: (NaiveDate, NaiveDate)) -> String {
    if all_day {
        let range = (days.0.and_time(NaiveTime::MIN).and_utc(), days.1.and_time(NaiveTime::MIN).and_utc());
        return format::date_time_range("wall-full-days", range, &[AS_SHOWN, ("dateStyle", "full")]);
    }
    let settings = [
        AS_SHOWN,
        ("weekday", "short"),
        ("day", "numeric"),
        ("month", "long"),
        ("year", "numeric"),
        ("hour", "numeric"),
        ("minute", "2-digit"),
    ];
    format::date_time_range("wall-span", (walls.0.and_utc(), walls.1.and_utc()), &settings)
}

/// From when until when an event is.
#[must_use]
pub fn when(entry: &Entry) -> String {
    span(entry.walls, entry.all_day, entry.days())
}

/// What of an event is not written where it stands, for who does not see where that is.
#[must_use]
pub fn besides(entry: &Entry, is_on: bool) -> String {
    let mut parts = vec![String::new(), when(entry), kind(entry.kind).to_owned()];
    parts.extend(entry.category.clone());
    parts.extend(entry.answer.map(|answer| self::answer(answer).to_owned()));
    parts.extend(is_on.then(|| t::happening_now().to_owned()));
    parts.join(", ")
}

/// The name of a kind.
#[must_use]
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Event => t::event(),
        Kind::Meeting => t::meeting(),
        Kind::Livestream => t::livestream(),
    }
}

/// The name of an answer.
#[must_use]
pub fn answer(answer: Rsvp) -> &'static str {
    match answer {
        Rsvp::Going => t::going(),
        Rsvp::Maybe => t::maybe(),
        Rsvp::Not => t::not_going(),
    }
}

/// The name of a view.
#[must_use]
pub fn view(view: View) -> &'static str {
    match view {
        View::Month => t::month(),
        View::Week => t::week(),
        View::Day => t::day(),
        View::Agenda => t::agenda(),
    }
}

/// The name of a filter.
#[must_use]
pub fn only(only: Only) -> &'static str {
    match only {
        Only::Any => t::all_kinds(),
        Only::Events => t::only_events(),
        Only::Meetings => t::only_meetings(),
        Only::Livestreams => t::only_livestreams(),
    }
}

/// How often.
#[must_use]
pub fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Daily => t::daily(),
        Frequency::Weekly => t::weekly(),
        Frequency::BiWeekly => t::two_weekly(),
        Frequency::Monthly => t::monthly(),
    }
}
