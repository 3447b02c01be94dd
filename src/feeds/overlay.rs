//! What opens over the stream: an item's menu, the reactions to choose from, pictures whole, the question before a deletion. One of each
//! for all cards, loaded when the first is asked for.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    actions::Actions,
    model::{Item, ItemId, Stream},
};
use crate::{
    chunk::{chunk, on_need},
    kit::{
        dialog::Confirm,
        gallery::{Lightbox, Whole},
        live,
        menu::MenuPanel,
        opener::Opener,
        reactions::ReactionChoice,
    },
    text::feeds as t,
};

/// What is open.
#[derive(Clone, Copy)]
pub struct Overlay {
    /// The menu of an item.
    pub menu: Opener<Arc<Item>>,
    /// The reactions to choose from for an item.
    pub reactions: Opener<(Stream, ItemId)>,
    /// The picture that is seen whole, among its own.
    pub pictures: RwSignal<Option<Whole>>,
}

impl Overlay {
    /// Nothing is open.
    #[must_use]
    pub fn new() -> Self {
        Self { menu: Opener::new(), reactions: Opener::new(), pictures: RwSignal::new(None) }
    }

    fn is_needed(self, actions: Actions) -> bool {
        self.menu.is_open()
            || self.reactions.is_open()
            || self.pictures.with(Option::is_some)
            || actions.asked.with(Option::is_some)
    }
}

impl Default for Overlay {
    fn default() -> Self {
        Self::new()
    }
}

/// The place where it opens.
#[component]
pub fn OverlayHost(
    /// What is open.
    overlay: Overlay,
    /// What can be done.
    actions: Actions,
) -> impl IntoView {
    on_need(move || overlay.is_needed(actions), move || feeds_overlay(overlay, actions))
}

chunk!(feeds_overlay(overlay: Overlay, actions: Actions) => view! { <Open overlay actions/> });

#[component]
fn Open(overlay: Overlay, actions: Actions) -> impl IntoView {
    let Overlay { menu, reactions, .. } = overlay;
    let question = move || {
        let asked = |(_, _, headline): &(Stream, ItemId, String)| t::delete_question(headline);
        actions.asked.with(|of| of.as_ref().map_or_else(String::new, asked))
    };
    view! {
        {live(move || menu.open().map(|open| view! {
            <MenuPanel closer=menu.closer(&open.anchor) anchor=open.anchor actions=untrack(|| actions.menu(&open.about))/>
        }))}
        {live(move || reactions.open().map(|open| {
            let (stream, id) = open.about;
            let choose = move |emoji| actions.react(stream, id, emoji);
            view! { <ReactionChoice closer=reactions.closer(&open.anchor) anchor=open.anchor on_choose=choose/> }
        }))}
        <Lightbox open=overlay.pictures/>
        <Confirm
            open=Signal::derive(move || actions.asked.with(Option::is_some))
            question
            action=t::delete()
            on_confirm=move |()| actions.delete_asked()
            on_cancel=move |()| actions.asked.set(None)
        />
    }
}
