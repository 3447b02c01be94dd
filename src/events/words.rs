//! Times of the calendar in words. What a clock shows is written as if it were UTC, so that nothing converts a second time.

use std::cell::RefCell;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::{
    model::{Entry, Frequency, Kind, Rsvp},
    query::{Only, View},
};
use crate::text::{Language, events as t, format, language};

/// What every format here has: the clock has been read already.
const AS_SHOWN: (&str, &str) = ("timeZone", "UTC");

/// So many texts of days are kept: a month has 42 days, and each is written in three ways.
const MOST_DAYS: usize = 300;

/// Days and times in words: a month asks for each again and again, and the browser takes its time.
#[derive(Default)]
struct Kept {
    language: Language,
    /// By minute of the day.
    times: Vec<Option<String>>,
    /// By format and day.
    days: Vec<(&'static str, NaiveDate, String)>,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// Gives what is kept in the language of today.
fn kept(text: impl FnOnce(&mut Kept) -> String) -> String {
    KEPT.with_borrow_mut(|kept| {
        if kept.language != language() {
            *kept = Kept { language: language(), ..Kept::default() };
        }
        text(kept)
    })
}

/// The time of day, e.g. "14:05".
#[must_use]
pub fn time(wall: NaiveDateTime) -> String {
    let minute = (wall.hour() * 60 + wall.minute()) as usize;
    kept(|kept| {
        if kept.times.len() <= minute {
            kept.times.resize(minute + 1, None);
        }
        let make = || format::date_time("wall-time", wall.and_utc(), &[AS_SHOWN, ("timeStyle", "short")]);
        kept.times[minute].get_or_insert_with(make).clone()
    })
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
    kept(|kept| {
        let known = kept.days.iter().find(|(known, of, _)| *of == day && *known == name);
        if let Some((_, _, text)) = known {
            return text.clone();
        }
        if kept.days.len() >= MOST_DAYS {
            kept.days.clear();
        }
        let text = format::date_time(name, day.and_time(NaiveTime::MIN).and_utc(), settings);
        kept.days.push((name, day, text.clone()));
        text
    })
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

/// The same as it is told to who does not see where an event stands: of parts that are known, because a grid has hundreds of them.
fn spoken(entry: &Entry) -> String {
    let ((begin, end), (first, last)) = (entry.walls, entry.days());
    match (entry.all_day, first == last) {
        (true, true) => day(first),
        (true, false) => format!("{} – {}", day(first), day(last)),
        (false, true) => format!("{}, {} – {}", day(first), time(begin), time(end)),
        (false, false) => format!("{}, {} – {}, {}", day(begin.date()), time(begin), day(end.date()), time(end)),
    }
}

/// All of an event for who does not see where it stands: what is written there, and the rest.
#[must_use]
pub fn whole(seen: &[Option<&str>], entry: &Entry, is_on: bool) -> String {
    let mut whole = String::new();
    let mut add = |part: &str, between: &str| {
        if !whole.is_empty() {
            whole.push_str(between);
        }
        whole.push_str(part);
    };
    seen.iter().flatten().for_each(|part| add(part, " "));
    add(&spoken(entry), ", ");
    add(kind(entry.kind), ", ");
    let category = entry.category.as_deref();
    let rest = [category, entry.answer.map(self::answer), is_on.then(t::happening_now)];
    rest.into_iter().flatten().for_each(|part| add(part, ", "));
    whole
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
