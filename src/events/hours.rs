//! The hours of a week or a day.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use leptos::{html, prelude::*};

use super::{
    context::Area,
    drag::{DAY, Drag, Ghost, minute_of, nudge},
    grid::{Row, bar_view, class_of, keep_focus, numbered, within},
    layout::{self, Slot},
    model::{Entry, EventId, mark_of},
    query::{Filter, View},
    time::days_on,
    words,
};
use crate::{
    chunk::chunk,
    kit::{each, live},
    order,
    text::events as t,
};

/// The shortest time that has the height for a title, in minutes.
const SHORTEST: u32 = 25;
/// How many lanes stand above the hours.
const LONG_ROOM: usize = 4;
/// How high an hour is, in px.
const HOUR: f64 = 52.0;

/// An event in the hours of a day.
#[derive(Debug, Clone, PartialEq)]
struct Block {
    entry: Arc<Entry>,
    from: u32,
    to: u32,
    slot: Slot,
}

/// What stands above the hours.
#[derive(Debug, Clone, PartialEq)]
struct Head {
    long: Row,
    today: NaiveDate,
    on: Vec<EventId>,
}

/// The hours of a day as they are drawn.
#[derive(Debug, PartialEq)]
struct Column {
    day: NaiveDate,
    blocks: Vec<Block>,
    is_today: bool,
    /// Which of its events are happening now.
    on: Vec<EventId>,
    /// What is left out, for links.
    filter: Filter,
    view: View,
}

/// Places the events of a day, given by begin.
fn blocks<'a>(day: NaiveDate, entries: impl Iterator<Item = &'a Arc<Entry>>) -> Vec<Block> {
    let midnight = day.and_time(NaiveTime::MIN);
    let next = midnight + TimeDelta::days(1);
    let mut placed: Vec<(u32, u32, &Arc<Entry>)> = entries
        .filter(|entry| !entry.is_long())
        .filter_map(|entry| {
            let (begin, end) = entry.walls;
            let is_here = begin < next && (end > midnight || begin >= midnight);
            let from = if begin < midnight { 0 } else { minute_of(begin) };
            let to = if end >= next { DAY } else { minute_of(end.max(midnight)) };
            is_here.then(|| (from.min(DAY - SHORTEST), to.max(from + SHORTEST).min(DAY), entry))
        })
        .collect();
    order::sort_by_key(&mut placed, |(from, to, _)| (*from, std::cmp::Reverse(*to)));
    let times: Vec<(u32, u32)> = placed.iter().map(|(from, to, _)| (*from, *to)).collect();
    let slots = layout::columns(&times);
    let block =
        |((from, to, entry), slot): ((u32, u32, &Arc<Entry>), Slot)| Block { entry: Arc::clone(entry), from, to, slot };
    placed.into_iter().zip(slots).map(block).collect()
}

chunk!(pub(super) events_hours(area: Area, drag: Drag, days: Memo<(NaiveDate, NaiveDate)>, on: Memo<Vec<EventId>>) => view! {
    <HoursView area drag days on/>
});

/// What stands there until the hours do.
pub(super) fn shape() -> AnyView {
    view! { <div class="hours" role="status" aria-label=crate::text::shell::loading()></div> }.into_any()
}

