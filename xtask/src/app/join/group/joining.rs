//! Joins modules step by step, always the two whose joining costs least, as long as it costs less than a request. What it costs is what
//! parts would load without using it. It counts more for parts that weigh more, and is tried again with more for those that came out too
//! heavy. After each try single sets are moved ([`moving`]).

use std::collections::{BTreeMap, BTreeSet};

use super::{FEW, WATCH, moving};
use crate::sizes::{ADMIN_KB, AREA_KB};

/// About so many bytes of a part's code are a kB once it is optimised and compressed; of an area, and of the area for few as a whole, more:
/// the larger a module, the better it compresses.
const BYTES_PER_KB: f64 = 3_370.0;
const AREA_BYTES_PER_KB: f64 = 3_505.0;
const FEW_BYTES_PER_KB: f64 = 3_620.0;
/// What a module costs besides its code, in bytes of code.
pub(super) const MODULE_BYTES: f64 = 2_000.0;
/// What a request more is worth, in bytes of code.
pub(super) const REQUEST_BYTES: f64 = 4_000.0;
/// What is kept free of a budget for style sheets, and because all this is about, in kB.
const FREE_KB: f64 = 4.0;
/// The least that a part counts, and the least of what is fetched although nobody asked for it.
const LEAST_WEIGHT: f64 = 0.02;
const UNASKED_WEIGHT: f64 = 0.5;
/// How much a part of the area for few counts, beside the area as a whole.
const FEW_WEIGHT: f64 = 0.3;
/// How often it is tried, and how much more a part counts that was too heavy.
const TRIES: usize = 30;
const MORE: f64 = 1.25;

/// A part, and how much it counts that it loads what it does not use.
pub(super) struct Part {
    /// The place of its area among the parts: it has what that has.
    pub(super) area: Option<usize>,
    /// Bytes of the modules that nobody else uses.
    pub(super) own: f64,
    pub(super) weight: f64,
    /// The bytes that it should not exceed.
    pub(super) most: f64,
}

impl Part {
    /// One of this name, or several as one; `sets` has the bytes by their users.
    pub(super) fn new(name: &str, users: &BTreeSet<&String>, sets: &BTreeMap<BTreeSet<String>, u64>) -> Self {
        let (mut used, mut own) = (0.0, 0.0);
        for (by, bytes) in sets.iter().filter(|(by, _)| by.iter().any(|user| users.contains(user))) {
            used += *bytes as f64;
            own += if by.len() == 1 { *bytes as f64 + MODULE_BYTES } else { 0.0 };
        }
        let (budget_kb, bytes_per_kb) = match name {
            FEW => (ADMIN_KB, FEW_BYTES_PER_KB),
            _ if name.contains('_') => (AREA_KB, BYTES_PER_KB),
            _ => (AREA_KB, AREA_BYTES_PER_KB),
        };
        let least = if name == WATCH { UNASKED_WEIGHT } else { LEAST_WEIGHT };
        let budget = (budget_kb - FREE_KB) * bytes_per_kb;
        // Nothing comes below what it uses.
        let most = budget.max(used * 1.005 + 2.0 * MODULE_BYTES);
        Self { area: None, own, weight: (used / (AREA_KB * BYTES_PER_KB)).clamp(least, 1.0), most }
    }

    /// It has no budget of its own.
    pub(super) fn is_among_few(&mut self) {
        self.weight *= FEW_WEIGHT;
        self.most = f64::INFINITY;
    }
}

/// What the same parts use; `users` has a place for each part.
#[derive(Clone)]
pub(super) struct Set {
    pub(super) users: Vec<bool>,
    pub(super) bytes: f64,
}

impl Set {
    /// What the joining with another costs all parts, in weighed bytes; below 0 when the request that it saves is worth more.
    fn cost(&self, other: &Self, weights: &[f64]) -> f64 {
        let of_part = |(weight, (mine, theirs)): (&f64, (&bool, &bool))| {
            let bytes = match (mine, theirs) {
                (true, true) => -REQUEST_BYTES,
                (true, false) => other.bytes,
                (false, true) => self.bytes,
                (false, false) => 0.0,
            };
            weight * bytes
        };
        weights.iter().zip(self.users.iter().zip(&other.users)).map(of_part).sum()
    }

