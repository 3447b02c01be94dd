//! Short messages at the edge of the screen, some with Undo.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{
    button::{Button, IconButton, Weight},
    each,
    icon::Glyph,
};
use crate::text::kit as t;

/// How long a message stays.
const STAY: Duration = Duration::from_secs(8);

/// A message.
#[derive(Clone)]
struct Toast {
    key: u32,
    text: String,
    is_error: bool,
    undo: Option<Callback<()>>,
}

/// The messages on the screen.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    last_key: StoredValue<u32>,
}

impl Toasts {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), last_key: StoredValue::new(0) }
    }

    /// Says that something was done.
    pub fn say(self, text: impl Into<String>) {
        self.push(text.into(), false, None);
    }

    /// Says that something was done and offers to undo it, for 8 seconds.
    pub fn say_with_undo(self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.push(text.into(), false, Some(Callback::new(move |()| undo())));
    }

    /// Says that something failed.
    pub fn warn(self, text: impl Into<String>) {
        self.push(text.into(), true, None);
    }

    fn push(self, text: String, is_error: bool, undo: Option<Callback<()>>) {
        let key = self.last_key.get_value() + 1;
        self.last_key.set_value(key);
        let mut list = self.list.write();
        list.push(Toast { key, text, is_error, undo });
        let surplus = list.len().saturating_sub(3);
        list.drain(..surplus);
    }

    /// Takes a message away; answers whether it was still there.
    fn drop(self, key: u32) -> bool {
        let mut list = self.list.write();
        let before = list.len();
        list.retain(|toast| toast.key != key);
        list.len() < before
    }
}

impl Default for Toasts {
    fn default() -> Self {
        Self::new()
    }
}

/// Where messages appear. They wait while the pointer or the focus is on them.
#[component]
pub fn ToastHost() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    view! {
        <section class="toasts" aria-label=t::notifications()>
            {each(move || toasts.list.get(), |toast| toast.key.to_string(), move |toast| view! { <ToastView toasts toast/> })}
        </section>
    }
}

#[component]
fn ToastView(toasts: Toasts, toast: Toast) -> impl IntoView {
    let Toast { key, text, is_error, undo } = toast;
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let dismiss = move || {
        toasts.drop(key);
    };
    let start = move || {
        stop();
        timer.set_value(set_timeout_with_handle(dismiss, STAY).ok());
    };
    start();
    on_cleanup(stop);
    view! {
        <div
            class="toast"
            class:error=is_error
            role=if is_error { "alert" } else { "status" }
            on:pointerenter=move |_| stop()
            on:pointerleave=move |_| start()
            on:focusin=move |_| stop()
            on:focusout=move |_| start()
        >
            <p>{text}</p>
            {undo.map(|undo| {
                let press = move |()| {
                    // A second press that comes before the message has left the page finds it gone.
                    if toasts.drop(key) {
                        undo.run(());
                    }
                };
                view! { <Button weight=Weight::Quiet on_press=press>{t::undo()}</Button> }
            })}
            <IconButton glyph=Glyph::Close label=t::close() on_press=move |()| dismiss()/>
        </div>
    }
}
