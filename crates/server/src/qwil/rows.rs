//! Memberships and groups in SQL.

use ::api::{
    qwil::{
        EntityId, GroupId, MembershipId,
        codes::Code,
        shapes::{Group, GroupMember, Membership},
    },
    workdrive::FileId,
};
use sqlx::{AnyConnection, any::AnyRow};

pub(super) use super::profiles::*;
use super::refuse;
use crate::{
    Backend,
    database::{Fields, Sql},
    refusal::Refusal,
};

/// In SQL.
pub(super) const IS_STAFF: &str = "profile_id IN (1, 2, 3)";
pub(super) const IS_CLIENT: &str = "profile_id IN (4, 5)";

/// A membership of the entity that is not removed, locked until the transaction ends.
pub(super) async fn membership(
    connection: &mut AnyConnection,
    entity: EntityId,
    id: MembershipId,
) -> Result<AnyRow, Refusal> {
    let mut lock = Sql::new("UPDATE qwil_memberships SET status = status WHERE id = ");
    lock.bind(id.to_string());
    lock.execute(connection).await?;
    let mut sql = Sql::new("SELECT * FROM qwil_memberships WHERE id = ");
    sql.bind(id.to_string());
    let row = sql.row(connection).await?.ok_or_else(|| refuse(Code::RN006))?;
    if row.parsed::<EntityId>("entity_id")? != entity {
        return Err(refuse(Code::RF022));
    }
    if row.int("status")? == REMOVED {
        return Err(refuse(Code::RN006));
    }
    Ok(row)
}

/// A membership as it is now.
pub(super) async fn read(
    backend: &Backend,
    connection: &mut AnyConnection,
    id: MembershipId,
) -> Result<Membership, Refusal> {
    let mut sql = Sql::new("SELECT * FROM qwil_memberships WHERE id = ");
    sql.bind(id.to_string());
    let row = sql.row(connection).await?.ok_or_else(|| refuse(Code::RN006))?;
    Ok(membership_of(backend, &row)?)
}

pub(super) fn membership_of(backend: &Backend, row: &AnyRow) -> Result<Membership, sqlx::Error> {
    Ok(Membership {
        entity_user_xref_uuid: row.parsed("id")?,
        identifier: row.text("identifier")?,
        first_name: row.text("first_name")?,
        last_name: row.text("last_name")?,
        job_title: row.text("job_title")?,
        enum_profile_id: row.int("profile_id")?.unsigned_abs(),
        status: row.int("status")?.unsigned_abs(),
        primary_email: row.text("email")?,
        primary_phone_number: row.text("phone")?,
        emails: row.json("emails")?,
        phone_numbers: row.json("phones")?,
        avatar_url: avatar_url(backend, row)?,
    })
}

/// Where the picture of a membership is.
pub(super) fn avatar_url(backend: &Backend, row: &AnyRow) -> Result<Option<String>, sqlx::Error> {
    Ok(row.maybe_parsed::<FileId>("avatar_id")?.map(|file| backend.media.address(file, None)))
}

/// A group of the entity, locked until the transaction ends.
pub(super) async fn group(connection: &mut AnyConnection, entity: EntityId, id: GroupId) -> Result<AnyRow, Refusal> {
    let mut lock = Sql::new("UPDATE qwil_groups SET is_active = is_active WHERE id = ");
    lock.bind(id.to_string());
    lock.execute(connection).await?;
    let mut sql = Sql::new("SELECT * FROM qwil_groups WHERE id = ");
    sql.bind(id.to_string());
    let row = sql.row(connection).await?.ok_or_else(|| refuse(Code::RN099))?;
    if row.parsed::<EntityId>("entity_id")? != entity {
        return Err(refuse(Code::RF022));
    }
    Ok(row)
}

pub(super) fn group_of(row: &AnyRow) -> Result<Group, sqlx::Error> {
    Ok(Group {
        group_uuid: row.parsed("id")?,
        name: row.text("name")?,
        description: row.text("description")?,
        identifier: row.text("identifier")?,
        active: row.int("is_active")? == 1,
    })
}

/// From columns `id`, `group_id`, `membership_id`, `status`.
pub(super) fn member_of(row: &AnyRow) -> Result<GroupMember, sqlx::Error> {
    Ok(GroupMember {
        group_member_uuid: row.parsed("id")?,
        group_uuid: row.parsed("group_id")?,
        entity_user_xref_uuid: row.parsed("membership_id")?,
        active: row.int("status")? == ACTIVE,
    })
}