/// The hours of days.
#[component]
pub fn HoursView(
    /// What is shared.
    area: Area,
    /// What is dragged.
    drag: Drag,
    /// The days that are shown: the first, and the one after the last.
    days: Memo<(NaiveDate, NaiveDate)>,
    /// What is happening now.
    on: Memo<Vec<EventId>>,
) -> impl IntoView {
    let all = move || {
        let (from, to) = days.get();
        (0..(to - from).num_days()).map(|by| days_on(from, by)).collect::<Vec<_>>()
    };
    let shown = Memo::new(move |_| area.calendar.entries.with(|entries| within(entries, days.get())));
    let head = Memo::new(move |_| {
        let long = shown.with(|shown| Row::of(all(), shown.iter().filter(|entry| entry.is_long()), LONG_ROOM));
        Head { long, today: area.today.get(), on: on.get() }
    });
    let columns = numbered(move || {
        let (today, on, query, shown) = (area.today.get(), on.get(), area.query.get(), shown.get());
        let column = |day: NaiveDate| {
            let near = shown.iter().filter(|entry| {
                let (first, last) = entry.days();
                first <= day && day <= last
            });
            let blocks = blocks(day, near);
            let is_here = |id: &&EventId| blocks.iter().any(|block| block.entry.id == **id);
            let on = on.iter().filter(is_here).copied().collect();
            Column { day, blocks, is_today: day == today, on, filter: query.filter.clone(), view: query.view }
        };
        all().into_iter().map(column).collect()
    });
    let drawn = move || {
        keep_focus();
        columns.get()
    };
    let scroller = NodeRef::<html::Div>::new();
    // It opens where the work of a day begins, or an hour before now.
    scroller.on_load(move |scroller| {
        let now = area.calendar.here.wall(area.calendar.now.get_untracked());
        let (from, to) = days.get_untracked();
        let has_today = from <= now.date() && now.date() < to;
        let hour = if has_today { f64::from(minute_of(now)) / 60.0 - 2.0 } else { 7.5 };
        #[expect(clippy::cast_possible_truncation, reason = "a place in the scroller")]
        scroller.set_scroll_top((hour.max(0.0) * HOUR) as i32);
    });
    let title = move || {
        let (from, to) = days.get();
        words::days(from, days_on(to, -1))
    };
    let labels = (1..24).map(|hour| {
        view! { <span style:inset-block-start=share(hour * 60)>{words::hour(hour)}</span> }
    });
    view! {
        <div
            class="hours"
            class:single=Signal::derive(move || area.query.with(|query| query.view == View::Day))
            style:--days=Signal::derive(move || { let (from, to) = days.get(); (to - from).num_days().to_string() })
            on:pointerdown=move |event| drag.press(&event)
            on:pointermove=move |event| drag.drag(&event)
            on:pointerup=move |event| drag.drop(&event)
            on:pointercancel=move |_| { drag.cancel(); }
            on:keydown=move |event| nudge(area, &event)
        >
            {live(move || head.with(|head| head_view(area, head)))}
            <div class="hours-scroll" node_ref=scroller data-scroller="" tabindex="0" role="region" aria-label=title>
                <div class="hours-grid">
                    <div class="hours-labels" aria-hidden="true">{labels.collect_view()}</div>
                    {each(drawn, |(number, _)| number.to_string(), move |(_, column)| column_view(area, drag, &column))}
                </div>
            </div>
        </div>
    }
}

/// The days, and what takes whole days.
fn head_view(area: Area, head: &Head) -> AnyView {
    let query = area.query.get_untracked();
    let heads = head.long.days.iter().map(|day| {
        let is_today = *day == head.today;
        view! {
            <a
                class="hours-day"
                class:today=is_today
                href=query.at(View::Day, *day).address()
                aria-current=is_today.then_some("date")
            >
                <span>{words::weekday(*day)}</span>
                <b>{words::number(*day)}</b>
                <span class="visually-hidden">{words::month(*day)}</span>
            </a>
        }
    });
    let cells = head.long.days.iter().enumerate().map(|(place, day)| {
        view! { <div class="hours-cell" data-day=day.to_string() style:grid-column=format!("{} / {}", place + 1, place + 2)></div> }
    });
    let more = head.long.hidden.iter().zip(&head.long.days).enumerate().filter(|(_, (count, _))| **count > 0);
    let more = more.map(|(place, (count, day))| {
        view! {
            <a
                class="month-more"
                href=query.at(View::Agenda, *day).address()
                style:grid-column=(place + 1).to_string()
                style:grid-row=LONG_ROOM.to_string()
                aria-label=t::more_on(*count as u64, &words::day(*day))
            >
                {t::more(*count as u64)}
            </a>
        }
    });
    view! {
        <div class="hours-head">
            <span class="hours-corner"></span>
            {heads.collect_view()}
        </div>
        <div class="hours-long">
            <span class="hours-corner">{t::all_day()}</span>
            <div class="hours-bars">
                {cells.collect_view()}
                {head.long.bars.iter().map(|bar| bar_view(area, bar, 1, &head.on)).collect_view()}
                {more.collect_view()}
            </div>
        </div>
    }
    .into_any()
}

