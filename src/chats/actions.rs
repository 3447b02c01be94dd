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
    row::line_of,
    thread::Thread,
};
use crate::{
    kit::{list::Align, reactions},
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

/// Begins to change the reader's last message; answers whether there is one. Not while a later one is still on its way.
pub fn edit_last(area: Area, view: PaneView) -> bool {
    let thread = view.thread();
    let can = untrack(|| thread.detail()).map(|detail| detail.conversation.can).unwrap_or_default();
    let last = thread.last(|message| message.is_own && matches!(message.body, Body::Text(_)));
    let nothing_is_on_its_way = || untrack(|| area.chats.outbox.rows(view.id)).is_empty();
    let last = last.filter(|_| can.has(Ability::Edit) && nothing_is_on_its_way());
    if let Some(message) = &last {
        view.list().show(message.key, Align::Nearest);
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
