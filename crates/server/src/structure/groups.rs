//! `/api/security_groups`.

use ::api::workdrive::{UserId, security_groups::*};
use sqlx::any::AnyRow;

use super::Unit;
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    paging::Paging,
    people::named,
    refusal::Refusal,
};

const UNIT: Unit = Unit::GROUP;

pub(super) async fn list_security_groups(
    backend: Backend,
    _: Caller,
    asked: ListSecurityGroups,
) -> Result<SecurityGroupPage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let mut connection = backend.database.pool.acquire().await?;
    let total = UNIT.count(&mut connection).await?;
    let mut sql = Sql::new(
        "SELECT g.id, g.name, (SELECT COUNT(*) FROM group_members m JOIN users u ON u.id = m.user_id \
         WHERE m.group_id = g.id AND u.status = 'ACTIVE') AS members FROM groups g ORDER BY lower(g.name), g.id",
    );
    sql.push(&paging.limit());
    let group = |row: &AnyRow| {
        let member_count = row.int("members")?.unsigned_abs();
        Ok::<_, sqlx::Error>(SecurityGroup { id: row.parsed("id")?, name: row.text("name")?, member_count })
    };
    let groups = sql.rows(&mut connection).await?.iter().map(group).collect::<Result<_, _>>()?;
    Ok(SecurityGroupPage { groups, meta: paging.meta(total) })
}

pub(super) async fn add_security_group_members(
    backend: Backend,
    caller: Caller,
    asked: AddSecurityGroupMembers,
) -> Result<(), Refusal> {
    let id = asked.group_id.to_string();
    let mut tx = backend.database.write().await?;
    UNIT.row(&mut tx, &id).await?;
    let coming = some_of(named(&mut tx, "ids", &asked.ids).await?)?;
    for user in coming {
        let mut sql = Sql::new("INSERT INTO group_members (group_id, user_id) VALUES (");
        sql.bind(id.clone()).push(", ").bind(user.to_string()).push(") ON CONFLICT DO NOTHING");
        sql.execute(&mut tx).await?;
    }
    UNIT.touch(&backend, &mut tx, &caller, &id, None).await?;
    Ok(tx.commit().await?)
}

pub(super) async fn remove_security_group_members(
    backend: Backend,
    caller: Caller,
    asked: RemoveSecurityGroupMembers,
) -> Result<(), Refusal> {
    let id = asked.group_id.to_string();
    let mut tx = backend.database.write().await?;
    UNIT.row(&mut tx, &id).await?;
    let both: Vec<UserId> = asked.ids.into_iter().chain(asked.id).collect();
    let leaving = some_of(named(&mut tx, "ids", &both).await?)?;
    let mut sql = Sql::new("DELETE FROM group_members WHERE group_id = ");
    sql.bind(id.clone()).push(" AND user_id IN ").list(&leaving);
    sql.execute(&mut tx).await?;
    UNIT.touch(&backend, &mut tx, &caller, &id, None).await?;
    Ok(tx.commit().await?)
}

/// At least one.
fn some_of(users: Vec<UserId>) -> Result<Vec<UserId>, Refusal> {
    if users.is_empty() { Err(Refusal::invalid("ids", "ids must name at least one user")) } else { Ok(users) }
}
