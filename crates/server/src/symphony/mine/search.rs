//! Finding messages in one's streams.

use super::*;
use crate::{database::like, people::folded};

/// More words than this narrow nothing down any more.
const WORDS: usize = 6;

pub(super) async fn search_my_streams(
    backend: Backend,
    caller: Caller,
    asked: SearchMyStreams,
) -> Result<FoundStreamMessages, Refusal> {
    let (_, limit) = window(None, asked.limit, [20, 100])?;
    let words: Vec<String> = folded(&asked.search).split_whitespace().take(WORDS).map(str::to_owned).collect();
    let (has_files, has_links) = (asked.has_files == Some(true), asked.has_links == Some(true));
    if words.is_empty() && asked.sender.is_none() && !has_files && !has_links {
        return Err(Refusal::invalid("search", "search, sender, hasFiles or hasLinks is needed"));
    }
    let uid = me(&caller)?;
    let mut sql = rows::seen_ids(uid);
    sql.push(" AND m.is_replaced = 0");
    for word in words {
        sql.push(" AND m.search_text LIKE ").bind(like(&word)).push(" ESCAPE '\\'");
    }
    if let Some(sid) = asked.stream {
        sql.push(" AND m.stream_id = ").bind(sid.to_string());
    }
    if let Some(sender) = asked.sender {
        sql.push(" AND m.sent_by = ").bind(sender.0);
    }
    if has_files {
        sql.push(" AND EXISTS (SELECT 1 FROM symphony_attachments a WHERE a.message_id = m.id)");
    }
    if has_links {
        sql.push(" AND m.presentation LIKE '%<a href=%'");
    }
    if let Some(before) = asked.before {
        sql.push(" AND m.place < ").bind(before.timestamp_millis());
    }
    if let Some(since) = asked.since {
        sql.push(" AND m.place >= ").bind(since.timestamp_millis());
    }
    sql.push(&format!(" ORDER BY m.place DESC LIMIT {}", limit + 1));
    let mut connection = backend.database.pool.acquire().await?;
    let mut ids = Vec::new();
    for row in sql.rows(&mut connection).await? {
        ids.push(row.text("id")?);
    }
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = ids.len() > limit;
    ids.truncate(limit);
    let mut sql = rows::seen(uid);
    sql.push(" AND m.id IN ").list(&ids).push(" ORDER BY m.place DESC");
    let found = sql.rows(&mut connection).await?;
    let messages = messages::load(&backend, &mut connection, uid, &found).await?;
    let people = people::load(&backend, &mut connection, messages.iter().flat_map(people::senders)).await?;
    Ok(FoundStreamMessages { messages, people, more })
}
