//! How often a key may be used: a steady rate with a burst, as the vendors document it.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use ::api::error::ErrorKind;

use crate::{clock::Clock, refusal::Refusal};

/// Keys that were not used for as long as their burst takes are forgotten once there are this many.
const MANY: usize = 10_000;

/// A limit on the use of each of many keys. It counts in this process: several servers behind one address allow as much each.
///
/// This is the generic cell rate algorithm: of every key only the moment is kept at which its uses so far would be paid off.
#[derive(Debug)]
pub(crate) struct RateLimit {
    /// A use is paid off after this long.
    interval_ms: i64,
    /// So many uses may be unpaid.
    burst: i64,
    clock: Clock,
    paid_off_at: Mutex<HashMap<String, i64>>,
}

impl RateLimit {
    /// So many uses a second, and so many at once.
    pub(crate) fn new(per_second: u16, burst: u16, clock: Clock) -> Self {
        let interval_ms = 1000 / i64::from(per_second.max(1));
        Self { interval_ms, burst: i64::from(burst), clock, paid_off_at: Mutex::default() }
    }

    /// Counts a use.
    ///
    /// # Errors
    /// `RateLimited` when it is one too many; it is not counted then.
    pub(crate) fn take(&self, key: &str) -> Result<(), Refusal> {
        let now = self.clock.now();
        let mut all = self.paid_off_at.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MANY {
            all.retain(|_, at| *at > now);
        }
        let paid_off_at = all.get(key).copied().unwrap_or(now).max(now) + self.interval_ms;
        let wait = paid_off_at - now - self.burst * self.interval_ms;
        if wait > 0 {
            return Err(Refusal {
                retry_after: Some(Duration::from_millis(wait.unsigned_abs())),
                ..Refusal::new(ErrorKind::RateLimited, "too many requests")
            });
        }
        all.insert(key.to_owned(), paid_off_at);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_then_the_steady_rate() {
        let clock = Clock::default();
        let limit = RateLimit::new(10, 4, clock.clone());
        let taken = |key: &str| (0..10).take_while(|_| limit.take(key).is_ok()).count();
        assert_eq!((taken("a"), taken("b")), (4, 4), "each key by itself");
        clock.advance(100);
        assert_eq!(taken("a"), 1);
        clock.advance(1000);
        assert_eq!(taken("a"), 4, "no more than the burst is saved up");
        assert_eq!(limit.take("a").unwrap_err().kind, ErrorKind::RateLimited);
    }
}
