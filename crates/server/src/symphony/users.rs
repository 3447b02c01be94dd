//! Users: oneself, and looking others up.

use ::api::symphony::{SuccessResponse, Uid, users::*};
use sqlx::{AnyConnection, any::AnyRow};

use super::{account, accounts, barriers, lacks, me, window, wrong};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql, like, literal},
    people::folded,
    refusal::Refusal,
};

/// "Search lists may contain up to 100 elements"
const MOST_NAMED: usize = 100;
const LONGEST_MANIFEST: usize = 100_000;

pub(super) async fn get_session_info(backend: Backend, caller: Caller, _: GetSessionInfo) -> Result<UserV2, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let row = accounts::find(&mut connection, me(&caller)?).await?.ok_or_else(lacks)?;
    Ok(accounts::user_of(&backend, &row)?)
}

pub(super) async fn get_session_info_v1(
    _: Backend,
    caller: Caller,
    _: GetSessionInfoV1,
) -> Result<SessionInfo, Refusal> {
    Ok(SessionInfo { user_id: me(&caller)? })
}

/// The account that a condition names.
async fn one(connection: &mut AnyConnection, column: &str, key: impl Into<Key>) -> Result<Option<AnyRow>, sqlx::Error> {
    let mut sql = Sql::new(accounts::SELECT);
    sql.push(&format!("u.{column} = "));
    match key.into() {
        Key::Number(number) => sql.bind(number),
        Key::Text(text) => sql.bind(text.trim().to_lowercase()),
    };
    sql.row(connection).await
}

enum Key {
    Number(i64),
    Text(String),
}

impl From<Uid> for Key {
    fn from(uid: Uid) -> Self {
        Self::Number(uid.0)
    }
}

impl From<String> for Key {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

pub(super) async fn get_user(backend: Backend, _: Caller, asked: GetUser) -> Result<Option<UserV2>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let found = match (asked.uid, asked.email, asked.username) {
        (Some(uid), None, None) => one(&mut connection, "id", uid).await?,
        (None, Some(email), None) => one(&mut connection, "email_key", email).await?,
        (None, None, Some(name)) if asked.local == Some(true) => one(&mut connection, "username_key", name).await?,
        (None, None, Some(_)) => return Err(Refusal::invalid("local", "a user name is looked up with local=true")),
        _ => return Err(wrong("one of uid, email and username must be given")),
    };
    Ok(found.map(|row| accounts::user_of(&backend, &row)).transpose()?)
}

pub(super) async fn get_user_v1(backend: Backend, _: Caller, asked: GetUserV1) -> Result<Option<User>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let found = one(&mut connection, "email_key", asked.email).await?;
    Ok(found.map(|row| short(&row)).transpose()?)
}

pub(super) async fn get_user_by_name(
    backend: Backend,
    _: Caller,
    asked: GetUserByName,
) -> Result<Option<User>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let found = one(&mut connection, "username_key", asked.user_name).await?;
    Ok(found.map(|row| short(&row)).transpose()?)
}

fn short(row: &AnyRow) -> Result<User, sqlx::Error> {
    Ok(User { id: Uid(row.int("id")?), email_address: Some(row.text("email")?) })
}

pub(super) async fn get_users(backend: Backend, _: Caller, asked: GetUsers) -> Result<Option<V2UserList>, Refusal> {
    let (column, list) = match (asked.uid, asked.email, asked.username) {
        (Some(list), None, None) => ("id", list),
        (None, Some(list), None) => ("email_key", list),
        (None, None, Some(list)) if asked.local == Some(true) => ("username_key", list),
        (None, None, Some(_)) => return Err(Refusal::invalid("local", "user names are looked up with local=true")),
        _ => return Err(wrong("one of uid, email and username must be given")),
    };
    let asked_for: Vec<String> =
        list.split(',').map(|part| part.trim().to_lowercase()).filter(|part| !part.is_empty()).collect();
    if asked_for.is_empty() || asked_for.len() > MOST_NAMED {
        return Err(wrong("a list must have 1 to 100 elements"));
    }
    let mut errors = Vec::new();
    let mut sql = Sql::new(accounts::SELECT);
    sql.push(&format!("u.{column} IN (NULL"));
    for part in asked_for {
        match (column, part.parse::<i64>()) {
            ("id", Ok(number)) => drop(sql.push(", ").bind(number)),
            ("id", Err(_)) => {
                errors.push(UserError { error: "invalid.format".to_owned(), email: None, id: Some(part) });
            }
            _ => drop(sql.push(", ").bind(part)),
        }
    }
    sql.push(")");
    match asked.active {
        Some(true) => drop(sql.push(" AND u.status = 'ENABLED'")),
        Some(false) => drop(sql.push(" AND u.status <> 'ENABLED'")),
        None => {}
    }
    sql.push(" ORDER BY u.id");
    let mut connection = backend.database.pool.acquire().await?;
    let found = sql.rows(&mut connection).await?;
    let users: Vec<_> = found.iter().map(|row| accounts::user_of(&backend, row)).collect::<Result<_, _>>()?;
    Ok((!users.is_empty() || !errors.is_empty()).then_some(V2UserList { users, errors }))
}

