//! Contact groups.

use ::api::qwil::{EntityId, GroupId, codes::Code, groups::*, shapes::*};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{
    check_number, check_text, entities,
    pages::{Page, containing},
    refuse,
    rows::{self, REMOVED, group_of},
};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const LONGEST: usize = 500;

pub(super) async fn get_group(backend: Backend, caller: Caller, asked: GetGroup) -> Result<OneGroup, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let entity = entities::of(&backend, &mut connection, &caller).await?;
    let mut sql = Sql::new("SELECT * FROM qwil_groups WHERE ");
    let missing = match (asked.group_uuid, asked.identifier.filter(|text| !text.is_empty())) {
        (Some(id), None) => {
            sql.push("id = ").bind(id.to_string());
            Code::RN099
        }
        (None, Some(identifier)) => {
            sql.push("entity_id = ").bind(entity.to_string()).push(" AND identifier = ").bind(identifier);
            Code::RN010
        }
        _ => return Err(refuse(Code::RB180)),
    };
    let row = sql.row(&mut connection).await?.ok_or_else(|| refuse(missing))?;
    if row.parsed::<EntityId>("entity_id")? != entity {
        return Err(refuse(Code::RF022));
    }
    Ok(OneGroup { group: group_of(&row)? })
}

pub(super) async fn create_group(backend: Backend, caller: Caller, asked: CreateGroup) -> Result<OneGroup, Refusal> {
    let description = asked.description.unwrap_or_default();
    check(&asked.name, &asked.identifier, &description)?;
    let mut tx = backend.database.write().await?;
    let entity = entities::of(&backend, &mut tx, &caller).await?;
    let id = insert(&backend, &mut tx, entity, [&asked.name, &asked.identifier, &description]).await?;
    let group = group_of(&rows::group(&mut tx, entity, id).await?)?;
    tx.commit().await?;
    Ok(OneGroup { group })
}

/// Stores a group with a name, an identifier and a description.
pub(super) async fn insert(
    backend: &Backend,
    connection: &mut AnyConnection,
    entity: EntityId,
    [name, identifier, description]: [&str; 3],
) -> Result<GroupId, Refusal> {
    let id = GroupId(Uuid::now_v7());
    let mut sql =
        Sql::new("INSERT INTO qwil_groups (id, entity_id, name, identifier, description, created_at) VALUES (");
    sql.bind(id.to_string()).push(", ").bind(entity.to_string());
    for text in [name.trim(), identifier, description] {
        sql.push(", ").bind(text.to_owned());
    }
    sql.push(", ").bind(backend.clock.now()).push(") ON CONFLICT DO NOTHING");
    if sql.execute(connection).await? == 0 {
        return Err(refuse(Code::RB579));
    }
    Ok(id)
}

pub(super) async fn update_group(backend: Backend, caller: Caller, asked: UpdateGroup) -> Result<OneGroup, Refusal> {
    check(&asked.name, &asked.identifier, asked.description.as_deref().unwrap_or_default())?;
    let mut tx = backend.database.write().await?;
    let entity = entities::of(&backend, &mut tx, &caller).await?;
    let id = asked.group_uuid;
    rows::group(&mut tx, entity, id).await?;
    let mut taken = Sql::new("SELECT id FROM qwil_groups WHERE identifier <> '' AND entity_id = ");
    taken.bind(entity.to_string()).push(" AND identifier = ").bind(asked.identifier.clone());
    taken.push(" AND id <> ").bind(id.to_string());
    if taken.row(&mut tx).await?.is_some() {
        return Err(refuse(Code::RB579));
    }
    let mut sql = Sql::new("UPDATE qwil_groups SET name = ");
    sql.bind(asked.name.trim().to_owned()).push(", identifier = ").bind(asked.identifier);
    if let Some(description) = asked.description {
        sql.push(", description = ").bind(description);
    }
    sql.push(" WHERE id = ").bind(id.to_string());
    sql.execute(&mut tx).await?;
    let group = group_of(&rows::group(&mut tx, entity, id).await?)?;
    tx.commit().await?;
    Ok(OneGroup { group })
}

pub(super) async fn destroy_group(backend: Backend, caller: Caller, asked: DestroyGroup) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let entity = entities::of(&backend, &mut tx, &caller).await?;
    rows::group(&mut tx, entity, asked.group_uuid).await?;
    let mut members = Sql::new(
        "SELECT g.id FROM qwil_group_members g JOIN qwil_memberships m ON m.id = g.membership_id WHERE m.status <> ",
    );
    members.bind(REMOVED).push(" AND g.group_id = ").bind(asked.group_uuid.to_string()).push(" LIMIT 1");
    if members.row(&mut tx).await?.is_some() {
        return Err(refuse(Code::RB048));
    }
    let mut sql = Sql::new("DELETE FROM qwil_groups WHERE id = ");
    sql.bind(asked.group_uuid.to_string());
    sql.execute(&mut tx).await?;
    Ok(tx.commit().await?)
}

pub(super) async fn list_groups(backend: Backend, caller: Caller, asked: ListGroups) -> Result<GroupPage, Refusal> {
    let page = Page::new(asked.page, asked.per_page)?;
    check_number("group_status_type", asked.group_status_type, 1, 3)?;
    let mut connection = backend.database.pool.acquire().await?;
    let entity = entities::of(&backend, &mut connection, &caller).await?;
    let filter = |sql: &mut Sql| {
        sql.push(" FROM qwil_groups WHERE entity_id = ").bind(entity.to_string());
        sql.push(match asked.group_status_type {
            1 => " AND is_active = 1",
            2 => " AND is_active = 0",
            _ => "",
        });
        containing(sql, &["name", "description", "identifier"], asked.search.as_deref())
    };
    let mut count = Sql::new("SELECT COUNT(*) AS n");
    filter(&mut count)?;
    let total = count.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?.unsigned_abs();
    let mut sql = Sql::new("SELECT *");
    filter(&mut sql)?;
    sql.push(" ORDER BY name, id").push(&page.limit());
    let groups = sql.rows(&mut connection).await?.iter().map(group_of).collect::<Result<_, _>>()?;
    Ok(GroupPage { groups, page: page.number, per_page: page.size, total })
}

fn check(name: &str, identifier: &str, description: &str) -> Result<(), Refusal> {
    check_text("name", name, 1, LONGEST)?;
    check_text("identifier", identifier, 0, LONGEST)?;
    check_text("description", description, 0, LONGEST)
}
