//! Headers that keep a browser from doing what nobody asked it to.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use http::{HeaderName, HeaderValue, header};

use crate::{Backend, routes::is_api};

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Sets the headers that every answer has; what a handler has set stays.
pub(crate) async fn headers(State(backend): State<Backend>, request: Request, next: Next) -> Response {
    let api = is_api(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(
        PERMISSIONS_POLICY,
        HeaderValue::from_static("camera=(), microphone=(), payment=(), usb=(), geolocation=(self)"),
    );
    let policy = if api { "default-src 'none'; frame-ancestors 'none'".to_owned() } else { app_policy(&backend) };
    if let (false, Ok(policy)) = (headers.contains_key(header::CONTENT_SECURITY_POLICY), HeaderValue::from_str(&policy))
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if api {
        headers.insert(RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
    }
    response
}

/// What the app may load and run: only what is served here, and pictures of other sites, whose addresses people post.
///
/// Objects are files of the reader's own disk, of which a page is shown before they are sent. WebAssembly needs `wasm-unsafe-eval`; it allows no `eval`. The page's own inline scripts are known by their hashes.
fn app_policy(backend: &Backend) -> String {
    let hashes: String = backend.app_files.script_hashes().iter().map(|hash| format!(" '{hash}'")).collect();
    let frames = match &*backend.config.frame_ancestors {
        [] => "'none'".to_owned(),
        origins => origins.join(" "),
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; img-src 'self' data: blob: https:; \
         media-src 'self' blob:; object-src blob:; frame-src blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; \
         worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {frames}"
    )
}
