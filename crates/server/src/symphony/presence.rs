//! Presence: who is there, and feeds of what changes.

use ::api::{
    endpoint::Access,
    error::ErrorKind,
    symphony::{StringId, SuccessResponse, Uid, presence::*},
};
use sqlx::{AnyConnection, any::AnyRow};
use uuid::Uuid;

use super::{account, accounts, lacks, me, window, wrong};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const AVAILABLE: &str = "AVAILABLE";
const OFFLINE: &str = "OFFLINE";
const UNDEFINED: &str = "UNDEFINED";
/// "Returns up to 500 records at a time."
const MOST_IN_FEED: u64 = 500;
const MOST_LISTED: u64 = 5000;

/// Whether a category says that somebody is there, if it says anything.
pub(crate) fn is_there(category: &str) -> Option<bool> {
    (category != UNDEFINED).then_some(category != OFFLINE)
}

/// How somebody is there; who never was is offline since they are there at all.
async fn of(connection: &mut AnyConnection, uid: Uid) -> Result<Option<V2Presence>, Refusal> {
    let mut sql = Sql::new(
        "SELECT u.id AS user_id, COALESCE(p.category, 'OFFLINE') AS category, COALESCE(p.at, u.created_at) AS at \
         FROM symphony_users u LEFT JOIN symphony_presence p ON p.user_id = u.id WHERE u.id = ",
    );
    sql.bind(uid.0);
    Ok(sql.row(connection).await?.map(|row| read(&row)).transpose()?)
}

fn read(row: &AnyRow) -> Result<V2Presence, sqlx::Error> {
    Ok(V2Presence { category: row.text("category")?, user_id: Uid(row.int("user_id")?), timestamp: row.int("at")? })
}

fn nobody() -> Refusal {
    Refusal::new(ErrorKind::NotFound, "the user cannot be found")
}

async fn set(backend: &Backend, uid: Uid, category: &str, soft: Option<bool>) -> Result<V2Presence, Refusal> {
    if !CATEGORIES.contains(&category) || category == UNDEFINED {
        return Err(Refusal::invalid("category", "category is none that can be set"));
    }
    put(backend, uid, category, |before| soft != Some(true) || before != OFFLINE).await
}

/// Sets how somebody is there, if it may be after how they were.
async fn put(
    backend: &Backend,
    uid: Uid,
    category: &str,
    may: impl FnOnce(&str) -> bool,
) -> Result<V2Presence, Refusal> {
    let mut tx = backend.database.write().await?;
    let mut next = Sql::new("UPDATE counters SET value = value + 1 WHERE name = 'symphony_presence' RETURNING value");
    next.push("");
    let seq = next.row(&mut tx).await?.ok_or(sqlx::Error::RowNotFound)?.int("value")?;
    let before = of(&mut tx, uid).await?.ok_or_else(nobody)?;
    if before.category == category || !may(&before.category) {
        return Ok(before);
    }
    let mut sql = Sql::new("INSERT INTO symphony_presence (user_id, category, at, seq) VALUES (");
    sql.bind(uid.0).push(", ").bind(category.to_owned()).push(", ").bind(backend.clock.now()).push(", ");
    sql.bind(seq).push(") ON CONFLICT (user_id) DO UPDATE SET category = excluded.category, at = excluded.at");
    sql.push(", seq = excluded.seq");
    sql.execute(&mut tx).await?;
    let presence = of(&mut tx, uid).await?.ok_or_else(nobody)?;
    tx.commit().await?;
    Ok(presence)
}

/// Who was offline is available: they read what happens.
pub(super) async fn seen(backend: &Backend, uid: Uid) -> Result<(), Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let is_offline = of(&mut connection, uid).await?.is_some_and(|presence| presence.category == OFFLINE);
    drop(connection);
    if is_offline {
        put(backend, uid, AVAILABLE, |before| before == OFFLINE).await?;
    }
    Ok(())
}

/// Who was available is offline: they have nothing open any more. What they chose stays.
pub(super) async fn gone(backend: &Backend, uid: Uid) -> Result<(), Refusal> {
    put(backend, uid, OFFLINE, |before| before == AVAILABLE).await.map(drop)
}

pub(super) async fn get_own_presence(
    backend: Backend,
    caller: Caller,
    _: GetOwnPresence,
) -> Result<V2Presence, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    of(&mut connection, me(&caller)?).await?.ok_or_else(nobody)
}

pub(super) async fn set_own_presence(
    backend: Backend,
    caller: Caller,
    asked: SetOwnPresence,
) -> Result<V2Presence, Refusal> {
    set(&backend, me(&caller)?, &asked.presence.category, asked.soft).await
}

pub(super) async fn set_presence(backend: Backend, caller: Caller, asked: SetPresence) -> Result<V2Presence, Refusal> {
    let account = account(&caller)?;
    if asked.presence.user_id != account.uid && !account.may(Access::UserProvisioning) {
        return Err(lacks());
    }
    set(&backend, asked.presence.user_id, &asked.presence.category, asked.soft).await
}

