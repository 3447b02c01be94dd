//! Entities: the organization of this installation is one, and a key that spans several acts for others.

use ::api::qwil::{EntityId, codes::Code};
use sqlx::AnyConnection;

use super::refuse;
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

/// For which entity a request acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Acting {
    pub(crate) entity: EntityId,
}

/// The entity of the caller: the key's, or that of this installation for who is signed in.
pub(super) async fn of(
    backend: &Backend,
    connection: &mut AnyConnection,
    caller: &Caller,
) -> Result<EntityId, sqlx::Error> {
    match caller.qwil {
        Some(Acting { entity }) => Ok(entity),
        None => home(backend, connection).await,
    }
}

/// The entity of this installation; it is there as soon as it is asked for.
pub(super) async fn home(backend: &Backend, connection: &mut AnyConnection) -> Result<EntityId, sqlx::Error> {
    let find = async |connection: &mut AnyConnection| {
        Sql::new("SELECT id FROM qwil_entities WHERE is_home = 1").row(connection).await
    };
    if let Some(row) = find(connection).await? {
        return row.parsed("id");
    }
    let org = backend.installation.org();
    let mut sql = Sql::new("INSERT INTO qwil_entities (id, name, is_home) VALUES (");
    sql.bind(org.id.to_string()).push(", ").bind(org.name).push(", 1) ON CONFLICT DO NOTHING");
    sql.execute(connection).await?;
    find(connection).await?.ok_or(sqlx::Error::RowNotFound)?.parsed("id")
}

/// Refuses when the entity is inactive, or does not have a feature.
pub(super) async fn check(
    connection: &mut AnyConnection,
    entity: EntityId,
    feature: Option<&str>,
) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT is_active, features_off FROM qwil_entities WHERE id = ");
    sql.bind(entity.to_string());
    let row = sql.row(connection).await?.ok_or_else(|| refuse(Code::RF736))?;
    if row.int("is_active")? == 0 {
        return Err(refuse(Code::RF900));
    }
    let off: Vec<String> = row.json("features_off")?;
    if feature.is_some_and(|feature| off.iter().any(|off| off == feature)) {
        return Err(refuse(Code::RF339));
    }
    Ok(())
}
