//! The head of a stream: which one, in which order, and the way to write.

use api::workdrive::{categories::ListCategories, module_codes::ModuleCode};
use leptos::prelude::*;

use super::{
    model::{SortKey, Stream},
    query::Query,
};
use crate::{
    chunk::{chunk, lazily},
    kit::{
        button::{Button, IconButton, Weight},
        choice::{Choice, Select},
        icon::{Glyph, Icon},
        live, when,
    },
    net::Net,
    task::spawn,
    text::feeds as t,
};

/// The head of a stream.
#[component]
pub fn StreamBar(
    /// What is shown.
    query: Memo<Query>,
    /// Something else is to be shown.
    on_show: Callback<Query>,
    /// The reader wants to write.
    #[prop(into)]
    on_write: Callback<()>,
) -> impl IntoView {
    let stream = Memo::new(move |_| query.with(|query| query.stream));
    let sorts = || {
        vec![
            Choice::new(SortKey::Recent, t::sort_recent()),
            Choice::new(SortKey::MostReacted, t::sort_reacted()),
            Choice::new(SortKey::MostCommented, t::sort_commented()),
        ]
    };
    let write_label = move || match stream.get() {
        Stream::Posts => t::new_post(),
        Stream::News => t::new_news_item(),
    };
    view! {
        <header class="feeds-bar">
            <h1 class="visually-hidden">{live(move || super::stream_name(stream.get()))}</h1>
            <nav class="tabs" aria-label=crate::text::shell::feeds()>
                <StreamTab stream=Stream::Posts shown=stream/>
                <StreamTab stream=Stream::News shown=stream/>
            </nav>
            <div class="feeds-tools">
                {when(move || stream.get() == Stream::News, move || lazily(|| ().into_any(), move || feeds_category(query, on_show)))}
                <Select
                    label=t::sort()
                    label_hidden=true
                    choices=sorts
                    value=move || query.with(|query| query.sort)
                    on_choose=move |sort| on_show.run(Query { sort, ..query.get_untracked() })
                />
                <Button weight=Weight::Primary glyph=Glyph::Compose on_press=on_write>{live(write_label)}</Button>
            </div>
        </header>
        <Filter query on_show/>
    }
}

#[component]
fn StreamTab(stream: Stream, shown: Memo<Stream>) -> impl IntoView {
    let glyph = match stream {
        Stream::Posts => Glyph::Feeds,
        Stream::News => Glyph::News,
    };
    view! {
        <a class="tab" href=Query::all(stream).address() aria-current=Signal::derive(move || (shown.get() == stream).then_some("page"))>
            <Icon glyph/>
            {super::stream_name(stream)}
        </a>
    }
}

/// What the stream is narrowed to, and the way back to all of it.
#[component]
fn Filter(query: Memo<Query>, on_show: Callback<Query>) -> impl IntoView {
    let said = move || {
        query.with(|query| {
            let tag = query.tag.as_deref().map(t::only_tag);
            let author = query.author.map(|_| t::only_one_author().to_owned());
            let parts: Vec<String> = tag.into_iter().chain(author).chain(query.category.clone()).collect();
            parts.join(" · ")
        })
    };
    let show_all = move |()| {
        let Query { sort, stream, .. } = query.get_untracked();
        on_show.run(Query { sort, ..Query::all(stream) });
    };
    when(
        move || query.with(Query::is_filtered),
        move || {
            view! {
                <div class="filter">
                    <span dir="auto">{live(said)}</span>
                    <IconButton glyph=Glyph::Close label=t::show_all() on_press=show_all/>
                </div>
            }
        },
    )
}

chunk!(feeds_category(query: Memo<Query>, on_show: Callback<Query>) => view! { <CategoryChoice query on_show/> });

#[component]
fn CategoryChoice(query: Memo<Query>, on_show: Callback<Query>) -> impl IntoView {
    let names = RwSignal::new(Vec::<String>::new());
    let net = expect_context::<Net>();
    spawn(async move {
        names.try_set(categories(net).await);
    });
    // 0 is every category; the others count from 1.
    let choices = move || {
        let all = Choice::new(0_usize, t::all_categories());
        let named = names.get().into_iter().enumerate().map(|(place, name)| Choice::new(place + 1, name));
        std::iter::once(all).chain(named).collect::<Vec<_>>()
    };
    let value = move || {
        let chosen = query.with(|query| query.category.clone());
        names.with(|names| names.iter().position(|name| Some(name) == chosen.as_ref()).map_or(0, |place| place + 1))
    };
    let choose = move |place: usize| {
        let category = place.checked_sub(1).and_then(|place| names.with_untracked(|names| names.get(place).cloned()));
        on_show.run(Query { category, ..query.get_untracked() });
    };
    view! {
        <Select label=t::category() label_hidden=true choices value on_choose=choose/>
    }
}

/// The names of the categories of news; none when they cannot be had, and then nothing can be narrowed to one.
pub(super) async fn categories(net: Net) -> Vec<String> {
    let request = ListCategories { cur_page: None, per_page: Some(100), module_code: ModuleCode::NEWS };
    let page = net.call(&request).await;
    page.map(|page| page.categories.into_iter().map(|category| category.category).collect()).unwrap_or_default()
}
