//! Policies of information barriers.

use std::collections::BTreeSet;

use ::api::{
    rotunda::symphony::barriers::*,
    symphony::barriers::{ListPolicies, Policy},
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{count, groups::lock, new_id};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const MOST_GROUPS: usize = 20;
const SELECT: &str = "SELECT p.*, (SELECT COUNT(DISTINCT m.user_id) FROM symphony_group_members m \
                      JOIN symphony_policy_groups g ON g.group_id = m.group_id WHERE g.policy_id = p.id) AS members \
                      FROM symphony_policies p";

pub(super) async fn list_policies(backend: Backend, _: Caller, _: ListPolicies) -> Result<Vec<Policy>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let rows = Sql::new(&format!("{SELECT} ORDER BY p.created_at, p.id")).rows(&mut connection).await?;
    let mut found = Vec::new();
    for row in rows {
        found.push(read(&mut connection, &row).await?);
    }
    Ok(found)
}

async fn read(connection: &mut AnyConnection, row: &AnyRow) -> Result<Policy, sqlx::Error> {
    let id = row.text("id")?;
    let mut groups = Sql::new("SELECT group_id FROM symphony_policy_groups WHERE policy_id = ");
    groups.bind(id.clone()).push(" ORDER BY group_id");
    let groups = groups.rows(connection).await?;
    Ok(Policy {
        id,
        policy_type: row.text("kind")?,
        active: row.int("is_active")? == 1,
        member_count: Some(count(row, "members")?),
        groups: groups.iter().map(|row| row.text("group_id")).collect::<Result<_, _>>()?,
        created_date: row.int("created_at")?,
        modified_date: row.int("updated_at")?,
    })
}

/// The policy with this id.
async fn one(connection: &mut AnyConnection, id: &str) -> Result<Policy, Refusal> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE p.id = ").bind(id.to_owned());
    let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found("policy"))?;
    Ok(read(connection, &row).await?)
}

/// Writes which groups a policy has.
async fn write_groups(connection: &mut AnyConnection, id: &str, kind: &str, groups: &[String]) -> Result<(), Refusal> {
    let groups: BTreeSet<&String> = groups.iter().collect();
    let least = if kind == "BLOCK" { 2 } else { 1 };
    if !(least..=MOST_GROUPS).contains(&groups.len()) {
        return Err(Refusal::invalid("groups", format!("groups must be {least} to {MOST_GROUPS}")));
    }
    let mut delete = Sql::new("DELETE FROM symphony_policy_groups WHERE policy_id = ");
    delete.bind(id.to_owned());
    delete.execute(connection).await?;
    for group in groups {
        if !lock(connection, group).await? {
            return Err(Refusal::invalid("groups", "a group cannot be found"));
        }
        let mut sql = Sql::new("INSERT INTO symphony_policy_groups (policy_id, group_id) VALUES (");
        sql.bind(id.to_owned()).push(", ").bind(group.clone()).push(")");
        sql.execute(connection).await?;
    }
    Ok(())
}

pub(super) async fn create_policy(backend: Backend, _: Caller, asked: CreatePolicy) -> Result<Policy, Refusal> {
    let kind = asked.policy_type;
    if !["BLOCK", "ALLOW"].contains(&&*kind) {
        return Err(Refusal::invalid("policyType", "policyType must be BLOCK or ALLOW"));
    }
    let (id, now) = (new_id()?, backend.clock.now());
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("INSERT INTO symphony_policies (id, kind, created_at, updated_at) VALUES (");
    sql.bind(id.clone()).push(", ").bind(kind.clone()).push(", ").bind(now).push(", ").bind(now).push(")");
    sql.execute(&mut tx).await?;
    write_groups(&mut tx, &id, &kind, &asked.groups).await?;
    let made = one(&mut tx, &id).await?;
    tx.commit().await?;
    Ok(made)
}

pub(super) async fn update_policy(backend: Backend, _: Caller, asked: UpdatePolicy) -> Result<Policy, Refusal> {
    let mut tx = backend.database.write().await?;
    let mut lock = Sql::new("UPDATE symphony_policies SET id = id WHERE id = ");
    lock.bind(asked.id.clone());
    lock.execute(&mut tx).await?;
    let before = one(&mut tx, &asked.id).await?;
    if let Some(groups) = asked.groups {
        write_groups(&mut tx, &asked.id, &before.policy_type, &groups).await?;
    }
    let mut sql = Sql::new("UPDATE symphony_policies SET is_active = ");
    sql.bind(i64::from(asked.active.unwrap_or(before.active))).push(", updated_at = ").bind(backend.clock.now());
    sql.push(" WHERE id = ").bind(asked.id.clone());
    sql.execute(&mut tx).await?;
    let changed = one(&mut tx, &asked.id).await?;
    tx.commit().await?;
    Ok(changed)
}

pub(super) async fn delete_policy(backend: Backend, _: Caller, asked: DeletePolicy) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("DELETE FROM symphony_policies WHERE id = ");
    sql.bind(asked.id);
    if sql.execute(&mut tx).await? == 0 {
        return Err(Refusal::not_found("policy"));
    }
    Ok(tx.commit().await?)
}
