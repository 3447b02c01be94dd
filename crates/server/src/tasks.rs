//! `/api/tasks`, and how people are reminded of them.

use ::api::{
    error::ErrorKind,
    workdrive::{TaskId, UserId, tasks::*},
};
use sqlx::AnyConnection;
use uuid::Uuid;

use crate::{
    Backend,
    api::Api,
    caller::Caller,
    database::{Fields, Sql},
    once,
    paging::Paging,
    people,
    refusal::Refusal,
};

mod draft;
mod rows;
mod templates;

use draft::Draft;

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(list_tasks)
        .serve(create_task)
        .serve(update_task)
        .serve(assign_task)
        .serve(delete_task)
        .serve(templates::list_enforcement_templates)
}

async fn list_tasks(backend: Backend, caller: Caller, asked: ListTasks) -> Result<TaskPage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let from = |sql: &mut Sql| {
        let me = sql.param(caller.user.to_string());
        let made = format!("t.author_id = {me}");
        let given = format!("t.id IN (SELECT task_id FROM task_people WHERE user_id = {me})");
        sql.push(" FROM tasks t WHERE ").push(&match asked.filter {
            Some(TaskFilter::CreatedByMe) => made,
            Some(TaskFilter::AssignedToMe) => given,
            None => format!("({made} OR {given})"),
        });
        if let Some(published) = asked.published {
            sql.push(" AND t.is_published = ").bind(i64::from(published));
        }
    };
    let mut connection = backend.database.pool.acquire().await?;
    let mut total = Sql::new("SELECT COUNT(*) AS n");
    from(&mut total);
    let total = total.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    let mut sql = Sql::new("SELECT t.id");
    from(&mut sql);
    let direction = if asked.sort_direction.unwrap_or_default() == SortDirection::Ascending { "" } else { " DESC" };
    sql.push(&format!(" ORDER BY t.created_at{direction}, t.id{direction}")).push(&paging.limit());
    let ids = sql.rows(&mut connection).await?.iter().map(|row| row.parsed("id")).collect::<Result<Vec<_>, _>>()?;
    Ok(TaskPage { tasks: rows::load(&backend, &mut connection, caller.user, &ids).await?, meta: paging.meta(total) })
}

async fn create_task(backend: Backend, caller: Caller, asked: CreateTask) -> Result<Task, Refusal> {
    let mut body = asked.task;
    let given = body.user_ids.take().unwrap_or_default();
    body.status.get_or_insert(TaskStatus::Published);
    let mut tx = backend.database.write().await?;
    let mut draft = Draft::default();
    draft.change(&mut tx, caller.user, &backend, body).await?;
    if !draft.is_published && !given.is_empty() {
        return Err(Refusal::invalid("userIds", "a draft cannot be given to anybody: publish it first"));
    }
    let id = TaskId(Uuid::now_v7());
    draft.insert(&mut tx, &backend, caller.user, id).await?;
    assign(&mut tx, id, "userIds", &given).await?;
    let made = with_ids(one(&backend, &mut tx, caller.user, id).await?);
    once::answered(&mut tx, &made).await?;
    tx.commit().await?;
    Ok(made)
}

async fn update_task(backend: Backend, caller: Caller, asked: UpdateTask) -> Result<Task, Refusal> {
    let mut tx = backend.database.write().await?;
    owned(&mut tx, &caller, asked.id, "change").await?;
    let mut draft = Draft::read(&mut tx, asked.id).await?;
    if draft.is_published {
        return Err(Refusal::new(ErrorKind::Conflict, "a published task is fixed"));
    }
    draft.change(&mut tx, caller.user, &backend, asked.task).await?;
    draft.update(&mut tx, &backend, asked.id).await?;
    let changed = one(&backend, &mut tx, caller.user, asked.id).await?;
    tx.commit().await?;
    Ok(with_ids(changed))
}

async fn assign_task(backend: Backend, caller: Caller, asked: AssignTask) -> Result<Task, Refusal> {
    let mut tx = backend.database.write().await?;
    owned(&mut tx, &caller, asked.id, "give").await?;
    if !Draft::read(&mut tx, asked.id).await?.is_published {
        return Err(Refusal::new(ErrorKind::Conflict, "a draft cannot be given to anybody: publish it first"));
    }
    people::named(&mut tx, "removeIds", &asked.remove_ids).await?;
    let mut sql = Sql::new("DELETE FROM task_people WHERE task_id = ");
    sql.bind(asked.id.to_string()).push(" AND user_id IN ").list(&asked.remove_ids);
    sql.execute(&mut tx).await?;
    assign(&mut tx, asked.id, "userIds", &asked.user_ids).await?;
    let changed = one(&backend, &mut tx, caller.user, asked.id).await?;
    tx.commit().await?;
    Ok(changed)
}

async fn delete_task(backend: Backend, caller: Caller, asked: DeleteTask) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    owned(&mut tx, &caller, asked.id, "delete").await?;
    let mut sql = Sql::new("DELETE FROM tasks WHERE id = ");
    sql.bind(asked.id.to_string());
    sql.execute(&mut tx).await?;
    Ok(tx.commit().await?)
}

/// Refuses callers who did not make the task: 403 to those who have to do it, 404 to all others.
async fn owned(connection: &mut AnyConnection, caller: &Caller, id: TaskId, act: &str) -> Result<(), Refusal> {
    let mut sql =
        Sql::new("SELECT author_id, (SELECT COUNT(*) FROM task_people p WHERE p.task_id = t.id AND p.user_id = ");
    sql.bind(caller.user.to_string()).push(") AS given FROM tasks t WHERE t.id = ").bind(id.to_string());
    let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found("task"))?;
    if row.parsed::<UserId>("author_id")? == caller.user {
        return Ok(());
    }
    if row.int("given")? == 0 {
        return Err(Refusal::not_found("task"));
    }
    Err(Refusal::forbidden(format!("only who made this task may {act} it")))
}

async fn assign(connection: &mut AnyConnection, id: TaskId, field: &str, given: &[UserId]) -> Result<(), Refusal> {
    for user in people::named(connection, field, given).await? {
        let mut sql = Sql::new("INSERT INTO task_people (task_id, user_id) VALUES (");
        sql.bind(id.to_string()).push(", ").bind(user.to_string()).push(") ON CONFLICT DO NOTHING");
        sql.execute(connection).await?;
    }
    Ok(())
}

async fn one(backend: &Backend, connection: &mut AnyConnection, me: UserId, id: TaskId) -> Result<Task, Refusal> {
    rows::load(backend, connection, me, &[id]).await?.pop().ok_or_else(|| Refusal::not_found("task"))
}

/// The form of the answers to creating and changing: ids where lists have people.
fn with_ids(task: Task) -> Task {
    let id = |person: TaskPerson| TaskPerson::Id(person.id());
    Task {
        created_by: task.created_by.map(id),
        assigned_user_ids: task.assigned_user_ids.into_iter().map(id).collect(),
        ..task
    }
}
