//! One conversation: its messages, what is written to it, and what is open beside it.

use std::sync::Arc;

use leptos::{html, prelude::*};

use super::{
    abilities::{Abilities, Ability},
    composer,
    context::Area,
    head::PaneHead,
    message::{Manner, MessageRow, Shown},
    model::{At, ConversationId, Message, MessageKey},
    panel,
    place::Place,
    preferences::Preferences,
    thread::{End, Head},
};
use crate::{
    kit::{
        list::{Align, ListMode, VirtualList},
        live,
        note::FailureNote,
        skeleton::LoadingBar,
        when,
    },
    loading::Phase,
    task::{follow, spawn},
    text::chats as t,
};

pub mod ends;
mod view;
use ends::{Arrivals, FirstEnd, LastEnd, Pills};
pub use view::PaneView;
use view::first_after;

/// One conversation.
#[component]
pub fn Pane(
    /// Which one.
    id: ConversationId,
    /// What is shown.
    place: Memo<Place>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let thread = area.chats.thread(id);
    let view = PaneView::new(id, thread);
    provide_context(view);
    area.shown.set_value(Some((id, view.list())));
    area.held.set(false);
    area.editing.set(None);
    open(area, view, place);
    read_what_is_seen(area, view);
    on_cleanup(move || {
        view.thread().rest();
        area.flash.set(None);
    });
    let conversation = Memo::new(move |_| view.detail_or_row(area));
    let title = move || conversation.with(|row| row.as_ref().map_or_else(String::new, |row| row.title.clone()));
    let can = Memo::new(move |_| conversation.with(|row| row.as_ref().map(|row| row.can).unwrap_or_default()));
    // Told again and again that it is there; the messages are made once.
    let gone = Memo::new(move |_| view.thread().gone().filter(|_| view.thread().detail().is_none()));
    let region = NodeRef::<html::Section>::new();
    let panel = Memo::new(move |_| place.with(|place| place.panel));
    view! {
        <section class="chats-pane" node_ref=region tabindex="-1" data-region="" aria-label=Signal::derive(title)>
            <PaneHead conversation place/>
            {live(move || match gone.get() {
                Some(failure) => view! {
                    <FailureNote what=t::conversation_failed() failure on_retry=move |()| view.thread().show(None)/>
                }
                .into_any(),
                None => view! { <Messages view can/> }.into_any(),
            })}
            {when(move || can.get().has(Ability::Send), move || composer::here(id, can))}
            {when(move || !can.get().has(Ability::Send) && conversation.with(Option::is_some), move || view! { <Closed conversation/> })}
        </section>
        {live(move || panel.get().map(|panel| panel::beside(panel, place)))}
    }
}

/// What stands in the place of the composer where nobody writes, or not the reader.
#[component]
fn Closed(conversation: Memo<Option<Arc<super::model::Conversation>>>) -> impl IntoView {
    let area = expect_context::<Area>();
    let view = expect_context::<PaneView>();
    let said = move || {
        conversation.with(|row| match row {
            Some(row) if row.can.has(Ability::Join) => t::not_a_member(),
            Some(row) if row.kind == super::model::Kind::Customer => t::read_elsewhere(),
            Some(row) if !row.is_active => t::is_closed(),
            _ => t::may_not_write(),
        })
    };
    let may_join = move || conversation.with(|row| row.as_ref().is_some_and(|row| row.can.has(Ability::Join)));
    let join = move |()| area.run(t::join_failed(), area.chats.change(view.id, super::adapter::Change::Join));
    view! {
        <div class="composer-closed">
            <p>{live(said)}</p>
            {when(may_join, move || view! { <crate::kit::button::Button on_press=join>{t::join()}</crate::kit::button::Button> })}
        </div>
    }
}

/// Loads what is to be seen first: the message that the address names, the first unread one, or the newest.
fn open(area: Area, view: PaneView, place: Memo<Place>) {
    let thread = view.thread();
    let named = place.with_untracked(|place| place.at);
    let land = move |read_to: Option<i64>, is_unread: bool| {
        let thread = view.thread();
        if let Some(named) = named {
            thread.changed();
            view.to_place(area, named);
            return;
        }
        thread.draw_line(read_to.filter(|_| is_unread));
        let lands_at_unread = is_unread && Preferences::get_untracked().opens_at_unread;
        match read_to.filter(|_| lands_at_unread) {
            Some(read_to) => match first_after(&thread, read_to).filter(|_| thread.is_loaded()) {
                Some(key) => {
                    thread.show(None);
                    view.list().show(key, Align::Start);
                }
                None => thread.show(Some(At::Around(read_to + 1))),
            },
            None => thread.show(None),
        }
    };
    match untrack(|| area.chats.get(view.id)) {
        Some(row) => land(Some(row.read_to), row.unread > 0),
        None => spawn(async move {
            let found = area.chats.fetch(view.id).await.ok().map(|found| found.conversation);
            if view.thread.try_with_value(|_| ()).is_some() {
                land(found.as_ref().map(|found| found.read_to), found.is_some_and(|found| found.unread > 0));
            }
        }),
    }
    // Once it is there, the first unread message is brought to the top; only the first time.
    let is_landed = StoredValue::new(thread.is_loaded() || named.is_some());
    follow(move || {
        let thread = view.thread();
        if thread.phase() == Phase::Ready && !is_landed.get_value() {
            is_landed.set_value(true);
            if Preferences::get_untracked().opens_at_unread
                && let Some(key) = untrack(|| thread.line()).and_then(|line| first_after(&thread, line))
            {
                view.list().show(key, Align::Start);
            }
        }
    });
    // The address may name another message later.
    follow(move || {
        let at = place.with(|place| place.at);
        if let Some(at) = at.filter(|_| at != named) {
            view.to_place(area, at);
        }
    });
}

