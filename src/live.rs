//! Notices of changes as they happen: server-sent events, handed on to whoever listens.

use std::{cell::RefCell, rc::Rc, time::Duration};

use api::endpoint::{Endpoint, Vendor};
use api::rotunda::{
    Rotunda,
    live::{Notice, WatchNotices},
    sessions::GetMe,
    vendors::Capability,
};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, closure::Closure};

use crate::{
    chunk::{NotLoaded, chunk},
    net::Net,
    task::{follow, sleep, spawn},
};

/// How long until the next try to fetch what opens a stream.
const AGAIN: Duration = Duration::from_secs(10);

type Listener = Rc<dyn Fn(&Notice)>;
type Listeners = Rc<RefCell<Vec<(u32, Listener)>>>;

/// Where notices come from.
#[derive(Clone)]
pub struct Live {
    listeners: SendWrapper<Listeners>,
}

impl Live {
    /// Opens the stream while someone is signed in, and again when they sign in again.
    #[must_use]
    pub fn open(net: Net) -> Self {
        let live = Self { listeners: SendWrapper::new(Rc::default()) };
        let connection = StoredValue::new_local(None::<Connection>);
        let wanted = Memo::new(move |_| {
            net.session.me().is_some() && !net.session.ended.get() && net.session.can(Capability::Live)
        });
        let listeners = live.listeners.clone();
        follow(move || {
            // Dropped, one closes.
            connection.set_value(None);
            if !wanted.get() {
                return;
            }
            let listeners = Rc::clone(&listeners);
            spawn(async move {
                let open = loop {
                    match live_connection().await {
                        Ok(open) => break open,
                        Err(NotLoaded) => sleep(AGAIN).await,
                    }
                };
                if wanted.try_get_untracked() == Some(true) && connection.with_value(Option::is_none) {
                    connection.set_value(open(net, listeners));
                }
            });
        });
        live
    }

    /// Calls `listener` with every notice from now on, as long as the app runs.
    pub fn listen(&self, listener: impl Fn(&Notice) + 'static) {
        self.add(listener);
    }

    /// The same, until the screen that listens is gone.
    pub fn listen_here(&self, listener: impl Fn(&Notice) + 'static) {
        let number = self.add(listener);
        let listeners = self.listeners.clone();
        on_cleanup(move || listeners.borrow_mut().retain(|(known, _)| *known != number));
    }

    fn add(&self, listener: impl Fn(&Notice) + 'static) -> u32 {
        let mut listeners = self.listeners.borrow_mut();
        let number = listeners.last().map_or(0, |(last, _)| last + 1);
        listeners.push((number, Rc::new(listener)));
        number
    }
}

/// Opens a stream.
type Open = fn(Net, Listeners) -> Option<Connection>;

chunk!(live_connection() -> Open, Connection::new);

/// One open stream; closed when dropped.
struct Connection {
    source: web_sys::EventSource,
    _message: Closure<dyn Fn(web_sys::MessageEvent)>,
    _error: Closure<dyn Fn()>,
}

impl Connection {
    fn new(net: Net, listeners: Listeners) -> Option<Self> {
        let address = WatchNotices {}.to_parts().ok()?.path_and_query(Rotunda::BASE, WatchNotices::PATH);
        let source = web_sys::EventSource::new(&address).ok()?;
        let (session, turn) = (net.session, net.session.turn());
        let message = Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            let Some(notice) =
                event.data().as_string().and_then(|data| api::wire::from_slice::<Notice>(data.as_bytes()).ok())
            else {
                return;
            };
            if notice == Notice::SessionEnded {
                session.lost(turn);
            }
            // A listener may add others, so the list is not held while they run.
            let all: Vec<Listener> = listeners.borrow().iter().map(|(_, listener)| Rc::clone(listener)).collect();
            for listener in all {
                listener(&notice);
            }
        });
        let watched = source.clone();
        // The browser comes back by itself after a broken connection, but not after a refusal: then the session may be over.
        let error = Closure::<dyn Fn()>::new(move || {
            if watched.ready_state() == web_sys::EventSource::CLOSED {
                spawn(async move {
                    // Asking is enough: the answer tells `net` what is wrong.
                    let _ = net.call(&GetMe {}).await;
                });
            }
        });
        source.set_onmessage(Some(message.as_ref().unchecked_ref()));
        source.set_onerror(Some(error.as_ref().unchecked_ref()));
        Some(Self { source, _message: message, _error: error })
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.source.close();
    }
}
