//! The head of the calendar: what is shown, the ways to what is before and after it, and the way to write.

use api::{
    endpoint::{Endpoint, Vendor},
    rotunda::{Rotunda, events::DownloadCalendar, vendors::Capability},
};
use chrono::{NaiveDate, TimeDelta, Utc};
use leptos::prelude::*;

use super::{
    context::Area,
    query::{Query, View},
    time::days_on,
    words,
};
use crate::{
    kit::{
        button::{Button, IconButton, Weight},
        icon::{Glyph, Icon},
        live,
    },
    text::events as t,
};

/// How far a list goes in a file.
const LIST_DAYS: i64 = 92;

/// The head of the calendar.
#[component]
pub fn CalendarBar(
    /// What is shared.
    area: Area,
    /// The days that are shown.
    days: Memo<(NaiveDate, NaiveDate)>,
    /// Whether the column beside it is open, where there is no room for both.
    side: RwSignal<bool>,
) -> impl IntoView {
    let query = area.query;
    let title = Memo::new(move |_| {
        let (from, to) = days.get();
        query.with(|query| match query.view {
            View::Month => words::month(query.day(area.today.get())),
            View::Week => words::days(from, days_on(to, -1)),
            View::Agenda if query.filter.past => t::only_past().to_owned(),
            View::Agenda | View::Day => words::day(from),
        })
    });
    let views = View::ALL.map(|(view, _)| {
        let href = move || {
            query.with(|query| {
                let filter = super::query::Filter { past: false, ..query.filter.clone() };
                Query { view, date: query.date, filter }.address()
            })
        };
        view! {
            <a class="calendar-view" href=href aria-current=Signal::derive(move || query.with(|query| query.view == view).then_some("page"))>
                {words::view(view)}
            </a>
        }
    });
    view! {
        <header class="calendar-bar">
            <div class="calendar-steps">
                <Button on_press=move |()| area.to_today()>{t::today()}</Button>
                <IconButton glyph=Glyph::Previous label=t::key_back() on_press=move |()| area.step(-1)/>
                <IconButton glyph=Glyph::Next label=t::key_forward() on_press=move |()| area.step(1)/>
            </div>
            <h1 class="calendar-title" aria-live="polite">{live(move || title.get())}</h1>
            <div class="calendar-tools">
                <div class="side-opener">
                    <IconButton glyph=Glyph::List label=t::filters() pressed=side on_press=move |()| side.update(|open| *open = !*open)/>
                </div>
                {live(move || download(area, days.get()).map(|address| view! {
                    <a class="button quiet icon-only" href=address download="calendar.ics" aria-label=t::download_view() title=t::download_view()>
                        <Icon glyph=Glyph::Down/>
                    </a>
                }))}
                <nav class="calendar-views" aria-label=t::views()>{views}</nav>
                <Button weight=Weight::Primary glyph=Glyph::Compose on_press=move |()| area.write_soon()>{t::new_event()}</Button>
            </div>
        </header>
    }
}

/// The address of what is shown as a file, where a backend makes one.
fn download(area: Area, (from, to): (NaiveDate, NaiveDate)) -> Option<String> {
    let Query { view, filter, .. } = area.query.get();
    if !area.calendar.can(Capability::EventsCalendar) {
        return None;
    }
    let here = area.calendar.here;
    let (from, to) = match view {
        View::Agenda if filter.past => (Utc::now() - TimeDelta::days(LIST_DAYS), Utc::now()),
        View::Agenda => (here.begin(from), here.begin(days_on(from, LIST_DAYS))),
        _ => (here.begin(from), here.begin(to)),
    };
    let list = filter.request(Some(from), Some(to), 0);
    let request = DownloadCalendar {
        from,
        to,
        only_going: list.only_going,
        kind: list.filter,
        only_meeting: list.only_meeting,
        category: list.category,
        only_within: (view == View::Agenda).then_some(true),
    };
    Some(request.to_parts().ok()?.path_and_query(Rotunda::BASE, DownloadCalendar::PATH))
}