pub(super) async fn search_users(
    backend: Backend,
    caller: Caller,
    asked: SearchUsers,
) -> Result<Option<UserSearchResults>, Refusal> {
    let (skip, limit) = window(asked.skip, asked.limit, [50, 1000])?;
    let query = asked.search.query.clone().unwrap_or_default();
    let filters = asked.search.filters.clone().unwrap_or_default();
    let words: Vec<String> = folded(&query).split_whitespace().map(str::to_owned).collect();
    if words.is_empty() || query.chars().count() > 500 {
        return Err(Refusal::invalid("query", "query must have 1 to 500 characters"));
    }
    let me = me(&caller)?;
    let filter = |sql: &mut Sql| {
        let me = sql.param(me.0);
        sql.push("u.status = 'ENABLED' AND NOT (").push(&barriers::apart("u.id", &me)).push(")");
        for word in &words {
            sql.push(" AND u.search_text LIKE ").bind(format!("% {}%", literal(word))).push(" ESCAPE '\\'");
        }
        let types =
            if filters.account_types.is_empty() { vec!["NORMAL".to_owned()] } else { filters.account_types.clone() };
        sql.push(" AND u.account_type IN ").list(types);
        for (column, value) in
            [("title", &filters.title), ("company", &filters.company), ("location", &filters.location)]
        {
            if let Some(value) = value {
                sql.push(&format!(" AND LOWER(u.{column}) = LOWER(")).bind(value.clone()).push(")");
            }
        }
        for (column, value) in [
            ("market_coverage", &filters.market_coverage),
            ("responsibility", &filters.responsibility),
            ("functions", &filters.function),
            ("instruments", &filters.instrument),
        ] {
            if let Some(value) = value {
                let text = serde_json::json!(value.to_lowercase()).to_string();
                sql.push(&format!(" AND LOWER(u.{column}) LIKE ")).bind(like(&text)).push(" ESCAPE '\\'");
            }
        }
    };
    let mut connection = backend.database.pool.acquire().await?;
    let mut count = Sql::new("SELECT COUNT(*) AS n FROM symphony_users u WHERE ");
    filter(&mut count);
    let count = count.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?.unsigned_abs();
    let mut sql = Sql::new(accounts::SELECT);
    filter(&mut sql);
    sql.push(&format!(" ORDER BY u.sort_name, u.id LIMIT {limit} OFFSET {skip}"));
    let found = sql.rows(&mut connection).await?;
    let users = found.iter().map(|row| accounts::user_of(&backend, row)).collect::<Result<_, _>>()?;
    Ok((count > 0).then_some(UserSearchResults { count, skip, limit, search_query: asked.search, users }))
}

pub(super) async fn get_manifest(
    backend: Backend,
    caller: Caller,
    _: GetManifest,
) -> Result<ServiceAccountManifest, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let row = accounts::find(&mut connection, me(&caller)?).await?.ok_or_else(lacks)?;
    Ok(ServiceAccountManifest { manifest: row.text("manifest")? })
}

pub(super) async fn update_manifest(
    backend: Backend,
    caller: Caller,
    asked: UpdateManifest,
) -> Result<SuccessResponse, Refusal> {
    if !account(&caller)?.is_service {
        return Err(lacks());
    }
    let is_json = serde_json::from_str::<serde_json::Value>(&asked.manifest).is_ok();
    if asked.manifest.chars().count() > LONGEST_MANIFEST || !is_json {
        return Err(Refusal::invalid(
            "manifest",
            format!("manifest must be JSON of at most {LONGEST_MANIFEST} characters"),
        ));
    }
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("UPDATE symphony_users SET manifest = ");
    sql.bind(asked.manifest).push(" WHERE id = ").bind(me(&caller)?.0);
    sql.execute(&mut tx).await?;
    tx.commit().await?;
    Ok(SuccessResponse::new("OK"))
}

pub(super) async fn list_languages(_: Backend, _: ListLanguages) -> Result<Languages, Refusal> {
    // Those that the app speaks.
    Ok(Languages { languages: ["en-US", "de-DE", "ar-SA"].map(str::to_owned).to_vec() })
}
