//! Comments on posts and news.

use ::api::{
    error::ErrorKind,
    rotunda::{
        comments::{
            Comment, CommentId, CommentPage, CreateComment, DeleteComment, ListComments, RestoreComment, UpdateComment,
        },
        feeds::Stream,
    },
    workdrive::{PostId, UserId},
};
use sqlx::{AnyConnection, any::AnyRow};
use uuid::Uuid;

use super::{Head, RESTORE_WITHIN_MS, code, seen};
use crate::{
    Backend,
    api::Api,
    caller::Caller,
    clock,
    database::{Fields, Sql, Write},
    notices::PostChange,
    once, people,
    refusal::Refusal,
};

/// Mounts them.
pub(super) fn routes(api: Api) -> Api {
    api.serve(list_comments).serve(create_comment).serve(update_comment).serve(delete_comment).serve(restore_comment)
}

const CHARACTERS: usize = 5_000;

async fn list_comments(backend: Backend, caller: Caller, asked: ListComments) -> Result<CommentPage, Refusal> {
    let limit = asked.limit.unwrap_or(20);
    if !(1..=100).contains(&limit) {
        return Err(Refusal::invalid("limit", "limit must be from 1 to 100"));
    }
    let mut connection = backend.database.pool.acquire().await?;
    let post = seen(&mut connection, &caller, asked.stream, asked.id).await?;
    let after = match asked.after {
        None => None,
        // Deleted ones too: a reader may stand on one when it goes.
        Some(id) => {
            let found = sqlx::query("SELECT created_at FROM comments WHERE id = $1 AND post_id = $2");
            let found = found.bind(id.to_string()).bind(post.id.to_string()).fetch_optional(&mut *connection).await?;
            let row = found.ok_or_else(|| Refusal::invalid("after", "no such comment"))?;
            Some((row.int("created_at")?, id))
        }
    };
    let conditions = |sql: &mut Sql| {
        sql.push(" FROM comments WHERE deleted_at IS NULL AND post_id = ").bind(post.id.to_string());
        if let Some((at, id)) = after {
            let at = sql.param(at);
            sql.push(&format!(" AND (created_at > {at} OR (created_at = {at} AND id > "))
                .bind(id.to_string())
                .push("))");
        }
    };
    let mut total = Sql::new("SELECT COUNT(*) AS n");
    conditions(&mut total);
    let total = total.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?.unsigned_abs();
    let mut sql = Sql::new("SELECT id, author_id, text, created_at, edited_at");
    conditions(&mut sql);
    sql.push(&format!(" ORDER BY created_at, id LIMIT {limit}"));
    let rows = sql.rows(&mut connection).await?;
    let comments = shown(&backend, &mut connection, &rows).await?;
    Ok(CommentPage { left: total.saturating_sub(comments.len() as u64), comments })
}

async fn shown(
    backend: &Backend,
    connection: &mut AnyConnection,
    rows: &[AnyRow],
) -> Result<Vec<Comment>, sqlx::Error> {
    let authors: Vec<UserId> = rows.iter().map(|row| row.parsed("author_id")).collect::<Result<_, _>>()?;
    let people = people::stubs(backend, connection, authors.iter().copied()).await?;
    let mut comments = Vec::with_capacity(rows.len());
    for (row, author) in rows.iter().zip(authors) {
        let Some(user) = people.get(&author).cloned() else { continue };
        comments.push(Comment {
            id: row.parsed("id")?,
            text: row.text("text")?,
            user,
            created_at: clock::time(row.int("created_at")?),
            edited_at: row.maybe_int("edited_at")?.map(clock::time),
        });
    }
    Ok(comments)
}

async fn one(backend: &Backend, connection: &mut AnyConnection, id: CommentId) -> Result<Comment, Refusal> {
    let mut sql = Sql::new("SELECT id, author_id, text, created_at, edited_at FROM comments WHERE id = ");
    sql.bind(id.to_string());
    let rows = sql.rows(connection).await?;
    shown(backend, connection, &rows).await?.pop().ok_or_else(|| Refusal::not_found("comment"))
}

fn checked(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Refusal::invalid("text", "a comment needs a text")),
        1..=CHARACTERS => Ok(text.to_owned()),
        _ => Err(Refusal::invalid("text", format!("a comment may have {CHARACTERS} characters"))),
    }
}

