//! What is being written in each conversation: kept in the browser with every key, and on the server for the other windows.

use std::{collections::HashMap, time::Duration};

use api::{
    error::ErrorKind,
    rotunda::{
        drafts::{ChatDraft, KeepDraft, ListDrafts},
        vendors::Capability,
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::model::{ConversationId, File, Quote};
use crate::{
    net::Net,
    storage,
    task::{sleep, spawn},
};

/// How long the typing must rest before the server is told.
const REST: Duration = Duration::from_millis(700);

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
}

impl Drafts {
    /// Those of this browser, and then those of the server.
    #[must_use]
    pub fn open(net: Net) -> Self {
        let drafts = Self { net, all: RwSignal::new(HashMap::new()), busy: StoredValue::new(Vec::new()) };
        let ids: Vec<String> = drafts.index_key().and_then(|key| storage::read(&key)).unwrap_or_default();
        let read = |id: String| {
            let id = ConversationId::read(&id)?;
            Some((id, storage::read::<Draft>(&drafts.key(id)?)?))
        };
        drafts.all.set(ids.into_iter().filter_map(read).collect());
        drafts.refresh();
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
        if !untrack(|| self.net.session.can(Capability::ChatsDrafts)) {
            return;
        }
        spawn(async move {
            if let Ok(list) = self.net.call(&ListDrafts {}).await {
                self.take(&list);
            }
        });
    }

    /// Compares with what the server has.
    fn take(self, list: &[ChatDraft]) {
        let mut theirs: Vec<(ConversationId, (String, Option<u64>))> = self.all.with_untracked(|all| {
            // What is not listed has been emptied.
            let known = all.iter().filter(|(_, draft)| !draft.base.is_empty());
            known.map(|(id, _)| (*id, (String::new(), None))).collect()
        });
        for draft in list {
            let id = ConversationId::of(draft.source, &draft.conversation);
            theirs.retain(|(of, _)| *of != id);
            theirs.push((id, (draft.text.clone(), Some(draft.version))));
        }
        for (id, (text, version)) in theirs {
            let is_known = self.all.with_untracked(|all| all.get(&id).is_some_and(|own| Some(own.version) == version));
            if !is_known {
                self.meet(id, text, version);
            }
        }
    }

    /// Another window has kept another text: it is taken over when nothing was written here since, else both are kept.
    fn meet(self, id: ConversationId, text: String, version: Option<u64>) {
        let mut is_settled = true;
        self.all.update(|all| {
            let own = all.entry(id).or_default();
            let is_written = own.text != own.base && own.text != text;
            if is_written && !text.trim().is_empty() {
                own.other = Some(text.clone());
                is_settled = false;
            } else if !is_written {
                own.text.clone_from(&text);
            }
            own.base = text;
            own.version = version.unwrap_or(own.version);
        });
        self.keep(id);
        if is_settled {
            self.sync_soon(id);
        }
    }

    /// Tells the server, once the typing rests.
    fn sync_soon(self, id: ConversationId) {
        if !untrack(|| self.net.session.can(Capability::ChatsDrafts)) {
            return;
        }
        if self.mark(id, true).is_none() {
            spawn(async move {
                while self.mark(id, false) == Some(true) {
                    sleep(REST).await;
                    if self.busy.with_value(|busy| busy.contains(&(id, true))) {
                        continue;
                    }
                    self.sync(id).await;
                }
                self.busy.update_value(|busy| busy.retain(|(of, _)| *of != id));
            });
        }
    }

    /// Says whether it has changed since the last look; answers what was said before, nothing when nobody is about to tell it.
    fn mark(self, id: ConversationId, is_changed: bool) -> Option<bool> {
        let before = self.busy.try_update_value(|busy| {
            if let Some((_, known)) = busy.iter_mut().find(|(of, _)| *of == id) {
                return Some(std::mem::replace(known, is_changed));
            }
            busy.push((id, is_changed));
            None
        });
        before.flatten()
    }

    async fn sync(self, id: ConversationId) {
        let draft = self.all.with_untracked(|all| all.get(&id).cloned().unwrap_or_default());
        if draft.text == draft.base || draft.other.is_some() {
            return;
        }
        let request = KeepDraft {
            source: id.source(),
            conversation: id.id().to_string(),
            text: draft.text.clone(),
            version: draft.version,
        };
        match self.net.call(&request).await {
            Ok(kept) => {
                self.all.update(|all| {
                    let own = all.entry(id).or_default();
                    (own.version, own.base) = (kept.version, kept.text);
                });
                self.keep(id);
            }
            Err(failure) if failure.kind == ErrorKind::Conflict => {
                if let Ok(list) = self.net.call(&ListDrafts {}).await {
                    let name = id.id();
                    let theirs = list.iter().find(|one| one.source == id.source() && *one.conversation == *name);
                    match theirs {
                        Some(theirs) => self.meet(id, theirs.text.clone(), Some(theirs.version)),
                        None => self.begin_anew(id),
                    }
                }
            }
            // It stays in the browser; the next key tries again.
            Err(_) => {}
        }
    }

    /// Another window has emptied it: what is written over an emptied draft is written over none.
    fn begin_anew(self, id: ConversationId) {
        self.all.update(|all| {
            let own = all.entry(id).or_default();
            own.version = 0;
            own.base = String::new();
        });
        self.sync_soon(id);
    }

    fn keep(self, id: ConversationId) {
        let (Some(index), Some(key)) = (self.index_key(), self.key(id)) else { return };
        let draft = self.all.with_untracked(|all| all.get(&id).cloned().unwrap_or_default());
        let mut ids: Vec<String> = storage::read(&index).unwrap_or_default();
        let name = id.to_string();
        ids.retain(|known| *known != name);
        if draft == Draft::default() {
            storage::remove(&key);
        } else {
            storage::write(&key, &draft);
            ids.push(name);
        }
        storage::write(&index, &ids);
    }

    fn index_key(self) -> Option<String> {
        self.net.session.me_untracked().map(|me| format!("chat-drafts.{}", me.user.id))
    }

    fn key(self, id: ConversationId) -> Option<String> {
        self.net.session.me_untracked().map(|me| format!("chat-draft.{}.{id}", me.user.id))
    }
}
