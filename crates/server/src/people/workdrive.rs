//! `/api/users`.

use api::workdrive::{
    Meta,
    users::{ListSupervisors, ListUsers, Supervisor, SupervisorPage, User, UserPage},
};
use sqlx::any::AnyRow;

use super::rows::{picture, stubs};
use crate::{
    Backend,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    paging::Paging,
    refusal::Refusal,
};

pub(super) async fn list_users(backend: Backend, _: Caller, asked: ListUsers) -> Result<UserPage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let filter = |sql: &mut Sql| {
        sql.push(" FROM users u WHERE u.status = 'ACTIVE'");
        if let Some(department) = asked.department {
            sql.push(" AND u.department_id = ").bind(department.to_string());
        }
        if let Some(location) = asked.location {
            sql.push(" AND u.location_id = ").bind(location.to_string());
        }
    };
    let mut connection = backend.database.pool.acquire().await?;
    let mut total = Sql::new("SELECT COUNT(*) AS n");
    filter(&mut total);
    let total = total.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    let mut sql = Sql::new(
        "SELECT u.*, (SELECT d.name FROM departments d WHERE d.id = u.department_id) AS department, \
         (SELECT l.name FROM locations l WHERE l.id = u.location_id) AS location",
    );
    filter(&mut sql);
    sql.push(" ORDER BY u.sort_name, u.id").push(&paging.limit());
    let rows = sql.rows(&mut connection).await?;
    let org = backend.installation.org().id;
    let mut users = rows.iter().map(|row| user_of(&backend, row)).collect::<Result<Vec<_>, _>>()?;
    let above = stubs(&backend, &mut connection, users.iter().filter_map(|user| user.reports_to)).await?;
    for user in &mut users {
        user.org_id = Some(org);
        user.reports_to_obj = user.reports_to.and_then(|id| above.get(&id).cloned());
    }
    Ok(UserPage { users, meta: paging.meta(total) })
}

fn user_of(backend: &Backend, row: &AnyRow) -> Result<User, sqlx::Error> {
    Ok(User {
        id: row.parsed("id")?,
        created_at: Some(clock::time(row.int("created_at")?)),
        updated_at: Some(clock::time(row.int("updated_at")?)),
        created_by: row.maybe_parsed("created_by")?,
        updated_by: row.maybe_parsed("updated_by")?,
        org_id: None,
        user_name: row.maybe_text("user_name")?,
        email: row.maybe_text("email")?,
        status: row.maybe_text("status")?,
        first_name: row.maybe_text("first_name")?,
        last_name: row.maybe_text("last_name")?,
        picture: picture(backend, row, "picture")?,
        cover: picture(backend, row, "cover")?,
        bio: row.maybe_text("bio")?,
        phone: row.maybe_text("phone")?,
        reports_to: row.maybe_parsed("reports_to")?,
        designation: row.maybe_text("designation")?,
        department: row.maybe_text("department")?,
        is_department_head: row.int("is_department_head")? != 0,
        color: row.maybe_text("color")?,
        is_expert: row.int("is_expert")? != 0,
        availability: row.maybe_int("availability")?,
        location: row.maybe_text("location")?,
        reports_to_obj: None,
    })
}

pub(super) async fn list_supervisors(
    backend: Backend,
    _: Caller,
    asked: ListSupervisors,
) -> Result<SupervisorPage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let mut connection = backend.database.pool.acquire().await?;
    let filter = |sql: &mut Sql| match asked.user_id {
        Some(below) => {
            sql.push(" FROM chains c JOIN users u ON u.id = c.above_id WHERE u.status = 'ACTIVE' AND c.below_id = ");
            sql.bind(below.to_string());
            " ORDER BY c.distance"
        }
        None => {
            sql.push(
                " FROM users u WHERE u.status = 'ACTIVE' AND EXISTS (SELECT 1 FROM users r WHERE r.reports_to = u.id)",
            );
            " ORDER BY u.sort_name, u.id"
        }
    };
    if let Some(id) = asked.user_id
        && !crate::audiences::exist(&mut connection, "users", &[id.to_string()]).await?
    {
        return Err(Refusal { field: Some("userId".to_owned()), ..Refusal::not_found("user") });
    }
    let mut total = Sql::new("SELECT COUNT(*) AS n");
    filter(&mut total);
    let total = total.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    let mut sql = Sql::new("SELECT u.id, u.email, u.first_name, u.last_name");
    let order = filter(&mut sql);
    sql.push(order).push(&paging.limit());
    let users = sql.rows(&mut connection).await?.iter().map(supervisor_of).collect::<Result<_, _>>()?;
    let meta: Meta = paging.meta(total);
    Ok(SupervisorPage { users, meta })
}

fn supervisor_of(row: &AnyRow) -> Result<Supervisor, sqlx::Error> {
    Ok(Supervisor {
        id: row.parsed("id")?,
        email: row.maybe_text("email")?,
        first_name: row.maybe_text("first_name")?,
        last_name: row.maybe_text("last_name")?,
    })
}
