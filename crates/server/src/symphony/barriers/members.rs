//! Who is in a group of an information barrier.

use ::api::symphony::{Uid, barriers::*};
use sqlx::AnyConnection;

use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
    symphony::{accounts, window, wrong},
};

/// At most so many at once.
const MOST: usize = 1000;
const MOST_LISTED: u64 = 10_000;

pub(super) async fn list_barrier_group_members(
    backend: Backend,
    _: Caller,
    asked: ListBarrierGroupMembers,
) -> Result<Vec<Uid>, Refusal> {
    let (skip, limit) = window(asked.skip, asked.limit, [MOST_LISTED, MOST_LISTED])?;
    let mut connection = backend.database.pool.acquire().await?;
    let mut group = Sql::new("SELECT 1 AS n FROM symphony_groups WHERE id = ");
    group.bind(asked.gid.clone());
    group.row(&mut connection).await?.ok_or_else(|| Refusal::not_found("group"))?;
    let mut sql = Sql::new("SELECT user_id FROM symphony_group_members WHERE group_id = ");
    sql.bind(asked.gid).push(&format!(" ORDER BY user_id LIMIT {limit} OFFSET {skip}"));
    let rows = sql.rows(&mut connection).await?;
    Ok(rows.iter().map(|row| row.int("user_id").map(Uid)).collect::<Result<_, _>>()?)
}

pub(super) async fn add_barrier_group_members(
    backend: Backend,
    _: Caller,
    asked: AddBarrierGroupMembers,
) -> Result<BulkActionResult, Refusal> {
    change(&backend, &asked.gid, &asked.users, true).await
}

pub(super) async fn remove_barrier_group_members(
    backend: Backend,
    _: Caller,
    asked: RemoveBarrierGroupMembers,
) -> Result<BulkActionResult, Refusal> {
    change(&backend, &asked.gid, &asked.users, false).await
}

/// Adds or removes users, each on their own.
async fn change(backend: &Backend, gid: &str, users: &[Uid], is_added: bool) -> Result<BulkActionResult, Refusal> {
    if !(1..=MOST).contains(&users.len()) {
        return Err(wrong("1 to 1000 users must be named"));
    }
    let mut tx = backend.database.write().await?;
    // Until the transaction ends nobody else changes the group.
    let mut sql = Sql::new("UPDATE symphony_groups SET updated_at = ");
    sql.bind(backend.clock.now()).push(" WHERE id = ").bind(gid.to_owned());
    if sql.execute(&mut tx).await? == 0 {
        return Err(wrong("the group cannot be found"));
    }
    let mut results = Vec::new();
    for uid in users {
        let fault = if is_added { add(&mut tx, gid, *uid).await? } else { remove(&mut tx, gid, *uid).await? };
        results.push(fault.unwrap_or_default().to_owned());
    }
    tx.commit().await?;
    let is_done = results.iter().all(String::is_empty);
    Ok(BulkActionResult { overall_result: if is_done { "SUCCESS" } else { "FAIL" }.to_owned(), results })
}

/// Adds a user, or tells what was wrong.
async fn add(connection: &mut AnyConnection, gid: &str, uid: Uid) -> Result<Option<&'static str>, sqlx::Error> {
    if accounts::find(connection, uid).await?.is_none() {
        return Ok(Some("the user cannot be found"));
    }
    let mut sql = Sql::new("INSERT INTO symphony_group_members (group_id, user_id) VALUES (");
    sql.bind(gid.to_owned()).push(", ").bind(uid.0).push(") ON CONFLICT DO NOTHING");
    sql.execute(connection).await?;
    Ok(None)
}

/// Removes a user, or tells what was wrong.
async fn remove(connection: &mut AnyConnection, gid: &str, uid: Uid) -> Result<Option<&'static str>, sqlx::Error> {
    let mut sql = Sql::new("DELETE FROM symphony_group_members WHERE group_id = ");
    sql.bind(gid.to_owned()).push(" AND user_id = ").bind(uid.0);
    Ok((sql.execute(connection).await? == 0).then_some("the user is not in the group"))
}
