//! A message among the others.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    abilities::{Abilities, Ability},
    context::{Area, MenuOf},
    edit,
    files::Files,
    model::{Body, Delivery, Message, MessageKey, Quote},
    outbox::Progress,
    pane::PaneView,
    row::line_of,
    said,
    thread::Head,
};
use crate::{
    kit::{
        avatar::Avatar,
        button::{Button, IconButton, Weight},
        icon::{Glyph, Icon},
        live,
        markdown::{Links, rich_text},
        menu::MenuButton,
        reactions::ReactionBar,
    },
    text::{chats as t, format, kit},
};

mod cards;

/// Mentions and tags lead nowhere: whom they name is in the list of members.
pub const LINKS: Links = Links { person: |_| None, tag: |_| None };

/// All that the row of a message shows.
///
/// The view asks no signal for any of it, nor a memo of its own: it is made anew for every message that scrolls by, and a signal
/// remembers all who ever asked, as long as it lives.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The message.
    pub message: Arc<Message>,
    /// What stands above it.
    pub head: Head,
    /// How it is shown.
    pub manner: Manner,
    /// The message that it answers, where that is loaded.
    pub answered: Option<Arc<Message>>,
}

/// How a message is shown at the moment, and what may be done with it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Manner {
    /// What may be done in the conversation.
    pub can: Abilities,
    /// Whether it is being changed.
    pub is_editing: bool,
    /// Whether it is the one that was looked for.
    pub is_flashed: bool,
}

/// A message, with what stands above it.
#[component]
pub fn MessageRow(
    /// It.
    shown: Shown,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let Shown { message, head, manner: Manner { can, is_editing, is_flashed }, answered } = shown;
    let key = message.key;
    let divider = head.day.then(|| view! { <p class="day-divider"><span>{format::long_day(message.at)}</span></p> });
    let line = head.unread.then(|| view! { <p class="unread-line"><span>{t::new_messages()}</span></p> });
    if let Body::Event(happening) = &message.body {
        return view! {
            {divider}
            {line}
            <p class="happening" class:flash=is_flashed dir="auto">
                {said::happening(&message, happening)}
                <time datetime=message.at.to_rfc3339() title=format::exact(message.at)>{format::time(message.at)}</time>
            </p>
        }
        .into_any();
    }
    view! {
        {divider}
        {line}
        <article
            class="message"
            class:goes-on=head.goes_on
            class:own=message.is_own
            class:mentions-me=message.mentions_me
            class:pending=message.state == Delivery::Pending
            class:failed=message.state == Delivery::Failed
            class:flash=is_flashed
            aria-label=said::sentence(&message)
            tabindex="-1"
        >
            <Gutter message=Arc::clone(&message) head/>
            <div class="message-body">
                {(!head.goes_on).then(|| view! {
                    <p class="message-head">
                        <span class="message-author" dir="auto">{message.author.name.to_string()}</span>
                        <time datetime=message.at.to_rfc3339() title=format::exact(message.at)>{format::time(message.at)}</time>
                    </p>
                })}
                {message.reply.clone().map(|quote| view! { <QuoteView quote answered/> })}
                {if is_editing {
                    edit::form(Arc::clone(&message))
                } else {
                    content(&message)
                }}
                <Files files=message.files.clone()/>
                {(!message.reactions.is_empty() && can.has(Ability::React)).then(|| reactions(area, Arc::clone(&message)))}
                {(message.state != Delivery::Sent).then(|| view! { <OnItsWay key/> })}
            </div>
            {(message.state == Delivery::Sent).then(|| view! { <Tools message=Arc::clone(&message) can/> })}
        </article>
    }
    .into_any()
}

/// The portrait, or beside what goes on the time.
#[component]
fn Gutter(message: Arc<Message>, head: Head) -> impl IntoView {
    let area = expect_context::<Area>();
    let view = expect_context::<PaneView>();
    if head.goes_on {
        let at = message.at;
        return view! { <time class="message-time" aria-hidden="true" title=format::exact(at)>{format::time(at)}</time> }.into_any();
    }
    let author = &message.author;
    let online = if message.is_own { None } else { untrack(|| area.presence.of(view.id.source(), author)) };
    view! { <Avatar id=author.id.to_string() name=author.name.to_string() picture=author.picture.clone() online/> }
        .into_any()
}

fn content(message: &Arc<Message>) -> AnyView {
    let edited = message.is_edited.then(|| view! { <span class="message-edited">{t::edited()}</span> });
    match &message.body {
        Body::Text(blocks) if blocks.is_empty() => edited.into_any(),
        Body::Text(blocks) => {
            let is_large = is_emoji_only(&line_of(message));
            view! { <div class="message-text" class:large=is_large>{rich_text(blocks, LINKS)}{edited}</div> }.into_any()
        }
        Body::Deleted => view! { <p class="message-deleted">{t::deleted_message()}</p> }.into_any(),
        Body::Request(_) | Body::Meeting(_) | Body::Facts(_) => cards::card(message),
        Body::Event(_) => ().into_any(),
    }
}

