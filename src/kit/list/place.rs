//! Where the reader stands: what is kept in place when rows come, go or change their height.

use super::{
    ListMode,
    key::RowId,
    window::{Page, Window},
};

/// So near to the end, in px, the reader stands at it.
const AT_END: f64 = 24.0;
/// Left free beside a row that is brought into view, in px.
const MARGIN: f64 = 8.0;
/// Farther than any list is long, in px.
const BEYOND: f64 = 1e9;
/// So many rows below the one that was held are tried when it is gone.
const TRIES: usize = 100;

/// Where a row is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the top.
    Start,
    /// In the middle; at the top if it is higher than the view.
    Center,
    /// As near to where it is now as it can be seen whole.
    Nearest,
}

/// Where to stand.
#[derive(Clone, Copy)]
pub(super) enum Stand {
    /// So far from the end, in px.
    End(f64),
    /// This row so far above the top of the view, in px.
    Row(RowId, f64),
    /// This row in view; until its height is known, as it is known.
    Shown(RowId, Align),
}

/// What a look at the page saw, in px.
#[derive(Clone, Copy, Default)]
pub(super) struct Sight {
    /// How far it is scrolled.
    pub(super) top: f64,
    /// How high the view is; 0 when there is none.
    pub(super) view: f64,
    /// Where the rows begin.
    pub(super) offset: f64,
    /// Where everything ends.
    extent: f64,
}

impl Sight {
    /// What is to be seen on it now, with rows that are so high together.
    pub(super) fn of(page: &Page, rows: f64) -> Self {
        let offset = f64::from(page.spacer.offset_top());
        Self {
            top: f64::from(page.scroller.scroll_top()),
            view: f64::from(page.scroller.client_height()),
            offset,
            extent: offset + rows + f64::from(page.after.offset_height()),
        }
    }

    /// The top of the view, from where the rows begin.
    pub(super) fn top_in_rows(self) -> f64 {
        self.top.min(self.extent - self.view) - self.offset
    }

    /// How far it is to the end.
    fn left(self) -> f64 {
        self.extent - self.view - self.top
    }

    /// Whether the end is as good as reached.
    pub(super) fn is_at_end(self) -> bool {
        self.left() <= AT_END
    }

    /// Whether something else than the scrolling differs.
    fn is_laid_out_like(self, other: Self) -> bool {
        (self.view, self.offset, self.extent) == (other.view, other.offset, other.extent)
    }
}

impl Window {
    /// Remembers where the reader is before heights or rows change.
    pub(super) fn hold(&mut self) {
        // Before the first look nobody stands anywhere.
        if self.wanted.is_none()
            && self.seen.view > 0.0
            && let Some(now) = self.sight()
        {
            // The place of what is hidden is forgotten. And the end may have come nearer by itself since, when something became
            // lower: the browser takes who stood there with it.
            let is_hidden = now.view <= 0.0;
            let then = Sight { top: now.top, ..self.seen };
            self.shown = self.shown.filter(|_| then.top == self.seen.top);
            self.wanted = if is_hidden { self.stand } else { self.stand_at(then, now.left().min(then.left())) };
        }
    }

    /// Where someone stands who sees this, so far from the end.
    fn stand_at(&self, sight: Sight, left: f64) -> Option<Stand> {
        let is_log = self.mode == ListMode::Log;
        if let Some(Stand::Shown(..)) = self.shown {
            return self.shown;
        }
        if is_log && left <= AT_END {
            return Some(Stand::End(left.max(0.0)));
        }
        let top = sight.top - sight.offset;
        // At the very top of other lists there is nothing to hold on to: what comes above is to be seen.
        if !is_log && top <= 0.0 {
            return None;
        }
        self.shown.or_else(|| {
            let row = self.heights.row_at(top);
            Some(Stand::Row(*self.keys.get(row)?, top - self.heights.offset_of(row)))
        })
    }

