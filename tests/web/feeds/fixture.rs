//! Literal people and items, and the context that the views of an item stand in.

use std::sync::Arc;

use api::{
    rotunda::{
        sessions::{Me, Org, Role},
        vendors::Capability,
    },
    workdrive::{FileId, OrgId, Permissions, PostId, UserId, UserStub},
};
use chrono::{TimeDelta, Utc};
use leptos::prelude::*;
use rotunda::{
    feeds::{
        actions::Actions,
        composer::Composer,
        model::{Item, Media, MediaKind, Stream},
        overlay::Overlay,
        screen::Feeds,
    },
    kit::toast::Toasts,
    live::Live,
    net::Net,
    person::Person,
    session::{Session, State},
};
use uuid::Uuid;

/// The reader.
pub(super) const ME: UserId = UserId(Uuid::from_u128(1));
/// Someone else.
pub(super) const OTHER: UserId = UserId(Uuid::from_u128(2));

/// A person.
pub(super) fn person(id: UserId, name: &str) -> Person {
    Person {
        id,
        name: name.to_owned(),
        title: Some("Design".to_owned()),
        department: None,
        picture: None,
        online: None,
    }
}

/// A post of someone else: a text and nothing more.
pub(super) fn post(text: &str) -> Item {
    Item {
        id: PostId(Uuid::from_u128(10)),
        stream: Stream::Posts,
        author: person(OTHER, "Omar Haddad"),
        posted_at: Utc::now() - TimeDelta::minutes(5),
        edited_at: None,
        title: None,
        category: None,
        cover: None,
        text: text.into(),
        media: Vec::new(),
        gif: None,
        links: Vec::new(),
        previews: Vec::new(),
        tags: Vec::new(),
        tagged: Vec::new(),
        place: None,
        audience: Some(Permissions { public: true, ..Permissions::default() }),
        reactions: Vec::new(),
        comments: 0,
    }
}

/// A file.
pub(super) fn media(number: u128, kind: MediaKind, name: &str) -> Media {
    let mime = match kind {
        MediaKind::Picture => "image/png",
        MediaKind::Video => "video/mp4",
        MediaKind::Document => "application/pdf",
    };
    Media {
        id: FileId(Uuid::from_u128(number)),
        kind,
        name: name.to_owned(),
        mime: mime.to_owned(),
        size_bytes: 1_400_000,
        url: format!("/media/{number}"),
        thumbnail: Some(format!("/media/{number}/thumbnail")),
        dimensions: Some((800, 600)),
    }
}

/// Provides what the screen of Feeds provides: the reader `ME` with these rights.
pub(super) fn provide_feeds(role: Role, capabilities: &[Capability]) {
    let net = Net::new(signed_in(role, capabilities));
    provide_context(net);
    provide_context(Toasts::new());
    let feeds = Feeds::open(net, &Live::open(net));
    let nothing = Callback::new(|_| ());
    provide_context(Overlay::new());
    provide_context(Actions::new(feeds, net, Composer::new(net), nothing, Callback::new(|()| ())));
}

/// A session of the reader `ME` with these rights.
pub(crate) fn signed_in(role: Role, capabilities: &[Capability]) -> Session {
    let session = Session::new();
    let user = UserStub { id: ME, first_name: Some("Maja".to_owned()), ..stub(ME) };
    let org = Org { id: OrgId(Uuid::from_u128(3)), name: "Stilla".to_owned() };
    let session_ends_at = Utc::now() + TimeDelta::days(1);
    session.capabilities.set(capabilities.to_vec());
    session.state.set(State::SignedIn(Arc::new(Me { user, role, org, session_ends_at, demo: false, bench: false })));
    session
}

fn stub(id: UserId) -> UserStub {
    serde_json::from_value(serde_json::json!({ "id": id })).unwrap()
}
