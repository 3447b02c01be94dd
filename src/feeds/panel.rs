//! One item whole, with its comments, beside its stream.

use crate::kit::{live, when};
use api::error::{ErrorKind, Failure};
use leptos::{html, prelude::*};

use super::{
    actions::Actions,
    card::{Card, CardFor},
    comment::CommentsView,
    model::ItemId,
    store::Feed,
};
use crate::{
    chunk::chunk,
    kit::{button::IconButton, icon::Glyph, note::FailureNote, skeleton::CardSkeletons},
    net::Net,
    shell::Embedding,
    task::{follow, spawn},
    text::feeds as t,
};

chunk!(pub(super) feeds_item(feed: Feed, id: ItemId, on_close: Callback<()>) => view! { <ItemPanel feed id on_close/> });

/// One item whole.
#[component]
pub fn ItemPanel(
    /// Its stream.
    feed: Feed,
    /// Which one.
    id: ItemId,
    /// Closes it.
    on_close: Callback<()>,
) -> impl IntoView {
    let net = expect_context::<Net>();
    let actions = expect_context::<Actions>();
    let embedding = expect_context::<Embedding>();
    let problem = RwSignal::new(None::<Failure>);
    let was_here = StoredValue::new(false);
    let item = Memo::new(move |_| feed.item(id));
    let load = move || {
        problem.set(None);
        spawn(async move {
            if let Err(failure) = feed.fetch(id).await {
                // A form that is known stays readable; only what is gone, or was never here, is said.
                if failure.kind == ErrorKind::NotFound || untrack(|| feed.item(id)).is_none() {
                    problem.try_set(Some(failure));
                }
            }
        });
    };
    load();
    follow(move || {
        let is_here = item.with(Option::is_some);
        if was_here.get_value() && !is_here {
            load();
        }
        was_here.set_value(is_here);
    });
    let region = NodeRef::<html::Aside>::new();
    region.on_load(move |region| {
        // It has just come onto the page.
        let _ = region.focus();
        embedding.tell_height(f64::from(region.scroll_height()));
    });
    view! {
        <aside class="feeds-open" node_ref=region tabindex="-1" data-region="" aria-label=super::stream_name(feed.stream)>
            <header class="open-head">
                <h1 class="visually-hidden">{super::stream_name(feed.stream)}</h1>
                <IconButton glyph=Glyph::Back label=t::close_item() on_press=on_close/>
            </header>
            <div class="open-body" tabindex="-1">
                {live(move || match (problem.get(), item.get()) {
                    (Some(failure), None) => view! { <FailureNote what=t::item_failed() failure on_retry=move |()| load()/> }.into_any(),
                    (_, Some(item)) => view! { <Card item place=CardFor::Panel/> }.into_any(),
                    (None, None) => view! { <CardSkeletons count=1/> }.into_any(),
                })}
                {when(move || actions.has_comments() && item.with(Option::is_some), move || view! {
                    <CommentsView feed id net/>
                })}
            </div>
        </aside>
    }
}
