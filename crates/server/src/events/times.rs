//! When an event is to happen, out of what a body says and what was before.

use ::api::workdrive::events::{EndsKind, EventBody, Repeat};
use chrono::{DateTime, Datelike, TimeDelta, Utc};
use chrono_tz::Tz;

use super::recurrence::Schedule;
use crate::refusal::Refusal;

/// The longest event. Lists look back as far for what is still going on, so that a range of the index is enough.
pub(super) const LONGEST: TimeDelta = TimeDelta::days(31);

/// When one occurrence happens, and how it repeats from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Times {
    pub(super) schedule: Schedule,
    pub(super) length: TimeDelta,
}

impl Times {
    /// The times of a new event.
    pub(super) fn new(body: &EventBody, usual: Tz) -> Result<Self, Refusal> {
        let Some(start) = body.start_date_time else {
            return Err(Refusal::invalid("startDateTime", "an event needs a start"));
        };
        let Some(length) = length(body, start) else {
            return Err(Refusal::invalid("endDateTime", "an event needs an end, or a duration"));
        };
        let schedule = Schedule::new(start, zone(body)?.unwrap_or(usual), repeat(body)?);
        Self { schedule, length }.checked()
    }

    /// The times after a change of this occurrence: without a new end its length stays, without a repetition the old one.
    pub(super) fn changed(self, body: &EventBody) -> Result<Self, Refusal> {
        let start = body.start_date_time.unwrap_or(self.schedule.start);
        let zone = zone(body)?.unwrap_or(self.schedule.zone);
        let schedule = match repeat(body)? {
            Some(repeat) => Schedule::new(start, zone, Some(repeat)),
            None => Schedule { start, zone, ..self.schedule },
        };
        Self { schedule, length: length(body, start).unwrap_or(self.length) }.checked()
    }

    fn checked(self) -> Result<Self, Refusal> {
        if !(1970..=2100).contains(&self.schedule.start.year()) {
            return Err(Refusal::invalid("startDateTime", "an event begins in the years 1970 to 2100"));
        }
        if self.length < TimeDelta::zero() {
            return Err(Refusal::invalid("endDateTime", "an event cannot end before it begins"));
        }
        if self.length > LONGEST {
            return Err(Refusal::invalid("endDateTime", format!("an event lasts at most {} days", LONGEST.num_days())));
        }
        Ok(self)
    }
}

fn length(body: &EventBody, start: DateTime<Utc>) -> Option<TimeDelta> {
    let minutes = || body.duration.filter(|minutes| *minutes > 0).map(|minutes| TimeDelta::minutes(minutes.into()));
    body.end_date_time.map(|end| end - start).or_else(minutes)
}

fn repeat(body: &EventBody) -> Result<Option<Repeat>, Refusal> {
    let ends = |repeat: &Repeat| repeat.config.ends.is_some_and(|ends| ends.config.kind == EndsKind::On);
    if body.repeat.as_ref().is_some_and(|repeat| ends(repeat) && repeat.last_day().is_none()) {
        return Err(Refusal::invalid("repeat", "a repetition that ends on a day needs its date"));
    }
    Ok(body.repeat)
}

fn zone(body: &EventBody) -> Result<Option<Tz>, Refusal> {
    let Some(name) = body.time_zone.as_deref().filter(|name| !name.is_empty()) else { return Ok(None) };
    let zone = name
        .parse()
        .map_err(|_| Refusal::invalid("timeZone", "no such time zone: give a name such as Europe/Copenhagen"))?;
    Ok(Some(zone))
}
