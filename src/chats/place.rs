//! What of the conversations is shown, as the address says it.

use super::model::{ConversationId, Source};

/// Which conversations are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All that are not put away.
    #[default]
    All,
    /// Those with something unread.
    Unread,
    /// Those in which the reader is mentioned.
    Mentions,
    /// Those in which the reader has begun to write.
    Drafts,
    /// Those that are put away.
    Archived,
}

impl Filter {
    /// All of them, in the order of choosers.
    pub const ALL: [Self; 5] = [Self::All, Self::Unread, Self::Mentions, Self::Drafts, Self::Archived];

    const fn name(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Unread => "unread",
            Self::Mentions => "mentions",
            Self::Drafts => "drafts",
            Self::Archived => "archived",
        }
    }
}

/// What is open beside the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// Who is in it.
    Members,
    /// What was attached.
    Files,
    /// Searching in it.
    Search,
}

impl Panel {
    const ALL: [Self; 3] = [Self::Members, Self::Files, Self::Search];

    const fn name(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Files => "files",
            Self::Search => "search",
        }
    }
}

/// An address of the area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Which conversations are listed.
    pub filter: Filter,
    /// Only those of one source.
    pub source: Option<Source>,
    /// Which one is open.
    pub open: Option<ConversationId>,
    /// What is open beside it.
    pub panel: Option<Panel>,
    /// Which message is meant.
    pub at: Option<i64>,
}

impl Place {
    /// Reads an address below `/chats`. What it does not know it passes over, so that an old link still leads somewhere.
    #[must_use]
    pub fn read(path: &str, search: &str) -> Self {
        let rest = path.trim_start_matches("/chats").trim_matches('/');
        let search = web_sys::UrlSearchParams::new_with_str(search).ok();
        let get = |name: &str| search.as_ref()?.get(name);
        let filter = get("filter").and_then(|name| Filter::ALL.into_iter().find(|one| one.name() == name));
        Self {
            filter: filter.unwrap_or_default(),
            source: get("source").and_then(|name| name.parse().ok()),
            open: ConversationId::read(rest),
            panel: get("panel").and_then(|name| Panel::ALL.into_iter().find(|one| one.name() == name)),
            at: get("at").and_then(|at| at.parse().ok()),
        }
    }

    /// The address that shows it.
    #[must_use]
    pub fn address(&self) -> String {
        let mut parts = Vec::new();
        if self.filter != Filter::All {
            parts.push(format!("filter={}", self.filter.name()));
        }
        parts.extend(self.source.map(|source| format!("source={source}")));
        parts.extend(self.panel.map(|panel| format!("panel={}", panel.name())));
        parts.extend(self.at.map(|at| format!("at={at}")));
        let path = self.open.map_or_else(|| "/chats".to_owned(), ConversationId::address);
        if parts.is_empty() { path } else { format!("{path}?{}", parts.join("&")) }
    }

    /// The same list with another conversation open.
    #[must_use]
    pub fn with(self, open: Option<ConversationId>) -> Self {
        Self { open, panel: None, at: None, ..self }
    }
}
