//! The clipboard.

use wasm_bindgen::JsCast;

use super::toast::Toasts;
use crate::{task::spawn, text::kit as t};

/// Puts a text on the clipboard; answers whether it is there. The clipboard is missing on pages without encryption, and may be
/// forbidden in frames.
pub async fn copy(text: &str) -> bool {
    let copied = async {
        let clipboard = js_sys::Reflect::get(&web_sys::window()?.navigator(), &"clipboard".into()).ok()?;
        let write = js_sys::Reflect::get(&clipboard, &"writeText".into()).ok()?;
        let write: js_sys::Function = write.dyn_into().ok()?;
        let promise = write.call1(&clipboard, &text.into()).ok()?;
        wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&promise)).await.ok()
    };
    copied.await.is_some()
}

/// Puts the whole address of a place in the app (`/events/...`) on the clipboard, and says how that went.
pub fn copy_link(toasts: Toasts, place: &str) {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    let link = format!("{origin}{place}");
    spawn(async move {
        if copy(&link).await {
            toasts.say(t::link_copied());
        } else {
            toasts.warn(t::copy_failed());
        }
    });
}