/// What was on the screen while the reader looked is read.
fn read_what_is_seen(area: Area, view: PaneView) {
    follow(move || {
        let (Some(key), true, false) = (view.list().last_visible(), area.attention.get(), area.held.get()) else {
            return;
        };
        let thread = view.thread();
        let Some((message, _)) = thread.row(key) else { return };
        let known = untrack(|| area.chats.get(view.id)).map_or(0, |row| row.unread);
        let unread = if untrack(|| thread.edge(End::Last).more) {
            known.saturating_sub(1).max(thread.count_after(message.place))
        } else {
            thread.count_after(message.place)
        };
        area.chats.seen(view.id, &message, unread);
    });
}

/// The messages, in a window that grows at both ends.
#[component]
fn Messages(view: PaneView, can: Memo<Abilities>) -> impl IntoView {
    let area = expect_context::<Area>();
    let outbox = area.chats.outbox;
    let thread = view.thread();
    let at_newest = Memo::new({
        let thread = thread.clone();
        move |_| !thread.edge(End::Last).more
    });
    let keys = Memo::new({
        let thread = thread.clone();
        move |_| {
            let mut keys = thread.order();
            if at_newest.get() {
                // What has just arrived is among the messages already.
                let pending = outbox.rows(view.id);
                let new: Vec<_> = pending.into_iter().filter(|key| !keys.contains(key)).collect();
                keys.extend(new);
            }
            keys
        }
    });
    let is_empty = Memo::new(move |_| keys.with(Vec::is_empty));
    let phase = Memo::new({
        let thread = thread.clone();
        move |_| thread.phase()
    });
    crate::bench::mark_first_data(is_empty);
    follow(move || view.thread().reader_sees(view.list().first_visible()));
    let row = move |key: Signal<MessageKey>| {
        let shown = Memo::new(move |_| shown(area, view, key.get(), can));
        live(move || shown.get().map(|shown| view! { <MessageRow shown/> }))
    };
    let near_start = move |()| view.thread().more(End::First);
    let near_end = move |()| {
        if untrack(|| !matches!(view.thread().edge(End::Last).phase, Phase::Failed(_))) {
            view.thread().more(End::Last);
        }
    };
    view! {
        <div class="messages">
            <LoadingBar active=Signal::derive(move || phase.get() == Phase::Loading && !is_empty.get())/>
            <VirtualList
                keys
                row
                label=t::messages()
                mode=ListMode::Log
                on_near_end=near_end
                on_near_start=Callback::new(near_start)
                memory=thread.memory()
                handle=view.list()
                estimate=44.0
                before=move || view! { <FirstEnd view phase is_empty/> }
                after=move || view! { <LastEnd view/> }
            />
            <Pills view/>
            <Arrivals view/>
        </div>
    }
}

/// A message that is there, or one on its way, with all that its row shows.
fn shown(area: Area, view: PaneView, key: MessageKey, can: Memo<Abilities>) -> Option<Shown> {
    let (message, head) = view.thread().row(key).or_else(|| on_its_way(area, view, key))?;
    let manner = Manner {
        can: can.get(),
        is_editing: area.editing.get() == Some(key),
        is_flashed: area.flash.get() == Some(message.place),
    };
    let answered = message.reply.as_ref().and_then(|quote| view.answered(quote));
    Some(Shown { message, head, manner, answered })
}

fn on_its_way(area: Area, view: PaneView, key: MessageKey) -> Option<(Arc<Message>, Head)> {
    let (thread, outbox) = (view.thread(), area.chats.outbox);
    let message = Arc::new(outbox.message(&*outbox.get(key)?));
    let before = match outbox.rows(view.id).into_iter().take_while(|other| *other != key).last() {
        Some(before) => outbox.get(before).map(|entry| Arc::new(outbox.message(&entry))),
        None => thread.last(|_| true),
    };
    let head = before.map_or_else(Head::default, |before| Head::after(&before, &message));
    Some((message, head))
}
