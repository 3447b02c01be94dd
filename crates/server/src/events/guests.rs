//! Who is invited to an event, who goes, and who is there.

use ::api::{
    error::ErrorKind,
    rotunda::events::{CheckIn, GuestPage, ListGuests, SetRsvp},
    workdrive::{
        EventId, UserId, UserStub,
        events::{Event, Guest, RepeatScope, Rsvp},
    },
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    draft::Draft,
    event::one,
    series::{Head, Rows, seen},
};
use crate::{
    Backend,
    audiences::visible_to,
    caller::Caller,
    clock::{self, MINUTE},
    database::{Fields, Sql, Write},
    notices::EventChange,
    paging::Paging,
    people,
    refusal::Refusal,
};

/// How early one may check in.
const EARLY_MS: i64 = 30 * MINUTE;

/// Invites whom the draft names to these events, and nobody else any more. Whoever makes a meeting goes to it.
pub(super) async fn invite(
    connection: &mut AnyConnection,
    rows: Rows,
    draft: &Draft,
    author: UserId,
    now: i64,
) -> Result<(), sqlx::Error> {
    let mut sql =
        Sql::new("DELETE FROM event_people WHERE invited_at IS NOT NULL AND event_id IN (SELECT id FROM events WHERE ");
    rows.condition(&mut sql);
    sql.push(")");
    if !draft.invited.is_empty() {
        sql.push(" AND user_id NOT IN ").list(&draft.invited);
    }
    sql.execute(&mut *connection).await?;
    let mut sql = Sql::new("INSERT INTO event_people (event_id, user_id, invited_at) SELECT events.id, u.id, ");
    sql.bind(now).push(" FROM events CROSS JOIN users u WHERE ");
    rows.condition(&mut sql);
    sql.push(" AND u.id IN ").list(&draft.invited);
    sql.push(" ON CONFLICT (event_id, user_id) DO UPDATE SET invited_at = COALESCE(event_people.invited_at, excluded.invited_at)");
    sql.execute(&mut *connection).await?;
    if draft.is_meeting {
        let mut sql = Sql::new("INSERT INTO event_people (event_id, user_id, rsvp, answered_at) SELECT events.id, ");
        sql.bind(author.to_string()).push(", 'going', ").bind(now).push(" FROM events WHERE ");
        rows.condition(&mut sql);
        sql.push(" ON CONFLICT DO NOTHING");
        sql.execute(connection).await?;
    }
    Ok(())
}

pub(super) async fn set_rsvp(backend: Backend, caller: Caller, asked: SetRsvp) -> Result<Event, Refusal> {
    let mut tx = backend.database.write().await?;
    let (head, now) = (seen(&mut tx, caller.user, asked.id).await?, backend.clock.now());
    if head.ends_at <= now {
        return Err(Refusal::new(ErrorKind::Conflict, "the event is over"));
    }
    let mut sql = Sql::new("INSERT INTO event_people (event_id, user_id, rsvp, answered_at) SELECT e.id, ");
    sql.bind(caller.user.to_string()).push(", ").bind(name(asked.rsvp).to_owned()).push(", ").bind(now);
    sql.push(" FROM events e WHERE ");
    match asked.repeat.unwrap_or_default() {
        RepeatScope::One => sql.push("e.id = ").bind(head.id.to_string()),
        RepeatScope::Following => sql
            .push("e.slot >= ")
            .bind(i64::try_from(head.slot).unwrap_or_default())
            .push(" AND e.series_id = ")
            .bind(head.series.to_string()),
        RepeatScope::All => sql.push("e.series_id = ").bind(head.series.to_string()),
    };
    sql.push(" AND e.ends_at > ").bind(now).push(" AND ");
    visible_to(&mut sql, caller.user, "e");
    sql.push(" ON CONFLICT (event_id, user_id) DO UPDATE SET rsvp = excluded.rsvp, answered_at = excluded.answered_at");
    sql.execute(&mut tx).await?;
    finish(&backend, &caller, tx, &head).await
}

