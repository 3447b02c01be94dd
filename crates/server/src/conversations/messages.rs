//! Reading and changing messages.

use ::api::{
    rotunda::messages::*,
    workdrive::{ConversationId, MessageId, UserId, messages::Message},
};
use sqlx::AnyConnection;

use super::{Seat, message_rows, send};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    feeds::tags::mentioned,
    notices::{Chat, ChatChange},
    people,
    refusal::Refusal,
};

/// The most messages that one answer has.
const MOST: u64 = 200;

pub(super) async fn list_messages(
    backend: Backend,
    caller: Caller,
    asked: ListMessages,
) -> Result<MessagePage, Refusal> {
    let limit = asked.limit.unwrap_or(50);
    if !(1..=MOST).contains(&limit) {
        return Err(Refusal::invalid("limit", format!("limit must be from 1 to {MOST}")));
    }
    let places = [asked.before.is_some(), asked.after.is_some(), asked.around.is_some(), asked.at.is_some()];
    if places.into_iter().filter(|given| *given).count() > 1 {
        return Err(Refusal::invalid("before", "of before, after, around and at one may be given"));
    }
    let id = asked.conversation_id;
    let mut connection = backend.database.pool.acquire().await?;
    let seat = Seat::taken(&mut connection, &caller, id).await?;
    let seq = |seq: u64| i64::try_from(seq).unwrap_or(i64::MAX);
    let around = match asked.at {
        Some(at) => Some(first_since(&mut connection, id, at.timestamp_millis()).await?.unwrap_or(seat.last_seq + 1)),
        None => asked.around.map(seq),
    };
    let ids = match (asked.before, asked.after, around) {
        (Some(before), ..) => window(&mut connection, id, "<", seq(before), limit).await?,
        (_, Some(after), _) => window(&mut connection, id, ">", seq(after), limit).await?,
        (.., Some(around)) => {
            let mut ids = window(&mut connection, id, "<", around, limit / 2).await?;
            ids.extend(window(&mut connection, id, ">=", around, limit - limit / 2).await?);
            ids
        }
        _ => window(&mut connection, id, "<", i64::MAX, limit).await?,
    };
    let messages = message_rows::load(&backend, &mut connection, caller.user, &ids).await?;
    let last = seat.last_seq.unsigned_abs();
    let (first_shown, last_shown) = match (messages.first(), messages.last()) {
        (Some(first), Some(end)) => (first.seq, end.seq),
        _ => (asked.after.unwrap_or(0).min(last) + 1, asked.before.map_or(last, |before| before.saturating_sub(1))),
    };
    Ok(MessagePage { more_before: first_shown > 1, more_after: last_shown < last, messages })
}

/// The ids of at most `limit` messages on one side of a number, nearest to it, in their order.
async fn window(
    connection: &mut AnyConnection,
    id: ConversationId,
    side: &str,
    seq: i64,
    limit: u64,
) -> Result<Vec<MessageId>, sqlx::Error> {
    let direction = if side == "<" { " DESC" } else { "" };
    let mut sql = Sql::new("SELECT id FROM messages WHERE conversation_id = ");
    sql.bind(id.to_string()).push(&format!(" AND seq {side} ")).bind(seq);
    sql.push(&format!(" ORDER BY seq{direction} LIMIT {limit}"));
    let rows = sql.rows(connection).await?;
    let mut ids = rows.iter().map(|row| row.parsed("id")).collect::<Result<Vec<_>, _>>()?;
    if side == "<" {
        ids.reverse();
    }
    Ok(ids)
}

async fn first_since(connection: &mut AnyConnection, id: ConversationId, at: i64) -> Result<Option<i64>, sqlx::Error> {
    let mut sql = Sql::new("SELECT seq FROM messages WHERE conversation_id = ");
    sql.bind(id.to_string()).push(" AND sent_at >= ").bind(at).push(" ORDER BY sent_at, seq LIMIT 1");
    sql.row(connection).await?.map(|row| row.int("seq")).transpose()
}

