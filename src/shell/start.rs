//! What is seen before it is known who is signed in.

use crate::kit::live;
use leptos::prelude::*;

use crate::{
    kit::{note::FailureNote, skeleton::CardSkeletons},
    net::Net,
    session::{Session, State},
    text::shell as t,
};

/// The shell in grey, so that nothing jumps when it fills.
#[component]
pub fn StartSkeleton() -> impl IntoView {
    view! {
        <div class="frame" aria-busy="true">
            <div class="rail" aria-hidden="true"></div>
            <main class="main">
                <div class="start-skeleton">
                    <CardSkeletons count=4/>
                </div>
            </main>
        </div>
    }
}

/// The server could not be asked who is signed in.
#[component]
pub fn StartFailure() -> impl IntoView {
    let session = expect_context::<Session>();
    let net = expect_context::<Net>();
    let failure = move || {
        session.state.with(|state| match state {
            State::Failed(failure) => Some((**failure).clone()),
            _ => None,
        })
    };
    let retry = move |()| {
        session.state.set(State::Checking);
        session.check(net);
    };
    view! {
        <main class="start-failure">
            <h1>{t::app_name()}</h1>
            {live(move || failure().map(|failure| view! { <FailureNote what=t::app_name() failure on_retry=retry/> }))}
        </main>
    }
}
