//! The messages of a stream, by their places.

use super::*;
use crate::windows::Asked;

pub(super) async fn list_my_stream_messages(
    backend: Backend,
    caller: Caller,
    asked: ListMyStreamMessages,
) -> Result<StreamHistory, Refusal> {
    let places = Asked::new([asked.before, asked.after, asked.around], asked.at.is_some(), asked.limit)?;
    let limit = places.limit;
    let (uid, sid) = (me(&caller)?, asked.sid);
    let mut connection = backend.database.pool.acquire().await?;
    check_seat(&mut connection, uid, &sid).await?;
    let around = places.around.or_else(|| asked.at.map(|at| at.timestamp_millis()));
    let (place, [before, after]) = match (places.before, places.after, around) {
        (Some(before), ..) => (before, [limit, 0]),
        // What is after a place is from the next one on.
        (_, Some(after), _) => (after.saturating_add(1), [0, limit]),
        (.., Some(around)) => (around, [limit / 2, limit - limit / 2]),
        _ => (i64::MAX, [limit, 0]),
    };
    let (mut found, more_before) = side(&mut connection, uid, &sid, "<", place, before).await?;
    let (later, more_after) = side(&mut connection, uid, &sid, ">=", place, after).await?;
    found.extend(later);
    let messages = messages::load(&backend, &mut connection, uid, &found).await?;
    let people = people::load(&backend, &mut connection, messages.iter().flat_map(people::senders)).await?;
    Ok(StreamHistory { messages, people, more_before, more_after })
}

/// At most `limit` messages on one side of a place, nearest to it, in their order; and whether there are others on that side.
async fn side(
    connection: &mut AnyConnection,
    uid: Uid,
    sid: &StreamId,
    side: &str,
    place: i64,
    limit: u64,
) -> Result<(Vec<AnyRow>, bool), sqlx::Error> {
    let is_before = side == "<";
    let mut sql = rows::seen(uid);
    sql.push(" AND m.is_replaced = 0 AND m.stream_id = ").bind(sid.to_string());
    sql.push(&format!(" AND m.place {side} ")).bind(place);
    sql.push(&format!(" ORDER BY m.place{} LIMIT {}", if is_before { " DESC" } else { "" }, limit + 1));
    let mut found = sql.rows(connection).await?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    if is_before {
        found.reverse();
    }
    Ok((found, more))
}
