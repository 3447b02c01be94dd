//! Which of the splitter's modules become one.
//!
//! What only one part uses is that part's module, and what an area uses with its own parts is the area's, because they wait for it
//! anyway; likewise what the part uses that is fetched as soon as somebody is signed in. What several areas use, the first one among
//! them, is in the main module. All else is joined step by step: always the two sets of modules whose joining costs least, as long as it
//! costs less than a request. What it costs is what parts would load without using it, weighed by how near they are to what they may
//! weigh.

use std::collections::{BTreeMap, BTreeSet};

use super::{AT_ONCE, FIRST_AREA, MAIN, Piece, TEXTS, WATCH};

/// What a request more is worth, in bytes with all names.
const REQUEST_BYTES: f64 = 20_000.0;
/// About what a part may weigh, likewise: what uses as much waits for nothing else.
const PART_BYTES: f64 = 1_000_000.0;
/// The least that a part counts, and the least of what is fetched although nobody asked for it.
const LEAST_WEIGHT: f64 = 0.02;
const UNASKED_WEIGHT: f64 = 0.5;

/// Which group a set of users belongs to, by its name: that of its only user, or a number.
pub(super) struct Groups {
    parts: BTreeSet<String>,
    shared: BTreeMap<BTreeSet<String>, String>,
}

impl Groups {
    pub(super) fn new(pieces: &[Piece], parts: &BTreeSet<String>) -> Self {
        let mut groups = Self { parts: parts.clone(), shared: BTreeMap::new() };
        let mut sets = BTreeMap::<BTreeSet<String>, u64>::new();
        for piece in pieces.iter().filter(|piece| !groups.is_in_main(piece)) {
            *sets.entry(groups.waiting(piece)).or_default() += piece.bytes;
        }
        let names: Vec<_> = sets.keys().flatten().cloned().collect::<BTreeSet<_>>().into_iter().collect();
        let weights: Vec<_> = names.iter().map(|name| weight(name, &sets)).collect();
        let shared: Vec<_> = sets.iter().filter(|(users, _)| users.len() > 1).collect();
        let of = |users: &BTreeSet<String>| names.iter().map(|name| users.contains(name)).collect();
        let whole = shared.iter().map(|(users, bytes)| Set { users: of(users), bytes: **bytes as f64 }).collect();
        for (number, members) in joined(whole, &weights).into_iter().enumerate() {
            let users: Vec<_> = members.into_iter().map(|member| shared[member].0).collect();
            // What parts of one area share is called by it: some areas are not for everybody.
            let areas: BTreeSet<_> = users.iter().copied().flatten().map(|user| groups.area_of(user)).collect();
            let group = match areas.first() {
                Some(area) if areas.len() == 1 && groups.parts.contains(*area) => format!("{area}_shared_{number}"),
                _ => format!("shared_{number}"),
            };
            groups.shared.extend(users.into_iter().map(|users| (users.clone(), group.clone())));
        }
        groups
    }

    /// The group that a module is put into.
    pub(super) fn of(&self, piece: &Piece) -> String {
        if self.is_in_main(piece) {
            return MAIN.to_owned();
        }
        let waiting = self.waiting(piece);
        match self.shared.get(&waiting) {
            Some(group) => group.clone(),
            None => waiting.into_iter().next().unwrap_or_default(),
        }
    }

    /// Whether everybody has it from the beginning.
    fn is_in_main(&self, piece: &Piece) -> bool {
        let areas: BTreeSet<_> = piece.users.iter().map(|user| self.area_of(user)).collect();
        areas.len() > 1 && piece.users.iter().any(|user| user == FIRST_AREA || user.starts_with(TEXTS))
    }

    /// Who would have to fetch it: parts have what their area has, and everybody what is fetched at once.
    fn waiting(&self, piece: &Piece) -> BTreeSet<String> {
        if piece.users.iter().any(|user| user == AT_ONCE) {
            return BTreeSet::from([AT_ONCE.to_owned()]);
        }
        let has_it_from_area = |user: &&String| {
            let area = self.area_of(user);
            area != *user && *user != WATCH && piece.users.iter().any(|other| other == area)
        };
        piece.users.iter().filter(|user| !has_it_from_area(user)).cloned().collect()
    }

