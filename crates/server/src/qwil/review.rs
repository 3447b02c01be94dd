//! Review of chats by who answers for them.

use ::api::{
    qwil::{ChatId, EntityId, MembershipId, review::*, shapes::*},
    rotunda::qwil::review::{ListReviewedPeople, ReviewedPerson},
};
use axum::response::Response;
use chrono::{DateTime, Utc};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    chats::{
        messages::{self, MOST_AT_ONCE},
        rows,
    },
    check_number, check_text, entities,
    pages::like,
    wrong,
};
use crate::{
    Backend,
    api::Raw,
    caller::{self, Caller},
    database::{Fields, Sql},
    media,
    refusal::Refusal,
};

const MOST_PEOPLE: u64 = 100;
const LONGEST_SEARCH: usize = 500;
/// A reviewed file is in nobody's cache.
const KEPT_SECONDS: i64 = 0;

/// Between which moments a list is, and from which end it is read.
struct Window {
    after: Option<DateTime<Utc>>,
    before: Option<DateTime<Utc>>,
}

impl Window {
    /// ` AND` the conditions, ` ORDER BY` and ` LIMIT`: one row more than asked for tells whether there are more.
    fn end(&self, sql: &mut Sql, column: &str, limit: u64) {
        if let Some(after) = self.after {
            sql.push(&format!(" AND {column} > ")).bind(after.timestamp_micros());
        }
        if let Some(before) = self.before {
            sql.push(&format!(" AND {column} < ")).bind(before.timestamp_micros());
        }
        let order = if self.after.is_some() { "" } else { " DESC" };
        sql.push(&format!(" ORDER BY {column}{order} LIMIT {}", limit + 1));
    }
}

/// Cuts a list that has one row too many; whether it had.
fn cut<T>(rows: &mut Vec<T>, limit: u64) -> bool {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    more
}

pub(super) async fn list_reviewed_chats(
    backend: Backend,
    caller: Caller,
    asked: ListReviewedChats,
) -> Result<ChatList, Refusal> {
    let limit = asked.limit.unwrap_or(50);
    check_number("limit", limit, 1, MOST_AT_ONCE)?;
    let senders = asked.sender_entity_user_xref_uuids;
    let participants = asked.participant_entity_user_xref_uuids;
    check_number("sender_entity_user_xref_uuids", senders.len() as u64, 0, MOST_PEOPLE)?;
    check_number("participant_entity_user_xref_uuids", participants.len() as u64, 0, MOST_PEOPLE)?;
    let mut connection = backend.database.pool.acquire().await?;
    let entity = entities::of(&backend, &mut connection, &caller).await?;
    let mut sql = Sql::new("SELECT c.id FROM qwil_chats c WHERE c.entity_id = ");
    sql.bind(entity.to_string());
    for participant in participants {
        sql.push(" AND EXISTS (SELECT 1 FROM qwil_chat_members p WHERE p.chat_id = c.id AND p.membership_id = ");
        sql.bind(participant.to_string()).push(")");
    }
    let pattern = searched(asked.search.as_deref(), 1)?.map(|pattern| sql.param(pattern));
    let is_about_messages = asked.after_dt.is_some()
        || asked.before_dt.is_some()
        || asked.only_document == Some(true)
        || !senders.is_empty();
    let mut about = String::new();
    if let Some(after) = asked.after_dt {
        about += &format!(" AND m.sent_at >= {}", sql.param(after.timestamp_micros()));
    }
    if let Some(before) = asked.before_dt {
        about += &format!(" AND m.sent_at < {}", sql.param(before.timestamp_micros()));
    }
    if asked.only_document == Some(true) {
        about += " AND m.file_id IS NOT NULL";
    }
    if !senders.is_empty() {
        let senders: Vec<_> = senders.iter().map(|id: &MembershipId| sql.param(id.to_string())).collect();
        about += &format!(" AND m.sender_id IN ({})", senders.join(", "));
    }
    let some = |condition: &str| format!("EXISTS (SELECT 1 FROM qwil_messages m WHERE m.chat_id = c.id{condition})");
    match pattern {
        Some(pattern) => {
            let found = some(&format!("{about} AND m.search_text LIKE {pattern} ESCAPE '\\'"));
            let titled = format!("c.search_title LIKE {pattern} ESCAPE '\\'");
            let titled = if is_about_messages { format!("({titled} AND {})", some(&about)) } else { titled };
            sql.push(&format!(" AND ({titled} OR {found})"));
        }
        None if is_about_messages => drop(sql.push(&format!(" AND {}", some(&about)))),
        None => {}
    }
    Window { after: asked.after_cursor_dt, before: asked.before_cursor_dt }.end(&mut sql, "c.cursor_at", limit);
    let found = sql.rows(&mut connection).await?;
    let mut ids: Vec<ChatId> = found.iter().map(|row| row.parsed("id")).collect::<Result<_, _>>()?;
    let more = cut(&mut ids, limit);
    let chats = rows::chats(&mut connection, &ids, None).await?;
    let cursor_dt = chats.last().filter(|_| more).map(|chat| chat.cursor_dt);
    Ok(ChatList { chats, cursor_dt })
}

