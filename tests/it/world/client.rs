//! A caller: the app's own client over the router, without a network between.

use std::collections::BTreeMap;

use api::{
    client::{Credentials, ErrorOf, Transport, call, call_once},
    endpoint::Endpoint,
    error::{CallError, TransportError, VendorError},
};
use axum::{Router, body::Body};
use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode, header};
use tower::ServiceExt as _;

/// A caller, perhaps with a session.
#[derive(Clone)]
pub(crate) struct Client {
    router: Router,
    cookie: Option<String>,
}

impl Client {
    pub(crate) fn new(router: &Router, cookie: Option<String>) -> Self {
        Self { router: router.clone(), cookie }
    }

    /// Calls under the session.
    pub(crate) async fn call<E: Endpoint>(&self, request: &E) -> Result<E::Response, ErrorOf<E>> {
        call(self, None, request).await
    }

    /// Calls with the vendor's credentials.
    pub(crate) async fn call_with<E: Endpoint>(
        &self,
        credentials: &Credentials<E>,
        request: &E,
    ) -> Result<E::Response, ErrorOf<E>> {
        call(self, Some(credentials), request).await
    }

    /// Calls with the vendor's credentials, so that it happens once however often it is called with this key.
    pub(crate) async fn call_once<E: Endpoint>(
        &self,
        credentials: &Credentials<E>,
        request: &E,
        key: &str,
    ) -> Result<E::Response, ErrorOf<E>> {
        call_once(self, Some(credentials), request, Some(key)).await
    }

    /// Sends any request, with the cookie; the answer keeps its body unread.
    pub(crate) async fn open(&self, mut request: Request<Body>) -> Response<Body> {
        request.headers_mut().entry(header::HOST).or_insert(http::HeaderValue::from_static("rotunda.test"));
        if let Some(cookie) = &self.cookie {
            request.headers_mut().insert(header::COOKIE, cookie.parse().unwrap());
        }
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// Sends any request, with the cookie.
    pub(crate) async fn send(&self, request: Request<Body>) -> (StatusCode, HeaderMap, Bytes) {
        let (head, body) = self.open(request).await.into_parts();
        (head.status, head.headers, axum::body::to_bytes(body, usize::MAX).await.unwrap())
    }

    /// Reads an address.
    pub(crate) async fn get(&self, path: &str) -> (StatusCode, HeaderMap, Bytes) {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Sends a JSON text as the app would.
    pub(crate) async fn json(&self, method: &str, path: &str, body: &str) -> (StatusCode, serde_json::Value) {
        let request = Request::builder().method(method).uri(path).header("x-rotunda", "1");
        let request =
            request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body.to_owned())).unwrap();
        let (status, _, body) = self.send(request).await;
        (status, serde_json::from_slice(&body).unwrap_or_default())
    }

    /// Posts a form as a browser would: fields, then a file.
    pub(crate) async fn form(
        &self,
        path: &str,
        fields: &BTreeMap<String, String>,
        file: &[u8],
    ) -> (StatusCode, serde_json::Value) {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes(),
            );
        }
        body.extend(b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n");
        body.extend(file);
        body.extend(b"\r\n--edge--\r\n");
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
        let (status, _, body) = self.send(request.body(Body::from(body)).unwrap()).await;
        (status, serde_json::from_slice(&body).unwrap_or_default())
    }
}

impl Transport for Client {
    async fn carry(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let (status, headers, body) = self.send(request.map(Body::from)).await;
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }
}

/// A refusal: HTTP status, and the field at fault.
pub(crate) type Refused = (u16, Option<String>);

/// The refusal that a call must have met.
#[track_caller]
pub(crate) fn refusal<T: std::fmt::Debug, E: VendorError>(result: Result<T, CallError<E>>) -> Refused {
    match result {
        Err(CallError::Vendor { status, body, .. }) => {
            assert!(!body.to_string().is_empty(), "a refusal says why");
            (status.as_u16(), body.field().map(str::to_owned))
        }
        other => panic!("expected a refusal in the vendor's shape, got {other:?}"),
    }
}
