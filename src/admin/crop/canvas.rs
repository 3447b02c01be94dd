//! The browser's pictures and canvases, as far as they are needed here.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How well pictures are kept.
const QUALITY: f64 = 0.92;
/// What is behind pictures that can be seen through.
const GROUND: &str = "#fff";

fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = Reflect::get(of, &name.into()).ok()?.dyn_into().ok()?;
    function.apply(of, &arguments.iter().collect::<Array>()).ok()
}

fn set(of: &JsValue, name: &str, value: impl Into<JsValue>) {
    // What cannot be set stays as it is.
    let _ = Reflect::set(of, &name.into(), &value.into());
}

/// A picture that was read.
#[derive(Debug)]
pub(super) struct Bitmap(JsValue);

impl Bitmap {
    /// Reads a file, turned the way that it says; nothing when it is no picture.
    pub(super) async fn read(file: &web_sys::File) -> Option<Self> {
        let reading = call(&js_sys::global(), "createImageBitmap", &[file.into()])?;
        JsFuture::from(Promise::resolve(&reading)).await.ok().map(Self)
    }

    /// Width and height.
    pub(super) fn size(&self) -> (f64, f64) {
        let get = |name: &str| Reflect::get(&self.0, &name.into()).ok().and_then(|size| size.as_f64()).unwrap_or(1.0);
        (get("width"), get("height"))
    }

    /// As canvases take it.
    pub(super) const fn source(&self) -> &JsValue {
        &self.0
    }
}

impl Drop for Bitmap {
    fn drop(&mut self) {
        call(&self.0, "close", &[]);
    }
}

/// A square canvas.
#[derive(Debug)]
pub(super) struct Canvas {
    element: JsValue,
    side: u32,
}

impl Canvas {
    /// The one of an element, of this width and height.
    pub(super) fn new(element: &JsValue, side: u32) -> Self {
        for name in ["width", "height"] {
            if Reflect::get(element, &name.into()).ok().and_then(|now| now.as_f64()) != Some(f64::from(side)) {
                set(element, name, side);
            }
        }
        Self { element: element.clone(), side }
    }

    /// As canvases take it.
    pub(super) const fn source(&self) -> &JsValue {
        &self.element
    }

    /// Fills it with a square of a picture: left, upper, side.
    pub(super) fn draw(&self, source: &JsValue, (left, upper, side): (f64, f64, f64)) {
        let Some(context) = call(&self.element, "getContext", &["2d".into()]) else { return };
        let whole = f64::from(self.side);
        set(&context, "imageSmoothingQuality", "high");
        set(&context, "fillStyle", GROUND);
        call(&context, "fillRect", &[0.into(), 0.into(), whole.into(), whole.into()]);
        let places = [left, upper, side, side, 0.0, 0.0, whole, whole].map(JsValue::from);
        let mut arguments = vec![source.clone()];
        arguments.extend(places);
        call(&context, "drawImage", &arguments);
    }

    /// What is on it as JPEG, in base64.
    pub(super) fn as_jpeg(&self) -> Option<String> {
        let address = call(&self.element, "toDataURL", &["image/jpeg".into(), QUALITY.into()])?.as_string()?;
        address.split_once(',').map(|(_, data)| data.to_owned())
    }
}
