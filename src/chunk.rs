//! Parts of the program that load on first use.

use std::{cell::Cell, pin::Pin, rc::Rc};

use api::error::{ErrorKind, Failure};
use futures_channel::oneshot;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::Element;

use crate::{
    kit::{button::Button, live, note::EmptyNote, skeleton::CardSkeletons, toast::Toasts},
    task::{follow, spawn},
    text::shell as t,
};

/// Why a chunk is not there: it could not be fetched, because the network is down or a newer version is installed. The browser's
/// console knows more.
#[derive(Debug, Clone, Copy)]
pub struct NotLoaded;

impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

impl From<NotLoaded> for Failure {
    fn from(_: NotLoaded) -> Self {
        Self {
            kind: ErrorKind::Offline,
            vendor: "rotunda",
            method: http::Method::GET,
            path: "",
            status: None,
            code: None,
            message: "a part of the program could not be fetched".to_owned(),
            field: None,
            retry_after: None,
        }
    }
}

/// What a chunk gives once it is there: its view, to be made by whoever shows it, so that what the view owns goes with its place.
pub type Loaded = Result<Box<dyn FnOnce() -> AnyView>, NotLoaded>;

/// A chunk that is on its way.
pub type Loading = Pin<Box<dyn Future<Output = Loaded>>>;

