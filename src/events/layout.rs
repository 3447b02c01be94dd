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
        let is_taken =
            |beside: usize| times.iter().zip(&placed).any(|((b, e), other)| *other == beside && *b < end && begin < *e);
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
