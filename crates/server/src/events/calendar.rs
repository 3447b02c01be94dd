//! Events as iCalendar files (RFC 5545), for other calendars.
//!
//! Each occurrence is an event of its own in the file, at its moment in UTC: no reader has to agree with us about time zones or rules.

use ::api::{
    endpoint::Endpoint,
    rotunda::events::{DownloadCalendar, DownloadEvent},
    workdrive::{EventId, events::Event},
};
use axum::response::{IntoResponse, Response};
use http::header;
use icalendar::{Calendar, Component, EventLike as _, Property};

use super::{
    event::{load, one},
    list::{Only, filters},
    series::seen,
    times::LONGEST,
};
use crate::{
    Backend,
    api::Raw,
    audiences::visible_to,
    caller::{self, Caller},
    clock::DAY,
    database::{Fields, Sql},
    refusal::Refusal,
};

const DAYS: i64 = 366;
const MOST: usize = 2_000;

pub(super) async fn download_event(backend: Backend, raw: Raw<DownloadEvent>) -> Result<Response, Refusal> {
    let caller = caller_of(&raw)?;
    let mut connection = backend.database.pool.acquire().await?;
    seen(&mut connection, caller.user, raw.request.id).await?;
    let event = one(&backend, &mut connection, caller.user, raw.request.id).await?;
    Ok(file("event.ics", &backend, caller, &[event]))
}

pub(super) async fn download_calendar(backend: Backend, raw: Raw<DownloadCalendar>) -> Result<Response, Refusal> {
    let caller = caller_of(&raw)?;
    let DownloadCalendar { from, to, only_going, kind, only_meeting, ref category, only_within } = raw.request;
    let (from, to) = (from.timestamp_millis(), to.timestamp_millis());
    if to < from || to - from > DAYS * DAY {
        return Err(Refusal::invalid("to", format!("to is at most {DAYS} days after from")));
    }
    let mut sql = Sql::new("SELECT e.id FROM events e WHERE e.starts_at >= ");
    sql.bind(from - LONGEST.num_milliseconds()).push(" AND e.starts_at < ").bind(to);
    if only_within == Some(true) {
        sql.push(" AND e.starts_at >= ").bind(from).push(" AND e.ends_at <= ").bind(to);
    } else {
        sql.push(" AND (e.ends_at > ").bind(from).push(" OR e.starts_at >= ").bind(from).push(")");
    }
    let only = Only { kind, category: category.as_ref(), meeting: only_meeting, going: only_going };
    filters(&mut sql, &only, caller.user);
    sql.push(" AND ");
    visible_to(&mut sql, caller.user, "e");
    sql.push(&format!(" ORDER BY e.starts_at, e.id LIMIT {}", MOST + 1));
    let mut connection = backend.database.pool.acquire().await?;
    let rows = sql.rows(&mut connection).await?;
    if rows.len() > MOST {
        return Err(Refusal::invalid("to", format!("there are more than {MOST} events in this time")));
    }
    let ids = rows.iter().map(|row| row.parsed("id")).collect::<Result<Vec<EventId>, _>>()?;
    let events = load(&backend, &mut connection, caller.user, &ids, 0).await?;
    Ok(file("calendar.ics", &backend, caller, &events))
}

fn caller_of<E: Endpoint>(raw: &Raw<E>) -> Result<Caller, Refusal> {
    raw.caller.clone().ok_or_else(caller::no_session)
}

fn file(name: &str, backend: &Backend, caller: Caller, events: &[Event]) -> Response {
    let mut calendar = Calendar::new();
    calendar.name(&backend.installation.org().name);
    for event in events {
        calendar.push(entry(event));
    }
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    let mut response = (headers, calendar.to_string()).into_response();
    if let Some(cookie) = caller.cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

fn entry(event: &Event) -> icalendar::Event {
    let mut entry = icalendar::Event::with_uid(&format!("{}@rotunda", event.id));
    entry.summary(&plain(&event.title)).starts(event.start_date_time).ends(event.end_date_time);
    if let Some(changed) = event.updated_at {
        // The same bytes for the same event: the library would write the present.
        entry.timestamp(changed).last_modified(changed);
    }
    let description = [event.description.as_deref(), event.conference_link.as_deref()];
    let description: Vec<_> = description.into_iter().flatten().collect();
    if !description.is_empty() {
        entry.description(&plain(&description.join("\n\n")));
    }
    if let Some(location) = &event.location {
        entry.location(&plain(location));
    }
    if let Some(link) = event.conference_link.as_ref().or_else(|| event.external_link.first().map(|link| &link.url)) {
        entry.url(link);
    }
    if !event.tags.is_empty() {
        entry.categories(&event.tags);
    }
    if let Some(person) = &event.creator
        && let Some(email) = &person.email
    {
        let mut organizer = Property::new("ORGANIZER", format!("mailto:{email}"));
        organizer.add_parameter("CN", &plain(&person.display_name()).replace(['"', '\n'], " "));
        entry.append_property(organizer.done());
    }
    entry
}

/// The library escapes line feeds; other control characters have no place in a calendar file.
fn plain(text: &str) -> String {
    text.chars().filter(|character| *character == '\n' || !character.is_control()).collect()
}
