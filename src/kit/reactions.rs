//! Reactions: how many of each, and the button to add one.

use leptos::prelude::*;

use super::{
    icon::{Glyph, Icon},
    opener::Closer,
    popover::Popover,
};
use crate::text::{format, kit as t};

mod toggle;

pub use toggle::{OFFERED, Reaction, toggle};

/// The reactions to something.
#[component]
pub fn ReactionBar(
    /// They, most frequent first.
    reactions: Vec<Reaction>,
    /// A reaction is added or taken back.
    #[prop(into)]
    on_toggle: Callback<String>,
    /// The reader wants to choose one; gives what was pressed, for [`Opener::press`](crate::kit::opener::Opener::press).
    on_choose: impl Fn(Option<web_sys::EventTarget>) + 'static,
) -> impl IntoView {
    let chips = reactions.into_iter().map(|reaction| {
        let emoji = reaction.emoji.clone();
        view! {
            <button
                type="button"
                class="reaction"
                aria-pressed=if reaction.mine { "true" } else { "false" }
                aria-label=t::reacted_with(reaction.count, &reaction.emoji)
                on:click=move |_| on_toggle.run(emoji.clone())
            >
                <span aria-hidden="true">{reaction.emoji.clone()}</span>
                <span aria-hidden="true">{format::number(reaction.count)}</span>
            </button>
        }
    });
    view! {
        <div class="reactions">
            {chips.collect_view()}
            <button
                type="button"
                class="button quiet icon-only"
                aria-label=t::react()
                title=t::react()
                aria-expanded="false"
                on:click=move |event| on_choose(event.target())
            >
                <Icon glyph=Glyph::React/>
            </button>
        </div>
    }
}

/// The reactions to choose from, at the button of a bar.
#[component]
pub fn ReactionChoice(
    /// The button.
    anchor: web_sys::HtmlElement,
    /// How it closes.
    closer: Closer,
    /// One was chosen.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let choices = OFFERED.map(|emoji| {
        let choose = move |_| {
            closer.close.run(());
            on_choose.run(emoji.to_owned());
        };
        view! { <button type="button" class="reaction-choice" on:click=choose>{emoji}</button> }
    });
    view! { <Popover anchor class="reaction-panel" closer>{choices.collect_view()}</Popover> }
}
