//! Who is in which contact group: a client only where staff is.

use ::api::qwil::{EntityId, GroupId, MembershipId, codes::Code, groups::*, memberships::*, shapes::*};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{
    check_number, entities,
    pages::{Page, containing},
    refuse,
    rows::{self, ACTIVE, IS_CLIENT, IS_STAFF, REMOVED, member_of},
};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const MOST_AT_ONCE: u64 = 200;
const COLUMNS: &str = "SELECT g.id, g.group_id, g.membership_id, m.status";

pub(super) async fn add_group_members(
    backend: Backend,
    caller: Caller,
    asked: AddGroupMembers,
) -> Result<GroupMembers, Refusal> {
    check_number("entity_user_xref_uuids", asked.entity_user_xref_uuids.len() as u64, 1, MOST_AT_ONCE)?;
    let mut tx = backend.database.write().await?;
    let entity = entities::of(&backend, &mut tx, &caller).await?;
    let mut made = Vec::new();
    for member in asked.entity_user_xref_uuids {
        made.push(add(&mut tx, entity, asked.group_uuid, member, true).await?);
    }
    tx.commit().await?;
    Ok(GroupMembers { group_members: made })
}

pub(super) async fn create_group_memberships(
    backend: Backend,
    caller: Caller,
    asked: CreateGroupMemberships,
) -> Result<GroupMembers, Refusal> {
    check_number("group_uuids", asked.group_uuids.len() as u64, 1, MOST_AT_ONCE)?;
    let mut tx = backend.database.write().await?;
    let entity = entities::of(&backend, &mut tx, &caller).await?;
    let mut made = Vec::new();
    for group in asked.group_uuids {
        made.push(add(&mut tx, entity, group, asked.entity_user_xref_uuid, true).await?);
    }
    tx.commit().await?;
    Ok(GroupMembers { group_members: made })
}

/// Adds one to a group; who was just invited need not be active.
pub(super) async fn add(
    connection: &mut AnyConnection,
    entity: EntityId,
    group: GroupId,
    member: MembershipId,
    only_active: bool,
) -> Result<GroupMember, Refusal> {
    let of_group = rows::group(connection, entity, group).await?;
    let row = rows::membership(connection, entity, member).await?;
    if only_active && row.int("status")? != ACTIVE {
        return Err(refuse(Code::RB023));
    }
    if of_group.int("is_active")? == 0 {
        return Err(refuse(Code::RB028));
    }
    let is_client = row.int("profile_id")? > 3;
    if is_client && !has(connection, group, IS_STAFF, None).await? {
        return Err(refuse(Code::RB036));
    }
    let id = Uuid::now_v7().to_string();
    let mut sql = Sql::new("INSERT INTO qwil_group_members (id, group_id, membership_id) VALUES (");
    sql.bind(id.clone()).push(", ").bind(group.to_string()).push(", ").bind(member.to_string());
    sql.push(") ON CONFLICT (group_id, membership_id) DO NOTHING");
    if sql.execute(connection).await? == 0 {
        return Err(refuse(Code::RB021));
    }
    let mut made = Sql::new(COLUMNS);
    made.push(" FROM qwil_group_members g JOIN qwil_memberships m ON m.id = g.membership_id WHERE g.id = ").bind(id);
    Ok(member_of(&made.row(connection).await?.ok_or(sqlx::Error::RowNotFound)?)?)
}

/// Whether the group has somebody of a kind who is not removed, apart from `but`.
async fn has(
    connection: &mut AnyConnection,
    group: GroupId,
    kind: &str,
    but: Option<MembershipId>,
) -> Result<bool, sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT g.id FROM qwil_group_members g JOIN qwil_memberships m ON m.id = g.membership_id WHERE m.status <> ",
    );
    sql.bind(REMOVED).push(" AND m.").push(kind).push(" AND g.group_id = ").bind(group.to_string());
    if let Some(but) = but {
        sql.push(" AND m.id <> ").bind(but.to_string());
    }
    sql.push(" LIMIT 1");
    Ok(sql.row(connection).await?.is_some())
}

/// Refuses to take the last staff away from clients.
async fn check_staff_left(connection: &mut AnyConnection, group: GroupId, gone: MembershipId) -> Result<(), Refusal> {
    let clients = has(connection, group, IS_CLIENT, Some(gone)).await?;
    if clients && !has(connection, group, IS_STAFF, Some(gone)).await? {
        return Err(refuse(Code::RB153));
    }
    Ok(())
}

