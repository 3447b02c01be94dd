//! Apps that act for users.

use ::api::{
    auth::{Auth as _, SessionToken},
    symphony::{Uid, apps::ApplicationDetail, login::*},
};
use axum::response::Response;
use http::request;
use sqlx::AnyConnection;

use super::{LASTS, claimed, is_signed, keep, refused, session_token};
use crate::{
    Backend,
    api::{Raw, answer},
    caller,
    database::{Fields, Sql},
    refusal::Refusal,
    symphony::{accounts, lacks},
};

/// What an app must be permitted to act for users.
const PERMISSION: &str = "ACT_AS_USER";

/// Whether an app, as stored, may act for users.
pub(in crate::symphony) fn may_act(app: &ApplicationDetail) -> bool {
    app.permissions.iter().flatten().any(|permission| permission == PERMISSION)
}

pub(in crate::symphony) async fn authenticate_app(backend: Backend, asked: AuthenticateApp) -> Result<Token, Refusal> {
    let now = backend.clock.now();
    let app = claimed(&asked.token, now)?;
    let mut tx = backend.database.write().await?;
    enabled(&mut tx, &app).await?.ok_or_else(refused)?;
    let mut sql = Sql::new("SELECT public_key FROM symphony_app_keys WHERE (expires_at IS NULL OR expires_at > ");
    sql.bind(now).push(") AND app_id = ").bind(app.clone());
    let mut is_its = false;
    for row in sql.rows(&mut tx).await? {
        is_its |= is_signed(&asked.token, &row.text("public_key")?);
    }
    if !is_its {
        return Err(refused());
    }
    let token = crate::hex(&crate::random()?);
    let mut sql = Sql::new("INSERT INTO symphony_app_tokens (token_hash, app_id, expires_at) VALUES (");
    sql.bind(caller::hash(&token)).push(", ").bind(app).push(", ").bind(now + LASTS).push(")");
    sql.execute(&mut tx).await?;
    tx.commit().await?;
    Ok(Token { token, name: "sessionToken".to_owned() })
}

pub(in crate::symphony) async fn act_as_user(backend: Backend, raw: Raw<ActAsUser>) -> Result<Response, Refusal> {
    let mut user = Sql::new(accounts::SELECT);
    user.push("u.id = ").bind(raw.request.user_id.0);
    answer::<ActAsUser>(&raw.head.headers, &act(&backend, &raw.head, user).await?)
}

pub(in crate::symphony) async fn act_as_user_by_name(
    backend: Backend,
    raw: Raw<ActAsUserByName>,
) -> Result<Response, Refusal> {
    let mut user = Sql::new(accounts::SELECT);
    user.push("u.username_key = ").bind(raw.request.username.trim().to_lowercase());
    answer::<ActAsUserByName>(&raw.head.headers, &act(&backend, &raw.head, user).await?)
}

/// Makes a session of a user for the app whose session the head has.
async fn act(backend: &Backend, head: &request::Parts, user: Sql) -> Result<UserToken, Refusal> {
    let held = SessionToken::extract(head).ok_or_else(caller::no_session)?;
    accounts::sync(backend).await?;
    let app = holder(backend, &held).await?;
    let (uid, username) = person(backend, user).await?;
    let token = session_token(backend, uid, username).await?;
    let mut tx = backend.database.write().await?;
    // Until the transaction ends nobody deletes it.
    let detail = enabled(&mut tx, &app).await?.ok_or_else(caller::no_session)?;
    if !may_act(&detail) {
        return Err(lacks());
    }
    keep(&mut tx, &token, uid, "session", Some(app), backend.clock.now()).await?;
    tx.commit().await?;
    Ok(UserToken { session_token: token.clone(), token, name: "sessionToken".to_owned() })
}

/// The app whose session this is.
async fn holder(backend: &Backend, token: &str) -> Result<String, Refusal> {
    let mut sql = Sql::new("SELECT app_id FROM symphony_app_tokens WHERE token_hash = ");
    sql.bind(caller::hash(token)).push(" AND expires_at > ").bind(backend.clock.now());
    let row = sql.row(&mut *backend.database.pool.acquire().await?).await?;
    Ok(row.ok_or_else(caller::no_session)?.text("app_id")?)
}

/// For whom an app may act: people, not service accounts. Whatever is wrong with who is asked for, the answer is the same.
async fn person(backend: &Backend, mut user: Sql) -> Result<(Uid, String), Refusal> {
    user.push(" AND u.account_type = 'NORMAL' AND ");
    accounts::is_open(&mut user, backend.clock.now());
    let row = user.row(&mut *backend.database.pool.acquire().await?).await?.ok_or_else(lacks)?;
    Ok((Uid(row.int("id")?), row.text("username")?))
}

/// An app that the company has enabled; until the transaction ends nobody else changes it.
async fn enabled(connection: &mut AnyConnection, app: &str) -> Result<Option<ApplicationDetail>, Refusal> {
    let mut sql = Sql::new("UPDATE symphony_apps SET id = id WHERE is_enabled = 1 AND id = ");
    sql.bind(app.to_owned()).push(" RETURNING detail");
    Ok(sql.row(connection).await?.map(|row| row.json("detail")).transpose()?)
}