async fn create_comment(backend: Backend, caller: Caller, asked: CreateComment) -> Result<Comment, Refusal> {
    let text = checked(&asked.text)?;
    let mut tx = backend.database.write().await?;
    let post = seen(&mut tx, &caller, asked.stream, asked.id).await?;
    let id = CommentId(Uuid::now_v7());
    sqlx::query("INSERT INTO comments (id, post_id, author_id, text, created_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id.to_string())
        .bind(post.id.to_string())
        .bind(caller.user.to_string())
        .bind(text)
        .bind(backend.clock.now())
        .execute(&mut *tx)
        .await?;
    finish(&backend, tx, post, id, "+ 1").await
}

async fn update_comment(backend: Backend, caller: Caller, asked: UpdateComment) -> Result<Comment, Refusal> {
    let text = checked(&asked.text)?;
    let mut tx = backend.database.write().await?;
    let (post, comment) = found(&mut tx, &caller, asked.id).await?;
    if comment.deleted_at.is_some() {
        return Err(Refusal::not_found("comment"));
    }
    if comment.author != caller.user {
        return Err(Refusal::forbidden("only the author may change this comment"));
    }
    sqlx::query("UPDATE comments SET text = $1, edited_at = $2 WHERE id = $3")
        .bind(text)
        .bind(backend.clock.now())
        .bind(asked.id.to_string())
        .execute(&mut *tx)
        .await?;
    finish(&backend, tx, post, asked.id, "+ 0").await
}

async fn delete_comment(backend: Backend, caller: Caller, asked: DeleteComment) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let (post, comment) = found(&mut tx, &caller, asked.id).await?;
    if comment.deleted_at.is_some() {
        return Err(Refusal::not_found("comment"));
    }
    comment.deletable_by(&caller)?;
    set_deleted(&mut tx, asked.id, Some(backend.clock.now())).await?;
    finish(&backend, tx, post, asked.id, "- 1").await.map(|_| ())
}

async fn restore_comment(backend: Backend, caller: Caller, asked: RestoreComment) -> Result<Comment, Refusal> {
    let mut tx = backend.database.write().await?;
    let (post, comment) = found(&mut tx, &caller, asked.id).await?;
    comment.deletable_by(&caller)?;
    match comment.deleted_at {
        None => return one(&backend, &mut tx, asked.id).await,
        Some(at) if at + RESTORE_WITHIN_MS <= backend.clock.now() => return Err(Refusal::not_found("comment")),
        Some(_) => set_deleted(&mut tx, asked.id, None).await?,
    }
    finish(&backend, tx, post, asked.id, "+ 1").await
}

async fn set_deleted(tx: &mut Write, id: CommentId, at: Option<i64>) -> Result<(), sqlx::Error> {
    let deleted = sqlx::query("UPDATE comments SET deleted_at = $1 WHERE id = $2").bind(at).bind(id.to_string());
    deleted.execute(&mut **tx).await.map(|_| ())
}

/// What decides about one comment.
struct CommentHead {
    author: UserId,
    deleted_at: Option<i64>,
}

impl CommentHead {
    fn deletable_by(&self, caller: &Caller) -> Result<(), Refusal> {
        if self.author == caller.user || caller.is_admin() {
            return Ok(());
        }
        Err(Refusal::forbidden("only the author or an administrator may delete this comment"))
    }
}

/// Finds a comment, deleted or not, on an item that the caller may see.
async fn found(tx: &mut Write, caller: &Caller, id: CommentId) -> Result<(Head, CommentHead), Refusal> {
    let found = sqlx::query(
        "SELECT c.post_id, c.author_id, c.deleted_at, p.stream FROM comments c JOIN posts p ON p.id = c.post_id WHERE c.id = $1",
    );
    let found = found.bind(id.to_string()).fetch_optional(&mut **tx).await?;
    let row = found.ok_or_else(|| Refusal::not_found("comment"))?;
    let stream = if row.int("stream")? == code(Stream::News) { Stream::News } else { Stream::Posts };
    let post: PostId = row.parsed("post_id")?;
    let post = seen(tx, caller, stream, post).await.map_err(|refusal| match refusal.kind {
        ErrorKind::NotFound => Refusal::not_found("comment"),
        _ => refusal,
    })?;
    Ok((post, CommentHead { author: row.parsed("author_id")?, deleted_at: row.maybe_int("deleted_at")? }))
}

/// Counts the change, tells about it, and answers the comment.
async fn finish(backend: &Backend, mut tx: Write, post: Head, id: CommentId, step: &str) -> Result<Comment, Refusal> {
    let mut count = Sql::new("UPDATE posts SET comment_count = comment_count ");
    count.push(step).push(" WHERE id = ").bind(post.id.to_string());
    count.execute(&mut tx).await?;
    let change = PostChange {
        kind: "comments_changed",
        stream: code(post.stream),
        post: post.id,
        author: post.author,
        audience: post.audience,
        was_audience: None,
    };
    backend.notices.post(&mut tx, backend.clock.now(), change).await?;
    let comment = one(backend, &mut tx, id).await?;
    once::answered(&mut tx, &comment).await?;
    backend.notices.commit(tx).await?;
    Ok(comment)
}
