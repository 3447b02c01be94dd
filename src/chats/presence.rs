//! Who is there: as the list of people says it, and as it changes since.

use std::{collections::HashMap, sync::Arc, time::Duration};

use leptos::prelude::*;

use super::{
    adapter,
    context::Area,
    model::{Person, Source},
    sources,
};
use crate::{
    chunk::{chunk, on_need},
    kit::choice::{Choice, Select},
    net::{Net, Reach},
    task::{sleep, spawn},
    text::{chats as t, failure},
};

/// How often changes are asked for while the reader looks, and while not.
const LOOKS: [Duration; 2] = [Duration::from_secs(20), Duration::from_secs(120)];
/// The longest wait after failures.
const LONGEST: Duration = Duration::from_secs(600);

/// How somebody is there, in the vendor's words.
pub type Category = &'static str;

/// The ways of being there that one may choose, in their order.
pub const CATEGORIES: [Category; 9] = [
    "AVAILABLE",
    "BUSY",
    "DO_NOT_DISTURB",
    "IN_A_MEETING",
    "ON_THE_PHONE",
    "BE_RIGHT_BACK",
    "AWAY",
    "OUT_OF_OFFICE",
    "OFF_WORK",
];

/// Who is there.
#[derive(Clone, Copy)]
pub struct Presence {
    net: Net,
    changes: RwSignal<HashMap<(Source, Arc<str>), bool>>,
    own: RwSignal<Option<Category>>,
}

impl Presence {
    pub(super) fn open(net: Net) -> Self {
        Self { net, changes: RwSignal::new(HashMap::new()), own: RwSignal::new(None) }
    }

    /// Begins to ask.
    pub(super) fn begin(self, attention: RwSignal<bool>) {
        spawn(async move { self.watch(attention).await });
    }

    /// Whether somebody is there, as a reactive value; `None` when nobody knows.
    #[must_use]
    pub fn of(self, source: Source, person: &Person) -> Option<bool> {
        let changed = self.changes.with(|changes| changes.get(&(source, Arc::clone(&person.id))).copied());
        changed.or(person.online)
    }

    /// Asks for changes for ever; less often while nobody looks, and after failures.
    async fn watch(self, attention: RwSignal<bool>) {
        let mut failures = 0;
        loop {
            for source in untrack(|| sources::all(self.net.session)) {
                let Ok(adapter) = adapter::of(source).await else { continue };
                if self.own.get_untracked().is_none()
                    && let Ok(Some(own)) = adapter.own_presence(self.net).await
                {
                    self.own.set(CATEGORIES.into_iter().find(|known| **known == own));
                }
                match adapter.presence_changes(self.net).await {
                    Ok(list) => {
                        failures = 0;
                        if !list.is_empty() {
                            self.changes.update(|changes| {
                                changes.extend(list.into_iter().map(|(id, online)| ((source, id), online)));
                            });
                        }
                    }
                    Err(_) => failures += 1,
                }
            }
            let [soon, late] = LOOKS;
            let usual = if attention.get_untracked() { soon } else { late };
            sleep(usual.saturating_mul(1 << failures.min(5)).min(LONGEST)).await;
        }
    }

    fn set(self, area: Area, category: Category) {
        let before = self.own.get_untracked();
        self.own.set(Some(category));
        spawn(async move {
            for source in untrack(|| sources::all(self.net.session)) {
                if let Err(problem) = adapter::ask(source, |adapter| adapter.set_presence(self.net, category)).await {
                    self.own.set(before);
                    area.toasts.warn(format!("{} {}", t::change_failed(), failure::why(&problem)));
                }
            }
        });
    }
}

chunk!(chats_presence() => view! { <PresenceChoice/> });

/// How the reader is there, and choosing it; nothing where no source has it, and until it is fetched.
#[must_use]
pub fn choice() -> AnyView {
    let net = expect_context::<Net>();
    on_need(move || net.reach.get() == Reach::Fine, chats_presence)
}

#[component]
fn PresenceChoice() -> impl IntoView {
    let area = expect_context::<Area>();
    let presence = area.presence;
    let choices = || CATEGORIES.map(|category| Choice::new(category, category_name(category))).to_vec();
    crate::kit::when(
        move || presence.own.get().is_some(),
        move || {
            view! {
                <Select
                    label=t::own_presence()
                    label_hidden=true
                    choices=choices
                    value=move || presence.own.get().unwrap_or(CATEGORIES[0])
                    on_choose=move |category| presence.set(area, category)
                />
            }
        },
    )
}

fn category_name(category: Category) -> &'static str {
    match category {
        "AVAILABLE" => t::presence_available(),
        "BUSY" => t::presence_busy(),
        "DO_NOT_DISTURB" => t::presence_do_not_disturb(),
        "IN_A_MEETING" => t::presence_in_a_meeting(),
        "ON_THE_PHONE" => t::presence_on_the_phone(),
        "BE_RIGHT_BACK" => t::presence_be_right_back(),
        "AWAY" => t::presence_away(),
        "OUT_OF_OFFICE" => t::presence_out_of_office(),
        _ => t::presence_off_work(),
    }
}
