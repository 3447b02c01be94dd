//! Making, moving and stretching events by pointer, and the same by key.
//!
//! What is dragged over are days, `[data-day]`, and within one that has hours the quarter of an hour. A finger scrolls; with one an
//! empty place is pressed to write there.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::{
    context::Area,
    grid,
    model::{Entry, EventId},
    query::View,
    time::days_on,
};

/// How far the pointer moves before it drags, in px.
const FAR: f64 = 4.0;
/// What times are rounded to, in minutes.
pub const STEP: u32 = 15;
/// How many minutes a day has on the page.
pub const DAY: u32 = 24 * 60;

/// What is being dragged.
#[derive(Clone)]
struct Held {
    what: What,
    began: (f64, f64),
    from: Spot,
    moves: bool,
}

#[derive(Clone)]
enum What {
    /// A new event.
    New,
    /// An event.
    Whole(Arc<Entry>),
    /// Its end.
    End(Arc<Entry>),
}

/// A place in the calendar: a day, and a minute of it where there are hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Spot {
    day: NaiveDate,
    minute: Option<u32>,
}

/// Where what is dragged would come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ghost {
    /// From when until when.
    pub walls: (NaiveDateTime, NaiveDateTime),
    /// Whether it takes whole days.
    pub is_long: bool,
    /// Which event it is; none for a new one.
    pub id: Option<EventId>,
}

/// Dragging in a view of days.
#[derive(Clone, Copy)]
pub struct Drag {
    area: Area,
    held: StoredValue<Option<Held>>,
    /// Where what is dragged would come.
    pub ghost: RwSignal<Option<Ghost>>,
}

impl Drag {
    /// Nothing is dragged.
    #[must_use]
    pub fn new(area: Area) -> Self {
        Self { area, held: StoredValue::new(None), ghost: RwSignal::new(None) }
    }

    /// The pointer was pressed: on an event of one's own it takes that, on an empty place it begins a new one.
    pub fn press(self, event: &PointerEvent) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let closest = |selector: &str| target.closest(selector).ok().flatten();
        if event.button() != 0 {
            return;
        }
        let point = point_of(event);
        let Some(from) = spot_at(point) else { return };
        let what = if let Some(row) = closest("[data-row]") {
            let id = row.get_attribute("data-row").and_then(|id| id.parse().ok());
            let entry = id.and_then(|id| untrack(|| self.area.calendar.entry(id)));
            let Some(entry) = entry.filter(|entry| untrack(|| self.area.may_change(entry))) else { return };
            if event.pointer_type() == "touch" {
                return;
            }
            if closest("[data-end]").is_some() { What::End(entry) } else { What::Whole(entry) }
        } else if closest("a, button").is_some() {
            return;
        } else {
            What::New
        };
        self.held.set_value(Some(Held { what, began: point, from, moves: false }));
    }

    /// The pointer moves.
    pub fn drag(self, event: &PointerEvent) {
        let Some(mut held) = self.held.get_value() else { return };
        let point = point_of(event);
        if !held.moves {
            let far = (point.0 - held.began.0).abs() > FAR || (point.1 - held.began.1).abs() > FAR;
            if !far || event.pointer_type() == "touch" {
                return;
            }
            held.moves = true;
            self.held.set_value(Some(held.clone()));
            // From now on the press is none of what lies beneath.
            let taker = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(taker) = taker {
                let _ = taker.set_pointer_capture(event.pointer_id());
            }
        }
        event.prevent_default();
        let ghost = spot_at(point).map(|to| self.ghost_of(&held, to));
        if ghost.is_some() && self.ghost.get_untracked() != ghost {
            self.ghost.set(ghost);
        }
    }

    /// The pointer was let go.
    pub fn drop(self, event: &PointerEvent) {
        let Some(held) = self.held.try_update_value(Option::take).flatten() else { return };
        let ghost = self.ghost.get_untracked();
        self.ghost.set(None);
        let Some(ghost) = ghost else {
            if let (What::New, Some(to)) = (&held.what, spot_at(point_of(event)).filter(|to| *to == held.from)) {
                let new = self.ghost_of(&held, to);
                let walls = if new.is_long { new.walls } else { (new.walls.0, new.walls.0 + TimeDelta::hours(1)) };
                self.area.write(walls.0, walls.1, new.is_long);
            }
            return;
        };
        match held.what {
            What::New => self.area.write(ghost.walls.0, ghost.walls.1, ghost.is_long),
            What::Whole(entry) | What::End(entry) => self.area.move_to(entry, ghost.walls),
        }
    }

    /// Lets go of what is dragged; answers whether anything was.
    pub fn cancel(self) -> bool {
        let held = self.held.try_update_value(Option::take).flatten();
        self.ghost.set(None);
        held.is_some_and(|held| held.moves)
    }

    /// What would be if the pointer was let go at `to`.
    fn ghost_of(self, held: &Held, to: Spot) -> Ghost {
        let from = held.from;
        let days = (to.day - from.day).num_days();
        let (walls, is_long, id) = match &held.what {
            What::New => match (from.minute, to.minute) {
                (Some(begin), Some(end)) if from.day == to.day => {
                    let (first, last) = (begin.min(end), begin.max(end) + STEP);
                    ((at(from.day, first), at(from.day, last)), false, None)
                }
                _ => {
                    let (first, last) = (from.day.min(to.day), from.day.max(to.day));
                    ((at(first, 0), at(days_on(last, 1), 0)), true, None)
                }
            },
            What::Whole(entry) => {
                let minutes = match (from.minute, to.minute) {
                    (Some(begin), Some(end)) => i64::from(end) - i64::from(begin),
                    _ => 0,
                };
                (moved(entry, days, minutes), entry.is_long(), Some(entry.id))
            }
            What::End(entry) => {
                let (begin, end) = entry.walls;
                let last = to.minute.map_or(end, |minute| at(to.day, minute + STEP));
                let least = begin + TimeDelta::minutes(i64::from(STEP));
                ((begin, last.max(least)), entry.is_long(), Some(entry.id))
            }
        };
        Ghost { walls, is_long, id }
    }
}

