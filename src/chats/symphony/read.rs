//! From Symphony's streams and messages to the area's own.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    sync::Arc,
};

use api::{
    rotunda::symphony::mine::{MyStream, StreamFile, StreamMessage, StreamPerson, StreamRead},
    symphony::{Uid, messages::V4User, rooms::MemberInfo, users::UserV2},
};
use chrono::{DateTime, Utc};

use crate::chats::{
    abilities::{Abilities, Ability},
    model::{
        Body, Conversation, ConversationId, Delivery, File, Kind, Member, Message, MessageKey, Mute, Person, Quote,
        Source,
    },
    rich,
};

/// As whom the reader acts, and who else is there.
pub(super) struct Known {
    me: Uid,
    people: HashMap<Uid, Arc<Person>>,
}

thread_local! {
    static ME: Cell<Option<Uid>> = const { Cell::new(None) };
    static PRESENCE_FEED: RefCell<Option<String>> = const { RefCell::new(None) };
}

pub(super) fn presence_feed() -> Option<String> {
    PRESENCE_FEED.with_borrow(Clone::clone)
}

pub(super) fn keep_presence_feed(feed: Option<String>) {
    PRESENCE_FEED.set(feed);
}

pub(super) fn me() -> Option<Uid> {
    ME.get()
}

pub(super) fn keep_me(me: Uid) {
    ME.set(Some(me));
}

impl Known {
    pub(super) fn of(me: Uid, people: Vec<StreamPerson>) -> Self {
        if me != Uid::default() {
            keep_me(me);
        }
        Self { me, people: people.into_iter().map(|one| (one.user.user_id, person(one))).collect() }
    }

    pub(super) fn with(self, me: Uid) -> Self {
        Self { me, ..self }
    }

    fn person(&self, uid: Uid) -> Arc<Person> {
        self.people.get(&uid).cloned().unwrap_or_else(|| Person::unknown(&uid.to_string()))
    }

    fn sender(&self, user: &V4User) -> Arc<Person> {
        let uid = user.user_id.unwrap_or_default();
        self.people.get(&uid).cloned().unwrap_or_else(|| {
            let name = user.display_name.clone().unwrap_or_else(|| uid.to_string());
            Arc::new(Person {
                id: uid.to_string().into(),
                name: name.into(),
                detail: None,
                picture: None,
                online: None,
            })
        })
    }
}

