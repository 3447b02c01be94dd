//! `/chats`, `/chats/{source}/{id}`

use leptos::prelude::*;

use super::{
    context::{Area, Stores},
    dialogs::Dialogs,
    keys,
    list::ConversationList,
    model::ConversationId,
    overlay::Overlay,
    pane::Pane,
    place::Place,
};
use crate::{
    address::Address,
    kit::{list::ListHandle, live, note::EmptyNote},
    shell::Embedding,
    task::follow,
    text::chats as t,
};

/// Wires address and stores to the views.
#[component]
pub fn ChatsScreen() -> impl IntoView {
    let area = Area::new(Stores::kept());
    provide_context(area);
    super::bench::expose(area);
    let embedding = expect_context::<Embedding>();
    let address = expect_context::<Address>();
    let place = Memo::new(move |before: Option<&Place>| {
        let (path, search) = (address.path(), address.search());
        // While the address already leads elsewhere, this screen stays as it was.
        before.filter(|_| !path.starts_with("/chats")).copied().unwrap_or_else(|| Place::read(&path, &search))
    });
    let open = Memo::new(move |_| place.with(|place| place.open));
    follow(move || embedding.tell_route(&address.path()));
    follow(move || area.chats.open.set(open.get()));
    on_cleanup(move || area.chats.open.set(None));
    let list = ListHandle::<ConversationId>::default();
    let keys = keys::served(place, list.clone());
    let has_panel = move || place.with(|place| place.open.is_some() && place.panel.is_some());
    view! {
        <div class="chats" class:has-open=Signal::derive(move || open.get().is_some()) class:has-panel=Signal::derive(has_panel)>
            <h1 class="visually-hidden">{t::chats()}</h1>
            <section class="chats-list" tabindex="-1" data-region="" aria-label=t::conversations()>
                <ConversationList place handle=list/>
            </section>
            {live(move || match open.get() {
                Some(id) => view! { <Pane id place/> }.into_any(),
                None => view! {
                    <section class="chats-pane chats-none" tabindex="-1" data-region="" aria-label=t::messages()>
                        <EmptyNote text=t::choose_conversation()/>
                    </section>
                }
                .into_any(),
            })}
        </div>
        {keys}
        <Dialogs/>
        <Overlay place/>
    }
}
