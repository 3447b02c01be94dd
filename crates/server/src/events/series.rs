//! An event and its occurrences: finding one, holding it, and changing which there are.

use std::collections::HashSet;

use ::api::{
    error::ErrorKind,
    workdrive::{EventId, SeriesId, UserId, events::Frequency},
};
use chrono::{DateTime, Datelike, Months, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{
    draft::COLUMNS,
    recurrence::{Schedule, moment, occurrences},
    times::Times,
};
use crate::{
    audiences::visible_to,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    refusal::Refusal,
};

/// One occurrence, and the rule of all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub(super) id: EventId,
    pub(super) series: SeriesId,
    pub(super) slot: usize,
    pub(super) author: UserId,
    pub(super) audience: i64,
    pub(super) updated_at: i64,
    pub(super) starts_at: i64,
    pub(super) ends_at: i64,
    /// Of the whole series.
    pub(super) schedule: Schedule,
}

/// Which rows a change is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rows {
    One(EventId),
    Series(SeriesId),
}

impl Rows {
    /// Adds the condition on `events`.
    pub(super) fn condition(self, sql: &mut Sql) {
        match self {
            Self::One(id) => sql.push("events.id = ").bind(id.to_string()),
            Self::Series(id) => sql.push("events.series_id = ").bind(id.to_string()),
        };
    }
}

/// Finds an event that the caller may see.
pub(super) async fn seen(connection: &mut AnyConnection, me: UserId, id: EventId) -> Result<Head, Refusal> {
    let mut sql = Sql::new(
        "SELECT e.*, s.time_zone, s.starts_at AS first_at, s.frequency, s.last_day \
         FROM events e JOIN event_series s ON s.id = e.series_id WHERE e.id = ",
    );
    sql.bind(id.to_string()).push(" AND ");
    visible_to(&mut sql, me, "e");
    let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found("event"))?;
    Ok(Head {
        id,
        series: row.parsed("series_id")?,
        slot: usize::try_from(row.int("slot")?).unwrap_or_default(),
        author: row.parsed("author_id")?,
        audience: row.int("audience_id")?,
        updated_at: row.int("updated_at")?,
        starts_at: row.int("starts_at")?,
        ends_at: row.int("ends_at")?,
        schedule: Schedule {
            start: clock::time(row.int("first_at")?),
            zone: row.text("time_zone")?.parse().unwrap_or(Tz::UTC),
            rule: row
                .maybe_text("frequency")?
                .and_then(|title| Frequency::of_title(&title))
                .zip(row.maybe_parsed("last_day")?),
        },
    })
}

/// The same, and holds all its occurrences until the transaction ends, so that of two changes at once the second sees the first.
pub(super) async fn held(connection: &mut AnyConnection, caller: &Caller, id: EventId) -> Result<Head, Refusal> {
    let before = seen(connection, caller.user, id).await?;
    let mut sql = Sql::new("UPDATE event_series SET changes = changes + 1 WHERE id = ");
    sql.bind(before.series.to_string());
    sql.execute(connection).await?;
    let head = seen(connection, caller.user, id).await?;
    if head.series != before.series {
        return Err(changed_meanwhile());
    }
    Ok(head)
}

/// Somebody else was quicker.
pub(super) fn changed_meanwhile() -> Refusal {
    Refusal::new(ErrorKind::Conflict, "somebody else changed this event meanwhile")
}

/// Adds the rule of a new event.
pub(super) async fn insert(connection: &mut AnyConnection, schedule: Schedule) -> Result<SeriesId, sqlx::Error> {
    let id = SeriesId(Uuid::now_v7());
    let (frequency, last_day) = columns(schedule);
    let mut sql =
        Sql::new("INSERT INTO event_series (changes, id, time_zone, starts_at, frequency, last_day) VALUES (0, ");
    sql.bind(id.to_string()).push(", ").bind(schedule.zone.name().to_owned()).push(", ");
    sql.bind(schedule.start.timestamp_millis()).push(", ").bind(frequency).push(", ").bind(last_day).push(")");
    sql.execute(connection).await?;
    Ok(id)
}

async fn update(connection: &mut AnyConnection, id: SeriesId, schedule: Schedule) -> Result<(), sqlx::Error> {
    let (frequency, last_day) = columns(schedule);
    let mut sql = Sql::new("UPDATE event_series SET time_zone = ");
    sql.bind(schedule.zone.name().to_owned()).push(", starts_at = ").bind(schedule.start.timestamp_millis());
    sql.push(", frequency = ").bind(frequency).push(", last_day = ").bind(last_day);
    sql.push(" WHERE id = ").bind(id.to_string());
    sql.execute(connection).await.map(drop)
}

fn columns(schedule: Schedule) -> (Option<String>, Option<String>) {
    schedule.rule.map(|(frequency, last)| (frequency.title().to_owned(), last.to_string())).unzip()
}

