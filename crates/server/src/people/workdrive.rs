//! `/api/users`.

use std::str::FromStr;

use api::{
    endpoint::Access,
    workdrive::{
        Meta, UserId,
        users::{ListSupervisors, ListUsers, Supervisor, SupervisorPage, User, UserPage, UserStatus},
    },
};
use sqlx::{AnyConnection, any::AnyRow};

use super::rows::{findable, picture, stubs};
use crate::{
    Backend,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    paging::Paging,
    refusal::Refusal,
};

const COLUMNS: &str = "SELECT u.*, (SELECT d.name FROM departments d WHERE d.id = u.department_id) AS department, \
     (SELECT l.name FROM locations l WHERE l.id = u.location_id) AS location";

pub(super) async fn list_users(backend: Backend, caller: Caller, asked: ListUsers) -> Result<UserPage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let status = asked.status.unwrap_or(UserStatus::Active);
    if status != UserStatus::Active && !caller.role.may(Access::UserAdmin) {
        return Err(Refusal::forbidden("only who administers people sees who is not active"));
    }
    let filter = |sql: &mut Sql| {
        sql.push(" FROM users u WHERE u.status = ").bind(status.as_str());
        findable(sql, &caller);
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
    let mut sql = Sql::new(COLUMNS);
    filter(&mut sql);
    sql.push(" ORDER BY u.sort_name, u.id").push(&paging.limit());
    let users = load(&backend, &mut connection, sql).await?;
    Ok(UserPage { users, meta: paging.meta(total) })
}

/// One user, whatever their status, with all that only one user's answer has.
pub(super) async fn whole(backend: &Backend, connection: &mut AnyConnection, id: UserId) -> Result<User, Refusal> {
    let mut sql = Sql::new(COLUMNS);
    sql.push(" FROM users u WHERE u.id = ").bind(id.to_string());
    let user = load(backend, connection, sql).await?.pop().ok_or_else(|| Refusal::not_found("user"))?;
    let mut team = Sql::new("SELECT id FROM users WHERE status = 'ACTIVE' AND reports_to = ");
    team.bind(user.reports_to.map(|id| id.to_string())).push(" AND id <> ").bind(id.to_string());
    team.push(" ORDER BY sort_name, id");
    let mut others = Sql::new("SELECT supervisor_id AS id FROM additional_teams WHERE user_id = ");
    others.bind(id.to_string()).push(" ORDER BY supervisor_id");
    let mut places = Sql::new("SELECT location_id AS id FROM additional_locations WHERE user_id = ");
    places.bind(id.to_string()).push(" ORDER BY location_id");
    Ok(User {
        team_members: Some(ids(team, connection).await?),
        user_additional_teams: Some(ids(others, connection).await?),
        add_additional_locations: Some(ids(places, connection).await?),
        ..user
    })
}

async fn ids<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(
    sql: Sql,
    connection: &mut AnyConnection,
) -> Result<Vec<T>, sqlx::Error> {
    sql.rows(connection).await?.iter().map(|row| row.parsed("id")).collect()
}

/// The users whom a statement that begins with [`COLUMNS`] finds.
async fn load(backend: &Backend, connection: &mut AnyConnection, sql: Sql) -> Result<Vec<User>, sqlx::Error> {
    let rows = sql.rows(connection).await?;
    let org = backend.installation.org().id;
    let mut users = rows.iter().map(|row| user_of(backend, row)).collect::<Result<Vec<_>, _>>()?;
    let above = stubs(backend, connection, users.iter().filter_map(|user| user.reports_to)).await?;
    for user in &mut users {
        user.org_id = Some(org);
        user.reports_to_obj = user.reports_to.and_then(|id| above.get(&id).cloned());
    }
    Ok(users)
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
        team_members: None,
        user_additional_teams: None,
        add_additional_locations: None,
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
            " ORDER BY c.distance, u.sort_name, u.id"
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
