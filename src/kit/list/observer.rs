//! What changes its height on the page.

use std::rc::Rc;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{ResizeObserver, ResizeObserverEntry};

use super::Hold;

/// Tells the window the true heights of its rows as they change.
pub(super) fn observe(handle: &Hold, on_change: impl Fn() + 'static) -> SendWrapper<Rc<Observer>> {
    let list = handle.clone();
    let on_resize = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let mut changed = false;
        for entry in entries.iter().filter_map(|entry| entry.dyn_into::<ResizeObserverEntry>().ok()) {
            let number = entry.target().get_attribute("data-slot").and_then(|number| number.parse().ok());
            changed |= match number {
                Some(number) => list.window.borrow_mut().measured(number, entry.content_rect().height()),
                // The view, or what stands around the rows.
                None => true,
            };
        }
        if changed {
            on_change();
        }
    });
    let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
    let observer = SendWrapper::new(Rc::new(Observer { observer, _on_resize: on_resize }));
    let kept = observer.clone();
    on_cleanup(move || kept.stop());
    observer
}

/// Is told of what changes its height.
pub(super) struct Observer {
    observer: Option<ResizeObserver>,
    _on_resize: Closure<dyn Fn(js_sys::Array)>,
}

impl Observer {
    /// Tells the height of an element with the next layout, also when it has been told before.
    pub(super) fn observe(&self, element: &web_sys::Element) {
        if let Some(observer) = &self.observer {
            observer.unobserve(element);
            observer.observe(element);
        }
    }

    fn stop(&self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
