//! Calls over `fetch`: the only file that names it.

use std::{pin::Pin, rc::Rc, time::Duration};

use api::{
    auth::{IDEMPOTENCY_KEY, SESSION_HEADER},
    client,
    endpoint::{Answer, Endpoint, Parts, Vendor},
    error::{CallError, ErrorKind, Failure, TransportError, VendorError},
    rotunda::RotundaError,
};
use bytes::Bytes;
use gloo_net::http::RequestBuilder;
use http::{Method, StatusCode};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

use crate::{boot, session::Session};

/// How the backends are doing, as the calls saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// The last call was answered.
    #[default]
    Fine,
    /// No answer arrives.
    Offline,
    /// The server answers that it cannot work now.
    Unavailable,
}

/// Calls the backends under the app's session, and keeps account of what that says about both.
#[derive(Clone, Copy)]
pub struct Net {
    /// Who is signed in; told when the server no longer knows.
    pub session: Session,
    /// How the backends are doing.
    pub reach: RwSignal<Reach>,
}

impl Net {
    /// The one of the app.
    #[must_use]
    pub fn new(session: Session) -> Self {
        Self { session, reach: RwSignal::new(Reach::Fine) }
    }

    /// Calls an endpoint.
    ///
    /// # Errors
    /// What went wrong, the same for every vendor.
    pub fn call<E: Endpoint>(self, request: &E) -> impl Future<Output = Result<E::Response, Failure>> + use<E> {
        self.call_until(request, None)
    }

    /// The same, given up when `stop` is dropped.
    ///
    /// # Errors
    /// What went wrong; `Aborted` when given up.
    pub fn call_until<E: Endpoint>(
        self,
        request: &E,
        stop: Option<&Stop>,
    ) -> impl Future<Output = Result<E::Response, Failure>> + use<E> {
        self.call_with(request, stop, None)
    }

    /// The same under a name of the caller's own: called again with the same, the server does it once.
    ///
    /// # Errors
    /// What went wrong.
    pub fn call_once<E: Endpoint>(
        self,
        request: &E,
        key: &str,
    ) -> impl Future<Output = Result<E::Response, Failure>> + use<E> {
        self.call_with(request, None, Some(key.to_owned()))
    }

    fn call_with<E: Endpoint>(
        self,
        request: &E,
        stop: Option<&Stop>,
        key: Option<String>,
    ) -> impl Future<Output = Result<E::Response, Failure>> + use<E> {
        let place = Place { vendor: E::Vendor::NAME, method: E::METHOD, path: E::PATH };
        let refusal = refused::<<E::Vendor as Vendor>::Error>;
        let turn = self.session.turn();
        // In a box: what is here would otherwise be in the program once for each endpoint.
        let answer: Pin<Box<dyn Future<Output = _>>> =
            Box::pin(answer(E::Vendor::BASE, request.to_parts(), stop.and_then(Stop::signal), key, place, refusal));
        async move {
            let answer = match answer.await {
                Ok((place, status, body)) => E::Response::read(&body).map_err(|e| place.unexpected(status, body, &e)),
                Err(failure) => Err(failure),
            };
            self.note(turn, answer.as_ref().err());
            answer
        }
    }

    /// Sends a request whose type is not known here, e.g. from the console of operations; whatever is answered is a success of this. With a `key`,
    /// the server does it once, as [`call_once`](Self::call_once).
    ///
    /// # Errors
    /// When nothing is answered.
    pub async fn ask(
        self,
        method: &Method,
        address: &str,
        body: &Bytes,
        key: Option<String>,
    ) -> Result<Answered, Failure> {
        let place = Place { vendor: "rotunda", method: method.clone(), path: "" };
        let turn = self.session.turn();
        let answer = exchange(method, address, body, None, key)
            .await
            .map_err(|error| place.failure(CallError::<RotundaError>::Transport(error)));
        if answer.as_ref().is_ok_and(|answer| answer.status == StatusCode::UNAUTHORIZED) {
            self.session.lost(turn);
        }
        self.note(turn, answer.as_ref().err());
        answer
    }

