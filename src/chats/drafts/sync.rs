//! How drafts come to the server and from there to the other windows.

use std::time::Duration;

use api::{
    error::ErrorKind,
    rotunda::{
        drafts::{ChatDraft, KeepDraft, ListDrafts},
        vendors::Capability,
    },
};
use leptos::prelude::*;

use super::{Drafts, Syncing};
use crate::{
    chats::model::ConversationId,
    task::{sleep, spawn},
};

/// How long the typing must rest before the server is told.
const REST: Duration = Duration::from_millis(700);

/// From now on the server is told, also of what was written until now.
pub(in crate::chats) fn begin(drafts: Drafts) {
    drafts.syncing.set_value(Some(Syncing { changed: Drafts::tell_soon, refresh: Drafts::ask }));
    drafts.ask();
    let changed = drafts.all.with_untracked(|all| {
        all.iter().filter(|(_, draft)| draft.text != draft.base).map(|(id, _)| *id).collect::<Vec<_>>()
    });
    changed.into_iter().for_each(|id| drafts.tell_soon(id));
}

impl Drafts {
    /// Reads what the other windows have written.
    fn ask(self) {
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
            self.tell_soon(id);
        }
    }

    fn tell_soon(self, id: ConversationId) {
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
        self.tell_soon(id);
    }
}
