//! `/api/departments`.

use std::collections::HashMap;

use ::api::{
    error::ErrorKind,
    workdrive::{DepartmentId, LocationId, UserId, departments::*},
};
use sqlx::{AnyConnection, any::AnyRow};
use uuid::Uuid;

use super::{Unit, heads::Heads, locations};
use crate::{
    Backend,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    paging::Paging,
    people::{members, named, stubs},
    refusal::Refusal,
};

const UNIT: Unit = Unit::DEPARTMENT;

pub(super) async fn list_departments(
    backend: Backend,
    _: Caller,
    asked: ListDepartments,
) -> Result<DepartmentPage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let mut connection = backend.database.pool.acquire().await?;
    let total = UNIT.count(&mut connection).await?;
    let mut sql = Sql::new(
        "SELECT d.id, d.name, (SELECT COUNT(*) FROM users u WHERE u.department_id = d.id AND u.status = 'ACTIVE') AS members \
         FROM departments d ORDER BY lower(d.name), d.id",
    );
    sql.push(&paging.limit());
    let rows = sql.rows(&mut connection).await?;
    let ids: Vec<DepartmentId> = rows.iter().map(|row| row.parsed("id")).collect::<Result<_, _>>()?;
    let mut heads = Sql::new(
        "SELECT id, department_id FROM users WHERE status = 'ACTIVE' AND is_department_head = 1 AND department_id IN ",
    );
    heads.list(&ids).push(" ORDER BY sort_name, id");
    let mut of = HashMap::<DepartmentId, Vec<UserId>>::new();
    for row in heads.rows(&mut connection).await? {
        of.entry(row.parsed("department_id")?).or_default().push(row.parsed("id")?);
    }
    let people = stubs(&backend, &mut connection, of.values().flatten().copied()).await?;
    let department = |(row, id): (&AnyRow, &DepartmentId)| {
        Ok::<_, sqlx::Error>(DepartmentRow {
            id: *id,
            name: row.text("name")?,
            member_count: row.int("members")?.unsigned_abs(),
            admins: of.get(id).into_iter().flatten().filter_map(|head| people.get(head).cloned()).collect(),
        })
    };
    let departments = rows.iter().zip(&ids).map(department).collect::<Result<_, _>>()?;
    Ok(DepartmentPage { departments, meta: paging.meta(total) })
}

pub(super) async fn create_department(
    backend: Backend,
    caller: Caller,
    asked: CreateDepartment,
) -> Result<Department, Refusal> {
    let Some(asked_members) = asked.members else {
        // The document prints this path for locations too, with a body that has no members.
        let made = locations::create(&backend, &caller, &asked.name).await?;
        let LocationId(id) = made.id;
        return Ok(Department {
            id: DepartmentId(id),
            created_at: made.created_at,
            updated_at: made.updated_at,
            created_by: made.created_by,
            updated_by: made.updated_by,
            org_id: made.org_id,
            kind: Some("LOCATION".to_owned()),
            name: made.name,
        });
    };
    let mut tx = backend.database.write().await?;
    let name = UNIT.name(&mut tx, &asked.name, None).await?;
    if !asked_members.iter().any(|member| member.is_admin != Some(false)) {
        return Err(Refusal::invalid("members", "a department needs a head: one member with isAdmin true"));
    }
    let id = Uuid::now_v7().to_string();
    UNIT.insert(&backend, &mut tx, &caller, &id, name).await?;
    let touched: Vec<_> = asked_members.iter().map(|member| member.id).collect();
    let heads = Heads::before(&mut tx, Some(&id), &touched).await?;
    join(&mut tx, &id, &asked_members, "members", true).await?;
    heads.check(&mut tx, "members").await?;
    let made = department_of(&backend, &UNIT.row(&mut tx, &id).await?)?;
    tx.commit().await?;
    Ok(made)
}

pub(super) async fn update_department(
    backend: Backend,
    caller: Caller,
    asked: UpdateDepartment,
) -> Result<Department, Refusal> {
    let row = UNIT.rename(&backend, &caller, &asked.id.to_string(), &asked.name).await?;
    Ok(department_of(&backend, &row)?)
}

pub(super) async fn delete_department(backend: Backend, _: Caller, asked: DeleteDepartment) -> Result<(), Refusal> {
    let leave = "UPDATE users SET department_id = NULL, is_department_head = 0 WHERE department_id = ";
    UNIT.dissolve(&backend, &asked.id.to_string(), leave).await
}

pub(super) async fn update_department_head(
    backend: Backend,
    caller: Caller,
    asked: UpdateDepartmentHead,
) -> Result<Department, Refusal> {
    let id = asked.id.to_string();
    let mut tx = backend.database.write().await?;
    UNIT.row(&mut tx, &id).await?;
    let touched: Vec<_> = asked.add.iter().map(|member| member.id).collect();
    let heads = Heads::before(&mut tx, Some(&id), &touched).await?;
    join(&mut tx, &id, &asked.add, "add", true).await?;
    if let Some(user) = asked.remove {
        let mut sql =
            Sql::new("UPDATE users SET is_department_head = 0 WHERE is_department_head = 1 AND department_id = ");
        sql.bind(id.clone()).push(" AND id = ").bind(user.to_string());
        if sql.execute(&mut tx).await? == 0 {
            return Err(Refusal { field: Some("remove".to_owned()), ..Refusal::not_found("head of this department") });
        }
    }
    heads.check(&mut tx, if asked.remove.is_some() { "remove" } else { "add" }).await?;
    UNIT.touch(&backend, &mut tx, &caller, &id, None).await?;
    let changed = department_of(&backend, &UNIT.row(&mut tx, &id).await?)?;
    tx.commit().await?;
    Ok(changed)
}

