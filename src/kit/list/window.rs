//! Which rows have a slot now, and where they stand.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    ops::Range,
};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{
    Heights,
    memory::{Anchor, Key},
};

/// Rows drawn above and below what is visible, in px.
const OVERSCAN: f64 = 600.0;
/// Never more slots than this, whatever the heights.
const MOST_SLOTS: usize = 60;
/// So many rows before the last one the end counts as near.
const NEAR_END: usize = 6;

/// One place for a row; used for other rows as the list scrolls.
#[derive(Clone, Copy)]
pub(super) struct Slot<K: Key> {
    pub(super) number: usize,
    pub(super) key: RwSignal<K>,
    pub(super) place: RwSignal<usize>,
    pub(super) top: RwSignal<f64>,
    pub(super) used: RwSignal<bool>,
}

impl<K: Key> Slot<K> {
    fn new(number: usize, key: K, place: usize, top: f64) -> Self {
        Self {
            number,
            key: RwSignal::new(key),
            place: RwSignal::new(place),
            top: RwSignal::new(top),
            used: RwSignal::new(true),
        }
    }
}

/// The window over the rows.
pub(super) struct Window<K: Key> {
    keys: Vec<K>,
    heights: Heights,
    known: HashMap<K, f64>,
    estimate: f64,
    slots: Vec<Slot<K>>,
    made: Option<RwSignal<Vec<Slot<K>>, LocalStorage>>,
    total: Option<RwSignal<f64>>,
    /// A child of the list's own: slots live as long as the list, not as what happened to need them first.
    owner: Option<Owner>,
    pub(super) scroller: Option<HtmlElement>,
    spacer: Option<HtmlElement>,
    /// Where to stand once the rows are there.
    wanted: Anchor<K>,
    /// Where the reader was at the last look.
    anchor: Anchor<K>,
    /// Drawn beyond what is visible, in px: nothing at first, so that the first rows are on the screen sooner.
    overscan: f64,
}

impl<K: Key> Default for Window<K> {
    fn default() -> Self {
        Self {
            keys: Vec::new(),
            heights: Heights::default(),
            known: HashMap::new(),
            estimate: 0.0,
            slots: Vec::new(),
            made: None,
            total: None,
            owner: None,
            scroller: None,
            spacer: None,
            wanted: None,
            anchor: None,
            overscan: 0.0,
        }
    }
}

impl<K: Key> Window<K> {
    pub(super) fn open(
        &mut self,
        estimate: f64,
        (wanted, known): (Anchor<K>, HashMap<K, f64>),
        made: RwSignal<Vec<Slot<K>>, LocalStorage>,
        total: RwSignal<f64>,
    ) {
        let (made, total, owner) = (Some(made), Some(total), Some(Owner::new()));
        *self = Self { estimate, known, wanted, made, total, owner, ..Self::default() };
    }

    pub(super) fn attach(&mut self, scroller: HtmlElement, spacer: HtmlElement) {
        self.scroller = Some(scroller);
        self.spacer = Some(spacer);
    }

    /// From now on rows are drawn before they come into view.
    pub(super) fn draw_ahead(&mut self) {
        self.overscan = OVERSCAN;
    }

    /// Whether rows are drawn before they come into view.
    pub(super) fn draws_ahead(&self) -> bool {
        self.overscan > 0.0
    }

    pub(super) fn close(&mut self) -> (Anchor<K>, HashMap<K, f64>) {
        let closed = std::mem::take(self);
        (closed.anchor, closed.known)
    }

    /// Takes other rows; what is visible stays where it is when it is still there.
    pub(super) fn set_keys(&mut self, keys: &[K]) {
        self.hold();
        let height = |key| self.known.get(key).copied().unwrap_or(self.estimate);
        self.heights = Heights::new(keys.iter().map(height).collect());
        self.keys = keys.to_vec();
    }

    /// Takes the true height of a slot's row; answers whether that changes anything.
    pub(super) fn measured(&mut self, slot: usize, height: f64) -> bool {
        let Some(slot) = self.slots.get(slot) else { return false };
        let (Some(key), Some(place)) = (slot.key.try_get_untracked(), slot.place.try_get_untracked()) else {
            return false;
        };
        // A hidden slot has no height, and one that is just getting another row has the height of the old one.
        if height <= 0.0 || self.keys.get(place) != Some(&key) || slot.used.try_get_untracked() != Some(true) {
            return false;
        }
        self.known.insert(key, height);
        if (self.heights.height_of(place) - height).abs() < 0.5 {
            return false;
        }
        self.hold();
        self.heights.set(place, height);
        true
    }

