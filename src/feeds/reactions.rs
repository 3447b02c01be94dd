//! Reactions: how many of each, and the button to add one.

use std::sync::Arc;

use leptos::prelude::*;

use super::{actions::Actions, model::Item, overlay::Overlay};
use crate::{
    kit::icon::{Glyph, Icon},
    text::{feeds as t, format},
};

/// The reactions of an item.
#[component]
pub fn ReactionBar(
    /// The item.
    item: Arc<Item>,
) -> impl IntoView {
    let (actions, overlay) = (expect_context::<Actions>(), expect_context::<Overlay>());
    let (stream, id) = (item.stream, item.id);
    let chips = item.reactions.iter().map(|reaction| {
        let emoji = reaction.emoji.clone();
        view! {
            <button
                type="button"
                class="reaction"
                aria-pressed=if reaction.mine { "true" } else { "false" }
                aria-label=t::reacted_with(reaction.count, &reaction.emoji)
                on:click=move |_| actions.react(stream, id, emoji.clone())
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
                on:click=move |event| overlay.reactions.press(event.target(), || (stream, id))
            >
                <Icon glyph=Glyph::React/>
            </button>
        </div>
    }
}
