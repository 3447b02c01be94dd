//! What a reader can do with conversations and messages.

use std::sync::Arc;

use chrono::{Duration, Utc};
use leptos::prelude::*;
use markup::markdown;

use super::{
    abilities::Ability,
    adapter::{self, Change, StateChange},
    composer::focus_composer,
    context::{Area, Asked},
    model::{Body, Conversation, ConversationId, Message, Quote, RequestState},
    pane::PaneView,
    place::Place,
    preferences::{Level, Preferences},
    row::line_of,
    thread::Thread,
};
use crate::{
    kit::{icon::Glyph, list::ListHandle, menu::Action, reactions},
    shell::{KeyRow, Keys},
    task::spawn,
    text::{chats as t, failure},
};

/// The menu of a conversation: only what the reader may do.
#[must_use]
pub fn of_conversation(area: Area, conversation: Option<Arc<Conversation>>) -> Vec<Action> {
    let Some(row) = conversation else { return Vec::new() };
    let (id, can) = (row.id, row.can);
    let mut menu = Vec::new();
    let mut add = |ability: Ability, glyph: Glyph, label: &str, run: Box<dyn Fn() + Send + Sync>| {
        if can.has(ability) {
            menu.push(Action::new(glyph, label, run));
        }
    };
    let state = move |change: StateChange| Box::new(move || set_state(area, id, change));
    let ask = move |asked: Asked| Box::new(move || area.ask(asked.clone()));
    let pin = if row.is_pinned { t::unpin() } else { t::pin() };
    add(Ability::Pin, Glyph::Pin, pin, state(StateChange::Pin(!row.is_pinned)));
    let archive = if row.is_archived { t::unarchive() } else { t::archive() };
    add(Ability::Archive, Glyph::Archive, archive, state(StateChange::Archive(!row.is_archived)));
    if row.mute.is_some() {
        add(Ability::Mute, Glyph::Bell, t::unmute(), state(StateChange::Unmute));
    } else {
        let until = |hours: i64| StateChange::Mute(Some(Utc::now() + Duration::hours(hours)));
        add(Ability::Mute, Glyph::BellOff, t::mute_hour(), state(until(1)));
        add(Ability::Mute, Glyph::BellOff, t::mute_day(), state(until(24)));
        add(Ability::Mute, Glyph::BellOff, t::mute_always(), state(StateChange::Mute(None)));
    }
    let (level, label) = match Preferences::get_untracked().level(id) {
        Level::All => (Level::Mentions, t::tell_mentions()),
        Level::Mentions => (Level::All, t::tell_all()),
    };
    add(Ability::Mute, Glyph::At, label, Box::new(move || set_level(id, level)));
    add(Ability::Search, Glyph::Calendar, t::jump_to_date(), ask(Asked::Jump(id)));
    add(Ability::Rename, Glyph::Edit, t::rename(), ask(Asked::Rename(id)));
    add(Ability::Describe, Glyph::Edit, t::describe(), ask(Asked::Describe(id)));
    add(Ability::Meet, Glyph::Calendar, t::new_meeting(), ask(Asked::Meet(id)));
    add(Ability::RequestSignature, Glyph::Sign, t::request_signature(), ask(Asked::Sign(id)));
    add(Ability::RequestApproval, Glyph::Fingerprint, t::request_approval(), ask(Asked::Approve(id)));
    if row.is_active {
        add(Ability::Close, Glyph::Lock, t::close_conversation(), ask(Asked::Close(id)));
    } else {
        let open = move || area.run(t::change_failed(), area.chats.change(id, Change::Close(false)));
        add(Ability::Close, Glyph::Lock, t::reopen_conversation(), Box::new(open));
    }
    add(Ability::Leave, Glyph::SignOut, t::leave(), ask(Asked::Leave(id)));
    if can.has(Ability::Destroy) {
        menu.push(Action::new(Glyph::Trash, t::destroy(), move || area.ask(Asked::Destroy(id))).dangerous());
    }
    menu
}

/// The menu of a message: only what the reader may do.
#[must_use]
pub fn of_message(area: Area, view: PaneView, message: &Arc<Message>) -> Vec<Action> {
    let can = untrack(|| view.thread().detail()).map(|detail| detail.conversation.can).unwrap_or_default();
    let id = view.id;
    let is_text = matches!(message.body, Body::Text(_));
    let mut menu = Vec::new();
    let about = |message: &Arc<Message>| Arc::clone(message);
    if is_text && !line_of(message).is_empty() {
        let of = about(message);
        menu.push(Action::new(Glyph::Copy, t::copy_text(), move || copy(area, source_of(&of))));
    }
    let place = message.place;
    menu.push(Action::new(Glyph::Link, t::copy_link(), move || copy(area, link_to(id, place))));
    if can.has(Ability::MarkRead) {
        let of = about(message);
        menu.push(Action::new(Glyph::Eye, t::unread_from_here(), move || unread_from(area, &view.thread(), &of)));
    }
    if message.is_own && can.has(Ability::MarkRead) {
        let of = about(message);
        menu.push(Action::new(Glyph::Check, t::seen_by(), move || area.ask(Asked::SeenBy(id, Arc::clone(&of)))));
    }
    if message.is_own && is_text && can.has(Ability::Edit) {
        let of = about(message);
        menu.push(Action::new(Glyph::Edit, t::edit(), move || edit(area, &of)));
    }
    let may_delete = (message.is_own && can.has(Ability::Delete)) || can.has(Ability::DeleteAny);
    if may_delete && !matches!(message.body, Body::Deleted) {
        let of = about(message);
        let ask = move || area.ask(Asked::Delete(id, Arc::clone(&of)));
        menu.push(Action::new(Glyph::Trash, t::delete(), ask).dangerous());
    }
    if can.has(Ability::Suppress) {
        let of = about(message);
        let ask = move || area.ask(Asked::Suppress(id, Arc::clone(&of)));
        menu.push(Action::new(Glyph::Lock, t::suppress(), ask).dangerous());
    }
    menu
}

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

fn set_level(id: ConversationId, level: Level) {
    Preferences::change(|chosen| {
        let name = id.to_string();
        if level == Level::All {
            chosen.levels.remove(&name);
        } else {
            chosen.levels.insert(name, level);
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
        let done = adapter::of(view.id.source()).react(chats.net(), Arc::clone(&now), emoji, added).await;
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
        match adapter::of(view.id.source()).answer(area.chats.net(), view.id, place, state).await {
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
    let last = untrack(|| {
        let latest = thread.order().into_iter().rev().take(50).filter_map(|key| thread.row(key));
        latest.map(|(message, _)| message).find(|message| message.is_own && matches!(message.body, Body::Text(_)))
    });
    let last = last.filter(|_| can.has(Ability::Edit));
    if let Some(message) = &last {
        edit(area, message);
    }
    last.is_some()
}

/// Begins to change a message.
fn edit(area: Area, message: &Message) {
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

fn link_to(id: ConversationId, place: i64) -> String {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    format!("{origin}{}?at={place}", id.address())
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
        let key = focused.or_else(|| untrack(|| thread.order().last().copied()));
        let message = key.and_then(|key| untrack(|| thread.row(key))).filter(|_| can.has(Ability::MarkRead));
        if let Some((message, _)) = message {
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
