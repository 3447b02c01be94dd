//! What stands around the messages: their ends, ways to elsewhere, and what is said of new ones.

use leptos::{html, prelude::*};

use super::{PaneView, first_after};
use crate::{
    chats::{context::Area, said, thread::End},
    kit::{
        icon::{Glyph, Icon},
        list::ListHandle,
        live,
        note::{EmptyNote, FailureNote},
        skeleton::RowSkeletons,
        when,
    },
    loading::Phase,
    task::follow,
    text::chats as t,
};

/// What stands before the first message: what is on its way, what failed, or that the conversation begins here.
#[component]
pub fn FirstEnd(
    /// Of which conversation.
    view: PaneView,
    /// Where loading stands.
    phase: Memo<Phase>,
    /// Whether there are no messages.
    is_empty: Memo<bool>,
) -> impl IntoView {
    let edge = Memo::new(move |_| view.thread().edge(End::First));
    live(move || match (phase.get(), is_empty.get(), edge.get()) {
        (Phase::Failed(failure), _, _) => view! {
            <FailureNote what=t::messages_failed() failure on_retry=move |()| view.thread().show(None)/>
        }
        .into_any(),
        (Phase::Idle | Phase::Loading, true, _) => view! { <RowSkeletons count=7/> }.into_any(),
        (_, true, _) => view! { <EmptyNote text=t::no_messages_yet()/> }.into_any(),
        (_, false, edge) => match edge.phase {
            Phase::Failed(failure) => view! {
                <FailureNote what=t::more_failed() failure on_retry=move |()| view.thread().more(End::First)/>
            }
            .into_any(),
            _ if edge.more => view! { <RowSkeletons count=2/> }.into_any(),
            _ => view! { <p class="messages-begin">{t::begins_here()}</p> }.into_any(),
        },
    })
}

/// What stands after the last message: what is on its way, or failed.
#[component]
pub fn LastEnd(
    /// Of which conversation.
    view: PaneView,
) -> impl IntoView {
    let edge = Memo::new(move |_| view.thread().edge(End::Last));
    live(move || match edge.get() {
        edge if !edge.more => ().into_any(),
        edge => match edge.phase {
            Phase::Failed(failure) => view! {
                <FailureNote what=t::more_failed() failure on_retry=move |()| view.thread().more(End::Last)/>
            }
            .into_any(),
            _ => view! { <RowSkeletons count=2/> }.into_any(),
        },
    })
}

/// The ways to the first unread and to the newest message, when they are out of sight.
#[component]
pub fn Pills(
    /// Of which conversation.
    view: PaneView,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let list = view.list();
    let at_end = list.is_at_end();
    let list = StoredValue::new_local(list);
    let unread = Memo::new(move |_| area.chats.get(view.id).map_or(0, |row| row.unread));
    let is_away = Memo::new(move |_| {
        let thread = view.thread();
        thread.phase() == Phase::Ready && (!at_end.get() || thread.edge(End::Last).more)
    });
    let line_is_above = Memo::new(move |_| {
        let thread = view.thread();
        let (Some(line), Some(key)) = (thread.line(), list.with_value(ListHandle::first_visible)) else { return false };
        thread.row(key).is_some_and(|(message, head)| message.place > line && !head.unread && message.place != i64::MAX)
            && first_after(&thread, line).is_none_or(|at| at != key)
    });
    let forget = move |()| view.thread().draw_line(None);
    view! {
        {when(move || line_is_above.get(), move || view! {
            <div class="pill-place">
                <button type="button" class="pill" on:click=move |_| view.to_line()>
                    <Icon glyph=Glyph::Up/>
                    {t::to_first_unread()}
                </button>
                <button type="button" class="pill icon-pill" aria-label=t::dismiss() title=t::dismiss() on:click=move |_| forget(())>
                    <Icon glyph=Glyph::Close/>
                </button>
            </div>
        })}
        {when(move || is_away.get(), move || view! {
            <div class="newest-place">
                <button type="button" class="newest" title=t::to_newest() on:click=move |_| view.to_newest()>
                    <Icon glyph=Glyph::Down/>
                    <span class="visually-hidden">{t::to_newest()}</span>
                    {live(move || (unread.get() > 0).then(|| view! { <span>{t::unread_count(unread.get())}</span> }))}
                </button>
            </div>
        })}
    }
}

/// Says each message that arrives once, as one sentence, to screen readers.
#[component]
pub fn Arrivals(
    /// Of which conversation.
    view: PaneView,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let log = NodeRef::<html::Div>::new();
    follow(move || {
        let Some((id, message)) = area.chats.arrival.get() else { return };
        if id == view.id
            && let Some(log) = log.get_untracked()
        {
            // By hand: a view of its own for each line would leave something behind for each, as long as the conversation is open.
            let line = document().create_element("p").and_then(|line| {
                line.set_text_content(Some(&said::sentence(&message)));
                log.append_child(&line)
            });
            if line.is_ok()
                && log.child_element_count() > LINES
                && let Some(first) = log.first_element_child()
            {
                first.remove();
            }
        }
    });
    view! { <div class="visually-hidden" role="log" aria-relevant="additions" aria-label=t::new_messages() node_ref=log></div> }
}

/// So many lines are kept.
const LINES: u32 = 5;