    /// Draws the conclusions of one call, which was made in this [turn](Session::turn), for the whole app.
    fn note(self, turn: u32, failure: Option<&Failure>) {
        let reach = match failure.map(|failure| failure.kind) {
            Some(ErrorKind::Offline) => Reach::Offline,
            Some(ErrorKind::Unavailable) => Reach::Unavailable,
            Some(ErrorKind::Aborted) => return,
            Some(ErrorKind::Unauthenticated) => {
                self.session.lost(turn);
                Reach::Fine
            }
            _ => Reach::Fine,
        };
        if self.reach.try_get_untracked().is_some_and(|known| known != reach) {
            self.reach.set(reach);
        }
    }
}

/// Gives calls up, at the latest when the last of its clones is dropped; kept by whoever made them.
#[derive(Debug, Clone)]
pub struct Stop(SendWrapper<Rc<Controller>>);

#[derive(Debug)]
struct Controller(Option<web_sys::AbortController>);

impl Stop {
    /// One for any number of calls.
    #[must_use]
    pub fn new() -> Self {
        Self(SendWrapper::new(Rc::new(Controller(web_sys::AbortController::new().ok()))))
    }

    /// Gives the calls up now.
    pub fn now(&self) {
        self.0.abort();
    }

    /// Whether both stop the same calls.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    fn signal(&self) -> Option<web_sys::AbortSignal> {
        self.0.0.as_ref().map(web_sys::AbortController::signal)
    }
}

impl Default for Stop {
    fn default() -> Self {
        Self::new()
    }
}

