//! Files on their way into the area: each is sent, then made a document, photo or video, once.

use api::{
    error::Failure,
    workdrive::{Permissions, module_codes::ModuleCode},
};
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    make::{Asked, documents_make},
    model::Section,
};
use crate::{
    kit::upload_tray::{TrayItem, TrayState},
    net::Net,
    task::{follow, spawn},
    text::failure,
    uploads::{Limits, Progress, Upload, Uploads, tray_item},
};

/// Keys of one section's files; the next section's begin after them.
const KEYS: u32 = 1 << 20;
/// How many things are asked for at the same time.
const AT_ONCE: usize = 3;
/// The sections that files go into.
const SECTIONS: [Section; 3] = [Section::Documents, Section::Photos, Section::Videos];

/// What is wished for the things that some files become.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// Who may see them.
    pub permissions: Permissions,
    /// Whether others than their owners may see them; documents only.
    pub publish: bool,
    /// Their category; documents only.
    pub category: Option<String>,
}

/// How far the thing is that a file becomes.
#[derive(Debug, Clone, PartialEq)]
enum Making {
    /// The file is not there yet.
    Waiting,
    /// It is asked for.
    Asked,
    /// It is there.
    Made,
    /// It is not; the file is.
    Failed(Failure),
}

/// The thing that a file becomes.
#[derive(Clone)]
struct Outcome {
    key: u32,
    wish: Wish,
    making: ArcRwSignal<Making>,
    /// Under which name it is asked for, however often.
    name: String,
}

/// How many files are how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Wait, or are on their way.
    pub under_way: u64,
    /// Became something.
    pub made: u64,
    /// Did not, and may be tried again.
    pub failed: u64,
    /// Are not accepted.
    pub refused: u64,
}

impl Tally {
    /// All.
    #[must_use]
    pub const fn all(self) -> u64 {
        self.under_way + self.made + self.failed + self.refused
    }
}

/// Files on their way.
#[derive(Clone, Copy)]
pub struct Intake {
    lanes: [Lane; 3],
    net: Net,
}

/// The files of one section.
#[derive(Clone, Copy)]
struct Lane {
    section: Section,
    uploads: Uploads,
    outcomes: RwSignal<Vec<Outcome>>,
}

impl Intake {
    /// Nothing is on its way yet. `on_made` is told of the section in which a file became something.
    #[must_use]
    pub fn open(net: Net, on_made: impl Fn(Section) + Copy + 'static) -> Self {
        let lanes = SECTIONS.map(|section| Lane {
            section,
            uploads: Uploads::new(net, module_of(section), limits(section)),
            outcomes: RwSignal::new(Vec::new()),
        });
        let intake = Self { lanes, net };
        for lane in lanes {
            follow(move || intake.make_arrived(lane, on_made));
        }
        intake
    }

    /// Begins with some files.
    pub fn add(self, section: Section, files: Vec<web_sys::File>, wish: &Wish) {
        let Some(lane) = self.lane(section) else { return };
        let before = lane.uploads.list.with_untracked(|list| list.last().map_or(0, |last| last.key));
        lane.uploads.add(files);
        let added = lane.uploads.list.with_untracked(|list| {
            list.iter().map(|upload| upload.key).filter(|key| *key > before).collect::<Vec<_>>()
        });
        lane.outcomes.write().extend(added.into_iter().map(|key| Outcome {
            key,
            wish: wish.clone(),
            making: ArcRwSignal::new(Making::Waiting),
            name: Uuid::new_v4().to_string(),
        }));
    }

    /// Tries one again: its way here, or, when it is here, what it becomes.
    pub fn retry(self, key: u32) {
        let Some((lane, key)) = self.find(key) else { return };
        let Some(outcome) = lane.outcome(key) else { return };
        if matches!(outcome.making.get_untracked(), Making::Failed(_)) {
            // It is made as soon as it waits again.
            outcome.making.set(Making::Waiting);
            lane.outcomes.update(|_| ());
        } else {
            lane.uploads.retry(key);
        }
    }

    /// Takes one out, giving it up if it is on its way.
    pub fn remove(self, key: u32) {
        let Some((lane, key)) = self.find(key) else { return };
        lane.outcomes.write().retain(|outcome| outcome.key != key);
        lane.uploads.remove(key);
    }

    /// Tries all again that failed.
    pub fn retry_failed(self) {
        for item in self.items() {
            if matches!(item.state.get_untracked(), TrayState::Failed(_, true)) {
                self.retry(item.key);
            }
        }
    }

    /// Gives up what is not there yet.
    pub fn cancel(self) {
        for item in self.items() {
            if !matches!(item.state.get_untracked(), TrayState::Done(_) | TrayState::Failed(..)) {
                self.remove(item.key);
            }
        }
    }

