//! Parts of the program that load on first use.

use leptos::prelude::*;

use crate::{
    kit::{button::Button, note::EmptyNote, skeleton::CardSkeletons},
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

/// Declares a chunk: an async function that fetches it, when the build is split, and makes its view. What failed is fetched again by
/// the next call. The function's name is the chunk's; that of an area is also the first segment of the area's addresses, because the
/// page fetches the chunk of the area that it is opened at beside the program.
macro_rules! chunk {
    ($visibility:vis $name:ident($($argument:ident: $argument_type:ty),*) => $view:expr) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
        $visibility fn $name($($argument: $argument_type),*) -> Result<leptos::prelude::AnyView, $crate::chunk::NotLoaded> {
            Ok(leptos::prelude::IntoAny::into_any($view))
        }
        #[cfg(not(feature = "split"))]
        $visibility async fn $name($($argument: $argument_type),*) -> Result<leptos::prelude::AnyView, $crate::chunk::NotLoaded> {
            Ok(leptos::prelude::IntoAny::into_any($view))
        }
    };
}

pub(crate) use chunk;

/// The view of a chunk, the shape of it while it is on its way, or a note that it could not be fetched.
pub fn lazily<F: Future<Output = Result<AnyView, NotLoaded>> + 'static>(load: impl Fn() -> F + 'static) -> AnyView {
    let tries = RwSignal::new(0_u32);
    let load = StoredValue::new_local(load);
    let retry = move |()| tries.update(|tries| *tries += 1);
    view! {
        <Suspense fallback=|| view! { <div class="start-skeleton"><CardSkeletons count=3/></div> }>
            {move || {
                tries.track();
                let loading = send_wrapper::SendWrapper::new(load.with_value(|load| load()));
                Suspend::new(async move {
                    loading.await.unwrap_or_else(|NotLoaded| view! { <ChunkFailed on_retry=retry/> }.into_any())
                })
            }}
        </Suspense>
    }
    .into_any()
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
