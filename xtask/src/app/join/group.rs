//! Which of the splitter's modules become one.
//!
//! What only one part uses is that part's module, and what an area uses with its own parts is the area's, because they wait for it
//! anyway; likewise what the part uses that is fetched as soon as somebody is signed in. What several areas use, the first one among
//! them, is in the main module. All else is joined so that parts load little that they do not use ([`joining`]).

mod joining;
mod moving;

use std::collections::{BTreeMap, BTreeSet};

use super::{AT_ONCE, FIRST_AREA, FOR_FEW, MAIN, Piece, TEXTS, WATCH};
use joining::{Part, Set};

/// The area for few with all of its parts, as one that loads them.
const FEW: &str = "admin*";

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
        let shared: Vec<_> = sets.iter().filter(|(users, _)| users.len() > 1).collect();
        for (number, members) in groups.join(&sets, &shared).into_iter().enumerate() {
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

    /// Which of what several parts use becomes one.
    fn join(&self, sets: &BTreeMap<BTreeSet<String>, u64>, shared: &[(&BTreeSet<String>, &u64)]) -> Vec<Vec<usize>> {
        let names: BTreeSet<&String> = sets.keys().flatten().collect();
        let of_few = |name: &String| self.area_of(name) == FOR_FEW;
        let few: BTreeSet<&String> = names.iter().copied().filter(|name| of_few(name)).collect();
        // Each part, and as one more the area for few with all of its parts.
        let mut users: Vec<BTreeSet<&String>> = names.iter().map(|name| BTreeSet::from([*name])).collect();
        let mut parts: Vec<_> = names.iter().zip(&users).map(|(name, user)| Part::new(name, user, sets)).collect();
        for (part, name) in parts.iter_mut().zip(&names) {
            part.area = names.iter().position(|area| *name != WATCH && name != area && self.area_of(name) == **area);
            if few.contains(name) {
                part.is_among_few();
            }
        }
        if !few.is_empty() {
            parts.push(Part::new(FEW, &few, sets));
            users.push(few);
        }
        let set = |(by, bytes): &(&BTreeSet<String>, &u64)| Set {
            users: users.iter().map(|part| part.iter().any(|user| by.contains(*user))).collect(),
            bytes: **bytes as f64,
        };
        joining::best(&shared.iter().map(set).collect::<Vec<_>>(), &parts)
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
