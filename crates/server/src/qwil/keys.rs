//! Keys: made, listed, rotated, turned off and revoked by administrators; secrets are stored hashed.

use ::api::{error::ErrorKind, qwil::codes::Permission, rotunda::qwil::*};
use sqlx::{AnyConnection, any::AnyRow};
use uuid::Uuid;

use super::{chats, entities, rows};
use crate::{
    Backend,
    caller::{self, Caller},
    clock,
    database::{Fields, Sql},
    refusal::Refusal,
};

const LONGEST_NAME: usize = 100;

/// What keys of a kind can be allowed.
fn allowed(kind: QwilKeyKind) -> &'static [Permission] {
    match kind {
        QwilKeyKind::System => &[Permission::ReviewData, Permission::ReadAdmin, Permission::WriteAdmin],
        QwilKeyKind::Master | QwilKeyKind::User => {
            &[Permission::ReadChats, Permission::WriteChats, Permission::ReadContacts]
        }
    }
}

pub(super) async fn list_qwil_keys(backend: Backend, _: Caller, _: ListQwilKeys) -> Result<Vec<QwilKey>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let rows = Sql::new("SELECT * FROM qwil_keys ORDER BY created_at DESC, id").rows(&mut connection).await?;
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

pub(super) async fn create_qwil_key(
    backend: Backend,
    caller: Caller,
    asked: CreateQwilKey,
) -> Result<NewQwilKey, Refusal> {
    let name = asked.name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Refusal::invalid("name", format!("name must have 1 to {LONGEST_NAME} characters")));
    }
    let mut permissions = asked.permissions;
    permissions.sort_unstable();
    permissions.dedup();
    let allowed = allowed(asked.kind);
    if permissions.is_empty() || !permissions.iter().all(|permission| allowed.contains(permission)) {
        let names: Vec<_> = allowed.iter().map(chats::rows::name).collect();
        return Err(Refusal::invalid("permissions", format!("permissions must be some of {}", names.join(", "))));
    }
    entities::check_networks("networks", &asked.networks)?;
    if asked.member.is_some() != (asked.kind == QwilKeyKind::User) {
        return Err(Refusal::invalid("member", "a user key acts for one member, and no other key does"));
    }
    let id = Uuid::now_v7().to_string();
    let (secret, now) = (crate::hex(&crate::random()?), backend.clock.now());
    let mut tx = backend.database.write().await?;
    let entity = entities::home(&backend, &mut tx).await?;
    if let Some(member) = asked.member {
        let missing = |_| Refusal::invalid("member", "no such member");
        let profile = rows::membership(&mut tx, entity, member).await.map_err(missing)?.int("profile_id")?;
        if profile == rows::BUTLER {
            return Err(Refusal::invalid("member", "nobody acts for the butler"));
        }
    }
    let mut sql = Sql::new(
        "INSERT INTO qwil_keys (id, kind, membership_id, key, secret_hash, name, entity_id, permissions, networks, created_by, \
         created_at) VALUES (",
    );
    sql.bind(id.clone()).push(", ").bind(chats::rows::name(&asked.kind)).push(", ");
    sql.bind(asked.member.map(|member| member.to_string())).push(", ");
    sql.bind(Uuid::new_v4().simple().to_string()).push(", ");
    sql.bind(caller::hash(&secret)).push(", ").bind(name.to_owned()).push(", ").bind(entity.to_string()).push(", ");
    sql.bind(serde_json::json!(permissions).to_string()).push(", ");
    sql.bind(serde_json::json!(asked.networks).to_string()).push(", ");
    sql.bind(caller.user.to_string()).push(", ").bind(now).push(")");
    sql.execute(&mut tx).await?;
    let key = one(&mut tx, &id).await?;
    tx.commit().await?;
    Ok(NewQwilKey { key, secret })
}

pub(super) async fn rotate_qwil_key(backend: Backend, _: Caller, asked: RotateQwilKey) -> Result<NewQwilKey, Refusal> {
    let secret = crate::hex(&crate::random()?);
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("UPDATE qwil_keys SET secret_hash = ");
    sql.bind(caller::hash(&secret)).push(" WHERE id = ").bind(asked.id.to_string());
    sql.execute(&mut tx).await?;
    let key = one(&mut tx, &asked.id.to_string()).await?;
    tx.commit().await?;
    Ok(NewQwilKey { key, secret })
}

pub(super) async fn update_qwil_key(backend: Backend, _: Caller, asked: UpdateQwilKey) -> Result<QwilKey, Refusal> {
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("UPDATE qwil_keys SET is_active = ");
    sql.bind(i64::from(asked.is_active)).push(" WHERE id = ").bind(asked.id.to_string());
    sql.execute(&mut tx).await?;
    let key = one(&mut tx, &asked.id.to_string()).await?;
    tx.commit().await?;
    Ok(key)
}

pub(super) async fn revoke_qwil_key(backend: Backend, _: Caller, asked: RevokeQwilKey) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("DELETE FROM qwil_keys WHERE id = ");
    sql.bind(asked.id.to_string());
    if sql.execute(&mut tx).await? == 0 {
        return Err(Refusal::not_found("key"));
    }
    Ok(tx.commit().await?)
}

async fn one(connection: &mut AnyConnection, id: &str) -> Result<QwilKey, Refusal> {
    let mut sql = Sql::new("SELECT * FROM qwil_keys WHERE id = ");
    sql.bind(id.to_owned());
    let row = sql.row(connection).await?.ok_or_else(|| Refusal::new(ErrorKind::NotFound, "no such key"))?;
    Ok(read(&row)?)
}

fn read(row: &AnyRow) -> Result<QwilKey, sqlx::Error> {
    Ok(QwilKey {
        id: row.parsed("id")?,
        key: row.text("key")?,
        name: row.text("name")?,
        kind: match &*row.text("kind")? {
            "master" => QwilKeyKind::Master,
            "user" => QwilKeyKind::User,
            _ => QwilKeyKind::System,
        },
        member: row.maybe_parsed("membership_id")?,
        permissions: row.json("permissions")?,
        networks: row.json("networks")?,
        is_active: row.int("is_active")? == 1,
        created_by: row.maybe_parsed("created_by")?,
        created_at: clock::time(row.int("created_at")?),
        used_at: row.maybe_int("used_at")?.map(clock::time),
    })
}
