//! Signing in with a key, and the session's end.

use ::api::{
    auth::{Auth as _, SessionToken},
    error::ErrorKind,
    symphony::{SuccessResponse, Uid, login::*},
};
use axum::response::Response;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, dangerous, decode};
use serde::{Deserialize, Serialize};

use super::{accounts, certificates};
use crate::{
    Backend,
    api::{Raw, answer},
    caller,
    clock::HOUR,
    database::{Fields, Sql},
    refusal::Refusal,
};

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
    let now = backend.clock.now();
    let token = match kind {
        "session" => {
            let session = Session {
                sub: username,
                iss: "symphony",
                session_id: crate::hex(&crate::random()?),
                user_id: uid.to_string(),
                iat: now / 1000,
                exp: (now + LASTS) / 1000,
            };
            certificates::sign(backend, &session).await?
        }
        _ => crate::hex(&crate::random()?),
    };
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("INSERT INTO symphony_tokens (token_hash, user_id, kind, created_at, expires_at) VALUES (");
    sql.bind(caller::hash(&token)).push(", ").bind(uid.0).push(", ").bind(kind.to_owned()).push(", ");
    sql.bind(now).push(", ").bind(now + LASTS).push(")");
    sql.execute(&mut tx).await?;
    let mut sql = Sql::new("UPDATE symphony_users SET last_login_at = ");
    sql.bind(now).push(" WHERE id = ").bind(uid.0);
    sql.execute(&mut tx).await?;
    tx.commit().await?;
    Ok(Token { token, name: name.to_owned() })
}

/// Who signed a token that holds now. Whatever is wrong with it, the answer is the same.
async fn signer(backend: &Backend, signed: &str) -> Result<(Uid, String), Refusal> {
    let refused = || Refusal::new(ErrorKind::Unauthenticated, "the token cannot be verified");
    let claimed = dangerous::insecure_decode::<Signed>(signed).map_err(|_| refused())?.claims;
    let now = backend.clock.now();
    if claimed.exp <= now / 1000 || claimed.exp > now / 1000 + MOST_AHEAD_SECONDS {
        return Err(refused());
    }
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = Sql::new(
        "SELECT u.id, u.username, k.public_key FROM symphony_users u JOIN symphony_keys k ON k.user_id = u.id \
         WHERE (k.expires_at IS NULL OR k.expires_at > ",
    );
    sql.bind(now).push(") AND u.username_key = ").bind(claimed.sub.to_lowercase()).push(" AND ");
    accounts::is_open(&mut sql, now);
    // When it ends is checked above, by the server's clock.
    let mut rules = Validation::new(Algorithm::RS512);
    rules.validate_exp = false;
    rules.validate_aud = false;
    rules.required_spec_claims.clear();
    for row in sql.rows(&mut connection).await? {
        let Ok(key) = DecodingKey::from_rsa_pem(row.text("public_key")?.as_bytes()) else { continue };
        if decode::<Signed>(signed, &key, &rules).is_ok() {
            return Ok((Uid(row.int("id")?), row.text("username")?));
        }
    }
    Err(refused())
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
