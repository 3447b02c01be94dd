//! Creating, changing and deleting posts and news.

use ::api::{
    rotunda::feeds::Stream,
    workdrive::{
        PostId,
        posts::{Post, PostBody},
    },
};
use serde::Serialize;
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{Head, code, counts, draft::Draft, missing, post, seen, tags};
use crate::{
    Backend,
    audiences::Audience,
    caller::Caller,
    database::{Sql, Write},
    notices::PostChange,
    once,
    refusal::Refusal,
};

pub(super) async fn create(
    backend: &Backend,
    caller: &Caller,
    stream: Stream,
    body: PostBody,
) -> Result<Post, Refusal> {
    let mut tx = backend.database.write().await?;
    let mut draft = Draft::default();
    draft.change(&mut tx, caller.user, stream, body).await?;
    let audience = Audience::of(caller.user, &draft.permissions);
    audience.save(&mut tx).await?;
    let now = backend.clock.now();
    let head =
        Head { id: PostId(Uuid::now_v7()), stream, author: caller.user, audience: audience.id, deleted_at: None };
    let mut sql = Sql::new("INSERT INTO posts (id, stream, author_id, posted_at, ");
    sql.push(&COLUMNS.join(", ")).push(") VALUES (").bind(head.id.to_string()).push(", ").bind(code(stream));
    sql.push(", ").bind(caller.user.to_string()).push(", ").bind(now);
    for column in COLUMNS {
        sql.push(", ");
        bind(&mut sql, column, &draft, audience.id)?;
    }
    sql.push(")");
    sql.execute(&mut tx).await?;
    counts::step(&mut tx, stream, head.audience, 1).await?;
    finish(backend, caller, tx, &head, &draft, change("post_created", &head)).await
}

pub(super) async fn update(
    backend: &Backend,
    caller: &Caller,
    stream: Stream,
    id: PostId,
    body: PostBody,
) -> Result<Post, Refusal> {
    let mut tx = backend.database.write().await?;
    let was = seen(&mut tx, caller, stream, id).await?;
    if was.author != caller.user {
        return Err(Refusal::forbidden("only the author may change this"));
    }
    let mut draft = Draft::read(&mut tx, id).await?;
    draft.change(&mut tx, caller.user, stream, body).await?;
    let audience = Audience::of(caller.user, &draft.permissions);
    audience.save(&mut tx).await?;
    let mut sql = Sql::new("UPDATE posts SET edited_at = ");
    sql.bind(backend.clock.now());
    for column in COLUMNS {
        sql.push(", ").push(column).push(" = ");
        bind(&mut sql, column, &draft, audience.id)?;
    }
    sql.push(" WHERE id = ").bind(id.to_string());
    sql.execute(&mut tx).await?;
    let head = Head { audience: audience.id, ..was };
    if head.audience != was.audience {
        counts::step(&mut tx, stream, was.audience, -1).await?;
        counts::step(&mut tx, stream, head.audience, 1).await?;
    }
    let was_audience = (was.audience != audience.id).then_some(was.audience);
    finish(backend, caller, tx, &head, &draft, PostChange { was_audience, ..change("post_changed", &head) }).await
}

/// The columns that an author decides about.
const COLUMNS: [&str; 14] = [
    "audience_id",
    "text",
    "tags",
    "mentions",
    "tagged",
    "files",
    "links",
    "link_previews",
    "gif",
    "place_address",
    "place_coordinates",
    "news_title",
    "category_id",
    "cover",
];

/// Writes the value of one of [`COLUMNS`].
fn bind(sql: &mut Sql, column: &str, draft: &Draft, audience: i64) -> Result<(), Refusal> {
    let place = draft.place.as_ref();
    match column {
        "audience_id" => sql.bind(audience),
        "text" => sql.bind(Some(draft.text.clone()).filter(|text| !text.is_empty())),
        "tags" => sql.bind(json(&draft.tags)?),
        "mentions" => sql.bind(json(&draft.mentions)?),
        "tagged" => sql.bind(json(&draft.tagged)?),
        "files" => sql.bind(json(&draft.files)?),
        "links" => sql.bind(json(&draft.links)?),
        "link_previews" => sql.bind(json(&draft.link_previews)?),
        "gif" => sql.bind(draft.gif.clone()),
        "place_address" => sql.bind(place.map(|place| place.text_address.clone()).filter(|text| !text.is_empty())),
        "place_coordinates" => sql.bind(place.and_then(|place| place.coordinates.clone())),
        "news_title" => sql.bind(draft.title.clone()),
        "category_id" => sql.bind(draft.category_id.clone()),
        "cover" => sql.bind(draft.cover.map(|id| id.to_string())),
        _ => unreachable!("{column} is not in COLUMNS"),
    };
    Ok(())
}

fn json(value: &impl Serialize) -> Result<String, Refusal> {
    serde_json::to_string(value).map_err(|e| Refusal::broken("store the text", e))
}

/// Stores the tags, tells about the change, and answers the item.
async fn finish(
    backend: &Backend,
    caller: &Caller,
    mut tx: Write,
    head: &Head,
    draft: &Draft,
    change: PostChange<'_>,
) -> Result<Post, Refusal> {
    save_tags(&mut tx, head.id, &draft.tags).await?;
    backend.notices.post(&mut tx, backend.clock.now(), change).await?;
    let saved = post::load(backend, &mut tx, caller.user, &[head.id]).await?.pop();
    let saved = saved.ok_or_else(|| missing(head.stream))?;
    once::answered(&mut tx, &saved).await?;
    backend.notices.commit(tx).await?;
    Ok(saved)
}

async fn save_tags(connection: &mut AnyConnection, id: PostId, written: &[String]) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM post_tags WHERE post_id = $1").bind(id.to_string()).execute(&mut *connection).await?;
    for tag in written {
        sqlx::query("INSERT INTO post_tags (tag, post_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(tags::key(tag))
            .bind(id.to_string())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

pub(super) async fn delete(backend: &Backend, caller: &Caller, stream: Stream, id: PostId) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let head = seen(&mut tx, caller, stream, id).await?;
    head.deletable_by(caller)?;
    let now = backend.clock.now();
    let deleted = sqlx::query("UPDATE posts SET deleted_at = $1 WHERE id = $2").bind(now).bind(id.to_string());
    deleted.execute(&mut *tx).await?;
    counts::step(&mut tx, stream, head.audience, -1).await?;
    backend.notices.post(&mut tx, now, change("post_deleted", &head)).await?;
    Ok(backend.notices.commit(tx).await?)
}

/// A change of an item, for the outbox.
pub(super) fn change<'a>(kind: &'a str, head: &Head) -> PostChange<'a> {
    PostChange {
        kind,
        stream: code(head.stream),
        post: head.id,
        author: head.author,
        audience: head.audience,
        was_audience: None,
    }
}
