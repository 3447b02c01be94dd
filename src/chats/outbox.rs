//! What was sent and is not there yet: kept in the browser until the server has it, sent in order, each under a name by which the
//! server knows it again.

use std::{sync::Arc, time::Duration};

use api::error::{ErrorKind, Failure};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    adapter,
    model::{Body, ConversationId, Delivery, Message, MessageKey, Outgoing, Person},
    rich, sources,
};
use crate::{
    net::Net,
    storage,
    task::{follow, sleep, spawn},
    text::failure,
};

/// The longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_secs(20);
/// A server that makes a mistake is asked so often.
const MISTAKES: u32 = 3;

/// A message on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its row.
    pub key: MessageKey,
    /// Where it goes.
    pub to: ConversationId,
    /// What it says.
    pub out: Outgoing,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// How far it is.
    pub state: Progress,
    name: String,
}

/// How far a message is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// Waits for its turn.
    Waiting,
    /// Is being sent.
    Sending,
    /// Could not be sent now, for this reason; tried again by itself.
    Retrying(String),
    /// Is refused, for this reason.
    Failed(String),
}

/// A message on its way, as the browser keeps it.
#[derive(Serialize, Deserialize)]
struct Kept {
    to: String,
    name: String,
    out: Outgoing,
    #[serde(deserialize_with = "api::time::moment")]
    at: DateTime<Utc>,
    #[serde(default)]
    failed: Option<String>,
}

type Delivered = Callback<(ConversationId, MessageKey, Message)>;

/// The messages on their way.
#[derive(Clone, Copy)]
pub struct Outbox {
    net: Net,
    entries: RwSignal<Vec<Arc<Entry>>>,
    busy: StoredValue<Vec<ConversationId>>,
    /// The names of all that this window has or had.
    known: StoredValue<Vec<String>>,
    last: StoredValue<i64>,
    on_delivered: StoredValue<Option<Delivered>>,
    /// Grows when it is worth trying again at once.
    hurry: RwSignal<u32>,
}

impl Outbox {
    pub(super) fn open(net: Net) -> Self {
        let outbox = Self {
            net,
            entries: RwSignal::new(Vec::new()),
            busy: StoredValue::new(Vec::new()),
            known: StoredValue::new(Vec::new()),
            last: StoredValue::new(0),
            on_delivered: StoredValue::new(None),
            hurry: RwSignal::new(0),
        };
        let kept: Vec<Kept> = outbox.storage_key().and_then(|key| storage::read(&key)).unwrap_or_default();
        outbox.known.set_value(kept.iter().map(|kept| kept.name.clone()).collect());
        let entries = kept.into_iter().filter_map(|kept| {
            let state = kept.failed.map_or(Progress::Waiting, Progress::Failed);
            let to = ConversationId::read(&kept.to)?;
            Some(Arc::new(Entry { key: outbox.next_key(), to, out: kept.out, at: kept.at, state, name: kept.name }))
        });
        outbox.entries.set(entries.collect());
        let hurry = move |_| outbox.hurry.update(|hurry| *hurry = hurry.wrapping_add(1));
        leptos::leptos_dom::helpers::window_event_listener_untyped("online", hurry);
        // A session that goes on is worth a try too.
        follow(move || {
            if !net.session.ended.get() {
                outbox.hurry.update(|hurry| *hurry = hurry.wrapping_add(1));
            }
        });
        outbox
    }

    pub(super) fn deliver_to(self, deliver: impl Fn(ConversationId, MessageKey, Message) + Send + Sync + 'static) {
        self.on_delivered.set_value(Some(Callback::new(move |(id, key, message)| deliver(id, key, message))));
        // It is sent to each conversation once, however often that is named.
        let waiting: Vec<_> = self.entries.with_untracked(|entries| entries.iter().map(|entry| entry.to).collect());
        waiting.into_iter().for_each(|id| self.pump(id));
    }

