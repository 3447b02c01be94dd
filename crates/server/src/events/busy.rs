//! `/app/busy-times`: when people are busy, and not with what.

use std::collections::BTreeMap;

use ::api::{
    rotunda::events::{BusyPerson, BusyTime, ListBusyTimes},
    workdrive::UserId,
};

use super::times::LONGEST;
use crate::{
    Backend,
    caller::Caller,
    clock::{self, DAY},
    database::{Fields, Sql},
    people,
    refusal::Refusal,
};

const PEOPLE: usize = 50;
const DAYS: i64 = 62;

pub(super) async fn list_busy_times(
    backend: Backend,
    _: Caller,
    asked: ListBusyTimes,
) -> Result<Vec<BusyPerson>, Refusal> {
    let (from, to) = (asked.from.timestamp_millis(), asked.to.timestamp_millis());
    if to < from || to - from > DAYS * DAY {
        return Err(Refusal::invalid("to", format!("to is at most {DAYS} days after from")));
    }
    if asked.users.len() > PEOPLE {
        return Err(Refusal::invalid("users", format!("at most {PEOPLE} people")));
    }
    let mut connection = backend.database.pool.acquire().await?;
    let users = people::named(&mut connection, "users", &asked.users).await?;
    // CROSS JOIN makes SQLite begin with the range; to PostgreSQL it is any join.
    let mut sql = Sql::new(
        "SELECT p.user_id, e.starts_at, e.ends_at FROM events e CROSS JOIN event_people p WHERE p.event_id = e.id \
         AND (p.rsvp IS NULL OR p.rsvp <> 'not') AND e.starts_at > ",
    );
    sql.bind(from - LONGEST.num_milliseconds() - 1).push(" AND e.starts_at < ").bind(to).push(" AND e.ends_at > ");
    sql.bind(from).push(" AND p.user_id IN ").list(&users).push(" ORDER BY e.starts_at");
    let mut times: BTreeMap<UserId, Vec<(i64, i64)>> = users.into_iter().map(|user| (user, Vec::new())).collect();
    for row in sql.rows(&mut connection).await? {
        let (start, end) = (row.int("starts_at")?.max(from), row.int("ends_at")?.min(to));
        let Some(times) = times.get_mut(&row.parsed("user_id")?) else { continue };
        match times.last_mut() {
            // Two in a row are one time: where one ends is nobody's business.
            Some((_, busy)) if *busy >= start => *busy = end.max(*busy),
            _ => times.push((start, end)),
        }
    }
    let time = |(from, to)| BusyTime { from: clock::time(from), to: clock::time(to) };
    let person = |(user, times): (UserId, Vec<_>)| BusyPerson { user, times: times.into_iter().map(time).collect() };
    Ok(times.into_iter().map(person).collect())
}
