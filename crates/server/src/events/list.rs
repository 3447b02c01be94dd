//! Which events a list shows, in which order: a range of one index.

use ::api::workdrive::{
    EventId, UserId,
    events::{EventKind, EventPage, ListEvents},
    module_codes::ModuleCode,
};

use super::{event::load, times::LONGEST};
use crate::{
    Backend,
    audiences::visible_to,
    caller::Caller,
    database::{Fields, Sql},
    paging::Paging,
    refusal::Refusal,
};

/// How many rows a page has at most: the document's example asks for so many.
const MOST: u64 = 1_000;
/// How many guests an event of a list is sent with, when they are asked for.
const GUESTS: u32 = 10;

pub(super) async fn list_events(backend: Backend, caller: Caller, asked: ListEvents) -> Result<EventPage, Refusal> {
    let paging = Paging::of_at_most(MOST, asked.cur_page, asked.per_page)?;
    if asked.from_date.zip(asked.to_date).is_some_and(|(from, to)| to < from) {
        return Err(Refusal::invalid("toDate", "toDate is not before fromDate"));
    }
    let span = Span::of(&asked, backend.clock.now());
    let only = Only {
        kind: asked.filter,
        category: asked.category.as_ref(),
        meeting: asked.only_meeting,
        going: asked.only_going,
    };
    let from = |sql: &mut Sql| {
        sql.push(" FROM events e WHERE ");
        span.condition(sql);
        filters(sql, &only, caller.user);
        sql.push(" AND ");
        visible_to(sql, caller.user, "e");
    };
    let mut connection = backend.database.pool.acquire().await?;
    let mut total = Sql::new("SELECT COUNT(*) AS n");
    from(&mut total);
    let total = total.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    let mut sql = Sql::new("SELECT e.id");
    from(&mut sql);
    let direction = if span.latest_first { " DESC" } else { "" };
    sql.push(&format!(" ORDER BY e.starts_at{direction}, e.id{direction}")).push(&paging.limit());
    let rows = sql.rows(&mut connection).await?;
    let ids = rows.iter().map(|row| row.parsed("id")).collect::<Result<Vec<EventId>, _>>()?;
    let guests = if asked.include_recent_rsvps == Some(true) { GUESTS } else { 0 };
    Ok(EventPage {
        events: load(&backend, &mut connection, caller.user, &ids, guests).await?,
        meta: paging.meta(total),
    })
}

/// The time that a list is about, in milliseconds; both ends are included.
#[derive(Debug, Clone, Copy)]
struct Span {
    /// What begins then.
    begins: (Option<i64>, Option<i64>),
    /// And ends up to then.
    ends: Option<i64>,
    /// Also what happens at this moment.
    happening: Option<i64>,
    latest_first: bool,
}

impl Span {
    fn of(asked: &ListEvents, now: i64) -> Self {
        let ms = |time: chrono::DateTime<chrono::Utc>| time.timestamp_millis();
        let time = asked.time.map_or(now, ms);
        let past = asked.only_past == Some(true);
        let ranged = asked.from_date.is_some() || asked.to_date.is_some();
        let to = asked.to_date.map(ms);
        let ends = if past { Some(to.map_or(time, |to| to.min(time))) } else { to };
        let until = if ranged { None } else { Some(time) };
        // What ends by then has begun by then.
        let until = [until, ends].into_iter().flatten().min();
        let happening = (asked.include_happening_now == Some(true)).then_some(time);
        Self { begins: (asked.from_date.map(ms), until), ends, happening, latest_first: past || !ranged }
    }

    /// Adds the condition on `e`. The outermost bounds are on the start alone, so that the index is read no further than they reach.
    fn condition(self, sql: &mut Sql) {
        let (from, until) = self.begins;
        let back = LONGEST.num_milliseconds();
        let reach = |bound: Option<i64>, here: Option<i64>, wider: fn(i64, i64) -> i64| match (bound, here) {
            (Some(bound), Some(here)) => Some(wider(bound, here)),
            (bound, _) => bound,
        };
        sql.push("1 = 1");
        if let Some(from) = reach(from, self.happening.map(|at| at - back), i64::min) {
            sql.push(" AND e.starts_at >= ").bind(from);
        }
        if let Some(until) = reach(until, self.happening, i64::max) {
            sql.push(" AND e.starts_at <= ").bind(until);
        }
        sql.push(" AND ((1 = 1");
        if let Some(from) = from {
            sql.push(" AND e.starts_at >= ").bind(from);
        }
        if let Some(until) = until {
            sql.push(" AND e.starts_at <= ").bind(until);
        }
        if let Some(ends) = self.ends {
            sql.push(" AND e.ends_at <= ").bind(ends);
        }
        sql.push(")");
        if let Some(at) = self.happening {
            sql.push(" OR (e.starts_at <= ").bind(at).push(" AND e.ends_at > ").bind(at).push(")");
        }
        sql.push(")");
    }
}

/// What has nothing to do with time.
pub(super) struct Only<'a> {
    pub(super) kind: Option<EventKind>,
    pub(super) category: Option<&'a String>,
    pub(super) meeting: Option<bool>,
    pub(super) going: Option<bool>,
}

/// Adds the conditions on `e` that have nothing to do with time.
pub(super) fn filters(sql: &mut Sql, only: &Only<'_>, me: UserId) {
    if let Some(kind) = only.kind {
        sql.push(" AND e.kind = ").bind(i64::from(kind.number()));
    }
    if let Some(category) = only.category {
        sql.push(" AND e.category_id = (SELECT c.id FROM categories c WHERE c.module_code = ");
        sql.bind(i64::from(ModuleCode::EVENT.0)).push(" AND c.name = ").bind(category.clone()).push(")");
    }
    if only.meeting == Some(true) {
        sql.push(" AND e.is_meeting = 1");
    }
    if only.going == Some(true) {
        going(sql, me);
    }
}

/// Adds the condition that `me` goes to `e`.
fn going(sql: &mut Sql, me: UserId) {
    sql.push(" AND EXISTS (SELECT 1 FROM event_people p WHERE p.event_id = e.id AND p.rsvp = 'going' AND p.user_id = ");
    sql.bind(me.to_string()).push(")");
}
