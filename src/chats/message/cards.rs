//! Messages that are more than a text: requests, meetings, facts.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    chats::{
        actions,
        context::Area,
        model::{Body, Meeting, Message, Request, RequestState},
        pane::PaneView,
    },
    chunk::{chunk, lazily},
    kit::{
        button::{Button, Weight},
        icon::{Glyph, Icon},
        live,
    },
    text::{chats as t, format},
};

chunk!(chats_card(message: Arc<Message>) => made(&message));

/// What such a message consists of, fetched on first use.
pub(super) fn card(message: &Arc<Message>) -> AnyView {
    let message = Arc::clone(message);
    lazily(|| view! { <div class="meeting"></div> }.into_any(), move || chats_card(Arc::clone(&message)))
}

fn made(message: &Message) -> AnyView {
    match &message.body {
        Body::Request(request) => {
            view! { <RequestCard place=message.place is_own=message.is_own request=Arc::clone(request)/> }.into_any()
        }
        Body::Meeting(meeting) => view! { <MeetingCard meeting=Arc::clone(meeting)/> }.into_any(),
        Body::Facts(facts) => facts_view(facts),
        _ => ().into_any(),
    }
}

fn facts_view(facts: &[(String, String)]) -> AnyView {
    let rows = facts.iter().map(|(name, value)| {
        view! { <div><dt>{name.clone()}</dt><dd dir="auto">{value.clone()}</dd></div> }
    });
    view! { <dl class="facts">{rows.collect_view()}</dl> }.into_any()
}

/// What somebody is asked for, and the answer to it.
#[component]
fn RequestCard(place: i64, is_own: bool, request: Arc<Request>) -> impl IntoView {
    let area = expect_context::<Area>();
    let view = expect_context::<PaneView>();
    let (glyph, what) = match request.is_signature {
        true => (Glyph::Sign, t::asks_for_signature(&request.signer.name)),
        false => (Glyph::Fingerprint, t::asks_for_approval(&request.signer.name)),
    };
    let (name, state) = match request.state {
        RequestState::Pending => ("pending", t::request_pending()),
        RequestState::Approved if request.is_signature => ("approved", t::request_signed()),
        RequestState::Approved => ("approved", t::request_approved()),
        RequestState::Declined => ("declined", t::request_declined()),
        RequestState::Cancelled => ("cancelled", t::request_cancelled()),
    };
    let answer = move |state| actions::answer(area, view, place, state);
    let (is_open, is_of_me) = (request.state == RequestState::Pending, request.is_of_me);
    let yes = if request.is_signature { t::sign() } else { t::approve() };
    view! {
        <div class="request" data-state=name>
            <p class="request-what"><Icon glyph/>{what}</p>
            {(!request.caption.is_empty()).then(|| view! { <p class="request-caption" dir="auto">{request.caption.clone()}</p> })}
            <p class="request-state">
                {state}
                {request.answered_at.map(|at| view! { <time datetime=at.to_rfc3339() title=format::exact(at)>{live(move || format::short(at))}</time> })}
            </p>
            {(is_open && (is_of_me || is_own)).then(|| view! {
                <div class="request-actions">
                    {is_of_me.then(|| view! {
                        <Button weight=Weight::Primary on_press=move |()| answer(RequestState::Approved)>
                            {yes}
                        </Button>
                        <Button on_press=move |()| answer(RequestState::Declined)>{t::decline()}</Button>
                    })}
                    {is_own.then(|| view! { <Button on_press=move |()| answer(RequestState::Cancelled)>{t::take_back()}</Button> })}
                </div>
            })}
        </div>
    }
}

#[component]
fn MeetingCard(meeting: Arc<Meeting>) -> impl IntoView {
    let when = match (meeting.from, meeting.to) {
        (Some(from), Some(to)) => format!("{}, {}–{}", format::long_day(from), format::time(from), format::time(to)),
        (Some(from), None) => format::exact(from),
        _ => String::new(),
    };
    view! {
        <div class="meeting">
            <Icon glyph=Glyph::Calendar/>
            <div>
                <p class="meeting-title" dir="auto">{meeting.title.clone()}</p>
                <p class="quiet">{when}</p>
            </div>
        </div>
    }
}
