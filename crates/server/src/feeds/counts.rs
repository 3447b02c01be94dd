//! How many items one may see, exactly and without counting all of history.
//!
//! Each audience's number of items is kept up to date by whoever changes it. What one may see in all is the sum over one's audiences;
//! what a cursor leaves out is counted, and that is little wherever people read.

use ::api::{rotunda::feeds::Stream, workdrive::UserId};
use sqlx::AnyConnection;

use super::{code, list::Asked};
use crate::{
    audiences::{audiences_of, visible_to},
    database::{Fields, Sql},
};

/// How many items there are up to the asked time.
pub(super) async fn up_to_time(connection: &mut AnyConnection, me: UserId, asked: &Asked) -> Result<i64, sqlx::Error> {
    if !asked.is_unfiltered() {
        return on_one_side(connection, me, asked, "<=", None).await;
    }
    let all = all(connection, me, asked.stream).await?;
    // Of the two sides of the cursor the smaller one is counted.
    let newer = on_one_side(connection, me, asked, ">", Some(all / 2 + 1)).await?;
    if newer <= all / 2 { Ok(all - newer) } else { on_one_side(connection, me, asked, "<=", None).await }
}

/// How many there are at any time.
async fn all(connection: &mut AnyConnection, me: UserId, stream: Stream) -> Result<i64, sqlx::Error> {
    let mut sql = Sql::default();
    let (me, stream) = (sql.param(me.to_string()), sql.param(code(stream)));
    // The author sees a thing even without belonging to its audience.
    sql.push(&format!(
        "WITH mine AS (SELECT p.audience_id FROM posts p WHERE p.deleted_at IS NULL AND p.author_id = {me} AND p.stream = {stream}), \
         readable AS (",
    ));
    audiences_of(&mut sql, &me);
    sql.push(&format!(
        ") SELECT CAST((SELECT COALESCE(SUM(c.posts), 0) FROM audience_counts c WHERE c.stream = {stream} \
         AND c.audience_id IN (SELECT audience_id FROM readable)) \
         + (SELECT COUNT(*) FROM mine WHERE audience_id NOT IN (SELECT audience_id FROM readable)) AS BIGINT) AS n",
    ));
    sql.row(connection).await?.map_or(Ok(0), |row| row.int("n"))
}

/// How many there are before or after the asked time, counted no further than `limit`.
async fn on_one_side(
    connection: &mut AnyConnection,
    me: UserId,
    asked: &Asked,
    side: &str,
    limit: Option<i64>,
) -> Result<i64, sqlx::Error> {
    let mut sql = Sql::new("SELECT COUNT(*) AS n FROM (SELECT p.id FROM posts p WHERE ");
    asked.filters(&mut sql);
    sql.push(" AND p.posted_at ").push(side).push(" ").bind(asked.time_ms()).push(" AND ");
    visible_to(&mut sql, me, "p");
    if let Some(limit) = limit {
        sql.push(&format!(" LIMIT {limit}"));
    }
    sql.push(") found");
    sql.row(connection).await?.map_or(Ok(0), |row| row.int("n"))
}

/// Counts an item in (`+ 1`) or out (`- 1`) of its audience.
pub(super) async fn step(
    connection: &mut AnyConnection,
    stream: Stream,
    audience: i64,
    step: i64,
) -> Result<(), sqlx::Error> {
    let sql = "INSERT INTO audience_counts (stream, audience_id, posts) VALUES ($1, $2, $3) \
               ON CONFLICT (stream, audience_id) DO UPDATE SET posts = audience_counts.posts + excluded.posts";
    sqlx::query(sql).bind(code(stream)).bind(audience).bind(step).execute(connection).await.map(|_| ())
}

/// Counts everything anew, after items were added in bulk.
///
/// # Errors
/// When the database fails.
pub(crate) async fn recount(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM audience_counts").execute(&mut *connection).await?;
    let sql = "INSERT INTO audience_counts (stream, audience_id, posts) \
               SELECT stream, audience_id, COUNT(*) FROM posts WHERE deleted_at IS NULL GROUP BY stream, audience_id";
    sqlx::query(sql).execute(connection).await.map(|_| ())
}