    /// Sends something: it is among the messages at once.
    pub fn send(self, to: ConversationId, out: Outgoing) {
        for out in sources::parts(to.source(), out) {
            let (key, at, name) = (self.next_key(), Utc::now(), Uuid::new_v4().to_string());
            self.known.update_value(|known| known.push(name.clone()));
            let entry = Entry { key, to, out, at, state: Progress::Waiting, name };
            self.entries.update(|entries| entries.push(Arc::new(entry)));
        }
        self.keep();
        self.pump(to);
    }

    /// The rows of what goes to a conversation, in order.
    #[must_use]
    pub fn rows(self, id: ConversationId) -> Vec<MessageKey> {
        self.entries.with(|entries| entries.iter().filter(|entry| entry.to == id).map(|entry| entry.key).collect())
    }

    /// One message on its way, as a reactive value.
    #[must_use]
    pub fn get(self, key: MessageKey) -> Option<Arc<Entry>> {
        self.entries.with(|entries| entries.iter().find(|entry| entry.key == key).cloned())
    }

    /// How many wait for a connection, and how many are refused.
    #[must_use]
    pub fn counts(self) -> (usize, usize) {
        self.entries.with(|entries| {
            let failed = entries.iter().filter(|entry| matches!(entry.state, Progress::Failed(_))).count();
            (entries.len() - failed, failed)
        })
    }

    /// Sends a refused one again.
    pub fn retry(self, key: MessageKey) {
        if let Some(to) = self.set_state(key, Progress::Waiting) {
            self.keep();
            self.pump(to);
        }
    }

    /// Gives one up.
    pub fn discard(self, key: MessageKey) {
        self.entries.update(|entries| entries.retain(|entry| entry.key != key));
        self.keep();
    }

    /// Waits until nothing is on its way to a conversation at this moment.
    pub(super) async fn settled(self, id: ConversationId) {
        const STEP: Duration = Duration::from_millis(40);
        for _ in 0..100 {
            let is_sending = self.entries.with_untracked(|entries| {
                entries.iter().any(|entry| entry.to == id && entry.state == Progress::Sending)
            });
            if !is_sending {
                return;
            }
            sleep(STEP).await;
        }
    }

    /// Sends what goes to a conversation, one after the other.
    fn pump(self, to: ConversationId) {
        if self.busy.with_value(|busy| busy.contains(&to)) {
            return;
        }
        self.busy.update_value(|busy| busy.push(to));
        spawn(async move {
            let mut tries = 0;
            while let Some(entry) = self.first_waiting(to) {
                let key = entry.key;
                self.set_state(key, Progress::Sending);
                let sent = adapter::ask(to.source(), |adapter| {
                    adapter.send(self.net, to, entry.out.clone(), entry.name.clone())
                })
                .await;
                match sent {
                    Ok(message) => {
                        tries = 0;
                        // Both in one go, so that it is never on the screen twice, nor missing.
                        self.on_delivered.with_value(|deliver| {
                            if let Some(deliver) = deliver {
                                deliver.run((to, key, message));
                            }
                        });
                        self.discard(key);
                    }
                    Err(problem) => {
                        tries += 1;
                        if is_passing(&problem, tries) {
                            self.set_state(key, Progress::Retrying(failure::why(&problem)));
                            self.wait(&problem, tries).await;
                        } else {
                            tries = 0;
                            self.set_state(key, Progress::Failed(failure::why(&problem)));
                            self.keep();
                        }
                    }
                }
            }
            self.busy.update_value(|busy| {
                busy.retain(|other| *other != to);
            });
        });
    }

    fn first_waiting(self, to: ConversationId) -> Option<Arc<Entry>> {
        self.entries.with_untracked(|entries| {
            let open = |entry: &&Arc<Entry>| entry.to == to && !matches!(entry.state, Progress::Failed(_));
            entries.iter().find(open).cloned()
        })
    }