    /// Goes where it is wanted; answers what is to be seen then.
    pub(super) fn go(&mut self, page: &Page) -> Sight {
        let now = Sight::of(page, self.heights.total());
        // What stands around the rows, and the view itself, change without a word.
        if self.mode == ListMode::Log && !now.is_laid_out_like(self.seen) {
            self.hold();
        }
        let goal = self.wanted.take().map(|goal| match goal {
            Stand::Row(key, _) | Stand::Shown(key, _) if self.mode == ListMode::Log && self.place_of(key).is_none() => {
                Stand::End(0.0)
            }
            goal => goal,
        });
        if let Some(way) = goal.and_then(|goal| self.way_to(goal, now)).filter(|way| way.abs() >= 1.0) {
            // By so much, not to somewhere: on many screens lists stand between whole pixels.
            page.scroller.scroll_by_with_x_and_y(0.0, way);
        }
        let then = Sight { top: f64::from(page.scroller.scroll_top()), ..now };
        self.shown = match goal {
            Some(Stand::Shown(key, _)) if !self.known.contains_key(&key) => goal,
            Some(Stand::Row(_, _)) if self.shown.is_none() => None,
            Some(Stand::Shown(key, Align::Start | Align::Center) | Stand::Row(key, _)) => {
                let start = self.place_of(key).map(|row| self.heights.offset_of(row));
                start.map(|start| Stand::Row(key, then.top - then.offset - start))
            }
            Some(_) => None,
            None => self.shown.filter(|_| then.top == self.seen.top),
        };
        self.seen = then;
        self.stand = self.stand_at(then, then.left());
        then
    }

    /// How far to scroll.
    fn way_to(&self, goal: Stand, now: Sight) -> Option<f64> {
        let (key, align) = match goal {
            // There may be room after the last thing that was measured.
            Stand::End(left) if left < 1.5 => return Some(BEYOND),
            Stand::End(left) => return Some(now.left() - left),
            Stand::Row(key, inner) => {
                return Some(self.heights.offset_of(self.place_of(key)?) + now.offset + inner - now.top);
            }
            Stand::Shown(key, align) => (key, align),
        };
        let row = self.place_of(key)?;
        let (start, height) = (self.heights.offset_of(row) + now.offset - now.top, self.heights.height_of(row));
        Some(match align {
            Align::Start => start,
            Align::Center => start - ((now.view - height) / 2.0).max(0.0).floor(),
            Align::Nearest if start < MARGIN => start - MARGIN,
            Align::Nearest => (start + height + MARGIN - now.view).max(0.0).min(start - MARGIN),
        })
    }

    /// Holds the next row that stays when the one that is held goes: of the rows from `gone` on, the first `stays` holds for.
    pub(super) fn hold_on(&mut self, stays: impl Fn(usize, &RowId) -> bool) {
        let Some(Stand::Row(key, inner)) = self.wanted else { return };
        let Some(held) = self.place_of(key) else { return };
        let next = (held..self.keys.len()).take(TRIES).find(|row| stays(*row, &self.keys[*row]));
        if let Some(next) = next {
            self.wanted =
                Some(Stand::Row(self.keys[next], inner + self.heights.offset_of(held) - self.heights.offset_of(next)));
        }
    }

    /// All rows of which at least half, or half a view, is visible.
    pub(super) fn visible(&self) -> Vec<RowId> {
        let Some(sight) = self.page.as_ref().map(|page| Sight::of(page, self.heights.total())) else {
            return Vec::new();
        };
        let top = sight.top_in_rows();
        let bottom = top + sight.view;
        let is_visible = |row: &usize| {
            let (start, height) = (self.heights.offset_of(*row), self.heights.height_of(*row));
            let seen = (start + height).min(bottom) - start.max(top);
            seen > 0.0 && seen * 2.0 >= height.min(sight.view)
        };
        let rows = self.heights.row_at(top)..=self.heights.row_at(bottom);
        rows.filter(is_visible).filter_map(|row| self.keys.get(row).copied()).collect()
    }
}
