//! Days: when something has to be done, as the reader's calendar counts.

use chrono::{DateTime, Utc};
use js_sys::Date;
use wasm_bindgen::JsValue;

/// A day of a calendar without a zone, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i32);

impl Day {
    /// The day of a year, month (1 to 12) and day of the month; nothing for one that no calendar has.
    #[must_use]
    pub fn of(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=12).contains(&month) || day == 0 || day > days_in(year, month) {
            return None;
        }
        // Years begin in March, so that the day of a leap year is the last: Hinnant's days from civil.
        let year = year - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month_from_march = i32::try_from((month + 9) % 12).unwrap_or(0);
        let of_year = (153 * month_from_march + 2) / 5 + i32::try_from(day).unwrap_or(0) - 1;
        Some(Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468))
    }

    /// The day of the week, 0 for Monday.
    #[must_use]
    pub fn weekday(self) -> u32 {
        // 1970-01-01 was a Thursday.
        u32::try_from((self.0 + 3).rem_euclid(7)).unwrap_or(0)
    }

    /// The reader's day of a moment.
    #[must_use]
    pub fn at(moment: DateTime<Utc>) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let date = Date::new(&JsValue::from_f64(moment.timestamp_millis() as f64));
        let year = i32::try_from(date.get_full_year()).unwrap_or(1970);
        // The browser counts months from 0 and gives days that exist.
        Self::of(year, date.get_month() + 1, date.get_date()).unwrap_or(Self(0))
    }

    /// The reader's day now.
    #[must_use]
    pub fn today() -> Self {
        Self::at(Utc::now())
    }

    /// The year, by which a date without one is completed.
    #[must_use]
    pub fn year(self) -> i32 {
        let mut year = 1970 + self.0.div_euclid(366);
        while Self::of(year + 1, 1, 1).is_some_and(|next| next <= self) {
            year += 1;
        }
        year
    }
}

const fn days_in(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// How near a task is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// Its day is over.
    Overdue,
    /// It is today.
    Today,
    /// It is in the seven days after today.
    Week,
    /// It is later.
    Later,
    /// It has no day.
    Never,
}

impl Due {
    /// All, in their order.
    pub const ALL: [Self; 5] = [Self::Overdue, Self::Today, Self::Week, Self::Later, Self::Never];

    /// How near `day` is, seen from `today`.
    #[must_use]
    pub fn of(day: Option<Day>, today: Day) -> Self {
        match day.map(|day| day.0 - today.0) {
            None => Self::Never,
            Some(..0) => Self::Overdue,
            Some(0) => Self::Today,
            Some(1..=7) => Self::Week,
            Some(_) => Self::Later,
        }
    }

    /// Its name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::Week => "week",
            Self::Later => "later",
            Self::Never => "none",
        }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (date, day) in [
            ((1970, 1, 1), Some(0)),
            ((1969, 12, 31), Some(-1)),
            ((2000, 2, 29), Some(11_016)),
            ((2000, 3, 1), Some(11_017)),
            ((2026, 11, 29), Some(20_786)),
            ((2100, 2, 29), None),
            ((2026, 4, 31), None),
            ((2026, 13, 1), None),
            ((2026, 1, 0), None),
        ] {
            assert_eq!(Day::of(date.0, date.1, date.2).map(|day| day.0), day, "{date:?}");
        }
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let mut expected = Day::of(1999, 12, 1).unwrap().0;
        for year in 1999..2030 {
            for month in (1..=12).skip(if year == 1999 { 11 } else { 0 }) {
                for day in 1..=days_in(year, month) {
                    let found = Day::of(year, month, day).unwrap();
                    assert_eq!((found.0, found.year()), (expected, year));
                    expected += 1;
                }
            }
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(Day::of(2026, 11, 29).unwrap().weekday(), 6, "a Sunday");
        assert_eq!(Day::of(2026, 11, 30).unwrap().weekday(), 0);
        assert_eq!(Day::of(1970, 1, 1).unwrap().weekday(), 3);
        assert_eq!(Day(-5).weekday(), 5);
    }

    #[test]
    fn what_is_due_is_near_or_far_by_days() {
        let today = Day(20_000);
        let of = |days: i32| Due::of(Some(Day(20_000 + days)), today);
        assert_eq!(
            [-400, -1, 0, 1, 7, 8].map(of),
            [Due::Overdue, Due::Overdue, Due::Today, Due::Week, Due::Week, Due::Later]
        );
        assert_eq!(Due::of(None, today), Due::Never);
    }
}