    /// Waits before another try: as long as told, else longer each time; less when the connection comes back.
    async fn wait(self, problem: &Failure, tries: u32) {
        const STEP: Duration = Duration::from_millis(250);
        let growing = Duration::from_millis(500).saturating_mul(1 << tries.min(6)).min(LONGEST_WAIT);
        let jitter = Duration::from_millis((js_sys::Math::random() * 400.0) as u64);
        let whole = problem.retry_after.unwrap_or(growing) + jitter;
        let may_hurry = problem.retry_after.is_none();
        let hurry = self.hurry.get_untracked();
        let mut waited = Duration::ZERO;
        while waited < whole {
            sleep(STEP).await;
            waited += STEP;
            let is_over = self.net.session.ended.get_untracked();
            if may_hurry && self.hurry.get_untracked() != hurry && !is_over {
                return;
            }
            // Who is signed out is asked to sign in again first.
            if problem.kind == ErrorKind::Unauthenticated && is_over {
                waited = Duration::ZERO;
            }
        }
    }

    fn set_state(self, key: MessageKey, state: Progress) -> Option<ConversationId> {
        let mut to = None;
        self.entries.update(|entries| {
            if let Some(entry) = entries.iter_mut().find(|entry| entry.key == key) {
                to = Some(entry.to);
                Arc::make_mut(entry).state = state;
            }
        });
        to
    }

    fn next_key(self) -> MessageKey {
        self.last.update_value(|last| *last -= 1);
        MessageKey(self.last.get_value())
    }

    fn storage_key(self) -> Option<String> {
        self.net.session.me_untracked().map(|me| format!("outbox.{}", me.user.id))
    }

    fn keep(self) {
        let Some(key) = self.storage_key() else { return };
        // Those of the other windows stay.
        let stored: Vec<Kept> = storage::read(&key).unwrap_or_default();
        let others = self
            .known
            .with_value(|known| stored.into_iter().filter(|kept| !known.contains(&kept.name)).collect::<Vec<_>>());
        let kept: Vec<Kept> = self.entries.with_untracked(|entries| {
            let kept = |entry: &Arc<Entry>| Kept {
                to: entry.to.to_string(),
                name: entry.name.clone(),
                out: entry.out.clone(),
                at: entry.at,
                failed: match &entry.state {
                    Progress::Failed(why) => Some(why.clone()),
                    _ => None,
                },
            };
            others.into_iter().chain(entries.iter().map(kept)).collect()
        });
        if kept.is_empty() {
            storage::remove(&key);
        } else {
            storage::write(&key, &kept);
        }
    }

    /// A message on its way, as the others are shown.
    #[must_use]
    pub fn message(self, entry: &Entry) -> Message {
        let me = self.net.session.me_untracked().map(|me| crate::person::Person::from(me.user.clone()));
        let author = me.map_or_else(
            || Person::unknown(""),
            |me| {
                Arc::new(Person {
                    id: me.id.to_string().into(),
                    name: me.name.into(),
                    detail: None,
                    picture: me.picture,
                    online: None,
                })
            },
        );
        Message {
            key: entry.key,
            place: i64::MAX,
            id: "".into(),
            author,
            is_own: true,
            at: entry.at,
            is_edited: false,
            body: Body::Text(rich::from_markdown(&entry.out.text)),
            reply: entry.out.reply.clone(),
            files: entry.out.files.clone(),
            reactions: Vec::new(),
            mentions_me: false,
            state: match entry.state {
                Progress::Failed(_) => Delivery::Failed,
                _ => Delivery::Pending,
            },
        }
    }
}

/// Whether trying again may help without anybody doing anything.
fn is_passing(problem: &Failure, tries: u32) -> bool {
    match problem.kind {
        ErrorKind::Offline
        | ErrorKind::Aborted
        | ErrorKind::Unavailable
        | ErrorKind::Unauthenticated
        | ErrorKind::RateLimited => true,
        ErrorKind::Internal => tries < MISTAKES,
        _ => false,
    }
}