pub(super) async fn check_in(backend: Backend, caller: Caller, asked: CheckIn) -> Result<Event, Refusal> {
    let mut tx = backend.database.write().await?;
    let (head, now) = (seen(&mut tx, caller.user, asked.id).await?, backend.clock.now());
    if now < head.starts_at - EARLY_MS || now >= head.ends_at {
        return Err(Refusal::new(ErrorKind::Conflict, "one checks in from half an hour before an event until its end"));
    }
    let mut sql = Sql::new("INSERT INTO event_people (event_id, user_id, rsvp, answered_at, checked_in_at) VALUES (");
    sql.bind(head.id.to_string()).push(", ").bind(caller.user.to_string()).push(", 'going', ");
    let at = sql.param(now);
    sql.push(&format!(
        "{at}, {at}) ON CONFLICT (event_id, user_id) DO UPDATE SET rsvp = 'going', \
         answered_at = CASE WHEN event_people.rsvp = 'going' THEN event_people.answered_at ELSE excluded.answered_at END, \
         checked_in_at = COALESCE(event_people.checked_in_at, excluded.checked_in_at)"
    ));
    sql.execute(&mut tx).await?;
    finish(&backend, &caller, tx, &head).await
}

/// Tells about it, and answers the event.
async fn finish(backend: &Backend, caller: &Caller, mut tx: Write, head: &Head) -> Result<Event, Refusal> {
    let change = EventChange { event: head.id, author: head.author, audience: head.audience, was_audience: None };
    backend.notices.event(&mut tx, backend.clock.now(), change).await?;
    let answer = one(backend, &mut tx, caller.user, head.id).await?;
    backend.notices.commit(tx).await?;
    Ok(answer)
}

pub(super) async fn list_guests(backend: Backend, caller: Caller, asked: ListGuests) -> Result<GuestPage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let mut connection = backend.database.pool.acquire().await?;
    seen(&mut connection, caller.user, asked.id).await?;
    let from = |sql: &mut Sql| {
        sql.push(" FROM event_people p JOIN users u ON u.id = p.user_id WHERE p.event_id = ")
            .bind(asked.id.to_string());
        if let Some(rsvp) = asked.rsvp {
            sql.push(" AND p.rsvp = ").bind(name(rsvp).to_owned());
        }
    };
    let mut total = Sql::new("SELECT COUNT(*) AS n");
    from(&mut total);
    let total = total.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    let mut sql = Sql::new("SELECT p.*");
    from(&mut sql);
    sql.push(" ORDER BY u.sort_name, u.id").push(&paging.limit());
    let rows = sql.rows(&mut connection).await?;
    let ids = rows.iter().map(|row| row.parsed("user_id")).collect::<Result<Vec<UserId>, _>>()?;
    let mut people = people::stubs(&backend, &mut connection, ids).await?;
    let mut guests = Vec::with_capacity(rows.len());
    for row in &rows {
        let Some(person) = people.remove(&row.parsed("user_id")?) else { continue };
        guests.push(guest(row, person)?);
    }
    Ok(GuestPage { guests, meta: paging.meta(total) })
}

/// The first guests of each of these events, at most so many: who answered last comes first, then who was invited.
pub(super) async fn first(
    connection: &mut AnyConnection,
    events: &[EventId],
    most: u32,
) -> Result<Vec<AnyRow>, sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT * FROM (SELECT p.*, ROW_NUMBER() OVER (PARTITION BY p.event_id \
         ORDER BY COALESCE(p.answered_at, 0) DESC, p.user_id) AS place FROM event_people p WHERE p.event_id IN ",
    );
    sql.list(events).push(&format!(") q WHERE q.place <= {most} ORDER BY q.event_id, q.place"));
    sql.rows(connection).await
}

/// A row of `event_people`.
pub(super) fn guest(row: &AnyRow, user: UserStub) -> Result<Guest, sqlx::Error> {
    Ok(Guest {
        user,
        invited: row.maybe_int("invited_at")?.map(clock::time),
        rsvp: row.maybe_text("rsvp")?.as_deref().and_then(rsvp),
        checkin: row.maybe_int("checked_in_at")?.map(clock::time),
    })
}

/// The name of an answer in the database.
const fn name(rsvp: Rsvp) -> &'static str {
    match rsvp {
        Rsvp::Going => "going",
        Rsvp::Maybe => "maybe",
        Rsvp::Not => "not",
    }
}

/// The answer of a name.
pub(super) fn rsvp(text: &str) -> Option<Rsvp> {
    [Rsvp::Going, Rsvp::Maybe, Rsvp::Not].into_iter().find(|rsvp| name(*rsvp) == text)
}
