//! Groups, policies, and what they say of each two groups.

use std::sync::Arc;

use super::{Row, Value};
use crate::text::admin_pictures as p;

/// What two groups have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Between {
    /// No policy says anything.
    Nothing,
    /// A policy that has no effect now.
    Off,
    /// They may be together, and with few others.
    Together,
    /// One of them may only be with others.
    Outside,
    /// They are kept apart.
    Apart,
}

impl Between {
    /// Its name in style sheets.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Off => "off",
            Self::Together => "together",
            Self::Outside => "outside",
            Self::Apart => "apart",
        }
    }

    /// In a word or two.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Nothing => p::apart_nothing(),
            Self::Off => p::apart_off(),
            Self::Together => p::apart_together(),
            Self::Outside => p::apart_outside(),
            Self::Apart => p::apart_yes(),
        }
    }
}

/// What two groups have to do with each other, and the policy that says so.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair {
    pub(super) between: Between,
    pub(super) policy: Option<String>,
}

/// A group.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) members: u64,
    pub(super) is_active: bool,
}

#[derive(Debug, Clone, PartialEq)]
struct Policy {
    id: String,
    keeps_apart: bool,
    is_active: bool,
    groups: Vec<String>,
}

impl Policy {
    fn names(&self, group: &Group) -> bool {
        self.groups.contains(&group.id)
    }

    /// Whether it says something of a group now.
    fn binds(&self, group: &Group) -> bool {
        self.is_active && group.is_active && self.names(group)
    }
}

/// All of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Model {
    pub(super) groups: Vec<Group>,
    /// How many are in the largest.
    pub(super) most: u64,
    policies: Vec<Policy>,
}

impl Model {
    /// From the rows of both lists.
    pub(super) fn read(groups: &[Row], policies: &[Row]) -> Arc<Self> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let group = |row: &Row| {
            let value = row.value();
            Group {
                id: row.id.clone(),
                name: row.name(),
                members: value["memberCount"].as_u64().unwrap_or_default(),
                is_active: value["active"] == true,
            }
        };
        let policy = |row: &Row| {
            let value = row.value();
            Policy {
                id: row.id.clone(),
                keeps_apart: value["policyType"] == "BLOCK",
                is_active: value["active"] == true,
                groups: value["groups"].as_array().into_iter().flatten().map(text).collect(),
            }
        };
        let groups: Vec<_> = groups.iter().map(group).collect();
        let most = groups.iter().map(|group| group.members).max().unwrap_or_default();
        Arc::new(Self { groups, most, policies: policies.iter().map(policy).collect() })
    }

    /// What two groups have to do with each other. What keeps apart counts before what allows.
    pub(super) fn pair(&self, row: usize, column: usize) -> Pair {
        let (one, other) = (&self.groups[row], &self.groups[column]);
        let binds_both = |policy: &&Policy| policy.binds(one) && policy.binds(other);
        let binds_one = |policy: &&Policy| !policy.keeps_apart && (policy.binds(one) || policy.binds(other));
        let names_both = |policy: &&Policy| policy.names(one) && policy.names(other);
        let policies = || self.policies.iter();
        let found = None
            .or_else(|| Some((Between::Apart, policies().filter(|policy| policy.keeps_apart).find(binds_both)?)))
            .or_else(|| Some((Between::Together, policies().find(binds_both)?)))
            .or_else(|| Some((Between::Outside, policies().find(binds_one)?)))
            .or_else(|| Some((Between::Off, policies().find(names_both)?)));
        match found {
            Some((between, policy)) => Pair { between, policy: Some(policy.id.clone()) },
            None => Pair { between: Between::Nothing, policy: None },
        }
    }

    /// What a square says; column 0 is the group itself.
    pub(super) fn words(&self, row: usize, column: usize, may_make: bool) -> String {
        let group = &self.groups[row];
        let Some(column) = column.checked_sub(1).filter(|column| *column != row) else {
            let people = format!("{}: {}.", group.name, p::apart_people(group.members));
            return if group.is_active { people } else { format!("{people} {}", p::apart_group_off(&group.name)) };
        };
        let Pair { between, policy } = self.pair(row, column);
        let (one, other) = (&*group.name, &*self.groups[column].name);
        let says = match between {
            Between::Nothing => p::apart_says_nothing(one, other),
            Between::Off => p::apart_says_off(one, other),
            Between::Together => p::apart_says_together(one, other),
            Between::Outside => p::apart_says_outside(one, other),
            Between::Apart => p::apart_says_yes(one, other),
        };
        let press = match policy {
            Some(_) => p::apart_press_policy(),
            None if may_make => p::apart_press_make(),
            None => "",
        };
        format!("{says} {press}")
    }
}
