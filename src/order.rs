//! Sorting, whose code is there once: sorting each type by itself would take 3 kB of the program for every one of them.

use std::cmp::Ordering;

/// Sorts; what is equal keeps its order.
pub fn sort_by<T>(all: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = places(all.len(), &mut |one, other| compare(&all[one], &all[other]));
    arrange(all, order);
}

/// Sorts by a key, which is asked for once of each.
pub fn sort_by_key<T, K: Ord>(all: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = all.iter().map(key).collect();
    let order = places(all.len(), &mut |one, other| keys[one].cmp(&keys[other]));
    arrange(all, order);
}

fn arrange<T>(all: &mut Vec<T>, order: Vec<usize>) {
    let mut slots: Vec<_> = std::mem::take(all).into_iter().map(Some).collect();
    all.extend(order.into_iter().filter_map(|place| slots[place].take()));
}

fn places(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn what_is_equal_keeps_its_order() {
        let mut all = vec![(2, "a"), (1, "b"), (2, "c"), (1, "d")];
        sort_by_key(&mut all, |(key, _)| *key);
        assert_eq!(all, [(1, "b"), (1, "d"), (2, "a"), (2, "c")]);
        sort_by(&mut all, |one, other| other.0.cmp(&one.0));
        assert_eq!(all, [(2, "a"), (2, "c"), (1, "b"), (1, "d")]);
        sort_by_key(&mut Vec::<u8>::new(), |key| *key);
    }
}