    /// Empties the list.
    pub fn clear(self) {
        for lane in self.lanes {
            lane.outcomes.write().clear();
            lane.uploads.clear();
        }
    }

    /// Whether there is anything to show, as a reactive value.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.lanes.iter().all(|lane| lane.outcomes.with(Vec::is_empty))
    }

    /// The files for the tray.
    #[must_use]
    pub fn items(self) -> Vec<TrayItem> {
        let of = |(place, lane): (usize, &Lane)| {
            let first = u32::try_from(place).unwrap_or_default() * KEYS;
            let (lane, uploads) = (*lane, lane.uploads.list.get());
            lane.outcomes.track();
            uploads.into_iter().filter_map(move |upload| lane.item(first, upload)).collect::<Vec<_>>()
        };
        self.lanes.iter().enumerate().flat_map(of).collect()
    }

    /// How many are how far, as a reactive value.
    #[must_use]
    pub fn tally(self) -> Tally {
        let mut tally = Tally::default();
        for item in self.items() {
            match item.state.get() {
                TrayState::Done(_) => tally.made += 1,
                TrayState::Failed(_, true) => tally.failed += 1,
                TrayState::Failed(_, false) => tally.refused += 1,
                TrayState::Queued | TrayState::Sending(_) | TrayState::Checking => tally.under_way += 1,
            }
        }
        tally
    }

    fn lane(self, section: Section) -> Option<Lane> {
        self.lanes.into_iter().find(|lane| lane.section == section)
    }

    fn find(self, key: u32) -> Option<(Lane, u32)> {
        let lane = self.lanes.get((key / KEYS) as usize)?;
        Some((*lane, key % KEYS))
    }

    /// Asks for what the files become that are there.
    fn make_arrived(self, lane: Lane, on_made: impl Fn(Section) + Copy + 'static) {
        let uploads = lane.uploads.list.get();
        let outcomes = lane.outcomes.get();
        let asked = outcomes.iter().filter(|outcome| outcome.making.get_untracked() == Making::Asked).count();
        let mut free = AT_ONCE.saturating_sub(asked);
        for upload in uploads {
            let Progress::Done(file) = upload.progress.get() else { continue };
            let waiting = outcomes
                .iter()
                .find(|outcome| outcome.key == upload.key && outcome.making.get_untracked() == Making::Waiting);
            let Some(outcome) = waiting.cloned() else { continue };
            if free == 0 {
                return;
            }
            free -= 1;
            outcome.making.set(Making::Asked);
            let (net, section) = (self.net, lane.section);
            let Outcome { wish, name, making, .. } = outcome;
            let asked = Asked { net, section, file: file.id, called: upload.name, wish, name };
            spawn(async move {
                let made = match documents_make().await {
                    Ok(make) => make(asked).await,
                    Err(not_loaded) => Err(not_loaded.into()),
                };
                making.set(made.map_or_else(Making::Failed, |()| Making::Made));
                if making.get_untracked() == Making::Made {
                    on_made(section);
                }
                // The next one that waits has its turn.
                lane.outcomes.update(|_| ());
            });
        }
    }
}

impl Lane {
    fn outcome(self, key: u32) -> Option<Outcome> {
        self.outcomes.with_untracked(|outcomes| outcomes.iter().find(|outcome| outcome.key == key).cloned())
    }

    fn item(self, first: u32, upload: Upload) -> Option<TrayItem> {
        let making = self.outcome(upload.key)?.making;
        let item = tray_item(upload);
        let sent = item.state;
        let state = ArcSignal::derive(move || match (sent.get(), making.get()) {
            (TrayState::Done(_), Making::Waiting | Making::Asked) => TrayState::Checking,
            (TrayState::Done(_), Making::Failed(problem)) => TrayState::Failed(failure::why(&problem), true),
            (sent, _) => sent,
        });
        Some(TrayItem { key: first + item.key, state, ..item })
    }
}

fn module_of(section: Section) -> ModuleCode {
    match section {
        Section::Documents => ModuleCode::DOCUMENT,
        Section::Faqs => ModuleCode::FAQ,
        Section::Photos | Section::Videos => ModuleCode::POST,
    }
}

fn limits(section: Section) -> Limits {
    match section {
        Section::Documents | Section::Faqs => Limits::EMBEDDED,
        Section::Photos => Limits { video_bytes: 0, document_bytes: 0, ..Limits::EMBEDDED },
        Section::Videos => Limits { picture_bytes: 0, document_bytes: 0, ..Limits::EMBEDDED },
    }
}
