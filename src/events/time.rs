//! Wall clocks and moments: the one conversion for grid, page and editor.
//!
//! The browser knows the time zones. What it is asked for is the offset at a moment; all else follows from that. A time that happens
//! twice is the first one, and one that a change of the clock leaves out is read by the clock before the change: as the backend has it.

use std::{cell::RefCell, collections::HashMap};

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::text::format;

const DAY: i64 = 86_400;

/// A time zone that the browser knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(usize);

thread_local! {
    static CLOCKS: RefCell<Vec<Clock>> = const { RefCell::new(Vec::new()) };
}

/// What shows the time of a zone.
struct Clock {
    name: String,
    format: Function,
    /// The offset at the beginning of days in UTC: between two that are the same the clock does not change.
    midnights: HashMap<i64, i64>,
}

impl Zone {
    /// The zone of this name, e.g. `Europe/Berlin`; `None` for one that the browser does not know.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let known = CLOCKS.with_borrow(|clocks| clocks.iter().position(|clock| clock.name == name));
        if let Some(place) = known {
            return Some(Self(place));
        }
        let clock = Clock { name: name.to_owned(), format: clock_format(name)?, midnights: HashMap::new() };
        CLOCKS.with_borrow_mut(|clocks| {
            clocks.push(clock);
            Some(Self(clocks.len() - 1))
        })
    }

    /// The reader's.
    #[must_use]
    pub fn here() -> Self {
        Self::named(&format::zone()).or_else(|| Self::named("UTC")).unwrap_or(Self(0))
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> String {
        CLOCKS.with_borrow(|clocks| clocks.get(self.0).map_or_else(String::new, |clock| clock.name.clone()))
    }

    /// How many seconds its clock is before UTC at a moment, given in seconds.
    fn offset(self, at: i64) -> i64 {
        CLOCKS.with_borrow_mut(|clocks| clocks.get_mut(self.0).map_or(0, |clock| clock.offset(at)))
    }

    /// What its clock shows at a moment.
    #[must_use]
    pub fn wall(self, at: DateTime<Utc>) -> NaiveDateTime {
        at.naive_utc() + TimeDelta::seconds(self.offset(at.timestamp()))
    }

    /// The moment at which its clock shows this.
    #[must_use]
    pub fn moment(self, wall: NaiveDateTime) -> DateTime<Utc> {
        let seconds = wall.and_utc().timestamp();
        // No zone is further from UTC than a day, and none changes its clock twice in three.
        let (before, after) = (self.offset(seconds - DAY), self.offset(seconds + DAY));
        let shown_by = |offset: i64| self.offset(seconds - offset) == offset;
        let offset = if !shown_by(before) && shown_by(after) { after } else { before };
        wall.and_utc() - TimeDelta::seconds(offset)
    }

    /// The first moment of a day.
    #[must_use]
    pub fn begin(self, day: NaiveDate) -> DateTime<Utc> {
        self.moment(day.and_time(NaiveTime::MIN))
    }

    /// Its day now.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        self.wall(Utc::now()).date()
    }

    /// Its name and offset at a moment, e.g. `Europe/Berlin (UTC+01:00)`.
    #[must_use]
    pub fn label(self, at: DateTime<Utc>) -> String {
        let minutes = self.offset(at.timestamp()) / 60;
        let sign = if minutes < 0 { '\u{2212}' } else { '+' };
        format!("{} (UTC{sign}{:02}:{:02})", self.name().replace('_', " "), minutes.abs() / 60, minutes.abs() % 60)
    }

    /// Whether the clocks of both show the same at a moment.
    #[must_use]
    pub fn agrees(self, other: Self, at: DateTime<Utc>) -> bool {
        self.offset(at.timestamp()) == other.offset(at.timestamp())
    }
}

impl Clock {
    fn offset(&mut self, at: i64) -> i64 {
        let day = at.div_euclid(DAY);
        let (first, last) = (self.midnight(day), self.midnight(day + 1));
        if first == last { first } else { self.ask(at) }
    }

    fn midnight(&mut self, day: i64) -> i64 {
        if let Some(offset) = self.midnights.get(&day) {
            return *offset;
        }
        let offset = self.ask(day * DAY);
        self.midnights.insert(day, offset);
        offset
    }

    /// What the clock shows, less what UTC shows.
    fn ask(&self, at: i64) -> i64 {
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let moment = JsValue::from_f64(at as f64 * 1000.0);
        let shown = self.format.call1(&JsValue::UNDEFINED, &moment).ok().and_then(|text| text.as_string());
        shown.and_then(|text| read(&text)).map_or(0, |wall| wall.and_utc().timestamp() - at)
    }
}

/// Reads `11/29/2026, 04:52:31`.
fn read(text: &str) -> Option<NaiveDateTime> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse::<u32>().ok());
    let (month, day, year) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    day.and_hms_opt(numbers.next()?, numbers.next()?, numbers.next()?)
}

fn clock_format(zone: &str) -> Option<Function> {
    let options = Object::new();
    let two = ["month", "day", "hour", "minute", "second"].map(|part| (part, "2-digit"));
    let rest = [("timeZone", zone), ("hourCycle", "h23"), ("year", "numeric"), ("calendar", "gregory")];
    for (name, value) in two.into_iter().chain(rest) {
        // Setting a member of a fresh object cannot fail.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let class: Function = Reflect::get(&js_sys::global(), &"Intl".into())
        .and_then(|intl| Reflect::get(&intl, &"DateTimeFormat".into()))
        .ok()?
        .dyn_into()
        .ok()?;
    // It throws for a zone that it does not know.
    let made = Reflect::construct(&class, &Array::of2(&"en-US".into(), &options)).ok()?;
    Some(made.unchecked_into::<Intl::DateTimeFormat>().format())
}

/// The zones that the browser knows, by name.
#[must_use]
pub fn all_zones() -> Vec<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok();
    let list = intl.and_then(|intl| {
        let ask: Function = Reflect::get(&intl, &"supportedValuesOf".into()).ok()?.dyn_into().ok()?;
        ask.call1(&intl, &"timeZone".into()).ok()?.dyn_into::<Array>().ok()
    });
    list.map(|list| list.iter().filter_map(|name| name.as_string()).collect()).unwrap_or_default()
}

/// On which weekday a week begins where the reader is, counted from Monday as 0.
#[must_use]
pub fn first_weekday() -> u32 {
    let first = week_info().and_then(|info| Reflect::get(&info, &"firstDay".into()).ok()?.as_f64());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 7")]
    first.map_or(0, |day| (day as u32 + 6) % 7)
}

fn week_info() -> Option<JsValue> {
    let class: Function =
        Reflect::get(&Reflect::get(&js_sys::global(), &"Intl".into()).ok()?, &"Locale".into()).ok()?.dyn_into().ok()?;
    let locale = Reflect::construct(&class, &Array::of1(&format::locale().into())).ok()?;
    let ask: Function = Reflect::get(&locale, &"getWeekInfo".into()).ok()?.dyn_into().ok()?;
    ask.call0(&locale).ok()
}

/// The day so many days later, or earlier.
#[must_use]
pub fn days_on(day: NaiveDate, by: i64) -> NaiveDate {
    let moved = if by < 0 {
        day.checked_sub_days(Days::new(by.unsigned_abs()))
    } else {
        day.checked_add_days(Days::new(by.unsigned_abs()))
    };
    moved.unwrap_or(day)
}
