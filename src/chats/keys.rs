//! The keys of the area.

use leptos::prelude::*;

use super::{
    abilities::Ability, actions, adapter::StateChange, composer::focus_composer, context::Area, model::ConversationId,
    place::Place,
};
use crate::{
    chunk::{chunk, on_need},
    kit::list::ListHandle,
    net::{Net, Reach},
    shell::{KeyRow, Keys},
    text::chats as t,
};

chunk!(chats_keys(place: Memo<Place>, list: ListHandle<ConversationId>) => serve(expect_context(), place, &list));

/// Serves them from when they are fetched until the place where this stands goes.
#[must_use]
pub fn served(place: Memo<Place>, list: ListHandle<ConversationId>) -> AnyView {
    let net = expect_context::<Net>();
    on_need(move || net.reach.get() == Reach::Fine, move || chats_keys(place, list.clone()))
}

fn serve(area: Area, place: Memo<Place>, list: &ListHandle<ConversationId>) {
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
            actions::unread_from(area, &thread, &message);
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
            actions::set_state(area, row.id, StateChange::Archive(!row.is_archived));
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
