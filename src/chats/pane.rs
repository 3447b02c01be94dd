//! One conversation: its messages, what is written to it, and what is open beside it.

use std::{collections::HashMap, sync::Arc};

use leptos::{html, prelude::*};

use super::{
    abilities::{Abilities, Ability},
    composer::Composer,
    context::Area,
    head::PaneHead,
    message::MessageRow,
    model::{At, ConversationId, Message, MessageKey},
    panel::SidePanel,
    place::Place,
    preferences::Preferences,
    said,
    thread::{End, Head, Thread},
};
use crate::{
    kit::{
        icon::{Glyph, Icon},
        list::{Align, ListHandle, ListMode, VirtualList},
        live,
        note::{EmptyNote, FailureNote},
        skeleton::{LoadingBar, RowSkeletons},
        when,
    },
    loading::Phase,
    task::{follow, spawn},
    text::chats as t,
};

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
    let gone = move || view.thread().gone().filter(|_| view.thread().detail().is_none());
    let region = NodeRef::<html::Section>::new();
    let panel = Memo::new(move |_| place.with(|place| place.panel));
    view! {
        <section class="chats-pane" node_ref=region tabindex="-1" data-region="" aria-label=Signal::derive(title)>
            <PaneHead conversation place/>
            {live(move || match gone() {
                Some(failure) => view! {
                    <FailureNote what=t::conversation_failed() failure on_retry=move |()| view.thread().show(None)/>
                }
                .into_any(),
                None => view! { <Messages view can/> }.into_any(),
            })}
            {when(move || can.get().has(Ability::Send), move || view! { <Composer id can/> })}
            {when(move || !can.get().has(Ability::Send) && conversation.with(Option::is_some), move || view! { <Closed conversation/> })}
        </section>
        {live(move || panel.get().map(|panel| view! { <SidePanel panel place/> }))}
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

/// What the views of one conversation share.
#[derive(Clone, Copy)]
pub struct PaneView {
    /// Which one.
    pub id: ConversationId,
    thread: StoredValue<Thread>,
    list: StoredValue<ListHandle<MessageKey>, LocalStorage>,
    /// Messages that are answered and not loaded, by their place.
    answered: RwSignal<HashMap<i64, Option<Arc<Message>>>>,
}

impl PaneView {
    /// Of a conversation, wherever its list of messages is.
    #[must_use]
    pub fn of(area: Area, id: ConversationId) -> Self {
        Self::new(id, area.chats.thread(id))
    }

    fn new(id: ConversationId, thread: Thread) -> Self {
        Self {
            id,
            thread: StoredValue::new(thread),
            list: StoredValue::new_local(ListHandle::default()),
            answered: RwSignal::new(HashMap::new()),
        }
    }

    /// A message that is answered, once it was looked up.
    #[must_use]
    pub fn looked_up(self, place: i64) -> Option<Arc<Message>> {
        self.answered.with(|answered| answered.get(&place).cloned().flatten())
    }

    /// Looks up a message that is answered and not loaded; once.
    pub fn look_up(self, place: i64) {
        let is_new = self.answered.try_update(|answered| answered.insert(place, None).is_none());
        if is_new != Some(true) {
            return;
        }
        let thread = self.thread();
        spawn(async move {
            if let Some(found) = thread.one(place).await {
                self.answered.try_update(|answered| answered.insert(place, Some(Arc::new(found))));
            }
        });
    }

    /// Whether it is still on the screen.
    #[must_use]
    pub fn is_there(self) -> bool {
        !self.thread.is_disposed()
    }

    /// Its messages.
    #[must_use]
    pub fn thread(self) -> Thread {
        self.thread.get_value()
    }

    /// Moves the list of its messages.
    #[must_use]
    pub fn list(self) -> ListHandle<MessageKey> {
        self.list.get_value()
    }

    /// It with what may be done in it; what the list knows until that is loaded.
    fn detail_or_row(self, area: Area) -> Option<Arc<super::model::Conversation>> {
        let row = area.chats.get(self.id);
        let Some(detail) = self.thread().detail() else { return row };
        let mut known = detail.conversation.clone();
        if let Some(row) = row {
            (known.mute, known.is_pinned, known.is_archived) = (row.mute, row.is_pinned, row.is_archived);
            (known.unread, known.read_to, known.last_place) = (row.unread, row.read_to, row.last_place);
        }
        Some(Arc::new(known))
    }

    /// Goes to the newest message.
    pub fn to_newest(self) {
        let thread = self.thread();
        if untrack(|| thread.edge(End::Last).more) {
            thread.load(At::End);
        }
        self.list().to_end();
    }

    /// Goes to the message at a place, loading what is around it.
    pub fn to_place(self, area: Area, place: i64) {
        self.show_at(area, place, Align::Center);
    }

    /// The same, standing there.
    pub fn show_at(self, area: Area, place: i64, align: Align) {
        let thread = self.thread();
        area.flash.set(Some(place));
        // The list that is on the screen is another view's: it is told through the one that has it.
        let list = area.list_of(self.id).unwrap_or_else(|| self.list());
        match thread.at(place) {
            Some(message) => list.show(message.key, align),
            None => {
                list.show(MessageKey(place), align);
                thread.load(At::Around(place));
            }
        }
    }

    /// Goes to the first message that was unread.
    pub fn to_line(self) {
        let thread = self.thread();
        let Some(line) = untrack(|| thread.line()) else { return };
        match first_after(&thread, line) {
            Some(key) => self.list().show(key, Align::Start),
            None => thread.load(At::Around(line + 1)),
        }
    }
}

/// The row of the first message of another after a place.
fn first_after(thread: &Thread, place: i64) -> Option<MessageKey> {
    untrack(|| {
        thread.order().into_iter().find(|key| {
            thread.row(*key).is_some_and(|(message, head)| message.place > place && (!message.is_own || head.unread))
        })
    })
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
    let last = view.list().last_visible();
    follow(move || {
        let (Some(key), true, false) = (last.get(), area.attention.get(), area.held.get()) else { return };
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
    let row = move |key: Signal<MessageKey>| {
        let shown = Memo::new(move |_| shown(area, view, key.get()));
        live(move || shown.get().map(|(message, head)| view! { <MessageRow message head can/> }))
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

/// A message and what stands above it: one that is there, or one on its way.
fn shown(area: Area, view: PaneView, key: MessageKey) -> Option<(Arc<Message>, Head)> {
    let thread = view.thread();
    if let Some(found) = thread.row(key) {
        return Some(found);
    }
    let outbox = area.chats.outbox;
    let message = Arc::new(outbox.message(&*outbox.get(key)?));
    let before = match outbox.rows(view.id).into_iter().take_while(|other| *other != key).last() {
        Some(before) => outbox.get(before).map(|entry| Arc::new(outbox.message(&entry))),
        None => thread.order().last().and_then(|last| thread.row(*last)).map(|(message, _)| message),
    };
    let head = before.map_or_else(Head::default, |before| Head::after(&before, &message));
    Some((message, head))
}

/// What stands before the first message: what is on its way, what failed, or that the conversation begins here.
#[component]
fn FirstEnd(view: PaneView, phase: Memo<Phase>, is_empty: Memo<bool>) -> impl IntoView {
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
fn LastEnd(view: PaneView) -> impl IntoView {
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
fn Pills(view: PaneView) -> impl IntoView {
    let area = expect_context::<Area>();
    let list = view.list();
    let (at_end, first) = (list.is_at_end(), list.first_visible());
    let unread = Memo::new(move |_| area.chats.get(view.id).map_or(0, |row| row.unread));
    let is_away = Memo::new(move |_| {
        let thread = view.thread();
        thread.phase() == Phase::Ready && (!at_end.get() || thread.edge(End::Last).more)
    });
    let line_is_above = Memo::new(move |_| {
        let thread = view.thread();
        let (Some(line), Some(key)) = (thread.line(), first.get()) else { return false };
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
                <button type="button" class="newest" aria-label=t::to_newest() title=t::to_newest() on:click=move |_| view.to_newest()>
                    <Icon glyph=Glyph::Down/>
                    {live(move || (unread.get() > 0).then(|| view! { <span>{t::unread_count(unread.get())}</span> }))}
                </button>
            </div>
        })}
    }
}

/// Says each message that arrives once, as one sentence, to screen readers.
#[component]
fn Arrivals(view: PaneView) -> impl IntoView {
    let area = expect_context::<Area>();
    let lines = RwSignal::new(Vec::<(u32, String)>::new());
    follow(move || {
        let Some((id, message)) = area.chats.arrival.get() else { return };
        if id == view.id {
            lines.update(|lines| {
                let number = lines.last().map_or(0, |(last, _)| last + 1);
                lines.push((number, said::sentence(&message)));
                let surplus = lines.len().saturating_sub(5);
                lines.drain(..surplus);
            });
        }
    });
    view! {
        <div class="visually-hidden" role="log" aria-relevant="additions" aria-label=t::new_messages()>
            <For each=move || lines.get() key=|line| line.0 let:line>
                <p>{line.1}</p>
            </For>
        </div>
    }
}