pub(super) async fn update_department_members(
    backend: Backend,
    caller: Caller,
    asked: UpdateDepartmentMembers,
) -> Result<DepartmentMembers, Refusal> {
    let id = asked.id.to_string();
    let mut tx = backend.database.write().await?;
    UNIT.row(&mut tx, &id).await?;
    let leaving = named(&mut tx, "removeMembers", &asked.remove_members).await?;
    let touched: Vec<_> = asked.add_members.iter().map(|member| member.id).chain(leaving.iter().copied()).collect();
    let heads = Heads::before(&mut tx, Some(&id), &touched).await?;
    let mut leave = Sql::new("UPDATE users SET department_id = NULL, is_department_head = 0 WHERE department_id = ");
    leave.bind(id.clone()).push(" AND id IN ").list(&leaving);
    leave.execute(&mut tx).await?;
    join(&mut tx, &id, &asked.add_members, "addMembers", false).await?;
    heads.check(&mut tx, if leaving.is_empty() { "addMembers" } else { "removeMembers" }).await?;
    UNIT.touch(&backend, &mut tx, &caller, &id, None).await?;
    let changed = with_members(&backend, &mut tx, &id).await?;
    tx.commit().await?;
    Ok(changed)
}

pub(super) async fn get_department_members(
    backend: Backend,
    _: Caller,
    asked: GetDepartmentMembers,
) -> Result<DepartmentMembers, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    with_members(&backend, &mut connection, &asked.id.to_string()).await
}

/// Moves people into a department.
async fn join(
    connection: &mut AnyConnection,
    department: &str,
    asked: &[NewMember],
    field: &str,
    heads_unless_said: bool,
) -> Result<(), Refusal> {
    let ids: Vec<_> = asked.iter().map(|member| member.id).collect();
    if named(connection, field, &ids).await?.len() != asked.len() {
        return Err(Refusal::invalid(field, "someone is named twice"));
    }
    let mut sql = Sql::new("SELECT id, department_id FROM users WHERE id IN ");
    sql.list(&ids);
    let mut until_now = HashMap::<UserId, Option<DepartmentId>>::new();
    for row in sql.rows(connection).await? {
        until_now.insert(row.parsed("id")?, row.maybe_parsed("department_id")?);
    }
    let moved = |member: &&NewMember| {
        member.existing_dept.is_some() && until_now.get(&member.id).copied().flatten() != member.existing_dept
    };
    if let Some(member) = asked.iter().find(moved) {
        let message = format!("{} is in another department by now", member.id);
        return Err(Refusal { field: Some(field.to_owned()), ..Refusal::new(ErrorKind::Conflict, message) });
    }
    for head in [true, false] {
        let is_head = |member: &&NewMember| member.is_admin.unwrap_or(heads_unless_said) == head;
        let ids: Vec<_> = asked.iter().filter(is_head).map(|member| member.id).collect();
        // Who is a member already and is named again as no head stays what they are.
        let mut sql = Sql::new("UPDATE users SET is_department_head = ");
        sql.bind(i64::from(head)).push(", department_id = ").bind(department.to_owned()).push(" WHERE id IN ");
        sql.list(&ids);
        if !head {
            sql.push(" AND (department_id IS NULL OR department_id <> ").bind(department.to_owned()).push(")");
        }
        sql.execute(connection).await?;
    }
    Ok(())
}

fn department_of(backend: &Backend, row: &AnyRow) -> Result<Department, sqlx::Error> {
    Ok(Department {
        id: row.parsed("id")?,
        created_at: Some(clock::time(row.int("created_at")?)),
        updated_at: Some(clock::time(row.int("updated_at")?)),
        created_by: row.maybe_parsed("created_by")?,
        updated_by: row.maybe_parsed("updated_by")?,
        org_id: Some(backend.installation.org().id),
        kind: Some("DEPARTMENT".to_owned()),
        name: row.text("name")?,
    })
}

async fn with_members(
    backend: &Backend,
    connection: &mut AnyConnection,
    id: &str,
) -> Result<DepartmentMembers, Refusal> {
    let department = department_of(backend, &UNIT.row(connection, id).await?)?;
    let mut heads =
        Sql::new("SELECT id FROM users WHERE status = 'ACTIVE' AND is_department_head = 1 AND department_id = ");
    heads.bind(id.to_owned()).push(" ORDER BY sort_name, id");
    let heads = heads.rows(connection).await?;
    let members = members(backend, connection, "department_id", id).await?;
    let Department { id, created_at, updated_at, created_by, updated_by, org_id, kind, name } = department;
    Ok(DepartmentMembers {
        id,
        created_at,
        updated_at,
        created_by,
        updated_by,
        org_id,
        kind,
        name,
        department_heads: heads.iter().map(|row| row.parsed("id")).collect::<Result<_, _>>()?,
        members,
    })
}
