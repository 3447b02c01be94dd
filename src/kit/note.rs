//! What a panel says when it has no content to show.

use crate::kit::live;
use api::error::Failure;
use leptos::prelude::*;

use super::{
    button::Button,
    icon::{Glyph, Icon},
};
use crate::text::{failure, kit as t};

/// One sentence, and the action that changes it.
#[component]
pub fn EmptyNote(
    /// The sentence.
    #[prop(into)]
    text: String,
    /// The action.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="note">
            <p>{text}</p>
            {children.map(|children| view! { <div class="note-action">{children()}</div> })}
        </div>
    }
}

/// What failed, why, a retry, and the facts behind a disclosure.
#[component]
pub fn FailureNote(
    /// What failed.
    #[prop(into)]
    what: String,
    /// Why.
    #[prop(into)]
    failure: Signal<Failure>,
    /// Asks again.
    #[prop(into, optional)]
    on_retry: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <div class="note failure" role="alert">
            <Icon glyph=Glyph::Warning/>
            <p class="note-title">{what}</p>
            <p>{live(move || failure.with(failure::why))}</p>
            {on_retry.map(|retry| {
                view! {
                    <div class="note-action">
                        <Button on_press=retry glyph=Glyph::Retry>{t::retry()}</Button>
                    </div>
                }
            })}
            <details>
                <summary>{t::details()}</summary>
                <pre dir="ltr">{live(move || failure.with(failure::details))}</pre>
            </details>
        </div>
    }
}