/// Whether a message is one to three emoji and nothing else.
fn is_emoji_only(text: &str) -> bool {
    let count = text.chars().filter(|c| !matches!(c, '\u{fe0f}' | '\u{200d}' | ' ')).count();
    let is_emoji = |c: char| matches!(u32::from(c), 0x2190..=0x2bff | 0x1f000..=0x1faff | 0xfe0f | 0x200d | 0x20);
    (1..=3).contains(&count) && text.chars().all(is_emoji)
}

/// The message that is answered, in short; a press goes there.
#[component]
fn QuoteView(quote: Quote, answered: Option<Arc<Message>>) -> impl IntoView {
    let area = expect_context::<Area>();
    let view = expect_context::<PaneView>();
    // It may not be loaded, and the vendor may say no more than where it is.
    if let (Some(place), true, None) = (quote.place, quote.text.is_empty(), &answered) {
        view.look_up(place);
    }
    let place = answered.as_ref().map(|answered| answered.place).or(quote.place);
    let author = answered.as_ref().map(|answered| &answered.author.name).or(quote.author.as_ref());
    let said = match &answered {
        Some(answered) => line_of(answered),
        None if quote.text.is_empty() => t::earlier_message().to_owned(),
        None => quote.text.clone(),
    };
    let go = move |_| {
        if let Some(place) = place {
            view.to_place(area, place);
        }
    };
    view! {
        <button type="button" class="quote" title=t::go_to_answered() on:click=go>
            <Icon glyph=Glyph::Reply/>
            <span class="quote-author" dir="auto">{author.map(ToString::to_string)}</span>
            <span class="quote-text" dir="auto">{said}</span>
        </button>
    }
}

fn reactions(area: Area, message: Arc<Message>) -> AnyView {
    let list = message.reactions.clone();
    let view = expect_context::<PaneView>();
    let about = Arc::clone(&message);
    let toggle = move |emoji| super::actions::react(area, view, &about, emoji);
    let choose = move |target| area.reactions.press(target, || Arc::clone(&message));
    view! { <ReactionBar reactions=list on_toggle=toggle on_choose=choose/> }.into_any()
}

/// What can be done with a message, beside it.
#[component]
fn Tools(message: Arc<Message>, can: Abilities) -> impl IntoView {
    let area = expect_context::<Area>();
    let view = expect_context::<PaneView>();
    let (replied, about, reacted) = (Arc::clone(&message), Arc::clone(&message), Arc::clone(&message));
    let is_said = !matches!(message.body, Body::Deleted | Body::Facts(_));
    view! {
        <div class="message-tools">
            {(can.has(Ability::React) && is_said).then(|| view! {
                <button
                    type="button"
                    class="button quiet icon-only"
                    aria-label=t::react()
                    title=t::react()
                    aria-expanded="false"
                    on:click=move |event| area.reactions.press(event.target(), || Arc::clone(&reacted))
                >
                    <Icon glyph=Glyph::React/>
                </button>
            })}
            {(can.has(Ability::Reply) && is_said).then(|| view! {
                <IconButton glyph=Glyph::Reply label=t::reply() on_press=move |()| super::actions::reply(area, view, &replied)/>
            })}
            <MenuButton label=kit::more_actions() on_press=move |target| area.menu.press(target, || MenuOf::Message(Arc::clone(&about)))/>
        </div>
    }
}

/// How far a message is that is not there yet, and what can be done about it.
#[component]
fn OnItsWay(key: MessageKey) -> impl IntoView {
    let area = expect_context::<Area>();
    let outbox = area.chats.outbox;
    let entry = Memo::new(move |_| outbox.get(key));
    let copy = move |()| {
        if let Some(entry) = entry.get_untracked() {
            super::actions::copy(area, entry.out.text.clone());
        }
    };
    live(move || match entry.get().map(|entry| entry.state.clone()) {
        Some(Progress::Failed(why)) => view! {
            <div class="delivery failed" role="alert">
                <Icon glyph=Glyph::Warning/>
                <span>{t::not_sent(&why)}</span>
                <Button weight=Weight::Quiet on_press=move |()| outbox.retry(key)>{t::retry()}</Button>
                <Button weight=Weight::Quiet on_press=copy>{t::copy_text()}</Button>
                <Button weight=Weight::Quiet on_press=move |()| outbox.discard(key)>{t::discard()}</Button>
            </div>
        }
        .into_any(),
        Some(Progress::Retrying(why)) => view! {
            <p class="delivery" title=why><Icon glyph=Glyph::Clock/><span>{t::waits_for_connection()}</span></p>
        }
        .into_any(),
        Some(Progress::Waiting | Progress::Sending) => view! {
            <p class="delivery"><Icon glyph=Glyph::Clock/><span class="visually-hidden">{t::sending()}</span></p>
        }
        .into_any(),
        None => ().into_any(),
    })
}
