//! The areas, each a chunk of its own that loads on first use.

use api::endpoint::Access;
use leptos::prelude::*;

use crate::{
    address::Address,
    app::Area,
    chunk::{cards, chunk, lazily, styled},
    kit::{button::Button, note::EmptyNote},
    session::Session,
    text::shell as t,
};

chunk!(admin() => crate::admin::AdminScreen());
chunk!(chats() => crate::chats::ChatsScreen());
chunk!(pub(crate) chats_watch(unread: RwSignal<u64>) => crate::chats::watch(unread));
chunk!(documents() => crate::documents::DocumentsScreen());
chunk!(events() => crate::events::EventsScreen());
chunk!(feeds() => crate::feeds::FeedsScreen());
chunk!(settings() => crate::settings::SettingsScreen());
chunk!(tasks() => crate::tasks::TasksScreen());

/// The view of an area, or what stands in for it while it is on its way.
#[must_use]
pub fn view_of(area: Area) -> AnyView {
    match area {
        Area::Admin if !expect_context::<Session>().may(Access::Administration) => view! { <Nowhere/> }.into_any(),
        Area::Admin => lazily(cards, || styled("admin", admin())),
        Area::Chats => lazily(cards, || styled("chats", chats())),
        Area::Documents => lazily(cards, || styled("documents", documents())),
        Area::Events => lazily(cards, || styled("events", events())),
        Area::Feeds => lazily(cards, feeds),
        Area::Settings => lazily(cards, || styled("settings", settings())),
        Area::Tasks => lazily(cards, || styled("tasks", tasks())),
        #[cfg(feature = "kit-page")]
        Area::Kit => view! { <crate::kit_page::KitPage/> }.into_any(),
        Area::Nowhere => view! { <Nowhere/> }.into_any(),
    }
}

#[component]
fn Nowhere() -> impl IntoView {
    let address = expect_context::<Address>();
    let go = move |()| address.go("/feeds");
    view! {
        <div class="nowhere">
            <h1 class="visually-hidden">{t::app_name()}</h1>
            <EmptyNote text=t::not_found()>
                <Button on_press=go>{t::not_found_action()}</Button>
            </EmptyNote>
        </div>
    }
}
