//! Being shown inside another site's page: without the shell, and telling that page how high the content is and where it is.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// The highest a stream makes its frame, in px; it scrolls inside. Without a bound a stream would load for ever.
const HIGHEST: f64 = 960.0;

/// How the app is embedded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Embedding {
    /// Whether only the area is shown, without the shell (`?chrome=none`).
    pub is_bare: bool,
    /// The origin of the page that shows it (`?host=https://...`).
    host: Option<String>,
}

impl Embedding {
    /// What the address asked for when the page was opened.
    #[must_use]
    pub fn at_start() -> Self {
        let search = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
        let Ok(search) = web_sys::UrlSearchParams::new_with_str(&search) else { return Self::default() };
        let is_framed = web_sys::window()
            .is_some_and(|window| window.parent().ok().flatten().is_some_and(|parent| !Object::is(&parent, &window)));
        let host = search.get("host").filter(|_| is_framed);
        Self { is_bare: search.get("chrome").as_deref() == Some("none"), host }
    }

    /// Tells the page around where this view is, its unread count, and how high it would like to be.
    pub fn tell_route(&self, path: &str) {
        self.tell("route", &[("path", path.into())]);
        self.tell("height", &[("height", HIGHEST.into())]);
    }

    /// Tells the page around how many items have come that are not shown.
    pub fn tell_unread(&self, count: usize) {
        #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
        self.tell("unread", &[("count", (count as f64).into())]);
    }

    /// Tells the page around how high the content is, in px.
    pub fn tell_height(&self, height: f64) {
        self.tell("height", &[("height", height.min(HIGHEST).into())]);
    }

    /// Only the named origin gets the message: the browser drops it when another page is there.
    fn tell(&self, what: &str, facts: &[(&str, JsValue)]) {
        let Some(host) = &self.host else { return };
        let message = Object::new();
        for (name, value) in [("rotunda", JsValue::from(what))].iter().chain(facts) {
            // Setting a member of a fresh object cannot fail.
            let _ = Reflect::set(&message, &(*name).into(), value);
        }
        if let Some(parent) = web_sys::window().and_then(|window| window.parent().ok().flatten()) {
            // A host that is no origin is refused by the browser, and then nobody is told.
            let _ = parent.post_message(&message, host);
        }
    }
}
