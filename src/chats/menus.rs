//! The menus of conversations and of messages: only what the reader may do.

use std::sync::Arc;

use chrono::{Duration, Utc};
use leptos::prelude::*;

use super::{
    abilities::Ability,
    actions,
    adapter::{Change, StateChange},
    context::{Area, Asked},
    model::{Body, Conversation, ConversationId, Message},
    pane::PaneView,
    preferences::{Level, Preferences},
    row::line_of,
};
use crate::{
    kit::{icon::Glyph, menu::Action},
    text::chats as t,
};

/// The menu of a conversation.
#[must_use]
pub fn of_conversation(area: Area, row: &Conversation) -> Vec<Action> {
    let (id, can) = (row.id, row.can);
    let mut menu = Vec::new();
    let mut add = |ability: Ability, glyph: Glyph, label: &str, run: Box<dyn Fn() + Send + Sync>| {
        if can.has(ability) {
            menu.push(Action::new(glyph, label, run));
        }
    };
    let state = move |change: StateChange| Box::new(move || actions::set_state(area, id, change));
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

/// The menu of a message.
#[must_use]
pub fn of_message(area: Area, view: PaneView, message: &Arc<Message>) -> Vec<Action> {
    let can = untrack(|| view.thread().detail()).map(|detail| detail.conversation.can).unwrap_or_default();
    let id = view.id;
    let is_text = matches!(message.body, Body::Text(_));
    let mut menu = Vec::new();
    let about = |message: &Arc<Message>| Arc::clone(message);
    if is_text && !line_of(message).is_empty() {
        let of = about(message);
        menu.push(Action::new(Glyph::Copy, t::copy_text(), move || actions::copy(area, actions::source_of(&of))));
    }
    let place = message.place;
    menu.push(Action::new(Glyph::Link, t::copy_link(), move || actions::copy(area, link_to(id, place))));
    if can.has(Ability::MarkRead) {
        let of = about(message);
        menu.push(Action::new(Glyph::Eye, t::unread_from_here(), move || {
            actions::unread_from(area, &view.thread(), &of)
        }));
    }
    if message.is_own && can.has(Ability::MarkRead) {
        let of = about(message);
        menu.push(Action::new(Glyph::Check, t::seen_by(), move || area.ask(Asked::SeenBy(id, Arc::clone(&of)))));
    }
    if message.is_own && is_text && can.has(Ability::Edit) {
        let of = about(message);
        menu.push(Action::new(Glyph::Edit, t::edit(), move || actions::edit(area, &of)));
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

fn link_to(id: ConversationId, place: i64) -> String {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    format!("{origin}{}?at={place}", id.address())
}
