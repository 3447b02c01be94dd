//! Which items a list shows, in which order.
//!
//! The ids of a page come from an index alone; only the rows of the page are read then.

use ::api::{
    rotunda::feeds::Stream,
    workdrive::{Meta, PostId, UserId, posts::SortKey},
};
use chrono::{DateTime, Utc};
use sqlx::AnyConnection;

use super::{code, counts, tags};
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
    let total = counts::up_to_time(connection, me, asked).await?;
    let mut sql = Sql::new("SELECT p.id FROM posts p WHERE ");
    asked.filters(&mut sql);
    // The order is in an index, and to follow it is cheap: `+` keeps SQLite from collecting by time and sorting instead.
    let (time, order) = match asked.sort_key.unwrap_or_default() {
        SortKey::Recent => ("p.posted_at", ""),
        SortKey::MostReacted => ("+p.posted_at", "p.reaction_count DESC, "),
        SortKey::MostCommented => ("+p.posted_at", "p.comment_count DESC, "),
    };
    sql.push(" AND ").push(time).push(" <= ").bind(asked.time_ms()).push(" AND ");
    visible_to(&mut sql, me, "p");
    sql.push(" ORDER BY ").push(order).push("p.posted_at DESC, p.id DESC").push(&paging.limit());
    let rows = sql.rows(connection).await?;
    let ids = rows.iter().map(|row| row.parsed("id")).collect::<Result<_, _>>()?;
    Ok((ids, paging.meta(total)))
}

impl Asked {
    /// The cursor. Stored times have milliseconds; one between two of them includes the earlier.
    pub(super) fn time_ms(&self) -> i64 {
        self.time.timestamp_millis()
    }

    /// Whether the whole stream is asked for.
    pub(super) fn is_unfiltered(&self) -> bool {
        self.user.is_none() && self.category.is_none() && self.tag.is_none()
    }

    /// Adds the conditions on `p` apart from time and sight.
    pub(super) fn filters(&self, sql: &mut Sql) {
        sql.push("p.deleted_at IS NULL AND p.stream = ").bind(code(self.stream));
        if let Some(user) = self.user {
            sql.push(" AND p.author_id = ").bind(user.to_string());
        }
        if let Some(category) = &self.category {
            sql.push(" AND p.category_id = (SELECT c.id FROM categories c WHERE c.module_code = ")
                .bind(code(self.stream));
            sql.push(" AND c.name = ").bind(category.clone()).push(")");
        }
        if let Some(tag) = &self.tag {
            sql.push(" AND p.id IN (SELECT t.post_id FROM post_tags t WHERE t.tag = ").bind(tags::key(tag)).push(")");
        }
    }
}
