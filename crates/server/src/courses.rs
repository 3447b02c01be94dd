//! Courses: `/api/courses` lists and deletes them, `/app/courses` makes them and follows who takes them.

use ::api::workdrive::{CourseId, UserId, courses::*, tasks::SortDirection};
use sqlx::AnyConnection;

use crate::{
    Backend,
    api::Api,
    caller::Caller,
    database::{Fields, Sql},
    paging::Paging,
    refusal::Refusal,
};

mod draft;
mod rotunda;
mod rows;

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(list_courses)
        .serve(delete_course)
        .serve(rotunda::create_course)
        .serve(rotunda::get_course)
        .serve(rotunda::update_course)
        .serve(rotunda::assign_course)
        .serve(rotunda::complete_step)
}

/// Whether a request for categories is one for courses: the document prints the same path for both.
pub(crate) fn is_meant(query: &str, _body: &[u8]) -> bool {
    let has = |name: &str| query.split('&').any(|pair| pair.split('=').next() == Some(name));
    has("filter") && !has("moduleCode")
}

/// Adds the condition that `me`, a placeholder, sees the course `c`: published ones, and one's own.
fn visible(sql: &mut Sql, me: &str) {
    sql.push(&format!("(c.is_published = 1 OR c.author_id = {me})"));
}

pub(crate) async fn list_courses(backend: Backend, caller: Caller, asked: ListCourses) -> Result<CoursePage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let from = |sql: &mut Sql| {
        let me = sql.param(caller.user.to_string());
        sql.push(" FROM courses c WHERE ");
        visible(sql, &me);
        match asked.filter {
            None | Some(CourseFilter::AllCourses) => {}
            Some(CourseFilter::CoursesCreatedByMe) => drop(sql.push(&format!(" AND c.author_id = {me}"))),
            Some(CourseFilter::CoursesAssignedToMe) => {
                sql.push(&format!(" AND c.id IN (SELECT course_id FROM course_people WHERE user_id = {me})"));
            }
        }
    };
    let mut connection = backend.database.pool.acquire().await?;
    let mut total = Sql::new("SELECT COUNT(*) AS n");
    from(&mut total);
    let total = total.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    let mut sql = Sql::new("SELECT c.id");
    from(&mut sql);
    let direction = if asked.sort_direction.unwrap_or_default() == SortDirection::Ascending { "" } else { " DESC" };
    sql.push(&format!(" ORDER BY c.created_at{direction}, c.id{direction}")).push(&paging.limit());
    let ids = sql.rows(&mut connection).await?.iter().map(|row| row.parsed("id")).collect::<Result<Vec<_>, _>>()?;
    let task_lists = rows::load(&backend, &mut connection, caller.user, &ids).await?;
    Ok(CoursePage { task_lists, meta: paging.meta(total) })
}

async fn delete_course(backend: Backend, caller: Caller, asked: DeleteCourse) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    owned(&mut tx, &caller, asked.id, "delete").await?;
    let mut sql = Sql::new("DELETE FROM courses WHERE id = ");
    sql.bind(asked.id.to_string());
    sql.execute(&mut tx).await?;
    Ok(tx.commit().await?)
}

/// Refuses callers who may not see the course.
async fn seen(connection: &mut AnyConnection, caller: &Caller, id: CourseId) -> Result<Option<UserId>, Refusal> {
    let mut sql = Sql::new("SELECT c.author_id FROM courses c WHERE c.id = ");
    sql.bind(id.to_string()).push(" AND ");
    let me = sql.param(caller.user.to_string());
    visible(&mut sql, &me);
    let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found("course"))?;
    Ok(row.maybe_parsed("author_id")?)
}

/// Refuses callers who neither made the course nor administer.
async fn owned(connection: &mut AnyConnection, caller: &Caller, id: CourseId, act: &str) -> Result<(), Refusal> {
    let author = seen(connection, caller, id).await?;
    if author == Some(caller.user) || caller.is_admin() {
        return Ok(());
    }
    Err(Refusal::forbidden(format!("only who made this course and administrators may {act} it")))
}
