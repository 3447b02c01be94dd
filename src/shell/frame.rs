//! The rail, the strip, and the area in between.

use crate::kit::{live, when};
use api::endpoint::Access;
use leptos::prelude::*;

use super::{Embedding, Keys, keys::KeyListener, palette::Palette, strip::Strip};
use crate::{
    address::Address,
    app::{Area, use_area},
    areas,
    chunk::on_need,
    kit::{
        avatar::Avatar,
        badge::Count,
        icon::{Glyph, Icon},
    },
    net::{Net, Reach, browser_is_offline},
    person::Person,
    session::Session,
    storage,
    task::follow,
    text::shell as t,
};

/// The shell around the area that the address leads to.
#[component]
pub fn Frame() -> impl IntoView {
    let area = use_area();
    let embedding = expect_context::<Embedding>();
    provide_context(Keys::new());
    let net = expect_context::<Net>();
    let unread = RwSignal::new(0_u64);
    // After what is looked at first: nothing waits for it.
    let is_time = RwSignal::new(false);
    set_timeout(
        move || {
            is_time.try_set(true);
        },
        WATCH_AFTER,
    );
    remember_area();
    view! {
        <div class="frame" class:bare=embedding.is_bare>
            {(!embedding.is_bare).then(|| view! {
                <a class="skip" href="#content">{t::skip_to_content()}</a>
                <Rail area unread/>
            })}
            <main class="main" id="content" tabindex="-1" data-region="">
                <Strip/>
                {live(move || areas::view_of(area.get()))}
            </main>
        </div>
        {on_need(move || is_time.get() && net.reach.get() == Reach::Fine && !browser_is_offline(), move || areas::chats_watch(unread))}
        <KeyListener/>
        <Palette/>
    }
}

/// How long after the shell the conversations begin to be watched.
const WATCH_AFTER: std::time::Duration = std::time::Duration::from_millis(1500);

/// An area with its address, icon and name.
pub(super) type Destination = (Area, &'static str, Glyph, fn() -> &'static str);

/// The areas in the order of the rail.
pub(super) const AREAS: [Destination; 5] = [
    (Area::Feeds, "/feeds", Glyph::Feeds, t::feeds),
    (Area::Chats, "/chats", Glyph::Chats, t::chats),
    (Area::Events, "/events", Glyph::Calendar, t::events),
    (Area::Tasks, "/tasks", Glyph::Check, t::tasks),
    (Area::Documents, "/documents", Glyph::Document, t::documents),
];

#[component]
fn Rail(area: Memo<Area>, unread: RwSignal<u64>) -> impl IntoView {
    let session = expect_context::<Session>();
    let me = move || session.me().map(|me| Person::from(me.user.clone()));
    let none = RwSignal::new(0);
    view! {
        <nav class="rail" aria-label=t::navigation() tabindex="-1" data-region="">
            {AREAS.map(|(shown, href, glyph, label)| view! {
                <RailLink href glyph label=label() active=move || area.get() == shown count=if shown == Area::Chats { unread } else { none }/>
            })}
            {when(move || session.may(Access::Administration), move || view! {
                <RailLink href="/admin" glyph=Glyph::Lock label=t::admin() active=move || area.get() == Area::Admin count=none/>
            })}
            <span class="rail-space"></span>
            <PaletteButton/>
            <RailLink href="/settings" glyph=Glyph::Settings label=t::settings() active=move || area.get() == Area::Settings/>
            {live(move || me().map(|me| {
                let (said, name) = (t::signed_in_as(&me.name), me.name.clone());
                view! {
                    <a
                        href="/settings"
                        class="rail-me"
                        aria-label=said
                        title=name
                    >
                        <Avatar id=me.id.to_string() name=me.name picture=me.picture online=Some(true)/>
                    </a>
                }
            }))}
        </nav>
    }
}

#[component]
fn RailLink(
    href: &'static str,
    glyph: Glyph,
    label: &'static str,
    #[prop(into)] active: Signal<bool>,
    #[prop(into, optional)] count: Signal<u64>,
) -> impl IntoView {
    view! {
        <a class="rail-link" href=href aria-current=Signal::derive(move || active.get().then_some("page"))>
            <Icon glyph/>
            <span>{label}</span>
            <Count count/>
        </a>
    }
}

#[component]
fn PaletteButton() -> impl IntoView {
    let keys = expect_context::<Keys>();
    view! {
        <button type="button" class="rail-link" title="Ctrl K" on:click=move |_| keys.palette.set(true)>
            <Icon glyph=Glyph::Search/>
            <span>{t::palette_short()}</span>
        </button>
    }
}

/// `/` leads to where one was last.
fn remember_area() {
    let address = expect_context::<Address>();
    follow(move || {
        let path = address.path();
        if path == "/" {
            let last = storage::read::<String>("area").filter(|last| Area::of(last) != Area::Nowhere);
            address.replace(last.as_deref().unwrap_or("/feeds"));
        } else if let Some(first) = path.split('/').nth(1)
            && !matches!(Area::of(&path), Area::Settings | Area::Nowhere)
        {
            storage::write("area", &format!("/{first}"));
        }
    });
}
