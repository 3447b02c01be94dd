//! A place on the page where one test mounts a view, and the ways to act on it.

use std::any::Any;

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// How long something may take, in ms.
const PATIENCE: f64 = 20_000.0;

/// A mounted view; taken off the page when dropped.
pub(crate) struct Stage {
    root: HtmlElement,
    _mounted: Box<dyn Any>,
}

impl Stage {
    /// Mounts a view.
    pub(crate) fn mount<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        dress();
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let mounted = leptos::mount::mount_to(root.clone(), move || view().into_any());
        Self { root, _mounted: Box::new(mounted) }
    }

    /// The first element that matches; it must be there.
    pub(crate) fn find(&self, selector: &str) -> HtmlElement {
        self.maybe(selector).unwrap_or_else(|| panic!("no {selector} in {}", self.root.inner_html()))
    }

    /// The first element that matches.
    pub(crate) fn maybe(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    /// All that match, in the order of the page.
    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|place| found.get(place).unwrap().unchecked_into()).collect()
    }

    /// Its text; it must be there.
    pub(crate) fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    /// Presses the button with this text or name.
    pub(crate) fn press(&self, name: &str) {
        let found = self.all("button").into_iter().find(|button| {
            button.get_attribute("aria-label").as_deref() == Some(name)
                || button.text_content().unwrap_or_default().trim() == name
        });
        found.unwrap_or_else(|| panic!("no button {name} in {}", self.root.inner_html())).click();
    }

    /// What stands on it, as HTML.
    pub(crate) fn html(&self) -> String {
        self.root.inner_html()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// The page.
pub(crate) fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// The element that has the focus.
pub(crate) fn focused() -> Option<Element> {
    document().active_element()
}

/// Whether it has the focus.
pub(crate) fn has_focus(element: &Element) -> bool {
    focused().is_some_and(|focused| focused.is_same_node(Some(element)))
}

/// Waits until something is so.
pub(crate) async fn until(what: &str, is_so: impl Fn() -> bool) {
    let start = js_sys::Date::now();
    while !is_so() {
        assert!(js_sys::Date::now() - start < PATIENCE, "waited in vain until {what}");
        pause(10).await;
    }
}

/// Lets so many ms pass.
pub(crate) async fn pause(ms: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Lets what is due happen.
pub(crate) async fn settle() {
    pause(30).await;
}

/// Presses a key on an element; answers whether the view took it.
pub(crate) fn key(element: &Element, key: &str) -> bool {
    key_with(element, key, &[])
}

/// The same with more facts, such as `ctrlKey`.
pub(crate) fn key_with(element: &Element, key: &str, facts: &[&str]) -> bool {
    let mut init = vec![("key", JsValue::from(key))];
    init.extend(facts.iter().map(|fact| (*fact, JsValue::TRUE)));
    !fire(element, "KeyboardEvent", "keydown", &init)
}

/// Types a text into a field in the place of what stands there; the caret comes to its end.
pub(crate) fn type_into(field: &Element, text: &str) {
    if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
        field.set_value(text);
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
    fire(field, "InputEvent", "input", &[]);
}

/// Sends an event that bubbles and can be cancelled; answers whether nobody cancelled it.
pub(crate) fn fire(element: &Element, class: &str, name: &str, facts: &[(&str, JsValue)]) -> bool {
    let init = js_sys::Object::new();
    for (fact, value) in [("bubbles", JsValue::TRUE), ("cancelable", JsValue::TRUE)].iter().chain(facts) {
        Reflect::set(&init, &(*fact).into(), value).unwrap();
    }
    let class: Function = Reflect::get(&js_sys::global(), &class.into()).unwrap().unchecked_into();
    let event = Reflect::construct(&class, &Array::of2(&name.into(), &init)).unwrap();
    element.dispatch_event(event.unchecked_ref()).unwrap()
}

/// Gives the page the sheets that the layout of widgets depends on, once.
fn dress() {
    const SHEETS: [&str; 4] = [
        include_str!("../../style/main.css"),
        include_str!("../../style/kit/list.css"),
        include_str!("../../style/kit/dialog.css"),
        include_str!("../../style/kit/popover.css"),
    ];
    if document().get_element_by_id("sheets").is_none() {
        let sheet = document().create_element("style").unwrap();
        sheet.set_id("sheets");
        sheet.set_text_content(Some(&SHEETS.concat()));
        document().head().unwrap().append_child(&sheet).unwrap();
    }
}
