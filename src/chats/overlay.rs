//! What opens over the messages: a message's menu, the reactions to choose from, pictures whole.

use leptos::prelude::*;

use super::{
    actions,
    context::{Area, MenuOf},
    menus,
    model::ConversationId,
    pane::PaneView,
    place::Place,
};
use crate::{
    chunk::{chunk, on_need},
    kit::{gallery::Lightbox, live, menu::MenuPanel, reactions::ReactionChoice},
};

chunk!(chats_overlay(place: Memo<Place>) => view! { <Opened place/> });

/// The place where it opens, fetched on first use.
#[component]
pub fn Overlay(
    /// What is shown.
    place: Memo<Place>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let is_needed = move || area.menu.is_open() || area.reactions.is_open() || area.pictures.with(Option::is_some);
    on_need(is_needed, move || chats_overlay(place))
}

#[component]
fn Opened(place: Memo<Place>) -> impl IntoView {
    let area = expect_context::<Area>();
    let (menu, reactions) = (area.menu, area.reactions);
    let view = move |id: ConversationId| PaneView::of(area, id);
    let open = move || place.with_untracked(|place| place.open);
    view! {
        {live(move || menu.open().and_then(|shown| {
            let view = view(open()?);
            let actions = untrack(|| match &shown.about {
                MenuOf::Conversation(row) => menus::of_conversation(area, row),
                MenuOf::Message(message) => menus::of_message(area, view, message),
            });
            Some(view! { <MenuPanel closer=menu.closer(&shown.anchor) anchor=shown.anchor actions/> })
        }))}
        {live(move || reactions.open().and_then(|shown| {
            let (view, about) = (view(open()?), shown.about);
            let choose = move |emoji| actions::react(area, view, &about, emoji);
            Some(view! { <ReactionChoice closer=reactions.closer(&shown.anchor) anchor=shown.anchor on_choose=choose/> })
        }))}
        <Lightbox open=area.pictures/>
    }
}
