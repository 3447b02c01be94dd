//! Streams as who is in them has them.

use std::collections::HashMap;

use ::api::{
    rotunda::symphony::mine::*,
    symphony::{StreamId, Uid, stream_administration::V2AdminStreamInfo},
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    me,
    messages::rows::{self, IS_SEEN},
    rooms, stream_administration as administration, window,
};
use crate::{
    Backend,
    api::Api,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    refusal::Refusal,
};

mod history;
mod messages;
mod people;
mod search;
pub(super) mod state;

/// Muted for good: the last second of the year 9999.
pub(crate) const FOR_GOOD: i64 = 253_402_300_799_000;
/// Up to how many unread messages are counted.
const MOST_COUNTED: u32 = 1000;

/// Mounts what the app's chat needs.
pub(super) fn routes(api: Api) -> Api {
    api.serve(list_my_streams)
        .serve(get_my_stream)
        .serve(history::list_my_stream_messages)
        .serve(search::search_my_streams)
        .serve(state::update_my_stream_state)
        .serve(state::mark_symphony_read)
}

/// Refuses who is not in a stream, as if it were not there.
async fn check_seat(connection: &mut AnyConnection, uid: Uid, sid: &StreamId) -> Result<(), Refusal> {
    rooms::room::seat(connection, sid, uid).await?.map(drop).ok_or_else(|| Refusal::not_found("stream"))
}

/// The streams that somebody is in: their ids, and when something last happened in each.
fn listed(uid: Uid, is_archived: bool, is_pinned: bool) -> Sql {
    let mut sql = Sql::new(
        "SELECT t.id, t.last_at FROM (SELECT s.id, COALESCE(s.last_place, s.created_at) AS last_at FROM symphony_stream_members x \
         JOIN symphony_streams s ON s.id = x.stream_id LEFT JOIN symphony_stream_state y ON y.stream_id = s.id \
         AND y.user_id = x.user_id WHERE x.left_at IS NULL AND x.user_id = ",
    );
    sql.bind(uid.0).push(" AND COALESCE(y.is_archived, 0) = ").bind(i64::from(is_archived));
    sql.push(" AND COALESCE(y.is_pinned, 0) = ").bind(i64::from(is_pinned)).push(") t");
    sql
}

const LATEST_FIRST: &str = " ORDER BY t.last_at DESC, t.id";

async fn list_my_streams(backend: Backend, caller: Caller, asked: ListMyStreams) -> Result<MyStreams, Refusal> {
    let (_, limit) = window(None, asked.limit, [50, 200])?;
    let (me, is_archived) = (me(&caller)?, asked.archived == Some(true));
    let mut connection = backend.database.pool.acquire().await?;
    let mut found = Vec::new();
    if asked.before.is_none() {
        let mut pinned = listed(me, is_archived, true);
        pinned.push(LATEST_FIRST);
        found = pinned.rows(&mut connection).await?;
    }
    let mut others = listed(me, is_archived, false);
    if let Some(before) = asked.before {
        others.push(" WHERE t.last_at < ").bind(before.timestamp_millis());
    }
    others.push(LATEST_FIRST).push(&format!(" LIMIT {}", limit + 1));
    let mut others = others.rows(&mut connection).await?;
    let more = cut(&mut others, usize::try_from(limit).unwrap_or(usize::MAX))?;
    found.extend(others);
    let ids = found.iter().map(|row| row.text("id")).collect::<Result<Vec<_>, _>>()?;
    let streams = load(&backend, &mut connection, me, &ids).await?;
    let people = people::load(&backend, &mut connection, streams.iter().flat_map(people_of)).await?;
    Ok(MyStreams { me, streams, people, more })
}

/// Leaves what is too much to the next page, and with it what happened at the same moment, for a page begins before a moment.
fn cut(found: &mut Vec<AnyRow>, limit: usize) -> Result<bool, sqlx::Error> {
    if found.len() <= limit {
        return Ok(false);
    }
    let moments = found.iter().map(|row| row.int("last_at")).collect::<Result<Vec<_>, _>>()?;
    let kept = moments.iter().take(limit).take_while(|at| **at != moments[limit]).count();
    found.truncate(if kept == 0 { limit } else { kept });
    Ok(true)
}

