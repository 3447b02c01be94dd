//! The calendar as a list.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    context::Area,
    grid::class_of,
    model::{Entry, EventId, mark_of},
    words,
};
use crate::{
    chunk::chunk,
    kit::{
        badge::{Badge, Tone},
        button::Button,
        icon::Glyph,
        list::{ListHandle, ListMode, VirtualList},
        live,
        note::{EmptyNote, FailureNote},
        skeleton::RowSkeletons,
        when,
    },
    loading::Phase,
    text::events as t,
};

/// A row: an event, and whether it is the first of its day.
type Row = Option<(Arc<Entry>, bool)>;

chunk!(pub(super) events_agenda(area: Area, handle: ListHandle<EventId>) => view! { <AgendaView area handle/> });

/// What stands there until the list does: the same as in it until its rows are there.
pub(super) fn shape() -> AnyView {
    view! { <RowSkeletons count=8/> }.into_any()
}

/// The list.
#[component]
pub fn AgendaView(
    /// What is shared.
    area: Area,
    /// Moves it from outside.
    handle: ListHandle<EventId>,
) -> impl IntoView {
    let calendar = area.calendar;
    let now = calendar.now;
    let keys = Memo::new(move |_| calendar.list.with(|list| list.iter().map(|entry| entry.id).collect::<Vec<_>>()));
    let is_empty = Memo::new(move |_| keys.with(Vec::is_empty));
    let on_near_end = move |()| {
        // After a failure the reader asks again; otherwise every scrolled pixel would.
        if calendar.pages.phase.with_untracked(|phase| *phase == Phase::Ready) {
            calendar.more();
        }
    };
    let row = move |id: Signal<EventId>| {
        let row = Memo::new(move |_| {
            calendar.list.with(|list| -> Row {
                let place = list.iter().position(|entry| entry.id == id.get())?;
                let day = |entry: &Entry| entry.walls.0.date();
                let begins_day = place.checked_sub(1).is_none_or(|before| day(&list[before]) != day(&list[place]));
                Some((Arc::clone(&list[place]), begins_day))
            })
        });
        let is_on = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|(entry, _)| entry.is_on(now.get()))));
        live(move || row.get().map(|(entry, begins_day)| row_view(area, &entry, begins_day, is_on.get())))
    };
    view! {
        <VirtualList
            mode=ListMode::Rows
            keys
            row
            label=t::agenda()
            on_near_end
            memory=calendar.memory
            handle
            estimate=76.0
            after=move || view! { <ListEnd area is_empty/> }
        />
    }
}

fn row_view(area: Area, entry: &Arc<Entry>, begins_day: bool, is_on: bool) -> AnyView {
    let (first, last) = entry.days();
    let time = match () {
        () if entry.all_day && first == last => t::all_day().to_owned(),
        () if entry.is_long() => words::days(first, last),
        () => format!("{} – {}", words::time(entry.walls.0), words::time(entry.walls.1)),
    };
    let about: Vec<String> =
        entry.place.iter().cloned().chain(entry.author.iter().map(|person| person.name.clone())).collect();
    view! {
        {begins_day.then(|| view! { <h2 class="agenda-day">{words::day(first)}</h2> })}
        <a
            class=class_of(entry, area, is_on)
            class:agenda-row=true
            href=area.query.get_untracked().address_of(entry.id)
            style:--mark=mark_of(entry.category.as_deref())
        >
            <span class="event-mark"></span>
            <span class="event-time">{time}</span>
            <span class="agenda-text">
                <span class="event-title" dir="auto">{entry.title.clone()}</span>
                <span class="agenda-about" dir="auto">{about.join(" · ")}</span>
            </span>
            {is_on.then(|| view! { <Badge tone=Tone::Accent>{t::happening_now()}</Badge> })}
            {entry.answer.map(|answer| view! { <Badge>{words::answer(answer)}</Badge> })}
        </a>
    }
    .into_any()
}

/// What stands after the last row: what is on its way, what failed, or that nothing is there.
#[component]
fn ListEnd(area: Area, is_empty: Memo<bool>) -> impl IntoView {
    let calendar = area.calendar;
    let phase = calendar.pages.phase;
    let filtered = move || area.query.with(|query| query.filter.is_set());
    live(move || match (phase.get(), is_empty.get()) {
        (Phase::Idle | Phase::Loading, true) => shape(),
        (Phase::Failed(failure), _) => {
            view! { <FailureNote what=t::load_failed() failure on_retry=move |()| calendar.more()/> }.into_any()
        }
        (Phase::Ready, true) => view! {
            <EmptyNote text=if filtered() { t::empty_filtered() } else { t::empty_ahead() }>
                {when(move || !filtered(), move || view! {
                    <Button glyph=Glyph::Compose on_press=move |()| area.write_soon()>{t::new_event()}</Button>
                })}
            </EmptyNote>
        }
        .into_any(),
        (Phase::Ready, false) if calendar.pages.at_end.get() => {
            view! { <p class="stream-all">{t::end_of_list()}</p> }.into_any()
        }
        _ => view! { <RowSkeletons count=1/> }.into_any(),
    })
}
