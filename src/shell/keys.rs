//! Single keys, where no text has the focus: the present screen's, and those that work everywhere.

use std::{rc::Rc, time::Duration};

use api::endpoint::Access;
use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

use crate::{
    address::Address,
    chunk::{chunk, on_need},
    kit::dialog::{Dialog, DialogSize},
    session::Session,
    text::shell as t,
};

/// After `g` the next key says where to go, for so long.
const GO_WAITS: Duration = Duration::from_millis(1500);

/// A key of the present screen.
#[derive(Clone)]
pub struct KeyRow {
    /// `KeyboardEvent.key`.
    pub key: &'static str,
    /// What it does.
    pub label: &'static str,
    run: SendWrapper<Rc<dyn Fn()>>,
}

impl KeyRow {
    /// A key and what it does.
    pub fn new(key: &'static str, label: &'static str, run: impl Fn() + 'static) -> Self {
        Self { key, label, run: SendWrapper::new(Rc::new(run)) }
    }
}

/// The keys that work now.
#[derive(Clone, Copy)]
pub struct Keys {
    screen: RwSignal<Vec<KeyRow>>,
    /// Whether the sheet of keys is open.
    pub sheet: RwSignal<bool>,
    /// Whether the palette is open.
    pub palette: RwSignal<bool>,
}

impl Keys {
    /// Those of no screen.
    #[must_use]
    pub fn new() -> Self {
        Self { screen: RwSignal::new(Vec::new()), sheet: RwSignal::new(false), palette: RwSignal::new(false) }
    }

    /// Adds the keys of a screen until it goes.
    pub fn serve(self, rows: Vec<KeyRow>) {
        self.screen.set(rows);
        on_cleanup(move || {
            self.screen.try_set(Vec::new());
        });
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self::new()
    }
}

/// Listens to the keys, and shows the sheet of them.
#[component]
pub fn KeyListener() -> impl IntoView {
    let keys = expect_context::<Keys>();
    let to = expect_context::<Address>();
    let session = expect_context::<Session>();
    let going = StoredValue::new(None::<TimeoutHandle>);
    let handle = window_event_listener(ev::keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") && !event.shift_key() {
            // Where a text has the focus the editor takes it for a link and stops it before it comes here.
            event.prevent_default();
            keys.palette.update(|open| *open = !*open);
            return;
        }
        if event.key() == "F6" {
            event.prevent_default();
            next_region(event.shift_key());
            return;
        }
        let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !event.is_composing();
        if !is_plain || event.default_prevented() || writes_or_asks(&event) {
            return;
        }
        if let Some(waiting) = going.try_update_value(Option::take).flatten() {
            waiting.clear();
            let address = match event.key().as_str() {
                "f" => "/feeds",
                "c" => "/chats",
                "e" => "/events",
                "t" => "/tasks",
                "d" => "/documents",
                "s" => "/settings",
                "a" if untrack(|| session.may(Access::Administration)) => "/admin",
                _ => return,
            };
            to.go(address);
            return;
        }
        match event.key().as_str() {
            "?" => keys.sheet.set(true),
            "g" => {
                let end = move || {
                    going.try_set_value(None);
                };
                going.set_value(set_timeout_with_handle(end, GO_WAITS).ok());
            }
            key => {
                let row = keys.screen.with_untracked(|rows| rows.iter().find(|row| row.key == key).cloned());
                if let Some(row) = row {
                    event.prevent_default();
                    (row.run)();
                }
            }
        }
    });
    on_cleanup(move || handle.remove());
    on_need(move || keys.sheet.get(), move || shell_keys(keys))
}

chunk!(shell_keys(keys: Keys) => view! {
    <Dialog open=keys.sheet on_close=move |()| keys.sheet.set(false) title=t::keys() size=DialogSize::Small>
        <KeySheet of_screen=keys.screen.with_untracked(|rows| rows.iter().map(|row| (name_of(row.key), row.label)).collect())/>
    </Dialog>
});

/// The keys of the screen, and those that work everywhere.
#[component]
fn KeySheet(of_screen: Vec<Row>) -> impl IntoView {
    let administers = expect_context::<Session>().may(Access::Administration);
    let mut everywhere = vec![
        ("Ctrl K", t::key_palette()),
        ("?", t::key_sheet()),
        ("g f", t::key_go_feeds()),
        ("g c", t::key_go_chats()),
        ("g e", t::key_go_events()),
        ("g t", t::key_go_tasks()),
        ("g d", t::key_go_documents()),
        ("g s", t::key_go_settings()),
    ];
    everywhere.extend(administers.then(|| ("g a", t::key_go_admin())));
    everywhere.push(("F6", t::key_regions()));
    view! {
        <div class="dialog-body key-sheet">
            <KeyTable rows=of_screen/>
            <h3>{t::keys_everywhere()}</h3>
            <KeyTable rows=everywhere/>
        </div>
    }
}

/// A key, or keys one after the other, and what they do.
type Row = (&'static str, &'static str);

#[component]
fn KeyTable(rows: Vec<Row>) -> impl IntoView {
    view! {
        <dl class="keys">
            {rows.into_iter().map(|(key, label)| view! {
                <div>
                    <dt>{key.split(' ').map(|key| view! { <kbd>{key}</kbd> }).collect_view()}</dt>
                    <dd>{label}</dd>
                </div>
            }).collect_view()}
        </dl>
    }
}

fn name_of(key: &'static str) -> &'static str {
    match key {
        "Escape" => "Esc",
        "Enter" => "↵",
        other => other,
    }
}

/// Whether the key goes into a text, or into a dialog that is open.
fn writes_or_asks(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let in_field = target.as_ref().is_some_and(|element| {
        // One that has just been closed keeps the focus until the page is drawn again.
        element
            .closest("input, textarea, select, [contenteditable], dialog[open], :popover-open")
            .ok()
            .flatten()
            .is_some()
    });
    // Enter on a button or link is the press of it.
    let on_control = event.key() == "Enter"
        && target.is_some_and(|element| element.closest("a, button, summary, video").ok().flatten().is_some());
    in_field || on_control
}

/// Moves the focus to the next region of the page, or the previous one.
fn next_region(backwards: bool) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(regions) = document.query_selector_all("[data-region]") else { return };
    let regions: Vec<web_sys::HtmlElement> =
        (0..regions.length()).filter_map(|place| regions.get(place)?.dyn_into().ok()).collect();
    if regions.is_empty() {
        return;
    }
    let focused = document.active_element();
    let at = regions.iter().position(|region| region.contains(focused.as_ref().map(AsRef::as_ref)));
    let count = regions.len();
    let next = match (at, backwards) {
        (Some(at), false) => (at + 1) % count,
        (Some(at), true) => (at + count - 1) % count,
        (None, _) => 0,
    };
    // An element that is gone has nothing to focus.
    let _ = regions[next].focus();
}
