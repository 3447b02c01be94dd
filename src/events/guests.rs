//! Who was invited to an event and who goes.

use api::{
    rotunda::{events::ListGuests, live::Notice},
    workdrive::events::Guest,
};
use leptos::prelude::*;

use super::{
    context::Area,
    model::{EventId, Rsvp},
    words,
};
use crate::{
    kit::{
        avatar::{Avatar, AvatarSize},
        badge::{Badge, Tone},
        button::Button,
        choice::{Choice, Select},
        each, live,
        note::FailureNote,
        skeleton::RowSkeletons,
        when,
    },
    live::Live,
    loading::{Pages, Phase},
    person::Person,
    task::follow,
    text::events as t,
};

/// Rows per page.
const PER_PAGE: u64 = 20;

/// Who was invited and who goes; those of one answer when that is chosen.
#[component]
pub fn GuestList(
    /// What is shared.
    area: Area,
    /// Of which event.
    id: EventId,
) -> impl IntoView {
    let net = area.calendar.net();
    let pages = Pages::<ListGuests>::new();
    let rows = RwSignal::new(Vec::<Guest>::new());
    let only = RwSignal::new(None::<Rsvp>);
    let load = move |rsvp: Option<Rsvp>| {
        let request = ListGuests { id, rsvp, cur_page: None, per_page: Some(PER_PAGE) };
        let is_first = std::cell::Cell::new(true);
        pages.start(net, request, move |guests| {
            if is_first.replace(false) {
                rows.set(guests);
            } else {
                rows.write().extend(guests);
            }
        });
    };
    let more = move |()| pages.more(net, move |guests| rows.write().extend(guests));
    // The reader's own answer changes it, too.
    let answer = Memo::new(move |_| area.calendar.entry(id).map(|entry| (entry.answer, entry.going)));
    follow(move || {
        answer.track();
        load(only.get());
    });
    expect_context::<Live>().listen_here(move |notice| {
        if matches!(notice, Notice::EventsChanged { id: changed } if *changed == id) {
            load(only.get_untracked());
        }
    });
    let choices = || {
        let all = Choice::new(None, t::all_guests());
        let answers = [Rsvp::Going, Rsvp::Maybe, Rsvp::Not].map(|rsvp| Choice::new(Some(rsvp), words::answer(rsvp)));
        std::iter::once(all).chain(answers).collect::<Vec<_>>()
    };
    let count = move || match answer.get().map_or(0, |(_, going)| going) {
        0 => t::nobody_goes().to_owned(),
        going => t::people_go(going),
    };
    view! {
        <section class="guests">
            <div class="guests-head">
                <h3>{live(count)}</h3>
                <Select label=t::answers() label_hidden=true choices value=move || only.get() on_choose=move |chosen| only.set(chosen)/>
            </div>
            <ul class="guests-list">
                {each(move || rows.get(), |guest| format!("{}{:?}{:?}", guest.user.id, guest.rsvp, guest.checkin), guest_view)}
            </ul>
            {live(move || match pages.phase.get() {
                Phase::Failed(failure) => view! { <FailureNote what=t::guests_failed() failure on_retry=more/> }.into_any(),
                Phase::Ready if rows.with(Vec::is_empty) => view! { <p class="quiet">{t::no_guests()}</p> }.into_any(),
                Phase::Idle | Phase::Loading if rows.with(Vec::is_empty) => view! { <RowSkeletons count=2/> }.into_any(),
                _ => ().into_any(),
            })}
            {when(move || pages.phase.get() == Phase::Ready && !pages.at_end.get(), move || view! {
                <Button on_press=more>{t::more_guests()}</Button>
            })}
        </section>
    }
}

fn guest_view(guest: Guest) -> AnyView {
    let Guest { user, rsvp, checkin, .. } = guest;
    let person = Person::from(user);
    let answer = rsvp.map(|rsvp| {
        let tone = if rsvp == Rsvp::Going { Tone::Success } else { Tone::Neutral };
        view! { <Badge tone>{words::answer(rsvp)}</Badge> }.into_any()
    });
    view! {
        <li>
            <Avatar id=person.id.to_string() name=person.name.clone() picture=person.picture online=person.online size=AvatarSize::Small/>
            <span class="guest-name" dir="auto">{person.name}</span>
            {checkin.map(|_| view! { <Badge tone=Tone::Accent>{t::is_there()}</Badge> })}
            {answer.unwrap_or_else(|| view! { <span class="quiet">{t::not_answered()}</span> }.into_any())}
        </li>
    }
    .into_any()
}
