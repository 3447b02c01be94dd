//! The weeks of a month.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{
    context::Area,
    drag::{Drag, nudge},
    grid::{Row, bar_view, keep_focus, numbered, within},
    model::{Entry, EventId},
    query::{Filter, View, first_of_month},
    time::days_on,
    words,
};
use crate::{
    kit::{each, live},
    task::follow,
    text::events as t,
};

/// What a row has besides its lanes, in px.
const HEAD: f64 = 32.0;
/// How high a lane is, in px.
const LANE: f64 = 24.0;
/// What stands above the weeks and below them, in px.
const AROUND: f64 = 96.0;

/// A week as it is drawn.
#[derive(Debug, PartialEq)]
struct Week {
    row: Row,
    month: NaiveDate,
    /// If it is one of its days.
    today: Option<NaiveDate>,
    /// Which of its events are happening now.
    on: Vec<EventId>,
    /// What is left out, for links.
    filter: Filter,
}

/// The weeks of a month.
#[component]
pub fn MonthView(
    /// What is shared.
    area: Area,
    /// What is dragged.
    drag: Drag,
    /// The days that are shown: the first, and the one after the last.
    days: Memo<(NaiveDate, NaiveDate)>,
    /// What is happening now.
    on: Memo<Vec<EventId>>,
) -> impl IntoView {
    let height = RwSignal::new(window_height());
    let resized = window_event_listener(ev::resize, move |_| height.set(window_height()));
    on_cleanup(move || resized.remove());
    let room = Memo::new(move |_| {
        let (from, to) = days.get();
        let weeks = ((to - from).num_days() / 7).max(1);
        #[expect(clippy::cast_precision_loss, reason = "six at most")]
        let row = (height.get() - AROUND) / weeks as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lanes")]
        let lanes = ((row - HEAD) / LANE).max(2.0) as usize;
        lanes
    });
    let weeks = numbered(move || {
        let ((from, to), today, on) = (days.get(), area.today.get(), on.get());
        let query = area.query.get();
        let month = first_of_month(query.day(today));
        let entries = area.calendar.entries.with(|entries| within(entries, (from, to)));
        let week = |first: NaiveDate| {
            let row = Row::of((0..7).map(|by| days_on(first, by)).collect(), entries.iter(), room.get());
            let is_here = |id: &&EventId| row.bars.iter().any(|bar| bar.entry.id == **id);
            let on = on.iter().filter(is_here).copied().collect();
            let today = Some(today).filter(|today| row.days.contains(today));
            Week { row, month, today, on, filter: query.filter.clone() }
        };
        (0..(to - from).num_days() / 7).map(|by| week(days_on(from, by * 7))).collect()
    });
    follow(move || mark(drag));
    let heads = move || {
        let first = days.get().0;
        let head = |by| {
            let day = days_on(first, by);
            view! { <span><abbr title=words::day(day)>{words::weekday(day)}</abbr></span> }
        };
        (0..7).map(head).collect_view()
    };
    let drawn = move || {
        keep_focus();
        weeks.get()
    };
    view! {
        <div class="month">
            <div class="month-head" aria-hidden="true">{live(heads)}</div>
            <div
                class="month-weeks"
                data-scroller=""
                tabindex="-1"
                on:pointerdown=move |event| drag.press(&event)
                on:pointermove=move |event| drag.drag(&event)
                on:pointerup=move |event| drag.drop(&event)
                on:pointercancel=move |_| { drag.cancel(); }
                on:keydown=move |event| nudge(area, &event)
            >
                {each(drawn, |(number, _)| number.to_string(), move |(_, week)| week_view(area, &week))}
            </div>
        </div>
    }
}

fn week_view(area: Area, week: &Week) -> AnyView {
    let row = &week.row;
    let query = area.query.get_untracked();
    let days = row.days.iter().enumerate().map(|(place, day)| {
        let is_today = Some(*day) == week.today;
        view! {
            <div
                class="month-day"
                class:outside=first_of_month(*day) != week.month
                class:today=is_today
                data-day=day.to_string()
                style:grid-column=format!("{} / {}", place + 1, place + 2)
            >
                <a
                    class="month-number"
                    draggable="false"
                    href=query.at(View::Day, *day).address()
                    aria-label=words::day(*day)
                    aria-current=is_today.then_some("date")
                >
                    {words::number(*day)}
                </a>
            </div>
        }
    });
    let more = row.hidden.iter().zip(&row.days).enumerate().filter(|(_, (count, _))| **count > 0);
    let more = more.map(|(place, (count, day))| {
        view! {
            <a
                class="month-more"
                href=query.at(View::Day, *day).address()
                style:grid-column=(place + 1).to_string()
                style:grid-row=(row.lanes + 1).to_string()
                aria-label=t::more_on(*count as u64, &words::day(*day))
            >
                {t::more(*count as u64)}
            </a>
        }
    });
    view! {
        <div class="month-week">
            {days.collect_view()}
            {row.bars.iter().map(|bar| bar_view(area, bar, 2, &week.on)).collect_view()}
            {more.collect_view()}
        </div>
    }
    .into_any()
}

/// Marks the days on which what is dragged would come.
fn mark(drag: Drag) {
    let ghost = drag.ghost.get();
    let Ok(found) = document().query_selector_all(".month-day") else { return };
    for place in 0..found.length() {
        let day = found.get(place).and_then(|node| node.dyn_into::<Element>().ok());
        let Some(day) = day else { continue };
        let date = day.get_attribute("data-day").and_then(|date| api::time::day(&date));
        let is_in = ghost.zip(date).is_some_and(|(ghost, date)| {
            let (from, to) = ghost.walls;
            from.date() <= date && (to > date.and_time(NaiveTime::MIN) || from.date() == date)
        });
        // It cannot fail for a word.
        let _ = day.class_list().toggle_with_force("picked", is_in);
    }
}

fn window_height() -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    height.unwrap_or(800.0)
}

/// What is happening at a moment, of what is loaded.
#[must_use]
pub fn happening(entries: &[Arc<Entry>], now: DateTime<Utc>) -> Vec<EventId> {
    entries.iter().filter(|entry| entry.is_on(now)).map(|entry| entry.id).collect()
}
