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
    windows::Asked,
};

pub(super) async fn list_messages(
    backend: Backend,
    caller: Caller,
    asked: ListMessages,
) -> Result<MessagePage, Refusal> {
    let mut places = Asked::new([asked.before, asked.after, asked.around], asked.at.is_some(), asked.limit)?;
    let id = asked.conversation_id;
    let mut connection = backend.database.pool.acquire().await?;
    let seat = Seat::taken(&mut connection, &caller, id).await?;
    if let Some(at) = asked.at {
        let first = first_since(&mut connection, id, at.timestamp_millis()).await?;
        places.around = Some(first.unwrap_or(seat.last_seq + 1).unsigned_abs());
    }
    let window = places.window(seat.last_seq);
    let mut sql = Sql::new("SELECT id FROM messages WHERE conversation_id = ");
    sql.bind(id.to_string()).push(" AND seq BETWEEN ").bind(window.first).push(" AND ").bind(window.last);
    sql.push(" ORDER BY seq");
    let rows = sql.rows(&mut connection).await?;
    let ids: Vec<MessageId> = rows.iter().map(|row| row.parsed("id")).collect::<Result<_, _>>()?;
    let messages = message_rows::load(&backend, &mut connection, caller.user, &ids).await?;
    Ok(MessagePage { more_before: window.more_before, more_after: window.more_after, messages })
}

async fn first_since(connection: &mut AnyConnection, id: ConversationId, at: i64) -> Result<Option<i64>, sqlx::Error> {
    let mut sql = Sql::new("SELECT seq FROM messages WHERE conversation_id = ");
    sql.bind(id.to_string()).push(" AND sent_at >= ").bind(at).push(" ORDER BY sent_at, seq LIMIT 1");
    sql.row(connection).await?.map(|row| row.int("seq")).transpose()
}

/// Where a message is, and whose.
pub(super) struct Place {
    pub(super) conversation: ConversationId,
    pub(super) seq: i64,
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
