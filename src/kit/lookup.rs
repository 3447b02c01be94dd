//! Finding people while typing: the part that the editor's mentions and the people field share.

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use crate::kit::{live, when};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::avatar::{Avatar, AvatarSize};
use crate::task::{follow, spawn};
use crate::text::kit as t;

/// How long the typing must rest before a search starts.
const REST: Duration = Duration::from_millis(120);

/// Someone who was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What tells namesakes apart: title, department.
    pub detail: Option<String>,
    /// Address of a portrait.
    pub picture: Option<String>,
}

impl Candidate {
    /// One of whom nothing but the id is known.
    #[must_use]
    pub fn of_id(id: String) -> Self {
        Self { name: id.clone(), id, detail: None, picture: None }
    }

    /// Whether nothing but the id is known.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.name == self.id
    }
}

/// Answers who matches some words, or `None` when it could not be found out.
type Search = dyn Fn(String) -> Pin<Box<dyn Future<Output = Option<Vec<Candidate>>>>> + Send + Sync;

/// Where candidates come from.
#[derive(Clone)]
pub struct Lookup(Arc<Search>);

impl Lookup {
    /// A lookup.
    pub fn new<F>(search: impl Fn(String) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Option<Vec<Candidate>>> + 'static,
    {
        Self(Arc::new(move |words| Box::pin(search(words))))
    }
}

/// What was found for the words typed last.
#[derive(Clone, Copy)]
pub struct Candidates {
    lookup: StoredValue<Lookup>,
    asked: StoredValue<u32>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// `None` while nothing is searched for.
    pub(super) found: RwSignal<Option<Vec<Candidate>>>,
    /// Whether the last search failed.
    pub(super) failed: RwSignal<bool>,
    /// The place of the one that Enter takes.
    pub(super) active: RwSignal<usize>,
}

impl Candidates {
    pub(super) fn new(lookup: Lookup) -> Self {
        Self {
            lookup: StoredValue::new(lookup),
            asked: StoredValue::new(0),
            timer: StoredValue::new(None),
            found: RwSignal::new(None),
            failed: RwSignal::new(false),
            active: RwSignal::new(0),
        }
    }

    /// Looks for `words` once the typing rests; answers to older words are dropped.
    pub(super) fn search(self, words: String) {
        self.asked.update_value(|asked| *asked += 1);
        let number = self.asked.get_value();
        let start = move || {
            let Some(lookup) = self.lookup.try_get_value() else { return };
            spawn(async move {
                let found = lookup.0(words).await;
                if self.asked.try_get_value() == Some(number) {
                    self.failed.set(found.is_none());
                    self.found.set(Some(found.unwrap_or_default()));
                    self.active.set(0);
                }
            });
        };
        self.stop_timer();
        self.timer.set_value(set_timeout_with_handle(start, REST).ok());
    }

    /// Forgets what was found.
    pub(super) fn close(self) {
        self.stop_timer();
        // A field that is taken away tells that it has lost the focus when all this is gone already.
        self.asked.try_update_value(|asked| *asked += 1);
        self.found.try_set(None);
        self.failed.try_set(false);
    }

    pub(super) fn is_open(self) -> bool {
        self.found.with(Option::is_some)
    }

    /// Moves to the next or previous one, around the ends.
    pub(super) fn step(self, by: isize) {
        let count = self.found.with_untracked(|found| found.as_ref().map_or(0, Vec::len));
        if count > 0 {
            self.active.update(|active| *active = (*active + count).saturating_add_signed(by) % count);
        }
    }

    /// The one that Enter takes.
    pub(super) fn chosen(self) -> Option<Candidate> {
        let active = self.active.get_untracked();
        self.found.with_untracked(|found| found.as_ref()?.get(active).cloned())
    }

    /// The id of the element of the one that Enter takes, for `aria-activedescendant`.
    pub(super) fn active_option(self, list: &str) -> Option<String> {
        let any = self.found.with(|found| found.as_ref().is_some_and(|found| !found.is_empty()));
        any.then(|| option_id(list, self.active.get()))
    }

    fn stop_timer(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }
}

fn option_id(list: &str, place: usize) -> String {
    format!("{list}-{place}")
}

/// The list of candidates below a field.
#[component]
pub(super) fn CandidateList(
    candidates: Candidates,
    list_id: String,
    on_choose: Callback<Candidate>,
    #[prop(optional)] things: bool,
) -> impl IntoView {
    let list_id = StoredValue::new(list_id);
    follow(move || {
        let active = list_id.with_value(|list| candidates.active_option(list));
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(option) = document.zip(active).and_then(|(document, active)| document.get_element_by_id(&active)) {
            let nearest = web_sys::ScrollIntoViewOptions::new();
            nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    });
    let said = move || match candidates.found.with(|found| found.as_ref().map(Vec::len)) {
        Some(0) if candidates.failed.get() => t::search_failed().to_owned(),
        Some(0) if things => t::nothing_found().to_owned(),
        Some(0) => t::nobody_found().to_owned(),
        Some(count) if things => t::things_found(count as u64),
        Some(count) => t::people_found(count as u64),
        None => String::new(),
    };
    let is_empty = move || candidates.found.with(|found| found.as_ref().is_some_and(Vec::is_empty));
    view! {
        <p class="visually-hidden" role="status">{said}</p>
        {when(move || candidates.is_open(), move || view! {
            <div class="candidates">
                {when(is_empty, move || view! {
                    <p class="candidates-none">{said}</p>
                })}
                <ul role="listbox" id=list_id.get_value() aria-label=if things { t::choices() } else { t::people() } class:empty=is_empty>
                    {live(move || candidates.found.get().unwrap_or_default().into_iter().enumerate().map(|(place, candidate)| {
                        let taken = candidate.clone();
                        let portrait = (!things).then(|| {
                            view! { <Avatar id=candidate.id.clone() name=candidate.name.clone() picture=candidate.picture.clone() size=AvatarSize::Small/> }
                        });
                        view! {
                            <li
                                role="option"
                                id=list_id.with_value(|list| option_id(list, place))
                                aria-selected=Signal::derive(move || if candidates.active.get() == place { "true" } else { "false" })
                                on:pointerdown=move |event| {
                                    // The focus stays in the field.
                                    event.prevent_default();
                                    on_choose.run(taken.clone());
                                }
                            >
                                {portrait}
                                <span class="candidate-name" dir="auto">{candidate.name}</span>
                                <span class="candidate-detail" dir="auto">{candidate.detail}</span>
                            </li>
                        }
                    }).collect_view())}
                </ul>
            </div>
        })}
    }
}
