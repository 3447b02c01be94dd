//! Making, changing and deleting events.

use ::api::workdrive::{
    ConversationId, EventId, UserId,
    events::{CreateEvent, DeleteEvent, Event, EventBody, RepeatScope, UpdateEvent},
};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{
    draft::{COLUMNS, Draft, audience},
    event::one,
    guests,
    recurrence::Schedule,
    series::{self, Head, Rows, changed_meanwhile},
    times::Times,
};
use crate::{
    Backend,
    caller::Caller,
    clock, conversations,
    database::{Sql, Write},
    notices::EventChange,
    once,
    refusal::Refusal,
};

pub(super) async fn create_event(backend: Backend, caller: Caller, asked: CreateEvent) -> Result<Event, Refusal> {
    let mut tx = backend.database.write().await?;
    let made = create(&backend, &mut tx, &caller, asked.event).await?;
    once::answered(&mut tx, &made).await?;
    backend.notices.commit(tx).await?;
    Ok(made)
}

/// Makes an event; one of a conversation is announced there.
pub(crate) async fn create(
    backend: &Backend,
    tx: &mut Write,
    caller: &Caller,
    body: EventBody,
) -> Result<Event, Refusal> {
    let times = Times::new(&body, backend.config.time_zone)?;
    let occurrences = times.schedule.occurrences()?;
    let conversation = conversation(tx, caller, body.conversation_id.as_deref()).await?;
    let mut draft = Draft::new();
    draft.change(tx, caller.user, body).await?;
    let audience = audience(caller.user, draft.permissions.clone(), &draft.invited);
    audience.save(tx).await?;
    let (id, now) = (EventId(Uuid::now_v7()), backend.clock.now());
    let series = series::insert(tx, times.schedule).await?;
    let mut sql = Sql::new(
        "INSERT INTO events (slot, id, series_id, author_id, audience_id, created_at, updated_at, updated_by, starts_at, ends_at, ",
    );
    sql.push(&COLUMNS.join(", ")).push(") VALUES (0, ").bind(id.to_string()).push(", ").bind(series.to_string());
    sql.push(", ").bind(caller.user.to_string()).push(", ").bind(audience.id).push(", ").bind(now).push(", ");
    sql.bind(now)
        .push(", ")
        .bind(caller.user.to_string())
        .push(", ")
        .bind(occurrences[0].timestamp_millis())
        .push(", ");
    sql.bind((occurrences[0] + times.length).timestamp_millis());
    for column in COLUMNS {
        sql.push(", ");
        draft.bind(&mut sql, column)?;
    }
    sql.push(")");
    sql.execute(tx).await?;
    guests::invite(tx, Rows::One(id), &draft.invited, now).await?;
    if draft.is_meeting {
        guests::host(tx, Rows::One(id), caller.user, now).await?;
    }
    let rest: Vec<_> = occurrences.into_iter().enumerate().skip(1).collect();
    series::copy(tx, id, &rest, times.length, now).await?;
    let change = EventChange { event: id, author: caller.user, audience: audience.id, was_audience: None };
    backend.notices.event(tx, now, change).await?;
    if let Some(conversation) = conversation {
        belong(tx, Rows::Series(series), conversation).await?;
        conversations::announce(backend, tx, caller, conversation, id, draft.title()).await?;
    }
    one(backend, tx, caller.user, id).await
}

/// The conversation that a request names, in which the caller must be.
async fn conversation(
    connection: &mut AnyConnection,
    caller: &Caller,
    id: Option<&str>,
) -> Result<Option<ConversationId>, Refusal> {
    let Some(id) = id.filter(|id| !id.is_empty()) else { return Ok(None) };
    let in_field = |refusal: Refusal| Refusal { field: Some("conversationId".to_owned()), ..refusal };
    let id = id.parse().map_err(|_| in_field(Refusal::not_found("conversation")))?;
    conversations::must_be_member(connection, caller, id).await.map_err(in_field)?;
    Ok(Some(id))
}

async fn belong(connection: &mut AnyConnection, rows: Rows, conversation: ConversationId) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("UPDATE events SET conversation_id = ");
    sql.bind(conversation.to_string()).push(" WHERE ");
    rows.condition(&mut sql);
    sql.execute(connection).await.map(drop)
}

