//! Who may see a thing, as it is being chosen.

use api::workdrive::Permissions;
use leptos::prelude::*;

use super::{actions::Actions, kept::Kept};
use crate::feeds::{
    audience::with_people,
    composer::audience_field::{AudienceField, Chosen},
};

/// Who may see a thing, as it is being chosen.
#[derive(Clone, Copy)]
pub struct Audience {
    chosen: RwSignal<Chosen>,
    is_changed: RwSignal<bool>,
}

impl Audience {
    /// That of a thing.
    #[must_use]
    pub fn of(permissions: Permissions) -> Self {
        Self { chosen: RwSignal::new((permissions, Vec::new())), is_changed: RwSignal::new(false) }
    }

    /// Everyone.
    #[must_use]
    pub fn everyone() -> Self {
        Self::of(Permissions { public: true, ..Permissions::default() })
    }

    /// Whether only who keeps the thing may see it.
    #[must_use]
    pub fn is_private(self) -> bool {
        self.chosen.with(|(audience, _)| audience.only_me)
    }

    /// What is chosen, as a reactive value.
    #[must_use]
    pub fn permissions(self) -> Permissions {
        self.chosen.with(|(audience, people)| with_people(audience, people))
    }

    /// A form that has it too.
    #[must_use]
    pub fn kept(self, form: Kept) -> Kept {
        let set = move |chosen| {
            self.is_changed.set(true);
            self.chosen.set(chosen);
        };
        form.with_part(move || self.chosen.get(), set)
    }

    /// The same when it differs from what it was.
    #[must_use]
    pub fn change(self) -> Option<Permissions> {
        untrack(|| self.is_changed.get().then(|| self.permissions()))
    }
}

/// The field for it.
#[component]
pub fn AudienceOf(
    /// What is chosen.
    audience: Audience,
    /// What the narrowest choice is called: a document is its owners', a photo the reader's.
    only: &'static str,
) -> impl IntoView {
    let net = expect_context::<Actions>().net();
    let choose = move |chosen| {
        audience.is_changed.set(true);
        audience.chosen.set(chosen);
    };
    view! {
        <AudienceField
            net
            chosen=audience.chosen
            on_choose=choose
            wanted=Signal::derive(move || audience.permissions())
            only
        />
    }
}
