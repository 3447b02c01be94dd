//! `/api/locations`.

use ::api::workdrive::locations::*;
use sqlx::{AnyConnection, any::AnyRow};
use uuid::Uuid;

use super::Unit;
use crate::{
    Backend,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    paging::Paging,
    people::{members, named},
    refusal::Refusal,
};

const UNIT: Unit = Unit::LOCATION;

pub(super) async fn list_locations(backend: Backend, _: Caller, asked: ListLocations) -> Result<LocationPage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let mut connection = backend.database.pool.acquire().await?;
    let total = UNIT.count(&mut connection).await?;
    let mut sql = Sql::new(
        "SELECT l.*, (SELECT COUNT(*) FROM users u WHERE u.location_id = l.id AND u.status = 'ACTIVE') AS members \
         FROM locations l ORDER BY lower(l.name), l.id",
    );
    sql.push(&paging.limit());
    let location = |row: &AnyRow| {
        let member_count = Some(row.int("members")?.unsigned_abs());
        Ok::<_, sqlx::Error>(Location { member_count, ..location_of(&backend, row)? })
    };
    let locations = sql.rows(&mut connection).await?.iter().map(location).collect::<Result<_, _>>()?;
    Ok(LocationPage { locations, meta: paging.meta(total) })
}

pub(super) async fn create_location(
    backend: Backend,
    caller: Caller,
    asked: CreateLocation,
) -> Result<Location, Refusal> {
    create(&backend, &caller, &asked.name).await
}

/// Makes a location, also for the path of departments.
pub(super) async fn create(backend: &Backend, caller: &Caller, name: &str) -> Result<Location, Refusal> {
    let mut tx = backend.database.write().await?;
    let name = UNIT.name(&mut tx, name, None).await?;
    let id = Uuid::now_v7().to_string();
    UNIT.insert(backend, &mut tx, caller, &id, name).await?;
    let made = location_of(backend, &UNIT.row(&mut tx, &id).await?)?;
    tx.commit().await?;
    Ok(Location { added_by: Some(caller.user), ..made })
}

pub(super) async fn update_location(
    backend: Backend,
    caller: Caller,
    asked: UpdateLocation,
) -> Result<Location, Refusal> {
    let row = UNIT.rename(&backend, &caller, &asked.id.to_string(), &asked.name).await?;
    Ok(location_of(&backend, &row)?)
}

pub(super) async fn delete_location(backend: Backend, _: Caller, asked: DeleteLocation) -> Result<(), Refusal> {
    let leave = "UPDATE users SET location_id = NULL WHERE location_id = ";
    UNIT.dissolve(&backend, &asked.id.to_string(), leave).await
}

pub(super) async fn update_location_members(
    backend: Backend,
    caller: Caller,
    asked: UpdateLocationMembers,
) -> Result<LocationMembers, Refusal> {
    let id = asked.id.to_string();
    let mut tx = backend.database.write().await?;
    UNIT.row(&mut tx, &id).await?;
    let leaving = named(&mut tx, "removeMembers", &asked.remove_members).await?;
    let coming = named(&mut tx, "addMembers", &asked.add_members).await?;
    let mut leave = Sql::new("UPDATE users SET location_id = NULL WHERE location_id = ");
    leave.bind(id.clone()).push(" AND id IN ").list(&leaving);
    leave.execute(&mut tx).await?;
    let mut come = Sql::new("UPDATE users SET location_id = ");
    come.bind(id.clone()).push(" WHERE id IN ").list(&coming);
    come.execute(&mut tx).await?;
    UNIT.touch(&backend, &mut tx, &caller, &id, None).await?;
    let changed = with_members(&backend, &mut tx, &id).await?;
    tx.commit().await?;
    Ok(changed)
}

pub(super) async fn get_location_members(
    backend: Backend,
    _: Caller,
    asked: GetLocationMembers,
) -> Result<LocationMembers, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    with_members(&backend, &mut connection, &asked.id.to_string()).await
}

fn location_of(backend: &Backend, row: &AnyRow) -> Result<Location, sqlx::Error> {
    Ok(Location {
        id: row.parsed("id")?,
        created_at: Some(clock::time(row.int("created_at")?)),
        updated_at: Some(clock::time(row.int("updated_at")?)),
        created_by: row.maybe_parsed("created_by")?,
        updated_by: row.maybe_parsed("updated_by")?,
        added_by: None,
        org_id: Some(backend.installation.org().id),
        name: row.text("name")?,
        member_count: None,
    })
}

async fn with_members(backend: &Backend, connection: &mut AnyConnection, id: &str) -> Result<LocationMembers, Refusal> {
    let location = location_of(backend, &UNIT.row(connection, id).await?)?;
    let members = members(backend, connection, "location_id", id).await?;
    let Location { id, created_at, updated_at, created_by, updated_by, org_id, name, .. } = location;
    Ok(LocationMembers { id, created_at, updated_at, created_by, updated_by, org_id, name, members })
}
