//! Searching the rooms that one may see: those that one is in, and those that others find.

use super::*;
use crate::{database::literal, symphony::window};

pub(super) async fn search_rooms(
    backend: Backend,
    caller: Caller,
    asked: SearchRooms,
) -> Result<V3RoomSearchResults, Refusal> {
    let (skip, limit) = window(asked.skip, asked.limit, [50, 100])?;
    let found = find(&backend, &caller, &asked.criteria, (skip, limit)).await?;
    Ok(V3RoomSearchResults {
        count: found.count,
        skip,
        limit,
        faceted_match_count: facets(&asked.criteria, found.count),
        query: asked.criteria,
        rooms: found.rooms.into_iter().map(Room::v3).collect(),
    })
}

pub(super) async fn search_rooms_v2(
    backend: Backend,
    caller: Caller,
    asked: SearchRoomsV2,
) -> Result<RoomSearchResults, Refusal> {
    let (skip, limit) = window(asked.skip, asked.limit, [50, 100])?;
    let found = find(&backend, &caller, &asked.criteria, (skip, limit)).await?;
    Ok(RoomSearchResults {
        count: found.count,
        skip,
        limit,
        faceted_match_count: facets(&asked.criteria, found.count),
        query: asked.criteria,
        rooms: found.rooms.into_iter().map(Room::v2).collect(),
    })
}

struct Found {
    count: u64,
    rooms: Vec<Room>,
}

fn facets(criteria: &RoomSearchCriteria, count: u64) -> Vec<FacetedMatchCount> {
    vec![FacetedMatchCount { facet: criteria.query.clone(), count }]
}

async fn find(
    backend: &Backend,
    caller: &Caller,
    criteria: &RoomSearchCriteria,
    (skip, limit): (u64, u64),
) -> Result<Found, Refusal> {
    let words: Vec<String> = folded(&criteria.query).split_whitespace().map(str::to_owned).collect();
    if words.is_empty() || criteria.query.chars().count() > 500 {
        return Err(Refusal::invalid("query", "query must have 1 to 500 characters"));
    }
    if criteria.sort_order.as_deref().is_some_and(|order| !["BASIC", "RELEVANCE"].contains(&order)) {
        return Err(Refusal::invalid("sortOrder", "sortOrder must be BASIC or RELEVANCE"));
    }
    if criteria.sub_type.as_deref().is_some_and(|kind| kind != "EMAIL") {
        return Err(Refusal::invalid("subType", "subType must be EMAIL"));
    }
    let me = me(caller)?;
    let filter = |sql: &mut Sql| {
        sql.push(" FROM symphony_streams s WHERE s.kind = 'ROOM'");
        for word in &words {
            let escaped = literal(word);
            let pattern = sql.param(format!("%{escaped}%"));
            sql.push(&format!(" AND (s.search_text LIKE {pattern} ESCAPE '\\'"));
            for label in &criteria.labels {
                // A value of this label; keywords are JSON, as this program writes it.
                let label = serde_json::json!({ "key": label }).to_string();
                let label = label.trim_start_matches('{').trim_end_matches('}');
                let label = literal(label);
                sql.push(" OR LOWER(s.keywords) LIKE ");
                sql.bind(format!("%{},\"value\":\"%{escaped}%", label.to_lowercase())).push(" ESCAPE '\\'");
            }
            sql.push(")");
        }
        let is_in = |uid: String, condition: &str| {
            format!(
                "EXISTS (SELECT 1 FROM symphony_stream_members m WHERE m.stream_id = s.id AND m.left_at IS NULL \
                 AND m.user_id = {uid}{condition})"
            )
        };
        let mine = sql.param(me.0);
        let others = format!(
            "NOT EXISTS (SELECT 1 FROM symphony_stream_members k WHERE k.stream_id = s.id AND k.left_at IS NULL AND {})",
            barriers::apart("k.user_id", &mine)
        );
        let mine = is_in(mine, "");
        sql.push(&format!(" AND ({mine} OR ((s.discoverable = 1 OR s.is_public = 1) AND {others}))"));
        if let Some(active) = criteria.active {
            sql.push(" AND s.is_active = ").bind(i64::from(active));
        }
        if let Some(private) = criteria.private {
            sql.push(" AND s.is_public = ").bind(i64::from(!private));
        }
        if let Some(creator) = criteria.creator {
            sql.push(" AND s.created_by = ").bind(creator.id.0);
        }
        for (who, condition) in [(criteria.owner, " AND m.is_owner = 1"), (criteria.member, "")] {
            if let Some(who) = who {
                let uid = sql.param(who.id.0);
                sql.push(" AND ").push(&is_in(uid, condition));
            }
        }
        if criteria.sub_type.is_some() {
            sql.push(" AND 1 = 0"); // rooms for e-mail are sunset
        }
    };
    let mut connection = backend.database.pool.acquire().await?;
    let mut count = Sql::new("SELECT COUNT(*) AS n");
    filter(&mut count);
    let count = count.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?.unsigned_abs();
    let mut sql = Sql::new("SELECT s.*");
    filter(&mut sql);
    sql.push(&format!(" ORDER BY s.search_text, s.id LIMIT {limit} OFFSET {skip}"));
    let rooms = sql.rows(&mut connection).await?.iter().map(Room::read).collect::<Result<_, _>>()?;
    Ok(Found { count, rooms })
}
