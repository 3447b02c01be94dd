//! What administrators do is kept: who, when, what, what it was like before and after, and how it ended.
//!
//! Acts are seen where every request passes ([`record`]); what they were is said by the place that reads them ([`By`]). The state before
//! and after is what the vendor's own `GET` at the same address answers the caller.

use std::{collections::HashMap, sync::Arc};

use ::api::{
    endpoint::{Access, Endpoint},
    rotunda::{
        administration::{Act, AuditPage, ListAudit},
        sessions::Role,
    },
    workdrive::{UserId, UserStub},
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use http::{HeaderMap, Method, StatusCode, header};
use serde_json::Value;
use sqlx::any::AnyRow;
use tower::ServiceExt as _;
use uuid::Uuid;

use crate::{
    Backend,
    api::{Api, Raw},
    caller::{self, Caller},
    clock,
    database::{Fields, Sql},
    people,
    refusal::Refusal,
};

/// Longer texts are cut: files arrive as texts, too.
const LONGEST_TEXT: usize = 500;
/// A state with more bytes than this is not kept.
const LONGEST_STATE: usize = 1 << 16;
/// What members of bodies with secrets are called, in part.
const SECRETS: [&str; 4] = ["password", "secret", "token", "privatekey"];
/// What stands for a secret.
const MASK: &str = "•••";
/// What vendors end an address in that changes the thing at the address before.
const VERBS: [&str; 5] = ["archive", "delete", "destroy", "edit", "update"];

/// An act of administration, as the place that reads the request knows it; travels with the answer.
#[derive(Debug, Clone)]
pub(crate) struct By {
    user: UserId,
    role: Role,
    vendor: &'static str,
    operation: String,
    sent: Option<Value>,
    failure: Option<String>,
}

impl By {
    /// Nothing when the request is none.
    pub(crate) fn of<E: Endpoint>(raw: &Raw<E>) -> Option<Self> {
        let info = E::INFO;
        let is_act = |caller: &&Caller| {
            info.is_administrative(&raw.head.method)
                && (info.access > Access::Member || caller.role.may(Access::Administration))
        };
        let caller = raw.caller.as_ref().filter(is_act)?;
        let sent = raw.request.to_parts().ok().and_then(|parts| serde_json::from_slice(&parts.body).ok());
        Some(Self {
            user: caller.user,
            role: caller.role,
            vendor: info.vendor,
            operation: info.id(),
            sent: sent.map(without_secrets),
            failure: None,
        })
    }

    /// How it ended.
    pub(crate) fn ended(self, failure: Option<String>) -> Self {
        Self { failure, ..self }
    }
}

/// Sees every request.
#[derive(Clone)]
pub(crate) struct Auditor {
    backend: Backend,
    /// Answers what things are like.
    reader: Router,
    /// The routes of acts, and how many segments of their addresses lead to what they change.
    acts: Arc<HashMap<(Method, String), Option<usize>>>,
}

impl Auditor {
    pub(crate) fn new(backend: &Backend, api: &Api) -> Self {
        let is_read = |path: &str| api.mounted.iter().any(|(method, known, _)| *method == Method::GET && known == path);
        let segments = |path: &str| path.split('/').count();
        let thing = |path: &str| match path.rsplit_once('/') {
            _ if is_read(path) => Some(segments(path)),
            Some((thing, verb)) if VERBS.contains(&verb) && is_read(thing) => Some(segments(thing)),
            _ => None,
        };
        let acts = api.mounted.iter().filter(|(method, _, info)| info.is_administrative(method));
        let acts = acts.map(|(method, path, _)| ((method.clone(), path.clone()), thing(path))).collect();
        Self { backend: backend.clone(), reader: api.router.clone().with_state(backend.clone()), acts: Arc::new(acts) }
    }

    /// What the caller would be told about the thing.
    async fn state(&self, path: &str, headers: &HeaderMap) -> Option<Value> {
        let mut asked = Request::get(path).body(Body::empty()).ok()?;
        *asked.headers_mut() = headers.clone();
        for name in [header::ACCEPT_ENCODING, header::CONTENT_LENGTH, header::CONTENT_TYPE] {
            asked.headers_mut().remove(name);
        }
        // The reader never refuses a connection.
        let answer = self.reader.clone().oneshot(asked).await.ok()?;
        if answer.status() != StatusCode::OK {
            return None;
        }
        let body = to_bytes(answer.into_body(), LONGEST_STATE).await.ok()?;
        serde_json::from_slice(&body).ok().map(without_secrets)
    }
}

/// Keeps what administrators do.
pub(crate) async fn record(State(auditor): State<Auditor>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
    let Some(thing) = auditor.acts.get(&(request.method().clone(), route)).copied() else {
        return next.run(request).await;
    };
    let (method, headers) = (request.method().clone(), request.headers().clone());
    let address = request.uri().to_string();
    let thing = thing.map(|segments| request.uri().path().split('/').take(segments).collect::<Vec<_>>().join("/"));
    let before = match &thing {
        Some(path) => auditor.state(path, &headers).await,
        None => None,
    };
    let response = next.run(request).await;
    let Some(by) = response.extensions().get::<By>().cloned() else { return response };
    let after = match &thing {
        Some(path) if response.status().is_success() => auditor.state(path, &headers).await,
        _ => None,
    };
    let act = Done { by, method, address, before, after, status: response.status() };
    if let Err(cause) = act.keep(&auditor.backend).await {
        tracing::error!(%cause, operation = %act.by.operation, "an act of administration was not kept");
    }
    response
}

/// What a row is made of.
struct Done {
    by: By,
    method: Method,
    address: String,
    before: Option<Value>,
    after: Option<Value>,
    status: StatusCode,
}

impl Done {
    async fn keep(&self, backend: &Backend) -> Result<(), sqlx::Error> {
        let mut tx = backend.database.write().await?;
        let name = people::stub(backend, &mut tx, self.by.user).await?.map(|stub| full_name(&stub)).unwrap_or_default();
        let by = &self.by;
        let words = [&name, &by.operation, &self.address, by.failure.as_ref().unwrap_or(&name)].map(String::as_str);
        let json = |value: &Option<Value>| value.as_ref().map(Value::to_string);
        let mut sql = Sql::new(
            "INSERT INTO audit (id, at, user_id, user_name, role, vendor, operation, method, address, sent, state_before, \
             state_after, status, failure, search_text) VALUES (",
        );
        sql.bind(Uuid::now_v7().to_string()).push(", ").bind(backend.clock.now());
        sql.push(", ").bind(by.user.to_string()).push(", ").bind(name.clone()).push(", ").bind(by.role.name());
        sql.push(", ").bind(by.vendor).push(", ").bind(by.operation.clone()).push(", ").bind(self.method.to_string());
        sql.push(", ").bind(self.address.clone()).push(", ").bind(json(&by.sent));
        sql.push(", ").bind(json(&self.before)).push(", ").bind(json(&self.after));
        sql.push(", ").bind(i64::from(self.status.as_u16())).push(", ").bind(by.failure.clone());
        sql.push(", ").bind(people::folded(&words.join(" "))).push(")");
        sql.execute(&mut tx).await?;
        tx.commit().await
    }
}

fn full_name(stub: &UserStub) -> String {
    [&stub.first_name, &stub.last_name].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn without_secrets(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let is_secret = |name: &str| {
                let name = name.to_lowercase().replace(['_', '-'], "");
                SECRETS.iter().any(|secret| name.contains(secret))
            };
            let member = |(name, value): (String, Value)| {
                let value = if is_secret(&name) && !value.is_null() { MASK.into() } else { without_secrets(value) };
                (name, value)
            };
            Value::Object(members.into_iter().map(member).collect())
        }
        Value::Array(items) => items.into_iter().map(without_secrets).collect(),
        Value::String(text) if text.chars().count() > LONGEST_TEXT => {
            let cut: String = text.chars().take(LONGEST_TEXT).collect();
            format!("{cut}… ({} bytes)", text.len()).into()
        }
        other => other,
    }
}

