//! Messages in SQL.

use std::collections::HashMap;

use ::api::workdrive::{EventId, FileId, MessageId, UserId, UserStub, messages::*, posts::Reaction};
use sqlx::{AnyConnection, any::AnyRow};

use crate::{
    Backend, clock,
    database::{Fields, Sql},
    media, people,
    refusal::Refusal,
};

/// The messages with these ids, in this order, as `me` sees them. Who may see them has been decided before.
pub(super) async fn load(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    ids: &[MessageId],
) -> Result<Vec<Message>, Refusal> {
    let mut sql = Sql::new(
        "SELECT m.*, (SELECT COUNT(*) FROM messages r WHERE r.reply_to = m.id AND r.deleted_at IS NULL) AS replies \
         FROM messages m WHERE m.id IN ",
    );
    sql.list(ids);
    let rows = sql.rows(connection).await?;
    let parts = rows.iter().map(Parts::of).collect::<Result<Vec<_>, _>>()?;
    let answered = answered(connection, parts.iter().filter_map(|parts| parts.reply_to)).await?;
    let others = answered.values().map(|(_, sender, _)| *sender);
    let everybody = parts.iter().flat_map(|parts| parts.mentions.iter().copied().chain([parts.sender])).chain(others);
    let stubs = people::stubs(backend, connection, everybody).await?;
    let files = media::files(backend, connection, parts.iter().flat_map(|parts| parts.files.iter().copied())).await?;
    let events = events(connection, parts.iter().filter_map(|parts| parts.event)).await?;
    let mut reactions = reactions(connection, me, ids).await?;
    let mut messages = HashMap::new();
    for (row, parts) in rows.iter().zip(parts) {
        let id: MessageId = row.parsed("id")?;
        let edited_at = row.maybe_int("edited_at")?;
        let deleted_at = row.maybe_int("deleted_at")?;
        let sent_at = row.int("sent_at")?;
        messages.insert(
            id,
            Message {
                id,
                conversation_id: Some(row.parsed("conversation_id")?),
                seq: row.int("seq")?.unsigned_abs(),
                created_at: Some(clock::time(sent_at)),
                updated_at: Some(clock::time(deleted_at.or(edited_at).unwrap_or(sent_at))),
                created_by: Some(parts.sender),
                message: row.text("text")?,
                is_edited: edited_at.is_some(),
                is_deleted: deleted_at.is_some(),
                reply_of_msg_id: parts.reply_to,
                reply_of: parts.reply_to.and_then(|id| answered.get(&id)).map(|(seq, sender, text)| AnsweredMessage {
                    seq: seq.unsigned_abs(),
                    sender: stubs.get(sender).map(UserStub::display_name),
                    message: text.chars().take(ANSWERED_CHARACTERS).collect(),
                }),
                sender: stubs.get(&parts.sender).cloned(),
                files: parts.files.iter().filter_map(|id| files.get(id).cloned()).collect(),
                mention: parts.mentions.iter().filter_map(|id| stubs.get(id).cloned()).collect(),
                reactions: reactions.remove(&id).unwrap_or_default(),
                replies_count: row.int("replies")?.unsigned_abs(),
                event: parts.event.and_then(|id| events.get(&id).cloned()),
            },
        );
    }
    Ok(ids.iter().filter_map(|id| messages.remove(id)).collect())
}

/// What a message refers to.
struct Parts {
    sender: UserId,
    mentions: Vec<UserId>,
    files: Vec<FileId>,
    event: Option<EventId>,
    reply_to: Option<MessageId>,
}

impl Parts {
    fn of(row: &AnyRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            sender: row.parsed("sender_id")?,
            mentions: row.json("mentions")?,
            files: row.json("files")?,
            event: row.maybe_parsed("event_id")?,
            reply_to: row.maybe_parsed("reply_to")?,
        })
    }
}

/// So much of a message is said where another answers it.
const ANSWERED_CHARACTERS: usize = 200;

/// Number, sender and text of messages that others answer.
async fn answered(
    connection: &mut AnyConnection,
    ids: impl Iterator<Item = MessageId>,
) -> Result<HashMap<MessageId, (i64, UserId, String)>, sqlx::Error> {
    let ids: Vec<_> = ids.collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new("SELECT id, seq, sender_id, text FROM messages WHERE id IN ");
    sql.list(&ids);
    let found = |row: &AnyRow| Ok((row.parsed("id")?, (row.int("seq")?, row.parsed("sender_id")?, row.text("text")?)));
    sql.rows(connection).await?.iter().map(found).collect()
}

async fn events(
    connection: &mut AnyConnection,
    ids: impl Iterator<Item = EventId>,
) -> Result<HashMap<EventId, AnnouncedEvent>, sqlx::Error> {
    let ids: Vec<_> = ids.collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new("SELECT id, title, starts_at, ends_at FROM events WHERE id IN ");
    sql.list(&ids);
    let event = |row: &AnyRow| {
        let id = row.parsed("id")?;
        Ok((
            id,
            AnnouncedEvent {
                id,
                title: row.text("title")?,
                start_date_time: Some(clock::time(row.int("starts_at")?)),
                end_date_time: Some(clock::time(row.int("ends_at")?)),
            },
        ))
    };
    sql.rows(connection).await?.iter().map(event).collect()
}

/// The reactions to each of these messages, as `me` sees them: the most frequent first.
pub(super) async fn reactions(
    connection: &mut AnyConnection,
    me: UserId,
    ids: &[MessageId],
) -> Result<HashMap<MessageId, Vec<Reaction>>, sqlx::Error> {
    let mut sql = Sql::new("SELECT message_id, emoji, COUNT(*) AS n, SUM(CASE WHEN user_id = ");
    sql.bind(me.to_string()).push(" THEN 1 ELSE 0 END) AS mine FROM message_reactions WHERE message_id IN ");
    sql.list(ids).push(" GROUP BY message_id, emoji ORDER BY COUNT(*) DESC, emoji");
    let mut found = HashMap::<MessageId, Vec<Reaction>>::new();
    for row in sql.rows(connection).await? {
        found.entry(row.parsed("message_id")?).or_default().push(Reaction {
            emoji: row.text("emoji")?,
            count: row.int("n")?.unsigned_abs(),
            mine: row.int("mine")? > 0,
        });
    }
    Ok(found)
}
