//! How a request proves who sends it.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, request};

/// Sent with every request the app makes under its session cookie.
///
/// A page of another origin cannot set it without asking first, so a change that arrives with a cookie but without this header is
/// refused as forged.
pub const APP_HEADER: HeaderName = HeaderName::from_static(SESSION_HEADER.0);

/// The same with its value, in words.
pub const SESSION_HEADER: (&str, &str) = ("x-rotunda", "1");

/// By which who sends a message or makes something names it (ours; at most 100 characters): sent again with the same, it is there once. Also
/// the field of a refusal that has to do with it.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// The name of the session's cookie.
pub const SESSION_COOKIE: &str = "rotunda_session";

/// A way to authenticate one request; both directions live side by side so that they cannot drift.
///
/// The whole request is passed because some vendors put part of the identity into the query.
pub trait Auth {
    /// Short name for documents and the operations console.
    const NAME: &'static str;
    /// What the caller must hold.
    type Credentials: Clone + Send + Sync + 'static;
    /// Writes the credentials on an outgoing request. Credentials that no header can carry are left out: the server then answers
    /// 401, which is what they deserve.
    fn attach(credentials: &Self::Credentials, request: &mut Request<Bytes>);
    /// Reads the credentials back on the server. `None` means that the request carries none of this kind.
    fn extract(head: &request::Parts) -> Option<Self::Credentials>;
}

/// No credentials at all.
#[derive(Debug)]
pub struct Anonymous;

impl Auth for Anonymous {
    const NAME: &'static str = "none";
    type Credentials = ();
    fn attach(_: &(), _: &mut Request<Bytes>) {}
    fn extract(_: &request::Parts) -> Option<()> {
        Some(())
    }
}

/// The app's own session: an HttpOnly cookie that the browser adds by itself, so there is nothing to hold.
#[derive(Debug)]
pub struct Session;

impl Auth for Session {
    const NAME: &'static str = "session cookie";
    type Credentials = ();
    fn attach(_: &(), request: &mut Request<Bytes>) {
        request.headers_mut().insert(APP_HEADER, HeaderValue::from_static(SESSION_HEADER.1));
    }
    fn extract(_: &request::Parts) -> Option<()> {
        None
    }
}

/// WorkDrive's access token of one user, in the header `X-API-KEY`.
#[derive(Debug)]
pub struct ApiKey;

impl Auth for ApiKey {
    const NAME: &'static str = "X-API-KEY";
    type Credentials = String;
    fn attach(token: &String, request: &mut Request<Bytes>) {
        if let Ok(value) = HeaderValue::from_str(token) {
            request.headers_mut().insert("x-api-key", value);
        }
    }
    fn extract(head: &request::Parts) -> Option<String> {
        head.headers.get("x-api-key")?.to_str().ok().map(str::to_owned)
    }
}

/// Dixa's API token, in the header `Authorization`.
///
/// The vendor's examples send it bare, its page of standards speaks of a bearer token: it is sent bare, and both are read.
#[derive(Debug)]
pub struct Token;

impl Auth for Token {
    const NAME: &'static str = "Authorization";
    type Credentials = String;
    fn attach(token: &String, request: &mut Request<Bytes>) {
        if let Ok(value) = HeaderValue::from_str(token) {
            request.headers_mut().insert(http::header::AUTHORIZATION, value);
        }
    }
    fn extract(head: &request::Parts) -> Option<String> {
        let value = head.headers.get(http::header::AUTHORIZATION)?.to_str().ok()?.trim();
        let bearer = value.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        Some(bearer.map_or(value, |(_, token)| token.trim()).to_owned())
    }
}

/// A system key of Qwil, in the headers `X-SYS-API-KEY` and `X-SYS-API-KEY-SECRET`.
#[derive(Debug)]
pub struct SystemKey;

/// What the caller with a system key holds.
#[derive(Clone, PartialEq, Eq)]
pub struct SystemCredentials {
    /// Key.
    pub key: String,
    /// Secret.
    pub secret: String,
    /// For whom a key of several entities acts, in the header `on-behalf-of-entity-uuid`.
    pub entity: Option<String>,
}

impl std::fmt::Debug for SystemCredentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SystemCredentials").field("key", &self.key).finish_non_exhaustive()
    }
}

