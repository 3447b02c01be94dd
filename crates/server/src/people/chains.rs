//! Who is above whom.

use api::workdrive::UserId;
use sqlx::AnyConnection;

use crate::{
    database::{Fields, Sql},
    refusal::Refusal,
};
use ::api::error::ErrorKind;

/// A circle in the data ends here; no organization is that deep.
const DEEPEST: u32 = 30;
/// With more people than this below a change, all of `chains` is made anew: a statement holds so many parameters.
const MOST_REFRESHED: usize = 20_000;

/// Makes `chains` anew from who reports to whom.
///
/// # Errors
/// When the database fails.
pub async fn rebuild_chains(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM chains").execute(&mut *connection).await?;
    let mut sql = Sql::default();
    climb(&mut sql, None);
    sql.execute(connection).await.map(drop)
}

/// Makes the chains of these people, and of everybody below them, anew. Call it after changing to whom they report.
pub(crate) async fn refresh(connection: &mut AnyConnection, changed: &[UserId]) -> Result<(), sqlx::Error> {
    let mut below = Sql::new("SELECT DISTINCT below_id FROM chains WHERE above_id IN ");
    below.list(changed);
    let mut touched: Vec<UserId> =
        below.rows(connection).await?.iter().map(|row| row.parsed("below_id")).collect::<Result<_, _>>()?;
    touched.extend(changed);
    touched.sort_unstable();
    touched.dedup();
    if touched.len() > MOST_REFRESHED {
        return rebuild_chains(connection).await;
    }
    let mut old = Sql::new("DELETE FROM chains WHERE below_id IN ");
    old.list(&touched);
    old.execute(connection).await?;
    let mut sql = Sql::default();
    climb(&mut sql, Some(&touched));
    sql.execute(connection).await.map(drop)
}

/// Writes the statement that adds the chains of `of`, or of everybody.
fn climb(sql: &mut Sql, of: Option<&[UserId]>) {
    sql.push(
        "INSERT INTO chains (below_id, above_id, distance) WITH RECURSIVE up (below_id, above_id, distance) AS ( \
         SELECT user_id, supervisor_id, 1 FROM supervisors",
    );
    if let Some(of) = of {
        sql.push(" WHERE user_id IN ").list(of);
    }
    sql.push(&format!(
        " UNION SELECT up.below_id, s.supervisor_id, up.distance + 1 FROM up JOIN supervisors s ON s.user_id = up.above_id \
         WHERE up.distance < {DEEPEST}) \
         SELECT below_id, above_id, MIN(distance) FROM up WHERE below_id <> above_id GROUP BY below_id, above_id"
    ));
}

/// Refuses a supervisor who is the user, or below the user.
pub(crate) async fn refuse_circle(
    connection: &mut AnyConnection,
    field: &str,
    user: UserId,
    supervisor: UserId,
) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT 1 AS n FROM chains WHERE below_id = ");
    sql.bind(supervisor.to_string()).push(" AND above_id = ").bind(user.to_string());
    if user == supervisor || sql.row(connection).await?.is_some() {
        return Err(Refusal {
            field: Some(field.to_owned()),
            ..Refusal::new(ErrorKind::Conflict, "nobody reports to themselves, nor to somebody who reports to them")
        });
    }
    Ok(())
}