    /// The area that a part is of: `feeds` of `feeds_composer`.
    fn area_of<'a>(&self, part: &'a str) -> &'a str {
        part.split_once('_').map(|(area, _)| area).filter(|area| self.parts.contains(*area)).unwrap_or(part)
    }
}

/// How much it counts that a part loads what it does not use.
fn weight(part: &str, sets: &BTreeMap<BTreeSet<String>, u64>) -> f64 {
    let used: u64 = sets.iter().filter(|(users, _)| users.contains(part)).map(|(_, bytes)| bytes).sum();
    let least = if part == WATCH { UNASKED_WEIGHT } else { LEAST_WEIGHT };
    (used as f64 / PART_BYTES).powi(2).clamp(least, 1.0)
}

/// What the same parts use; `users` has a place for each part.
#[derive(Clone)]
struct Set {
    users: Vec<bool>,
    bytes: f64,
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
        sets[one].bytes += gone.bytes;
        sets[one].users.iter_mut().zip(gone.users).for_each(|(mine, theirs)| *mine |= theirs);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(pieces: &[(&[&str], u64)]) -> Vec<String> {
        let parts =
            ["chats", "chats_composer", "chats_watch", "feeds", "feeds_composer", "settings", "tasks", "text_de"];
        let parts = parts.map(str::to_owned).into();
        let piece = |(users, bytes): &(&[&str], u64)| {
            let users = users.iter().map(|user| (*user).to_owned()).collect();
            Piece { file: "chunk_7.wasm".to_owned(), bytes: *bytes, users }
        };
        let pieces: Vec<_> = pieces.iter().map(piece).collect();
        let groups = Groups::new(&pieces, &parts);
        pieces.iter().map(|piece| groups.of(piece)).collect()
    }

    #[test]
    fn what_an_area_shares_with_its_parts_is_the_areas() {
        assert_eq!(groups(&[(&["chats", "chats_composer"], 1), (&["chats_composer"], 1)]), ["chats", "chats_composer"]);
    }

    #[test]
    fn what_the_first_area_shares_is_in_the_main_module() {
        assert_eq!(groups(&[(&["chats", "feeds"], 1), (&["settings", "text_de"], 1)]), [MAIN, MAIN]);
        assert_eq!(groups(&[(&["feeds", "feeds_composer"], 1)]), ["feeds"]);
    }

    #[test]
    fn what_watches_does_not_wait_for_its_area() {
        assert_eq!(groups(&[(&["chats", "chats_watch"], 1), (&["chats"], 1)]), ["chats_shared_0", "chats"]);
    }

    #[test]
    fn what_is_fetched_at_once_is_one_module() {
        let all = groups(&[(&["chats", AT_ONCE], 1), (&["chats", AT_ONCE, "tasks"], 1), (&["feeds", AT_ONCE], 1)]);
        assert_eq!(all, [AT_ONCE, AT_ONCE, MAIN]);
    }

    #[test]
    fn nobody_waits_for_much_that_only_others_use() {
        let all = groups(&[
            (&["chats", "settings"], 900_000),
            (&["settings", "tasks"], 900_000),
            (&["chats", "chats_watch", "settings"], 10),
        ]);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 3);
    }

    #[test]
    fn what_costs_less_than_a_request_is_joined() {
        let all = groups(&[
            (&["chats", "tasks"], 400_000),
            (&["chats", "settings", "tasks"], 300_000),
            (&["settings"], 10_000),
        ]);
        assert_eq!(all[2], "settings");
        assert_ne!(all[0], all[1]);
        let all = groups(&[(&["chats", "tasks"], 4_000), (&["chats", "settings", "tasks"], 300_000)]);
        assert_eq!(all[0], all[1]);
    }
}
