//! `/app/people`.

use api::{
    rotunda::people::{ListPeople, SearchPeople},
    workdrive::{Permissions, UserId, UserStub},
};

use super::{
    rows::{findable, stubs},
    split,
};
use crate::{
    Backend,
    audiences::{Audience, readers},
    caller::Caller,
    database::{Fields, Sql},
    feeds::rules,
    refusal::Refusal,
};

/// More words than this narrow nothing down any more.
const WORDS: usize = 6;

pub(super) async fn search_people(
    backend: Backend,
    caller: Caller,
    asked: SearchPeople,
) -> Result<Vec<UserStub>, Refusal> {
    let limit = asked.limit.unwrap_or(8);
    if !(1..=50).contains(&limit) {
        return Err(Refusal::invalid("limit", "limit must be from 1 to 50"));
    }
    let words = split(&asked.search);
    let mut sql = Sql::new("SELECT u.id FROM users u WHERE u.status = 'ACTIVE'");
    findable(&mut sql, &caller);
    match words.first() {
        None if asked.search.trim().is_empty() => {
            let team = Audience::of(caller.user, &Permissions { team: true, ..Permissions::default() });
            sql.push(" AND u.id IN (");
            readers(&mut sql, &team);
            sql.push(") AND u.id <> ").bind(caller.user.to_string());
            sql.push(" ORDER BY u.sort_name, u.id");
        }
        None => return Ok(Vec::new()),
        Some(first) => {
            for word in words.iter().take(WORDS) {
                begins(sql.push(" AND u.id IN (SELECT user_id FROM user_words WHERE "), word);
                sql.push(")");
            }
            // Whoever has one of the words in full comes first, so that "Ann" stands above "Anna".
            sql.push(" ORDER BY (SELECT COUNT(*) FROM user_words w WHERE w.user_id = u.id AND w.word = ")
                .bind(first.clone());
            sql.push(") DESC, u.sort_name, u.id");
        }
    }
    sql.push(&format!(" LIMIT {limit}"));
    let mut connection = backend.database.pool.acquire().await?;
    let rows = sql.rows(&mut connection).await?;
    let ids: Vec<UserId> = rows.iter().map(|row| row.parsed("id")).collect::<Result<_, _>>()?;
    let found = stubs(&backend, &mut connection, ids.iter().copied()).await?;
    Ok(ids.iter().filter_map(|id| found.get(id).cloned()).collect())
}

pub(super) async fn list_people(backend: Backend, caller: Caller, asked: ListPeople) -> Result<Vec<UserStub>, Refusal> {
    rules::count("users", "people", asked.users.len(), rules::PEOPLE)?;
    let mut sql = Sql::new("SELECT u.id FROM users u WHERE u.id IN ");
    sql.list(&asked.users);
    findable(&mut sql, &caller);
    sql.push(" ORDER BY u.sort_name, u.id");
    let mut connection = backend.database.pool.acquire().await?;
    let rows = sql.rows(&mut connection).await?;
    let ids: Vec<UserId> = rows.iter().map(|row| row.parsed("id")).collect::<Result<_, _>>()?;
    let found = stubs(&backend, &mut connection, ids.iter().copied()).await?;
    Ok(ids.iter().filter_map(|id| found.get(id).cloned()).collect())
}

/// A range, not `LIKE`: it uses the index on both engines, and `%` has no meaning in it.
pub(crate) fn begins(sql: &mut Sql, word: &str) {
    sql.push("word >= ").bind(word.to_owned());
    sql.push(" AND word < ").bind(format!("{word}\u{10FFFF}"));
}