    /// Remembers where the reader is before heights or rows change.
    fn hold(&mut self) {
        if self.wanted.is_none() {
            self.wanted = match (&self.scroller, &self.spacer) {
                (Some(scroller), Some(spacer)) => self.anchor_at(scroller.scroll_top() - spacer.offset_top()),
                _ => self.anchor,
            };
        }
    }

    /// The row at this place below the first, and how far it is scrolled past its top. At the very top there is nothing to hold on
    /// to: what comes above is to be seen.
    fn anchor_at(&self, top: i32) -> Anchor<K> {
        let top = f64::from(top);
        let row = self.heights.row_at(top);
        let key = self.keys.get(row).copied().filter(|_| top > 0.0)?;
        Some((key, top - self.heights.offset_of(row)))
    }

    /// The row that a move of the focus leads to: from the row with the focus, or, when that is out of sight, from the first visible.
    pub(super) fn target_of_move(&self, by: isize) -> Option<usize> {
        let last = self.keys.len().checked_sub(1)?;
        Some(match self.held().filter(|place| self.sees(*place)) {
            Some(at) => at.saturating_add_signed(by).min(last),
            None => self.anchor.and_then(|(key, _)| self.place_of(key)).unwrap_or(0),
        })
    }

    /// The row that has the focus, or contains it.
    pub(super) fn focused(&self) -> Option<K> {
        self.slots.get(self.focused_slot()?)?.key.try_get_untracked()
    }

    fn focused_slot(&self) -> Option<usize> {
        let focused = web_sys::window()?.document()?.active_element()?;
        let slot = focused.closest("[data-slot]").ok()??;
        let number: usize = slot.get_attribute("data-slot")?.parse().ok()?;
        self.scroller.as_ref()?.contains(Some(&slot)).then_some(number)
    }

    /// The place of the row that has the focus.
    fn held(&self) -> Option<usize> {
        self.place_of(self.focused()?)
    }

    fn place_of(&self, key: K) -> Option<usize> {
        let hint = self.slots.iter().find(|slot| slot.key.try_get_untracked() == Some(key));
        let hint =
            hint.and_then(|slot| slot.place.try_get_untracked()).filter(|place| self.keys.get(*place) == Some(&key));
        hint.or_else(|| self.keys.iter().position(|known| *known == key))
    }

    /// Whether any of a row is visible.
    fn sees(&self, place: usize) -> bool {
        let (Some(scroller), Some(spacer)) = (&self.scroller, &self.spacer) else { return false };
        let top = f64::from(scroller.scroll_top() - spacer.offset_top());
        let start = self.heights.offset_of(place);
        start + self.heights.height_of(place) > top && start < top + f64::from(scroller.client_height())
    }

    /// Puts the slots on the page into the order of their rows.
    pub(super) fn put_in_order(&self) {
        let Some(spacer) = &self.spacer else { return };
        let place =
            |slot: &Slot<K>| slot.place.try_get_untracked().filter(|_| slot.used.try_get_untracked() == Some(true));
        super::order::put_in_order(spacer, &self.slots.iter().map(place).collect::<Vec<_>>());
    }

