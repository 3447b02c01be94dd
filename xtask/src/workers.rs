//! Work on several things at once, as many as there are processors: each may be a program that wants much memory.

use std::{
    num::NonZero,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use crate::failure::Result;

/// Does the work on each of the things. After a failure nothing new is begun.
pub(crate) fn for_each<T: Sync>(things: &[T], work: impl Fn(&T) -> Result<()> + Sync) -> Result<()> {
    let next = AtomicUsize::new(0);
    let worker = || {
        while let Some(thing) = things.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(failure) = work(thing) {
                next.store(things.len(), Ordering::Relaxed);
                return Err(failure);
            }
        }
        Ok(())
    };
    let count = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..count).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a worker ended in the middle")?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_done_once_and_a_failure_is_told() {
        let done = AtomicUsize::new(0);
        let count = |thing: &usize| {
            done.fetch_add(*thing, Ordering::Relaxed);
            if *thing == 1_000 { Err("too much".into()) } else { Ok(()) }
        };
        let things: Vec<_> = (1..=100).collect();
        assert!(for_each(&things, count).is_ok());
        assert_eq!(done.load(Ordering::Relaxed), 5_050);
        assert!(for_each(&[1_000], count).is_err());
    }
}
