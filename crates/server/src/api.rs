//! Mounts endpoints: decodes the request with the type that declares it, calls the handler, writes the answer.

use std::{marker::PhantomData, pin::Pin};

use api::{
    endpoint::{Endpoint, EndpointInfo, FieldInfo, Parts, Place, Vendor},
    error::ErrorKind,
};
use axum::{
    Router,
    body::Body,
    extract::{RawPathParams, Request, State, rejection::RawPathParamsRejection},
    response::Response,
    routing::{MethodFilter, on},
};
use bytes::Bytes;
use futures_util::StreamExt as _;
use http::{Method, header, request};
use serde_json::Value;

use crate::{
    Backend, audit, caller,
    caller::Caller,
    once::{self, Sent},
    refusal::Refusal,
};

mod blame;
mod multipart;
mod written;

pub(crate) use written::{accepts, answer, json};
use written::{body, written};

/// The largest JSON body: the longest post is 20,000 characters.
const BODY_BYTES: usize = 1 << 20;
/// The largest body that has a file in it: 25 MB, a third more as base64, and what is said about it.
const UPLOAD_BYTES: usize = 36 << 20;
/// Bodies with a file in them, by how their types are named.
const BODIES_WITH_FILES: [&str; 2] = ["Upload", "AvatarUpdate"];
/// A body over the limit is read on this much further, because a browser that is still sending does not see the answer.
const READ_ON_BYTES: usize = 16 << 20;

/// The table of routes, with what it serves.
#[derive(Default)]
pub(crate) struct Api {
    pub(crate) router: Router<Backend>,
    pub(crate) served: Vec<EndpointInfo>,
    /// Every address that it is served at, those too that only a vendor's document prints.
    pub(crate) mounted: Vec<(Method, String, EndpointInfo)>,
}

/// A request whose handler needs more than its type says, or answers more than a body.
pub(crate) struct Raw<E> {
    /// The request.
    pub(crate) request: E,
    /// Who sends it; always there unless anyone may call the endpoint.
    pub(crate) caller: Option<Caller>,
    /// Its headers.
    pub(crate) head: request::Parts,
    /// Its body, when the endpoint's type has none.
    pub(crate) body: Body,
}

impl Api {
    /// Serves an endpoint to callers who may call it.
    pub(crate) fn serve<E, F, Fut>(self, handler: F) -> Self
    where
        E: Endpoint,
        F: Fn(Backend, Caller, E) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<E::Response, Refusal>> + Send + 'static,
    {
        self.serve_as(&[], handler)
    }

    /// The same, under other paths too that the vendor's document prints; what a path lacks is read from the query.
    pub(crate) fn serve_as<E, F, Fut>(self, printed: &[&str], handler: F) -> Self
    where
        E: Endpoint,
        F: Fn(Backend, Caller, E) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<E::Response, Refusal>> + Send + 'static,
    {
        let raw = for_callers(handler);
        printed.iter().fold(self.serve_raw(raw.clone()), |api, path| api.mount(&E::METHOD, path, raw.clone()))
    }

    /// The same, also as another method at another path, as the vendor's document prints it. A `GET` may have the fields of its body in
    /// the query.
    pub(crate) fn serve_also<E, F, Fut>(self, method: &Method, path: &str, handler: F) -> Self
    where
        E: Endpoint,
        F: Fn(Backend, Caller, E) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<E::Response, Refusal>> + Send + 'static,
    {
        let raw = for_callers(handler);
        self.serve_raw(raw.clone()).mount(method, path, raw)
    }

    /// Serves an endpoint that anyone may call.
    pub(crate) fn serve_anyone<E, F, Fut>(self, handler: F) -> Self
    where
        E: Endpoint,
        F: Fn(Backend, E) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<E::Response, Refusal>> + Send + 'static,
    {
        self.serve_raw(move |backend, raw: Raw<E>| {
            let handler = handler.clone();
            async move { answer::<E>(&raw.head.headers, &handler(backend, raw.request).await?) }
        })
    }

