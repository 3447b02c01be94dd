//! Reactions to an item, and the way to add one.

use std::sync::Arc;

use crate::kit::live;
use leptos::{html, prelude::*};

use super::{model::Item, reaction::OFFERED};
use crate::{
    kit::{
        icon::{Glyph, Icon},
        popover::Popover,
    },
    text::{feeds as t, format},
};

/// The reactions of an item.
#[component]
pub fn ReactionBar(
    /// The item.
    item: Arc<Item>,
    /// A reaction is added or taken back.
    #[prop(into)]
    on_toggle: Callback<String>,
) -> impl IntoView {
    let chips = item.reactions.iter().cloned().map(|reaction| {
        let emoji = reaction.emoji.clone();
        let (said, count) = (reaction.emoji.clone(), reaction.count);
        view! {
            <button
                type="button"
                class="reaction"
                aria-pressed=if reaction.mine { "true" } else { "false" }
                aria-label=Signal::derive(move || t::reacted_with(count, &said))
                on:click=move |_| on_toggle.run(emoji.clone())
            >
                <span aria-hidden="true">{reaction.emoji}</span>
                <span aria-hidden="true">{live(move || format::number(count))}</span>
            </button>
        }
    });
    view! {
        <div class="reactions">
            {chips.collect_view()}
            <ReactionPicker on_toggle/>
        </div>
    }
}

#[component]
fn ReactionPicker(on_toggle: Callback<String>) -> impl IntoView {
    let open = RwSignal::new(false);
    let anchor = NodeRef::<html::Div>::new();
    view! {
        <div class="reaction-picker" node_ref=anchor>
            <button
                type="button"
                class="button quiet icon-only"
                aria-label=t::react()
                title=t::react()
                aria-expanded=Signal::derive(move || if open.get() { "true" } else { "false" })
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon glyph=Glyph::React/>
            </button>
            <Popover open anchor class="reaction-panel">
                {OFFERED.map(|emoji| view! {
                    <button
                        type="button"
                        class="reaction-choice"
                        on:click=move |_| {
                            open.set(false);
                            on_toggle.run(emoji.to_owned());
                        }
                    >
                        {emoji}
                    </button>
                }).collect_view()}
            </Popover>
        </div>
    }
}