    fn add(&mut self, other: Self) {
        self.bytes += other.bytes;
        self.users.iter_mut().zip(other.users).for_each(|(mine, theirs)| *mine |= theirs);
    }
}

/// Joins sets; answers which of them become one. Of all tries it is the one by which parts exceed what they should weigh least.
pub(super) fn best(sets: &[Set], parts: &[Part]) -> Vec<Vec<usize>> {
    let mut weights: Vec<_> = parts.iter().map(|part| part.weight).collect();
    let mut best = (f64::INFINITY, Vec::new());
    for _ in 0..TRIES {
        let members = moving::improve(sets, joined(sets.to_vec(), &weights), parts);
        let over: Vec<_> = excess(sets, &members, parts).collect();
        let all: f64 = over.iter().sum();
        if all < best.0 {
            best = (all, members);
        }
        if all == 0.0 {
            break;
        }
        weights.iter_mut().zip(over).filter(|(_, over)| *over > 0.0).for_each(|(weight, _)| *weight *= MORE);
    }
    best.1
}

/// By how much each part exceeds what it should weigh.
fn excess(sets: &[Set], members: &[Vec<usize>], parts: &[Part]) -> impl Iterator<Item = f64> {
    let whole = members.iter().map(|members| {
        let mut members = members.iter().map(|member| sets[*member].clone());
        let first = members.next().expect("a group has members");
        members.fold(first, |mut whole, set| {
            whole.add(set);
            whole
        })
    });
    let groups: Vec<_> = whole.collect();
    parts.iter().enumerate().map(move |(place, part)| {
        let has = |group: &&Set| group.users[place] && !part.area.is_some_and(|area| group.users[area]);
        let shared: f64 = groups.iter().filter(has).map(|group| group.bytes + MODULE_BYTES).sum();
        (part.own + shared - part.most).max(0.0)
    })
}

/// Joins sets as long as it is worth it; answers which of them become one.
fn joined(mut sets: Vec<Set>, weights: &[f64]) -> Vec<Vec<usize>> {
    let mut members: Vec<_> = (0..sets.len()).map(|number| vec![number]).collect();
    // The best partner of each and what it costs.
    let cheapest = |sets: &[Set], one: usize| {
        let others = (0..sets.len()).filter(|other| *other != one);
        others.map(|other| (sets[one].cost(&sets[other], weights), other)).min_by(|a, b| a.0.total_cmp(&b.0))
    };
    let mut best: Vec<_> = (0..sets.len()).map(|one| cheapest(&sets, one)).collect();
    loop {
        let offers = best.iter().enumerate().filter_map(|(one, offer)| offer.map(|(cost, other)| (cost, one, other)));
        let Some((_, one, other)) = offers.filter(|offer| offer.0 < 0.0).min_by(|a, b| a.0.total_cmp(&b.0)) else {
            return members;
        };
        let (one, other) = (one.min(other), one.max(other));
        // The last one takes the place of the one that goes.
        let last = sets.len() - 1;
        let (gone, gone_members) = (sets.swap_remove(other), members.swap_remove(other));
        best.swap_remove(other);
        sets[one].add(gone);
        members[one].extend(gone_members);
        for at in 0..sets.len() {
            let changed = |partner| partner == one || partner == other;
            match best[at] {
                _ if at == one => best[at] = cheapest(&sets, at),
                Some((_, partner)) if changed(partner) => best[at] = cheapest(&sets, at),
                Some((cost, partner)) => {
                    let partner = if partner == last { other } else { partner };
                    let now = sets[at].cost(&sets[one], weights);
                    best[at] = Some(if now < cost { (now, one) } else { (cost, partner) });
                }
                None => {}
            }
        }
    }
}