/// Where a message is, and whose.
pub(super) struct Place {
    pub(super) conversation: ConversationId,
    seq: i64,
    sender: UserId,
    is_admin: bool,
}

/// Finds a message in a conversation that the caller is in, unless it was deleted.
pub(super) async fn seen(connection: &mut AnyConnection, caller: &Caller, id: MessageId) -> Result<Place, Refusal> {
    let mut sql = Sql::new(
        "SELECT m.conversation_id, m.seq, m.sender_id, p.is_admin FROM messages m JOIN conversation_members p \
         ON p.conversation_id = m.conversation_id WHERE m.deleted_at IS NULL AND m.id = ",
    );
    sql.bind(id.to_string()).push(" AND p.user_id = ").bind(caller.user.to_string());
    let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found("message"))?;
    Ok(Place {
        conversation: row.parsed("conversation_id")?,
        seq: row.int("seq")?,
        sender: row.parsed("sender_id")?,
        is_admin: row.int("is_admin")? != 0,
    })
}

pub(super) async fn update_message(backend: Backend, caller: Caller, asked: UpdateMessage) -> Result<Message, Refusal> {
    let mut tx = backend.database.write().await?;
    let place = seen(&mut tx, &caller, asked.id).await?;
    if place.sender != caller.user {
        return Err(Refusal::forbidden("only who sent a message may change it"));
    }
    let text = send::text(&asked.message)?;
    let old = send::one(&backend, &mut tx, caller.user, asked.id).await?;
    if text.is_empty() && old.files.is_empty() {
        return Err(Refusal::invalid("message", "a message needs a text or a file"));
    }
    // Whom the sender named apart from the text stays named.
    let in_old = mentioned(&old.message);
    let mut mentions = mentioned(&text);
    let apart = old.mention.iter().map(|person| person.id).filter(|id| !in_old.contains(id) && !mentions.contains(id));
    mentions.extend(apart.collect::<Vec<_>>());
    people::named(&mut tx, "message", &mentions).await?;
    let now = backend.clock.now();
    let mut sql = Sql::new("UPDATE messages SET edited_at = ");
    sql.bind(now).push(", text = ").bind(text.clone()).push(", mentions = ");
    sql.bind(serde_json::to_string(&mentions).map_err(|e| Refusal::broken("store the message", e))?);
    sql.push(" WHERE id = ").bind(asked.id.to_string());
    sql.execute(&mut tx).await?;
    send::remember(&mut tx, place.conversation, place.seq, &text, &mentions).await?;
    backend
        .notices
        .conversation(&mut tx, now, ChatChange::at(Chat::WorkDrive(place.conversation), place.seq), None)
        .await?;
    let changed = send::one(&backend, &mut tx, caller.user, asked.id).await?;
    backend.notices.commit(tx).await?;
    Ok(changed)
}

pub(super) async fn delete_message(backend: Backend, caller: Caller, asked: DeleteMessage) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let place = seen(&mut tx, &caller, asked.id).await?;
    if place.sender != caller.user && !place.is_admin {
        return Err(Refusal::forbidden("only who sent a message and administrators may delete it"));
    }
    let now = backend.clock.now();
    let mut sql =
        Sql::new("UPDATE messages SET text = '', mentions = '[]', files = '[]', event_id = NULL, deleted_at = ");
    sql.bind(now).push(" WHERE id = ").bind(asked.id.to_string());
    sql.execute(&mut tx).await?;
    let mut sql = Sql::new("DELETE FROM message_reactions WHERE message_id = ");
    sql.bind(asked.id.to_string());
    sql.execute(&mut tx).await?;
    send::remember(&mut tx, place.conversation, place.seq, "", &[]).await?;
    backend
        .notices
        .conversation(&mut tx, now, ChatChange::at(Chat::WorkDrive(place.conversation), place.seq), None)
        .await?;
    Ok(backend.notices.commit(tx).await?)
}
