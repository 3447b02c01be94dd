//! Courses in SQL.

use std::collections::HashMap;

use ::api::{
    rotunda::courses::{Learner, Step},
    workdrive::{CourseId, FileId, UserId, courses::Course},
};
use sqlx::{AnyConnection, any::AnyRow};

use crate::{
    Backend, clock,
    database::{Fields, Sql},
    media, people,
    refusal::Refusal,
};

/// The courses with these ids, in this order, as `me` sees them. Who may see them has been decided before.
pub(super) async fn load(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    ids: &[CourseId],
) -> Result<Vec<Course>, Refusal> {
    let mut sql = Sql::new(
        "SELECT c.*, (SELECT COUNT(*) FROM course_steps s WHERE s.course_id = c.id) AS steps, \
         (SELECT CAST(COALESCE(SUM(s.minutes), 0) AS BIGINT) FROM course_steps s WHERE s.course_id = c.id) AS minutes, \
         (SELECT COUNT(*) FROM course_people p JOIN users u ON u.id = p.user_id WHERE p.course_id = c.id AND u.status = 'ACTIVE') AS people, ",
    );
    let me = sql.param(me.to_string());
    sql.push(&format!(
        "(SELECT COUNT(*) FROM course_steps s JOIN course_steps_done d ON d.step_id = s.id WHERE s.course_id = c.id AND d.user_id = {me}) \
         AS done, (SELECT COUNT(*) FROM course_people p WHERE p.course_id = c.id AND p.user_id = {me} AND p.started_at IS NOT NULL) AS started \
         FROM courses c WHERE c.id IN "
    ));
    sql.list(ids);
    let rows = sql.rows(connection).await?;
    let files: Vec<FileId> =
        rows.iter().filter_map(|row| row.maybe_parsed("file_id").transpose()).collect::<Result<_, _>>()?;
    let files = media::files(backend, connection, files).await?;
    let org = backend.installation.org().id;
    let course = |row: &AnyRow| {
        let id: CourseId = row.parsed("id")?;
        let (steps, done) = (count(row, "steps")?, count(row, "done")?);
        let file: Option<FileId> = row.maybe_parsed("file_id")?;
        Ok::<_, sqlx::Error>((
            id,
            Course {
                id,
                course_id: Some(id),
                title: row.text("title")?,
                description: row.text("description")?,
                categories: row.json("categories")?,
                order: None,
                number_of_tasks: steps,
                users_count: count(row, "people")?,
                total_time: count(row, "minutes")?,
                org_id: Some(org),
                tasks: done,
                parent_task_list_id: None,
                progress: (done * 100).checked_div(steps).unwrap_or_default(),
                updated_at: Some(clock::time(row.int("updated_at")?)),
                status: Some(if row.int("is_published")? == 1 { "published" } else { "draft" }.to_owned()),
                file: file.and_then(|id| files.get(&id).cloned()),
                due_date: row.maybe_int("due_at")?.map(clock::time),
                started: row.int("started")? > 0,
                created_by: row.maybe_parsed("author_id")?,
                notification_template_id: None,
            },
        ))
    };
    let mut courses = rows.iter().map(course).collect::<Result<HashMap<_, _>, _>>()?;
    Ok(ids.iter().filter_map(|id| courses.remove(id)).collect())
}

fn count(row: &AnyRow, column: &str) -> Result<u64, sqlx::Error> {
    Ok(row.int(column)?.unsigned_abs())
}

/// The steps of a course, in their order.
pub(super) async fn steps(
    connection: &mut AnyConnection,
    me: UserId,
    course: CourseId,
) -> Result<Vec<Step>, sqlx::Error> {
    let mut sql =
        Sql::new("SELECT s.*, (SELECT COUNT(*) FROM course_steps_done d WHERE d.step_id = s.id AND d.user_id = ");
    sql.bind(me.to_string()).push(") AS done FROM course_steps s WHERE s.course_id = ").bind(course.to_string());
    sql.push(" ORDER BY s.position, s.id");
    let step = |row: &AnyRow| {
        Ok(Step {
            id: row.parsed("id")?,
            title: row.text("title")?,
            text: row.text("text")?,
            link: row.maybe_text("link")?,
            minutes: u32::try_from(row.int("minutes")?).unwrap_or_default(),
            is_done: row.int("done")? > 0,
        })
    };
    sql.rows(connection).await?.iter().map(step).collect()
}

/// Who takes a course, by family name; only `of` when somebody is given.
pub(super) async fn learners(
    backend: &Backend,
    connection: &mut AnyConnection,
    course: CourseId,
    of: Option<UserId>,
) -> Result<Vec<Learner>, sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT p.user_id, (SELECT COUNT(*) FROM course_steps_done d JOIN course_steps s ON s.id = d.step_id \
         WHERE s.course_id = p.course_id AND d.user_id = p.user_id) AS done \
         FROM course_people p JOIN users u ON u.id = p.user_id WHERE u.status = 'ACTIVE' AND p.course_id = ",
    );
    sql.bind(course.to_string());
    if let Some(of) = of {
        sql.push(" AND p.user_id = ").bind(of.to_string());
    }
    sql.push(" ORDER BY u.sort_name, u.id");
    let rows = sql.rows(connection).await?;
    let ids: Vec<UserId> = rows.iter().map(|row| row.parsed("user_id")).collect::<Result<_, _>>()?;
    let mut people = people::stubs(backend, connection, ids.iter().copied()).await?;
    let mut learners = Vec::with_capacity(rows.len());
    for (row, id) in rows.iter().zip(&ids) {
        if let Some(user) = people.remove(id) {
            learners.push(Learner { user, done: count(row, "done")? });
        }
    }
    Ok(learners)
}
