//! Groups of information barriers.

use std::collections::HashMap;

use ::api::{
    error::ErrorKind,
    rotunda::symphony::barriers::*,
    symphony::barriers::{Group, ListBarrierGroups},
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{count, new_id};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const SELECT: &str = "SELECT g.*, (SELECT COUNT(*) FROM symphony_group_members m WHERE m.group_id = g.id) AS members \
                      FROM symphony_groups g";

pub(super) async fn list_barrier_groups(
    backend: Backend,
    _: Caller,
    _: ListBarrierGroups,
) -> Result<Vec<Group>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let rows = Sql::new(&format!("{SELECT} ORDER BY g.name")).rows(&mut connection).await?;
    let mut sql = Sql::new("SELECT pg.group_id, pg.policy_id FROM symphony_policy_groups pg ");
    sql.push("JOIN symphony_policies p ON p.id = pg.policy_id ORDER BY p.created_at, p.id");
    let mut policies: HashMap<String, Vec<String>> = HashMap::new();
    for row in sql.rows(&mut connection).await? {
        policies.entry(row.text("group_id")?).or_default().push(row.text("policy_id")?);
    }
    let read = |row| read(row, policies.remove(&row.text("id")?).unwrap_or_default());
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

fn read(row: &AnyRow, policies: Vec<String>) -> Result<Group, sqlx::Error> {
    Ok(Group {
        id: row.text("id")?,
        name: row.text("name")?,
        active: row.int("is_active")? == 1,
        member_count: count(row, "members")?,
        policies,
        created_date: row.int("created_at")?,
        modified_date: row.int("updated_at")?,
    })
}

/// The group with this id.
async fn one(connection: &mut AnyConnection, id: &str) -> Result<Group, Refusal> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE g.id = ").bind(id.to_owned());
    let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found("group"))?;
    let mut named =
        Sql::new("SELECT p.id FROM symphony_policies p JOIN symphony_policy_groups pg ON pg.policy_id = p.id");
    named.push(" WHERE pg.group_id = ").bind(id.to_owned()).push(" ORDER BY p.created_at, p.id");
    let named = named.rows(connection).await?;
    Ok(read(&row, named.iter().map(|row| row.text("id")).collect::<Result<_, _>>()?)?)
}

/// Until the transaction ends nobody else changes a group, or puts it into a policy; whether it is there.
pub(super) async fn lock(connection: &mut AnyConnection, id: &str) -> Result<bool, sqlx::Error> {
    let mut sql = Sql::new("UPDATE symphony_groups SET id = id WHERE id = ");
    sql.bind(id.to_owned());
    Ok(sql.execute(connection).await? > 0)
}

/// Refuses what is no name, and one that another group has.
async fn check_name(connection: &mut AnyConnection, name: &str, own: &str) -> Result<String, Refusal> {
    let name = name.trim().to_owned();
    if !(1..=100).contains(&name.chars().count()) {
        return Err(Refusal::invalid("name", "name must have 1 to 100 characters"));
    }
    let mut sql = Sql::new("SELECT id FROM symphony_groups WHERE name = ");
    sql.bind(name.clone()).push(" AND id <> ").bind(own.to_owned());
    match sql.row(connection).await? {
        Some(_) => Err(taken()),
        None => Ok(name),
    }
}

fn taken() -> Refusal {
    Refusal::invalid("name", "another group has this name")
}

pub(super) async fn create_barrier_group(
    backend: Backend,
    _: Caller,
    asked: CreateBarrierGroup,
) -> Result<Group, Refusal> {
    let (id, now) = (new_id()?, backend.clock.now());
    let mut tx = backend.database.write().await?;
    let name = check_name(&mut tx, &asked.name, &id).await?;
    let mut sql = Sql::new("INSERT INTO symphony_groups (id, name, created_at, updated_at) VALUES (");
    sql.bind(id.clone()).push(", ").bind(name).push(", ").bind(now).push(", ").bind(now);
    sql.push(") ON CONFLICT DO NOTHING");
    if sql.execute(&mut tx).await? == 0 {
        return Err(taken());
    }
    let made = one(&mut tx, &id).await?;
    tx.commit().await?;
    Ok(made)
}

pub(super) async fn update_barrier_group(
    backend: Backend,
    _: Caller,
    asked: UpdateBarrierGroup,
) -> Result<Group, Refusal> {
    let mut tx = backend.database.write().await?;
    one(&mut tx, &asked.id).await?;
    let mut sql = Sql::new("UPDATE symphony_groups SET updated_at = ");
    sql.bind(backend.clock.now());
    if let Some(name) = asked.name {
        sql.push(", name = ").bind(check_name(&mut tx, &name, &asked.id).await?);
    }
    if let Some(active) = asked.active {
        sql.push(", is_active = ").bind(i64::from(active));
    }
    sql.push(" WHERE id = ").bind(asked.id.clone());
    // Another request may take the name in the same moment.
    let is_taken = |e: &sqlx::Error| e.as_database_error().is_some_and(|e| e.is_unique_violation());
    sql.execute(&mut tx).await.map_err(|e| if is_taken(&e) { taken() } else { e.into() })?;
    let changed = one(&mut tx, &asked.id).await?;
    tx.commit().await?;
    Ok(changed)
}

pub(super) async fn delete_barrier_group(
    backend: Backend,
    _: Caller,
    asked: DeleteBarrierGroup,
) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    lock(&mut tx, &asked.id).await?;
    if !one(&mut tx, &asked.id).await?.policies.is_empty() {
        return Err(Refusal::new(ErrorKind::Conflict, "a policy names this group"));
    }
    let mut sql = Sql::new("DELETE FROM symphony_groups WHERE id = ");
    sql.bind(asked.id);
    sql.execute(&mut tx).await?;
    Ok(tx.commit().await?)
}
