//! Datafeeds: made, read with waiting, acknowledged.

use std::{collections::BTreeMap, time::Duration};

use ::api::symphony::{StreamId, Uid, datafeeds::*};
use sqlx::{AnyConnection, any::AnyRow};
use tokio::time::{Instant, timeout_at};

use super::{events, me, messages::marks, presence, window, wrong};
use crate::{
    Backend,
    api::Api,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

mod payload;

/// How long a reader waits for the first event.
const WAIT: Duration = Duration::from_secs(30);
/// How often a reader looks who may be served by another server than the writer.
const LOOK: Duration = Duration::from_secs(1);
const MOST_EVENTS: u64 = 100;
const MOST_FEEDS: i64 = 20;
const LONGEST_TAG: usize = 100;

/// Mounts datafeeds.
pub(super) fn routes(api: Api) -> Api {
    api.serve(list_datafeeds)
        .serve(create_datafeed)
        .serve(read_datafeed)
        .serve(delete_datafeed)
        .serve(create_datafeed_v4)
        .serve(read_datafeed_v4)
        .serve_anyone(get_agent_info)
        .serve_anyone(get_agent_health)
}

fn feed_of(id: String) -> Datafeed {
    Datafeed { id, kind: "fanout".to_owned() }
}

async fn list_datafeeds(backend: Backend, caller: Caller, asked: ListDatafeeds) -> Result<Vec<Datafeed>, Refusal> {
    let mut sql = Sql::new("SELECT id FROM symphony_feeds WHERE version = 5 AND user_id = ");
    sql.bind(me(&caller)?.0);
    if let Some(tag) = asked.tag {
        sql.push(" AND tag = ").bind(tag);
    }
    sql.push(" ORDER BY id");
    let mut connection = backend.database.pool.acquire().await?;
    let rows = sql.rows(&mut connection).await?;
    Ok(rows.iter().map(|row| row.text("id").map(feed_of)).collect::<Result<_, _>>()?)
}

async fn create_datafeed(backend: Backend, caller: Caller, asked: CreateDatafeed) -> Result<Datafeed, Refusal> {
    let tag = asked.tag.filter(|tag| !tag.is_empty());
    if tag.as_ref().is_some_and(|tag| tag.chars().count() > LONGEST_TAG) {
        return Err(Refusal::invalid("tag", format!("tag must have at most {LONGEST_TAG} characters")));
    }
    Ok(feed_of(create(&backend, me(&caller)?, 5, tag).await?))
}

async fn create_datafeed_v4(backend: Backend, caller: Caller, _: CreateDatafeedV4) -> Result<DatafeedId, Refusal> {
    Ok(DatafeedId { id: create(&backend, me(&caller)?, 4, None).await? })
}

async fn create(backend: &Backend, uid: Uid, version: i64, tag: Option<String>) -> Result<String, Refusal> {
    let mut tx = backend.database.write().await?;
    // One at a time, so that the limit holds.
    events::tick(backend, &mut tx).await?;
    let mut there = Sql::new("SELECT COUNT(*) AS n, MAX(CASE WHEN version = 5 AND tag = ");
    there.bind(tag.clone()).push(" THEN id END) AS same FROM symphony_feeds WHERE user_id = ").bind(uid.0);
    let there = there.row(&mut tx).await?.ok_or(sqlx::Error::RowNotFound)?;
    if let Some(same) = there.maybe_text("same")? {
        return Ok(same);
    }
    if there.int("n")? >= MOST_FEEDS {
        make_room(&mut tx, uid, version).await?;
    }
    // As the vendor's programs expect it, or they make another.
    let id = format!("{}_f", crate::hex(&crate::random()?[..16]));
    let mut sql = Sql::new("INSERT INTO symphony_feeds (id, user_id, version, tag, read_at) VALUES (");
    sql.bind(id.clone()).push(", ").bind(uid.0).push(", ").bind(version).push(", ").bind(tag).push(", ");
    sql.bind(backend.clock.now()).push(")");
    sql.execute(&mut tx).await?;
    tx.commit().await?;
    Ok(id)
}

/// Programs of the fourth version make a feed whenever they start and delete none: the one that was read longest ago goes.
async fn make_room(connection: &mut AnyConnection, uid: Uid, version: i64) -> Result<(), Refusal> {
    let mut oldest = Sql::new("DELETE FROM symphony_feeds WHERE id = (SELECT id FROM symphony_feeds WHERE version = 4");
    oldest.push(" AND user_id = ").bind(uid.0).push(" ORDER BY read_at, id LIMIT 1)");
    if version == 4 && oldest.execute(connection).await? > 0 {
        return Ok(());
    }
    Err(wrong("an account has at most 20 feeds: delete one"))
}

/// Up to which event a feed of the caller's was read.
async fn given(backend: &Backend, uid: Uid, id: &str, version: i64) -> Result<i64, Refusal> {
    let mut sql = Sql::new("SELECT given FROM symphony_feeds WHERE id = ");
    sql.bind(id.to_owned()).push(" AND user_id = ").bind(uid.0).push(" AND version = ").bind(version);
    let mut connection = backend.database.pool.acquire().await?;
    let row = sql.row(&mut connection).await?.ok_or_else(|| wrong("the feed cannot be found"))?;
    Ok(row.int("given")?)
}

async fn read_datafeed(backend: Backend, caller: Caller, asked: ReadDatafeed) -> Result<V5Events, Refusal> {
    let uid = me(&caller)?;
    let given = given(&backend, uid, &asked.id, 5).await?;
    if let Some(ack) = asked.ack_id.filter(|ack| !ack.is_empty()) {
        let refused = || Refusal::invalid("ackId", "ackId must be one that came with events of this feed");
        let seq: i64 = ack.strip_prefix("ack_").and_then(|seq| seq.parse().ok()).ok_or_else(refused)?;
        if seq > given {
            return Err(refused());
        }
        done(&backend, uid, &asked.id, seq).await?;
    }
    if asked.update_presence != Some(false) {
        presence::seen(&backend, uid).await?;
    }
    let events = wait(&backend, &asked.id, MOST_EVENTS).await?;
    let last = events.last().map_or(given, |(seq, _)| (*seq).max(given));
    if last > given {
        give(&backend, &asked.id, last).await?;
    }
    // Nothing new is nothing to be done with: what was given before may still be.
    let ack = events.last().map_or(0, |(seq, _)| *seq);
    Ok(V5Events { events: events.into_iter().map(|(_, event)| event).collect(), ack_id: format!("ack_{ack}") })
}

async fn read_datafeed_v4(
    backend: Backend,
    caller: Caller,
    asked: ReadDatafeedV4,
) -> Result<Option<Vec<V4Event>>, Refusal> {
    let uid = me(&caller)?;
    let (_, limit) = window(None, asked.limit, [50, MOST_EVENTS])?;
    given(&backend, uid, &asked.id, 4).await?;
    let events = wait(&backend, &asked.id, limit).await?;
    if let Some((last, _)) = events.last() {
        give(&backend, &asked.id, *last).await?;
        done(&backend, uid, &asked.id, *last).await?;
    }
    let events: Vec<_> = events.into_iter().map(|(_, event)| event).collect();
    Ok((!events.is_empty()).then_some(events))
}

async fn delete_datafeed(backend: Backend, caller: Caller, asked: DeleteDatafeed) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("DELETE FROM symphony_feeds WHERE version = 5 AND id = ");
    sql.bind(asked.id).push(" AND user_id = ").bind(me(&caller)?.0);
    if sql.execute(&mut tx).await? == 0 {
        return Err(wrong("the feed cannot be found"));
    }
    Ok(tx.commit().await?)
}

