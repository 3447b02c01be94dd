//! Sessions: an opaque token in a cookie, of which the database holds the SHA-256 only.

use ::api::workdrive::UserId;
use http::{HeaderMap, HeaderValue, header};
use sqlx::AnyConnection;
use uuid::Uuid;

use crate::{
    Backend,
    api::Api,
    caller::{self, Caller, OpenSession},
    clock::{DAY, HOUR},
    database::Fields,
    refusal::Refusal,
};

pub mod passwords;
mod rotunda;
mod throttle;

pub(crate) use rotunda::signed_in;

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve_raw(rotunda::sign_in)
        .serve_anyone(rotunda::list_personas)
        .serve_raw(rotunda::sign_in_as_persona)
        .serve_raw(rotunda::sign_out)
        .serve(rotunda::get_me)
}

/// The cookie's name.
const COOKIE: &str = ::api::auth::SESSION_COOKIE;
/// How often the end of a session in use is moved: not with every request, because each move is a write.
const RENEW_EVERY_MS: i64 = HOUR;

/// The token that a request's cookie carries.
pub(crate) fn token(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(name, token)| *name == COOKIE && !token.is_empty()).map(|(_, token)| token).next()
}

/// Finds the session of a request and moves its end.
pub(crate) async fn resume(backend: &Backend, headers: &HeaderMap) -> Result<Option<Caller>, Refusal> {
    let Some(token) = token(headers) else { return Ok(None) };
    let now = backend.clock.now();
    let mut connection = backend.database.pool.acquire().await?;
    let found = sqlx::query(
        "SELECT s.id, s.seen_at, s.expires_at, u.id AS user_id, u.role FROM sessions s JOIN users u ON u.id = s.user_id \
         WHERE s.token_hash = $1 AND s.expires_at > $2 AND u.status = 'ACTIVE'",
    )
    .bind(caller::hash(token))
    .bind(now)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = found else { return Ok(None) };
    let mut session = OpenSession { id: row.text("id")?, expires_at: row.int("expires_at")? };
    let mut cookie = None;
    if now - row.int("seen_at")? > RENEW_EVERY_MS {
        session.expires_at = now + length(backend);
        sqlx::query("UPDATE sessions SET seen_at = $1, expires_at = $2 WHERE id = $3")
            .bind(now)
            .bind(session.expires_at)
            .bind(session.id.clone())
            .execute(&mut *connection)
            .await?;
        cookie = Some(cookie_of(backend, token, length(backend)));
    }
    Ok(Some(Caller {
        qwil: None,
        symphony: None,
        user: row.parsed("user_id")?,
        role: caller::role(&row.text("role")?),
        session: Some(session),
        cookie,
    }))
}

/// Opens a session for `user`: the caller it makes, with the cookie to set.
pub(crate) async fn open(
    backend: &Backend,
    connection: &mut AnyConnection,
    user: UserId,
    role: &str,
) -> Result<Caller, Refusal> {
    let token = crate::hex(&crate::random()?);
    let now = backend.clock.now();
    let session = OpenSession { id: Uuid::now_v7().to_string(), expires_at: now + length(backend) };
    sqlx::query("INSERT INTO sessions (token_hash, id, user_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(caller::hash(&token))
        .bind(session.id.clone())
        .bind(user.to_string())
        .bind(now)
        .bind(now)
        .bind(session.expires_at)
        .execute(connection)
        .await?;
    let cookie = Some(cookie_of(backend, &token, length(backend)));
    Ok(Caller { user, role: caller::role(role), session: Some(session), cookie, qwil: None, symphony: None })
}

fn length(backend: &Backend) -> i64 {
    i64::from(backend.config.session_days) * DAY
}

/// The cookie; with a length of 0 the browser forgets it.
fn cookie_of(backend: &Backend, token: &str, length_ms: i64) -> HeaderValue {
    let secure = backend.config.public_url.as_deref().is_some_and(|url| url.starts_with("https:"));
    let secure = if secure { "; Secure" } else { "" };
    let text = format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{secure}", length_ms / 1000);
    HeaderValue::from_str(&text).unwrap_or_else(|_| unreachable!("a token is hexadecimal, or came out of a header"))
}
