//! Row heights as prefix sums: from a row to its offset and back in O(log n), changed in O(log n).

use std::ops::Range;

/// The heights of rows one below the other, in px. A Fenwick tree.
#[derive(Debug, Clone, Default)]
pub struct Heights {
    heights: Vec<f64>,
    /// `sums[i]` is the sum of the `lowest_bit(i + 1)` heights that end with row `i`.
    sums: Vec<f64>,
}

impl Heights {
    /// Of these rows.
    #[must_use]
    pub fn new(heights: Vec<f64>) -> Self {
        let mut sums = heights.clone();
        for i in 0..sums.len() {
            let parent = i | (i + 1);
            if parent < sums.len() {
                sums[parent] += sums[i];
            }
        }
        Self { heights, sums }
    }

    /// Puts rows of these heights in the place of others.
    pub fn replace(&mut self, rows: Range<usize>, heights: Vec<f64>) {
        if !rows.is_empty() || !heights.is_empty() {
            self.heights.splice(rows, heights);
            *self = Self::new(std::mem::take(&mut self.heights));
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heights.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heights.is_empty()
    }

    /// The height of all rows together.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.offset_of(self.len())
    }

    /// The height of a row; 0 past the end.
    #[must_use]
    pub fn height_of(&self, row: usize) -> f64 {
        self.heights.get(row).copied().unwrap_or(0.0)
    }

    /// Where a row begins; for the number of rows, where the last one ends.
    #[must_use]
    pub fn offset_of(&self, row: usize) -> f64 {
        let (mut at, mut sum) = (row.min(self.len()), 0.0);
        while at > 0 {
            sum += self.sums[at - 1];
            at &= at - 1;
        }
        sum
    }

    /// The row at an offset: the first before the beginning, the last past the end. 0 when there are none.
    #[must_use]
    pub fn row_at(&self, offset: f64) -> usize {
        let (mut at, mut left) = (0, offset);
        let mut step = self.len().next_power_of_two();
        while step > 0 {
            let next = at + step;
            if next <= self.len() && self.sums[next - 1] <= left {
                left -= self.sums[next - 1];
                at = next;
            }
            step /= 2;
        }
        at.min(self.len().saturating_sub(1))
    }

    /// Changes the height of a row; answers by how much. Past the end it changes nothing.
    pub fn set(&mut self, row: usize, height: f64) -> f64 {
        let Some(known) = self.heights.get_mut(row) else { return 0.0 };
        let change = height - *known;
        *known = height;
        let mut at = row;
        while at < self.sums.len() {
            self.sums[at] += change;
            at |= at + 1;
        }
        change
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn plain_offset(heights: &[f64], row: usize) -> f64 {
        heights[..row].iter().sum()
    }

    /// Numbers from a fixed seed: 1 to 999.
    fn numbers(count: usize) -> Vec<f64> {
        let mut state = 0x2545_f491_u32;
        (0..count)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                f64::from(state % 999 + 1)
            })
            .collect()
    }

    #[test]
    fn offsets_are_the_sums_of_the_heights_before() {
        for count in [0, 1, 2, 3, 7, 8, 9, 100, 257] {
            let plain = numbers(count);
            let heights = Heights::new(plain.clone());
            for row in 0..=count {
                assert!((heights.offset_of(row) - plain_offset(&plain, row)).abs() < 1e-6, "row {row} of {count}");
            }
        }
    }

    #[test]
    fn a_changed_height_moves_the_rows_after_it() {
        let mut plain = numbers(100);
        let mut heights = Heights::new(plain.clone());
        for (row, height) in numbers(100).into_iter().enumerate().rev() {
            plain[row] = height;
            heights.set(row, height);
        }
        for row in 0..=100 {
            assert!((heights.offset_of(row) - plain_offset(&plain, row)).abs() < 1e-6);
        }
    }

    #[test]
    fn rows_come_and_go_at_any_place() {
        for place in [0, 40, 100] {
            let (mut plain, more) = (numbers(100), numbers(30));
            let mut heights = Heights::new(plain.clone());
            let gone = place..(place + 7).min(plain.len());
            plain.splice(gone.clone(), more.clone());
            heights.replace(gone, more);
            assert_eq!(heights.len(), plain.len());
            for row in 0..=plain.len() {
                assert!((heights.offset_of(row) - plain_offset(&plain, row)).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn the_row_at_an_offset_contains_it() {
        let plain = numbers(257);
        let heights = Heights::new(plain);
        for row in 0..257 {
            let start = heights.offset_of(row);
            assert_eq!(heights.row_at(start), row);
            assert_eq!(heights.row_at(start + heights.height_of(row) - 0.5), row);
        }
        assert_eq!(heights.row_at(-5.0), 0);
        assert_eq!(heights.row_at(heights.total() + 5.0), 256);
        assert_eq!(Heights::default().row_at(3.0), 0);
    }
}
