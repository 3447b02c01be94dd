//! Times, numbers and sizes in the reader's language and zone, through the browser's `Intl`: one function each.

use std::{
    cell::RefCell,
    sync::{LazyLock, RwLock},
};

use chrono::{DateTime, Utc};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::{Language, language};

/// Tells each half minute all who follow it, so that relative times stay true.
///
/// Each time another takes its place: a signal (0.2) never forgets who has asked it, and views that show a time come and go all day.
static MINUTE: LazyLock<RwLock<ArcTrigger>> = LazyLock::new(|| {
    let tick = || {
        let over = MINUTE.write().map(|mut minute| std::mem::replace(&mut *minute, ArcTrigger::new()));
        if let Ok(over) = over {
            over.notify();
        }
    };
    set_interval(tick, std::time::Duration::from_secs(30));
    RwLock::new(ArcTrigger::new())
});

/// How long ago or ahead, e.g. "5 minutes ago", "yesterday"; a date when it is more than a week.
#[must_use]
pub fn relative(at: DateTime<Utc>) -> String {
    follow_time();
    let seconds = (at - Utc::now()).num_seconds();
    let distance = seconds.abs();
    let (amount, unit) = match distance {
        0..60 => (0, "second"),
        60..3_600 => (seconds / 60, "minute"),
        3_600..86_400 => (seconds / 3_600, "hour"),
        86_400..604_800 => (seconds / 86_400, "day"),
        _ => return date(at),
    };
    let made = kept("relative", || {
        Intl::RelativeTimeFormat::new(&locales(), &options(&[("numeric", "auto"), ("style", "short")])).into()
    });
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    made.unchecked_ref::<Intl::RelativeTimeFormat>().format(amount as f64, unit).into()
}

/// The exact local date and time with seconds left out, e.g. "23 November 2026 at 14:05".
#[must_use]
pub fn exact(at: DateTime<Utc>) -> String {
    date_time("exact", at, &[("dateStyle", "long"), ("timeStyle", "short")])
}

/// The local date, e.g. "Nov 23, 2026".
#[must_use]
pub fn date(at: DateTime<Utc>) -> String {
    date_time("date", at, &[("dateStyle", "medium")])
}

/// The local time of day, e.g. "14:05".
#[must_use]
pub fn time(at: DateTime<Utc>) -> String {
    date_time("time", at, &[("hour", "numeric"), ("minute", "2-digit")])
}

/// The local day with its weekday, e.g. "Monday, 23 November"; with its year when that is another.
#[must_use]
pub fn long_day(at: DateTime<Utc>) -> String {
    if year(at) == year(Utc::now()) {
        date_time("long-day", at, &[("weekday", "long"), ("day", "numeric"), ("month", "long")])
    } else {
        date_time("long-day-year", at, &[("dateStyle", "full")])
    }
}

/// The local day, counted from one long ago: two moments have the same when they are on one day.
#[must_use]
pub fn day(at: DateTime<Utc>) -> i32 {
    let date = local(at);
    let (year, month, day) = (date.get_full_year(), date.get_month(), date.get_date());
    #[expect(clippy::cast_possible_wrap, reason = "a year, a month and a day")]
    {
        (year as i32 * 12 + month as i32) * 31 + day as i32
    }
}

/// The name of the reader's time zone, e.g. "Europe/Berlin".
#[must_use]
pub fn zone() -> String {
    let format = Intl::DateTimeFormat::new(&locales(), &Object::new());
    let zone = Reflect::get(&format.resolved_options(), &"timeZone".into());
    zone.ok().and_then(|zone| zone.as_string()).unwrap_or_default()
}

/// As short as it is clear: the time of today, the weekday of the last days, else the date.
#[must_use]
pub fn short(at: DateTime<Utc>) -> String {
    follow_time();
    let now = Utc::now();
    if day(at) == day(now) {
        time(at)
    } else if (now - at).num_days() < 6 && at <= now {
        date_time("weekday", at, &[("weekday", "short")])
    } else if year(at) == year(now) {
        date_time("short-date", at, &[("day", "numeric"), ("month", "short")])
    } else {
        date(at)
    }
}

/// The local day of the week, e.g. "Monday".
#[must_use]
pub fn weekday(at: DateTime<Utc>) -> String {
    date_time("long-weekday", at, &[("weekday", "long")])
}

