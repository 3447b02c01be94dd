//! Answers that the page asked for itself, beside the download of this program.
//!
//! `index.html` starts the first requests before the program is there, so that they do not wait for one another. Each is used once,
//! for the call that would have asked the same.

use bytes::Bytes;
use http::Method;
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The answer to this call, when the page has asked for it. A failed or refused one is asked for again in the ordinary way.
pub(crate) async fn take(method: &Method, uri: &str) -> Option<Bytes> {
    if *method != Method::GET {
        return None;
    }
    let boot = Reflect::get(&js_sys::global(), &"__boot".into()).ok()?.dyn_into::<Object>().ok()?;
    let wanted = key(uri);
    let name = Object::keys(&boot).iter().find(|name| name.as_string().is_some_and(|name| key(&name) == wanted))?;
    let promise = Reflect::get(&boot, &name).ok()?.dyn_into::<Promise>().ok()?;
    Reflect::delete_property(&boot, &name).ok()?;
    let answer = JsFuture::from(promise).await.ok()?;
    let status = Reflect::get(&answer, &"status".into()).ok()?.as_f64()?;
    let text = Reflect::get(&answer, &"text".into()).ok().as_ref().and_then(JsValue::as_string)?;
    (200.0..300.0).contains(&status).then(|| Bytes::from(text))
}

/// The address without its `time`: the page's clock is read a moment earlier than the program's.
fn key(uri: &str) -> String {
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let parts: Vec<&str> = query.split('&').filter(|part| !part.starts_with("time=")).collect();
    format!("{path}?{}", parts.join("&"))
}