/// The first events of a feed, once there is one.
async fn wait(backend: &Backend, id: &str, limit: u64) -> Result<Vec<(i64, V4Event)>, Refusal> {
    let end = Instant::now() + WAIT;
    let mut stopping = backend.stopping.subscribe();
    loop {
        // Before looking, so that nothing happens between.
        let happened = backend.symphony.happened.notified();
        let events = payload::first(backend, id, limit).await?;
        if !events.is_empty() || Instant::now() >= end || *stopping.borrow() {
            return Ok(events);
        }
        let look = end.min(Instant::now() + LOOK);
        tokio::select! {
            _ = timeout_at(look, happened) => {}
            _ = stopping.changed() => {}
        }
    }
}

/// Remembers up to where a feed was given.
async fn give(backend: &Backend, id: &str, seq: i64) -> Result<(), sqlx::Error> {
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("UPDATE symphony_feeds SET read_at = ");
    let seq = sql.bind(backend.clock.now()).param(seq);
    sql.push(&format!(", given = CASE WHEN given < {seq} THEN {seq} ELSE given END WHERE id = ")).bind(id.to_owned());
    sql.execute(&mut tx).await?;
    tx.commit().await
}

/// Takes events out of a feed that are done with: the messages among them have reached its account.
async fn done(backend: &Backend, uid: Uid, id: &str, seq: i64) -> Result<(), sqlx::Error> {
    let mut tx = backend.database.write().await?;
    let mut reached = Sql::new(
        "SELECT e.stream_id, e.seq FROM symphony_feed_events f JOIN symphony_events e ON e.seq = f.seq \
         WHERE e.kind = 'MESSAGESENT' AND f.feed_id = ",
    );
    reached.bind(id.to_owned()).push(" AND f.seq <= ").bind(seq);
    let read = |row: &AnyRow| Ok::<_, sqlx::Error>((row.text("stream_id")?, row.int("seq")?));
    let reached: Vec<_> = reached.rows(&mut tx).await?.iter().map(read).collect::<Result<_, _>>()?;
    let mut last: BTreeMap<String, i64> = BTreeMap::new();
    for (stream, seq) in reached {
        let up_to = last.entry(stream).or_default();
        *up_to = (*up_to).max(seq);
    }
    for (stream, up_to) in last {
        marks::put(&mut tx, uid, &StreamId::new(&stream), "delivered", up_to, backend.clock.now()).await?;
    }
    let mut sql = Sql::new("DELETE FROM symphony_feed_events WHERE feed_id = ");
    sql.bind(id.to_owned()).push(" AND seq <= ").bind(seq);
    sql.execute(&mut tx).await?;
    tx.commit().await
}

async fn get_agent_info(backend: Backend, _: GetAgentInfo) -> Result<AgentInfo, Refusal> {
    let server = backend.config.public_url.clone();
    Ok(AgentInfo { version: AGENT.to_owned(), server_fqdn: server, on_prem: Some(true) })
}

/// The agent whose operations are served; from 24.12 on the vendor's programs do without a key manager.
const AGENT: &str = "Agent-24.12.0";

async fn get_agent_health(backend: Backend, _: GetAgentHealth) -> Result<AgentHealth, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    Sql::new("SELECT 1 AS n").row(&mut connection).await?;
    Ok(AgentHealth { status: "UP".to_owned() })
}