/// Makes what calls this anew every half minute.
pub fn follow_time() {
    if let Ok(minute) = MINUTE.read() {
        minute.track();
    }
}

/// The local time of day in minutes since midnight.
#[must_use]
pub fn minute(at: DateTime<Utc>) -> u16 {
    let date = local(at);
    u16::try_from(date.get_hours() * 60 + date.get_minutes()).unwrap_or(0)
}

fn year(at: DateTime<Utc>) -> u32 {
    local(at).get_full_year()
}

fn local(at: DateTime<Utc>) -> Date {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    Date::new(&JsValue::from_f64(at.timestamp_millis() as f64))
}

/// A whole number with the language's separators.
#[must_use]
pub fn number(number: u64) -> String {
    let made = kept("number", || Intl::NumberFormat::new(&locales(), &Object::new()).format().into());
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    call(made.unchecked_ref(), &JsValue::from_f64(number as f64))
}

/// A size in bytes, e.g. "1.4 MB".
#[must_use]
pub fn bytes(bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "shown with two digits")]
    let (amount, unit) = match bytes {
        0..1_000 => (bytes as f64, "byte"),
        1_000..1_000_000 => (bytes as f64 / 1e3, "kilobyte"),
        1_000_000..1_000_000_000 => (bytes as f64 / 1e6, "megabyte"),
        _ => (bytes as f64 / 1e9, "gigabyte"),
    };
    let options = options(&[("style", "unit"), ("unit", unit), ("unitDisplay", "short")]);
    // Setting a member of a fresh object cannot fail.
    let _ = Reflect::set(&options, &"maximumFractionDigits".into(), &JsValue::from(u8::from(amount < 10.0)));
    call(&Intl::NumberFormat::new(&locales(), &options).format(), &JsValue::from_f64(amount))
}

/// A moment by a format of one's own; `name` is that of the format.
#[must_use]
pub fn date_time(name: &'static str, at: DateTime<Utc>, settings: &[(&str, &str)]) -> String {
    let made = kept(name, || Intl::DateTimeFormat::new(&locales(), &options(settings)).format().into());
    call(made.unchecked_ref(), &local(at))
}

/// Two moments as one text, which says once what both have in common; `name` is that of the format.
#[must_use]
pub fn date_time_range(
    name: &'static str,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    settings: &[(&str, &str)],
) -> String {
    let format = kept(name, || Intl::DateTimeFormat::new(&locales(), &options(settings)).into());
    let range: Option<Function> =
        Reflect::get(&format, &"formatRange".into()).ok().and_then(|function| function.dyn_into().ok());
    let text = range.and_then(|range| range.call2(&format, &local(from), &local(to)).ok());
    text.and_then(|text| text.as_string()).unwrap_or_default()
}

/// The locale that dates and numbers are written in, e.g. `en-GB`.
#[must_use]
pub fn locale() -> String {
    locales().get(0).as_string().unwrap_or_default()
}

fn call(format: &Function, value: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

thread_local! {
    /// Formats by name, and the language that they are for: making one costs the browser a hundred times what using it does.
    static FORMATS: RefCell<(Language, Vec<(&'static str, JsValue)>)> = const { RefCell::new((Language::English, Vec::new())) };
}

/// The format of this name in the current language.
fn kept(name: &'static str, make: impl FnOnce() -> JsValue) -> JsValue {
    let known = FORMATS.with_borrow_mut(|(of, formats)| {
        if *of != language() {
            *of = language();
            formats.clear();
        }
        formats.iter().find(|(known, _)| *known == name).map(|(_, format)| format.clone())
    });
    known.unwrap_or_else(|| {
        let format = make();
        FORMATS.with_borrow_mut(|(_, formats)| formats.push((name, format.clone())));
        format
    })
}

/// The language of the catalogue, in the reader's own region where the browser names one for it.
fn locales() -> Array {
    let language = language().code();
    let browser = web_sys::window().map(|window| window.navigator().languages());
    let own = browser.and_then(|all| {
        all.iter().filter_map(|code| code.as_string()).find(|code| code.split('-').next() == Some(language))
    });
    Array::of1(&JsValue::from_str(own.as_deref().unwrap_or(language)))
}

fn options(settings: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in settings {
        // Setting a member of a fresh object cannot fail.
        let _ = Reflect::set(options.unchecked_ref(), &(*name).into(), &(*value).into());
    }
    options
}
