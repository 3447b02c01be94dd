//! What a course says, and the rules for it.

use ::api::{
    rotunda::courses::{CourseBody, StepBody, StepId},
    workdrive::{CourseId, UserId, module_codes::ModuleCode},
};
use sqlx::AnyConnection;
use uuid::Uuid;

use crate::{
    database::{Fields, Sql},
    feeds::rules::{address, usable},
    refusal::Refusal,
};

const TITLE_CHARACTERS: usize = 200;
const DESCRIPTION_CHARACTERS: usize = 5_000;
const TEXT_CHARACTERS: usize = 20_000;
const MOST_MINUTES: u32 = 10_000;
const MOST_STEPS: usize = 100;

/// Holds a course to the rules; `had` is the picture that it has already.
pub(super) async fn check(
    connection: &mut AnyConnection,
    author: UserId,
    body: &CourseBody,
    had: Option<&str>,
) -> Result<(), Refusal> {
    within("title", &body.title, 1, TITLE_CHARACTERS)?;
    within("description", &body.description, 0, DESCRIPTION_CHARACTERS)?;
    if !(1..=MOST_STEPS).contains(&body.steps.len()) {
        return Err(Refusal::invalid("steps", format!("a course needs 1 to {MOST_STEPS} steps")));
    }
    for (at, step) in body.steps.iter().enumerate() {
        check_step(step).map_err(|refusal| Refusal {
            field: refusal.field.as_ref().map(|field| format!("steps[{at}].{field}")),
            ..refusal
        })?;
    }
    let mut sql = Sql::new("SELECT COUNT(*) AS n FROM categories WHERE module_code = ");
    sql.bind(i64::from(ModuleCode::COURSE.0)).push(" AND name IN ").list(&body.categories);
    let known = sql.row(connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    if usize::try_from(known) != Ok(body.categories.len()) {
        return Err(Refusal::invalid("categories", "no such category, or one twice"));
    }
    let new = body.file_id.filter(|file| had != Some(&file.to_string()));
    usable(connection, "fileId", author, new.as_slice(), "image/%").await
}

fn check_step(step: &StepBody) -> Result<(), Refusal> {
    within("title", &step.title, 1, TITLE_CHARACTERS)?;
    within("text", &step.text, 0, TEXT_CHARACTERS)?;
    if step.minutes > MOST_MINUTES {
        return Err(Refusal::invalid("minutes", format!("minutes may be {MOST_MINUTES}")));
    }
    step.link.as_deref().map_or(Ok(()), |link| address("link", link, &["http", "https"]))
}

fn within(field: &str, text: &str, least: usize, most: usize) -> Result<(), Refusal> {
    if (least..=most).contains(&text.trim().chars().count()) {
        return Ok(());
    }
    Err(Refusal::invalid(field, format!("{field} must have {least} to {most} characters")))
}

/// Writes what a course says over what was there; the columns of the course itself are `SET` by `UPDATE courses`.
pub(super) async fn write(
    connection: &mut AnyConnection,
    now: i64,
    id: CourseId,
    body: CourseBody,
) -> Result<(), Refusal> {
    let categories = serde_json::to_string(&body.categories).map_err(|e| Refusal::broken("store the course", e))?;
    let mut sql = Sql::new("UPDATE courses SET title = ");
    sql.bind(body.title.trim().to_owned()).push(", description = ").bind(body.description);
    sql.push(", categories = ").bind(categories).push(", file_id = ").bind(body.file_id.map(|id| id.to_string()));
    sql.push(", due_at = ").bind(body.due_date.map(|date| date.timestamp_millis()));
    sql.push(", is_published = ").bind(i64::from(body.is_published)).push(", updated_at = ").bind(now);
    sql.push(" WHERE id = ").bind(id.to_string());
    sql.execute(connection).await?;
    let kept: Vec<StepId> = body.steps.iter().filter_map(|step| step.id).collect();
    let mut old = Sql::new("DELETE FROM course_steps WHERE course_id = ");
    old.bind(id.to_string());
    if !kept.is_empty() {
        old.push(" AND id NOT IN ").list(&kept);
    }
    old.execute(connection).await?;
    for (at, step) in body.steps.into_iter().enumerate() {
        write_step(connection, id, at, step).await?;
    }
    Ok(())
}

async fn write_step(
    connection: &mut AnyConnection,
    course: CourseId,
    at: usize,
    step: StepBody,
) -> Result<(), Refusal> {
    let position = i64::try_from(at).unwrap_or_default();
    let title = step.title.trim().to_owned();
    let Some(id) = step.id else {
        let mut sql =
            Sql::new("INSERT INTO course_steps (id, course_id, position, title, text, link, minutes) VALUES (");
        sql.bind(Uuid::now_v7().to_string()).push(", ").bind(course.to_string()).push(", ").bind(position);
        sql.push(", ").bind(title).push(", ").bind(step.text).push(", ").bind(step.link);
        sql.push(", ").bind(i64::from(step.minutes)).push(")");
        return Ok(sql.execute(connection).await.map(drop)?);
    };
    let mut sql = Sql::new("UPDATE course_steps SET position = ");
    sql.bind(position).push(", title = ").bind(title).push(", text = ").bind(step.text);
    sql.push(", link = ").bind(step.link).push(", minutes = ").bind(i64::from(step.minutes));
    sql.push(" WHERE id = ").bind(id.to_string()).push(" AND course_id = ").bind(course.to_string());
    if sql.execute(connection).await? == 0 {
        return Err(Refusal { field: Some(format!("steps[{at}].id")), ..Refusal::not_found("step of this course") });
    }
    Ok(())
}