/// Adds occurrences that say what `model` says, to the people whom that invites.
pub(super) async fn copy(
    connection: &mut AnyConnection,
    model: EventId,
    slots: &[(usize, DateTime<Utc>)],
    length: TimeDelta,
    now: i64,
) -> Result<(), sqlx::Error> {
    let mut added = Vec::with_capacity(slots.len());
    for (slot, start) in slots {
        let id = EventId(Uuid::now_v7());
        let contents = COLUMNS.join(", ");
        let mut sql = Sql::new("INSERT INTO events (series_id, author_id, audience_id, updated_by, ");
        sql.push(&contents).push(", id, slot, starts_at, ends_at, created_at, updated_at) SELECT ");
        sql.push("series_id, author_id, audience_id, updated_by, ")
            .push(&contents)
            .push(", ")
            .bind(id.to_string())
            .push(", ");
        sql.bind(as_int(*slot)).push(", ").bind(start.timestamp_millis()).push(", ");
        sql.bind((*start + length).timestamp_millis()).push(", ").bind(now).push(", ").bind(now);
        sql.push(" FROM events WHERE id = ").bind(model.to_string());
        sql.execute(connection).await?;
        added.push(id);
    }
    // Only its maker's own answer goes for all.
    let mut sql = Sql::new(
        "INSERT INTO event_people (event_id, user_id, invited_at, rsvp, answered_at) \
         SELECT e.id, p.user_id, p.invited_at, CASE WHEN p.user_id = e.author_id THEN p.rsvp END, \
         CASE WHEN p.user_id = e.author_id THEN p.answered_at END FROM events e CROSS JOIN event_people p \
         WHERE (p.invited_at IS NOT NULL OR p.user_id = e.author_id) AND p.event_id = ",
    );
    sql.bind(model.to_string()).push(" AND e.id IN ").list(&added);
    sql.execute(connection).await.map(drop)
}

/// Makes the occurrences from this one on an event of their own. Answers it as the first of that.
pub(super) async fn split(connection: &mut AnyConnection, head: Head) -> Result<Head, Refusal> {
    let Some((frequency, last)) = head.schedule.rule.filter(|_| head.slot > 0) else { return Ok(head) };
    let (day, start) = nominal(&head)?;
    let rest = Schedule { start, rule: Some((frequency, last)), ..head.schedule };
    let series = insert(connection, rest).await?;
    let mut sql = Sql::new("UPDATE events SET series_id = ");
    sql.bind(series.to_string()).push(", slot = slot - ").bind(as_int(head.slot)).push(" WHERE series_id = ");
    sql.bind(head.series.to_string()).push(" AND slot >= ").bind(as_int(head.slot));
    sql.execute(connection).await?;
    end_before(connection, &head, frequency, day).await?;
    Ok(Head { series, slot: 0, schedule: rest, ..head })
}

/// Lets an event end before this day; it goes when nothing of it is left.
async fn end_before(
    connection: &mut AnyConnection,
    head: &Head,
    frequency: Frequency,
    day: NaiveDate,
) -> Result<(), Refusal> {
    let last = day.pred_opt().unwrap_or(day);
    update(connection, head.series, Schedule { rule: Some((frequency, last)), ..head.schedule }).await?;
    Ok(remove_empty(connection, head.series).await?)
}

/// The day and the moment of an occurrence by the rule, wherever it was moved to.
fn nominal(head: &Head) -> Result<(NaiveDate, DateTime<Utc>), Refusal> {
    let Schedule { start, zone, rule } = head.schedule;
    let by_rule = rule.and_then(|(frequency, _)| occurrences(start, zone, frequency).nth(head.slot));
    by_rule.ok_or_else(|| Refusal::broken("find the occurrence", "its place is outside the rule"))
}

/// Lays all occurrences on the rule anew, such that this one happens at these times. Those that the rule had and that were deleted
/// stay so, unless it has another frequency now.
pub(super) async fn lay(connection: &mut AnyConnection, head: Head, to: Times, now: i64) -> Result<(), Refusal> {
    let old = head.schedule.occurrences()?;
    let (schedule, new) = laid(&head, to, old.len())?;
    update(connection, head.series, schedule).await?;
    let mut sql = Sql::new("DELETE FROM events WHERE series_id = ");
    sql.bind(head.series.to_string()).push(" AND slot >= ").bind(as_int(new.len()));
    sql.execute(connection).await?;
    let mut sql = Sql::new("SELECT id, slot FROM events WHERE series_id = ");
    sql.bind(head.series.to_string());
    let mut there = HashSet::new();
    for row in sql.rows(connection).await? {
        let slot = usize::try_from(row.int("slot")?).unwrap_or_default();
        let Some(start) = new.get(slot) else { continue };
        set_times(connection, row.parsed("id")?, *start, to.length).await?;
        there.insert(slot);
    }
    let same_frequency = frequency(head.schedule) == frequency(schedule);
    let deleted = |slot: &usize| same_frequency && *slot < old.len();
    let missing = (0..new.len()).filter(|slot| !there.contains(slot) && !deleted(slot)).map(|slot| (slot, new[slot]));
    Ok(copy(connection, head.id, &missing.collect::<Vec<_>>(), to.length, now).await?)
}

