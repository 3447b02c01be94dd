//! Which rows are on the page now.

use std::{cell::RefCell, collections::HashMap, ops::Range};

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::{
    Align, Heights, ListMode,
    key::RowId,
    memory::Anchor,
    place::{Sight, Stand},
    slots::Slot,
};

/// Rows drawn above and below what is visible, in px.
const OVERSCAN: f64 = 600.0;
/// Never more slots than this, whatever the heights; one more is for a row with the focus.
const MOST_SLOTS: usize = 149;
/// So many rows before the first or the last one the beginning or the end counts as near.
const NEAR: usize = 6;
/// So many views too, but for the end of a feed.
const NEAR_VIEWS: f64 = 2.0;
/// Heights kept beside twice as many as there are rows.
const SPARE_HEIGHTS: usize = 500;

/// The elements of the list.
#[derive(Clone)]
pub(super) struct Page {
    pub(super) scroller: HtmlElement,
    pub(super) spacer: HtmlElement,
    /// What contains all that stands after the rows.
    pub(super) after: HtmlElement,
}

/// The window over the rows.
pub(super) struct Window {
    pub(super) mode: ListMode,
    pub(super) keys: Vec<RowId>,
    pub(super) heights: Heights,
    /// In whole pixels, as what is drawn: rows apart from the anchor would move by the fractions.
    pub(super) known: HashMap<RowId, f64>,
    estimate: f64,
    pub(super) slots: Vec<Slot>,
    made: Option<RwSignal<Vec<Slot>, LocalStorage>>,
    /// A child of the list's own: slots live as long as the list, not as what happened to need them first.
    pub(super) owner: Option<Owner>,
    pub(super) page: Option<Page>,
    /// How high the spacer was made.
    drawn: String,
    /// Where to stand once the rows are there.
    pub(super) wanted: Option<Stand>,
    /// Where to stand once that row is there, which is not among the rows yet.
    wish: Option<Stand>,
    /// Where the reader was at the last look.
    pub(super) stand: Option<Stand>,
    /// Where the list went by itself; holds as long as nobody scrolls on.
    pub(super) shown: Option<Stand>,
    /// What the last look saw.
    pub(super) seen: Sight,
    /// Drawn beyond what is visible, in px: nothing at first, so that the first rows are on the screen sooner.
    overscan: f64,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            mode: ListMode::Feed,
            keys: Vec::new(),
            heights: Heights::default(),
            known: HashMap::new(),
            estimate: 0.0,
            slots: Vec::new(),
            made: None,
            owner: None,
            page: None,
            drawn: String::new(),
            wanted: None,
            wish: None,
            stand: None,
            shown: None,
            seen: Sight::default(),
            overscan: 0.0,
        }
    }
}

impl Window {
    pub(super) fn open(
        &mut self,
        mode: ListMode,
        estimate: f64,
        (anchor, known): (Anchor, HashMap<RowId, f64>),
        made: RwSignal<Vec<Slot>, LocalStorage>,
    ) {
        let wanted = self.wanted.or(anchor.map(|(key, inner)| Stand::Row(key, inner)));
        let wanted = wanted.or((mode == ListMode::Log).then_some(Stand::End(0.0)));
        let (wish, made, owner) = (self.wish.take(), Some(made), Some(Owner::new()));
        *self = Self { mode, estimate: estimate.round(), known, wanted, wish, made, owner, ..Self::default() };
    }

    /// Takes its elements; answers whether it had none.
    pub(super) fn attach(&mut self, page: Page) -> bool {
        self.page.replace(page).is_none()
    }

    /// From now on rows are drawn before they come into view.
    pub(super) fn draw_ahead(&mut self) {
        self.overscan = OVERSCAN;
    }

    /// Whether rows are drawn before they come into view.
    pub(super) fn draws_ahead(&self) -> bool {
        self.overscan > 0.0
    }