    pub(super) fn focus(&self, place: usize) {
        let slot = self
            .slots
            .iter()
            .find(|slot| slot.used.try_get_untracked() == Some(true) && slot.place.try_get_untracked() == Some(place));
        let Some((slot, spacer)) = slot.zip(self.spacer.as_ref()) else { return };
        let element = spacer.query_selector(&format!("[data-slot='{}']", slot.number)).ok().flatten();
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // An element that is gone has nothing to focus.
            let _ = element.focus();
        }
    }

    /// Scrolls as far as needed to see a row whole, or its beginning.
    pub(super) fn bring_into_view(&mut self, place: usize) {
        let (Some(scroller), Some(spacer)) = (&self.scroller, &self.spacer) else { return };
        let start = self.heights.offset_of(place) + f64::from(spacer.offset_top());
        let end = start + self.heights.height_of(place);
        let (top, view) = (f64::from(scroller.scroll_top()), f64::from(scroller.client_height()));
        let margin = 8.0;
        let wanted = if start - margin < top {
            start - margin
        } else if end + margin > top + view {
            (end + margin - view).min(start - margin)
        } else {
            return;
        };
        set_scroll_top(scroller, wanted);
    }

    /// One look at the page and one change of it; answers whether the end is near.
    fn look(&mut self) -> Option<Change> {
        let (scroller, spacer) = (self.scroller.clone()?, self.spacer.clone()?);
        let offset = f64::from(spacer.offset_top());
        let view = f64::from(scroller.client_height());
        if self.keys.is_empty() || view <= 0.0 {
            return Some(Change { scroller, scroll_to: None, rows: 0..0, near_end: false });
        }
        let mut top = f64::from(scroller.scroll_top());
        let mut scroll_to = None;
        if let Some((key, inner)) = self.wanted.take()
            && let Some(place) = self.keys.iter().position(|known| *known == key)
        {
            let stand = self.heights.offset_of(place) + inner + offset;
            if (stand - top).abs() >= 1.0 {
                scroll_to = Some(stand);
                top = stand;
            }
        }
        #[expect(clippy::cast_possible_truncation, reason = "pixels")]
        {
            self.anchor = self.anchor_at((top - offset) as i32);
        }
        let first = self.heights.row_at(top - offset - self.overscan);
        let last = self.heights.row_at(top - offset + view + self.overscan);
        let last = last.min(first + MOST_SLOTS - 1);
        Some(Change { scroller, scroll_to, rows: first..last + 1, near_end: last + NEAR_END >= self.keys.len() })
    }

    /// Gives every row of the window a slot, its own where it has one.
    ///
    /// A row with the focus keeps its slot outside of the window too: what is being written there must not come to stand in
    /// another row.
    fn assign(&mut self, rows: Range<usize>) -> bool {
        let held = self.held().filter(|place| !rows.contains(place));
        let rows = rows.chain(held);
        let mut free: Vec<usize> = Vec::new();
        let mut placed: HashMap<K, usize> = HashMap::new();
        let wanted: HashSet<K> = rows.clone().filter_map(|row| self.keys.get(row).copied()).collect();
        // When the row with the focus is gone, the focus goes to the one that stands in its place now.
        if let Some(slot) = self.focused_slot().and_then(|number| self.slots.get(number))
            && !self.keys.contains(&slot.key.get_untracked())
            && let Some(last) = self.keys.len().checked_sub(1)
            && let Some(next) = self.keys.get(slot.place.get_untracked().min(last)).filter(|next| wanted.contains(next))
        {
            placed.insert(*next, slot.number);
        }
        for slot in &self.slots {
            let key = slot.key.get_untracked();
            if slot.used.get_untracked() && wanted.contains(&key) && !placed.contains_key(&key) {
                placed.insert(key, slot.number);
            } else if !placed.values().any(|number| *number == slot.number) {
                free.push(slot.number);
            }
        }
        let mut grown = false;
        for row in rows {
            let Some(key) = self.keys.get(row).copied() else { break };
            let top = self.heights.offset_of(row);
            match placed.get(&key).copied().or_else(|| free.pop()) {
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

struct Change {
    scroller: HtmlElement,
    scroll_to: Option<f64>,
    rows: Range<usize>,
    near_end: bool,
}

/// Brings the slots up to date with the scroll position; answers whether the end is near.
pub(super) fn update<K: Key>(window: &RefCell<Window<K>>) -> bool {
    let Some(change) = window.borrow_mut().look() else { return false };
    let total = window.borrow().total;
    let height = window.borrow().heights.total();
    if let Some(total) = total {
        self::change(total, height);
    }
    let grown = window.borrow_mut().assign(change.rows);
    if grown {
        let (slots, made) = {
            let window = window.borrow();
            (window.slots.clone(), window.made)
        };
        if let Some(made) = made {
            made.set(slots);
        }
    }
    if let Some(top) = change.scroll_to {
        let spacer = window.borrow().spacer.clone();
        // The spacer must be as high as it will be, or the browser would cut the scrolling short.
        if let Some(spacer) = spacer {
            let _ = spacer.style().set_property("height", &super::px(height));
        }
        set_scroll_top(&change.scroller, top);
    }
    change.near_end
}

fn change<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.try_with_untracked(|known| *known != value) == Some(true) {
        signal.set(value);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "pixels")]
fn set_scroll_top(scroller: &HtmlElement, top: f64) {
    scroller.set_scroll_top(top.round() as i32);
}
