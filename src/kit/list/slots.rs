//! The slots: which row each of them has now.

use std::ops::Range;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{ListMode, key::RowId, window::Window};

/// One place for a row; used for other rows as the list scrolls.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    pub(super) number: usize,
    pub(super) key: RwSignal<RowId>,
    pub(super) place: RwSignal<usize>,
    pub(super) top: RwSignal<f64>,
    pub(super) used: RwSignal<bool>,
}

impl Slot {
    fn new(number: usize, key: RowId, place: usize, top: f64) -> Self {
        Self {
            number,
            key: RwSignal::new(key),
            place: RwSignal::new(place),
            top: RwSignal::new(top),
            used: RwSignal::new(true),
        }
    }

    /// Whether it has a row now.
    pub(super) fn is_used(&self) -> bool {
        self.used.try_get_untracked() == Some(true)
    }
}

impl Window {
    /// The row that has the focus, or contains it.
    pub(super) fn focused(&self) -> Option<RowId> {
        self.slots.get(self.focused_slot()?)?.key.try_get_untracked()
    }

    fn focused_slot(&self) -> Option<usize> {
        let focused = web_sys::window()?.document()?.active_element()?;
        let slot = focused.closest("[data-slot]").ok()??;
        let number: usize = slot.get_attribute("data-slot")?.parse().ok()?;
        self.page.as_ref()?.scroller.contains(Some(&slot)).then_some(number)
    }

    /// The place of the row that has the focus.
    fn held(&self) -> Option<usize> {
        self.place_of(self.focused()?)
    }

    /// The row that a move of the focus leads to: from the row with the focus, or, when that is out of sight, from where one
    /// reads: the first visible row, in a log the last.
    pub(super) fn target_of_move(&self, by: isize) -> Option<RowId> {
        let last = self.keys.len().checked_sub(1)?;
        let (first_seen, last_seen) = self.in_view(self.sight()?);
        let target = match self.held().filter(|place| (first_seen..=last_seen).contains(place)) {
            Some(at) => at.saturating_add_signed(by).min(last),
            None if self.mode == ListMode::Log => last_seen,
            None => first_seen,
        };
        self.keys.get(target).copied()
    }

    /// Gives the focus to a row, or to the first thing in it that takes it.
    pub(super) fn focus(&self, key: RowId) {
        let slot = self.slots.iter().find(|slot| slot.is_used() && slot.key.try_get_untracked() == Some(key));
        let Some((slot, page)) = slot.zip(self.page.as_ref()) else { return };
        let find = |within: &Element, what: &str| within.query_selector(what).ok().flatten();
        let mut element = find(&page.spacer, &format!("[data-slot='{}']", slot.number));
        if self.mode == ListMode::Rows {
            element = element.and_then(|slot| find(&slot, "[tabindex],a[href],button"));
        }
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // An element that is gone has nothing to focus.
            let _ = element.focus();
        }
    }

    /// Puts the slots on the page into the order of their rows.
    pub(super) fn put_in_order(&self) {
        let Some(page) = &self.page else { return };
        let place = |slot: &Slot| slot.place.try_get_untracked().filter(|_| slot.is_used());
        super::order::put_in_order(&page.spacer, &self.slots.iter().map(place).collect::<Vec<_>>());
    }

    /// Gives every row of the window a slot, its own where it has one; answers whether slots were made for that.
    ///
    /// A row with the focus keeps its slot outside of the window too: what is being written there must not come to stand in
    /// another row.
    pub(super) fn assign(&mut self, rows: Range<usize>) -> bool {
        let held = self.held().filter(|place| !rows.contains(place));
        let rows = rows.chain(held);
        let mut free: Vec<usize> = Vec::new();
        let mut placed: Vec<(RowId, usize)> = Vec::new();
        let slot_of =
            |placed: &[(RowId, usize)], key| placed.iter().find(|(row, _)| *row == key).map(|(_, number)| *number);
        let wanted: Vec<RowId> = rows.clone().filter_map(|row| self.keys.get(row).copied()).collect();
        // When the row with the focus is gone, the focus goes to the one that stands in its place now.
        let mut taken = None;
        if let Some(slot) = self.focused_slot().and_then(|number| self.slots.get(number))
            && !self.keys.contains(&slot.key.get_untracked())
            && let Some(last) = self.keys.len().checked_sub(1)
            && let Some(next) = self.keys.get(slot.place.get_untracked().min(last)).filter(|next| wanted.contains(next))
        {
            placed.push((*next, slot.number));
            taken = Some(slot.number);
        }
        for slot in &self.slots {
            let key = slot.key.get_untracked();
            if slot.used.get_untracked() && wanted.contains(&key) && slot_of(&placed, key).is_none() {
                placed.push((key, slot.number));
            } else if taken != Some(slot.number) {
                free.push(slot.number);
            }
        }
        let mut grown = false;
        for row in rows {
            let Some(key) = self.keys.get(row).copied() else { break };
            let top = self.heights.offset_of(row);
            match slot_of(&placed, key).or_else(|| free.pop()) {
                Some(number) => {
                    let slot = self.slots[number];
                    change(slot.key, key);
                    change(slot.place, row);
                    change(slot.top, top);
                    change(slot.used, true);
                }
                None => {
                    grown = true;
                    let number = self.slots.len();
                    let slot = || Slot::new(number, key, row, top);
                    self.slots.push(self.owner.as_ref().map_or_else(slot, |owner| owner.with(slot)));
                }
            }
        }
        for number in free {
            change(self.slots[number].used, false);
        }
        grown
    }
}

/// Sets a signal when that changes it; one that is gone stays so.
pub(super) fn change<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.try_with_untracked(|known| *known != value) == Some(true) {
        signal.set(value);
    }
}
