//! What the screens know about conversations: one list over all sources, kept true by notices.

use std::{collections::HashMap, sync::Arc};

use api::error::{ErrorKind, Failure};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::{
    adapter::{self, Change, Cursor, StateChange},
    model::{Conversation, ConversationId, Detail, Message, Mute, Source},
    outbox::Outbox,
    sources,
    thread::Thread,
};
use crate::{loading::Phase, net::Net, task::spawn};

mod live;

/// So many conversations keep their messages while others are shown.
const KEPT: usize = 30;
/// More changes of one conversation than this are not fetched one by one.
const FEW: usize = 3;

/// Where reading the list of one source stands.
#[derive(Debug, Clone, Default)]
struct Reading {
    phase: Phase,
    cursor: Option<Cursor>,
    at_end: bool,
    /// Everything that happened since is here.
    since: Option<DateTime<Utc>>,
}

fn reading_of(readings: &[((Source, bool), Reading)], place: (Source, bool)) -> Option<&Reading> {
    readings.iter().find(|(of, _)| *of == place).map(|(_, reading)| reading)
}

/// Called with a message of another that has arrived.
pub type OnArrival = Callback<(ConversationId, Arc<Message>)>;

/// All conversations.
#[derive(Clone, Copy)]
pub struct Chats {
    net: Net,
    rows: RwSignal<HashMap<ConversationId, Arc<Conversation>>>,
    readings: RwSignal<Vec<((Source, bool), Reading)>>,
    threads: StoredValue<Vec<Thread>>,
    /// Of what lives as long as the list.
    owner: StoredValue<Owner>,
    /// Changes that have been told and not fetched.
    changed: StoredValue<HashMap<ConversationId, Vec<Option<i64>>>>,
    /// So many times a conversation was asked for, and the latest of these questions that each has an answer to.
    asked: StoredValue<u64>,
    answered: StoredValue<HashMap<ConversationId, u64>>,
    /// The one that is on the screen.
    pub open: RwSignal<Option<ConversationId>>,
    /// What was sent and is not there yet.
    pub outbox: Outbox,
    /// The latest message of another that has arrived.
    pub arrival: RwSignal<Option<(ConversationId, Arc<Message>)>>,
    /// Called with every one of them.
    on_arrival: StoredValue<Vec<OnArrival>>,
}

impl Chats {
    /// Opens the list; nothing is loaded yet.
    #[must_use]
    pub fn open(net: Net) -> Self {
        let chats = Self {
            net,
            rows: RwSignal::new(HashMap::new()),
            readings: RwSignal::new(Vec::new()),
            threads: StoredValue::new(Vec::new()),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            changed: StoredValue::new(HashMap::new()),
            asked: StoredValue::new(0),
            answered: StoredValue::new(HashMap::new()),
            open: RwSignal::new(None),
            outbox: Outbox::open(net),
            arrival: RwSignal::new(None),
            on_arrival: StoredValue::new(Vec::new()),
        };
        chats.outbox.deliver_to(move |id, key, message| chats.confirm(id, key, message));
        chats
    }

    /// Calls the backends.
    #[must_use]
    pub fn net(self) -> Net {
        self.net
    }

    /// The sources whose backends can be asked.
    #[must_use]
    pub fn sources(self) -> Vec<Source> {
        sources::all(self.net.session)
    }

    /// Calls `listener` with every message of another that arrives from now on.
    pub fn listen(self, listener: OnArrival) {
        self.on_arrival.update_value(|all| all.push(listener));
    }

    /// One conversation, as a reactive value; `None` when it is not known.
    #[must_use]
    pub fn get(self, id: ConversationId) -> Option<Arc<Conversation>> {
        self.rows.with(|rows| rows.get(&id).cloned())
    }

    /// Looks at all that are known.
    pub fn with<T>(self, look: impl FnOnce(&HashMap<ConversationId, Arc<Conversation>>) -> T) -> T {
        self.rows.with(look)
    }

    /// Up to which moment the list is whole, as far as it is loaded; `None` when it is all there.
    #[must_use]
    pub fn horizon(self, archived: bool) -> Option<DateTime<Utc>> {
        let sources = self.sources();
        self.readings.with(|readings| {
            let open = sources.iter().filter_map(|source| reading_of(readings, (*source, archived)));
            open.filter(|reading| !reading.at_end && reading.phase.failure().is_none())
                .filter_map(|reading| reading.since)
                .max()
        })
    }

