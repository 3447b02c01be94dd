//! Information barriers: who may not be with whom, and the groups and policies that say so.

use ::api::symphony::{StreamId, Uid};
use sqlx::AnyConnection;

use crate::{
    api::Api,
    database::{Fields, Sql},
    refusal::Refusal,
};

mod groups;
mod members;
mod policies;

/// Mounts groups and policies.
pub(super) fn routes(api: Api) -> Api {
    api.serve(groups::list_barrier_groups)
        .serve(groups::create_barrier_group)
        .serve(groups::update_barrier_group)
        .serve(groups::delete_barrier_group)
        .serve(members::list_barrier_group_members)
        .serve(members::add_barrier_group_members)
        .serve(members::remove_barrier_group_members)
        .serve(policies::list_policies)
        .serve(policies::create_policy)
        .serve(policies::update_policy)
        .serve(policies::delete_policy)
}

/// The condition that two are kept apart, each given as it is written in SQL.
///
/// A `BLOCK` policy has them in two of its groups; or an `ALLOW` policy has one of them, and none has both.
pub(super) fn apart(one: &str, other: &str) -> String {
    let share = |kind: &str, groups: &str| {
        format!(
            "EXISTS (SELECT 1 FROM symphony_policy_users a JOIN symphony_policy_users b ON b.policy_id = a.policy_id{groups} \
             WHERE a.kind = '{kind}' AND a.user_id = {one} AND b.user_id = {other})"
        )
    };
    let blocked = share("BLOCK", " AND b.group_id <> a.group_id");
    let allowed = share("ALLOW", "");
    format!(
        "{one} <> {other} AND ({blocked} OR (EXISTS (SELECT 1 FROM symphony_policy_users a WHERE a.kind = 'ALLOW' \
         AND a.user_id IN ({one}, {other})) AND NOT {allowed}))"
    )
}

/// Refuses users of whom two are kept apart.
///
/// # Errors
/// `Forbidden`.
pub(super) async fn check(connection: &mut AnyConnection, uids: &[Uid]) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT 1 AS n FROM symphony_users x JOIN symphony_users y ON x.id < y.id WHERE ");
    for name in ["x.id", "y.id"] {
        sql.push(name).push(" IN (NULL");
        for uid in uids {
            sql.push(", ").bind(uid.0);
        }
        sql.push(") AND ");
    }
    sql.push(&apart("x.id", "y.id")).push(" LIMIT 1");
    refuse_any(sql, connection).await
}

/// Refuses who is kept apart from somebody who is in a stream now: they do not come in, see it from outside, or write to it.
///
/// # Errors
/// `Forbidden`.
pub(super) async fn between(connection: &mut AnyConnection, stream: &StreamId, uid: Uid) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT 1 AS n FROM symphony_stream_members m WHERE m.left_at IS NULL AND m.stream_id = ");
    sql.bind(stream.to_string());
    let uid = sql.param(uid.0);
    sql.push(" AND ").push(&apart("m.user_id", &uid)).push(" LIMIT 1");
    refuse_any(sql, connection).await
}

async fn refuse_any(sql: Sql, connection: &mut AnyConnection) -> Result<(), Refusal> {
    // Nearly always there is no policy, and nobody waits for the search through groups then.
    if Sql::new("SELECT 1 AS n FROM symphony_policies WHERE is_active = 1 LIMIT 1").row(connection).await?.is_none() {
        return Ok(());
    }
    match sql.row(connection).await? {
        Some(_) => Err(Refusal::forbidden("an information barrier keeps these users apart")),
        None => Ok(()),
    }
}

/// A new id, as long as the vendor's.
fn new_id() -> Result<String, Refusal> {
    Ok(crate::hex(&crate::random()?[..12]))
}

/// A number of rows.
fn count(row: &sqlx::any::AnyRow, column: &str) -> Result<u32, sqlx::Error> {
    Ok(u32::try_from(row.int(column)?).unwrap_or(u32::MAX))
}
