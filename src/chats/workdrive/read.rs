//! From the intranet's conversations and messages to the area's own.

use std::sync::Arc;

use api::{
    rotunda::conversations::{self as wire, ConversationDetail},
    workdrive::{
        ConversationId as WireId, MessageId, UserId, UserStub,
        group_chats::GroupType,
        messages::{AnsweredMessage, Message as WireMessage},
    },
};
use chrono::Utc;

use crate::{
    chats::{
        abilities::{Abilities, Ability},
        adapter::unsupported,
        model::{
            Body, Conversation, ConversationId, Delivery, Detail, File, Kind, Meeting, Member, Message, MessageKey,
            Mute, Person, Quote, Source,
        },
        rich,
    },
    net::Net,
};

pub(super) fn me(net: Net) -> Option<UserId> {
    net.session.me_untracked().map(|me| me.user.id)
}

/// Ids that cannot be read name nothing; the server would say the same.
pub(super) fn wire_id(id: ConversationId) -> Result<WireId, api::error::Failure> {
    id.parsed().ok_or_else(unsupported)
}

pub(super) fn message_id(message: &Message) -> Result<MessageId, api::error::Failure> {
    message.id.parse().map_err(|_| unsupported())
}

pub(super) fn own_id(id: WireId) -> ConversationId {
    ConversationId::of(Source::WorkDrive, &id.to_string())
}

pub(super) fn ids(people: &[Arc<str>]) -> Vec<UserId> {
    people.iter().filter_map(|id| id.parse().ok()).collect()
}

const MEMBER: [Ability; 12] = [
    Ability::Send,
    Ability::Reply,
    Ability::Mention,
    Ability::Attach,
    Ability::Edit,
    Ability::Delete,
    Ability::React,
    Ability::Mute,
    Ability::Pin,
    Ability::Archive,
    Ability::MarkRead,
    Ability::Search,
];

pub(super) fn conversation(row: wire::Conversation, rights: Option<(bool, bool)>, me: Option<UserId>) -> Conversation {
    let wire::Conversation { group, direct, last_message, .. } = row;
    let kind = match (direct.is_some(), group.group_type) {
        (true, _) => Kind::Direct,
        (_, Some(GroupType::ChatGroup)) => Kind::Room,
        _ => Kind::Group,
    };
    let other = direct.map(Person::colleague);
    let (is_member, is_admin) = rights.unwrap_or((true, false));
    let rules = is_member && is_admin && kind != Kind::Direct;
    let can = Abilities::default()
        .and(is_member, &MEMBER)
        .and(is_member, &[Ability::Meet])
        .and(is_member && kind != Kind::Direct, &[Ability::Leave])
        .and(!is_member, &[Ability::Join])
        .and(rules, &[Ability::Describe, Ability::Add, Ability::Remove, Ability::Promote])
        .and(rules, &[Ability::DeleteAny, Ability::Destroy])
        .and(rules && kind == Kind::Room, &[Ability::Rename, Ability::Picture]);
    let last = last_message.map(|last| Arc::new(message(last, me)));
    let mute = group.muted.then_some(group.snoozed_until.map_or(Mute::Always, Mute::Until));
    let made_at = group.created_at.unwrap_or_else(Utc::now);
    Conversation {
        id: own_id(group.id),
        kind,
        title: match &other {
            Some(other) => other.name.to_string(),
            None => group.title,
        },
        description: group.description.filter(|text| !text.is_empty()),
        picture: group.image.and_then(|image| image.thumbnail.or(image.url)),
        other,
        last_at: last.as_ref().map_or(made_at, |last| last.at),
        last,
        last_place: row.last_seq.cast_signed(),
        read_to: row.read_seq.cast_signed(),
        unread: row.unread,
        mentions: row.mentions,
        is_pinned: row.is_pinned,
        is_archived: row.is_archived,
        mute,
        is_active: true,
        can,
    }
}

pub(super) fn detail(found: ConversationDetail, me: Option<UserId>) -> Detail {
    let mut row = found.conversation;
    let admins = row.group.admins.take().unwrap_or_default();
    let people = row.group.participants.take().unwrap_or_default();
    let member = |stub: UserStub| Member {
        is_admin: admins.contains(&stub.id),
        is_me: Some(stub.id) == me,
        read_to: found.reads.iter().find(|read| read.user_id == stub.id).map(|read| read.seq.cast_signed()),
        person: Person::colleague(stub),
    };
    Detail {
        members: people.into_iter().map(member).collect(),
        conversation: conversation(row, Some((found.is_member, found.is_admin)), me),
        asking: found.requests.into_iter().map(Person::colleague).collect(),
        is_member: found.is_member,
    }
}

pub(super) fn message(row: WireMessage, me: Option<UserId>) -> Message {
    let place = row.seq.cast_signed();
    let sender = row.sender.map(Person::colleague);
    let unknown = || Person::unknown(&row.created_by.map(|id| id.to_string()).unwrap_or_default());
    let body = match row.event {
        _ if row.is_deleted => Body::Deleted,
        Some(event) => Body::Meeting(Arc::new(Meeting {
            title: event.title,
            from: event.start_date_time,
            to: event.end_date_time,
        })),
        None => Body::Text(rich::from_markdown(&row.message)),
    };
    Message {
        key: MessageKey(place),
        place,
        id: row.id.to_string().into(),
        is_own: row.created_by.is_some() && row.created_by == me,
        author: sender.unwrap_or_else(unknown),
        at: row.created_at.unwrap_or_default(),
        is_edited: row.is_edited,
        body,
        reply: row.reply_of_msg_id.map(|id| {
            let answered =
                row.reply_of.unwrap_or_else(|| AnsweredMessage { seq: 0, sender: None, message: String::new() });
            Quote {
                place: Some(answered.seq.cast_signed()).filter(|place| *place > 0),
                id: id.to_string().into(),
                author: answered.sender.map(Into::into),
                text: rich::plain(&rich::from_markdown(&answered.message)),
            }
        }),
        files: row.files.into_iter().filter_map(File::of_upload).collect(),
        reactions: row.reactions,
        mentions_me: row.mention.iter().any(|person| Some(person.id) == me),
        state: Delivery::Sent,
    }
}
