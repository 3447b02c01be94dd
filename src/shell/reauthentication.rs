//! Signing in again in place, after the session ended elsewhere: the page and everything typed stay.

use leptos::prelude::*;

use crate::{
    chunk::{lazily, nothing},
    kit::dialog::{Dialog, DialogSize},
    session::Session,
    sign_in::{SignInPlace, sign_in},
    text::shell as t,
};

/// The dialog; open while the session is over.
#[component]
pub fn Reauthentication() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <Dialog open=session.ended on_close=|()| () title=t::sign_in_again() size=DialogSize::Small closable=false>
            <div class="dialog-body">
                <p>{t::sign_in_again_lead()}</p>
                {lazily(nothing, || sign_in(SignInPlace::Dialog))}
            </div>
        </Dialog>
    }
}
