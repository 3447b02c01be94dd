//! `/app/{stream}/{id}`: one item, and taking back its deletion.

use ::api::{
    rotunda::feeds::{GetPost, RestorePost},
    workdrive::posts::Post,
};

use super::{Head, RESTORE_WITHIN_MS, code, counts, missing, post, seen, write};
use crate::{Backend, audiences::visible_to, caller::Caller, database::Sql, refusal::Refusal};

pub(super) async fn get_post(backend: Backend, caller: Caller, asked: GetPost) -> Result<Post, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let head = seen(&mut connection, &caller, asked.stream, asked.id).await?;
    let found = post::load(&backend, &mut connection, caller.user, &[head.id]).await?.pop();
    found.ok_or_else(|| missing(asked.stream))
}

pub(super) async fn restore_post(backend: Backend, caller: Caller, asked: RestorePost) -> Result<Post, Refusal> {
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("SELECT ");
    sql.push(Head::COLUMNS).push(" FROM posts p WHERE p.id = ").bind(asked.id.to_string());
    sql.push(" AND p.stream = ").bind(code(asked.stream)).push(" AND ");
    visible_to(&mut sql, caller.user, "p");
    let row = sql.row(&mut tx).await?.ok_or_else(|| missing(asked.stream))?;
    let head = Head::of(&row)?;
    head.deletable_by(&caller)?;
    let now = backend.clock.now();
    if head.deleted_at.is_some_and(|at| at + RESTORE_WITHIN_MS <= now) {
        return Err(missing(asked.stream));
    }
    if head.deleted_at.is_some() {
        sqlx::query("UPDATE posts SET deleted_at = NULL WHERE id = $1")
            .bind(head.id.to_string())
            .execute(&mut *tx)
            .await?;
        counts::step(&mut tx, head.stream, head.audience, 1).await?;
        backend.notices.post(&mut tx, now, write::change("post_created", &head)).await?;
    }
    let found = post::load(&backend, &mut tx, caller.user, &[head.id]).await?.pop();
    backend.notices.commit(tx).await?;
    found.ok_or_else(|| missing(asked.stream))
}