/// Takes somebody out of all their groups.
pub(super) async fn leave_all(
    connection: &mut AnyConnection,
    entity: EntityId,
    member: MembershipId,
) -> Result<(), Refusal> {
    let mut groups = Sql::new("SELECT group_id FROM qwil_group_members WHERE membership_id = ");
    groups.bind(member.to_string()).push(" ORDER BY group_id");
    for row in groups.rows(connection).await? {
        let group = row.parsed("group_id")?;
        rows::group(connection, entity, group).await?;
        check_staff_left(connection, group, member).await?;
    }
    let mut sql = Sql::new("DELETE FROM qwil_group_members WHERE membership_id = ");
    sql.bind(member.to_string());
    sql.execute(connection).await?;
    Ok(())
}

pub(super) async fn remove_group_member(
    backend: Backend,
    caller: Caller,
    asked: RemoveGroupMember,
) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let entity = entities::of(&backend, &mut tx, &caller).await?;
    let mut sql = Sql::new("SELECT group_id, membership_id FROM qwil_group_members WHERE id = ");
    sql.bind(asked.group_member_uuid.to_string());
    let row = sql.row(&mut tx).await?.ok_or_else(|| refuse(Code::RN006))?;
    let group = row.parsed("group_id")?;
    rows::group(&mut tx, entity, group).await?;
    check_staff_left(&mut tx, group, row.parsed("membership_id")?).await?;
    let mut delete = Sql::new("DELETE FROM qwil_group_members WHERE id = ");
    delete.bind(asked.group_member_uuid.to_string());
    delete.execute(&mut tx).await?;
    Ok(tx.commit().await?)
}

pub(super) async fn list_group_members(
    backend: Backend,
    caller: Caller,
    asked: ListGroupMembers,
) -> Result<GroupMemberPage, Refusal> {
    let page = Page::new(asked.page, asked.per_page)?;
    let mut connection = backend.database.pool.acquire().await?;
    let entity = entities::of(&backend, &mut connection, &caller).await?;
    rows::group(&mut connection, entity, asked.group_uuid).await?;
    let filter = |sql: &mut Sql| {
        sql.push(" FROM qwil_group_members g JOIN qwil_memberships m ON m.id = g.membership_id WHERE m.status <> ");
        sql.bind(REMOVED).push(" AND g.group_id = ").bind(asked.group_uuid.to_string());
        if asked.only_active == Some(true) {
            sql.push(" AND m.status = ").bind(ACTIVE);
        }
        containing(sql, &["m.sort_name"], asked.search.as_deref())
    };
    list(&mut connection, page, " ORDER BY m.sort_name, m.id", filter).await
}

pub(super) async fn list_group_memberships(
    backend: Backend,
    caller: Caller,
    asked: ListGroupMemberships,
) -> Result<GroupMemberPage, Refusal> {
    let page = Page::new(asked.page, asked.per_page)?;
    let mut connection = backend.database.pool.acquire().await?;
    let entity = entities::of(&backend, &mut connection, &caller).await?;
    rows::membership(&mut connection, entity, asked.entity_user_xref_uuid).await?;
    let filter = |sql: &mut Sql| {
        sql.push(" FROM qwil_group_members g JOIN qwil_memberships m ON m.id = g.membership_id");
        sql.push(" JOIN qwil_groups q ON q.id = g.group_id WHERE g.membership_id = ");
        sql.bind(asked.entity_user_xref_uuid.to_string());
        sql.push(if asked.only_active { " AND q.is_active = 1" } else { "" });
        containing(sql, &["q.name"], asked.search.as_deref())
    };
    list(&mut connection, page, " ORDER BY q.name, q.id", filter).await
}

async fn list(
    connection: &mut AnyConnection,
    page: Page,
    order: &str,
    filter: impl Fn(&mut Sql) -> Result<(), Refusal>,
) -> Result<GroupMemberPage, Refusal> {
    let mut count = Sql::new("SELECT COUNT(*) AS n");
    filter(&mut count)?;
    let total = count.row(connection).await?.map_or(Ok(0), |row| row.int("n"))?.unsigned_abs();
    let mut sql = Sql::new(COLUMNS);
    filter(&mut sql)?;
    sql.push(order).push(&page.limit());
    let group_members = sql.rows(connection).await?.iter().map(member_of).collect::<Result<_, _>>()?;
    Ok(GroupMemberPage { group_members, page: page.number, per_page: page.size, total })
}
