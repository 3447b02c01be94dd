//! Conversations with customers: they are answered elsewhere, and read here by who administers.

use std::sync::Arc;

use api::{
    dixa::conversations::{ConversationKind, State},
    rotunda::dixa::{DixaConversation, GetDixaConversation, ListDixaConversations},
};

use super::{
    abilities::Abilities,
    adapter::{Adapter, Answer, Cursor, Page, unsupported},
    model::{
        At, Body, Conversation, ConversationId, Delivery, Detail, History, Kind, Member, Message, MessageKey, Person,
        Source,
    },
};
use crate::{
    net::{Net, Stop},
    text::chats as t,
};

/// Conversations with customers.
pub struct Dixa;

impl Adapter for Dixa {
    fn list(&self, net: Net, archived: bool, cursor: Option<Cursor>) -> Answer<Page> {
        let before = match cursor {
            Some(Cursor::BeforeId(id)) => Some(id),
            _ => None,
        };
        Box::pin(async move {
            // None of them can be put away.
            if archived {
                return Ok(Page::default());
            }
            let page = net.call(&ListDixaConversations { before, limit: Some(50) }).await?;
            let last = page.conversations.last().map(|row| row.conversation.id);
            let next = last.filter(|_| page.more).map(Cursor::BeforeId);
            Ok(Page { conversations: page.conversations.iter().map(conversation).collect(), next })
        })
    }

    fn get(&self, net: Net, id: ConversationId) -> Answer<Detail> {
        Box::pin(async move {
            let found = net.call(&GetDixaConversation { id: wire_id(id)? }).await?;
            let customer = Member { person: customer(&found), is_admin: false, is_me: false, read_to: None };
            Ok(Detail {
                conversation: conversation(&found),
                members: vec![customer],
                asking: Vec::new(),
                is_member: true,
            })
        })
    }

    /// What was written is not part of what the vendor answers: one message says what is known.
    fn history(&self, net: Net, id: ConversationId, at: At, _: u64, stop: Option<Stop>) -> Answer<History> {
        Box::pin(async move {
            if matches!(at, At::Before(_) | At::After(_)) {
                return Ok(History::default());
            }
            let found = net.call_until(&GetDixaConversation { id: wire_id(id)? }, stop.as_ref()).await?;
            Ok(History { messages: vec![facts(&found)], more_before: false, more_after: false })
        })
    }
}

fn wire_id(id: ConversationId) -> Result<i64, api::error::Failure> {
    id.parsed().ok_or_else(unsupported)
}

fn customer(row: &DixaConversation) -> Arc<Person> {
    let id: Arc<str> = row.conversation.requester_id.to_string().into();
    let Some(user) = &row.end_user else {
        return Arc::new(Person {
            id,
            name: t::anonymized_customer().into(),
            detail: None,
            picture: None,
            online: None,
        });
    };
    let names = [user.first_name.as_deref(), user.last_name.as_deref()];
    let whole = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let named = user.display_name.clone().or(Some(whole).filter(|name| !name.is_empty()));
    let address = user.email.clone().or_else(|| user.phone_number.clone());
    Arc::new(Person {
        name: named.or_else(|| address.clone()).map_or_else(|| Arc::clone(&id), Into::into),
        id,
        detail: address,
        picture: user.avatar_url.clone(),
        online: None,
    })
}

fn subject(row: &DixaConversation) -> Option<&str> {
    match &row.conversation.kind {
        ConversationKind::Email { subject, .. } | ConversationKind::ContactForm { subject, .. } => subject.as_deref(),
        _ => None,
    }
}

fn conversation(row: &DixaConversation) -> Conversation {
    let other = customer(row);
    let message = facts(row);
    let what = &row.conversation;
    Conversation {
        id: ConversationId::of(Source::Dixa, &what.id.to_string()),
        kind: Kind::Customer,
        title: other.name.to_string(),
        description: None,
        picture: None,
        other: Some(other),
        last_at: what.state_updated_at.unwrap_or(what.created_at),
        last_place: message.place,
        read_to: message.place,
        last: Some(Arc::new(message)),
        unread: 0,
        mentions: 0,
        is_pinned: false,
        is_archived: false,
        mute: None,
        is_active: what.state != Some(State::Closed),
        can: Abilities::default(),
    }
}

fn facts(row: &DixaConversation) -> Message {
    let what = &row.conversation;
    let mut facts = Vec::new();
    facts.extend(subject(row).map(|subject| (t::fact_subject().to_owned(), subject.to_owned())));
    facts.push((t::fact_channel().to_owned(), format!("{:?}", what.channel)));
    facts.extend(what.state.map(|state| (t::fact_state().to_owned(), state_name(state).to_owned())));
    facts.extend(what.assignment.as_ref().map(|it| (t::fact_agent().to_owned(), it.agent_id.to_string())));
    facts.extend(what.queue.as_ref().map(|queue| (t::fact_queue().to_owned(), queue.id.to_string())));
    Message {
        key: MessageKey(1),
        place: 1,
        id: what.id.to_string().into(),
        author: customer(row),
        is_own: false,
        at: what.created_at,
        is_edited: false,
        body: Body::Facts(facts.into()),
        reply: None,
        files: Vec::new(),
        reactions: Vec::new(),
        mentions_me: false,
        state: Delivery::Sent,
    }
}

fn state_name(state: State) -> &'static str {
    match state {
        State::Open => t::state_open(),
        State::Pending => t::state_pending(),
        State::AwaitingPending => t::state_awaiting(),
        State::Closed => t::state_closed(),
        State::Unknown => "?",
    }
}