pub(super) async fn update_event(backend: Backend, caller: Caller, asked: UpdateEvent) -> Result<Event, Refusal> {
    let body = asked.event;
    let mut tx = backend.database.write().await?;
    let mut head = series::held(&mut tx, &caller, asked.id).await?;
    if head.author != caller.user {
        return Err(Refusal::forbidden("only who made this event may change it"));
    }
    if body.updated_at.is_some_and(|seen| seen.timestamp_millis() != head.updated_at) {
        return Err(changed_meanwhile());
    }
    let conversation = conversation(&mut tx, &caller, body.conversation_id.as_deref()).await?;
    let now = backend.clock.now();
    let times = times(&head);
    let wanted = times.changed(&body)?;
    let mut draft = Draft::read(&mut tx, head.id).await?;
    let (sent_permissions, sent_guests) = (body.permissions.is_some(), body.user_ids.is_some());
    let was_meeting = draft.is_meeting;
    let columns = draft.change(&mut tx, caller.user, body).await?;
    let alone = head.schedule.rule.is_some() && asked.repeat.unwrap_or_default() == RepeatScope::One;
    if alone {
        same_rule(&times, &wanted)?;
    }
    if asked.repeat == Some(RepeatScope::Following) {
        head = series::split(&mut tx, head).await?;
    }
    let rows = if alone { Rows::One(head.id) } else { Rows::Series(head.series) };
    if sent_guests {
        guests::invite(&mut tx, rows, &draft.invited, now).await?;
    }
    if sent_guests || sent_permissions {
        guests::show(&mut tx, rows, caller.user, sent_permissions.then_some(&draft.permissions)).await?;
    }
    if let Some(conversation) = conversation {
        belong(&mut tx, rows, conversation).await?;
    }
    if draft.is_meeting && !was_meeting {
        guests::host(&mut tx, rows, caller.user, now).await?;
    }
    save(&mut tx, rows, &draft, &columns, caller.user, now).await?;
    if wanted != times && alone {
        series::set_times(&mut tx, head.id, wanted.schedule.start, wanted.length).await?;
    } else if wanted != times {
        series::lay(&mut tx, head, wanted, now).await?;
    }
    let audience = series::seen(&mut tx, caller.user, head.id).await?.audience;
    let was_audience = (head.audience != audience).then_some(head.audience);
    let change = EventChange { event: head.id, author: head.author, audience, was_audience };
    backend.notices.event(&mut tx, now, change).await?;
    let changed = one(&backend, &mut tx, caller.user, head.id).await?;
    backend.notices.commit(tx).await?;
    Ok(changed)
}

/// One occurrence alone has no rule of its own.
fn same_rule(times: &Times, wanted: &Times) -> Result<(), Refusal> {
    let refused = |field: &str, what: &str| {
        Refusal::invalid(field, format!("{what} changes for this and the following occurrences, or for all"))
    };
    if wanted.schedule.rule != times.schedule.rule {
        return Err(refused("repeat", "a repetition"));
    }
    if wanted.schedule.zone != times.schedule.zone {
        return Err(refused("timeZone", "a time zone"));
    }
    Ok(())
}

/// Writes these columns of the draft, and that something changed.
async fn save(
    connection: &mut AnyConnection,
    rows: Rows,
    draft: &Draft,
    columns: &[&str],
    author: UserId,
    now: i64,
) -> Result<(), Refusal> {
    let mut sql = Sql::new("UPDATE events SET updated_at = CASE WHEN updated_at < ");
    let at = sql.param(now);
    sql.push(&format!("{at} THEN {at} ELSE updated_at + 1 END, updated_by = ")).bind(author.to_string());
    for column in columns {
        sql.push(", ").push(column).push(" = ");
        draft.bind(&mut sql, column)?;
    }
    sql.push(" WHERE ");
    rows.condition(&mut sql);
    sql.execute(connection).await?;
    Ok(())
}

/// When an occurrence happens now.
fn times(head: &Head) -> Times {
    let (start, end) = (clock::time(head.starts_at), clock::time(head.ends_at));
    Times { schedule: Schedule { start, ..head.schedule }, length: end - start }
}

pub(super) async fn delete_event(backend: Backend, caller: Caller, asked: DeleteEvent) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let head = series::held(&mut tx, &caller, asked.id).await?;
    if head.author != caller.user && !caller.is_admin() {
        return Err(Refusal::forbidden("only who made this event or an administrator may delete it"));
    }
    let delete: &mut AnyConnection = &mut tx;
    match asked.repeat.unwrap_or_default() {
        RepeatScope::One => series::delete_one(delete, &head).await?,
        RepeatScope::Following => series::delete_following(delete, &head).await?,
        RepeatScope::All => series::delete_all(delete, &head).await?,
    }
    let change = EventChange { event: head.id, author: head.author, audience: head.audience, was_audience: None };
    backend.notices.event(&mut tx, backend.clock.now(), change).await?;
    Ok(backend.notices.commit(tx).await?)
}
