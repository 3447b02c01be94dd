//! One event whole, beside the calendar.

use std::sync::Arc;

use api::{
    endpoint::{Endpoint, Vendor},
    error::{ErrorKind, Failure},
    rotunda::{Rotunda, events::DownloadEvent, vendors::Capability},
};
use chrono::TimeDelta;
use leptos::{html, prelude::*};

use super::{
    context::{Area, SCOPES},
    guests::GuestList,
    model::{Entry, EventId, Kind, RepeatScope, Rsvp, mark_of},
    overlay::scope_name,
    words,
};
use crate::{
    chunk::chunk,
    feeds::LINKS,
    kit::{
        avatar::{Avatar, AvatarSize},
        badge::{Badge, Tone},
        button::{Button, IconButton, Weight},
        choice::{Choice, Select},
        icon::{Glyph, Icon},
        live,
        markdown::Markdown,
        menu::{Action, Menu},
        note::FailureNote,
        skeleton::CardSkeletons,
        when,
    },
    task::spawn,
    text::{events as t, failure},
};

/// How early one may check in.
const EARLY: TimeDelta = TimeDelta::minutes(30);

chunk!(pub(super) events_page(area: Area, id: EventId, on_close: Callback<()>) => view! { <EventPanel area id on_close/> });

/// One event whole.
#[component]
pub fn EventPanel(
    /// What is shared.
    area: Area,
    /// Which one.
    id: EventId,
    /// Closes it.
    on_close: Callback<()>,
) -> impl IntoView {
    let problem = RwSignal::new(None::<Failure>);
    let calendar = area.calendar;
    let entry = Memo::new(move |_| calendar.entry(id));
    let load = move || {
        problem.set(None);
        spawn(async move {
            if let Err(failure) = calendar.fetch(id).await {
                problem.try_set(Some(failure));
            }
        });
    };
    if untrack(|| calendar.can(Capability::EventsItem)) {
        load();
    }
    let region = NodeRef::<html::Aside>::new();
    region.on_load(move |region| {
        // It has just come onto the page.
        let _ = region.focus();
    });
    let menu = move || {
        entry.with_untracked(|entry| entry.as_ref().map(|entry| untrack(|| actions(area, entry))).unwrap_or_default())
    };
    let is_gone =
        move || problem.with(|problem| problem.as_ref().is_some_and(|known| known.kind == ErrorKind::NotFound));
    view! {
        <aside class="event-open" node_ref=region tabindex="-1" data-region="" aria-label=t::event()>
            <header class="open-head">
                <h1 class="visually-hidden">{t::event()}</h1>
                <IconButton glyph=Glyph::Back label=t::close_event() on_press=on_close/>
                <span class="open-space"></span>
                {when(move || entry.with(Option::is_some), move || view! { <Menu label=t::actions() actions=Arc::new(menu)/> })}
            </header>
            <div class="open-body" tabindex="-1">
                {live(move || match (problem.get(), entry.get()) {
                    (Some(failure), entry) if entry.is_none() || is_gone() => {
                        view! { <FailureNote what=t::event_failed() failure on_retry=move |()| load()/> }.into_any()
                    }
                    (_, Some(entry)) => view! { <EventView area entry/> }.into_any(),
                    _ => view! { <CardSkeletons count=1/> }.into_any(),
                })}
                {when(move || calendar.can(Capability::EventsRsvp) && entry.with(Option::is_some), move || view! {
                    <GuestList area id/>
                })}
            </div>
        </aside>
    }
}

/// What a reader may do with an event.
fn actions(area: Area, entry: &Arc<Entry>) -> Vec<Action> {
    let address = entry.address();
    let mut menu = vec![Action::new(Glyph::Copy, t::copy_link(), move || area.copy_link(&address))];
    if area.may_change(entry) {
        let edited = Arc::clone(entry);
        menu.push(Action::new(Glyph::Edit, t::edit(), move || area.edit(Arc::clone(&edited))));
    }
    if area.may_delete(entry) {
        let deleted = Arc::clone(entry);
        menu.push(Action::new(Glyph::Trash, t::delete(), move || area.ask_delete(Arc::clone(&deleted))).dangerous());
    }
    menu
}

