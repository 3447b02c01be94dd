//! Chats and messages in SQL.

use std::collections::HashMap;

use ::api::{
    qwil::{ChatId, DocumentId, MembershipId, shapes::*},
    workdrive::FileId,
};
use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use sqlx::{AnyConnection, any::AnyRow};

use crate::{
    Backend,
    database::{Fields, Sql},
    media,
};

/// A stored moment as the wire writes it.
pub(in crate::qwil) fn moment(micros: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(micros).unwrap_or_default()
}

/// A name of the wire, as stored.
pub(in crate::qwil) fn name(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn named<T: DeserializeOwned + Default>(name: String) -> T {
    serde_json::from_value(Value::String(name)).unwrap_or_default()
}

/// Chats in the order of their ids, as `me` sees them or as they are.
pub(in crate::qwil) async fn chats(
    connection: &mut AnyConnection,
    ids: &[ChatId],
    me: Option<MembershipId>,
) -> Result<Vec<Chat>, sqlx::Error> {
    let mut sql = Sql::new("SELECT * FROM qwil_chat_members WHERE chat_id IN ");
    sql.list(ids).push(" ORDER BY joined_at, membership_id");
    let mut members: HashMap<String, Vec<AnyRow>> = HashMap::new();
    for row in sql.rows(connection).await? {
        members.entry(row.text("chat_id")?).or_default().push(row);
    }
    let mut sql = Sql::new("SELECT * FROM qwil_chats WHERE id IN ");
    sql.list(ids);
    let mut found = HashMap::new();
    for row in sql.rows(connection).await? {
        let members = members.remove(&row.text("id")?).unwrap_or_default();
        let chat = chat_of(&row, &members, me)?;
        found.insert(chat.chat_uuid, chat);
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

fn chat_of(row: &AnyRow, members: &[AnyRow], me: Option<MembershipId>) -> Result<Chat, sqlx::Error> {
    let me = me.map(|me| me.to_string());
    let mine = members.iter().find(|row| row.text("membership_id").ok() == me);
    let flag = |column: &str| mine.map_or(Ok(0), |row| row.int(column));
    let last_seq = row.int("last_seq")?;
    let left_seq = mine.map_or(Ok(None), |row| row.maybe_int("left_seq"))?;
    let members = members.iter().map(|row| {
        Ok::<_, sqlx::Error>(ChatMember {
            entity_user_xref_uuid: row.parsed("membership_id")?,
            active: row.int("is_active")? == 1,
            visible: row.int("is_visible")? == 1,
            joined_dt: moment(row.int("joined_at")?),
        })
    });
    Ok(Chat {
        chat_uuid: row.parsed("id")?,
        title: row.text("title")?,
        created_dt: moment(row.int("created_at")?),
        cursor_dt: moment(row.int("cursor_at")?),
        last_seq: left_seq.unwrap_or(last_seq).unsigned_abs(),
        butler: row.maybe_text("butler_for")?.is_some(),
        archived: flag("is_archived")? == 1,
        notify: mine.is_none() || flag("wants_notices")? == 1,
        visible: last_seq > 0,
        members: members.collect::<Result<_, _>>()?,
    })
}

/// Begins a statement for messages, from `qwil_messages m`.
pub(in crate::qwil) fn select() -> Sql {
    Sql::new(
        "SELECT m.*, r.signer_id, r.requester_signs, r.state, r.answered_at FROM qwil_messages m \
         LEFT JOIN qwil_requests r ON r.chat_id = m.chat_id AND r.seq = m.seq",
    )
}

/// The messages of a statement that [`select`] began.
pub(in crate::qwil) async fn messages(
    backend: &Backend,
    connection: &mut AnyConnection,
    sql: Sql,
) -> Result<Vec<Message>, sqlx::Error> {
    let rows = sql.rows(connection).await?;
    let mut files = Vec::new();
    for row in &rows {
        files.extend(row.maybe_parsed::<FileId>("file_id")?);
    }
    let files = media::files(backend, connection, files).await?;
    let document = |id: FileId| {
        files.get(&id).map(|file| Document {
            document_uuid: DocumentId(id.0),
            filename: file.name.clone(),
            mimetype: file.mime.clone(),
            size: file.size,
            url: file.url.clone(),
            thumbnail_url: file.thumbnail.clone(),
        })
    };
    let message = |row: &AnyRow| {
        let request = |signer| {
            Ok::<_, sqlx::Error>(Request {
                signer_entity_user_xref_uuid: signer,
                include_requester_signature: row.int("requester_signs")? == 1,
                state: named(row.text("state")?),
                answered_dt: row.maybe_int("answered_at")?.map(moment),
            })
        };
        Ok(Message {
            chat_uuid: row.parsed("chat_id")?,
            seq: row.int("seq")?.unsigned_abs(),
            kind: named(row.text("kind")?),
            sender_entity_user_xref_uuid: row.parsed("sender_id")?,
            sent_dt: moment(row.int("sent_at")?),
            text: row.text("text")?,
            caption: row.maybe_text("caption")?,
            reply_to_seq: row.maybe_int("reply_to")?.map(i64::unsigned_abs),
            document: row.maybe_parsed("file_id")?.and_then(document),
            request: row.maybe_parsed("signer_id")?.map(request).transpose()?,
            subject_entity_user_xref_uuid: row.maybe_parsed("subject_id")?,
        })
    };
    rows.iter().map(message).collect()
}
