//! Who is invited to an event, who goes, and who is there.

use std::collections::HashMap;

use ::api::{
    error::ErrorKind,
    rotunda::events::{CheckIn, GuestPage, ListGuests, SetRsvp},
    workdrive::{
        EventId, Permissions, UserId, UserStub,
        events::{Event, Guest, RepeatScope, Rsvp},
    },
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    draft::{audience, without_invited},
    event::one,
    series::{Head, Rows, seen},
};
use crate::{
    Backend,
    audiences::{Audience, visible_to},
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

/// Invites these people to these events, and nobody else any more.
pub(super) async fn invite(
    connection: &mut AnyConnection,
    rows: Rows,
    invited: &[UserId],
    now: i64,
) -> Result<(), sqlx::Error> {
    let mut sql =
        Sql::new("DELETE FROM event_people WHERE invited_at IS NOT NULL AND event_id IN (SELECT id FROM events WHERE ");
    rows.condition(&mut sql);
    sql.push(")");
    if !invited.is_empty() {
        sql.push(" AND user_id NOT IN ").list(invited);
    }
    sql.execute(&mut *connection).await?;
    let mut sql = Sql::new("INSERT INTO event_people (event_id, user_id, invited_at) SELECT events.id, u.id, ");
    sql.bind(now).push(" FROM events CROSS JOIN users u WHERE ");
    rows.condition(&mut sql);
    sql.push(" AND u.id IN ").list(invited);
    sql.push(" ON CONFLICT (event_id, user_id) DO UPDATE SET invited_at = COALESCE(event_people.invited_at, excluded.invited_at)");
    sql.execute(connection).await.map(drop)
}

/// Lets who makes a meeting go to it.
pub(super) async fn host(
    connection: &mut AnyConnection,
    rows: Rows,
    author: UserId,
    now: i64,
) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("INSERT INTO event_people (event_id, user_id, rsvp, answered_at) SELECT events.id, ");
    sql.bind(author.to_string()).push(", 'going', ").bind(now).push(" FROM events WHERE ");
    rows.condition(&mut sql);
    sql.push(" ON CONFLICT DO NOTHING");
    sql.execute(connection).await.map(drop)
}

/// Lets those see these events whom the permissions say, and whoever is invited to each. Without permissions each keeps its own.
pub(super) async fn show(
    connection: &mut AnyConnection,
    rows: Rows,
    author: UserId,
    permissions: Option<&Permissions>,
) -> Result<(), Refusal> {
    let mut sql =
        Sql::new("SELECT events.id, a.permissions FROM events JOIN audiences a ON a.id = events.audience_id WHERE ");
    rows.condition(&mut sql);
    let events = sql.rows(connection).await?;
    let mut sql = Sql::new(
        "SELECT p.event_id, p.user_id FROM event_people p JOIN events ON events.id = p.event_id WHERE p.invited_at IS NOT NULL AND ",
    );
    rows.condition(&mut sql);
    let mut invited = HashMap::<EventId, Vec<UserId>>::new();
    for row in sql.rows(connection).await? {
        invited.entry(row.parsed("event_id")?).or_default().push(row.parsed("user_id")?);
    }
    let mut audiences = HashMap::<i64, (Audience, Vec<EventId>)>::new();
    for row in &events {
        let id: EventId = row.parsed("id")?;
        let own = || row.json("permissions").map(without_invited);
        let permissions = permissions.cloned().map_or_else(own, Ok)?;
        let audience = audience(author, permissions, invited.get(&id).map_or(&[], Vec::as_slice));
        audiences.entry(audience.id).or_insert_with(|| (audience, Vec::new())).1.push(id);
    }
    for (audience, events) in audiences.into_values() {
        audience.save(connection).await?;
        let mut sql = Sql::new("UPDATE events SET audience_id = ");
        sql.bind(audience.id).push(" WHERE id IN ").list(&events);
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