    pub(super) fn close(&mut self) -> (Anchor, HashMap<RowId, f64>) {
        let closed = std::mem::take(self);
        let anchor = match closed.wanted.or(closed.stand) {
            Some(Stand::Row(key, inner)) => Some((key, inner)),
            _ => None,
        };
        (anchor, closed.known)
    }

    /// Takes other rows; what is visible stays where it is when it is still there. Only rows that differ are looked up.
    pub(super) fn set_keys(&mut self, keys: &[RowId]) {
        self.hold();
        if let Some(Stand::End(left)) = &mut self.wanted
            && self.keys.last() != keys.last()
        {
            *left = 0.0;
        }
        let before = self.keys.iter().zip(keys).take_while(|(old, new)| old == new).count();
        let after = self.keys[before..].iter().rev().zip(keys[before..].iter().rev());
        let after = after.take_while(|(old, new)| old == new).count();
        let (gone, new) = (before..self.keys.len() - after, &keys[before..keys.len() - after]);
        self.hold_on(|row, key| !gone.contains(&row) || new.contains(key));
        let height = |key| self.known.get(key).copied().unwrap_or(self.estimate);
        self.heights.replace(gone.clone(), new.iter().map(height).collect());
        self.keys.splice(gone, new.iter().copied());
        if let Some(Stand::Shown(key, _)) = self.wish
            && keys.contains(&key)
        {
            self.wanted = self.wish.take();
        }
        if self.known.len() > 2 * keys.len() + SPARE_HEIGHTS {
            let known = std::mem::take(&mut self.known);
            self.known = keys.iter().filter_map(|key| Some((*key, *known.get(key)?))).collect();
        }
    }

    /// Shows a row with the next look, or once it is there.
    pub(super) fn show(&mut self, key: RowId, align: Align) {
        let goal = Some(Stand::Shown(key, align));
        if self.page.is_some() && self.place_of(key).is_some() {
            (self.wish, self.wanted) = (None, goal);
        } else {
            self.wish = goal;
        }
    }

    /// Goes to the end with the next look, or to no place.
    pub(super) fn leave(&mut self, to_end: bool) {
        let goal = to_end.then_some(Stand::End(0.0));
        (self.wish, self.wanted, self.shown) = (None, goal, None);
    }

    /// Takes the true height of a slot's row; answers whether that changes anything.
    pub(super) fn measured(&mut self, slot: usize, height: f64) -> bool {
        let Some(slot) = self.slots.get(slot) else { return false };
        let (Some(key), Some(place)) = (slot.key.try_get_untracked(), slot.place.try_get_untracked()) else {
            return false;
        };
        // A hidden slot has no height, and one that is just getting another row has the height of the old one.
        if height <= 0.0 || self.keys.get(place) != Some(&key) || !slot.is_used() {
            return false;
        }
        let height = height.round();
        self.known.insert(key, height);
        if self.heights.height_of(place) == height {
            return false;
        }
        self.hold();
        self.heights.set(place, height);
        true
    }

    pub(super) fn place_of(&self, key: RowId) -> Option<usize> {
        let hint = self.slots.iter().find(|slot| slot.key.try_get_untracked() == Some(key));
        let hint =
            hint.and_then(|slot| slot.place.try_get_untracked()).filter(|place| self.keys.get(*place) == Some(&key));
        hint.or_else(|| self.keys.iter().position(|known| *known == key))
    }

    /// What is to be seen now.
    pub(super) fn sight(&self) -> Option<Sight> {
        self.page.as_ref().map(|page| Sight::of(page, self.heights.total()))
    }

    /// The first and the last row that are visible.
    pub(super) fn in_view(&self, sight: Sight) -> (usize, usize) {
        let top = sight.top_in_rows();
        (self.heights.row_at(top), self.heights.row_at(top + sight.view - 1.0))
    }

