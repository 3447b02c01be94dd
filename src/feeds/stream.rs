//! One stream: its cards in a window, what is new, what is missing.

use std::sync::Arc;

use crate::kit::{live, when};
use leptos::prelude::*;

use super::{
    actions::Actions,
    card::Card,
    composer::Composer,
    model::{ItemId, Stream},
    query::Query,
    store::Feed,
};
use crate::{
    kit::{
        avatar::Avatar,
        button::Button,
        icon::{Glyph, Icon},
        list::{ListHandle, VirtualList},
        note::{EmptyNote, FailureNote},
        skeleton::{CardSkeletons, LoadingBar},
    },
    loading::Phase,
    person::Person,
    session::Session,
    shell::{Embedding, KeyRow, Keys},
    task::follow,
    text::feeds as t,
};

/// One stream.
#[component]
pub fn StreamView(
    /// Its store.
    feed: Feed,
    /// Whether an item is open beside it; then keys for it make no sense here.
    #[prop(into)]
    has_open: Signal<bool>,
) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let composer = expect_context::<Composer>();
    let embedding = expect_context::<Embedding>();
    let handle = ListHandle::<ItemId>::default();
    let order = Memo::new(move |_| feed.order());
    let is_empty = Memo::new(move |_| order.with(Vec::is_empty));
    let phase = Memo::new(move |_| feed.phase());

    serve_keys(feed, &handle, actions, composer, has_open);
    follow(move || embedding.tell_unread(feed.unseen()));
    crate::bench::mark_first_data(is_empty);

    let on_near_end = move |()| {
        // After a failure the reader asks again; otherwise every scrolled pixel would.
        if untrack(move || !matches!(feed.phase(), Phase::Failed(_))) {
            feed.more();
        }
    };
    let show_new = {
        let handle = handle.clone();
        move |_| {
            feed.show_unseen();
            handle.to_top();
        }
    };
    let row = move |id: Signal<ItemId>| {
        let item = Memo::new(move |_| feed.item(id.get()));
        live(move || item.get().map(|item| view! { <Card item/> }))
    };
    view! {
        <LoadingBar active=Signal::derive(move || phase.get() == Phase::Loading && !is_empty.get())/>
        <NewPill feed on_press=show_new/>
        <VirtualList
            keys=order
            row
            label=super::stream_name(feed.stream)
            on_near_end
            memory=feed.memory
            handle
            before=move || view! { <Prompt feed/> }
            after=move || view! { <StreamEnd feed phase is_empty/> }
        />
    }
}

/// The way to write, at the top of the stream.
#[component]
fn Prompt(feed: Feed) -> impl IntoView {
    let session = expect_context::<Session>();
    let composer = expect_context::<Composer>();
    let me = move || session.me().map(|me| Person::from(me.user.clone()));
    let label = match feed.stream {
        Stream::Posts => t::share_something(),
        Stream::News => t::write_news(),
    };
    view! {
        <button type="button" class="prompt" on:click=move |_| composer.write(feed.stream)>
            {live(move || me().map(|me| view! { <Avatar id=me.id.to_string() name=me.name picture=me.picture/> }))}
            <span>{label}</span>
        </button>
    }
}

/// How many items have come; a press shows them. Nothing moves before that.
#[component]
fn NewPill(feed: Feed, on_press: impl Fn(web_sys::MouseEvent) + Clone + Send + Sync + 'static) -> impl IntoView {
    let said = move || {
        let count = feed.unseen() as u64;
        match feed.stream {
            Stream::Posts => t::new_posts(count),
            Stream::News => t::new_news(count),
        }
    };
    view! {
        <div class="pill-place" role="status">
            {when(move || feed.unseen() > 0, move || view! {
                <button type="button" class="pill" on:click=on_press.clone()>
                    <Icon glyph=Glyph::Up/>
                    {live(said)}
                </button>
            })}
        </div>
    }
}

/// What stands after the last card: what is on its way, what failed, or that this is all.
#[component]
fn StreamEnd(feed: Feed, phase: Memo<Phase>, is_empty: Memo<bool>) -> impl IntoView {
    let composer = expect_context::<Composer>();
    let is_filtered = move || feed.query.with(|query| query.as_ref().is_some_and(Query::is_filtered));
    let empty_text = move || match feed.stream {
        _ if is_filtered() => t::empty_filtered(),
        Stream::Posts => t::empty_posts(),
        Stream::News => t::empty_news(),
    };
    let write = move |()| composer.write(feed.stream);
    let end = Memo::new(move |_| match (phase.get(), is_empty.get()) {
        (Phase::Idle | Phase::Loading, true) => End::First,
        (Phase::Idle | Phase::Loading, false) => End::More,
        (Phase::Failed(failure), _) => End::Failed(Arc::new(failure)),
        (Phase::Ready, true) => End::Empty,
        (Phase::Ready, false) if feed.at_end() => End::All,
        (Phase::Ready, false) => End::More,
    });
    view! {
        <div class="stream-end">
            // A place of its own: elements that went on from here to the end of the first cards would jump there.
            {live(move || (end.get() == End::First).then(|| view! { <CardSkeletons count=4/> }))}
            {live(move || match end.get() {
                End::First => ().into_any(),
                End::More => view! { <CardSkeletons count=1/> }.into_any(),
                End::Failed(failure) => {
                    let what = if is_empty.get_untracked() { t::stream_failed() } else { t::more_failed() };
                    view! { <FailureNote what failure=(*failure).clone() on_retry=move |()| feed.more()/> }.into_any()
                }
                End::Empty => view! {
                    <EmptyNote text=empty_text()>
                        {when(move || !is_filtered(), move || view! {
                            <Button glyph=Glyph::Compose on_press=write>
                                {match feed.stream { Stream::Posts => t::new_post(), Stream::News => t::new_news_item() }}
                            </Button>
                        })}
                    </EmptyNote>
                }.into_any(),
                End::All => view! { <p class="stream-all">{t::end_of_stream()}</p> }.into_any(),
            })}
        </div>
    }
}

#[derive(Clone, PartialEq)]
enum End {
    First,
    More,
    Failed(Arc<api::error::Failure>),
    Empty,
    All,
}

fn serve_keys(feed: Feed, handle: &ListHandle<ItemId>, actions: Actions, composer: Composer, has_open: Signal<bool>) {
    let (down, up, opened) = (handle.clone(), handle.clone(), handle.clone());
    let open = move || {
        if let Some(id) = opened.focused().filter(|_| actions.can_open()) {
            actions.open(id);
        }
    };
    let close = move || {
        if has_open.get_untracked() {
            actions.close();
        }
    };
    expect_context::<Keys>().serve(vec![
        KeyRow::new("j", t::key_next(), move || down.move_focus(1)),
        KeyRow::new("k", t::key_previous(), move || up.move_focus(-1)),
        KeyRow::new("Enter", t::key_open(), open),
        KeyRow::new("c", t::key_create(), move || composer.write(feed.stream)),
        KeyRow::new("Escape", t::key_close(), close),
    ]);
}
