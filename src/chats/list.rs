//! The list of all conversations: filters, search, sections.

use std::{collections::BinaryHeap, sync::Arc};

use leptos::prelude::*;

use super::{
    context::Area,
    model::{Conversation, ConversationId, Source},
    place::{Filter, Place},
    row::ConversationRow,
};
use crate::{
    kit::{
        button::{Button, IconButton},
        choice::{Choice, Select},
        icon::Glyph,
        list::{Key, ListHandle, ListMode, VirtualList},
        live,
        note::{EmptyNote, FailureNote},
        skeleton::{LoadingBar, RowSkeletons},
        when,
    },
    loading::Phase,
    text::{chats as t, lowercase},
};

/// The list of conversations.
#[component]
pub fn ConversationList(
    /// What is shown.
    place: Memo<Place>,
    /// Moves the list from outside.
    handle: ListHandle<ConversationId>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let words = RwSignal::new(String::new());
    let archived = Memo::new(move |_| place.with(|place| place.filter == Filter::Archived));
    crate::task::follow(move || area.chats.start(archived.get()));

    let order = Memo::new(move |_| order(area, place.get(), &words.with(|words| lowercase(words.trim()))));
    let is_empty = Memo::new(move |_| order.with(Vec::is_empty));
    let phase = Memo::new(move |_| area.chats.phase(archived.get()));
    let heads = Memo::new(move |_| heads(area, &order.get()));
    let near_end = move |()| area.chats.more(archived.get_untracked());
    // What is filtered may have nothing to scroll: it is loaded on as long as that is so.
    crate::task::follow(move || {
        if phase.get() == Phase::Ready && order.with(Vec::len) < 20 {
            area.chats.more(archived.get_untracked());
        }
    });
    let row = move |id: Signal<ConversationId>| {
        let head =
            Memo::new(move |_| heads.with(|heads| heads.iter().find(|(of, _)| *of == id.get()).map(|(_, it)| *it)));
        view! {
            {live(move || head.get().map(|head| view! { <h2 class="conversation-section">{head}</h2> }))}
            <ConversationRow id place/>
        }
        .into_any()
    };
    view! {
        <ListHead place words/>
        <LoadingBar active=Signal::derive(move || phase.get() == Phase::Loading && !is_empty.get())/>
        {live(move || {
            area.chats.failures(archived.get()).into_iter().map(|(source, failure)| {
                let retry = move |()| area.chats.retry(source, archived.get_untracked());
                view! { <FailureNote what=t::source_failed(&area.source_name(source)) failure on_retry=retry/> }
            }).collect_view()
        })}
        <VirtualList
            keys=order
            row
            label=t::conversations()
            mode=ListMode::Rows
            on_near_end=near_end
            memory=area.list_memory
            handle
            estimate=64.0
            after=move || view! { <ListEnd place words phase is_empty/> }
        />
    }
}

/// What stands after the last row: what is on its way, or that there is nothing.
#[component]
fn ListEnd(place: Memo<Place>, words: RwSignal<String>, phase: Memo<Phase>, is_empty: Memo<bool>) -> impl IntoView {
    let area = expect_context::<Area>();
    let archived = move || place.with(|place| place.filter == Filter::Archived);
    let said = move || match place.with(|place| (place.filter, place.source)) {
        _ if words.with(|words| !words.trim().is_empty()) => t::empty_search(),
        (Filter::Unread, _) => t::empty_unread(),
        (Filter::Mentions, _) => t::empty_mentions(),
        (Filter::Drafts, _) => t::empty_drafts(),
        (Filter::Archived, _) => t::empty_archived(),
        (Filter::All, _) => t::empty_list(),
    };
    let is_whole = Memo::new(move |_| area.chats.at_end(archived()));
    let is_failed = Memo::new(move |_| !area.chats.failures(archived()).is_empty());
    live(move || match (phase.get(), is_empty.get()) {
        (Phase::Idle | Phase::Loading, true) => view! { <RowSkeletons count=8/> }.into_any(),
        (Phase::Ready, true) if is_whole.get() && !is_failed.get() => view! {
            <EmptyNote text=said()>
                {when(move || place.with(|place| place.filter == Filter::All), move || view! {
                    <Button glyph=Glyph::Compose on_press=move |()| area.make()>{t::new_conversation()}</Button>
                })}
            </EmptyNote>
        }
        .into_any(),
        (_, false) if !is_whole.get() => view! { <RowSkeletons count=2/> }.into_any(),
        _ => ().into_any(),
    })
}

