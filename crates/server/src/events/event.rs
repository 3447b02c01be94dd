//! Events as they are sent: rows, and what stands beside them, read in as few questions as there are tables.

use std::collections::HashMap;

use ::api::{
    rotunda::events::GetEvent,
    workdrive::{
        EventId, File, FileId, UserId, UserStub,
        events::{Event, EventKind, Frequency, Guest, Livestream, Occurrence, Repeat},
    },
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    draft::without_invited,
    guests::{first, guest, rsvp},
    series::seen,
};
use crate::{
    Backend,
    audiences::shown_to,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    media, people,
    refusal::Refusal,
};

/// How many guests one event is sent with.
const GUESTS: u32 = 100;

pub(super) async fn get_event(backend: Backend, caller: Caller, asked: GetEvent) -> Result<Event, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    seen(&mut connection, caller.user, asked.id).await?;
    one(&backend, &mut connection, caller.user, asked.id).await
}

/// One event whole: with its guests and its place among the occurrences. Who may see it has been decided before.
pub(super) async fn one(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    id: EventId,
) -> Result<Event, Refusal> {
    let event = load(backend, connection, me, &[id], GUESTS).await?.pop();
    let event = event.ok_or_else(|| Refusal::not_found("event"))?;
    let mut sql = Sql::new(
        "SELECT COUNT(*) AS n, COUNT(CASE WHEN o.slot <= e.slot THEN 1 END) AS place \
         FROM events e JOIN events o ON o.series_id = e.series_id WHERE e.id = ",
    );
    sql.bind(id.to_string());
    let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found("event"))?;
    let occurrence = Occurrence { number: row.int("place")?.unsigned_abs(), count: row.int("n")?.unsigned_abs() };
    Ok(Event { occurrence: event.repeat_id.map(|_| occurrence), ..event })
}

/// The events with these ids, in this order, as `me` sees them, each with at most so many guests.
pub(super) async fn load(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    ids: &[EventId],
    most_guests: u32,
) -> Result<Vec<Event>, Refusal> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT e.*, s.time_zone, s.frequency, s.last_day, a.permissions, c.name AS category, p.rsvp, p.checked_in_at, \
         (SELECT COUNT(*) FROM event_people g WHERE g.event_id = e.id AND g.rsvp = 'going') AS going \
         FROM events e JOIN event_series s ON s.id = e.series_id JOIN audiences a ON a.id = e.audience_id \
         LEFT JOIN categories c ON c.id = e.category_id LEFT JOIN event_people p ON p.event_id = e.id AND p.user_id = ",
    );
    sql.bind(me.to_string()).push(" WHERE e.id IN ").list(ids);
    let rows = sql.rows(connection).await?;
    let guests = if most_guests == 0 { Vec::new() } else { first(connection, ids, most_guests).await? };
    let mut people = Vec::new();
    let mut files: Vec<FileId> = Vec::new();
    for row in &rows {
        people.push(row.parsed("author_id")?);
        files.extend(row.maybe_parsed::<FileId>("poster_id")?);
        files.extend(row.json::<Vec<FileId>>("videos")?);
    }
    for row in &guests {
        people.push(row.parsed("user_id")?);
    }
    let people = people::stubs(backend, connection, people).await?;
    let files = media::files(backend, connection, files).await?;
    let mut invited = HashMap::<EventId, Vec<Guest>>::new();
    for row in &guests {
        if let Some(person) = people.get(&row.parsed("user_id")?).cloned() {
            invited.entry(row.parsed("event_id")?).or_default().push(guest(row, person)?);
        }
    }
    let mut events = HashMap::with_capacity(rows.len());
    for row in &rows {
        let mut event = event(row, me, backend.clock.now(), &people, &files)?;
        event.rsvp_users = invited.remove(&event.id).unwrap_or_default();
        events.insert(event.id, event);
    }
    Ok(ids.iter().filter_map(|id| events.remove(id)).collect())
}

fn event(
    row: &AnyRow,
    me: UserId,
    now: i64,
    people: &HashMap<UserId, UserStub>,
    files: &HashMap<FileId, File>,
) -> Result<Event, sqlx::Error> {
    let (id, author): (EventId, UserId) = (row.parsed("id")?, row.parsed("author_id")?);
    let (start, end) = (row.int("starts_at")?, row.int("ends_at")?);
    let kind = EventKind::of_number(row.int("kind")?);
    let title = row.text("title")?;
    let frequency = row.maybe_text("frequency")?.and_then(|title| Frequency::of_title(&title));
    let last_day = row.maybe_parsed("last_day")?;
    let poster: Option<FileId> = row.maybe_parsed("poster_id")?;
    let videos: Vec<FileId> = row.json("videos")?;
    let creator = people.get(&author).cloned();
    let livestream = (kind == Some(EventKind::Livestream)).then(|| Livestream {
        event: Some(id),
        title: Some(title.clone()),
        duration: (end - start).unsigned_abs() / clock::MINUTE.unsigned_abs(),
        scheduled_for: Some(clock::time(start)),
        in_progress: start <= now && now < end,
        file: videos.iter().find_map(|id| files.get(id).cloned()),
        user: creator.clone(),
    });
    Ok(Event {
        id,
        created_at: Some(clock::time(row.int("created_at")?)),
        updated_at: Some(clock::time(row.int("updated_at")?)),
        created_by: Some(author),
        updated_by: row.maybe_parsed("updated_by")?,
        title,
        description: row.maybe_text("description")?,
        external_link: row.json("links")?,
        is_external_event: false,
        conference_link: row.maybe_text("conference_link")?,
        location: row.maybe_text("location")?,
        conversation_id: row.maybe_parsed("conversation_id")?,
        start_date_time: clock::time(start),
        end_date_time: clock::time(end),
        is_virtual: row.int("is_virtual")? != 0,
        event_source: None,
        poster: poster.and_then(|id| files.get(&id).cloned()),
        going: row.int("going")?.unsigned_abs(),
        my_rsvp: row.maybe_text("rsvp")?.as_deref().and_then(rsvp),
        my_checkin: row.maybe_int("checked_in_at")?.map(clock::time),
        tags: row.json("tags")?,
        kind,
        category: row.maybe_text("category")?,
        livestream,
        rsvp_users: Vec::new(),
        creator,
        external_attendees: row.json("external_emails")?,
        repeat_config: frequency.map(|frequency| Repeat::new(frequency, last_day)),
        repeat_id: frequency.map(|_| row.parsed("series_id")).transpose()?,
        is_meeting: row.int("is_meeting")? != 0,
        time_zone: Some(row.text("time_zone")?),
        permissions: Some(shown_to(without_invited(row.json("permissions")?), author == me)),
        occurrence: None,
    })
}
