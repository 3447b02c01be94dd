//! Where a user stands in the organization: supervisor, other teams, locations.

use ::api::workdrive::{LocationId, UserId};
use sqlx::AnyConnection;

use super::{chains, named};
use crate::{
    database::{Fields, Sql},
    refusal::Refusal,
};

/// The most teams, and the most locations, that one change may add.
const MOST_ADDED: usize = 20;

/// The supervisor of whoever names none: the first head of the department, else the first administrator at the location.
pub(super) async fn usual_supervisor(
    connection: &mut AnyConnection,
    department: Option<&str>,
    location: Option<&str>,
) -> Result<Option<UserId>, sqlx::Error> {
    if let Some(department) = department {
        let mut sql =
            Sql::new("SELECT id FROM users WHERE status = 'ACTIVE' AND is_department_head = 1 AND department_id = ");
        sql.bind(department.to_owned()).push(" ORDER BY sort_name, id LIMIT 1");
        if let Some(row) = sql.row(connection).await? {
            return row.parsed("id").map(Some);
        }
    }
    let Some(location) = location else { return Ok(None) };
    Ok(administrators_at(connection, &[location]).await?.first().copied())
}

/// The administrators of locations: those of the organization who work there. WorkDrive has no operation that names others.
async fn administrators_at(connection: &mut AnyConnection, locations: &[&str]) -> Result<Vec<UserId>, sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT id FROM users WHERE status = 'ACTIVE' AND role IN ('org_admin', 'super_admin') AND location_id IN ",
    );
    sql.list(locations).push(" ORDER BY sort_name, id");
    sql.rows(connection).await?.iter().map(|row| row.parsed("id")).collect()
}

/// Adds a user to other teams, and under the administrators of other locations.
pub(super) async fn join_others(
    connection: &mut AnyConnection,
    user: UserId,
    teams: &[UserId],
    locations: &[LocationId],
) -> Result<(), Refusal> {
    let mut supervisors = named(connection, "addAdditionalTeams", teams).await?;
    if supervisors.len() > MOST_ADDED || locations.len() > MOST_ADDED {
        let field = if supervisors.len() > MOST_ADDED { "addAdditionalTeams" } else { "addAdditionalLocations" };
        return Err(Refusal::invalid(field, format!("one change may add {MOST_ADDED}")));
    }
    for supervisor in &supervisors {
        chains::refuse_circle(connection, "addAdditionalTeams", user, *supervisor).await?;
    }
    let texts: Vec<_> = locations.iter().map(ToString::to_string).collect();
    for location in &texts {
        if !crate::audiences::exist(connection, "locations", std::slice::from_ref(location)).await? {
            return Err(Refusal { field: Some("addAdditionalLocations".to_owned()), ..Refusal::not_found("location") });
        }
        pair(connection, "additional_locations", "location_id", user, location).await?;
    }
    let texts: Vec<_> = texts.iter().map(String::as_str).collect();
    for supervisor in administrators_at(connection, &texts).await? {
        // Who is above already, or below, is left as they are: nobody named them.
        if chains::refuse_circle(connection, "addAdditionalLocations", user, supervisor).await.is_ok() {
            supervisors.push(supervisor);
        }
    }
    for supervisor in supervisors {
        pair(connection, "additional_teams", "supervisor_id", user, &supervisor.to_string()).await?;
    }
    Ok(())
}

async fn pair(
    connection: &mut AnyConnection,
    table: &str,
    column: &str,
    user: UserId,
    other: &str,
) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new(&format!("INSERT INTO {table} (user_id, {column}) VALUES ("));
    sql.bind(user.to_string()).push(", ").bind(other.to_owned()).push(") ON CONFLICT DO NOTHING");
    sql.execute(connection).await.map(drop)
}

/// Takes a user out of other teams.
pub(super) async fn leave_others(
    connection: &mut AnyConnection,
    user: UserId,
    teams: &[UserId],
) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("DELETE FROM additional_teams WHERE user_id = ");
    sql.bind(user.to_string()).push(" AND supervisor_id IN ").list(teams);
    sql.execute(connection).await.map(drop)
}