#[component]
fn ListHead(place: Memo<Place>, words: RwSignal<String>) -> impl IntoView {
    let area = expect_context::<Area>();
    let filters = || {
        vec![
            Choice::new(Filter::All, t::filter_all()),
            Choice::new(Filter::Unread, t::filter_unread()),
            Choice::new(Filter::Mentions, t::filter_mentions()),
            Choice::new(Filter::Drafts, t::filter_drafts()),
            Choice::new(Filter::Archived, t::filter_archived()),
        ]
    };
    let sources = move || {
        let all = Choice::new(None, t::all_sources());
        let each = area.chats.sources().into_iter().map(|source| Choice::new(Some(source), area.source_name(source)));
        std::iter::once(all).chain(each).collect::<Vec<_>>()
    };
    let by_filter = move |filter: Filter| area.go(Place { filter, ..place.get_untracked() });
    let by_source = move |source: Option<Source>| area.go(Place { source, ..place.get_untracked() });
    view! {
        <header class="chats-head">
            <span class="chats-title" aria-hidden="true">{t::chats()}</span>
            {super::presence::choice()}
            <IconButton glyph=Glyph::Compose label=t::new_conversation() on_press=move |()| area.make()/>
        </header>
        <div class="chats-search">
            <crate::kit::icon::Icon glyph=Glyph::Search/>
            <input
                type="search"
                dir="auto"
                aria-label=t::search_conversations()
                placeholder=t::search_conversations()
                prop:value=Signal::derive(move || words.get())
                on:input=move |event| words.set(event_target_value(&event))
            />
        </div>
        <div class="chats-filters">
            <Select label=t::filter() label_hidden=true choices=filters value=move || place.with(|place| place.filter) on_choose=by_filter/>
            <Select label=t::source() label_hidden=true choices=sources value=move || place.with(|place| place.source) on_choose=by_source/>
        </div>
        <super::notify::NotifyPrompt/>
    }
}

/// The conversations to list, in order: pinned ones first, then the latest.
fn order(area: Area, place: Place, words: &str) -> Vec<ConversationId> {
    let archived = place.filter == Filter::Archived;
    // Below this the list is not whole yet; what is looked for by words is shown as far as it is known.
    let horizon = area.chats.horizon(archived).filter(|_| words.is_empty());
    let open = place.open;
    area.chats.with(|rows| {
        let fits = |row: &&Arc<Conversation>| {
            let by_filter = match place.filter {
                Filter::All => !row.is_archived,
                // What is open stays listed, so that reading it does not take it away.
                Filter::Unread => !row.is_archived && (row.unread > 0 || open == Some(row.id)),
                Filter::Mentions => !row.is_archived && (row.mentions > 0 || open == Some(row.id)),
                Filter::Drafts => area.drafts.has(row.id),
                Filter::Archived => row.is_archived,
            };
            let by_source = place.source.is_none_or(|source| source == row.id.source());
            by_filter && by_source && (words.is_empty() || is_found(row, words))
        };
        let whole = |row: &&Arc<Conversation>| row.is_pinned || horizon.is_none_or(|since| row.last_at >= since);
        let found = rows.values().filter(fits).filter(whole).map(|row| rank(row));
        // Of all ways to sort this one needs the least code.
        BinaryHeap::from_iter(found).into_sorted_vec().into_iter().map(ConversationId::from_number).collect()
    })
}

/// Where a conversation stands among the others: first by what is pinned, then by the latest message. Its id is the lowest part.
fn rank(row: &Conversation) -> u128 {
    let below = u128::from(!row.is_pinned);
    let age = u128::from(i64::MAX.abs_diff(row.last_at.timestamp_millis()));
    below << 96 | age << 32 | row.id.to_number()
}

/// Whether all words are in the title, or in who is there.
fn is_found(row: &Conversation, words: &str) -> bool {
    let other = row.other.as_ref().map(|other| lowercase(&other.name)).unwrap_or_default();
    let last = row.last.as_ref().map(|last| lowercase(&last.author.name)).unwrap_or_default();
    let title = lowercase(&row.title);
    words.split_whitespace().all(|word| title.contains(word) || other.contains(word) || last.contains(word))
}

/// Above which rows a section begins.
fn heads(area: Area, order: &[ConversationId]) -> Vec<(ConversationId, &'static str)> {
    area.chats.with(|rows| {
        let is_pinned = |id: &ConversationId| rows.get(id).is_some_and(|row| row.is_pinned);
        let (Some(first), true) = (order.first(), order.first().is_some_and(is_pinned)) else { return Vec::new() };
        let rest = order.iter().find(|id| !is_pinned(id));
        std::iter::once((*first, t::pinned())).chain(rest.map(|id| (*id, t::recent()))).collect()
    })
}