pub(super) fn moment(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

fn person(one: StreamPerson) -> Arc<Person> {
    let user = one.user;
    let names = [user.first_name.as_deref(), user.last_name.as_deref()];
    let name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let name = user.display_name.or(Some(name).filter(|name| !name.is_empty()));
    Arc::new(Person {
        id: user.user_id.to_string().into(),
        name: name.unwrap_or_else(|| user.user_id.to_string()).into(),
        detail: user.company.filter(|_| user.is_external).or(user.email),
        picture: one.picture,
        online: one.presence.map(|category| is_here(&category)),
    })
}

/// Whether somebody with this presence can be written to now.
pub(super) fn is_here(category: &str) -> bool {
    !matches!(category, "OFFLINE" | "UNDEFINED" | "OFF_WORK" | "OUT_OF_OFFICE")
}

pub(super) fn user(user: UserV2) -> Arc<Person> {
    let name = user.display_name.unwrap_or_else(|| user.id.to_string());
    Arc::new(Person {
        id: user.id.to_string().into(),
        name: name.into(),
        detail: user.title.filter(|title| !title.is_empty()).or(user.company),
        picture: user.avatars.into_iter().find(|avatar| avatar.size == "small").map(|avatar| avatar.url),
        online: None,
    })
}

pub(super) fn members(list: &[MemberInfo], reads: &[StreamRead], known: &Known) -> Vec<Member> {
    let member = |one: &MemberInfo| Member {
        person: known.person(one.id),
        is_admin: one.owner,
        is_me: one.id == known.me,
        read_to: reads.iter().find(|read| read.user_id == one.id).map(|read| read.place),
    };
    list.iter().map(member).collect()
}

const ALL: [Ability; 4] = [Ability::Mute, Ability::Archive, Ability::MarkRead, Ability::Search];
const WRITER: [Ability; 5] = [Ability::Send, Ability::Reply, Ability::Mention, Ability::Attach, Ability::Edit];
const OWNER: [Ability; 5] = [Ability::Rename, Ability::Describe, Ability::Remove, Ability::Promote, Ability::Close];

pub(super) fn conversation(row: MyStream, known: &Known, is_admin: bool) -> Conversation {
    let MyStream { stream, last_message, .. } = row;
    let attributes = stream.attributes;
    let kind = match &*stream.kind {
        "ROOM" => Kind::Room,
        "IM" => Kind::Direct,
        _ => Kind::Group,
    };
    let others = attributes.members.unwrap_or_default().into_iter().filter(|uid| *uid != known.me);
    let others: Vec<_> = others.map(|uid| known.person(uid)).collect();
    let names = others.iter().map(|person| &*person.name).collect::<Vec<_>>().join(", ");
    let title = attributes.room_name.filter(|_| kind == Kind::Room).unwrap_or(names);
    let last = last_message.map(|last| Arc::new(message(last, known)));
    let is_room = kind == Kind::Room;
    let can = Abilities::of(&ALL)
        .and(true, &[Ability::Pin])
        .and(stream.is_active && (!row.read_only || row.is_owner), &WRITER)
        .and(is_room, &[Ability::Leave])
        .and(is_room && row.is_owner, &OWNER)
        .and(is_room && stream.is_active && (row.is_owner || row.members_can_invite), &[Ability::Add])
        .and(is_admin, &[Ability::Suppress]);
    Conversation {
        id: ConversationId::of(Source::Symphony, &stream.id.to_string()),
        kind,
        title: if title.is_empty() { "…".to_owned() } else { title },
        description: attributes.room_description.filter(|text| !text.is_empty()),
        picture: None,
        other: (kind == Kind::Direct).then(|| others.first().cloned()).flatten(),
        last_at: moment(row.last_at),
        last_place: last.as_ref().map_or(row.read_to, |last| last.place),
        last,
        read_to: row.read_to,
        unread: row.unread,
        mentions: row.mentions,
        is_pinned: row.is_pinned,
        is_archived: row.is_archived,
        mute: row.is_muted.then_some(row.muted_until.map_or(Mute::Always, Mute::Until)),
        is_active: stream.is_active,
        can,
    }
}

pub(super) fn message(row: StreamMessage, known: &Known) -> Message {
    let StreamMessage { message, place, reply_to, files, mentions } = row;
    let uid = message.user.user_id.unwrap_or_default();
    Message {
        key: MessageKey(place),
        place,
        id: message.message_id.as_str().into(),
        is_own: uid == known.me,
        author: known.sender(&message.user),
        at: moment(message.initial_timestamp.unwrap_or(message.timestamp)),
        is_edited: message.replacing.is_some(),
        body: Body::Text(rich::from_presentation(&message.message, message.data.as_deref())),
        reply: reply_to.map(|replied| Quote {
            place: Some(replied.place),
            id: replied.place.to_string().into(),
            author: replied.user_id.map(|uid| Arc::clone(&known.person(uid).name)),
            text: replied.message.map(|text| rich::plain(&rich::from_presentation(&text, None))).unwrap_or_default(),
        }),
        files: files.into_iter().map(file).collect(),
        reactions: Vec::new(),
        mentions_me: mentions.contains(&known.me),
        state: Delivery::Sent,
    }
}

fn file(file: StreamFile) -> File {
    File {
        id: file.id,
        name: file.name,
        mime: file.mime,
        size_bytes: file.size,
        url: file.url,
        thumbnail: file.thumbnail,
        dimensions: file.width.zip(file.height),
    }
}
