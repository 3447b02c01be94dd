//! Who keeps a FAQ up to date, as it is being changed. The list has only ids of them: their names are asked for.

use api::{rotunda::people::ListPeople, workdrive::UserId};
use leptos::prelude::*;

use super::{actions::Actions, kept::Kept};
use crate::{kit::people_field::PeopleField, people, person::Person, task::spawn, text::documents as t};

/// Who keeps a FAQ up to date.
#[derive(Clone, Copy)]
pub struct Owners {
    before: StoredValue<Vec<UserId>>,
    /// Those of them whose names are known.
    named: RwSignal<Vec<Person>>,
    added: RwSignal<Vec<Person>>,
    removed: RwSignal<Vec<UserId>>,
    actions: Actions,
}

impl Owners {
    /// Those that it has; asks for their names.
    #[must_use]
    pub fn of(actions: Actions, before: Vec<UserId>) -> Self {
        let named = RwSignal::new(Vec::new());
        if !before.is_empty() {
            let request = ListPeople { users: before.clone() };
            spawn(async move {
                // Who is not named stays an owner.
                if let Ok(people) = actions.net().call(&request).await {
                    named.try_set(people.into_iter().map(Person::from).collect());
                }
            });
        }
        let (added, removed) = (RwSignal::new(Vec::new()), RwSignal::new(Vec::new()));
        Self { before: StoredValue::new(before), named, added, removed, actions }
    }

    /// A form that has them too.
    #[must_use]
    pub fn kept(self, form: Kept) -> Kept {
        form.with(self.added).with(self.removed)
    }

    /// Whether none would be left.
    #[must_use]
    pub fn is_nobody(self) -> bool {
        let is_left = |id: &UserId| !self.removed.with_untracked(|removed| removed.contains(id));
        self.added.with_untracked(Vec::is_empty) && !self.before.with_value(|before| before.iter().any(is_left))
    }

    /// Whom to add and whom to take away.
    #[must_use]
    pub fn change(self) -> (Option<Vec<UserId>>, Option<Vec<UserId>>) {
        let some = |list: Vec<UserId>| (!list.is_empty()).then_some(list);
        let added = self.added.with_untracked(|added| added.iter().map(|person| person.id).collect());
        (some(added), some(self.removed.get_untracked()))
    }

    /// Those whose names are known.
    fn shown(self) -> Vec<Person> {
        let removed = self.removed.get();
        let stay = self.named.get().into_iter().filter(|person| !removed.contains(&person.id));
        stay.chain(self.added.get()).collect()
    }

    fn add(self, person: Person) {
        if self.before.with_value(|before| before.contains(&person.id)) {
            self.removed.write().retain(|id| *id != person.id);
        } else {
            self.added.write().push(person);
        }
    }

    fn remove(self, id: UserId) {
        self.added.write().retain(|person| person.id != id);
        if self.before.with_value(|before| before.contains(&id)) {
            self.removed.write().push(id);
        }
    }
}

/// The field for them.
#[component]
pub fn OwnersField(
    /// Who they are.
    owners: Owners,
) -> impl IntoView {
    view! {
        <PeopleField
            label=t::owners()
            chosen=Signal::derive(move || owners.shown().into_iter().map(people::candidate).collect::<Vec<_>>())
            on_add=move |chosen| people::person(chosen).into_iter().for_each(|person| owners.add(person))
            on_remove=move |id: String| id.parse().into_iter().for_each(|id| owners.remove(id))
            lookup=people::lookup(owners.actions.net())
        />
    }
}
