//! What a person has chosen for conversations in this browser.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::model::{ConversationId, Source};
use crate::{storage, text::format};

const KEY: &str = "chats";

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Whether Enter sends; else it begins a line, and Ctrl+Enter sends.
    pub enter_sends: bool,
    /// Whether a conversation opens at the first unread message; else at the newest.
    pub opens_at_unread: bool,
    /// Whether the browser tells of messages.
    pub notifies: bool,
    /// Sources of which it does not.
    pub silent_sources: Vec<Source>,
    /// From when to when it does not: minutes since midnight.
    pub quiet: Option<(u16, u16)>,
    /// How much it tells of single conversations.
    pub levels: BTreeMap<String, Level>,
}

/// How much the browser tells of a conversation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Of every message.
    #[default]
    All,
    /// Of messages that mention one.
    Mentions,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            enter_sends: true,
            opens_at_unread: true,
            notifies: true,
            silent_sources: Vec::new(),
            quiet: None,
            levels: BTreeMap::new(),
        }
    }
}

static CHOSEN: LazyLock<ArcRwSignal<Preferences>> =
    LazyLock::new(|| ArcRwSignal::new(storage::read(KEY).unwrap_or_default()));

impl Preferences {
    /// What was chosen, as a reactive value.
    #[must_use]
    pub fn get() -> Self {
        CHOSEN.get()
    }

    /// The same without subscribing.
    #[must_use]
    pub fn get_untracked() -> Self {
        CHOSEN.get_untracked()
    }

    /// Chooses something else.
    pub fn change(change: impl FnOnce(&mut Self)) {
        CHOSEN.update(change);
        storage::write(KEY, &CHOSEN.get_untracked());
    }

    /// How much is told of a conversation.
    #[must_use]
    pub fn level(&self, id: ConversationId) -> Level {
        self.levels.get(&id.to_string()).copied().unwrap_or_default()
    }

    /// Whether the browser is to tell of a message now.
    #[must_use]
    pub fn tells(&self, id: ConversationId, mentions_me: bool, now: DateTime<Utc>) -> bool {
        let wanted = match self.level(id) {
            Level::All => true,
            Level::Mentions => mentions_me,
        };
        wanted && self.notifies && !self.silent_sources.contains(&id.source()) && !self.is_quiet(format::minute(now))
    }

    fn is_quiet(&self, minute: u16) -> bool {
        match self.quiet {
            Some((from, to)) if from <= to => (from..to).contains(&minute),
            // Over midnight.
            Some((from, to)) => minute >= from || minute < to,
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::Preferences;

    fn quiet(from: u16, to: u16) -> Preferences {
        Preferences { quiet: Some((from, to)), ..Preferences::default() }
    }

    #[test]
    fn quiet_hours_may_go_over_midnight() {
        let night = quiet(22 * 60, 7 * 60);
        assert!(night.is_quiet(23 * 60) && night.is_quiet(0) && night.is_quiet(7 * 60 - 1));
        assert!(!night.is_quiet(7 * 60) && !night.is_quiet(12 * 60));
        let noon = quiet(12 * 60, 13 * 60);
        assert!(noon.is_quiet(12 * 60) && !noon.is_quiet(13 * 60));
    }
}