    /// Where reading the list stands: loading as long as any source is.
    #[must_use]
    pub fn phase(self, archived: bool) -> Phase {
        let sources = self.sources();
        self.readings.with(|readings| {
            let phases: Vec<_> =
                sources.iter().map(|one| reading_of(readings, (*one, archived)).map(|it| &it.phase)).collect();
            match () {
                () if phases.iter().any(|phase| matches!(phase, None | Some(Phase::Idle))) => Phase::Idle,
                () if phases.iter().any(|phase| matches!(phase, Some(Phase::Loading))) => Phase::Loading,
                () => Phase::Ready,
            }
        })
    }

    /// The sources that could not be read, and why.
    #[must_use]
    pub fn failures(self, archived: bool) -> Vec<(Source, Failure)> {
        let sources = self.sources();
        self.readings.with(|readings| {
            let failed = |source: Source| Some((source, reading_of(readings, (source, archived))?.phase.failure()?));
            sources.into_iter().filter_map(failed).collect()
        })
    }

    /// Whether all of the list is loaded.
    #[must_use]
    pub fn at_end(self, archived: bool) -> bool {
        let sources = self.sources();
        self.readings.with(|readings| {
            sources.iter().all(|one| reading_of(readings, (*one, archived)).is_some_and(|it| it.at_end))
        })
    }

    /// Loads the beginning of the list, unless it is there.
    pub fn start(self, archived: bool) {
        for source in untrack(|| self.sources()) {
            if self.readings.with_untracked(|readings| reading_of(readings, (source, archived)).is_none()) {
                self.read_more(source, archived);
            }
        }
    }

    /// Loads on where the list is least whole.
    pub fn more(self, archived: bool) {
        let sources = untrack(|| self.sources());
        let next = self.readings.with_untracked(|readings| {
            let open = sources.into_iter().filter(|source| {
                reading_of(readings, (*source, archived)).is_some_and(|it| !it.at_end && it.phase == Phase::Ready)
            });
            open.max_by_key(|source| reading_of(readings, (*source, archived)).and_then(|it| it.since))
        });
        if let Some(source) = next {
            self.read_more(source, archived);
        }
    }

    /// Asks a source again.
    pub fn retry(self, source: Source, archived: bool) {
        self.read_more(source, archived);
    }

    /// Reads everything anew, because more was missed than is known.
    pub fn resync(self) {
        let known: Vec<_> = self.readings.with_untracked(|readings| readings.iter().map(|(place, _)| *place).collect());
        for (source, archived) in known {
            self.set_reading((source, archived), |reading| *reading = Reading::default());
            self.read_more(source, archived);
        }
        for thread in self.threads.get_value() {
            thread.catch_up_all();
        }
    }

    fn read_more(self, source: Source, archived: bool) {
        let place = (source, archived);
        let reading = self.readings.with_untracked(|readings| reading_of(readings, place).cloned().unwrap_or_default());
        if reading.phase == Phase::Loading {
            return;
        }
        self.set_reading(place, |reading| reading.phase = Phase::Loading);
        spawn(async move {
            match adapter::ask(source, |adapter| adapter.list(self.net, archived, reading.cursor)).await {
                Ok(page) => {
                    let since = page.conversations.iter().filter(|one| !one.is_pinned).map(|one| one.last_at).min();
                    self.rows.update(|rows| {
                        for conversation in page.conversations {
                            rows.insert(conversation.id, Arc::new(conversation));
                        }
                    });
                    self.set_reading(place, |reading| {
                        reading.phase = Phase::Ready;
                        reading.at_end = page.next.is_none();
                        reading.cursor = page.next;
                        reading.since = since.or(reading.since);
                    });
                }
                // Who has no account there has no conversations there.
                Err(failure) if matches!(failure.kind, ErrorKind::Forbidden | ErrorKind::NotFound) => {
                    self.set_reading(place, |reading| (reading.phase, reading.at_end) = (Phase::Ready, true));
                }
                Err(failure) => self.set_reading(place, |reading| reading.phase = Phase::Failed(failure)),
            }
        });
    }

    fn set_reading(self, place: (Source, bool), change: impl FnOnce(&mut Reading)) {
        self.readings.update(|readings| {
            let at = readings.iter().position(|(of, _)| *of == place).unwrap_or_else(|| {
                readings.push((place, Reading::default()));
                readings.len() - 1
            });
            change(&mut readings[at].1);
        });
    }