#[component]
fn EventView(area: Area, entry: Arc<Entry>) -> impl IntoView {
    let calendar = area.calendar;
    let timed = Arc::clone(&entry);
    let is_on = Memo::new(move |_| timed.is_on(calendar.now.get()));
    let kind = entry.kind;
    let meet = entry.meet.clone();
    let film = entry.film.clone();
    let download = untrack(|| calendar.can(Capability::EventsCalendar)).then(|| address_of_file(entry.id)).flatten();
    view! {
        <article class="event-page">
            {entry.poster.clone().map(|poster| view! { <img class="event-poster" src=poster.url alt=poster.name/> })}
            <div class="event-badges">
                <Badge>{words::kind(kind)}</Badge>
                {entry.category.as_deref().map(|category| view! {
                    <span class="badge event-category" style:--mark=mark_of(Some(category))>
                        <span class="event-mark"></span>
                        <span dir="auto">{category.to_owned()}</span>
                    </span>
                })}
                {when(move || is_on.get(), move || view! {
                    <Badge tone=Tone::Accent>{if kind == Kind::Livestream { t::live_now() } else { t::happening_now() }}</Badge>
                })}
            </div>
            <h2 class="event-name" dir="auto">{entry.title.clone()}</h2>
            <Facts area entry=Arc::clone(&entry)/>
            {meet.map(|meet| view! {
                <a class="button primary event-join" href=meet target="_blank" rel="noopener noreferrer">
                    <Icon glyph=Glyph::Video/>
                    {t::join()}
                </a>
            })}
            {film.map(|film| view! { <video class="card-video" controls=true preload="metadata" src=film.url aria-label=film.name></video> })}
            {when(move || calendar.can(Capability::EventsRsvp), {
                let entry = Arc::clone(&entry);
                move || view! { <Answer area entry=Arc::clone(&entry)/> }
            })}
            {(!entry.text.is_empty()).then(|| view! { <Markdown text=entry.text.to_string() links=LINKS/> })}
            {(!entry.links.is_empty()).then(|| view! {
                <ul class="card-links">
                    {entry.links.iter().map(|link| view! {
                        <li>
                            <Icon glyph=Glyph::Link/>
                            <a href=link.url.clone() target="_blank" rel="noopener noreferrer nofollow" dir="auto">
                                {if link.title.is_empty() { link.url.clone() } else { link.title.clone() }}
                            </a>
                        </li>
                    }).collect_view()}
                </ul>
            })}
            {(!entry.tags.is_empty()).then(|| view! {
                <p class="event-tags">{entry.tags.iter().map(|tag| view! { <span class="tag">{format!("#{tag}")}</span> }).collect_view()}</p>
            })}
            {download.map(|address| view! {
                <a class="button event-file" href=address download="event.ics">
                    <Icon glyph=Glyph::Down/>
                    {t::download_event()}
                </a>
            })}
        </article>
    }
}

