//! Literal people and messages, and the context that the views of the area stand in.

use std::sync::Arc;

use api::rotunda::sessions::Role;
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use rotunda::{
    address::Address,
    app::Keep,
    chats::{
        context::{Area, Stores},
        model::{Body, ConversationId, Delivery, Message, MessageKey, Person, Source},
        pane::PaneView,
        rich,
    },
    kit::toast::Toasts,
    live::Live,
    net::Net,
};

use crate::feeds::signed_in;

/// A conversation of the intranet.
pub(super) fn conversation() -> ConversationId {
    ConversationId::of(Source::WorkDrive, "00000000-0000-0000-0000-000000000009")
}

/// Somebody.
pub(super) fn person(name: &str) -> Arc<Person> {
    Arc::new(Person { id: name.into(), name: name.into(), detail: None, picture: None, online: None })
}

/// Noon of a day, so that nothing stands across midnight.
pub(super) fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_764_331_200, 0).unwrap()
}

/// What Omar says at a place, so many minutes after noon.
pub(super) fn message(place: i64, minutes: i64, text: &str) -> Message {
    Message {
        key: MessageKey(place),
        place,
        id: format!("message-{place}").into(),
        author: person("Omar"),
        is_own: false,
        at: noon() + TimeDelta::minutes(minutes),
        is_edited: false,
        body: Body::Text(rich::from_markdown(text)),
        reply: None,
        files: Vec::new(),
        reactions: Vec::new(),
        mentions_me: false,
        state: Delivery::Sent,
    }
}

/// Provides what the screen of Chats provides, nobody answering the calls.
pub(super) fn provide_chats() -> Area {
    let net = Net::new(signed_in(Role::Member, &[]));
    provide_context(net);
    provide_context(Toasts::new());
    provide_context(Live::open(net));
    provide_context(Address::open());
    provide_context(Keep::here());
    let area = Area::new(Stores::kept());
    provide_context(area);
    provide_context(PaneView::of(area, conversation()));
    area
}
