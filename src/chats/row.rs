//! A conversation in the list.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    context::Area,
    model::{Body, Conversation, ConversationId, FileKind, Kind, Message, Source, excerpt},
    place::Place,
    said,
};
use crate::{
    kit::{
        avatar::Avatar,
        badge::Count,
        icon::{Glyph, Icon},
        live,
    },
    text::{chats as t, format},
};

/// A row of the list: a link to the conversation.
#[component]
pub fn ConversationRow(
    /// Which one; changes.
    id: Signal<ConversationId>,
    /// What is shown.
    place: Memo<Place>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let row = Memo::new(move |_| area.chats.get(id.get()));
    let is_open = Memo::new(move |_| place.with(|place| place.open == Some(id.get())));
    let draft = Memo::new(move |_| {
        let id = id.get();
        (!is_open.get() && area.drafts.has(id)).then(|| area.drafts.get(id).text)
    });
    // What may change is asked for here, once a row, and not by the view, which is made anew with every message.
    live(move || {
        let (conversation, is_open) = (row.get()?, is_open.get());
        let address = place.get().with(Some(conversation.id)).address();
        let (last_at, unread) = (conversation.last_at, conversation.unread);
        let class = if unread > 0 && conversation.mute.is_none() { "conversation waiting" } else { "conversation" };
        let last = match draft.get() {
            Some(text) => view! { <em class="conversation-draft">{t::draft()}</em>" "{text} }.into_any(),
            None => last_line(&conversation).into_any(),
        };
        Some(view! {
            <a class=class class:muted=conversation.mute.is_some() href=address aria-current=is_open.then_some("true")>
                <Face conversation=Arc::clone(&conversation)/>
                <span class="conversation-line">
                    <span class="conversation-title" dir="auto">{conversation.title.clone()}</span>
                    {conversation.is_pinned.then(|| view! { <Mark glyph=Glyph::Pin label=t::pinned()/> })}
                    {conversation.mute.is_some().then(|| view! { <Mark glyph=Glyph::BellOff label=t::muted()/> })}
                    <time class="conversation-time" datetime=last_at.to_rfc3339() title=format::exact(last_at)>
                        {live(move || format::short(last_at))}
                    </time>
                </span>
                <span class="conversation-line">
                    <span class="conversation-last" dir="auto">{last}</span>
                    {(conversation.mentions > 0).then(|| view! { <span class="mentioned" title=t::mentioned()>"@"<span class="visually-hidden">{t::mentioned()}</span></span> })}
                    <Count count=unread/>
                    {(unread > 0).then(|| view! { <span class="visually-hidden">{t::unread_count(unread)}</span> })}
                </span>
            </a>
        })
    })
}

#[component]
fn Mark(glyph: Glyph, label: &'static str) -> impl IntoView {
    view! { <span class="conversation-mark" title=label><Icon glyph/><span class="visually-hidden">{label}</span></span> }
}

/// The portrait of a conversation, with the mark of its source.
#[component]
pub fn Face(
    /// Whose.
    conversation: Arc<Conversation>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let other = conversation.other.clone();
    let id = other.as_ref().map_or_else(|| conversation.id.to_string(), |other| other.id.to_string());
    let picture = conversation.picture.clone().or_else(|| other.as_ref()?.picture.clone());
    let is_one = matches!(conversation.kind, Kind::Direct);
    let source = conversation.id.source();
    // The face is made anew when the conversation changes; presence has no part of its own in it.
    let online = other.filter(|_| is_one).and_then(|other| untrack(|| area.presence.of(source, &other)));
    let name = area.source_name(conversation.id.source());
    let said = name.clone();
    let first = name.chars().next().map(String::from);
    view! {
        <span class="face" class:square=!is_one && conversation.kind != Kind::Customer>
            <Avatar id name=conversation.title.clone() picture online/>
            <span class="source-mark" data-source=source_class(conversation.id.source()) title=name>
                <span aria-hidden="true">{first}</span>
                <span class="visually-hidden">{said}</span>
            </span>
        </span>
    }
}

/// By which colour a source is known.
fn source_class(source: Source) -> &'static str {
    source.name()
}

/// What was last said, in one line.
fn last_line(conversation: &Conversation) -> String {
    let Some(last) = &conversation.last else { return t::no_messages_yet().to_owned() };
    let text = line_of(last);
    match (last.is_own, conversation.kind) {
        (_, Kind::Customer) => text,
        _ if matches!(last.body, Body::Event(_)) => text,
        (true, _) => t::you_said(&text),
        (false, Kind::Direct) => text,
        (false, _) => {
            let first = last.author.name.split(' ').next().unwrap_or_default();
            format!("{first}: {text}")
        }
    }
}

/// What a message says, in one line.
#[must_use]
pub fn line_of(message: &Message) -> String {
    let text = excerpt(message);
    match &message.body {
        Body::Deleted => t::deleted_message().to_owned(),
        Body::Event(happening) => said::happening(message, happening),
        Body::Request(request) if request.is_signature => t::signature_of(&request.caption),
        Body::Request(request) => t::approval_of(&request.caption),
        Body::Meeting(meeting) => t::meeting_of(&meeting.title),
        Body::Text(_) if text.is_empty() => match message.files.first() {
            Some(file) if file.kind() == FileKind::Picture => t::a_picture().to_owned(),
            Some(file) => file.name.clone(),
            None => String::new(),
        },
        Body::Text(_) | Body::Facts(_) => text,
    }
}
