//! Where events stand that happen at the same time: side by side in a day, one below the other in a row of days.

/// Where an event stands among those that overlap it in a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Its column, from 0.
    pub column: usize,
    /// How many columns it takes: those to its end that nothing stands in at that time are its own.
    pub span: usize,
    /// How many columns there are where it stands.
    pub columns: usize,
}

/// Places the events of a day, given with begin and end in minutes, by begin. Only what really overlaps shares the width.
#[must_use]
pub fn columns(times: &[(u32, u32)]) -> Vec<Slot> {
    let mut slots = Vec::with_capacity(times.len());
    let mut first = 0;
    while first < times.len() {
        let mut end = times[first].1;
        let mut last = first + 1;
        while last < times.len() && times[last].0 < end {
            end = end.max(times[last].1);
            last += 1;
        }
        group(&times[first..last], &mut slots);
        first = last;
    }
    slots
}

/// Places events of which each overlaps another.
fn group(times: &[(u32, u32)], slots: &mut Vec<Slot>) {
    let mut ends = Vec::<u32>::new();
    let placed: Vec<usize> = times
        .iter()
        .map(|(begin, end)| {
            let free = ends.iter().position(|taken| taken <= begin);
            let column = free.unwrap_or(ends.len());
            if free.is_none() {
                ends.push(0);
            }
            ends[column] = *end;
            column
        })
        .collect();
    let columns = ends.len();
    for (place, column) in placed.iter().copied().enumerate() {
        let (begin, end) = times[place];
        let is_taken = |beside: usize| {
            times.iter().zip(&placed).any(|((b, e), other)| *other == beside && *b < end && begin < *e)
        };
        let span = (column + 1..columns).take_while(|beside| !is_taken(*beside)).count() + 1;
        slots.push(Slot { column, span, columns });
    }
}

/// The lane of each bar, given with its first and last day; those of an earlier place come higher.
#[must_use]
pub fn lanes(bars: &[(usize, usize)]) -> Vec<usize> {
    let mut taken = Vec::<u64>::new();
    bars.iter()
        .map(|(first, last)| {
            let days = days(*first, *last);
            let free = taken.iter().position(|lane| lane & days == 0);
            let lane = free.unwrap_or(taken.len());
            if free.is_none() {
                taken.push(0);
            }
            taken[lane] |= days;
            lane
        })
        .collect()
}

/// Which of the bars are shown where there is room for so many lanes, and how many are not on each day. Where some are not, the last
/// lane says how many.
#[must_use]
pub fn shown(bars: &[(usize, usize)], lanes: &[usize], room: usize) -> (Vec<bool>, [usize; 7]) {
    let mut crowded = 0_u64;
    for ((first, last), lane) in bars.iter().zip(lanes) {
        if *lane >= room {
            crowded |= days(*first, *last);
        }
    }
    let mut hidden = [0; 7];
    let shown = bars.iter().zip(lanes).map(|((first, last), lane)| {
        let most = if crowded & days(*first, *last) == 0 { room } else { room.saturating_sub(1) };
        let is_shown = *lane < most;
        if !is_shown {
            hidden.iter_mut().take(last + 1).skip(*first).for_each(|count| *count += 1);
        }
        is_shown
    });
    (shown.collect(), hidden)
}

fn days(first: usize, last: usize) -> u64 {
    (first..=last.min(63)).fold(0, |days, day| days | 1 << day)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn slot(column: usize, span: usize, columns: usize) -> Slot {
        Slot { column, span, columns }
    }

    #[test]
    fn events_one_after_the_other_have_the_whole_width() {
        assert_eq!(columns(&[(540, 600), (600, 660)]), [slot(0, 1, 1), slot(0, 1, 1)]);
    }

    #[test]
    fn two_at_the_same_time_share_the_width() {
        assert_eq!(columns(&[(540, 600), (550, 610)]), [slot(0, 1, 2), slot(1, 1, 2)]);
    }

    #[test]
    fn a_chain_takes_no_more_columns_than_overlap_at_once() {
        let placed = columns(&[(0, 60), (30, 90), (60, 120), (90, 150)]);
        assert_eq!(placed, [slot(0, 1, 2), slot(1, 1, 2), slot(0, 1, 2), slot(1, 1, 2)]);
    }

    #[test]
    fn what_stands_alone_in_a_crowd_takes_the_free_columns() {
        // Three at nine, and one at half past ten that overlaps only the long one.
        let placed = columns(&[(540, 720), (540, 600), (540, 600), (630, 660)]);
        assert_eq!(placed, [slot(0, 1, 3), slot(1, 1, 3), slot(2, 1, 3), slot(1, 2, 3)]);
    }

    #[test]
    fn no_two_that_overlap_stand_on_each_other() {
        let times: Vec<(u32, u32)> =
            (0..120).map(|n| (n * 7 % 900, n * 7 % 900 + 15 + n * 13 % 120)).collect::<std::collections::BTreeSet<_>>().into_iter().collect();
        let placed = columns(&times);
        for (a, one) in placed.iter().enumerate() {
            for (b, other) in placed.iter().enumerate().skip(a + 1) {
                let overlaps = times[a].0 < times[b].1 && times[b].0 < times[a].1;
                let apart = one.column + one.span <= other.column || other.column + other.span <= one.column;
                assert!(!overlaps || apart, "{:?} and {:?}", times[a], times[b]);
            }
        }
    }

    #[test]
    fn bars_share_a_lane_when_their_days_do_not_meet() {
        assert_eq!(lanes(&[(0, 2), (0, 0), (1, 1), (3, 6), (2, 3)]), [0, 1, 1, 0, 1]);
    }

    #[test]
    fn a_day_without_room_says_how_many_are_not_shown() {
        let bars = [(0, 0), (0, 0), (0, 0), (1, 1)];
        let (visible, hidden) = shown(&bars, &lanes(&bars), 2);
        assert_eq!(visible, [true, false, false, true]);
        assert_eq!(hidden, [2, 0, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn where_all_have_room_none_is_hidden() {
        let bars = [(0, 6), (2, 3)];
        let (visible, hidden) = shown(&bars, &lanes(&bars), 2);
        assert_eq!((visible, hidden), (vec![true, true], [0; 7]));
    }
}