    /// Reads one conversation with its people.
    ///
    /// # Errors
    /// `NotFound` when there is none that may be seen.
    pub async fn fetch(self, id: ConversationId) -> Result<Detail, Failure> {
        let found = loop {
            let asked = self.asked.try_update_value(|asked| (*asked += 1, *asked).1).unwrap_or_default();
            let found = adapter::ask(id.source(), |adapter| adapter.get(self.net, id)).await;
            let newest = self.answered.try_update_value(|answered| {
                let newest = answered.entry(id).or_default();
                *newest = asked.max(*newest);
                *newest
            });
            // What the answer to a later question has overtaken may be of before a change.
            if newest.is_none_or(|newest| newest == asked) {
                break found;
            }
        };
        match &found {
            Ok(detail) if detail.is_member => self.keep(detail.conversation.clone()),
            Ok(_) => self.forget(id),
            Err(failure) if matches!(failure.kind, ErrorKind::NotFound | ErrorKind::Forbidden | ErrorKind::Invalid) => {
                self.forget(id);
            }
            Err(_) => {}
        }
        found
    }

    fn keep(self, conversation: Conversation) {
        self.rows.update(|rows| {
            rows.insert(conversation.id, Arc::new(conversation));
        });
    }

    fn forget(self, id: ConversationId) {
        if self.rows.with_untracked(|rows| rows.contains_key(&id)) {
            self.rows.update(|rows| {
                rows.remove(&id);
            });
        }
    }

    /// Changes what is known of a conversation.
    pub fn update(self, id: ConversationId, change: impl FnOnce(&mut Conversation)) {
        if self.rows.with_untracked(|rows| rows.contains_key(&id)) {
            self.rows.update(|rows| {
                if let Some(row) = rows.get_mut(&id) {
                    change(Arc::make_mut(row));
                }
            });
        }
    }

    /// The messages of a conversation; those of the last few stay loaded.
    #[must_use]
    pub fn thread(self, id: ConversationId) -> Thread {
        let known = self.threads.with_value(|threads| threads.iter().position(|thread| thread.id() == id));
        let thread = match known {
            Some(at) => self.threads.try_update_value(|threads| threads.remove(at)),
            None => None,
        };
        let thread = thread.unwrap_or_else(|| Thread::new(self, id, self.owner.with_value(Owner::child)));
        self.threads.update_value(|threads| {
            threads.push(thread.clone());
            let surplus = threads.len().saturating_sub(KEPT);
            threads.drain(..surplus);
        });
        thread
    }

    fn thread_if_known(self, id: ConversationId) -> Option<Thread> {
        self.threads.with_value(|threads| threads.iter().find(|thread| thread.id() == id).cloned())
    }

    /// What follows a message is unread again.
    ///
    /// # Errors
    /// Why it is not.
    pub async fn mark_unread(
        self,
        id: ConversationId,
        place: i64,
        message: Arc<str>,
        unread: u64,
    ) -> Result<(), Failure> {
        adapter::ask(id.source(), |adapter| adapter.read(self.net, id, place, message, true)).await?;
        self.update(id, |row| (row.read_to, row.unread) = (place, unread));
        Ok(())
    }

    /// Changes what a conversation is to the reader: shown at once, back with the reason if the server refuses.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn set_state(self, id: ConversationId, change: StateChange) -> Result<(), Failure> {
        let before = self.rows.with_untracked(|rows| rows.get(&id).cloned());
        self.update(id, |row| match change {
            StateChange::Mute(until) => row.mute = Some(until.map_or(Mute::Always, Mute::Until)),
            StateChange::Unmute => row.mute = None,
            StateChange::Pin(pinned) => row.is_pinned = pinned,
            StateChange::Archive(archived) => row.is_archived = archived,
        });
        let done = adapter::ask(id.source(), |adapter| adapter.set_state(self.net, id, change)).await;
        if let (Err(_), Some(before)) = (&done, before) {
            self.keep((*before).clone());
        }
        done
    }

    /// Changes a conversation and reads it again: what follows sees it as it is now.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn change(self, id: ConversationId, change: Change) -> Result<(), Failure> {
        let leaves = matches!(change, Change::Leave | Change::Destroy);
        adapter::ask(id.source(), |adapter| adapter.change(self.net, id, change)).await?;
        if leaves {
            self.forget(id);
        } else if let Some(thread) = self.thread_if_known(id) {
            thread.read_detail().await;
        }
        Ok(())
    }
}