/// When, how often, where and by whom.
#[component]
fn Facts(area: Area, entry: Arc<Entry>) -> impl IntoView {
    let here = area.calendar.here;
    let elsewhere = (!entry.all_day && !entry.zone.agrees(here, entry.start)).then(|| {
        let walls = (entry.zone.wall(entry.start), entry.zone.wall(entry.end));
        let days = (walls.0.date(), walls.1.date());
        format!("{} · {}", words::span(walls, false, days), entry.zone.label(entry.start))
    });
    let own = if entry.all_day { String::new() } else { here.label(entry.start) };
    let repeats = entry.repeat.map(|repeat| {
        let often = words::frequency(repeat.config.frequency).to_owned();
        let until = repeat.last_day().map(|last| t::until_day(&words::day(last)));
        let place =
            entry.occurrence.filter(|place| place.count > 1).map(|place| t::number_of(place.number, place.count));
        std::iter::once(often).chain(until).chain(place).collect::<Vec<_>>().join(" · ")
    });
    let place = entry.place.clone().map(|place| {
        if place.starts_with("https://") || place.starts_with("http://") {
            view! { <a href=place.clone() target="_blank" rel="noopener noreferrer" dir="auto">{place.clone()}</a> }
                .into_any()
        } else {
            view! { <span dir="auto">{place}</span> }.into_any()
        }
    });
    let row = |glyph: Glyph, name: &'static str, content: AnyView| {
        view! {
            <div>
                <dt><Icon glyph/><span class="visually-hidden">{name}</span></dt>
                <dd>{content}</dd>
            </div>
        }
        .into_any()
    };
    let when = view! {
        <time datetime=entry.start.to_rfc3339()>{words::when(&entry)}</time>
        {(!own.is_empty()).then(|| view! { <span class="quiet">{own}</span> })}
        {elsewhere.map(|elsewhere| view! { <span class="quiet">{elsewhere}</span> })}
    }
    .into_any();
    let author = entry.author.clone().map(|author| {
        view! {
            <span class="event-author">
                <Avatar id=author.id.to_string() name=author.name.clone() picture=author.picture size=AvatarSize::Small/>
                <span dir="auto">{author.name}</span>
            </span>
        }
        .into_any()
    });
    let externals =
        (!entry.externals.is_empty()).then(|| view! { <span dir="ltr">{entry.externals.join(", ")}</span> }.into_any());
    view! {
        <dl class="event-facts">
            {row(Glyph::Clock, t::when(), when)}
            {repeats.map(|repeats| row(Glyph::Retry, t::repetition(), repeats.into_any()))}
            {place.map(|place| row(Glyph::Location, t::place(), place))}
            {author.map(|author| row(Glyph::People, t::made_by(), author))}
            {externals.map(|externals| row(Glyph::At, t::externals(), externals))}
        </dl>
    }
}

/// Whether the reader goes, and that they are there.
#[component]
fn Answer(area: Area, entry: Arc<Entry>) -> impl IntoView {
    let calendar = area.calendar;
    let (start, end, id) = (entry.start, entry.end, entry.id);
    let scope = RwSignal::new(RepeatScope::One);
    let repeats = entry.repeat.is_some();
    let is_there = entry.checked_in.is_some();
    let answered = entry.answer;
    let kept = StoredValue::new(entry);
    let answer = move |rsvp: Rsvp| {
        let (entry, scope) = (kept.get_value(), scope.get_untracked());
        spawn(async move {
            if let Err(problem) = calendar.answer(entry, rsvp, scope).await {
                area.toasts.warn(format!("{} {}", t::answer_failed(), failure::why(&problem)));
            }
        });
    };
    let check_in = move |()| {
        spawn(async move {
            match calendar.check_in(id).await {
                Ok(()) => area.toasts.say(t::checked_in()),
                Err(problem) => area.toasts.warn(format!("{} {}", t::check_in_failed(), failure::why(&problem))),
            }
        });
    };
    let is_over = move || calendar.now.get() >= end;
    let can_check_in = move || !is_there && start - EARLY <= calendar.now.get() && !is_over();
    let choice = move |rsvp| {
        let is_chosen = answered == Some(rsvp);
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=if is_chosen { "true" } else { "false" }
                on:click=move |_| answer(rsvp)
            >
                {words::answer(rsvp)}
            </button>
        }
    };
    let scopes = || SCOPES.map(|scope| Choice::new(scope, scope_name(scope))).to_vec();
    view! {
        <div class="event-answer">
            {live(move || if is_over() {
                view! { <p class="quiet">{t::is_over()}</p> }.into_any()
            } else {
                view! {
                    <div class="answer-buttons" role="group" aria-label=t::do_you_go()>
                        {[Rsvp::Going, Rsvp::Maybe, Rsvp::Not].map(choice)}
                    </div>
                }.into_any()
            })}
            {(repeats && untrack(move || !is_over())).then(|| view! {
                <Select label=t::answer_for() choices=scopes value=move || scope.get() on_choose=move |chosen| scope.set(chosen)/>
            })}
            {is_there.then(|| view! { <Badge tone=Tone::Success>{t::checked_in()}</Badge> })}
            {when(can_check_in, move || view! { <Button glyph=Glyph::Check weight=Weight::Secondary on_press=check_in>{t::check_in()}</Button> })}
        </div>
    }
}

fn address_of_file(id: EventId) -> Option<String> {
    Some(DownloadEvent { id }.to_parts().ok()?.path_and_query(Rotunda::BASE, DownloadEvent::PATH))
}
