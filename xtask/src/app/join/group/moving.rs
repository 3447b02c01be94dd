//! Moves what parts share from one module to another, as long as all of it then costs less: what parts load, their requests, and above
//! all what they exceed their budgets by.

use super::joining::{MODULE_BYTES, Part, REQUEST_BYTES, Set};

/// How much more a byte over a budget counts than one that is only loaded.
const OVER: f64 = 40.0;
/// How often all sets are looked at, at most.
const SWEEPS: usize = 40;

/// One module to be.
#[derive(Clone)]
struct Group {
    bytes: f64,
    /// How many of its sets each part uses.
    users: Vec<u32>,
}

impl Group {
    fn new(parts: usize) -> Self {
        Self { bytes: 0.0, users: vec![0; parts] }
    }

    fn add(&mut self, set: &Set) {
        self.bytes += set.bytes;
        self.users.iter_mut().zip(&set.users).for_each(|(count, uses)| *count += u32::from(*uses));
    }

    fn remove(&mut self, set: &Set) {
        self.bytes -= set.bytes;
        self.users.iter_mut().zip(&set.users).for_each(|(count, uses)| *count -= u32::from(*uses));
    }

    /// What a part loads of it beyond what its area has.
    fn load(&self, place: usize, part: &Part) -> f64 {
        let has = self.users[place] > 0 && part.area.is_none_or(|area| self.users[area] == 0);
        if has { self.bytes + MODULE_BYTES } else { 0.0 }
    }

    /// What its loading costs all parts.
    fn cost(&self, parts: &[Part]) -> f64 {
        let of_part = |(place, part): (usize, &Part)| match self.load(place, part) {
            0.0 => 0.0,
            load => part.weight * (load + REQUEST_BYTES),
        };
        parts.iter().enumerate().map(of_part).sum()
    }
}

/// By how much more a part loads when two groups become others.
fn change(place: usize, part: &Part, before: [&Group; 2], after: [&Group; 2]) -> f64 {
    let load = |group: &Group| group.load(place, part);
    after.map(load).into_iter().sum::<f64>() - before.map(load).into_iter().sum::<f64>()
}

/// Moves sets between the groups of `members`; answers what becomes one then.
pub(super) fn improve(sets: &[Set], members: Vec<Vec<usize>>, parts: &[Part]) -> Vec<Vec<usize>> {
    let mut of_set = vec![0; sets.len()];
    let mut groups = vec![Group::new(parts.len()); members.len()];
    for (number, members) in members.iter().enumerate() {
        for member in members {
            of_set[*member] = number;
            groups[number].add(&sets[*member]);
        }
    }
    let mut loads: Vec<f64> = parts
        .iter()
        .enumerate()
        .map(|(place, part)| part.own + groups.iter().map(|group| group.load(place, part)).sum::<f64>())
        .collect();
    for _ in 0..SWEEPS {
        let mut has_moved = false;
        for (number, set) in sets.iter().enumerate() {
            let from = of_set[number];
            let mut without = groups[from].clone();
            without.remove(set);
            let saved = without.cost(parts) - groups[from].cost(parts);
            let mut best = (-1.0, from, Group::new(0));
            for to in (0..groups.len()).filter(|to| *to != from) {
                let mut with = groups[to].clone();
                with.add(set);
                let over = |(place, part): (usize, &Part)| {
                    let change = change(place, part, [&groups[from], &groups[to]], [&without, &with]);
                    let over = |load: f64| (load - part.most).max(0.0);
                    if change == 0.0 { 0.0 } else { over(loads[place] + change) - over(loads[place]) }
                };
                let over: f64 = parts.iter().enumerate().map(over).sum();
                let change = saved + with.cost(parts) - groups[to].cost(parts) + OVER * over;
                if change < best.0 {
                    best = (change, to, with);
                }
            }
            let (_, to, with) = best;
            if to == from {
                continue;
            }
            for (place, part) in parts.iter().enumerate() {
                loads[place] += change(place, part, [&groups[from], &groups[to]], [&without, &with]);
            }
            (groups[from], groups[to], of_set[number]) = (without, with, to);
            has_moved = true;
        }
        if !has_moved {
            break;
        }
    }
    let mut moved = vec![Vec::new(); groups.len()];
    of_set.into_iter().enumerate().for_each(|(number, group)| moved[group].push(number));
    moved.retain(|members| !members.is_empty());
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parts with this much room each, all of the same weight.
    fn parts(most: &[f64]) -> Vec<Part> {
        most.iter().map(|most| Part { area: None, own: 0.0, weight: 1.0, most: *most }).collect()
    }

    fn set(users: [bool; 3], bytes: f64) -> Set {
        Set { users: users.into(), bytes }
    }

    #[test]
    fn what_stands_with_what_others_use_moves_to_its_own() {
        let sets =
            [set([true, true, false], 90_000.0), set([false, true, true], 90_000.0), set([true, true, false], 9_000.0)];
        let roomy = parts(&[f64::INFINITY; 3]);
        assert_eq!(improve(&sets, vec![vec![0], vec![1, 2]], &roomy), [vec![0, 2], vec![1]]);
        let best = vec![vec![0, 2], vec![1]];
        assert_eq!(improve(&sets, best.clone(), &roomy), best);
    }

    #[test]
    fn a_budget_counts_more_than_what_others_load() {
        // The first part has no room for what only the others use.
        let sets =
            [set([true, true, true], 30_000.0), set([false, true, true], 1_000.0), set([false, true, true], 60_000.0)];
        let joined = vec![vec![0, 1], vec![2]];
        let tight = parts(&[30_000.0 + MODULE_BYTES, f64::INFINITY, f64::INFINITY]);
        assert_eq!(improve(&sets, joined, &tight), [vec![0], vec![1, 2]]);
    }

    #[test]
    fn what_an_area_has_costs_its_parts_nothing() {
        let mut parts = parts(&[f64::INFINITY; 3]);
        parts[1].area = Some(0);
        let mut group = Group::new(3);
        group.add(&set([true, true, false], 5_000.0));
        let loads: Vec<_> = parts.iter().enumerate().map(|(place, part)| group.load(place, part)).collect();
        assert_eq!(loads, [5_000.0 + MODULE_BYTES, 0.0, 0.0]);
    }
}
