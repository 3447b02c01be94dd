//! What is open beside the messages.

use leptos::prelude::*;

use super::{
    context::Area,
    place::{Panel, Place},
};
use crate::{
    chunk::{chunk, lazily},
    kit::{button::IconButton, icon::Glyph, skeleton::RowSkeletons},
    text::chats as t,
};

pub mod found;
pub mod members;

use found::{FilesPanel, SearchPanel};
use members::MembersPanel;

chunk!(chats_panel(panel: Panel, place: Memo<Place>) => view! { <SidePanel panel place/> });

/// A panel beside the messages, fetched on first use.
#[must_use]
pub fn beside(panel: Panel, place: Memo<Place>) -> AnyView {
    let waiting = || view! { <aside class="chats-panel"><RowSkeletons count=4/></aside> }.into_any();
    lazily(waiting, move || chats_panel(panel, place))
}

/// A panel beside the messages.
#[component]
pub fn SidePanel(
    /// Which.
    panel: Panel,
    /// What is shown.
    place: Memo<Place>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let title = match panel {
        Panel::Members => t::members(),
        Panel::Files => t::files(),
        Panel::Search => t::search_in_conversation(),
    };
    let close = move |()| area.go(Place { panel: None, at: None, ..place.get_untracked() });
    view! {
        <aside class="chats-panel" tabindex="-1" data-region="" aria-label=title>
            <header class="panel-head">
                <h2>{title}</h2>
                <IconButton glyph=Glyph::Close label=t::close_panel() on_press=close/>
            </header>
            <div class="panel-body" tabindex="-1">
                {match panel {
                    Panel::Members => view! { <MembersPanel/> }.into_any(),
                    Panel::Files => view! { <FilesPanel/> }.into_any(),
                    Panel::Search => view! { <SearchPanel place/> }.into_any(),
                }}
            </div>
        </aside>
    }
}
