//! Signing in again in place, after the session ended elsewhere: the page and everything typed stay.

use leptos::prelude::*;

use crate::{
    chunk::{on_need, styled},
    session::Session,
    sign_in::{SignInPlace, sign_in},
};

/// The place of the dialog; open while the session is over.
#[component]
pub fn Reauthentication() -> impl IntoView {
    let session = expect_context::<Session>();
    on_need(move || session.ended.get(), || styled("sign_in", sign_in(SignInPlace::Dialog)))
}
