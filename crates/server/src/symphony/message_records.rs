//! What is known of messages: who got and read them, what they answer; and suppressing them.

use std::collections::HashMap;

use ::api::{
    endpoint::Access,
    error::ErrorKind,
    symphony::{Mid, StreamId, Uid, message_records::*},
};
use http::StatusCode;
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    account, events,
    events::Event,
    lacks, me,
    messages::{check_member, files, rows, stream_of},
    order, window, wrong,
};
use crate::{
    Backend,
    api::Api,
    caller::Caller,
    database::{Fields, Sql},
    notices::{Chat, ChatChange},
    refusal::Refusal,
};

mod receipts;

const MOST_MESSAGES: usize = 100;

/// Mounts what is known of messages.
pub(super) fn routes(api: Api) -> Api {
    api.serve(receipts::get_message_status)
        .serve(receipts::list_message_receipts)
        .serve(get_message_relationships)
        .serve(list_admin_messages)
        .serve(suppress_message)
        .serve(list_stream_attachments)
}

fn missing() -> Refusal {
    Refusal::new(ErrorKind::NotFound, "the message cannot be found")
}

/// A message as it is kept, with who sent it and where.
async fn find(connection: &mut AnyConnection, id: &Mid) -> Result<Option<AnyRow>, sqlx::Error> {
    let mut sql = rows::all();
    sql.push(" AND m.id = ").bind(id.to_string());
    sql.row(connection).await
}

async fn get_message_relationships(
    backend: Backend,
    _: Caller,
    asked: GetMessageRelationships,
) -> Result<MessageMetadataResponse, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let row = find(&mut connection, &asked.message_id).await?.ok_or_else(|| wrong("the message cannot be found"))?;
    let parent = match (row.maybe_text("parent_id")?, row.maybe_text("parent_kind")?) {
        (Some(message_id), Some(relationship_type)) => Some(MessageParent { message_id, relationship_type }),
        _ => None,
    };
    let mut sql = Sql::new("SELECT id, parent_kind FROM symphony_messages WHERE parent_id = ");
    sql.bind(asked.message_id.to_string()).push(" ORDER BY at");
    let mut answer = MessageMetadataResponse {
        message_id: asked.message_id.to_string(),
        parent,
        ..MessageMetadataResponse::default()
    };
    for child in sql.rows(&mut connection).await? {
        let list = if child.text("parent_kind")? == "REPLY" { &mut answer.replies } else { &mut answer.forwards };
        list.push(child.text("id")?);
    }
    Ok(answer)
}

async fn list_admin_messages(
    backend: Backend,
    _: Caller,
    asked: ListAdminMessages,
) -> Result<Vec<MessageDetail>, Refusal> {
    let ids = asked.message_ids.message_ids;
    if !(1..=MOST_MESSAGES).contains(&ids.len()) {
        return Err(Refusal::invalid("messageIds", format!("messageIds must be 1 to {MOST_MESSAGES} messages")));
    }
    let mut connection = backend.database.pool.acquire().await?;
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let row = find(&mut connection, &id).await?.ok_or_else(missing)?;
        if row.text("stream_kind")? == "POST" {
            let refusal = wrong("the message is none of a conversation");
            return Err(refusal.with_status(StatusCode::UNPROCESSABLE_ENTITY));
        }
        let record = receipts::record(&mut connection, &id, &row).await?;
        found.push(MessageDetail { message_id: id.to_string(), record });
    }
    Ok(found)
}

async fn suppress_message(
    backend: Backend,
    caller: Caller,
    asked: SuppressMessage,
) -> Result<MessageSuppressionResponse, Refusal> {
    let uid = me(&caller)?;
    let mut tx = backend.database.write().await?;
    let sid = stream_of(&mut tx, &asked.id).await?.ok_or_else(|| wrong("the message cannot be found"))?;
    let now = backend.clock.now();
    let mut sql = Sql::new("UPDATE symphony_messages SET suppressed_at = ");
    sql.bind(now).push(", suppressed_by = ").bind(uid.0).push(" WHERE suppressed_at IS NULL AND id = ");
    sql.bind(asked.id.to_string());
    if sql.execute(&mut tx).await? > 0 {
        let event = Event {
            kind: "MESSAGESUPPRESSED",
            initiator: uid,
            stream: Some(&sid),
            message: Some(&asked.id),
            ..Event::default()
        };
        events::note(&backend, &mut tx, &event).await?;
    }
    let row = find(&mut tx, &asked.id).await?.ok_or_else(|| wrong("the message cannot be found"))?;
    let change = ChatChange::at(Chat::Symphony(&sid), row.int("place")?);
    backend.notices.conversation(&mut tx, now, change, None).await?;
    events::commit(&backend, tx).await?;
    Ok(MessageSuppressionResponse {
        message_id: asked.id.to_string(),
        suppressed: true,
        suppression_date: row.maybe_int("suppressed_at")?.unwrap_or(now),
    })
}

async fn list_stream_attachments(
    backend: Backend,
    caller: Caller,
    asked: ListStreamAttachments,
) -> Result<Vec<StreamAttachmentItem>, Refusal> {
    let (_, limit) = window(None, asked.limit, [50, 100])?;
    let order = order(asked.sort_dir.as_deref(), "ASC")?;
    let mut connection = backend.database.pool.acquire().await?;
    check_member(&mut connection, &caller, &asked.sid).await?;
    let mut sql = Sql::new(
        "SELECT a.id AS attachment, a.picture_id, f.name AS file_name, f.size, f.mime, f.thumbnail_mime, m.id, m.at, m.sent_by \
         FROM symphony_attachments a JOIN files f ON f.id = a.file_id JOIN symphony_messages m ON m.id = a.message_id \
         JOIN symphony_streams s ON s.id = m.stream_id JOIN symphony_stream_members x ON x.stream_id = m.stream_id \
         WHERE m.is_replaced = 0 AND ",
    );
    sql.push(rows::IS_SEEN).push(" AND x.user_id = ").bind(me(&caller)?.0);
    sql.push(" AND m.stream_id = ").bind(asked.sid.to_string());
    if let Some(since) = asked.since {
        sql.push(" AND m.at >= ").bind(since);
    }
    if let Some(to) = asked.to {
        sql.push(" AND m.at <= ").bind(to);
    }
    sql.push(&format!(" ORDER BY m.at {order}, a.position {order} LIMIT {limit}"));
    let found = sql.rows(&mut connection).await?;
    Ok(found.iter().map(attachment).collect::<Result<_, _>>()?)
}

fn attachment(row: &AnyRow) -> Result<StreamAttachmentItem, sqlx::Error> {
    let file_id = row.text("attachment")?;
    let preview = AttachmentPreview { file_id: files::small(&file_id), width: 600 };
    Ok(StreamAttachmentItem {
        message_id: row.text("id")?,
        ingestion_date: row.int("at")?,
        user_id: Some(Uid(row.int("sent_by")?)),
        name: row.text("file_name")?,
        size: row.int("size")?,
        content_type: row.text("mime")?,
        previews: if files::has_picture(row)? { vec![preview] } else { Vec::new() },
        file_id,
    })
}
