//! Sends any endpoint over any transport.

use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode, header::RETRY_AFTER};

use crate::{
    auth::{Auth, Session},
    endpoint::{Answer, Endpoint, Parts, Vendor},
    error::{CallError, TransportError, VendorError},
    wire,
};

/// Carries one request to a server: `fetch` in the browser, the router itself in tests.
pub trait Transport {
    /// Sends and waits.
    ///
    /// # Errors
    /// When no answer arrived; any answer, whatever its status, is `Ok`.
    fn carry(&self, request: Request<Bytes>) -> impl Future<Output = Result<Response<Bytes>, TransportError>>;
}

/// The credentials type of an endpoint.
pub type Credentials<E> = <<E as Endpoint>::Auth as Auth>::Credentials;
/// The error type of an endpoint.
pub type ErrorOf<E> = CallError<<<E as Endpoint>::Vendor as Vendor>::Error>;

/// Calls one endpoint. Without `credentials` the request counts as made under the app's session.
///
/// # Errors
/// See [`CallError`].
pub async fn call<E: Endpoint>(
    transport: &impl Transport,
    credentials: Option<&Credentials<E>>,
    request: &E,
) -> Result<E::Response, ErrorOf<E>> {
    call_once(transport, credentials, request, None).await
}

/// The same with a key by which the server knows a request that is repeated after its answer was lost, so that it does not happen twice.
/// At most 100 visible ASCII characters; endpoints whose documentation does not speak of it do without.
///
/// # Errors
/// See [`CallError`].
pub async fn call_once<E: Endpoint>(
    transport: &impl Transport,
    credentials: Option<&Credentials<E>>,
    request: &E,
    key: Option<&str>,
) -> Result<E::Response, ErrorOf<E>> {
    let mut http = to_http(request).map_err(CallError::Request)?;
    match credentials {
        Some(credentials) => E::Auth::attach(credentials, &mut http),
        None => Session::attach(&(), &mut http),
    }
    if let Some(Ok(key)) = key.map(http::HeaderValue::from_str) {
        http.headers_mut().insert("idempotency-key", key);
    }
    let (head, body) = transport.carry(http).await?.into_parts();
    read::<E>(head.status, retry_after(&head.headers), body)
}

/// Writes the request for the wire, without credentials.
///
/// # Errors
/// When a field cannot be written.
pub fn to_http<E: Endpoint>(request: &E) -> Result<Request<Bytes>, String> {
    let parts = request.to_parts().map_err(|e| e.to_string())?;
    let form = E::Vendor::form(&parts.body);
    return write(E::METHOD, E::Vendor::BASE, E::PATH, parts, form);

    // What does not depend on the endpoint is in the program once.
    fn write(
        method: Method,
        base: &str,
        path: &str,
        parts: Parts,
        form: Option<(String, Bytes)>,
    ) -> Result<Request<Bytes>, String> {
        let mut http = Request::builder().method(method).uri(parts.path_and_query(base, path));
        let (kind, body) = form.unwrap_or_else(|| ("application/json".to_owned(), parts.body));
        if !body.is_empty() {
            http = http.header(http::header::CONTENT_TYPE, kind);
        }
        http.body(body).map_err(|e| e.to_string())
    }
}

/// Reads an answer.
///
/// # Errors
/// See [`CallError`].
pub fn read<E: Endpoint>(
    status: StatusCode,
    retry_after: Option<Duration>,
    body: Bytes,
) -> Result<E::Response, ErrorOf<E>> {
    if status.is_success() {
        E::Response::read(&body).map_err(|e| CallError::Unexpected { status, reason: e.to_string(), body })
    } else {
        Err(refusal(status, retry_after, body))
    }
}

/// Reads an answer whose status is none of success.
pub fn refusal<V: VendorError>(status: StatusCode, retry_after: Option<Duration>, body: Bytes) -> CallError<V> {
    match wire::from_slice(&body) {
        Ok(refusal) => CallError::Vendor { status, body: refusal, retry_after },
        Err(e) => CallError::Unexpected { status, reason: e.to_string(), body },
    }
}

fn retry_after(headers: &http::HeaderMap) -> Option<Duration> {
    headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok().map(Duration::from_secs)
}
