//! Which items a list shows, in which order, and how many there are in all.
//!
//! Both questions are answered from an index alone; only the rows of the page are read then.

use ::api::{
    rotunda::feeds::Stream,
    workdrive::{Meta, PostId, UserId, posts::SortKey},
};
use chrono::{DateTime, Utc};
use sqlx::AnyConnection;

use super::{code, tags};
use crate::{
    audiences::visible_to,
    database::{Fields, Sql},
    paging::Paging,
    refusal::Refusal,
};

/// What a list is asked for.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) stream: Stream,
    pub(super) time: DateTime<Utc>,
    pub(super) per_page: Option<u64>,
    pub(super) cur_page: Option<u64>,
    pub(super) sort_key: Option<SortKey>,
    pub(super) tag: Option<String>,
    pub(super) user: Option<UserId>,
    pub(super) category: Option<String>,
}

/// The ids of the page, in order, and where it stands.
pub(super) async fn page(
    connection: &mut AnyConnection,
    me: UserId,
    asked: &Asked,
) -> Result<(Vec<PostId>, Meta), Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let mut total = Sql::new("SELECT COUNT(*) AS n");
    conditions(&mut total, me, asked);
    let total = total.row(connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    let mut sql = Sql::new("SELECT p.id");
    conditions(&mut sql, me, asked);
    sql.push(match asked.sort_key.unwrap_or_default() {
        SortKey::Recent => " ORDER BY p.posted_at DESC, p.id DESC",
        SortKey::MostReacted => " ORDER BY p.reaction_count DESC, p.posted_at DESC, p.id DESC",
        SortKey::MostCommented => " ORDER BY p.comment_count DESC, p.posted_at DESC, p.id DESC",
    });
    sql.push(&paging.limit());
    let rows = sql.rows(connection).await?;
    let ids = rows.iter().map(|row| row.parsed("id")).collect::<Result<_, _>>()?;
    Ok((ids, paging.meta(total)))
}

fn conditions(sql: &mut Sql, me: UserId, asked: &Asked) {
    sql.push(" FROM posts p WHERE p.deleted_at IS NULL AND p.stream = ").bind(code(asked.stream));
    // Stored times have milliseconds; a cursor between two of them includes the earlier.
    sql.push(" AND p.posted_at <= ").bind(asked.time.timestamp_millis());
    if let Some(user) = asked.user {
        sql.push(" AND p.author_id = ").bind(user.to_string());
    }
    if let Some(category) = &asked.category {
        sql.push(" AND p.category_id = (SELECT c.id FROM categories c WHERE c.module_code = ").bind(code(asked.stream));
        sql.push(" AND c.name = ").bind(category.clone()).push(")");
    }
    if let Some(tag) = &asked.tag {
        sql.push(" AND p.id IN (SELECT t.post_id FROM post_tags t WHERE t.tag = ").bind(tags::key(tag)).push(")");
    }
    sql.push(" AND ");
    visible_to(sql, me, "p");
}