pub(super) async fn get_presence(backend: Backend, _: Caller, asked: GetPresence) -> Result<V2Presence, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    of(&mut connection, asked.uid).await?.ok_or_else(nobody)
}

pub(super) async fn get_presence_v1(
    backend: Backend,
    _: Caller,
    asked: GetPresenceV1,
) -> Result<PresenceStatus, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let presence = of(&mut connection, asked.uid).await?.ok_or_else(|| wrong("the user cannot be found"))?;
    Ok(PresenceStatus { category: presence.category })
}

/// Everybody who has ever been there, by number.
async fn list(connection: &mut AnyConnection, after: i64, limit: u64) -> Result<Vec<V2Presence>, Refusal> {
    let mut sql = Sql::new("SELECT user_id, category, at FROM symphony_presence WHERE user_id > ");
    sql.bind(after).push(&format!(" ORDER BY user_id LIMIT {limit}"));
    Ok(sql.rows(connection).await?.iter().map(read).collect::<Result<_, _>>()?)
}

pub(super) async fn list_presence(
    backend: Backend,
    _: Caller,
    asked: ListPresence,
) -> Result<Vec<V2Presence>, Refusal> {
    let (_, limit) = window(None, asked.limit, [1000, MOST_LISTED])?;
    let mut connection = backend.database.pool.acquire().await?;
    list(&mut connection, asked.last_user_id.map_or(0, |uid| uid.0), limit).await
}

pub(super) async fn list_presence_v1(
    backend: Backend,
    _: Caller,
    _: ListPresenceV1,
) -> Result<Vec<PresenceV1>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let all = list(&mut connection, 0, MOST_LISTED).await?;
    Ok(all.into_iter().map(|one| PresenceV1 { uid: one.user_id, category: one.category }).collect())
}

pub(super) async fn create_presence_feed(
    backend: Backend,
    caller: Caller,
    _: CreatePresenceFeed,
) -> Result<StringId, Refusal> {
    let id = Uuid::new_v4().to_string();
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("INSERT INTO symphony_presence_feeds (id, user_id, read_at, seq) SELECT ");
    sql.bind(id.clone()).push(", ").bind(me(&caller)?.0).push(", ").bind(backend.clock.now());
    sql.push(", value FROM counters WHERE name = 'symphony_presence'");
    sql.execute(&mut tx).await?;
    tx.commit().await?;
    Ok(StringId { id })
}

fn no_feed() -> Refusal {
    wrong("the presence feed cannot be found")
}

pub(super) async fn read_presence_feed(
    backend: Backend,
    caller: Caller,
    asked: ReadPresenceFeed,
) -> Result<Vec<V2Presence>, Refusal> {
    let mut tx = backend.database.write().await?;
    let mut feed = Sql::new("UPDATE symphony_presence_feeds SET read_at = ");
    feed.bind(backend.clock.now()).push(" WHERE id = ").bind(asked.feed_id.clone());
    feed.push(" AND user_id = ").bind(me(&caller)?.0).push(" RETURNING seq");
    let seq = feed.row(&mut tx).await?.ok_or_else(no_feed)?.int("seq")?;
    let mut sql = Sql::new("SELECT user_id, category, at, seq FROM symphony_presence WHERE seq > ");
    sql.bind(seq).push(&format!(" ORDER BY seq LIMIT {MOST_IN_FEED}"));
    let found = sql.rows(&mut tx).await?;
    if let Some(last) = found.last() {
        let mut moved = Sql::new("UPDATE symphony_presence_feeds SET seq = ");
        moved.bind(last.int("seq")?).push(" WHERE id = ").bind(asked.feed_id);
        moved.execute(&mut tx).await?;
    }
    tx.commit().await?;
    Ok(found.iter().map(read).collect::<Result<_, _>>()?)
}

pub(super) async fn delete_presence_feed(
    backend: Backend,
    caller: Caller,
    asked: DeletePresenceFeed,
) -> Result<StringId, Refusal> {
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("DELETE FROM symphony_presence_feeds WHERE id = ");
    sql.bind(asked.feed_id.clone()).push(" AND user_id = ").bind(me(&caller)?.0);
    if sql.execute(&mut tx).await? == 0 {
        return Err(no_feed());
    }
    tx.commit().await?;
    Ok(StringId { id: asked.feed_id })
}

pub(super) async fn register_presence_interest(
    backend: Backend,
    _: Caller,
    asked: RegisterPresenceInterest,
) -> Result<SuccessResponse, Refusal> {
    let mut uids = asked.users;
    uids.sort_unstable();
    uids.dedup();
    if uids.is_empty() || uids.len() > 1000 {
        return Err(wrong("1 to 1000 users must be named"));
    }
    // Of one pod everybody hears of everybody; those of others, of whom one would not, are not here.
    let mut connection = backend.database.pool.acquire().await?;
    accounts::check(&mut connection, &uids, nobody).await?;
    Ok(SuccessResponse::new("OK"))
}