/// The most rows of a page.
const MOST: u64 = 200;

pub(crate) async fn list_audit(backend: Backend, _: Caller, asked: ListAudit) -> Result<AuditPage, Refusal> {
    let per_page = asked.per_page.unwrap_or(50);
    if !(1..=MOST).contains(&per_page) {
        return Err(Refusal::invalid("per_page", format!("per_page must be from 1 to {MOST}")));
    }
    let mut sql = Sql::new("SELECT * FROM audit WHERE 1 = 1");
    if let Some(before) = asked.before {
        sql.push(" AND id < ").bind(before.to_string());
    }
    if let Some(text) = asked.text.as_deref().map(people::folded).filter(|text| !text.trim().is_empty()) {
        let escaped = text.trim().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        sql.push(" AND search_text LIKE ").bind(format!("%{escaped}%")).push(" ESCAPE '\\'");
    }
    if let Some(vendor) = asked.vendor {
        sql.push(" AND vendor = ").bind(vendor);
    }
    match asked.succeeded {
        Some(true) => drop(sql.push(" AND status < 400")),
        Some(false) => drop(sql.push(" AND status >= 400")),
        None => {}
    }
    if let Some(since) = asked.since {
        sql.push(" AND at >= ").bind(since.timestamp_millis());
    }
    if let Some(until) = asked.until {
        sql.push(" AND at < ").bind(until.timestamp_millis());
    }
    sql.push(&format!(" ORDER BY id DESC LIMIT {}", per_page + 1));
    let rows = sql.rows(&mut *backend.database.pool.acquire().await?).await?;
    let page = usize::try_from(per_page).unwrap_or(usize::MAX);
    let acts: Vec<_> = rows.iter().take(page).map(act).collect::<Result<_, _>>()?;
    let next = acts.last().filter(|_| rows.len() > acts.len()).map(|act| act.id);
    Ok(AuditPage { acts, next })
}

fn act(row: &AnyRow) -> Result<Act, sqlx::Error> {
    let json =
        |column: &str| Ok::<_, sqlx::Error>(row.maybe_text(column)?.and_then(|text| serde_json::from_str(&text).ok()));
    Ok(Act {
        id: row.parsed("id")?,
        at: clock::time(row.int("at")?),
        user: row.parsed("user_id")?,
        name: row.text("user_name")?,
        role: caller::role(&row.text("role")?),
        vendor: row.text("vendor")?,
        operation: row.text("operation")?,
        method: row.text("method")?,
        address: row.text("address")?,
        sent: json("sent")?,
        before: json("state_before")?,
        after: json("state_after")?,
        status: u16::try_from(row.int("status")?).unwrap_or_default(),
        failure: row.maybe_text("failure")?,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn secrets_are_not_kept_and_long_texts_are_cut() {
        let sent =
            json!({ "email": "a@b.example", "Password": "x", "keys": [{ "api_secret": "y", "private-key": 1 }] });
        let kept =
            json!({ "email": "a@b.example", "Password": MASK, "keys": [{ "api_secret": MASK, "private-key": MASK }] });
        assert_eq!(without_secrets(sent), kept);
        let long = without_secrets("x".repeat(10_000).into());
        assert!(long.as_str().unwrap().len() < 600);
    }
}
