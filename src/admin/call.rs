//! Sends an operation whose type is only known from its description.

use std::time::Duration;

use api::{
    error::{ErrorKind, Failure},
    wire,
};
use bytes::Bytes;
use http::Method;
use leptos::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::operation::Operation;
use crate::{
    net::{Answered, Net},
    once,
    task::sleep,
};

/// How often one of many is sent again to a backend that takes no more.
const PATIENCE: u8 = 5;
/// The longest that it is waited for, in seconds.
const LONGEST: u64 = 60;
const SECOND: Duration = Duration::from_secs(1);

/// A request in the three places that HTTP has for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Whose operation it is.
    pub vendor: &'static str,
    /// HTTP method.
    pub method: Method,
    /// The operation's path with its placeholders.
    pub path: &'static str,
    /// Path and query.
    pub address: String,
    /// Body.
    pub body: Option<Value>,
}

impl Request {
    /// Of an operation with these values in path and query, by their names, and this body.
    #[must_use]
    pub fn new(operation: &Operation, values: &[(String, Value)], body: Option<Value>) -> Self {
        let mut address = operation.path.to_owned();
        let mut query = Vec::new();
        for (name, value) in values {
            let is_in_path = operation.params.iter().any(|param| param.in_path && param.name == *name);
            let texts = match value {
                Value::Array(items) => items.iter().map(plain).collect(),
                one => vec![plain(one)],
            };
            for text in texts {
                let encoded = String::from(js_sys::encode_uri_component(&text));
                if is_in_path {
                    address = address.replace(&format!("{{{name}}}"), &encoded);
                } else {
                    query.push(format!("{name}={encoded}"));
                }
            }
        }
        if !query.is_empty() {
            address = format!("{address}?{}", query.join("&"));
        }
        let body = body.or_else(|| operation.body.is_some().then(|| Value::Object(serde_json::Map::new())));
        let vendor = operation.id.split('_').next().unwrap_or_default();
        Self { vendor, method: operation.method.clone(), path: operation.path, address, body }
    }

    /// Of an operation with values by the names of params and by the pointers of members of the body, which is this otherwise.
    #[must_use]
    pub fn assembled(operation: &Operation, values: Vec<(String, Value)>, body: Option<Value>) -> Self {
        let (members, params): (Vec<_>, Vec<_>) = values.into_iter().partition(|(name, _)| name.starts_with('/'));
        let mut body = body;
        for (place, value) in members {
            put(body.get_or_insert_with(|| json!({})), &place, value);
        }
        Self::new(operation, &params, body)
    }

    /// Sends it.
    ///
    /// # Errors
    /// When nothing comes back.
    pub async fn send(&self, net: Net) -> Result<Answered, Failure> {
        self.send_as(net, None).await
    }

    async fn send_as(&self, net: Net, key: Option<String>) -> Result<Answered, Failure> {
        let body = self.body.as_ref().map(Value::to_string).unwrap_or_default();
        net.ask(&self.method, &self.address, &Bytes::from(body), key).await
    }

    /// Sends it and reads what a success answers.
    ///
    /// # Errors
    /// What went wrong.
    pub async fn fetch(&self, net: Net) -> Result<Value, Failure> {
        self.fetch_as(net, None).await
    }

    async fn fetch_as(&self, net: Net, key: Option<String>) -> Result<Value, Failure> {
        let answer = self.send_as(net, key).await?;
        if !answer.status.is_success() {
            return Err(self.failure(&answer));
        }
        Ok(read(&answer.body))
    }

    /// The same for one of many: a backend that says that it takes no more just now is asked again when it says so, unless this is stopped.
    ///
    /// # Errors
    /// What went wrong, also when it takes no more after [`PATIENCE`] times.
    pub async fn fetch_patiently(&self, net: Net, stopped: RwSignal<bool>) -> Result<Value, Failure> {
        // Whatever became of the one before, it is done once.
        let key = Some(Uuid::new_v4().to_string());
        for _ in 0..PATIENCE {
            let failure = match self.fetch_as(net, key.clone()).await {
                Err(failure) if failure.kind == ErrorKind::RateLimited || failure.kind == ErrorKind::Unavailable => {
                    failure
                }
                Err(failure) if once::was_done(&failure) => return Ok(Value::Null),
                answer => return answer,
            };
            let Some(wait) = failure.retry_after else { return Err(failure) };
            for _ in 0..wait.as_secs().clamp(1, LONGEST) {
                sleep(SECOND).await;
                if stopped.try_get_untracked() != Some(false) {
                    return Err(failure);
                }
            }
        }
        self.fetch_as(net, key).await
    }

    /// Why it was refused.
    #[must_use]
    pub fn failure(&self, answer: &Answered) -> Failure {
        let body = read(&answer.body);
        let said = ["message", "error_message", "error"].iter().find_map(|name| body[*name].as_str());
        Failure {
            kind: ErrorKind::of_status(answer.status),
            message: said.unwrap_or_default().to_owned(),
            field: body["field"].as_str().map(str::to_owned),
            vendor: self.vendor,
            method: self.method.clone(),
            path: self.path,
            status: Some(answer.status.as_u16()),
            code: ["code", "error_code"].iter().find_map(|name| body[*name].as_str()).map(str::to_owned),
            retry_after: answer.retry_after,
        }
    }

    /// The same for a terminal. What lets the request in is left for the reader to fill in.
    #[must_use]
    pub fn as_curl(&self, origin: &str) -> String {
        let quote = |text: &str| format!("'{}'", text.replace('\'', "'\\''"));
        let mut words = vec![format!("curl -X {}", self.method), quote(&format!("{origin}{}", self.address))];
        words.push("-H 'x-rotunda: 1' -b 'rotunda_session=•••'".to_owned());
        if let Some(body) = &self.body {
            words.push("-H 'content-type: application/json'".to_owned());
            words.push(format!("-d {}", quote(&body.to_string())));
        }
        words.join(" \\\n  ")
    }
}

/// A body as JSON; nothing when it is none.
#[must_use]
pub fn read(body: &Bytes) -> Value {
    wire::from_slice(if body.is_empty() { b"null" } else { body }).unwrap_or_default()
}

/// A value as a text: without quotes where it is one.
#[must_use]
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Puts a value where a pointer leads, making the objects on the way.
fn put(whole: &mut Value, place: &str, value: Value) {
    let mut at = whole;
    for name in place.split('/').skip(1) {
        if !at.is_object() {
            *at = json!({});
        }
        at = &mut at[name];
    }
    *at = value;
}
