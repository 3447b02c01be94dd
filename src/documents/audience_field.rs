//! Who may see a thing, and how many that would be.

use std::time::Duration;

use api::{rotunda::vendors::Capability, workdrive::Permissions};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::actions::Actions;
use crate::{
    feeds::audience::{self, Kind},
    kit::{
        choice::{Choice, Select},
        live,
        lookup::{Candidate, Lookup},
        people_field::PeopleField,
        when,
    },
    net::Net,
    people,
    person::Person,
    task::{follow, spawn},
    text::documents as t,
};

/// How long the choice must rest before the server is asked.
const REST: Duration = Duration::from_millis(200);

/// Who may see a thing, as it is being chosen.
#[derive(Clone, Copy)]
pub struct Audience {
    kind: RwSignal<Kind>,
    people: RwSignal<Vec<Person>>,
    /// What was chosen before; its lists stay as long as the choice is not changed.
    before: StoredValue<Permissions>,
    is_changed: RwSignal<bool>,
}

impl Audience {
    /// That of a thing.
    #[must_use]
    pub fn of(permissions: Permissions) -> Self {
        Self {
            kind: RwSignal::new(Kind::of(&permissions)),
            people: RwSignal::new(Vec::new()),
            before: StoredValue::new(permissions),
            is_changed: RwSignal::new(false),
        }
    }

    /// Everyone.
    #[must_use]
    pub fn everyone() -> Self {
        Self::of(Permissions { public: true, ..Permissions::default() })
    }

    /// Whether only who keeps the thing may see it.
    #[must_use]
    pub fn is_private(self) -> bool {
        self.kind.get() == Kind::OnlyMe
    }

    /// What is chosen, as a reactive value.
    #[must_use]
    pub fn permissions(self) -> Permissions {
        let before = self.before.get_value();
        if !self.is_changed.get() {
            return before;
        }
        let kind = self.kind.get();
        let mut permissions = kind.permissions(&before);
        if kind == Kind::Chosen {
            for person in self.people.get() {
                if !permissions.users.contains(&person.id) {
                    permissions.users.push(person.id);
                }
            }
        }
        permissions
    }

    /// The same when it differs from what it was.
    #[must_use]
    pub fn change(self) -> Option<Permissions> {
        untrack(|| self.is_changed.get().then(|| self.permissions()))
    }
}

/// Finds people for choosers.
#[must_use]
pub fn people_lookup(net: Net) -> Lookup {
    Lookup::new(move |words| async move {
        let found = people::search(net, words, 8).await.ok()?;
        Some(found.into_iter().map(candidate).collect())
    })
}

/// A person for a chooser.
#[must_use]
pub fn candidate(person: Person) -> Candidate {
    let detail = person.title.into_iter().chain(person.department).collect::<Vec<_>>().join(" · ");
    Candidate {
        id: person.id.to_string(),
        name: person.name,
        detail: Some(detail).filter(|detail| !detail.is_empty()),
        picture: person.picture,
    }
}

/// The way back: what a chooser needs to remember of a candidate.
#[must_use]
pub fn person(candidate: Candidate) -> Option<Person> {
    let Candidate { id, name, detail, picture } = candidate;
    Some(Person { id: id.parse().ok()?, name, title: detail, department: None, picture, online: None })
}

/// Who may see a thing.
#[component]
pub fn AudienceField(
    /// What is chosen.
    audience: Audience,
    /// What the narrowest choice is called: a document is its owners', a photo the reader's.
    only: &'static str,
) -> impl IntoView {
    let net = expect_context::<Actions>().net();
    let choices = move || {
        vec![
            Choice::new(Kind::Everyone, t::everyone()),
            Choice::new(Kind::Team, t::team()),
            Choice::new(Kind::Friends, t::friends()),
            Choice::new(Kind::Chosen, t::chosen()),
            Choice::new(Kind::OnlyMe, only),
        ]
    };
    let choose = move |kind: Kind| {
        audience.is_changed.set(true);
        audience.kind.set(kind);
    };
    let lists = audience.before.with_value(|before| before.users.len() + before.groups.len() + before.locations.len());
    view! {
        <div class="audience">
            <Select label=t::audience() choices value=move || audience.kind.get() on_choose=choose/>
            {when(move || audience.kind.get() == Kind::Chosen, move || view! {
                {(lists > 0).then(|| view! { <p class="field-note">{t::chosen_before(lists as u64)}</p> })}
                <PeopleField
                    label=t::people()
                    chosen=Signal::derive(move || audience.people.get().into_iter().map(candidate).collect::<Vec<_>>())
                    on_add=move |chosen| {
                        audience.is_changed.set(true);
                        audience.people.write().extend(person(chosen));
                    }
                    on_remove=move |id: String| audience.people.write().retain(|person| person.id.to_string() != id)
                    lookup=people_lookup(net)
                />
            })}
            {when(move || net.session.can(Capability::AudiencePreview), move || view! { <WhoWillSee net audience/> })}
        </div>
    }
}

/// How many people would see it.
#[component]
fn WhoWillSee(net: Net, audience: Audience) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let wanted = Memo::new(move |_| audience.permissions());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    follow(move || {
        let permissions = wanted.get();
        stop();
        let ask = move || {
            spawn(async move {
                let answer = audience::viewers(net, permissions.clone()).await;
                // An answer to an older choice is of no use.
                if wanted.try_get_untracked() == Some(permissions) {
                    said.set(match answer {
                        Err(_) => t::audience_failed().to_owned(),
                        Ok(viewers) if viewers.count == 0 => t::nobody_else().to_owned(),
                        Ok(viewers) => t::will_see(viewers.count),
                    });
                }
            });
        };
        timer.set_value(set_timeout_with_handle(ask, REST).ok());
    });
    on_cleanup(stop);
    view! { <p class="field-note" role="status">{live(move || said.get())}</p> }
}