impl Controller {
    fn abort(&self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

impl Drop for Controller {
    fn drop(&mut self) {
        self.abort();
    }
}

/// Which operation, for failures.
struct Place {
    vendor: &'static str,
    method: Method,
    path: &'static str,
}

impl Place {
    fn failure<V: VendorError>(self, error: CallError<V>) -> Failure {
        error.into_failure(self.vendor, self.method, self.path)
    }

    fn unexpected(self, status: StatusCode, body: Bytes, error: &api::wire::Error) -> Failure {
        self.failure(CallError::<RotundaError>::Unexpected { status, reason: error.to_string(), body })
    }
}

/// Reads a vendor's refusal.
type Refusal = fn(Place, StatusCode, Option<Duration>, Bytes) -> Failure;

fn refused<V: VendorError>(place: Place, status: StatusCode, retry_after: Option<Duration>, body: Bytes) -> Failure {
    place.failure(client::refusal::<V>(status, retry_after, body))
}

/// Sends a request and waits for the body of a success.
async fn answer(
    base: &'static str,
    parts: Result<Parts, api::wire::Error>,
    signal: Option<web_sys::AbortSignal>,
    key: Option<String>,
    place: Place,
    refusal: Refusal,
) -> Result<(Place, StatusCode, Bytes), Failure> {
    let carried = match parts {
        Ok(parts) => {
            let address = parts.path_and_query(base, place.path);
            exchange(&place.method, &address, &parts.body, signal, key).await.map_err(CallError::Transport)
        }
        Err(reason) => Err(CallError::<RotundaError>::Request(reason.to_string())),
    };
    match carried {
        Ok(Answered { status, body, .. }) if status.is_success() => Ok((place, status, body)),
        Ok(Answered { status, retry_after, body }) => Err(refusal(place, status, retry_after, body)),
        Err(error) => Err(place.failure(error)),
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answered {
    /// HTTP status.
    pub status: StatusCode,
    /// When to try again.
    pub retry_after: Option<Duration>,
    /// The body as it is.
    pub body: Bytes,
}

#[expect(clippy::disallowed_methods, reason = "this is the one file that talks to the network")]
async fn exchange(
    method: &Method,
    address: &str,
    body: &Bytes,
    signal: Option<web_sys::AbortSignal>,
    key: Option<String>,
) -> Result<Answered, TransportError> {
    if let Some(body) = boot::take(method, address).await {
        return Ok(Answered { status: StatusCode::OK, retry_after: None, body });
    }
    let (header, value) = SESSION_HEADER;
    let out = RequestBuilder::new(address).method(method.clone()).header(header, value).abort_signal(signal.as_ref());
    let out = match key {
        Some(key) => out.header(IDEMPOTENCY_KEY, &key),
        None => out,
    };
    let out = if body.is_empty() {
        out.build()
    } else {
        out.header("content-type", "application/json").body(js_sys::Uint8Array::from(&body[..]))
    };
    let answer = out.map_err(|e| TransportError::Unreachable(e.to_string()))?.send().await.map_err(unreachable)?;
    let status = StatusCode::from_u16(answer.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let wait = answer.headers().get("retry-after");
    let retry_after = wait.and_then(|wait| wait.trim().parse().ok()).map(Duration::from_secs);
    let body = answer.binary().await.map_err(unreachable)?.into();
    Ok(Answered { status, retry_after, body })
}

/// A file that has been fetched, under an address that this page alone knows; it ends when this is dropped.
#[derive(Debug)]
pub struct LocalFile(String);

impl LocalFile {
    /// As the browser takes it.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0
    }
}

impl Drop for LocalFile {
    fn drop(&mut self) {
        // Fails only for what is no address.
        let _ = web_sys::Url::revoke_object_url(&self.0);
    }
}

/// Fetches a file from the signed address that a backend gave for it.
///
/// # Errors
/// Why it did not come.
pub async fn fetch_file(net: Net, address: &str) -> Result<LocalFile, Failure> {
    let answer = fetch_signed(net, address, None).await?;
    let raw = web_sys::Response::from(answer);
    let bytes = raw.blob().map_err(|_| no_file(None))?;
    let bytes = wasm_bindgen_futures::JsFuture::from(bytes).await.map_err(|_| no_file(None))?;
    web_sys::Url::create_object_url_with_blob(bytes.unchecked_ref()).map(LocalFile).map_err(|_| no_file(None))
}

/// Fetches at most `most` bytes of a text from the signed address that a backend gave for it.
///
/// # Errors
/// Why it did not come.
pub async fn fetch_text(net: Net, address: &str, most: u64) -> Result<String, Failure> {
    let answer = fetch_signed(net, address, Some(most)).await?;
    let bytes = answer.binary().await.map_err(|_| no_file(None))?;
    // The end may be in the middle of a letter.
    Ok(String::from_utf8_lossy(&bytes).trim_end_matches('\u{fffd}').to_owned())
}

#[expect(clippy::disallowed_methods, reason = "this is the one file that talks to the network")]
async fn fetch_signed(net: Net, address: &str, most: Option<u64>) -> Result<gloo_net::http::Response, Failure> {
    let request = RequestBuilder::new(address);
    let request = match most {
        Some(most) => request.header("range", &format!("bytes=0-{}", most.saturating_sub(1))),
        None => request,
    };
    let turn = net.session.turn();
    let answer = match request.send().await {
        Ok(answer) if answer.ok() => Ok(answer),
        Ok(answer) => Err(no_file(StatusCode::from_u16(answer.status()).ok())),
        Err(_) => Err(no_file(None)),
    };
    net.note(turn, answer.as_ref().err());
    answer
}

/// A file that did not come; without a status nothing came at all.
fn no_file(status: Option<StatusCode>) -> Failure {
    let kind = status.map_or(ErrorKind::Offline, ErrorKind::of_status);
    Failure {
        kind,
        vendor: "rotunda",
        method: Method::GET,
        path: "/app/media/{id}",
        status: status.map(|status| status.as_u16()),
        code: None,
        message: "the file did not come".to_owned(),
        field: None,
        retry_after: None,
    }
}

fn unreachable(error: gloo_net::Error) -> TransportError {
    match error {
        gloo_net::Error::JsError(error) if error.name == "AbortError" => TransportError::Aborted,
        other => TransportError::Unreachable(other.to_string()),
    }
}

/// Whether the browser itself says that there is no network.
#[must_use]
pub fn browser_is_offline() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| {
        js_sys::Reflect::get(navigator.unchecked_ref(), &"onLine".into()).is_ok_and(|online| online.is_falsy())
    })
}
