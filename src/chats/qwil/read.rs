//! From Qwil's chats and messages to the area's own.

use std::{cell::RefCell, collections::HashMap, sync::Arc};

use api::{
    qwil::{
        MembershipId,
        shapes::{self, Chat, Contact, MessageKind},
    },
    rotunda::qwil::mine::{ChatRead, MyChat},
};

use super::People;
use crate::chats::{
    abilities::{Abilities, Ability},
    model::{
        Body, Conversation, ConversationId, Delivery, File, Happening, Kind, Member, Message, MessageKey, Mute, Person,
        Quote, Request, RequestState, Source,
    },
    rich,
};

/// As whom the reader is in a chat, and who else.
#[derive(Clone)]
pub(super) struct Known {
    me: MembershipId,
    people: Arc<People>,
}

thread_local! {
    /// Who is in the chats that were opened.
    static KNOWN: RefCell<HashMap<ConversationId, Known>> = RefCell::default();
}

impl Known {
    pub(super) fn of(me: MembershipId, people: Vec<Contact>) -> Self {
        let people = people.into_iter().map(|one| (one.entity_user_xref_uuid, contact(one)));
        Self { me, people: Arc::new(people.collect()) }
    }

    pub(super) fn keep(&self, id: ConversationId) {
        KNOWN.with_borrow_mut(|known| known.insert(id, self.clone()));
    }

    fn person(&self, id: MembershipId) -> Arc<Person> {
        self.people.get(&id).cloned().unwrap_or_else(|| Person::unknown(&id.to_string()))
    }
}

pub(super) fn kept(id: ConversationId) -> Option<Known> {
    KNOWN.with_borrow(|known| known.get(&id).cloned())
}

/// Who is in it may be others from now on.
pub(super) fn forget(id: ConversationId) {
    KNOWN.with_borrow_mut(|known| known.remove(&id));
}

pub(super) fn contact(one: Contact) -> Arc<Person> {
    let name = format!("{} {}", one.first_name, one.last_name).trim().to_owned();
    let id: Arc<str> = one.entity_user_xref_uuid.to_string().into();
    let address = one.emails.into_iter().next().map(|email| email.email);
    Arc::new(Person {
        name: if name.is_empty() { address.clone().map_or_else(|| Arc::clone(&id), Into::into) } else { name.into() },
        id,
        detail: Some(one.job_title).filter(|title| !title.is_empty()).or(address),
        picture: one.avatar_url,
        online: None,
    })
}

pub(super) fn members(chat: &Chat, reads: &[ChatRead], known: &Known) -> Vec<Member> {
    let active = chat.members.iter().filter(|member| member.active);
    let member = |id: MembershipId| Member {
        person: known.person(id),
        is_admin: false,
        is_me: id == known.me,
        read_to: reads.iter().find(|read| read.member == id).map(|read| read.seq.cast_signed()),
    };
    active.map(|one| member(one.entity_user_xref_uuid)).collect()
}

pub(super) fn conversation(row: MyChat, known: &Known) -> Conversation {
    let MyChat { chat, last_message, .. } = row;
    let others = chat.members.iter().filter(|one| one.active && one.entity_user_xref_uuid != known.me);
    let others: Vec<_> = others.map(|one| known.person(one.entity_user_xref_uuid)).collect();
    let last = last_message.map(|last| Arc::new(message(last, known)));
    let can = Abilities::default()
        .and(row.is_member, &[Ability::Send, Ability::Reply, Ability::Attach, Ability::Mute, Ability::Pin])
        .and(true, &[Ability::Archive, Ability::MarkRead, Ability::Search])
        .and(row.is_member && !chat.butler, &[Ability::Rename, Ability::Add, Ability::Leave])
        .and(row.is_member && !chat.butler, &[Ability::RequestSignature, Ability::RequestApproval])
        .and(row.is_member && row.is_staff && !chat.butler, &[Ability::Remove]);
    Conversation {
        id: ConversationId::of(Source::Qwil, &chat.chat_uuid.to_string()),
        kind: Kind::Client,
        title: if chat.title.is_empty() { "…".to_owned() } else { chat.title },
        description: None,
        picture: None,
        other: match &*others {
            [one] => Some(Arc::clone(one)),
            _ => None,
        },
        last_at: last.as_ref().map_or(chat.cursor_dt, |last| last.at),
        last,
        last_place: chat.last_seq.cast_signed(),
        read_to: row.read_seq.cast_signed(),
        unread: row.unread,
        mentions: 0,
        is_pinned: row.is_pinned,
        is_archived: chat.archived,
        mute: row.is_muted.then_some(row.muted_until.map_or(Mute::Always, Mute::Until)),
        is_active: row.is_member,
        can,
    }
}

pub(super) fn message(row: shapes::Message, known: &Known) -> Message {
    let place = row.seq.cast_signed();
    let author = known.person(row.sender_entity_user_xref_uuid);
    let subject = row.subject_entity_user_xref_uuid.map(|id| known.person(id));
    let caption = row.caption.unwrap_or_default();
    let said = if row.text.is_empty() { &caption } else { &row.text };
    let body = match (row.kind, row.request) {
        (kind @ (MessageKind::SignatureRequest | MessageKind::BiometricsRequest), Some(request)) => {
            Body::Request(Arc::new(Request {
                is_signature: kind == MessageKind::SignatureRequest,
                signer: known.person(request.signer_entity_user_xref_uuid),
                is_of_me: request.signer_entity_user_xref_uuid == known.me,
                caption: said.clone(),
                state: match request.state {
                    shapes::RequestState::Approved => RequestState::Approved,
                    shapes::RequestState::Declined => RequestState::Declined,
                    shapes::RequestState::Cancelled => RequestState::Cancelled,
                    shapes::RequestState::Pending | shapes::RequestState::Unknown => RequestState::Pending,
                },
                answered_at: request.answered_dt,
            }))
        }
        (MessageKind::Joined, _) => Body::Event(Happening::Joined(subject)),
        (MessageKind::Left, _) => Body::Event(Happening::Left),
        (MessageKind::Removed, _) => Body::Event(subject.map_or(Happening::Other, Happening::Removed)),
        (MessageKind::Renamed, _) => Body::Event(Happening::Renamed(row.text.clone())),
        (MessageKind::Unknown, _) if said.is_empty() => Body::Event(Happening::Other),
        _ => Body::Text(rich::from_markdown(said)),
    };
    Message {
        key: MessageKey(place),
        place,
        id: row.seq.to_string().into(),
        is_own: row.sender_entity_user_xref_uuid == known.me,
        author,
        at: row.sent_dt,
        is_edited: false,
        body,
        reply: row.reply_to_seq.map(|seq| Quote {
            place: Some(seq.cast_signed()),
            id: seq.to_string().into(),
            author: None,
            text: String::new(),
        }),
        files: row.document.and_then(file).into_iter().collect(),
        reactions: Vec::new(),
        mentions_me: false,
        state: Delivery::Sent,
    }
}

fn file(document: shapes::Document) -> Option<File> {
    Some(File {
        id: document.document_uuid.to_string(),
        name: document.filename,
        mime: document.mimetype,
        size_bytes: document.size,
        url: document.url?,
        thumbnail: document.thumbnail_url,
        dimensions: None,
    })
}