impl Auth for SystemKey {
    const NAME: &'static str = "X-SYS-API-KEY + X-SYS-API-KEY-SECRET";
    type Credentials = SystemCredentials;
    fn attach(held: &SystemCredentials, request: &mut Request<Bytes>) {
        let entity = held.entity.as_ref().map(|entity| ("on-behalf-of-entity-uuid", entity));
        let both = [("x-sys-api-key", &held.key), ("x-sys-api-key-secret", &held.secret)];
        for (name, value) in both.into_iter().chain(entity) {
            if let Ok(value) = HeaderValue::from_str(value) {
                request.headers_mut().insert(name, value);
            }
        }
    }
    fn extract(head: &request::Parts) -> Option<SystemCredentials> {
        let text = |name: &str| head.headers.get(name)?.to_str().ok().map(str::to_owned);
        let key = text("x-sys-api-key")?;
        let secret = text("x-sys-api-key-secret").unwrap_or_default();
        Some(SystemCredentials { key, secret, entity: text("on-behalf-of-entity-uuid") })
    }
}

/// A master or user key of Qwil, in the headers `X-MASTER-USER-API-KEY` or `X-USER-API-KEY` and their `…-SECRET`.
#[derive(Debug)]
pub struct ChatKey;

/// The two kinds of keys that open Qwil's chats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChatKeyKind {
    /// Acts for everybody of its entity, and says for whom.
    Master,
    /// Acts for one membership.
    User,
}

impl ChatKeyKind {
    /// Both, the stronger first.
    pub const ALL: [Self; 2] = [Self::Master, Self::User];

    /// The headers of key and secret.
    #[must_use]
    pub const fn headers(self) -> [&'static str; 2] {
        match self {
            Self::Master => ["x-master-user-api-key", "x-master-user-api-key-secret"],
            Self::User => ["x-user-api-key", "x-user-api-key-secret"],
        }
    }
}

/// What the caller with a master or user key holds.
#[derive(Clone, PartialEq, Eq)]
pub struct ChatCredentials {
    /// Which of the two.
    pub kind: ChatKeyKind,
    /// Key.
    pub key: String,
    /// Secret.
    pub secret: String,
    /// For whom it acts, an `entity_user_xref_uuid`; master keys need it.
    pub on_behalf_of: Option<String>,
}

impl std::fmt::Debug for ChatCredentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChatCredentials").field("key", &self.key).finish_non_exhaustive()
    }
}

/// The collection puts it into the query, the vendor's guides into a header: it is sent as both, and either is read.
const ON_BEHALF_OF: &str = "on-behalf-of";

impl Auth for ChatKey {
    const NAME: &'static str = "X-MASTER-USER-API-KEY or X-USER-API-KEY";
    type Credentials = ChatCredentials;
    fn attach(held: &ChatCredentials, request: &mut Request<Bytes>) {
        let [key, secret] = held.kind.headers();
        let target = held.on_behalf_of.as_ref().map(|target| (ON_BEHALF_OF, target));
        for (name, value) in [(key, &held.key), (secret, &held.secret)].into_iter().chain(target) {
            if let Ok(value) = HeaderValue::from_str(value) {
                request.headers_mut().insert(name, value);
            }
        }
        if let Some(target) = &held.on_behalf_of {
            let uri = request.uri().to_string();
            let joiner = if uri.contains('?') { '&' } else { '?' };
            let target = percent_encoding::utf8_percent_encode(target, percent_encoding::NON_ALPHANUMERIC);
            if let Ok(uri) = format!("{uri}{joiner}{ON_BEHALF_OF}={target}").parse() {
                *request.uri_mut() = uri;
            }
        }
    }
    fn extract(head: &request::Parts) -> Option<ChatCredentials> {
        let text = |name: &str| head.headers.get(name)?.to_str().ok().map(str::to_owned);
        let held = |kind: ChatKeyKind| {
            let [key, secret] = kind.headers();
            Some((kind, text(key)?, text(secret).unwrap_or_default()))
        };
        let (kind, key, secret) = ChatKeyKind::ALL.into_iter().find_map(held)?;
        let pairs = serde_html_form::from_str::<Vec<(String, String)>>(head.uri.query().unwrap_or_default());
        let in_query = pairs.ok()?.into_iter().find(|(name, _)| name == ON_BEHALF_OF).map(|(_, value)| value);
        Some(ChatCredentials { kind, key, secret, on_behalf_of: in_query.or_else(|| text(ON_BEHALF_OF)) })
    }
}

/// A session of Symphony, in the header `sessionToken`.
#[derive(Debug)]
pub struct SessionToken;

impl Auth for SessionToken {
    const NAME: &'static str = "sessionToken";
    type Credentials = String;
    fn attach(token: &String, request: &mut Request<Bytes>) {
        if let Ok(value) = HeaderValue::from_str(token) {
            request.headers_mut().insert("sessiontoken", value);
        }
    }
    fn extract(head: &request::Parts) -> Option<String> {
        head.headers.get("sessiontoken")?.to_str().ok().map(str::to_owned)
    }
}