    /// Serves an endpoint whose handler reads the request or writes the answer by itself.
    pub(crate) fn serve_raw<E, F, Fut>(mut self, handler: F) -> Self
    where
        E: Endpoint,
        F: Fn(Backend, Raw<E>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<Response, Refusal>> + Send + 'static,
    {
        self.served.push(E::INFO);
        self.mount(&E::METHOD, &E::INFO.full_path(), handler)
    }

    /// Serves an endpoint, and at the same address another one to requests whose query and body say that it is meant: a vendor's document
    /// prints one path for both.
    pub(crate) fn serve_or<E, F, Fut, O, G, Out>(mut self, handler: F, is_other: IsOther, other: G) -> Self
    where
        E: Endpoint,
        F: Fn(Backend, Caller, E) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<E::Response, Refusal>> + Send + 'static,
        O: Endpoint,
        G: Fn(Backend, Caller, O) -> Out + Clone + Send + Sync + 'static,
        Out: Future<Output = Result<O::Response, Refusal>> + Send + 'static,
    {
        self.served.push(E::INFO);
        self.mount_or(&E::METHOD, &E::INFO.full_path(), handler, is_other, other)
    }

    /// The same at an address that only a vendor's document prints, for two endpoints that are served elsewhere.
    pub(crate) fn mount_or<E, F, Fut, O, G, Out>(
        mut self,
        method: &Method,
        path: &str,
        handler: F,
        is_other: IsOther,
        other: G,
    ) -> Self
    where
        E: Endpoint,
        F: Fn(Backend, Caller, E) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<E::Response, Refusal>> + Send + 'static,
        O: Endpoint,
        G: Fn(Backend, Caller, O) -> Out + Clone + Send + Sync + 'static,
        Out: Future<Output = Result<O::Response, Refusal>> + Send + 'static,
    {
        let (handler, other) = (for_callers(handler), for_callers(other));
        let route = move |State(backend): State<Backend>,
                          path: Result<RawPathParams, RawPathParamsRejection>,
                          request: Request| {
            let (handler, other) = (handler.clone(), other.clone());
            async move {
                let (head, body) = request.into_parts();
                let body = match whole(body, BODY_BYTES).await {
                    Ok(body) => body,
                    Err(refusal) => return refusal.respond::<E::Vendor>(),
                };
                let is_other = is_other(head.uri.query().unwrap_or_default(), &body);
                let request = Request::from_parts(head, Body::from(body));
                if is_other {
                    return respond::<O, _, _>(backend, path, request, other).await;
                }
                respond::<E, _, _>(backend, path, request, handler).await
            }
        };
        self.mounted.extend([E::INFO, O::INFO].map(|info| (method.clone(), path.to_owned(), info)));
        self.router = self.router.route(path, on(filter(method), route));
        self
    }

    fn mount<E, F, Fut>(mut self, method: &Method, path: &str, handler: F) -> Self
    where
        E: Endpoint,
        F: Fn(Backend, Raw<E>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<Response, Refusal>> + Send + 'static,
    {
        let route =
            move |State(backend): State<Backend>,
                  path: Result<RawPathParams, RawPathParamsRejection>,
                  request: Request| respond::<E, _, _>(backend, path, request, handler.clone());
        self.mounted.push((method.clone(), path.to_owned(), E::INFO));
        self.router = self.router.route(path, on(filter(method), route));
        self
    }
}

fn filter(method: &Method) -> MethodFilter {
    MethodFilter::try_from(method.clone()).unwrap_or_else(|_| unreachable!("endpoints have common methods"))
}

async fn respond<E, F, Fut>(
    backend: Backend,
    path: Result<RawPathParams, RawPathParamsRejection>,
    request: Request,
    handler: F,
) -> Response
where
    E: Endpoint,
    F: Fn(Backend, Raw<E>) -> Fut,
    Fut: Future<Output = Result<Response, Refusal>>,
{
    let (act, answer) = match receive::<E>(&backend, path, request).await {
        Ok(raw) => (audit::By::of(&raw), handler(backend, raw).await),
        Err(refusal) => (None, Err(refusal)),
    };
    let failure = answer.as_ref().err().map(|refusal| refusal.message.clone());
    let mut response = answer.unwrap_or_else(Refusal::respond::<E::Vendor>);
    if let Some(act) = act {
        response.extensions_mut().insert(act.ended(failure));
    }
    response
}

/// Says by query and body whether the other of two endpoints is meant.
type IsOther = fn(&str, &[u8]) -> bool;

/// A handler at work.
type Answering = Pin<Box<dyn Future<Output = Result<Response, Refusal>> + Send>>;

/// The handler of an endpoint that only callers may call; sets the cookie again whose end has moved.
fn for_callers<E, F, Fut>(handler: F) -> impl Fn(Backend, Raw<E>) -> Answering + Clone + Send + Sync + 'static
where
    E: Endpoint,
    F: Fn(Backend, Caller, E) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<E::Response, Refusal>> + Send + 'static,
{
    move |backend, raw: Raw<E>| {
        let handler = handler.clone();
        Box::pin(async move {
            let Some(caller) = raw.caller else { return Err(caller::no_session()) };
            let renewed = caller.cookie.clone();
            let sent = Sent::read(&backend, &caller, &raw.head, &raw.request)?;
            let work = handler(backend.clone(), caller, raw.request);
            let body = once::run(&backend, sent, Box::pin(async move { body::<E>(&work.await?) })).await?;
            let mut response = written::<E>(&raw.head.headers, body);
            if let Some(cookie) = renewed {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            Ok(response)
        })
    }
}

/// The fields of a query as a JSON object of texts; one that is there several times is a list.
fn query_as_body(query: &str) -> Bytes {
    let mut fields = serde_json::Map::new();
    for (name, value) in serde_html_form::from_str::<Vec<(String, String)>>(query).unwrap_or_default() {
        match fields.get_mut(&name) {
            None => drop(fields.insert(name, Value::String(value))),
            Some(Value::Array(values)) => values.push(Value::String(value)),
            Some(one) => *one = Value::Array(vec![one.take(), Value::String(value)]),
        }
    }
    Value::Object(fields).to_string().into()
}

/// Lets the caller in, then reads the request.
async fn receive<E: Endpoint>(
    backend: &Backend,
    path: Result<RawPathParams, RawPathParamsRejection>,
    request: Request,
) -> Result<Raw<E>, Refusal> {
    let (head, body) = request.into_parts();
    let caller = caller::admit::<E>(backend, &head).await?;
    let path = path.map_err(|_| Refusal::not_found("address"))?;
    let mut parts = Parts {
        path: path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        body: Bytes::new(),
    };
    let mut rest = body;
    let has_body = |field: &FieldInfo| matches!(field.place, Place::Body | Place::WholeBody);
    let has_file =
        E::INFO.fields.iter().any(|field| BODIES_WITH_FILES.iter().any(|name| field.rust_type.contains(name)));
    if E::Vendor::GET_BODIES || E::INFO.fields.iter().any(has_body) {
        parts.body = whole(std::mem::take(&mut rest), if has_file { UPLOAD_BYTES } else { BODY_BYTES }).await?;
    }
    if let (true, Some(edge)) = (E::Vendor::GET_BODIES || has_file, multipart::edge(&head.headers)) {
        parts.body = multipart::as_json(parts.body, edge).await?;
    }
    if head.method == Method::GET && E::METHOD != Method::GET && parts.body.is_empty() {
        parts.body = query_as_body(&parts.query);
    }
    settle_path::<E>(&mut parts);
    E::Vendor::repair(&E::INFO, &mut parts);
    let request = blame::read::<E>(&parts).map_err(|refusal| match refusal.kind {
        ErrorKind::NotFound if E::Vendor::PATHS_ARE_CHECKED => Refusal { kind: ErrorKind::Invalid, ..refusal },
        _ => refusal,
    })?;
    Ok(Raw { request, caller, head, body: rest })
}

/// Of an address that only a document prints: what the path lacks is taken from the query or the body, and what it has besides belongs to
/// the query.
fn settle_path<E: Endpoint>(parts: &mut Parts) {
    let in_path = |name: &str| E::INFO.fields.iter().any(|field| field.place == Place::Path && field.name == name);
    let (path, besides) = std::mem::take(&mut parts.path).into_iter().partition(|(name, _)| in_path(name));
    parts.path = path;
    let besides: Vec<(String, String)> = besides;
    if let (false, Ok(pairs)) = (besides.is_empty(), serde_html_form::to_string(&besides)) {
        parts.query = if parts.query.is_empty() { pairs } else { format!("{}&{pairs}", parts.query) };
    }
    for field in E::INFO.fields.iter().filter(|field| field.place == Place::Path) {
        if parts.path.iter().any(|(name, _)| name == field.name) {
            continue;
        }
        let pairs = serde_html_form::from_str::<Vec<(String, String)>>(&parts.query).unwrap_or_default();
        let in_query = pairs.into_iter().find(|(name, _)| name == field.name).map(|(_, value)| value);
        let in_body = || {
            let body: Value = serde_json::from_slice(&parts.body).ok()?;
            body.get(field.name)?.as_str().map(str::to_owned)
        };
        if let Some(value) = in_query.or_else(in_body) {
            parts.path.push((field.name.to_owned(), value));
        }
    }
}

async fn whole(body: Body, limit: usize) -> Result<Bytes, Refusal> {
    let mut stream = body.into_data_stream();
    let mut bytes = Vec::new();
    let mut size = 0;
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|e| Refusal::new(ErrorKind::Invalid, format!("the body broke off: {e}")))?;
        size += chunk.len();
        if size <= limit {
            bytes.extend_from_slice(&chunk);
        } else if size > limit + READ_ON_BYTES {
            break;
        }
    }
    if size > limit {
        return Err(Refusal::new(ErrorKind::TooLarge, format!("a body may have {limit} bytes")));
    }
    Ok(bytes.into())
}

impl<E> std::fmt::Debug for Raw<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Bodies and headers hold what people write and what lets them in.
        f.debug_struct("Raw").field("request", &PhantomData::<E>).finish_non_exhaustive()
    }
}
