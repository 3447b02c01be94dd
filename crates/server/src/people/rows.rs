//! Users in SQL.

use std::collections::{BTreeSet, HashMap};

use api::{
    endpoint::Access,
    workdrive::{FileId, Permissions, Picture, UserId, UserStub},
};
use sqlx::{AnyConnection, any::AnyRow};

use crate::{
    Backend,
    audiences::{Audience, readers},
    caller::Caller,
    database::{Fields, Sql},
    symphony,
};

/// The status of who was deleted; no status of the vendor's.
const DELETED: &str = "DELETED";

/// What a stub is made of.
const STUBS: &str = "SELECT u.id, u.first_name, u.last_name, u.picture, u.cover, u.color, u.availability, u.designation, u.department_id, \
     u.location_id, u.availability_text, u.phone, u.email, u.status, d.name AS department, c.category AS presence \
     FROM users u LEFT JOIN departments d ON d.id = u.department_id LEFT JOIN symphony_users a ON a.user_id = u.id \
     LEFT JOIN symphony_presence c ON c.user_id = a.id";

/// The people with these ids, as they stand beside what they do. Unknown ids are left out.
pub(crate) async fn stubs(
    backend: &Backend,
    connection: &mut AnyConnection,
    ids: impl IntoIterator<Item = UserId>,
) -> Result<HashMap<UserId, UserStub>, sqlx::Error> {
    let ids: BTreeSet<UserId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(STUBS);
    sql.push(" WHERE u.id IN ").list(&ids);
    let rows = sql.rows(connection).await?;
    rows.iter().map(|row| stub_of(backend, row).map(|stub| (stub.id, stub))).collect()
}

/// The active people whose `column` is `id`, such as those of a department, by family name.
pub(crate) async fn members(
    backend: &Backend,
    connection: &mut AnyConnection,
    column: &'static str,
    id: &str,
) -> Result<Vec<UserStub>, sqlx::Error> {
    let mut sql = Sql::new(STUBS);
    sql.push(" WHERE u.status = 'ACTIVE' AND u.").push(column).push(" = ").bind(id.to_owned());
    sql.push(" ORDER BY u.sort_name, u.id");
    sql.rows(connection).await?.iter().map(|row| stub_of(backend, row)).collect()
}

/// One person.
pub(crate) async fn stub(
    backend: &Backend,
    connection: &mut AnyConnection,
    id: UserId,
) -> Result<Option<UserStub>, sqlx::Error> {
    Ok(stubs(backend, connection, [id]).await?.remove(&id))
}

/// Adds the condition that the caller finds the user `u`: restricted profiles are found by their team and by administrators.
pub(super) fn findable(sql: &mut Sql, caller: &Caller) {
    if caller.role.may(Access::UserAdmin) {
        return;
    }
    let team = Audience::of(caller.user, &Permissions { team: true, ..Permissions::default() });
    sql.push(" AND (u.visibility = 'public' OR u.id = ").bind(caller.user.to_string()).push(" OR u.id IN (");
    readers(sql, &team);
    sql.push("))");
}

fn stub_of(backend: &Backend, row: &AnyRow) -> Result<UserStub, sqlx::Error> {
    let status = row.maybe_text("status")?;
    let email = if status.as_deref() == Some(DELETED) { None } else { row.maybe_text("email")? };
    Ok(UserStub {
        id: row.parsed("id")?,
        first_name: row.maybe_text("first_name")?,
        last_name: row.maybe_text("last_name")?,
        picture: picture(backend, row, "picture")?,
        cover: picture(backend, row, "cover")?,
        color: row.maybe_text("color")?,
        online: row.maybe_text("presence")?.and_then(|category| symphony::is_there(&category)),
        availability: row.maybe_int("availability")?,
        designation: row.maybe_text("designation")?,
        department: row.maybe_text("department")?,
        department_id: row.maybe_parsed("department_id")?,
        location_id: row.maybe_parsed("location_id")?,
        availability_status_text: row.maybe_text("availability_text")?,
        phone: row.maybe_text("phone")?,
        email,
        status,
    })
}

/// The signed address of a picture whose file id is in `column`.
pub(super) fn picture(backend: &Backend, row: &AnyRow, column: &str) -> Result<Option<Picture>, sqlx::Error> {
    let id: Option<FileId> = row.maybe_parsed(column)?;
    Ok(id.map(|id| Picture {
        url: backend.media.address(id, None),
        thumbnail: backend.media.address(id, Some("thumbnail")),
    }))
}
