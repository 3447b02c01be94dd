//! What a reader can do with conversations and messages.

use std::sync::Arc;

use leptos::prelude::*;
use markup::markdown;

use super::{
    abilities::Ability,
    adapter::{self, StateChange},
    composer::focus_composer,
    context::Area,
    model::{Body, ConversationId, Message, Quote, RequestState},
    pane::PaneView,
    place::Place,
    row::line_of,
    thread::Thread,
};
use crate::{
    kit::{list::ListHandle, reactions},
    shell::{KeyRow, Keys},
    task::spawn,
    text::{chats as t, failure},
};

/// Changes what a conversation is to the reader.
pub fn set_state(area: Area, id: ConversationId, change: StateChange) {
    spawn(async move {
        match area.chats.set_state(id, change).await {
            Ok(()) => match change {
                StateChange::Archive(true) => {
                    area.toasts.say_with_undo(t::archived(), move || set_state(area, id, StateChange::Archive(false)))
                }
                StateChange::Mute(_) => {
                    area.toasts.say_with_undo(t::muted(), move || set_state(area, id, StateChange::Unmute));
                }
                _ => {}
            },
            Err(problem) => area.toasts.warn(format!("{} {}", t::change_failed(), failure::why(&problem))),
        }
    });
}

/// Answers a message with the next one that is written.
pub fn reply(area: Area, view: PaneView, message: &Message) {
    let quote = Quote {
        place: Some(message.place),
        id: Arc::clone(&message.id),
        author: Some(Arc::clone(&message.author.name)),
        text: line_of(message),
    };
    area.drafts.change(view.id, |draft| draft.reply = Some(quote));
    focus_composer();
}

/// Adds or takes back a reaction: shown at once, back with the reason if the server refuses.
pub fn react(area: Area, view: PaneView, message: &Arc<Message>, emoji: String) {
    let now = view.thread().at(message.place).unwrap_or_else(|| Arc::clone(message));
    let (after, added) = reactions::toggle(&now.reactions, &emoji);
    view.thread().put(Message { reactions: after, ..(*now).clone() });
    let chats = area.chats;
    spawn(async move {
        let done =
            adapter::ask(view.id.source(), |adapter| adapter.react(chats.net(), Arc::clone(&now), emoji, added)).await;
        let reactions = match done {
            Ok(reactions) => reactions,
            Err(problem) => {
                area.toasts.warn(format!("{} {}", t::reaction_failed(), failure::why(&problem)));
                now.reactions.clone()
            }
        };
        if view.is_there() {
            let now = view.thread().at(now.place).unwrap_or(now);
            view.thread().put(Message { reactions, ..(*now).clone() });
        }
    });
}

/// Answers what somebody was asked for.
pub fn answer(area: Area, view: PaneView, place: i64, state: RequestState) {
    spawn(async move {
        match adapter::ask(view.id.source(), |adapter| adapter.answer(area.chats.net(), view.id, place, state)).await {
            Ok(message) if view.is_there() => view.thread().put(message),
            Ok(_) => {}
            Err(problem) => area.toasts.warn(format!("{} {}", t::answer_failed(), failure::why(&problem))),
        }
    });
}

/// What follows from a message on is unread again.
pub fn unread_from(area: Area, thread: &Thread, message: &Message) {
    let id = thread.id();
    let before = thread.before(message.key);
    let name = before.as_ref().map(|before| Arc::clone(&before.id)).unwrap_or_default();
    let place = before.map_or(message.place - 1, |before| before.place);
    area.held.set(true);
    thread.draw_line(Some(place));
    let unread = thread.count_after(place).max(1);
    area.run(t::change_failed(), async move { area.chats.mark_unread(id, place, name, unread).await });
}

/// Begins to change the reader's last message; answers whether there is one.
pub fn edit_last(area: Area, view: PaneView) -> bool {
    let thread = view.thread();
    let can = untrack(|| thread.detail()).map(|detail| detail.conversation.can).unwrap_or_default();
    let last = thread.last(|message| message.is_own && matches!(message.body, Body::Text(_)));
    let last = last.filter(|_| can.has(Ability::Edit));
    if let Some(message) = &last {
        edit(area, message);
    }
    last.is_some()
}

/// Begins to change a message.
pub fn edit(area: Area, message: &Message) {
    area.edited.set(source_of(message));
    area.editing.set(Some(message.key));
}

/// The text of a message as it was written.
#[must_use]
pub fn source_of(message: &Message) -> String {
    match &message.body {
        Body::Text(blocks) => markdown::write(blocks),
        _ => line_of(message),
    }
}

/// Puts a text on the clipboard.
pub fn copy(area: Area, text: String) {
    spawn(async move {
        if crate::kit::clipboard::copy(&text).await {
            area.toasts.say(t::copied());
        } else {
            area.toasts.warn(t::copy_failed());
        }
    });
}

/// The keys of the area.
pub fn serve_keys(area: Area, place: Memo<Place>, list: &ListHandle<ConversationId>) {
    let open = move || place.with_untracked(|place| place.open);
    // Among the messages while the focus is there, else among the conversations.
    let step = |by: isize| {
        let list = list.clone();
        move || match open().and_then(|id| area.list_of(id)).filter(|_| focus_is_in(".messages")) {
            Some(messages) => messages.move_focus(by),
            None => list.move_focus(by),
        }
    };
    let unread = move || {
        let Some(thread) = open().map(|id| area.chats.thread(id)) else { return };
        let can = untrack(|| thread.detail()).map(|detail| detail.conversation.can).unwrap_or_default();
        let focused = area.list_of(thread.id()).and_then(|list| list.focused());
        let message = match focused {
            Some(key) => untrack(|| thread.row(key)).map(|(message, _)| message),
            None => thread.last(|_| true),
        };
        if let Some(message) = message.filter(|_| can.has(Ability::MarkRead)) {
            unread_from(area, &thread, &message);
        }
    };
    let next_unread = move || {
        let now = open();
        let next = area.chats.with(|rows| {
            let waiting = rows.values().filter(|row| row.is_waiting() && !row.is_archived && Some(row.id) != now);
            waiting.max_by_key(|row| (row.mentions > 0, row.last_at)).map(|row| row.id)
        });
        if let Some(next) = next {
            area.go(place.get_untracked().with(Some(next)));
        }
    };
    let archive = move || {
        if let Some(row) =
            open().and_then(|id| untrack(|| area.chats.get(id))).filter(|row| row.can.has(Ability::Archive))
        {
            set_state(area, row.id, StateChange::Archive(!row.is_archived));
        }
    };
    let close = move || {
        let now = place.get_untracked();
        if now.panel.is_some() {
            area.go(Place { panel: None, ..now });
        } else if now.open.is_some() {
            area.go(now.with(None));
        }
    };
    expect_context::<Keys>().serve(vec![
        KeyRow::new("j", t::key_next(), step(1)),
        KeyRow::new("k", t::key_previous(), step(-1)),
        KeyRow::new("r", t::key_write(), focus_composer),
        KeyRow::new("e", t::key_archive(), archive),
        KeyRow::new("n", t::key_next_unread(), next_unread),
        KeyRow::new("u", t::unread_from_here(), unread),
        KeyRow::new("c", t::key_create(), move || area.make()),
        KeyRow::new("Escape", t::key_close(), close),
    ]);
}

fn focus_is_in(selector: &str) -> bool {
    let focused = web_sys::window().and_then(|window| window.document()?.active_element());
    focused.is_some_and(|focused| focused.closest(selector).is_ok_and(|found| found.is_some()))
}
