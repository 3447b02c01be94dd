//! The app: what everything shares, and the table of areas.

use std::any::Any;

use crate::kit::live;
use leptos::prelude::*;

use crate::{
    address::Address,
    chunk::{lazily, styled},
    kit::toast::{ToastHost, Toasts},
    live::Live,
    net::Net,
    session::{Session, State},
    shell::{Embedding, Frame, Reauthentication, StartFailure, StartSkeleton},
    sign_in::{SignInPlace, invitation_token, sign_in},
    text, theme,
};

/// A part of the app with a first path segment of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Area {
    /// What administrators do; only for them.
    Admin,
    /// Conversations.
    Chats,
    /// Documents, questions and answers, photos, videos.
    Documents,
    /// The calendar.
    Events,
    /// Posts and news.
    Feeds,
    /// What a person may set for themselves.
    Settings,
    /// Tasks and courses.
    Tasks,
    /// Every widget in every state; in builds for development.
    #[cfg(feature = "kit-page")]
    Kit,
    /// An address of nothing.
    Nowhere,
}

impl Area {
    /// The area that a path leads to.
    #[must_use]
    pub fn of(path: &str) -> Self {
        match path.split('/').find(|part| !part.is_empty()) {
            None | Some("feeds") => Self::Feeds,
            Some("admin") => Self::Admin,
            Some("chats") => Self::Chats,
            Some("documents") => Self::Documents,
            Some("events") => Self::Events,
            Some("tasks") => Self::Tasks,
            Some("settings") => Self::Settings,
            #[cfg(feature = "kit-page")]
            Some("kit") => Self::Kit,
            Some(_) => Self::Nowhere,
        }
    }
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    theme::apply_at_start();
    text::choose_language_at_start();
    let session = Session::new();
    let net = Net::new(session);
    let address = Address::open();
    provide_context(address);
    provide_context(net);
    provide_context(session);
    provide_context(Toasts::new());
    provide_context(Live::open(net));
    provide_context(Keep::here());
    provide_context(Embedding::at_start());
    session.check(net);

    // What is shown changes with who is signed in, not with every change of what is known about them.
    let stage = Memo::new(move |_| match invitation_token(&address.path()) {
        // Nobody sees the wrong language first.
        _ if !text::is_ready() => Stage::Checking,
        Some(_) => Stage::Invited,
        None => session.state.with(Stage::of),
    });
    live(move || {
        text::follow_language();
        view! {
            {live(move || match stage.get() {
                Stage::Checking => view! { <StartSkeleton/> }.into_any(),
                Stage::Invited | Stage::SignedOut => lazily(|| view! { <StartSkeleton/> }.into_any(), || styled("sign_in", sign_in(SignInPlace::Page))),
                Stage::SignedIn => view! { <Frame/> }.into_any(),
                Stage::Failed => view! { <StartFailure/> }.into_any(),
            })}
            <Reauthentication/>
            <ToastHost/>
        }
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Checking,
    Invited,
    SignedOut,
    SignedIn,
    Failed,
}

impl Stage {
    fn of(state: &State) -> Self {
        match state {
            State::Checking => Self::Checking,
            State::SignedOut => Self::SignedOut,
            State::SignedIn(_) => Self::SignedIn,
            State::Failed(_) => Self::Failed,
        }
    }
}

/// The area that the address leads to, as a reactive value.
#[must_use]
pub fn use_area() -> Memo<Area> {
    let address = expect_context::<Address>();
    Memo::new(move |_| Area::of(&address.path()))
}

/// Keeps what outlives screens: an area's stores are made on its first visit and stay.
#[derive(Clone)]
pub struct Keep {
    owner: Owner,
    kept: StoredValue<Vec<Box<dyn Any + Send + Sync>>>,
}

impl Keep {
    /// For whatever is made beneath this point.
    #[must_use]
    pub fn here() -> Self {
        Self { owner: Owner::current().unwrap_or_default(), kept: StoredValue::new(Vec::new()) }
    }

    /// The one `T` of the app, made on first use.
    pub fn the<T: Copy + Send + Sync + 'static>(&self, make: impl FnOnce() -> T) -> T {
        let known = self.kept.with_value(|kept| kept.iter().find_map(|kept| kept.downcast_ref::<T>()).copied());
        known.unwrap_or_else(|| {
            let made = self.owner.with(|| untrack(make));
            self.kept.update_value(|kept| kept.push(Box::new(made)));
            made
        })
    }
}