    /// One look at the page.
    fn look(&mut self) -> Option<Look> {
        let page = self.page.clone()?;
        // The spacer must be as high as it will be, or the browser would cut the scrolling short.
        let height = super::px(self.heights.total());
        if self.drawn != height {
            // Fails only for properties that there are not.
            let _ = page.spacer.style().set_property("height", &height);
            self.drawn = height;
        }
        if self.keys.is_empty() {
            return Some(Look { rows: 0..0, near: (false, false), is_at_end: true, visible: None });
        }
        if page.scroller.client_height() == 0 {
            // Browsers forget the place of what is not drawn.
            self.hold();
            return None;
        }
        let sight = self.go(&page);
        let (top, view, total) = (sight.top_in_rows(), sight.view, self.heights.total());
        let (first_seen, last_seen) = self.in_view(sight);
        let spare = MOST_SLOTS.saturating_sub(last_seen + 1 - first_seen) / 2;
        let first = self.heights.row_at(top - self.overscan).max(first_seen.saturating_sub(spare));
        let last = self.heights.row_at(top + view + self.overscan).min(first + MOST_SLOTS - 1);
        let is_near_views = |left: f64| left <= NEAR_VIEWS * view;
        let near_end =
            last + NEAR >= self.keys.len() || self.mode != ListMode::Feed && is_near_views(total - top - view);
        let visible = (top < total && top + view > 0.0).then(|| (self.keys[first_seen], self.keys[last_seen]));
        Some(Look {
            rows: first..last + 1,
            near: (first_seen < NEAR || is_near_views(top), near_end),
            is_at_end: sight.is_at_end(),
            visible,
        })
    }
}

/// What a look at the page found.
pub(super) struct Look {
    /// What is to be drawn.
    rows: Range<usize>,
    /// Whether the beginning and the end are near.
    pub(super) near: (bool, bool),
    pub(super) is_at_end: bool,
    /// The first and the last row that are visible.
    pub(super) visible: Option<(RowId, RowId)>,
}

/// Brings the slots up to date with the scroll position; answers what was seen.
pub(super) fn update(window: &RefCell<Window>) -> Option<Look> {
    let look = window.borrow_mut().look()?;
    let grown = window.borrow_mut().assign(look.rows.clone());
    if grown {
        let (slots, made) = {
            let window = window.borrow();
            (window.slots.clone(), window.made)
        };
        if let Some(made) = made {
            made.set(slots);
        }
    }
    Some(look)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn heights_go_with_their_rows() {
        let mut window = Window { estimate: 10.0, ..Window::default() };
        window.known = (0_u32..100).map(|key| (u128::from(key), f64::from(key) + 20.0)).collect();
        for keys in [
            vec![],
            vec![1, 2, 3],
            vec![1, 2, 3, 4, 5],
            vec![200, 1, 2, 3, 4, 5],
            vec![200, 1, 9, 4, 5],
            vec![200, 1, 9, 9, 4, 5],
            vec![5, 4, 200],
            vec![5, 5, 4, 200],
            vec![5],
            vec![7, 8],
            vec![],
        ] {
            window.set_keys(&keys);
            assert_eq!(window.keys, keys);
            let heights: Vec<_> = (0..keys.len()).map(|row| window.heights.height_of(row)).collect();
            let known = |key: &u128| if *key < 100 { *key as f64 + 20.0 } else { 10.0 };
            assert_eq!(heights, keys.iter().map(known).collect::<Vec<_>>(), "of {keys:?}");
            assert_eq!(window.heights.len(), keys.len());
        }
    }

    #[test]
    fn heights_of_rows_that_are_gone_do_not_pile_up() {
        let mut window = Window { known: (0..2_000).map(|key: u128| (key, 20.0)).collect(), ..Window::default() };
        window.set_keys(&(0..750).collect::<Vec<_>>());
        assert_eq!(window.known.len(), 2_000);
        window.set_keys(&(0..749).collect::<Vec<_>>());
        assert_eq!(window.known.len(), 749);
        assert!(window.known.contains_key(&748));
    }
}
