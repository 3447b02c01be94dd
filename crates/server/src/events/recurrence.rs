//! When a repeated event happens.
//!
//! An event repeats by the clock on the wall of its time zone, as RFC 5545 has it: ten o'clock stays ten o'clock when the clocks
//! change. A time that a change of the clock leaves out is read by the clock before the change, one that happens twice is the first
//! one, and months without the day are left out. Held against an RFC 5545 library in the tests; that library is not used here because
//! it leaves out what the clocks leave out, and reads rules that nobody here can write.

use api::workdrive::events::{Frequency, Repeat};
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use crate::refusal::Refusal;

/// The most occurrences of one event: every day for a year.
pub(crate) const MOST: usize = 366;

/// When an event happens: once, or by a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Schedule {
    /// The first occurrence.
    pub(crate) start: DateTime<Utc>,
    /// Whose clock it follows.
    pub(crate) zone: Tz,
    /// How often, and the last day on which it may begin there.
    pub(crate) rule: Option<(Frequency, NaiveDate)>,
}

impl Schedule {
    /// The schedule that a body asks for. Without an end it goes on for a year.
    pub(crate) fn new(start: DateTime<Utc>, zone: Tz, repeat: Option<Repeat>) -> Self {
        let first = start.with_timezone(&zone).date_naive();
        let rule = repeat.map(|repeat| {
            let year = || first.checked_add_months(Months::new(12)).and_then(|day| day.pred_opt()).unwrap_or(first);
            (repeat.config.frequency, repeat.last_day().unwrap_or_else(year))
        });
        Self { start, zone, rule }
    }

    /// All occurrences, in order.
    ///
    /// # Errors
    /// When there are more than [`MOST`], or none.
    pub(crate) fn occurrences(&self) -> Result<Vec<DateTime<Utc>>, Refusal> {
        let Some((frequency, last)) = self.rule else { return Ok(vec![self.start]) };
        let all: Vec<_> = occurrences(self.start, self.zone, frequency)
            .take_while(|(day, _)| *day <= last)
            .map(|(_, at)| at)
            .take(MOST + 1)
            .collect();
        match all.len() {
            0 => Err(Refusal::invalid("repeat", "a repetition cannot end before it begins")),
            count if count > MOST => {
                Err(Refusal::invalid("repeat", format!("an event has at most {MOST} occurrences")))
            }
            _ => Ok(all),
        }
    }

    /// The local day of a moment.
    pub(crate) fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }
}

/// The moments at which an event that first begins at `start` begins, each with its day by the rule. They have no end.
pub(crate) fn occurrences(
    start: DateTime<Utc>,
    zone: Tz,
    frequency: Frequency,
) -> impl Iterator<Item = (NaiveDate, DateTime<Utc>)> {
    let local = start.with_timezone(&zone).naive_local();
    (0_u32..).map_while(move |step| nth_day(local.date(), frequency, step)).flatten().map(move |day| {
        // The first one is where it is, even in an hour that happens twice.
        (day, if day == local.date() { start } else { moment(day.and_time(local.time()), zone) })
    })
}

/// The day after so many steps; `Some(None)` for a month that lacks it, `None` at the end of the calendar.
#[expect(clippy::option_option, reason = "a gap is not the end")]
fn nth_day(first: NaiveDate, frequency: Frequency, step: u32) -> Option<Option<NaiveDate>> {
    match frequency.days() {
        Some(days) => first.checked_add_days(Days::new(u64::from(days) * u64::from(step))).map(Some),
        None => first.with_day(1)?.checked_add_months(Months::new(step)).map(|month| month.with_day(first.day())),
    }
}

/// The moment at which the clocks of a zone show a time.
pub(crate) fn moment(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    if let Some(at) = zone.from_local_datetime(&local).earliest() {
        return at.to_utc();
    }
    // The clocks jump over it: the offset before the jump counts. The widest jump left out a whole day (Samoa, 2011).
    let before = (1..=48).find_map(|hours| zone.from_local_datetime(&(local - TimeDelta::hours(hours))).latest());
    let offset = before.map_or(0, |before| before.offset().fix().local_minus_utc());
    (local - TimeDelta::seconds(offset.into())).and_utc()
}

#[cfg(test)]
mod tests;
