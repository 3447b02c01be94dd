//! Writes answers.

use std::io::Write as _;

use ::api::endpoint::{Answer as _, Endpoint, Vendor as _};
use axum::{
    body::Body,
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Serialize;

use crate::refusal::Refusal;

/// Answers from this size on are compressed.
const COMPRESS_FROM_BYTES: usize = 1 << 10;

/// Writes a success.
pub(crate) fn answer<E: Endpoint>(asked: &HeaderMap, answer: &E::Response) -> Result<Response, Refusal> {
    Ok(written::<E>(asked, body::<E>(answer)?))
}

/// The body of a success.
pub(super) fn body<E: Endpoint>(answer: &E::Response) -> Result<Bytes, Refusal> {
    answer.write().map_err(|e| Refusal::broken("write the answer", e))
}

/// The answer with a body.
pub(super) fn written<E: Endpoint>(asked: &HeaderMap, body: Bytes) -> Response {
    let status = StatusCode::from_u16(E::SUCCESS).unwrap_or(StatusCode::OK);
    let mut response = Response::new(Body::empty());
    if E::Vendor::EMPTY_IS_NO_CONTENT && body == "null" {
        *response.status_mut() = StatusCode::NO_CONTENT;
        return response;
    }
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(E::Response::MIME));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let packed = (body.len() >= COMPRESS_FROM_BYTES && accepts(asked, "gzip")).then(|| gzip(&body)).flatten();
    *response.body_mut() = match packed {
        Some(packed) => {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            Body::from(packed)
        }
        None => Body::from(body),
    };
    response
}

/// Whether the caller reads bodies of this encoding.
pub(crate) fn accepts(asked: &HeaderMap, encoding: &str) -> bool {
    let listed = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    listed.flat_map(|value| value.split(',')).any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let refused = parts.any(|part| part.strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()) == Some(0.0));
        name.eq_ignore_ascii_case(encoding) && !refused
    })
}

fn gzip(body: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::with_capacity(body.len() / 4), flate2::Compression::fast());
    encoder.write_all(body).ok()?;
    encoder.finish().ok()
}

/// Writes any value as JSON.
pub(crate) fn json(status: StatusCode, body: &impl Serialize) -> Response {
    let body = serde_json::to_vec(body).unwrap_or_default();
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, body).into_response()
}
