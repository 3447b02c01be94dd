//! Messages as stored, and as the agent answers them.

use std::collections::{BTreeSet, HashMap};

use sqlx::any::AnyRow;

use super::*;

/// What a message is read from: `m` the message, `u` who sent it, `s` its stream.
const SELECT: &str = "SELECT m.*, u.username, u.email, u.first_name, u.last_name, u.display_name, u.company, \
     s.kind AS stream_kind, s.name AS room_name \
     FROM symphony_messages m JOIN symphony_users u ON u.id = m.sent_by JOIN symphony_streams s ON s.id = m.stream_id ";

/// The condition that who is in a stream (`x`) sees a message (`m`) of it (`s`): in rooms without history those since they came.
pub(in crate::symphony) const IS_SEEN: &str = "m.suppressed_at IS NULL AND x.left_at IS NULL \
     AND (s.kind <> 'ROOM' OR s.view_history = 1 OR m.at >= x.joined_at OR m.sent_by = x.user_id)";

/// The messages that somebody sees.
pub(in crate::symphony) fn seen(uid: Uid) -> Sql {
    let mut sql = Sql::new(SELECT);
    sql.push("JOIN symphony_stream_members x ON x.stream_id = m.stream_id AND x.user_id = ").bind(uid.0);
    sql.push(" WHERE ").push(IS_SEEN);
    sql
}

/// The ids of the messages that somebody sees: what is sorted among many.
pub(in crate::symphony) fn seen_ids(uid: Uid) -> Sql {
    let mut sql = Sql::new("SELECT m.id FROM symphony_messages m JOIN symphony_streams s ON s.id = m.stream_id ");
    sql.push("JOIN symphony_stream_members x ON x.stream_id = m.stream_id AND x.user_id = ").bind(uid.0);
    sql.push(" WHERE ").push(IS_SEEN);
    sql
}

/// All messages, whoever sees them.
pub(in crate::symphony) fn all() -> Sql {
    let mut sql = Sql::new(SELECT);
    sql.push("WHERE 1 = 1");
    sql
}

/// Reads messages with their files.
pub(in crate::symphony) async fn messages(
    backend: &Backend,
    connection: &mut AnyConnection,
    sql: Sql,
) -> Result<Vec<V4Message>, Refusal> {
    let found = sql.rows(connection).await?;
    of_rows(backend, connection, &found).await
}

/// The messages of rows that were read, with their files.
pub(in crate::symphony) async fn of_rows(
    backend: &Backend,
    connection: &mut AnyConnection,
    found: &[AnyRow],
) -> Result<Vec<V4Message>, Refusal> {
    let mut ids = Vec::with_capacity(found.len());
    for row in found {
        ids.push(row.text("id")?);
    }
    let mut attached = files::of_messages(connection, &ids).await?;
    let companies = companies(connection, found).await?;
    let org = backend.installation.org().id.to_string();
    let read = |row: &AnyRow| {
        let (sid, company) = (row.text("stream_id")?, row.text("company")?);
        let others = companies.get(&sid).is_some_and(|both| both.iter().any(|other| *other != company));
        message(row, &mut attached, others, &org)
    };
    Ok(found.iter().map(read).collect::<Result<_, _>>()?)
}

/// The first and the last company by name of who is in each stream that rows are of.
async fn companies(
    connection: &mut AnyConnection,
    found: &[AnyRow],
) -> Result<HashMap<String, [String; 2]>, sqlx::Error> {
    let sids = found.iter().map(|row| row.text("stream_id")).collect::<Result<BTreeSet<_>, _>>()?;
    let mut companies = HashMap::new();
    if sids.is_empty() {
        return Ok(companies);
    }
    let mut sql = Sql::new(
        "SELECT o.stream_id, MIN(p.company) AS first, MAX(p.company) AS last FROM symphony_stream_members o \
         JOIN symphony_users p ON p.id = o.user_id WHERE o.left_at IS NULL AND o.stream_id IN ",
    );
    sql.list(sids).push(" GROUP BY o.stream_id");
    for row in sql.rows(connection).await? {
        companies.insert(row.text("stream_id")?, [row.text("first")?, row.text("last")?]);
    }
    Ok(companies)
}

fn message(
    row: &AnyRow,
    attached: &mut HashMap<String, Vec<V4Attachment>>,
    is_external: bool,
    pod: &str,
) -> Result<V4Message, sqlx::Error> {
    let id = row.text("id")?;
    let external = Some(is_external);
    let kind = row.text("stream_kind")?;
    Ok(V4Message {
        timestamp: row.int("at")?,
        message: row.text("presentation")?,
        data: row.maybe_text("data")?,
        attachments: Some(attached.remove(&id).unwrap_or_default()).filter(|files| !files.is_empty()),
        user: user(row, row.int("sent_by")?)?,
        stream: V4Stream {
            stream_id: StreamId::new(&row.text("stream_id")?),
            room_name: if kind == "ROOM" { row.maybe_text("room_name")? } else { None },
            stream_type: Some(kind),
            members: None,
            external,
            cross_pod: Some(false),
        },
        external_recipients: external,
        user_agent: row.maybe_text("user_agent")?,
        original_format: Some("com.symphony.messageml.v2".to_owned()),
        // The vendor gives each a number in the form of a UUID.
        sid: Some(uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, format!("{pod}{id}").as_bytes()).to_string()),
        replacing: row.maybe_text("replaces")?,
        initial_message_id: row.maybe_text("initial_id")?,
        initial_timestamp: row.maybe_int("initial_at")?,
        message_id: id,
        ..V4Message::default()
    })
}

/// Somebody, from a row that has their names.
pub(in crate::symphony) fn user(row: &AnyRow, uid: i64) -> Result<V4User, sqlx::Error> {
    Ok(V4User {
        user_id: Some(Uid(uid)),
        first_name: row.maybe_text("first_name")?,
        last_name: row.maybe_text("last_name")?,
        display_name: Some(row.text("display_name")?),
        email: Some(row.text("email")?),
        username: Some(row.text("username")?),
    })
}

/// One message, whoever sees it.
pub(in crate::symphony) async fn one(
    backend: &Backend,
    connection: &mut AnyConnection,
    id: &str,
) -> Result<V4Message, Refusal> {
    let mut sql = all();
    sql.push(" AND m.id = ").bind(id.to_owned());
    let found = messages(backend, connection, sql).await?;
    found.into_iter().next().ok_or_else(|| Refusal::from(sqlx::Error::RowNotFound))
}
