//! Tasks in SQL.

use std::collections::HashMap;

use ::api::workdrive::{TaskId, UserId, UserStub, tasks::*};
use sqlx::{AnyConnection, any::AnyRow};

use super::draft::{kind, small};
use crate::{
    Backend, clock,
    database::{Fields, Sql},
    people,
    refusal::Refusal,
};

/// The tasks with these ids, in this order, as `me` sees them. Who may see them has been decided before.
pub(super) async fn load(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    ids: &[TaskId],
) -> Result<Vec<Task>, Refusal> {
    let mut sql = Sql::new("SELECT * FROM tasks WHERE id IN ");
    sql.list(ids);
    let rows = sql.rows(connection).await?;
    // Who else has to do a task is its maker's business.
    let mut sql = Sql::new(
        "SELECT p.task_id, p.user_id FROM task_people p JOIN tasks t ON t.id = p.task_id JOIN users u ON u.id = p.user_id WHERE (",
    );
    let myself = sql.param(me.to_string());
    sql.push(&format!("t.author_id = {myself} OR p.user_id = {myself}) AND p.task_id IN "));
    sql.list(ids).push(" ORDER BY u.sort_name, u.id");
    let mut given = HashMap::<TaskId, Vec<UserId>>::new();
    for row in sql.rows(connection).await? {
        given.entry(row.parsed("task_id")?).or_default().push(row.parsed("user_id")?);
    }
    let authors = rows.iter().map(|row| row.parsed("author_id")).collect::<Result<Vec<UserId>, _>>()?;
    let people =
        people::stubs(backend, connection, authors.into_iter().chain(given.values().flatten().copied())).await?;
    let mut tasks = HashMap::new();
    for row in &rows {
        let id: TaskId = row.parsed("id")?;
        tasks.insert(id, task(row, id, given.get(&id).map_or(&[], Vec::as_slice), &people)?);
    }
    Ok(ids.iter().filter_map(|id| tasks.remove(id)).collect())
}

fn task(row: &AnyRow, id: TaskId, given: &[UserId], people: &HashMap<UserId, UserStub>) -> Result<Task, sqlx::Error> {
    let person = |id: &UserId| people.get(id).cloned().map(|person| TaskPerson::Person(Box::new(person)));
    let is_published = row.int("is_published")? != 0;
    Ok(Task {
        id,
        title: row.text("title")?,
        description: row.maybe_text("description")?,
        status: Some(if is_published { TaskStatus::Published } else { TaskStatus::Draft }),
        kind: row.maybe_text("kind")?.as_deref().and_then(kind),
        content: row.maybe_text("content")?,
        time: small(row.maybe_int("hours")?),
        video_id: row.maybe_parsed("video_id")?,
        link: row.maybe_text("link")?,
        document_id: row.maybe_parsed("document_id")?,
        training_course_task_list_id: row.maybe_parsed("course_id")?,
        notification_template_id: row.maybe_parsed("template_id")?,
        due_days: small(row.maybe_int("due_days")?),
        due_date: row.maybe_int("due_at")?.map(clock::time),
        created_at: Some(clock::time(row.int("created_at")?)),
        updated_at: Some(clock::time(row.int("updated_at")?)),
        created_by: person(&row.parsed("author_id")?),
        assigned_user_ids: given.iter().filter_map(person).collect(),
    })
}
