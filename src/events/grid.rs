//! What the grids of days share: bars over days, the look of an event, and the focus among events.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{
    context::Area,
    layout,
    model::{Entry, EventId, Kind, Rsvp, mark_of},
    words,
};
use crate::order;

/// An event in a row of days.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Which one.
    pub entry: Arc<Entry>,
    /// Its first day in the row.
    pub first: usize,
    /// Its last day in the row.
    pub last: usize,
    /// Its lane, from 0.
    pub lane: usize,
    /// Whether it begins before the row.
    pub before: bool,
    /// Whether it ends after it.
    pub after: bool,
}

/// A row of up to seven days with the events that stand in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its days.
    pub days: Vec<NaiveDate>,
    /// Its events that have room.
    pub bars: Vec<Bar>,
    /// How many have none, by day.
    pub hidden: [usize; 7],
    /// How many lanes it has.
    pub lanes: usize,
}

impl Row {
    /// Places events, given by begin, in lanes; what lasts longer comes higher.
    #[must_use]
    pub fn of<'a>(days: Vec<NaiveDate>, entries: impl Iterator<Item = &'a Arc<Entry>>, room: usize) -> Self {
        let (Some(begin), Some(end)) = (days.first().copied(), days.last().copied()) else {
            return Self { days, bars: Vec::new(), hidden: [0; 7], lanes: 0 };
        };
        let place = |day: NaiveDate| usize::try_from((day - begin).num_days()).unwrap_or(0).min(days.len() - 1);
        let mut bars: Vec<Bar> = entries
            .filter_map(|entry| {
                let (from, to) = entry.days();
                (from <= end && begin <= to).then(|| Bar {
                    entry: Arc::clone(entry),
                    first: place(from.max(begin)),
                    last: place(to.min(end)),
                    lane: 0,
                    before: from < begin,
                    after: to > end,
                })
            })
            .collect();
        order::sort_by_key(&mut bars, |bar| {
            (!bar.entry.is_long(), bar.first, std::cmp::Reverse(bar.last), bar.entry.walls.0)
        });
        let ends: Vec<(usize, usize)> = bars.iter().map(|bar| (bar.first, bar.last)).collect();
        let lanes = layout::lanes(&ends);
        let (shown, hidden) = layout::shown(&ends, &lanes, room);
        for (bar, lane) in bars.iter_mut().zip(&lanes) {
            bar.lane = *lane;
        }
        let mut shown = shown.into_iter();
        bars.retain(|_| shown.next() == Some(true));
        let lanes = lanes.iter().max().map_or(0, |most| most + 1).min(room);
        Self { days, bars, hidden, lanes }
    }
}

/// What of the calendar stands in some days: found once, because each day and week looks through it.
#[must_use]
pub fn within(entries: &[Arc<Entry>], (from, to): (NaiveDate, NaiveDate)) -> Vec<Arc<Entry>> {
    let is_here = |entry: &&Arc<Entry>| {
        let (first, last) = entry.days();
        first < to && from <= last
    };
    entries.iter().filter(is_here).cloned().collect()
}

/// The parts of a grid, each with a number of its own. What is as it was keeps its number, and so its place on the page; what is not is made
/// anew, which takes the browser less time than changing each of its attributes.
pub fn numbered<T: PartialEq + Send + Sync + 'static>(
    parts: impl Fn() -> Vec<T> + Send + Sync + 'static,
) -> Memo<Vec<(u32, Arc<T>)>> {
    let last = StoredValue::new(0);
    Memo::new(move |before: Option<&Vec<(u32, Arc<T>)>>| {
        let number = |part: T| {
            let known = before.and_then(|before| before.iter().find(|(_, known)| **known == part));
            known.cloned().unwrap_or_else(|| {
                last.update_value(|last| *last += 1);
                (last.get_value(), Arc::new(part))
            })
        };
        parts().into_iter().map(number).collect()
    })
}

/// How an event looks: as what it stands, and what the reader said.
#[must_use]
pub fn class_of(entry: &Entry, area: Area, is_on: bool) -> String {
    let mut class = String::from("event");
    if entry.is_long() {
        class.push_str(" long");
    }
    match entry.answer {
        Some(Rsvp::Not) => class.push_str(" declined"),
        Some(Rsvp::Maybe) => class.push_str(" unsure"),
        None if entry.kind == Kind::Meeting => class.push_str(" unsure"),
        _ => {}
    }
    if is_on {
        class.push_str(" on");
    }
    if entry.end < area.calendar.now.get_untracked() {
        class.push_str(" over");
    }
    if untrack(|| area.may_change(entry)) {
        class.push_str(" own");
    }
    class
}

/// An event in a row of days.
#[must_use]
pub fn bar_view(area: Area, bar: &Bar, first_lane: usize, on: &[EventId]) -> AnyView {
    let Bar { entry, first, last, lane, before, after } = bar;
    let is_on = on.contains(&entry.id);
    let place = format!("{} / span {}", first + 1, last - first + 1);
    let time = (!entry.is_long()).then(|| words::time(entry.walls.0));
    let whole = words::whole(&[time.as_deref(), Some(&entry.title)], entry, is_on);
    // Blanks part the words for who does not see how they stand.
    view! {
        <a
            class=class_of(entry, area, is_on)
            class:before=*before
            class:after=*after
            draggable="false"
            data-row=entry.id.to_string()
            href=area.query.get_untracked().address_of(entry.id)
            title=entry.title.clone()
            aria-label=whole
            style:grid-column=place
            style:grid-row=(first_lane + lane).to_string()
            style:--mark=mark_of(entry.category.as_deref())
        >
            {time.map(|time| view! { <span class="event-time">{time + " "}</span> })}
            <span class="event-title" dir="auto">{entry.title.clone()}</span>
        </a>
    }
    .into_any()
}

/// The events of the calendar as they stand on the page.
fn rows() -> Vec<HtmlElement> {
    let found = document().query_selector_all(".calendar [data-row]").ok();
    let list = found.into_iter().flat_map(|found| (0..found.length()).filter_map(move |place| found.get(place)));
    list.filter_map(|node| node.dyn_into().ok()).collect()
}

/// The event that has the focus.
#[must_use]
pub fn focused() -> Option<EventId> {
    let element = document().active_element()?.closest(".calendar [data-row]").ok()??;
    element.get_attribute("data-row")?.parse().ok()
}

/// Moves the focus to the next event, or the one before.
pub fn move_focus(by: isize) {
    let rows = rows();
    if rows.is_empty() {
        return;
    }
    let id = focused().map(|id| id.to_string());
    let at = id.and_then(|id| rows.iter().position(|row| row.get_attribute("data-row").as_deref() == Some(&id)));
    let next = at.map_or(0, |at| at.saturating_add_signed(by).min(rows.len() - 1));
    // What is gone has nothing to focus.
    let _ = rows[next].focus();
}

/// Gives the focus back to the event that has it now when it has been drawn anew, before a key can be pressed.
pub fn keep_focus() {
    let Some(id) = focused() else { return };
    queue_microtask(move || {
        if focused().is_none() {
            focus(id);
        }
    });
}

/// Gives the focus to an event, if it is shown.
pub fn focus(id: EventId) {
    let id = id.to_string();
    if let Some(row) = rows().into_iter().find(|row| row.get_attribute("data-row").as_deref() == Some(&id)) {
        // It is on the page.
        let _ = row.focus();
    }
}