async fn get_my_stream(backend: Backend, caller: Caller, asked: GetMyStream) -> Result<MyStreamDetail, Refusal> {
    let (me, sid) = (me(&caller)?, asked.sid);
    let mut connection = backend.database.pool.acquire().await?;
    check_seat(&mut connection, me, &sid).await?;
    let stream = load(&backend, &mut connection, me, &[sid.to_string()]).await?.pop();
    let stream = stream.ok_or_else(|| Refusal::not_found("stream"))?;
    let members = rooms::list_members(&mut connection, &sid, false).await?;
    let shown = members.iter().map(|member| member.id).chain(people_of(&stream));
    let people = people::load(&backend, &mut connection, shown).await?;
    let mut reads = Sql::new(
        "SELECT k.user_id, MAX(k.up_to) AS place FROM symphony_marks k JOIN symphony_stream_members x ON x.stream_id = k.stream_id \
         AND x.user_id = k.user_id WHERE x.left_at IS NULL AND k.kind = 'read' AND k.stream_id = ",
    );
    reads.bind(sid.to_string()).push(" GROUP BY k.user_id ORDER BY k.user_id");
    let read = |row: &AnyRow| Ok(StreamRead { user_id: Uid(row.int("user_id")?), place: row.int("place")? });
    let reads = reads.rows(&mut connection).await?.iter().map(read).collect::<Result<_, sqlx::Error>>()?;
    Ok(MyStreamDetail { me, stream, members, people, reads })
}

/// Who is in instant messages, and who sent what.
fn people_of(one: &MyStream) -> impl Iterator<Item = Uid> {
    let members = one.stream.attributes.members.iter().flatten().copied();
    members.chain(one.last_message.iter().flat_map(people::senders))
}

/// The streams with these ids that somebody is in, in this order.
async fn load(
    backend: &Backend,
    connection: &mut AnyConnection,
    uid: Uid,
    ids: &[String],
) -> Result<Vec<MyStream>, Refusal> {
    let mut sql = Sql::default();
    let (org, uid_) = (sql.param(backend.installation.org().name), sql.param(uid.0));
    // What is counted of each stream: `m` its messages, as `x` sees them.
    let seen = format!(
        "FROM symphony_messages m JOIN symphony_streams s ON s.id = m.stream_id JOIN symphony_stream_members x \
         ON x.stream_id = m.stream_id WHERE x.user_id = {uid_} AND m.stream_id = r.id AND m.is_replaced = 0 AND {IS_SEEN}"
    );
    let latest =
        format!("{seen} AND m.sent_by <> {uid_} AND m.place > r.read_to ORDER BY m.place DESC LIMIT {MOST_COUNTED}");
    let mention = sql.param(format!("% {uid} %"));
    sql.push(&format!(
        "SELECT r.*, (SELECT m.id {seen} ORDER BY m.place DESC LIMIT 1) AS last_id, \
         (SELECT COUNT(*) FROM (SELECT 1 AS n {latest}) c) AS unread, \
         (SELECT COUNT(*) FROM (SELECT m.mentions {latest}) c WHERE c.mentions LIKE {mention}) AS mentions \
         FROM (SELECT t.*, x.is_owner, y.is_pinned, y.is_archived, y.muted_until, {} AS read_to \
         FROM ({}) t JOIN symphony_stream_members x ON x.stream_id = t.id \
         LEFT JOIN symphony_stream_state y ON y.stream_id = t.id AND y.user_id = x.user_id \
         WHERE x.left_at IS NULL AND x.user_id = {uid_}) r WHERE r.id IN ",
        state::READ_TO,
        administration::all(&org),
    ));
    sql.list(ids);
    let mut found = HashMap::new();
    let mut last = Vec::new();
    for row in sql.rows(connection).await? {
        last.extend(row.maybe_text("last_id")?);
        found.insert(row.text("id")?, row);
    }
    let mut sql = rows::seen(uid);
    sql.push(" AND m.id IN ").list(&last);
    let last = sql.rows(connection).await?;
    let last = messages::load(backend, connection, uid, &last).await?;
    let mut last: HashMap<_, _> =
        last.into_iter().map(|sent| (sent.message.stream.stream_id.to_string(), sent)).collect();
    let now = backend.clock.now();
    let rows = ids.iter().filter_map(|id| found.get(id).map(|row| (row, last.remove(id))));
    Ok(rows.map(|(row, last)| stream(row, last, now)).collect::<Result<_, _>>()?)
}

fn stream(row: &AnyRow, last_message: Option<StreamMessage>, now: i64) -> Result<MyStream, sqlx::Error> {
    let stream: V2AdminStreamInfo = administration::stream(row)?;
    let muted_until = row.maybe_int("muted_until")?.filter(|until| *until > now);
    Ok(MyStream {
        last_at: row.maybe_int("last_place")?.unwrap_or(stream.attributes.created_date),
        last_message,
        read_to: row.int("read_to")?,
        unread: row.int("unread")?.unsigned_abs(),
        mentions: row.int("mentions")?.unsigned_abs(),
        is_pinned: row.maybe_int("is_pinned")? == Some(1),
        is_archived: row.maybe_int("is_archived")? == Some(1),
        is_muted: muted_until.is_some(),
        muted_until: muted_until.filter(|until| *until < FOR_GOOD).map(clock::time),
        is_owner: row.int("is_owner")? == 1,
        read_only: row.int("read_only")? == 1,
        members_can_invite: row.int("members_can_invite")? == 1,
        stream,
    })
}
