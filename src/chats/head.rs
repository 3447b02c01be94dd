//! The head of a conversation: what it is, and what can be done with it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    abilities::Ability,
    context::{Area, MenuOf},
    model::{Conversation, Kind},
    pane::PaneView,
    place::{Panel, Place},
    row::Face,
};
use crate::{
    kit::{button::IconButton, icon::Glyph, live, menu::MenuButton, when},
    text::chats as t,
};

/// The head of a conversation.
#[component]
pub fn PaneHead(
    /// Which; `None` while it is not known.
    conversation: Memo<Option<Arc<Conversation>>>,
    /// What is shown.
    place: Memo<Place>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let view = expect_context::<PaneView>();
    let back = move |()| area.go(place.get_untracked().with(None));
    let panel = move |panel: Panel| {
        let pressed = Signal::derive(move || place.with(|place| place.panel == Some(panel)));
        let toggle = move |()| {
            let now = place.get_untracked();
            let next = (now.panel != Some(panel)).then_some(panel);
            area.go(Place { panel: next, at: None, ..now });
        };
        (pressed, toggle)
    };
    let can = Memo::new(move |_| conversation.with(|row| row.as_ref().map(|row| row.can).unwrap_or_default()));
    let face = Memo::new(move |_| {
        conversation.with(|row| {
            row.as_ref().map(|row| {
                // What changes with every message is no part of it.
                let other = row.other.clone();
                (row.id, row.title.clone(), row.picture.clone(), other.map(|other| other.id.clone()))
            })
        })
    });
    let title = move || conversation.with(|row| row.as_ref().map(|row| row.title.clone()));
    let (search, toggle_search) = panel(Panel::Search);
    let (members, toggle_members) = panel(Panel::Members);
    let (files, toggle_files) = panel(Panel::Files);
    let menu = move |target| {
        if let Some(row) = conversation.get_untracked() {
            area.menu.press(target, || MenuOf::Conversation(row));
        }
    };
    view! {
        <header class="pane-head">
            <span class="pane-back"><IconButton glyph=Glyph::Back label=t::back_to_list() on_press=back/></span>
            {live(move || {
                face.track();
                conversation.with_untracked(|row| row.clone().map(|conversation| view! { <Face conversation/> }))
            })}
            <div class="pane-title">
                <h2 dir="auto">{live(title)}</h2>
                <p dir="auto">{live(move || conversation.with(|row| row.as_deref().map(|row| about(area, view, row))))}</p>
            </div>
            <div class="pane-tools">
                {when(move || can.get().has(Ability::Search), move || view! {
                    <IconButton glyph=Glyph::Search label=t::search_in_conversation() on_press=toggle_search pressed=search/>
                    <IconButton glyph=Glyph::Attach label=t::files() on_press=toggle_files pressed=files/>
                })}
                <IconButton glyph=Glyph::People label=t::members() on_press=toggle_members pressed=members/>
                <MenuButton label=t::conversation_actions() on_press=menu/>
            </div>
        </header>
    }
}

/// Who is there, or what it is for.
fn about(area: Area, view: PaneView, row: &Conversation) -> String {
    if let (Kind::Direct, Some(other)) = (row.kind, &row.other) {
        let here = match area.presence.of(row.id.source(), other) {
            Some(true) => Some(t::is_here().to_owned()),
            Some(false) => Some(t::is_away().to_owned()),
            None => None,
        };
        return here.into_iter().chain(other.detail.clone()).collect::<Vec<_>>().join(" · ");
    }
    let count = view.thread().detail().map(|detail| t::member_count(detail.members.len() as u64));
    let count = count.filter(|_| row.kind != Kind::Customer);
    let detail = row.other.as_ref().filter(|_| row.kind == Kind::Customer).and_then(|other| other.detail.clone());
    count.into_iter().chain(detail).chain(row.description.clone()).collect::<Vec<_>>().join(" · ")
}
