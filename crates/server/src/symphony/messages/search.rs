//! Searching messages.

use super::*;
use crate::{database::like, people::folded, symphony};

const MOST: u64 = 1000;

pub(super) async fn find_messages(
    backend: Backend,
    caller: Caller,
    asked: FindMessages,
) -> Result<Option<Vec<V4Message>>, Refusal> {
    let criteria = parse(&asked.query)?;
    search(&backend, &caller, criteria, asked.skip, asked.limit, asked.sort_dir).await
}

pub(super) async fn search_messages(
    backend: Backend,
    caller: Caller,
    asked: SearchMessages,
) -> Result<Option<Vec<V4Message>>, Refusal> {
    search(&backend, &caller, asked.criteria, asked.skip, asked.limit, asked.sort_dir).await
}

/// `key:value AND key:value`
fn parse(query: &str) -> Result<MessageSearchQuery, Refusal> {
    let refused = |message: String| Refusal::invalid("query", message);
    let mut criteria = MessageSearchQuery::default();
    for part in query.split(" AND ").map(str::trim) {
        let (key, value) = part.split_once(':').ok_or_else(|| refused(format!("{part:?} is no key:value")))?;
        let value = value.trim().trim_matches('"').to_owned();
        let number = || value.parse::<i64>().map_err(|_| refused(format!("{key} must be a number")));
        match key.trim() {
            "text" => criteria.text = Some(value),
            "streamId" => criteria.stream_id = Some(StreamId::new(&value)),
            "streamType" => criteria.stream_type = Some(value),
            "author" => criteria.author = Some(Uid(number()?)),
            "hashtag" => criteria.hashtag = Some(value),
            "cashtag" => criteria.cashtag = Some(value),
            "mention" => criteria.mention = Some(Uid(number()?)),
            "from" | "fromDate" => criteria.from_date = Some(number()?),
            "to" | "toDate" => criteria.to_date = Some(number()?),
            other => return Err(refused(format!("{other:?} is nothing to search by"))),
        }
    }
    Ok(criteria)
}

async fn search(
    backend: &Backend,
    caller: &Caller,
    criteria: MessageSearchQuery,
    skip: Option<u64>,
    limit: Option<u64>,
    order: Option<String>,
) -> Result<Option<Vec<V4Message>>, Refusal> {
    let (skip, limit) = window(skip, limit, [50, MOST])?;
    let order = symphony::order(order.as_deref(), "DESC")?;
    if criteria == MessageSearchQuery::default() {
        return Err(wrong("a search needs a condition"));
    }
    let mut sql = rows::seen(me(caller)?);
    sql.push(" AND m.is_replaced = 0");
    for word in criteria.text.iter().flat_map(|text| text.split_whitespace()) {
        sql.push(" AND m.search_text LIKE ").bind(like(&folded(word))).push(" ESCAPE '\\'");
    }
    for (column, tag) in [("hashtags", &criteria.hashtag), ("cashtags", &criteria.cashtag)] {
        if let Some(tag) = tag {
            let tag = like(&format!(" {} ", folded(tag.trim_start_matches(['#', '$']))));
            sql.push(&format!(" AND m.{column} LIKE ")).bind(tag).push(" ESCAPE '\\'");
        }
    }
    if let Some(mention) = criteria.mention {
        sql.push(" AND m.mentions LIKE ").bind(format!("% {mention} %"));
    }
    if let Some(author) = criteria.author {
        sql.push(" AND m.sent_by = ").bind(author.0);
    }
    if let Some(stream) = &criteria.stream_id {
        sql.push(" AND m.stream_id = ").bind(stream.to_string());
    }
    match criteria.stream_type.as_deref() {
        None => {}
        Some("CHAT") => drop(sql.push(" AND s.kind IN ('IM', 'MIM')")),
        Some(kind @ ("IM" | "MIM" | "ROOM" | "POST")) => drop(sql.push(" AND s.kind = ").bind(kind.to_owned())),
        Some(_) => return Err(Refusal::invalid("streamType", "streamType must be CHAT, IM, MIM, ROOM or POST")),
    }
    if let Some(from) = criteria.from_date {
        sql.push(" AND m.at >= ").bind(from);
    }
    if let Some(to) = criteria.to_date {
        sql.push(" AND m.at < ").bind(to);
    }
    sql.push(&format!(" ORDER BY m.at {order} LIMIT {limit} OFFSET {skip}"));
    let mut connection = backend.database.pool.acquire().await?;
    let found = rows::messages(backend, &mut connection, sql).await?;
    Ok((!found.is_empty()).then_some(found))
}
