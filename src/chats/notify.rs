//! Telling of messages outside the page: browser notifications, one however many tabs are open, and the page's title and icon.

use std::sync::Arc;

use chrono::Utc;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::{
    context::Stores,
    model::{ConversationId, Message},
    preferences::Preferences,
    row::line_of,
};
use crate::{
    address::Address,
    kit::{
        button::{Button, Weight},
        icon::{Glyph, Icon},
        when,
    },
    storage,
    task::{follow, spawn},
    text::{chats as t, shell},
};

/// The lock that the one tab holds which tells.
const LOCK: &str = "rotunda-notifications";

/// Begins to tell, as long as the app runs.
pub fn start(stores: Stores) {
    let address = expect_context::<Address>();
    let teller = StoredValue::new(false);
    become_teller(teller);
    stores.chats.listen(Callback::new(move |(id, message): (ConversationId, Arc<Message>)| {
        if teller.get_value() {
            tell(stores, address, id, &message);
        }
    }));
    // Other tabs of this browser say what is looked at there.
    follow(move || {
        let looked_at = stores.chats.open.get().filter(|_| stores.attention.get());
        match looked_at {
            Some(id) => storage::write("looked-at", &id.to_string()),
            None => storage::remove("looked-at"),
        }
    });
    follow(move || {
        let unread = waiting(stores);
        set_title(unread);
        set_icon(unread > 0);
    });
}

/// How many conversations wait for the reader.
#[must_use]
pub fn waiting(stores: Stores) -> u64 {
    stores.chats.with(|rows| rows.values().filter(|row| row.is_waiting() && !row.is_archived).count() as u64)
}

/// Of all tabs one holds the lock; when it is closed, another gets it. Where there are no locks, every tab tells, and the browser shows
/// one notification for all, because they have the same name.
fn become_teller(teller: StoredValue<bool>) {
    let request = || {
        let locks = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok()?;
        let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
        let held = Closure::<dyn FnMut(JsValue) -> Promise>::new(move |_| {
            teller.try_set_value(true);
            // It is never given back.
            Promise::new(&mut |_, _| {})
        });
        let asked = request.call2(&locks, &LOCK.into(), held.as_ref()).ok();
        held.forget();
        asked
    };
    if request().is_none() {
        teller.set_value(true);
    }
}

fn tell(stores: Stores, address: Address, id: ConversationId, message: &Message) {
    let row = untrack(|| stores.chats.get(id));
    let Some(row) = row.filter(|row| row.mute.is_none()) else { return };
    let is_looked_at = storage::read::<String>("looked-at").is_some_and(|looked_at| looked_at == id.to_string());
    let is_wanted = Preferences::get_untracked().tells(id, message.mentions_me, Utc::now());
    if is_looked_at || !is_wanted || permission() != "granted" {
        return;
    }
    let title = match row.other {
        Some(_) => row.title.clone(),
        None => format!("{} · {}", message.author.name, row.title),
    };
    let options = Object::new();
    let facts = [("body", line_of(message)), ("tag", id.to_string()), ("icon", "/icon.svg".to_owned())];
    for (name, value) in facts {
        // Setting a member of a fresh object cannot fail.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let Some(made) = class().and_then(|class| {
        let arguments = js_sys::Array::of2(&title.into(), &options);
        Reflect::construct(&class, &arguments).ok()
    }) else {
        return;
    };
    let target = super::place::Place { open: Some(id), at: Some(message.place), ..Default::default() }.address();
    let shown = made.clone();
    let click = Closure::<dyn Fn()>::new(move || {
        if let Some(window) = web_sys::window() {
            // A window that cannot come to the front stays where it is.
            let _ = window.focus();
        }
        address.go(&target);
        if let Ok(Ok(close)) = Reflect::get(&shown, &"close".into()).map(|close| close.dyn_into::<Function>()) {
            let _ = close.call0(&shown);
        }
    });
    // A notification takes any member.
    let _ = Reflect::set(&made, &"onclick".into(), click.as_ref());
    click.forget();
}

fn class() -> Option<Function> {
    Reflect::get(&js_sys::global(), &"Notification".into()).ok()?.dyn_into().ok()
}

/// `granted`, `denied`, `default`; empty where the browser has no notifications.
fn permission() -> String {
    let read = || {
        let class: JsValue = class()?.into();
        Reflect::get(&class, &"permission".into()).ok()?.as_string()
    };
    read().unwrap_or_default()
}

/// Asks for leave to tell, where it has not been asked: in the list, where it is clear what for.
#[component]
pub fn NotifyPrompt() -> impl IntoView {
    let is_asked = RwSignal::new(storage::read::<bool>("notify-asked").unwrap_or(false) || permission() != "default");
    let done = move || {
        storage::write("notify-asked", &true);
        is_asked.set(true);
    };
    let ask = move |()| {
        spawn(async move {
            let asked = async {
                let class: JsValue = class()?.into();
                let request: Function = Reflect::get(&class, &"requestPermission".into()).ok()?.dyn_into().ok()?;
                let promise = request.call0(&class).ok()?;
                wasm_bindgen_futures::JsFuture::from(Promise::resolve(&promise)).await.ok()
            };
            // Whatever was answered, it is not asked again.
            let _ = asked.await;
            done();
        });
    };
    when(
        move || !is_asked.get(),
        move || {
            view! {
                <div class="notify-prompt">
                    <Icon glyph=Glyph::Bell/>
                    <p>{t::notify_question()}</p>
                    <Button on_press=ask>{t::notify_yes()}</Button>
                    <Button weight=Weight::Quiet on_press=move |()| done()>{t::notify_no()}</Button>
                </div>
            }
        },
    )
}

fn set_title(waiting: u64) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let name = shell::app_name();
    document.set_title(&if waiting == 0 { name.to_owned() } else { format!("({waiting}) {name}") });
}

/// The page's icon, with a dot when something waits.
fn set_icon(is_waiting: bool) {
    const DOT: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%233a57d0'/%3E%3Ccircle cx='16' cy='17' r='8' fill='none' stroke='%23fff' stroke-width='3'/%3E%3Ccircle cx='25' cy='7' r='6.500' fill='%23e5372c' stroke='%23fff' stroke-width='1.500'/%3E%3C/svg%3E";
    let link = web_sys::window().and_then(|window| window.document()?.query_selector("link[rel=icon]").ok()?);
    if let Some(link) = link {
        // It cannot fail on an element of the page.
        let _ = link.set_attribute("href", if is_waiting { DOT } else { "/icon.svg" });
    }
}
