//! Who sends a request and whether they may: decided here and nowhere else.

use api::{
    auth::{APP_HEADER, ApiKey, Auth, ChatKey, IDEMPOTENCY_KEY, SessionToken, SystemKey, Token},
    dixa::Dixa,
    endpoint::{Access, Endpoint, EndpointInfo, Vendor},
    error::ErrorKind,
    qwil::QwilSystem,
    rotunda::{Rotunda, sessions::Role},
    symphony::{Symphony, SymphonyAgent, SymphonyLogin},
    workdrive::{UserId, WorkDrive},
};
use axum::extract::ConnectInfo;
use http::{HeaderMap, HeaderValue, header, request};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use sha2::{Digest, Sha256};

use crate::{
    Backend,
    database::Fields,
    dixa,
    qwil::{self, Acting},
    refusal::Refusal,
    sessions,
    symphony::{self, Account},
};

/// The most characters of an idempotency key.
const KEY_CHARACTERS: usize = 100;

/// Who sends a request.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    /// The person.
    pub(crate) user: UserId,
    /// What the person may do.
    pub(crate) role: Role,
    /// The session; none when the vendor's credentials let the request in.
    pub(crate) session: Option<OpenSession>,
    /// The cookie again, when the session's end has moved.
    pub(crate) cookie: Option<HeaderValue>,
    /// For whom a request to Qwil acts.
    pub(crate) qwil: Option<Acting>,
    /// As which account a request to Symphony acts.
    pub(crate) symphony: Option<Account>,
}

/// The session of a request.
#[derive(Debug, Clone)]
pub(crate) struct OpenSession {
    /// Id, not secret.
    pub(crate) id: String,
    /// When it ends unless it is used before, in milliseconds.
    pub(crate) expires_at: i64,
}

impl Caller {
    /// Whether the caller administers the organization.
    pub(crate) fn is_admin(&self) -> bool {
        self.role >= Role::OrgAdmin
    }
}

/// Lets a request in, by the vendor's credentials or by the session's cookie.
///
/// # Errors
/// `Unauthenticated` without either or with stale ones, `Forbidden` below the access level or for a change that looks forged.
pub(crate) async fn admit<E: Endpoint>(backend: &Backend, head: &request::Parts) -> Result<Option<Caller>, Refusal> {
    let info = E::INFO;
    let anonymous = info.access == Access::Anyone;
    let by_credentials = if anonymous { None } else { by_credentials(backend, &info, head).await? };
    let caller = match by_credentials {
        Some(caller) => caller,
        None => {
            refuse_forgery(backend, &info, head)?;
            if anonymous {
                return Ok(None);
            }
            sessions::resume(backend, &head.headers).await?
        }
    };
    let Some(mut caller) = caller else { return Err(no_session()) };
    if !caller.role.may(info.access) {
        return Err(Refusal::forbidden("only an administrator may do this"));
    }
    if caller.qwil.is_none() {
        caller.qwil = qwil::by_session(backend, &info, caller.user, head).await?;
    }
    if caller.symphony.is_none() {
        caller.symphony = symphony::by_session(backend, &info, caller.user).await?;
    }
    if let Some(account) = &mut caller.symphony {
        account.read_head(head)?;
    }
    symphony::check_access(&info, caller.symphony.as_ref())?;
    Ok(Some(caller))
}

/// The caller's address: the connection's, or behind a proxy the one that the proxy saw.
pub(crate) fn address(backend: &Backend, head: &request::Parts) -> IpAddr {
    let forwarded = backend.config.behind_proxy.then(|| head.headers.get("x-forwarded-for")).flatten();
    // What stands before the last one was written by the caller and proves nothing.
    let last = forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    let connection = head.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    last.or(connection).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
}

/// By what a repeated request is known.
///
/// # Errors
/// With what is wrong with it.
pub(crate) fn idempotency_key(head: &request::Parts) -> Result<Option<String>, String> {
    let Some(value) = head.headers.get(IDEMPOTENCY_KEY) else { return Ok(None) };
    match value.to_str() {
        Ok(key) if (1..=KEY_CHARACTERS).contains(&key.len()) => Ok(Some(key.to_owned())),
        _ => Err(format!("Idempotency-Key must have 1 to {KEY_CHARACTERS} characters")),
    }
}