/// An event so many days and minutes later, by the clock.
fn moved(entry: &Entry, days: i64, minutes: i64) -> (NaiveDateTime, NaiveDateTime) {
    let by = TimeDelta::days(days) + TimeDelta::minutes(minutes);
    (entry.walls.0 + by, entry.walls.1 + by)
}

/// What an arrow key does with Alt to the event that has the focus: it moves it, with Shift too it moves its end.
pub fn nudge(area: Area, event: &web_sys::KeyboardEvent) {
    let is_chord = event.alt_key() && !event.ctrl_key() && !event.meta_key();
    if is_chord && push(area, &event.key(), event.shift_key()) {
        event.prevent_default();
    }
}

/// Moves the event that has the focus, or its end, in the direction of an arrow; answers whether there was one to move.
pub fn push(area: Area, arrow: &str, stretches: bool) -> bool {
    let hours = area.query.with_untracked(|query| matches!(query.view, View::Week | View::Day));
    let forward = if untrack(crate::text::language).direction() == "rtl" { -1 } else { 1 };
    let (days, minutes) = match (arrow, hours) {
        ("ArrowLeft", _) => (-forward, 0),
        ("ArrowRight", _) => (forward, 0),
        ("ArrowUp", true) => (0, -i64::from(STEP)),
        ("ArrowDown", true) => (0, i64::from(STEP)),
        ("ArrowUp", false) => (-7, 0),
        ("ArrowDown", false) => (7, 0),
        _ => return false,
    };
    let entry = grid::focused().and_then(|id| untrack(|| area.calendar.entry(id)));
    let Some(entry) = entry.filter(|entry| untrack(|| area.may_change(entry))) else { return false };
    let minutes = if entry.is_long() { 0 } else { minutes };
    let walls = if stretches {
        (entry.walls.0, entry.walls.1 + TimeDelta::days(days) + TimeDelta::minutes(minutes))
    } else {
        moved(&entry, days, minutes)
    };
    if walls.1 > walls.0 {
        area.move_to(entry, walls);
    }
    true
}

/// A minute of a day, which may be the one after it.
fn at(day: NaiveDate, minute: u32) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute))
}

/// The minute of the day that a clock shows.
#[must_use]
pub fn minute_of(wall: NaiveDateTime) -> u32 {
    wall.hour() * 60 + wall.minute()
}

fn point_of(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// The day at a point of the page, whatever lies on it.
fn spot_at((x, y): (f64, f64)) -> Option<Spot> {
    #[expect(clippy::cast_possible_truncation, reason = "a place on the page")]
    let all = document().elements_from_point(x as f32, y as f32);
    let days = all.iter().filter_map(|element| element.dyn_into::<Element>().ok());
    let element = days.into_iter().find(|element| element.has_attribute("data-day"))?;
    let day = api::time::day(&element.get_attribute("data-day")?)?;
    let minute = element.has_attribute("data-hours").then(|| {
        let place = element.get_bounding_client_rect();
        #[expect(clippy::cast_possible_truncation, reason = "a minute of a day, or some around it")]
        let minute = ((y - place.top()) / place.height() * f64::from(DAY)) as i32;
        let minute = minute.max(0).unsigned_abs();
        minute.min(DAY - 1) / STEP * STEP
    });
    Some(Spot { day, minute })
}
