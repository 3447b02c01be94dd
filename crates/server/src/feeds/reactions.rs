//! Reactions to posts and news.

use std::collections::HashMap;

use ::api::{
    error::ErrorKind,
    rotunda::reactions::{AddReaction, ListReactors, RemoveReaction},
    workdrive::{PostId, UserId, UserStub, posts::Reaction},
};
use sqlx::AnyConnection;

use super::{Head, code, post::Reactions, seen};
use crate::{
    Backend,
    api::Api,
    caller::Caller,
    database::{Fields, Sql, Write},
    notices::PostChange,
    people,
    refusal::Refusal,
};

/// Mounts them.
pub(super) fn routes(api: Api) -> Api {
    api.serve(add_reaction).serve(remove_reaction).serve(list_reactors)
}

/// How many of the people who reacted an item shows.
const SHOWN: usize = 3;
/// How many people a list of them names.
const REACTORS: u32 = 100;

async fn add_reaction(backend: Backend, caller: Caller, asked: AddReaction) -> Result<Vec<Reaction>, Refusal> {
    let emoji = emoji(&asked.emoji)?;
    let mut tx = backend.database.write().await?;
    let post = seen(&mut tx, &caller, asked.stream, asked.id).await?;
    let added = sqlx::query(
        "INSERT INTO reactions (post_id, emoji, user_id, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    );
    let added = added.bind(post.id.to_string()).bind(emoji).bind(caller.user.to_string()).bind(backend.clock.now());
    let added = added.execute(&mut *tx).await?.rows_affected();
    finish(&backend, &caller, tx, post, added, "+ 1").await
}

async fn remove_reaction(backend: Backend, caller: Caller, asked: RemoveReaction) -> Result<Vec<Reaction>, Refusal> {
    let emoji = emoji(&asked.emoji)?;
    let mut tx = backend.database.write().await?;
    let post = seen(&mut tx, &caller, asked.stream, asked.id).await?;
    let removed = sqlx::query("DELETE FROM reactions WHERE post_id = $1 AND emoji = $2 AND user_id = $3");
    let removed = removed.bind(post.id.to_string()).bind(emoji).bind(caller.user.to_string());
    let removed = removed.execute(&mut *tx).await?.rows_affected();
    finish(&backend, &caller, tx, post, removed, "- 1").await
}

/// Counts the change, tells about it, and answers all reactions.
async fn finish(
    backend: &Backend,
    caller: &Caller,
    mut tx: Write,
    post: Head,
    changed: u64,
    step: &str,
) -> Result<Vec<Reaction>, Refusal> {
    if changed > 0 {
        let mut count = Sql::new("UPDATE posts SET reaction_count = reaction_count ");
        count.push(step).push(" WHERE id = ").bind(post.id.to_string());
        count.execute(&mut tx).await?;
        let change = PostChange {
            kind: "post_changed",
            stream: code(post.stream),
            post: post.id,
            author: post.author,
            audience: post.audience,
            was_audience: None,
        };
        backend.notices.post(&mut tx, backend.clock.now(), change).await?;
    }
    let all = of_posts(&mut tx, caller.user, &[post.id]).await?.remove(&post.id).unwrap_or_default();
    backend.notices.commit(tx).await?;
    Ok(all.kinds)
}

async fn list_reactors(backend: Backend, caller: Caller, asked: ListReactors) -> Result<Vec<UserStub>, Refusal> {
    let emoji = emoji(&asked.emoji)?;
    let mut connection = backend.database.pool.acquire().await?;
    let post = seen(&mut connection, &caller, asked.stream, asked.id).await?;
    let mut sql = Sql::new("SELECT user_id FROM reactions WHERE post_id = ");
    sql.bind(post.id.to_string()).push(" AND emoji = ").bind(emoji);
    sql.push(&format!(" ORDER BY created_at DESC, user_id LIMIT {REACTORS}"));
    let rows = sql.rows(&mut connection).await?;
    let ids: Vec<UserId> = rows.iter().map(|row| row.parsed("user_id")).collect::<Result<_, _>>()?;
    let people = people::stubs(&backend, &mut connection, ids.iter().copied()).await?;
    Ok(ids.iter().filter_map(|id| people.get(id).cloned()).collect())
}

/// The one written form of an emoji.
pub(crate) fn emoji(text: &str) -> Result<String, Refusal> {
    let known = emojis::get(text).map(|emoji| emoji.as_str().to_owned());
    known.ok_or_else(|| Refusal {
        field: Some("emoji".to_owned()),
        ..Refusal::new(ErrorKind::Invalid, "that is not one emoji")
    })
}

/// The reactions to each of these items, as `me` sees them.
pub(super) async fn of_posts(
    connection: &mut AnyConnection,
    me: UserId,
    ids: &[PostId],
) -> Result<HashMap<PostId, Reactions>, sqlx::Error> {
    let me = me.to_string();
    let mut sql = Sql::default();
    let me = sql.param(me);
    sql.push(&format!(
        "SELECT post_id, emoji, COUNT(*) AS n, MAX(CASE WHEN user_id = {me} THEN 1 ELSE 0 END) AS mine, MIN(user_id) AS one, \
         MAX(user_id) AS other, MIN(created_at) AS first_at FROM reactions WHERE post_id IN "
    ));
    sql.list(ids).push(" GROUP BY post_id, emoji ORDER BY n DESC, first_at, emoji");
    let mut found: HashMap<PostId, Reactions> = HashMap::new();
    for row in sql.rows(connection).await? {
        let reactions = found.entry(row.parsed("post_id")?).or_default();
        reactions.kinds.push(Reaction {
            emoji: row.text("emoji")?,
            count: row.int("n")?.unsigned_abs(),
            mine: row.int("mine")? != 0,
        });
        for person in [row.parsed("one")?, row.parsed("other")?] {
            if reactions.people.len() < SHOWN && !reactions.people.contains(&person) {
                reactions.people.push(person);
            }
        }
    }
    Ok(found)
}