/// Nobody is signed in.
pub(crate) fn no_session() -> Refusal {
    Refusal::new(ErrorKind::Unauthenticated, "not signed in")
}

/// Who holds the vendor's own credentials; nothing when the request carries none. Ours are those of WorkDrive.
async fn by_credentials(
    backend: &Backend,
    info: &EndpointInfo,
    head: &request::Parts,
) -> Result<Option<Option<Caller>>, Refusal> {
    match info.vendor {
        WorkDrive::NAME | Rotunda::NAME => match ApiKey::extract(head) {
            Some(token) => by_api_key(backend, &token).await.map(Some),
            None => Ok(None),
        },
        Dixa::NAME => match Token::extract(head) {
            Some(token) => dixa::caller(backend, &token).await.map(Some),
            None => Ok(None),
        },
        Symphony::NAME | SymphonyAgent::NAME | SymphonyLogin::NAME => match SessionToken::extract(head) {
            Some(token) => symphony::by_token(backend, &token).await.map(|caller| Some(Some(caller))),
            None => Ok(None),
        },
        QwilSystem::NAME if info.base == QwilSystem::BASE => match SystemKey::extract(head) {
            Some(held) => qwil::by_system_key(backend, info, &held, address(backend, head)).await,
            None => return Ok(None),
        }
        .map(|caller| Some(Some(caller))),
        QwilSystem::NAME => match ChatKey::extract(head) {
            Some(held) => qwil::by_chat_key(backend, info, &held, head).await,
            None => return Ok(None),
        }
        .map(|caller| Some(Some(caller))),
        _ => Ok(None),
    }
}

async fn by_api_key(backend: &Backend, token: &str) -> Result<Option<Caller>, Refusal> {
    let found = sqlx::query(
        "SELECT u.id, u.role FROM api_tokens t JOIN users u ON u.id = t.user_id WHERE t.token_hash = $1 AND u.status = 'ACTIVE'",
    )
    .bind(hash(token))
    .fetch_optional(&backend.database.pool)
    .await?;
    let caller = |row: sqlx::any::AnyRow| {
        Ok::<_, sqlx::Error>(Caller {
            user: row.parsed("id")?,
            role: role(&row.text("role")?),
            session: None,
            cookie: None,
            qwil: None,
            symphony: None,
        })
    };
    Ok(found.map(caller).transpose()?)
}

/// A role as stored; the least for what is unknown.
pub(crate) fn role(text: &str) -> Role {
    Role::ALL.into_iter().find(|role| role.name() == text).unwrap_or(Role::Member)
}

/// A secret as stored.
pub(crate) fn hash(secret: &str) -> String {
    crate::hex(&Sha256::digest(secret.as_bytes()))
}

/// A change must carry the header that a page of another origin cannot set, and, when the browser says whence it comes, come from here.
fn refuse_forgery(backend: &Backend, info: &EndpointInfo, head: &request::Parts) -> Result<(), Refusal> {
    if !info.can_be_forged(&head.method) {
        return Ok(());
    }
    if info.access != Access::Anyone && sessions::token(&head.headers).is_none() {
        return Ok(()); // nothing to forge: it will be refused as not signed in
    }
    if !head.headers.contains_key(APP_HEADER) {
        return Err(Refusal::forbidden(format!("a change made with a cookie needs the header {APP_HEADER}")));
    }
    if is_foreign(backend.config.public_url.as_deref(), &head.headers) {
        return Err(Refusal::forbidden("the request comes from another origin"));
    }
    Ok(())
}

fn is_foreign(public_url: Option<&str>, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return false };
    let Ok(origin) = origin.to_str() else { return true };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let here = origin.split_once("://").is_some_and(|(_, authority)| Some(authority) == host);
    let public = public_url.is_some_and(|url| url.trim_end_matches('/') == origin);
    !here && !public
}