/// Declares a chunk: an async function that fetches it, when the build is split. What failed is fetched again by the next call. The
/// function's name is the chunk's; that of an area is also the first segment of the area's addresses, because the page fetches the
/// chunk of the area that it is opened at beside the program.
///
/// With a type instead of a view the function gives that value: code that is called through it comes with the chunk.
macro_rules! chunk {
    ($(#[$about:meta])* $visibility:vis $name:ident() -> $type:ty, $value:expr) => {
        $(#[$about])*
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
        $visibility fn $name() -> Result<$type, $crate::chunk::NotLoaded> {
            Ok($value)
        }
        $(#[$about])*
        #[cfg(not(feature = "split"))]
        $visibility async fn $name() -> Result<$type, $crate::chunk::NotLoaded> {
            Ok($value)
        }
    };
    ($(#[$about:meta])* $visibility:vis $name:ident($($argument:ident: $argument_type:ty),*) => $view:expr) => {
        $(#[$about])*
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
        $visibility fn $name($($argument: $argument_type),*) -> $crate::chunk::Loaded {
            Ok(Box::new(move || leptos::prelude::IntoAny::into_any($view)))
        }
        $(#[$about])*
        #[cfg(not(feature = "split"))]
        $visibility async fn $name($($argument: $argument_type),*) -> $crate::chunk::Loaded {
            Ok(Box::new(move || leptos::prelude::IntoAny::into_any($view)))
        }
    };
}

pub(crate) use chunk;

/// The view of a chunk, `waiting` while it is on its way, or a note that it could not be fetched.
pub fn lazily<F: Future<Output = Loaded> + 'static>(
    waiting: fn() -> AnyView,
    load: impl Fn() -> F + 'static,
) -> AnyView {
    return erased(waiting, Rc::new(move || Box::pin(load())));

    fn erased(waiting: fn() -> AnyView, load: Load) -> AnyView {
        let stage = RwSignal::new(Stage::Waiting);
        let made = StoredValue::new_local(None);
        let load = StoredValue::new_local(load);
        let begin = move |()| {
            stage.set(Stage::Waiting);
            let loading = load.with_value(|load| load());
            spawn(async move {
                let loaded = loading.await;
                let next = if loaded.is_ok() { Stage::Here } else { Stage::Failed };
                // Whoever wanted it may have gone on meanwhile; then nothing is made.
                if made.try_set_value(loaded.ok()).is_none() {
                    stage.set(next);
                }
            });
        };
        begin(());
        live(move || match stage.get() {
            Stage::Waiting => waiting(),
            Stage::Here => made.try_update_value(Option::take).flatten().map(untrack::<AnyView>).into_any(),
            Stage::Failed => view! { <ChunkFailed on_retry=begin/> }.into_any(),
        })
    }
}

/// A chunk together with the sheet of its area: what would be seen without it is worth nothing.
pub fn styled(area: &'static str, chunk: impl Future<Output = Loaded> + 'static) -> Loading {
    return erased(area, Box::pin(chunk));

    // Once in the program, not once for each chunk.
    fn erased(area: &'static str, chunk: Loading) -> Loading {
        Box::pin(async move {
            let sheet = sheet(area);
            let loaded = chunk.await?;
            sheet.await.map(|()| loaded)
        })
    }
}

/// Begins to fetch a sheet from beside the one that the page came with, unless it is there; answers when it is.
fn sheet(area: &str) -> impl Future<Output = Result<(), NotLoaded>> {
    let link = link_to(area);
    let (done, wait) = oneshot::channel();
    // What is loaded has its rules.
    let is_there = |link: &Element| Reflect::get(link, &"sheet".into()).is_ok_and(|sheet| sheet.is_object());
    let waits = link.clone().filter(|link| !is_there(link));
    if let Some(link) = &waits {
        let done = Rc::new(Cell::new(Some(done)));
        for (event, is_there) in [("load", true), ("error", false)] {
            let done = Rc::clone(&done);
            let tell = Closure::once_into_js(move || {
                if let Some(done) = done.take() {
                    // Nobody may wait any more.
                    let _ = done.send(is_there);
                }
            });
            // Fails for nothing that is an element.
            let _ = link.add_event_listener_with_callback(event, tell.unchecked_ref());
        }
    }
    async move {
        let Some(waits) = waits else { return link.map(|_| ()).ok_or(NotLoaded) };
        if wait.await == Ok(true) {
            return Ok(());
        }
        waits.remove();
        Err(NotLoaded)
    }
}

/// The link to an area's sheet, made if there is none.
fn link_to(area: &str) -> Option<Element> {
    let document = document();
    let whole = document.query_selector("link[rel=stylesheet]").ok()??.get_attribute("href")?;
    let href = whole.replace("rotunda.css", &format!("{area}.css"));
    if let Some(link) = document.query_selector(&format!("link[rel=stylesheet][href=\"{href}\"]")).ok()? {
        return Some(link);
    }
    let link = document.create_element("link").ok()?;
    link.set_attribute("rel", "stylesheet").ok()?;
    link.set_attribute("href", &href).ok()?;
    document.head()?.append_child(&link).ok()?;
    Some(link)
}

/// The view of a chunk, fetched when it is first needed, e.g. for a dialog; a message when it could not be. It stays from then on.
pub fn on_need<F: Future<Output = Loaded> + 'static>(
    needed: impl Fn() -> bool + 'static,
    load: impl Fn() -> F + 'static,
) -> AnyView {
    return erased(Box::new(needed), Rc::new(move || Box::pin(load())));

    fn erased(needed: Box<dyn Fn() -> bool>, load: Load) -> AnyView {
        let toasts = expect_context::<Toasts>();
        let is_here = RwSignal::new(false);
        let made = StoredValue::new_local(None);
        let loading = StoredValue::new(false);
        follow(move || {
            if !needed() || loading.get_value() {
                return;
            }
            loading.set_value(true);
            let load = load();
            spawn(async move {
                match load.await {
                    Ok(make) => {
                        if made.try_set_value(Some(make)).is_none() {
                            is_here.set(true);
                        }
                    }
                    Err(NotLoaded) => {
                        loading.try_set_value(false);
                        toasts.warn(format!("{} {}", t::chunk_failed(), t::chunk_failed_help()));
                    }
                }
            });
        });
        live(move || is_here.get().then(|| made.try_update_value(Option::take).flatten().map(untrack::<AnyView>)))
    }
}

/// Begins to load a chunk.
type Load = Rc<dyn Fn() -> Loading>;

/// The shape of cards, for [`lazily`].
#[must_use]
pub fn cards() -> AnyView {
    view! { <div class="start-skeleton"><CardSkeletons count=3/></div> }.into_any()
}

#[derive(Debug, Clone, Copy)]
enum Stage {
    Waiting,
    Here,
    Failed,
}

#[component]
fn ChunkFailed(#[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    let reload = move |()| {
        if let Some(window) = web_sys::window() {
            // A page that cannot be loaded again says so itself.
            let _ = window.location().reload();
        }
    };
    view! {
        <div class="nowhere" role="alert">
            <EmptyNote text=format!("{} {}", t::chunk_failed(), t::chunk_failed_help())>
                <Button on_press=on_retry>{t::try_again()}</Button>
                <Button on_press=reload>{t::reload()}</Button>
            </EmptyNote>
        </div>
    }
}
