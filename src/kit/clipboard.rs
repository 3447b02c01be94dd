//! The clipboard.

use wasm_bindgen::JsCast;

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
