//! `/feeds`, `/feeds/news`, `/feeds/{stream}/{id}`

use crate::kit::live;
use leptos::prelude::*;

use super::{
    actions::Actions,
    bar::StreamBar,
    bench,
    composer::{Composer, ComposerDialog},
    model::{ItemId, Stream},
    overlay::{Overlay, OverlayHost},
    panel::feeds_item,
    query::{Place, Query},
    store::Feed,
    stream::StreamView,
};
use crate::{
    address::Address,
    app::Keep,
    chunk::{cards, lazily, styled},
    live::Live,
    net::Net,
    shell::Embedding,
    task::follow,
};

/// The two streams; kept while the app runs.
#[derive(Clone, Copy)]
pub struct Feeds {
    posts: Feed,
    news: Feed,
}

impl Feeds {
    /// Opens both; nothing is loaded yet.
    #[must_use]
    pub fn open(net: Net, live: &Live) -> Self {
        Self { posts: Feed::open(Stream::Posts, net, live), news: Feed::open(Stream::News, net, live) }
    }

    /// One of them.
    pub(super) fn get(self, stream: Stream) -> Feed {
        match stream {
            Stream::Posts => self.posts,
            Stream::News => self.news,
        }
    }
}

/// Wires address and stores to the views.
#[component]
pub fn FeedsScreen() -> impl IntoView {
    let net = expect_context::<Net>();
    let notices = expect_context::<Live>();
    let embedding = expect_context::<Embedding>();
    let feeds = expect_context::<Keep>().the(|| Feeds::open(net, &notices));

    bench::expose(net, feeds);

    let address = expect_context::<Address>();
    let place = Memo::new(move |before: Option<&Place>| {
        let (path, search) = (address.path(), address.search());
        // While the address already leads elsewhere, this screen stays as it was.
        before.filter(|_| !path.starts_with("/feeds")).cloned().unwrap_or_else(|| Place::read(&path, &search))
    });
    let query = Memo::new(move |_| place.with(|place| place.query.clone()));
    let open = Memo::new(move |_| place.with(|place| place.item.map(|item| (place.query.stream, item))));
    let stream = Memo::new(move |_| query.with(|query| query.stream));
    follow(move || embedding.tell_route(&address.path()));
    follow(move || {
        let query = query.get();
        feeds.get(query.stream).show(query);
    });

    let show = Callback::new(move |query: Query| address.go(&query.address()));
    let open_item = Callback::new(move |item: ItemId| address.go(&query.get_untracked().address_of(item)));
    let close_item = Callback::new(move |()| {
        if open.get_untracked().is_some() {
            address.go(&query.get_untracked().address());
        }
    });

    let composer = Composer::new(net);
    let actions = Actions::new(feeds, net, composer, open_item, close_item);
    provide_context(actions);
    provide_context(composer);
    let overlay = Overlay::new();
    provide_context(overlay);
    view! {
        <div class="feeds" class:has-open=Signal::derive(move || open.get().is_some())>
            <section class="feeds-stream" tabindex="-1" data-region="" aria-label=Signal::derive(move || super::stream_name(stream.get()))>
                <StreamBar query on_show=show on_write=move |()| composer.write(stream.get_untracked())/>
                // Each stream has its own list, so that each keeps its own window and measured heights.
                {live(move || view! { <StreamView feed=feeds.get(stream.get()) has_open=Signal::derive(move || open.get().is_some())/> })}
            </section>
            {live(move || open.get().map(|(stream, item)| lazily(cards, move || styled("feeds_item", feeds_item(feeds.get(stream), item, close_item)))))}
        </div>
        <ComposerDialog composer feeds/>
        <OverlayHost overlay actions/>
    }
}