/// What a text is searched for, as a pattern.
fn searched(search: Option<&str>, least: usize) -> Result<Option<String>, Refusal> {
    let Some(search) = search else { return Ok(None) };
    check_text("search", search, least, LONGEST_SEARCH)?;
    Ok((!search.trim().is_empty()).then(|| like(search)))
}

/// Refuses a chat that the entity does not have.
async fn check_chat(connection: &mut AnyConnection, entity: EntityId, chat: ChatId) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT 1 AS n FROM qwil_chats WHERE id = ");
    sql.bind(chat.to_string()).push(" AND entity_id = ").bind(entity.to_string());
    let unknown = || wrong("chat_uuid", "chat_uuid names no chat of the organization");
    sql.row(connection).await?.ok_or_else(unknown).map(drop)
}

pub(super) async fn list_reviewed_messages(
    backend: Backend,
    caller: Caller,
    asked: ListReviewedMessages,
) -> Result<MessageList, Refusal> {
    check_number("limit", asked.limit, 0, MOST_AT_ONCE)?;
    check_number("search_type", asked.search_type, 1, 4)?;
    let pattern = searched(asked.search.as_deref(), 0)?;
    let mut connection = backend.database.pool.acquire().await?;
    let entity = entities::of(&backend, &mut connection, &caller).await?;
    check_chat(&mut connection, entity, asked.chat_uuid).await?;
    let mut sql = rows::select();
    sql.push(" WHERE m.chat_id = ").bind(asked.chat_uuid.to_string());
    sql.push(match asked.search_type {
        1 => " AND m.kind IN ('file', 'signature_request')",
        2 => " AND m.kind IN ('image', 'animation')",
        3 => " AND m.has_link = 1",
        _ => "",
    });
    if let Some(pattern) = pattern {
        sql.push(" AND m.search_text LIKE ").bind(pattern).push(" ESCAPE '\\'");
    }
    Window { after: asked.after_cursor_dt, before: asked.before_cursor_dt }.end(&mut sql, "m.sent_at", asked.limit);
    let mut messages = rows::messages(&backend, &mut connection, sql).await?;
    let more = cut(&mut messages, asked.limit);
    let cursor_dt = messages.last().filter(|_| more).map(|message| message.sent_dt);
    Ok(MessageList { messages, cursor_dt })
}

pub(super) async fn get_reviewed_range(
    backend: Backend,
    caller: Caller,
    asked: GetReviewedRange,
) -> Result<MessageList, Refusal> {
    if asked.to_seq < asked.from_seq || asked.to_seq - asked.from_seq >= MOST_AT_ONCE {
        return Err(wrong("to_seq", format!("to_seq must be from_seq or up to {} more", MOST_AT_ONCE - 1)));
    }
    let mut connection = backend.database.pool.acquire().await?;
    let entity = entities::of(&backend, &mut connection, &caller).await?;
    check_chat(&mut connection, entity, asked.chat_uuid).await?;
    let to = i64::try_from(asked.to_seq).unwrap_or(i64::MAX);
    let messages = messages::range(&backend, &mut connection, asked.chat_uuid, asked.from_seq, to).await?;
    Ok(MessageList { messages, cursor_dt: None })
}

pub(super) async fn get_reviewed_document(
    backend: Backend,
    raw: Raw<GetReviewedDocument>,
) -> Result<Response, Refusal> {
    let Some(caller) = &raw.caller else { return Err(caller::no_session()) };
    let mut connection = backend.database.pool.acquire().await?;
    let entity = entities::of(&backend, &mut connection, caller).await?;
    check_chat(&mut connection, entity, raw.request.chat_uuid).await?;
    let mut sql = Sql::new("SELECT file_id FROM qwil_messages WHERE file_id IS NOT NULL AND chat_id = ");
    sql.bind(raw.request.chat_uuid.to_string());
    sql.push(" AND seq = ").bind(i64::try_from(raw.request.seq).unwrap_or(i64::MAX));
    let none = || wrong("seq", "seq names no message with a file");
    let file = sql.row(&mut connection).await?.ok_or_else(none)?.parsed("file_id")?;
    drop(connection);
    media::serve(&backend, &raw.head, file, None, KEPT_SECONDS).await
}

pub(super) async fn list_reviewed_people(
    backend: Backend,
    caller: Caller,
    asked: ListReviewedPeople,
) -> Result<Vec<ReviewedPerson>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let entity = entities::of(&backend, &mut connection, &caller).await?;
    check_chat(&mut connection, entity, asked.chat_id).await?;
    let mut sql = Sql::new(
        "SELECT id, first_name, last_name FROM qwil_memberships WHERE id IN (SELECT membership_id FROM qwil_chat_members ",
    );
    let chat = sql.param(asked.chat_id.to_string());
    sql.push(&format!("WHERE chat_id = {chat} UNION SELECT sender_id FROM qwil_messages WHERE chat_id = {chat})"));
    sql.push(" ORDER BY first_name, last_name, id");
    let rows = sql.rows(&mut connection).await?;
    let person = |row: &AnyRow| {
        let name = format!("{} {}", row.text("first_name")?, row.text("last_name")?);
        Ok(ReviewedPerson { id: row.parsed("id")?, name: name.trim().to_owned() })
    };
    Ok(rows.iter().map(person).collect::<Result<_, sqlx::Error>>()?)
}
