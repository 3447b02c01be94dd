//! Windows of messages. Where those of a conversation have numbers from 1 without a gap, a window is known before any message is read.

use crate::refusal::Refusal;

/// The most messages that one answer has.
const MOST: u64 = 200;

/// Which messages are asked for: the latest, or those before, after or around a place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<Place> {
    /// Only those before this place.
    pub(crate) before: Option<Place>,
    /// Only those after this place.
    pub(crate) after: Option<Place>,
    /// Half before, and half from this place on.
    pub(crate) around: Option<Place>,
    /// At most this many.
    pub(crate) limit: u64,
}

impl<Place> Asked<Place> {
    /// Checks what the caller sent; `has_moment` when a moment stands for the place to be around.
    pub(crate) fn new(
        [before, after, around]: [Option<Place>; 3],
        has_moment: bool,
        limit: Option<u64>,
    ) -> Result<Self, Refusal> {
        let limit = limit.unwrap_or(50);
        if !(1..=MOST).contains(&limit) {
            return Err(Refusal::invalid("limit", format!("limit must be from 1 to {MOST}")));
        }
        let places = [before.is_some(), after.is_some(), around.is_some(), has_moment];
        if places.into_iter().filter(|given| *given).count() > 1 {
            return Err(Refusal::invalid("before", "of before, after, around and at one may be given"));
        }
        Ok(Self { before, after, around, limit })
    }
}

impl Asked<u64> {
    /// The window of a conversation that ends with the message `end`.
    pub(crate) fn window(self, end: i64) -> Window {
        let seq = |seq: u64| i64::try_from(seq).unwrap_or(i64::MAX).min(end + 1);
        let limit = self.limit.cast_signed();
        let (first, last) = match (self.before, self.after, self.around) {
            (Some(before), ..) => (seq(before) - limit, (seq(before) - 1).max(0)),
            (_, Some(after), _) => {
                let after = seq(after).min(end);
                (after + 1, after + limit)
            }
            (.., Some(around)) => {
                let around = seq(around).max(1);
                (around - limit / 2, around + limit - limit / 2 - 1)
            }
            _ => (end + 1 - limit, end),
        };
        let (first, last) = (first.max(1), last.min(end));
        Window { first, last, more_before: first > 1, more_after: last < end }
    }
}

/// Some messages: from one number to another, both inclusive; none when the last is before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) first: i64,
    pub(crate) last: i64,
    /// Whether there are some before them.
    pub(crate) more_before: bool,
    /// Whether there are some after them.
    pub(crate) more_after: bool,
}