fn frequency(schedule: Schedule) -> Option<Frequency> {
    schedule.rule.map(|(frequency, _)| frequency)
}

/// The rule that puts this occurrence at these times, and what it makes.
fn laid(head: &Head, to: Times, count: usize) -> Result<(Schedule, Vec<DateTime<Utc>>), Refusal> {
    let (old, new) = (head.schedule, to.schedule);
    let Some((often, last)) = new.rule.filter(|_| old.rule.is_some()) else {
        return Ok((new, new.occurrences()?));
    };
    let local = new.start.with_timezone(&new.zone).naive_local();
    let start = if head.slot == 0 {
        new.start
    } else {
        let (first, was) = (old.day(old.start), nominal(head)?.0);
        let day = if often == Frequency::Monthly && frequency(old) == Some(often) {
            let months = (was.year() - first.year()) * 12 + was.month().cast_signed() - first.month().cast_signed();
            let month =
                local.date().with_day(1).and_then(|day| day.checked_sub_months(Months::new(months.unsigned_abs())));
            month.and_then(|month| month.with_day(local.date().day()))
        } else {
            first.checked_add_signed(local.date() - was)
        };
        moment(day.ok_or_else(unreachable_day)?.and_time(local.time()), new.zone)
    };
    let (schedule, all) = if old.rule == new.rule {
        // The same rule, moved: nothing falls off its end.
        let all: Vec<_> = occurrences(start, new.zone, often).take(count).collect();
        let last = all.last().map_or(last, |(day, _)| *day);
        (Schedule { start, rule: Some((often, last)), ..new }, all.into_iter().map(|(_, at)| at).collect::<Vec<_>>())
    } else {
        let schedule = Schedule { start, ..new };
        (schedule, schedule.occurrences()?)
    };
    match all.get(head.slot) {
        None => Err(Refusal::invalid("repeat", "the repetition must not end before this occurrence")),
        Some(at) if frequency(old) == Some(often) && new.day(*at) != local.date() => Err(unreachable_day()),
        Some(_) => Ok((schedule, all)),
    }
}

fn unreachable_day() -> Refusal {
    Refusal::invalid(
        "startDateTime",
        "the repetition cannot have this day: change this occurrence and the following ones",
    )
}

/// Moves one occurrence.
pub(super) async fn set_times(
    connection: &mut AnyConnection,
    id: EventId,
    start: DateTime<Utc>,
    length: TimeDelta,
) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("UPDATE events SET starts_at = ");
    sql.bind(start.timestamp_millis()).push(", ends_at = ").bind((start + length).timestamp_millis());
    sql.push(" WHERE id = ").bind(id.to_string());
    sql.execute(connection).await.map(drop)
}

/// Deletes one occurrence.
pub(super) async fn delete_one(connection: &mut AnyConnection, head: &Head) -> Result<(), Refusal> {
    let mut sql = Sql::new("DELETE FROM events WHERE id = ");
    sql.bind(head.id.to_string());
    sql.execute(connection).await?;
    Ok(remove_empty(connection, head.series).await?)
}

/// Deletes an occurrence and those after it.
pub(super) async fn delete_following(connection: &mut AnyConnection, head: &Head) -> Result<(), Refusal> {
    let Some((frequency, _)) = head.schedule.rule.filter(|_| head.slot > 0) else {
        return delete_all(connection, head).await;
    };
    let mut sql = Sql::new("DELETE FROM events WHERE series_id = ");
    sql.bind(head.series.to_string()).push(" AND slot >= ").bind(as_int(head.slot));
    sql.execute(connection).await?;
    end_before(connection, head, frequency, nominal(head)?.0).await
}

/// Deletes all occurrences.
pub(super) async fn delete_all(connection: &mut AnyConnection, head: &Head) -> Result<(), Refusal> {
    let mut sql = Sql::new("DELETE FROM event_series WHERE id = ");
    sql.bind(head.series.to_string());
    sql.execute(connection).await?;
    Ok(())
}

async fn remove_empty(connection: &mut AnyConnection, series: SeriesId) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("DELETE FROM event_series WHERE id = ");
    let id = sql.param(series.to_string());
    sql.push(&format!("{id} AND NOT EXISTS (SELECT 1 FROM events WHERE series_id = {id})"));
    sql.execute(connection).await.map(drop)
}

fn as_int(slot: usize) -> i64 {
    i64::try_from(slot).unwrap_or(i64::MAX)
}
