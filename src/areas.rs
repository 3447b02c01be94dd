//! The areas, each a chunk of its own that loads on first use.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::{
    app::Area,
    kit::{button::Button, note::EmptyNote, skeleton::CardSkeletons},
    text::shell as t,
};

/// Why an area is not there: its chunk could not be fetched, because the network is down or a newer version is installed. The
/// browser's console knows more.
#[derive(Debug, Clone, Copy)]
pub struct NotLoaded;

impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Declares an area: an async function that fetches its chunk, when the build is split, and makes its view. What failed is fetched
/// again by the next call. The function's name is the chunk's, and the first segment of the area's addresses: the page fetches the
/// chunk of the area that it is opened at beside the program.
macro_rules! area {
    ($name:ident => $screen:expr) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<AnyView, NotLoaded> {
            Ok($screen.into_any())
        }
        #[cfg(not(feature = "split"))]
        async fn $name() -> Result<AnyView, NotLoaded> {
            Ok($screen.into_any())
        }
    };
}

area!(feeds => crate::feeds::FeedsScreen());
area!(settings => crate::settings::SettingsScreen());

/// The view of an area, or what stands in for it while it is on its way.
#[must_use]
pub fn view_of(area: Area) -> AnyView {
    match area {
        Area::Feeds => chunk(feeds),
        Area::Settings => chunk(settings),
        #[cfg(feature = "kit-page")]
        Area::Kit => view! { <crate::kit_page::KitPage/> }.into_any(),
        Area::Nowhere => view! { <Nowhere/> }.into_any(),
    }
}

fn chunk<F: Future<Output = Result<AnyView, NotLoaded>> + 'static>(load: impl Fn() -> F + Copy + 'static) -> AnyView {
    let tries = RwSignal::new(0_u32);
    let load = StoredValue::new_local(load);
    view! {
        <Suspense fallback=|| view! { <div class="start-skeleton"><CardSkeletons count=4/></div> }>
            {move || {
                tries.track();
                Suspend::new(async move {
                    let loading = load.with_value(|load| load());
                    let view = send_wrapper::SendWrapper::new(loading).await;
                    view.unwrap_or_else(|NotLoaded| view! { <ChunkFailed on_retry=move |()| tries.update(|tries| *tries += 1)/> }.into_any())
                })
            }}
        </Suspense>
    }
    .into_any()
}

#[component]
fn Nowhere() -> impl IntoView {
    let navigate = use_navigate();
    let go = move |()| navigate("/feeds", leptos_router::NavigateOptions::default());
    view! {
        <div class="nowhere">
            <h1 class="visually-hidden">{t::app_name}</h1>
            <EmptyNote text=t::not_found>
                <Button on_press=go>{t::not_found_action}</Button>
            </EmptyNote>
        </div>
    }
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
            <EmptyNote text=move || format!("{} {}", t::chunk_failed(), t::chunk_failed_help())>
                <Button on_press=on_retry>{t::try_again}</Button>
                <Button on_press=reload>{t::reload}</Button>
            </EmptyNote>
        </div>
    }
}
