//! `/app/courses`.

use ::api::{
    rotunda::courses::*,
    workdrive::{CourseId, UserId},
};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{draft, owned, rows, seen};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    people,
    refusal::Refusal,
};

pub(super) async fn create_course(
    backend: Backend,
    caller: Caller,
    asked: CreateCourse,
) -> Result<CourseDetail, Refusal> {
    let mut tx = backend.database.write().await?;
    draft::check(&mut tx, caller.user, &asked.course, None).await?;
    if asked.course.steps.iter().any(|step| step.id.is_some()) {
        return Err(Refusal::invalid("steps", "the steps of a new course have no ids yet"));
    }
    let (id, now) = (CourseId(Uuid::now_v7()), backend.clock.now());
    let mut sql = Sql::new("INSERT INTO courses (id, title, author_id, created_at, updated_at) VALUES (");
    sql.bind(id.to_string()).push(", '', ").bind(caller.user.to_string());
    sql.push(", ").bind(now).push(", ").bind(now).push(")");
    sql.execute(&mut tx).await?;
    draft::write(&mut tx, now, id, asked.course).await?;
    let made = detail(&backend, &mut tx, &caller, id).await?;
    tx.commit().await?;
    Ok(made)
}

pub(super) async fn get_course(backend: Backend, caller: Caller, asked: GetCourse) -> Result<CourseDetail, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    detail(&backend, &mut connection, &caller, asked.id).await
}

pub(super) async fn update_course(
    backend: Backend,
    caller: Caller,
    asked: UpdateCourse,
) -> Result<CourseDetail, Refusal> {
    let mut tx = backend.database.write().await?;
    owned(&mut tx, &caller, asked.id, "change").await?;
    let mut sql = Sql::new("SELECT file_id FROM courses WHERE id = ");
    sql.bind(asked.id.to_string());
    let row = sql.row(&mut tx).await?.ok_or_else(|| Refusal::not_found("course"))?;
    draft::check(&mut tx, caller.user, &asked.course, row.maybe_text("file_id")?.as_deref()).await?;
    draft::write(&mut tx, backend.clock.now(), asked.id, asked.course).await?;
    let changed = detail(&backend, &mut tx, &caller, asked.id).await?;
    tx.commit().await?;
    Ok(changed)
}

pub(super) async fn assign_course(
    backend: Backend,
    caller: Caller,
    asked: AssignCourse,
) -> Result<CourseDetail, Refusal> {
    let mut tx = backend.database.write().await?;
    owned(&mut tx, &caller, asked.id, "give").await?;
    people::named(&mut tx, "remove", &asked.remove).await?;
    let mut sql = Sql::new("DELETE FROM course_people WHERE course_id = ");
    sql.bind(asked.id.to_string()).push(" AND user_id IN ").list(&asked.remove);
    sql.execute(&mut tx).await?;
    for user in people::named(&mut tx, "add", &asked.add).await? {
        take(&mut tx, asked.id, user, None).await?;
    }
    let changed = detail(&backend, &mut tx, &caller, asked.id).await?;
    tx.commit().await?;
    Ok(changed)
}

pub(super) async fn complete_step(
    backend: Backend,
    caller: Caller,
    asked: CompleteStep,
) -> Result<CourseDetail, Refusal> {
    let mut tx = backend.database.write().await?;
    seen(&mut tx, &caller, asked.id).await?;
    let mut sql = Sql::new("SELECT id FROM course_steps WHERE id = ");
    sql.bind(asked.step.to_string()).push(" AND course_id = ").bind(asked.id.to_string());
    sql.row(&mut tx).await?.ok_or_else(|| Refusal::not_found("step"))?;
    let now = backend.clock.now();
    if asked.is_done {
        take(&mut tx, asked.id, caller.user, Some(now)).await?;
        let mut sql = Sql::new("INSERT INTO course_steps_done (user_id, step_id, done_at) VALUES (");
        sql.bind(caller.user.to_string()).push(", ").bind(asked.step.to_string()).push(", ").bind(now);
        sql.push(") ON CONFLICT DO NOTHING");
        sql.execute(&mut tx).await?;
    } else {
        let mut sql = Sql::new("DELETE FROM course_steps_done WHERE user_id = ");
        sql.bind(caller.user.to_string()).push(" AND step_id = ").bind(asked.step.to_string());
        sql.execute(&mut tx).await?;
    }
    let changed = detail(&backend, &mut tx, &caller, asked.id).await?;
    tx.commit().await?;
    Ok(changed)
}

/// Makes somebody take a course; `started_at` when they begin it now.
async fn take(
    connection: &mut AnyConnection,
    course: CourseId,
    user: UserId,
    started_at: Option<i64>,
) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("INSERT INTO course_people (user_id, course_id, started_at) VALUES (");
    sql.bind(user.to_string()).push(", ").bind(course.to_string()).push(", ").bind(started_at);
    sql.push(") ON CONFLICT (user_id, course_id) DO UPDATE SET started_at = COALESCE(course_people.started_at, ");
    sql.push("excluded.started_at)");
    sql.execute(connection).await.map(drop)
}

async fn detail(
    backend: &Backend,
    connection: &mut AnyConnection,
    caller: &Caller,
    id: CourseId,
) -> Result<CourseDetail, Refusal> {
    let author = seen(connection, caller, id).await?;
    let course = rows::load(backend, connection, caller.user, &[id]).await?;
    let course = course.into_iter().next().ok_or_else(|| Refusal::not_found("course"))?;
    let all = author == Some(caller.user) || caller.is_admin();
    let people = rows::learners(backend, connection, id, (!all).then_some(caller.user)).await?;
    Ok(CourseDetail { course, steps: rows::steps(connection, caller.user, id).await?, people })
}