fn column_view(area: Area, drag: Drag, column: &Column) -> AnyView {
    let Column { day, is_today, .. } = *column;
    view! {
        <div class="hours-column" class:today=is_today data-day=day.to_string() data-hours="">
            {column.blocks.iter().map(|block| block_view(area, block, &column.on)).collect_view()}
            {is_today.then(|| now_line(area))}
            {live(move || ghost_view(drag.ghost.get(), day))}
        </div>
    }
    .into_any()
}

fn block_view(area: Area, block: &Block, on: &[EventId]) -> AnyView {
    let Block { entry, from, to, slot } = block;
    let is_on = on.contains(&entry.id);
    let is_short = to - from < 45;
    let place = entry.place.clone().filter(|_| to - from >= 75);
    let times = if is_short {
        words::time(entry.walls.0)
    } else {
        format!("{} – {}", words::time(entry.walls.0), words::time(entry.walls.1))
    };
    let whole = words::whole(&[Some(&entry.title), Some(&times), place.as_deref()], entry, is_on);
    view! {
        <a
            class=class_of(entry, area, is_on)
            class:block=true
            class:short=is_short
            draggable="false"
            data-row=entry.id.to_string()
            href=area.query.get_untracked().address_of(entry.id)
            title=entry.title.clone()
            aria-label=whole
            style:inset-block-start=share(*from)
            style:block-size=share(to - from)
            style:inset-inline-start=part(slot.column, slot.columns)
            style:inline-size=part(slot.span, slot.columns)
            style:--mark=mark_of(entry.category.as_deref())
        >
            <span class="event-title" dir="auto">{entry.title.clone()}</span>
            <span class="event-time">{format!(" {times} ")}</span>
            {place.map(|place| view! { <span class="event-place" dir="auto">{place}</span> })}
            <span class="event-end" data-end=""></span>
        </a>
    }
    .into_any()
}

/// Where the day is now.
fn now_line(area: Area) -> AnyView {
    let top = move || share(minute_of(area.calendar.here.wall(area.calendar.now.get())));
    view! { <div class="hours-now" aria-hidden="true" style:inset-block-start=Signal::derive(top)></div> }.into_any()
}

/// What of that which is dragged would stand in a day.
fn ghost_view(ghost: Option<Ghost>, day: NaiveDate) -> Option<AnyView> {
    let ghost = ghost.filter(|ghost| !ghost.is_long)?;
    let (begin, end) = ghost.walls;
    let midnight = day.and_time(NaiveTime::MIN);
    let next = midnight + TimeDelta::days(1);
    if end <= midnight || begin >= next {
        return None;
    }
    let from = if begin < midnight { 0 } else { minute_of(begin) };
    let to = if end >= next { DAY } else { minute_of(end) };
    let times = format!("{} – {}", words::time(begin), words::time(end));
    Some(
        view! {
            <div class="hours-ghost" style:inset-block-start=share(from) style:block-size=share(to.saturating_sub(from))>{times}</div>
        }
        .into_any(),
    )
}

/// A part of a day, in per cent of its height.
fn share(minute: u32) -> String {
    percent(minute * 100_000 / DAY)
}

/// So many of the columns, in per cent of the width.
fn part(columns: usize, of: usize) -> String {
    percent(u32::try_from(columns * 100_000 / of.max(1)).unwrap_or(0))
}

/// Thousandths of a per cent as CSS writes them.
fn percent(thousandths: u32) -> String {
    format!("{}.{:03}%", thousandths / 1000, thousandths % 1000)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn shares_are_written_with_a_point() {
        assert_eq!(share(90), "6.250%");
        assert_eq!(part(1, 3), "33.333%");
        assert_eq!(part(2, 2), "100.000%");
    }
}
