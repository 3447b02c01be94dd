//! What opens over the messages: a message's menu, the reactions to choose from, pictures whole.

use leptos::prelude::*;

use super::{actions, context::Area, model::ConversationId, pane::PaneView, place::Place};
use crate::kit::{gallery::Lightbox, live, menu::MenuPanel, reactions::ReactionChoice};

/// The place where it opens.
#[component]
pub fn Overlay(
    /// What is shown.
    place: Memo<Place>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let (menu, reactions) = (area.menu, area.reactions);
    let view = move |id: ConversationId| PaneView::of(area, id);
    let open = move || place.with_untracked(|place| place.open);
    view! {
        {live(move || menu.open().and_then(|shown| {
            let view = view(open()?);
            let actions = untrack(|| actions::of_message(area, view, &shown.about));
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
