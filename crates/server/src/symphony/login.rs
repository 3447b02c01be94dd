//! Signing in with a key, and the session's end.

use ::api::{
    auth::{Auth as _, SessionToken},
    error::ErrorKind,
    symphony::{SuccessResponse, Uid, login::*},
};
use axum::response::Response;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, dangerous, decode};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::{accounts, certificates};
use crate::{
    Backend,
    api::{Raw, answer},
    caller,
    clock::HOUR,
    database::{Fields, Sql},
    refusal::Refusal,
};

mod on_behalf;

pub(super) use on_behalf::{act_as_user, act_as_user_by_name, authenticate_app, may_act};

/// "at most 5 minutes ahead"
const MOST_AHEAD_SECONDS: i64 = 300;
/// How long a token opens anything; the vendor lets its customers choose from an hour to two weeks.
const LASTS: i64 = 24 * HOUR;

/// What a service account signs.
#[derive(Debug, Deserialize)]
struct Signed {
    sub: String,
    exp: i64,
}

/// What a session token says. Programs of the vendor's customers read `userId`; we look the token up.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Session {
    sub: String,
    iss: &'static str,
    session_id: String,
    user_id: String,
    iat: i64,
    exp: i64,
}

pub(super) async fn authenticate_with_key(backend: Backend, asked: AuthenticateWithKey) -> Result<Token, Refusal> {
    make(&backend, &asked.token, "session", "sessionToken").await
}

pub(super) async fn authenticate_with_key_manager(
    backend: Backend,
    asked: AuthenticateWithKeyManager,
) -> Result<Token, Refusal> {
    make(&backend, &asked.token, "key_manager", "keyManagerToken").await
}

/// Makes a token for who signed.
async fn make(backend: &Backend, signed: &str, kind: &str, name: &str) -> Result<Token, Refusal> {
    let (uid, username) = signer(backend, signed).await?;
    let token = match kind {
        "session" => session_token(backend, uid, username).await?,
        _ => crate::hex(&crate::random()?),
    };
    let mut tx = backend.database.write().await?;
    let now = backend.clock.now();
    keep(&mut tx, &token, uid, kind, None, now).await?;
    let mut sql = Sql::new("UPDATE symphony_users SET last_login_at = ");
    sql.bind(now).push(" WHERE id = ").bind(uid.0);
    sql.execute(&mut tx).await?;
    tx.commit().await?;
    Ok(Token { token, name: name.to_owned() })
}

/// A token of a session that begins now.
async fn session_token(backend: &Backend, uid: Uid, username: String) -> Result<String, Refusal> {
    let now = backend.clock.now();
    let session = Session {
        sub: username,
        iss: "symphony",
        session_id: crate::hex(&crate::random()?),
        user_id: uid.to_string(),
        iat: now / 1000,
        exp: (now + LASTS) / 1000,
    };
    certificates::sign(backend, &session).await
}

/// Remembers a token, and the app that acts with it.
async fn keep(
    connection: &mut AnyConnection,
    token: &str,
    uid: Uid,
    kind: &str,
    app: Option<String>,
    now: i64,
) -> Result<(), Refusal> {
    let mut sql =
        Sql::new("INSERT INTO symphony_tokens (token_hash, user_id, kind, app_id, created_at, expires_at) VALUES (");
    sql.bind(caller::hash(token)).push(", ").bind(uid.0).push(", ").bind(kind.to_owned()).push(", ").bind(app);
    sql.push(", ").bind(now).push(", ").bind(now + LASTS).push(")");
    sql.execute(connection).await?;
    Ok(())
}

/// Who signed a token that holds now. Whatever is wrong with it, the answer is the same.
async fn signer(backend: &Backend, signed: &str) -> Result<(Uid, String), Refusal> {
    let now = backend.clock.now();
    let username = claimed(signed, now)?;
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = Sql::new(
        "SELECT u.id, u.username, k.public_key FROM symphony_users u JOIN symphony_keys k ON k.user_id = u.id \
         WHERE (k.expires_at IS NULL OR k.expires_at > ",
    );
    sql.bind(now).push(") AND u.username_key = ").bind(username.to_lowercase()).push(" AND ");
    accounts::is_open(&mut sql, now);
    for row in sql.rows(&mut connection).await? {
        if is_signed(signed, &row.text("public_key")?) {
            return Ok((Uid(row.int("id")?), row.text("username")?));
        }
    }
    Err(refused())
}

fn refused() -> Refusal {
    Refusal::new(ErrorKind::Unauthenticated, "the token cannot be verified")
}

/// Who is said to have signed a token that is not over and not for too long.
fn claimed(signed: &str, now: i64) -> Result<String, Refusal> {
    let claimed = dangerous::insecure_decode::<Signed>(signed).map_err(|_| refused())?.claims;
    let is_now = claimed.exp > now / 1000 && claimed.exp <= now / 1000 + MOST_AHEAD_SECONDS;
    if is_now { Ok(claimed.sub) } else { Err(refused()) }
}

/// Whether a token is signed by the pair of a public key.
fn is_signed(signed: &str, public_key: &str) -> bool {
    // When it ends is checked by the server's clock.
    let mut rules = Validation::new(Algorithm::RS512);
    rules.validate_exp = false;
    rules.validate_aud = false;
    rules.required_spec_claims.clear();
    let key = DecodingKey::from_rsa_pem(public_key.as_bytes());
    key.is_ok_and(|key| decode::<Signed>(signed, &key, &rules).is_ok())
}

pub(super) async fn end_session(backend: Backend, raw: Raw<EndSession>) -> Result<Response, Refusal> {
    let token = SessionToken::extract(&raw.head).ok_or_else(caller::no_session)?;
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("DELETE FROM symphony_tokens WHERE token_hash = ");
    sql.bind(caller::hash(&token));
    sql.execute(&mut tx).await?;
    tx.commit().await?;
    answer::<EndSession>(&raw.head.headers, &SuccessResponse::new("OK"))
}
