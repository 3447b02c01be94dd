//! The people whom a line names.

use leptos::prelude::*;

use super::{Duration, Line, Who, sleep};
use crate::{
    net::Net,
    people,
    person::Person,
    task::{follow, spawn},
};

/// How long the typing must rest before somebody is looked for.
const REST: Duration = Duration::from_millis(200);
/// So many namesakes can be chosen between.
const MOST: u64 = 6;

/// What is known of the words that name somebody.
#[derive(Debug, Clone, PartialEq)]
pub enum Known {
    /// They are looked for.
    Looking,
    /// Who they may be, the likeliest first, and which one is meant.
    Found(Vec<Person>, usize),
    /// It could not be found out.
    Failed,
}

/// The people whom a line names, as far as they are found.
#[derive(Clone, Copy)]
pub struct Found {
    read: Memo<Line>,
    known: RwSignal<Vec<(String, Known)>>,
    net: Net,
}

impl Found {
    /// Follows a line.
    #[must_use]
    pub fn new(net: Net, read: Memo<Line>) -> Self {
        let found = Self { read, known: RwSignal::new(Vec::new()), net };
        let names = Memo::new(move |_| read.with(names));
        follow(move || found.look_for(names.get()));
        found
    }

    /// What is known of a name, as a reactive value.
    #[must_use]
    pub fn of(self, who: &Who) -> Known {
        match who {
            Who::Me => {
                let me = self.net.session.me();
                me.map_or(Known::Failed, |me| Known::Found(vec![Person::from(me.user.clone())], 0))
            }
            Who::Named(name) => self.known.with(|known| {
                known.iter().find(|(of, _)| of == name).map_or(Known::Looking, |(_, known)| known.clone())
            }),
        }
    }

    /// Another of those whom a name may mean.
    pub fn choose(self, name: &str, place: usize) {
        self.known.update(|known| {
            if let Some((_, Known::Found(_, chosen))) = known.iter_mut().find(|(of, _)| of == name) {
                *chosen = place;
            }
        });
    }

    /// Those who are found, each once, as a reactive value.
    #[must_use]
    pub fn people(self) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::new();
        for part in self.read.get().people {
            if let Known::Found(found, chosen) = self.of(&part.value)
                && let Some(person) = found.into_iter().nth(chosen)
                && people.iter().all(|known| known.id != person.id)
            {
                people.push(person);
            }
        }
        people
    }

    fn look_for(self, names: Vec<String>) {
        let new = |name: &String| {
            // What failed is tried again when the line changes.
            self.known.with_untracked(|known| known.iter().all(|(of, known)| of != name || *known == Known::Failed))
        };
        for name in names.into_iter().filter(new) {
            spawn(async move {
                sleep(REST).await;
                let is_meant = self.read.try_with_untracked(|read| self::names(read).contains(&name));
                if is_meant != Some(true) {
                    return;
                }
                let known = match people::search(self.net, name.clone(), MOST).await {
                    Ok(people) => Known::Found(people, 0),
                    Err(_) => Known::Failed,
                };
                self.known.try_update(|all| {
                    all.retain(|(of, _)| *of != name);
                    all.push((name, known));
                });
            });
        }
    }
}

fn names(read: &Line) -> Vec<String> {
    let named = |part: &super::parse::Part<Who>| match &part.value {
        Who::Named(name) => Some(name.clone()),
        Who::Me => None,
    };
    read.people.iter().filter_map(named).collect()
}
