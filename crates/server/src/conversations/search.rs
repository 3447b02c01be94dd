//! Finding messages.

use ::api::rotunda::messages::{FoundMessages, SearchMessages};

use super::message_rows;
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    people::{begins, split},
    refusal::Refusal,
};

/// More words than this narrow nothing down any more.
const WORDS: usize = 6;

pub(super) async fn search_messages(
    backend: Backend,
    caller: Caller,
    asked: SearchMessages,
) -> Result<FoundMessages, Refusal> {
    let limit = asked.limit.unwrap_or(20);
    if !(1..=100).contains(&limit) {
        return Err(Refusal::invalid("limit", "limit must be from 1 to 100"));
    }
    let words = split(&asked.search);
    if words.is_empty() && asked.sender.is_none() && asked.has_files != Some(true) && asked.has_links != Some(true) {
        return match asked.search.trim() {
            "" => Err(Refusal::invalid("search", "search, sender, hasFiles or hasLinks is needed")),
            _ => Ok(FoundMessages { messages: Vec::new(), more: false }),
        };
    }
    let mut sql = Sql::new(
        "SELECT m.id FROM messages m WHERE m.deleted_at IS NULL AND m.conversation_id IN \
         (SELECT conversation_id FROM conversation_members WHERE user_id = ",
    );
    sql.bind(caller.user.to_string()).push(")");
    for word in words.iter().take(WORDS) {
        sql.push(" AND (m.conversation_id, m.seq) IN (SELECT conversation_id, seq FROM message_words WHERE ");
        begins(&mut sql, word);
        sql.push(")");
    }
    if let Some(conversation) = asked.conversation {
        sql.push(" AND m.conversation_id = ").bind(conversation.to_string());
    }
    if let Some(sender) = asked.sender {
        sql.push(" AND m.sender_id = ").bind(sender.to_string());
    }
    if asked.has_files == Some(true) {
        sql.push(" AND m.files <> '[]'");
    }
    if asked.has_links == Some(true) {
        sql.push(" AND (lower(m.text) LIKE '%http://%' OR lower(m.text) LIKE '%https://%')");
    }
    if let Some(before) = asked.before {
        sql.push(" AND m.sent_at < ").bind(before.timestamp_millis());
    }
    if let Some(since) = asked.since {
        sql.push(" AND m.sent_at >= ").bind(since.timestamp_millis());
    }
    sql.push(&format!(" ORDER BY m.sent_at DESC, m.id DESC LIMIT {}", limit + 1));
    let mut connection = backend.database.pool.acquire().await?;
    let rows = sql.rows(&mut connection).await?;
    let mut ids = rows.iter().map(|row| row.parsed("id")).collect::<Result<Vec<_>, _>>()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = ids.len() > limit;
    ids.truncate(limit);
    Ok(FoundMessages { messages: message_rows::load(&backend, &mut connection, caller.user, &ids).await?, more })
}
