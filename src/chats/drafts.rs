//! What is being written in each conversation: kept in the browser with every key, and on the server for the other windows.

use std::collections::HashMap;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::model::{ConversationId, File, Quote};
use crate::{net::Net, storage};

mod sync;

pub(super) use sync::begin;

/// What is being written in a conversation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Text in Markdown.
    pub text: String,
    /// Files that are uploaded; in this browser only.
    pub files: Vec<File>,
    /// The message that it answers; in this browser only.
    pub reply: Option<Quote>,
    /// The version that the server has, and its text.
    version: u64,
    base: String,
    /// Another window's text, when both were written at once: the writer decides.
    pub other: Option<String>,
}

impl Draft {
    /// Whether there is nothing to be sent.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.files.is_empty()
    }
}

/// What is being written.
#[derive(Clone, Copy)]
pub struct Drafts {
    net: Net,
    all: RwSignal<HashMap<ConversationId, Draft>>,
    /// What is told to the server soon, and whether it has changed since the last look.
    busy: StoredValue<Vec<(ConversationId, bool)>>,
    /// How the server is told; none until that is loaded.
    syncing: StoredValue<Option<Syncing>>,
}

/// How drafts and the server meet.
#[derive(Clone, Copy)]
struct Syncing {
    changed: fn(Drafts, ConversationId),
    refresh: fn(Drafts),
}

impl Drafts {
    /// Those of this browser, and then those of the server.
    #[must_use]
    pub fn open(net: Net) -> Self {
        let drafts = Self {
            net,
            all: RwSignal::new(HashMap::new()),
            busy: StoredValue::new(Vec::new()),
            syncing: StoredValue::new(None),
        };
        let ids: Vec<String> = drafts.index_key().and_then(|key| storage::read(&key)).unwrap_or_default();
        let read = |id: String| {
            let id = ConversationId::read(&id)?;
            Some((id, storage::read::<Draft>(&drafts.key(id)?)?))
        };
        drafts.all.set(ids.into_iter().filter_map(read).collect());
        drafts
    }

    /// What is being written in a conversation, as a reactive value.
    #[must_use]
    pub fn get(self, id: ConversationId) -> Draft {
        self.all.with(|all| all.get(&id).cloned().unwrap_or_default())
    }

    /// Whether something is being written in a conversation.
    #[must_use]
    pub fn has(self, id: ConversationId) -> bool {
        self.all.with(|all| all.get(&id).is_some_and(|draft| !draft.is_empty()))
    }

    /// The conversations in which something is being written.
    #[must_use]
    pub fn list(self) -> Vec<ConversationId> {
        self.all.with(|all| all.iter().filter(|(_, draft)| !draft.is_empty()).map(|(id, _)| *id).collect())
    }

    /// Changes what is being written.
    pub fn change(self, id: ConversationId, change: impl FnOnce(&mut Draft)) {
        self.all.update(|all| change(all.entry(id).or_default()));
        self.keep(id);
        self.sync_soon(id);
    }

    /// Takes over another window's text, below one's own; or drops it.
    pub fn settle(self, id: ConversationId, take: bool) {
        self.change(id, |draft| {
            if let (Some(other), true) = (draft.other.take(), take) {
                let gap = if draft.text.trim().is_empty() { "" } else { "\n\n" };
                draft.text = format!("{}{gap}{other}", draft.text.trim_end());
            }
        });
    }

    /// Reads what the other windows have written.
    pub fn refresh(self) {
        if let Some(syncing) = self.syncing.get_value() {
            (syncing.refresh)(self);
        }
    }

    /// Tells the server, once the typing rests.
    fn sync_soon(self, id: ConversationId) {
        if let Some(syncing) = self.syncing.get_value() {
            (syncing.changed)(self, id);
        }
    }

    fn keep(self, id: ConversationId) {
        let Some(key) = self.key(id) else { return };
        let draft = self.all.with_untracked(|all| all.get(&id).cloned().unwrap_or_default());
        let is_kept = draft != Draft::default();
        if is_kept {
            storage::write(&key, &draft);
        } else {
            storage::remove(&key);
        }
        let Some(index) = self.index_key() else { return };
        let mut ids: Vec<String> = storage::read(&index).unwrap_or_default();
        let name = id.to_string();
        // This runs with every key that is typed, and other windows keep theirs in the same list: it is written only when it changes.
        if ids.contains(&name) != is_kept {
            ids.retain(|known| *known != name);
            if is_kept {
                ids.push(name);
            }
            storage::write(&index, &ids);
        }
    }

    fn index_key(self) -> Option<String> {
        self.net.session.me_untracked().map(|me| format!("chat-drafts.{}", me.user.id))
    }

    fn key(self, id: ConversationId) -> Option<String> {
        self.net.session.me_untracked().map(|me| format!("chat-draft.{}.{id}", me.user.id))
    }
}
