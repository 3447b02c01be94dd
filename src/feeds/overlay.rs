//! What opens over the stream: an item's menu, the reactions to choose from, pictures whole, the question before a deletion. One of each
//! for all cards, loaded when the first is asked for.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    actions::Actions,
    model::{Item, ItemId, Media, Stream},
    reaction::OFFERED,
};
use crate::{
    chunk::{chunk, on_need},
    kit::{
        button::IconButton,
        dialog::{Confirm, Dialog, DialogSize},
        icon::Glyph,
        live,
        menu::MenuPanel,
        opener::Opener,
        popover::Popover,
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
    /// Pictures, and the place of the one that is seen whole.
    pub pictures: RwSignal<Option<(Arc<[Media]>, usize)>>,
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
    let menu = overlay.menu;
    let question = move || {
        let asked = |(_, _, headline): &(Stream, ItemId, String)| t::delete_question(headline);
        actions.asked.with(|of| of.as_ref().map_or_else(String::new, asked))
    };
    view! {
        {live(move || menu.open().map(|open| view! {
            <MenuPanel anchor=open.anchor actions=untrack(|| actions.menu(&open.about)) closer=menu.closer()/>
        }))}
        <Reactions opener=overlay.reactions actions/>
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

#[component]
fn Reactions(opener: Opener<(Stream, ItemId)>, actions: Actions) -> impl IntoView {
    let choice = move |(stream, id): (Stream, ItemId), emoji: &'static str| {
        let choose = move |_| {
            opener.close();
            actions.react(stream, id, emoji.to_owned());
        };
        view! { <button type="button" class="reaction-choice" on:click=choose>{emoji}</button> }
    };
    live(move || {
        opener.open().map(|open| {
            let choices = OFFERED.map(|emoji| choice(open.about, emoji)).collect_view();
            view! { <Popover anchor=open.anchor class="reaction-panel" closer=opener.closer()>{choices}</Popover> }
        })
    })
}

/// One picture whole, over the page: arrow keys move, Escape closes.
#[component]
fn Lightbox(open: RwSignal<Option<(Arc<[Media]>, usize)>>) -> impl IntoView {
    let count = move || open.with(|open| open.as_ref().map_or(0, |(pictures, _)| pictures.len()));
    let several = Memo::new(move |_| count() > 1);
    let step = move |by: isize| {
        open.update(|open| {
            if let Some((pictures, place)) = open {
                *place = (*place + pictures.len()).saturating_add_signed(by) % pictures.len().max(1);
            }
        });
    };
    let title = move || {
        let of = |(pictures, place): &(Arc<[Media]>, usize)| t::picture_of(*place as u64 + 1, pictures.len() as u64);
        open.with(|open| open.as_ref().map_or_else(String::new, of))
    };
    let keydown = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "ArrowRight" => step(1),
        "ArrowLeft" => step(-1),
        _ => {}
    };
    let button = move |glyph: Glyph, label: &'static str, by: isize| {
        live(move || several.get().then(|| view! { <IconButton glyph label on_press=move |()| step(by)/> }))
    };
    let picture = move || open.with(|open| open.as_ref().and_then(|(pictures, place)| pictures.get(*place).cloned()));
    view! {
        <Dialog open=Signal::derive(move || open.with(Option::is_some)) on_close=move |()| open.set(None) title size=DialogSize::Full>
            <div class="lightbox" tabindex="-1" autofocus=true on:keydown=keydown>
                {button(Glyph::Previous, t::previous_picture(), -1)}
                {live(move || picture().map(|picture| view! {
                    <figure>
                        <img src=picture.url alt=picture.name.clone()/>
                        <figcaption dir="auto">{picture.name}</figcaption>
                    </figure>
                }))}
                {button(Glyph::Next, t::next_picture(), 1)}
            </div>
        </Dialog>
    }
}
