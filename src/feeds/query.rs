//! What part of a stream is shown, as the address says it.

use api::workdrive::{UserId, news::ListNews, posts::ListPosts};
use chrono::Utc;

use super::model::{ItemId, SortKey, Stream};

/// Rows per page: about two screens.
const PER_PAGE: u64 = 20;

/// What part of a stream is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Which stream.
    pub stream: Stream,
    /// In which order.
    pub sort: SortKey,
    /// Only with this tag.
    pub tag: Option<String>,
    /// Only by this person.
    pub author: Option<UserId>,
    /// Only of this category; news only.
    pub category: Option<String>,
}

/// An address of the area: a part of a stream, perhaps with one item open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What part of the stream.
    pub query: Query,
    /// Which item is open.
    pub item: Option<ItemId>,
}

impl Query {
    /// The whole stream, most recent first.
    #[must_use]
    pub fn all(stream: Stream) -> Self {
        Self { stream, sort: SortKey::Recent, tag: None, author: None, category: None }
    }

    /// Whether new items belong at its top.
    #[must_use]
    pub fn is_live(&self) -> bool {
        *self == Self::all(self.stream)
    }

    /// Whether only some items are shown.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.tag.is_some() || self.author.is_some() || self.category.is_some()
    }

    /// The address that shows it.
    #[must_use]
    pub fn address(&self) -> String {
        let base = match self.stream {
            Stream::Posts => "/feeds",
            Stream::News => "/feeds/news",
        };
        let search = self.search();
        if search.is_empty() { base.to_owned() } else { format!("{base}?{search}") }
    }

    /// The address that shows it with one item open.
    #[must_use]
    pub fn address_of(&self, item: ItemId) -> String {
        let search = self.search();
        let page = format!("/feeds/{}/{item}", self.stream);
        if search.is_empty() { page } else { format!("{page}?{search}") }
    }

    fn search(&self) -> String {
        let search = web_sys::UrlSearchParams::new().ok();
        let Some(search) = search else { return String::new() };
        match self.sort {
            SortKey::Recent => {}
            SortKey::MostReacted => search.set("sort", "reacted"),
            SortKey::MostCommented => search.set("sort", "commented"),
        }
        if let Some(tag) = &self.tag {
            search.set("tag", tag);
        }
        if let Some(author) = &self.author {
            search.set("author", &author.to_string());
        }
        if let Some(category) = &self.category {
            search.set("category", category);
        }
        search.to_string().into()
    }

    /// The request for the first page of posts.
    #[must_use]
    pub fn first_posts(&self) -> ListPosts {
        ListPosts {
            time: Utc::now(),
            per_page: Some(PER_PAGE),
            sort_key: Some(self.sort),
            cur_page: None,
            tag: self.tag.clone(),
            user: self.author,
        }
    }

    /// The request for the first page of news.
    #[must_use]
    pub fn first_news(&self) -> ListNews {
        ListNews {
            time: Utc::now(),
            per_page: Some(PER_PAGE),
            sort_key: Some(self.sort),
            cur_page: None,
            tag: self.tag.clone(),
            user: self.author,
            category: self.category.clone(),
        }
    }
}

impl Place {
    /// Reads an address below `/feeds`. What it does not know it passes over, so that an old link still leads somewhere.
    #[must_use]
    pub fn read(path: &str, search: &str) -> Self {
        let mut parts = path.trim_start_matches("/feeds").split('/').filter(|part| !part.is_empty());
        let stream = parts.next().and_then(|part| part.parse().ok()).unwrap_or(Stream::Posts);
        let item = parts.next().and_then(|part| part.parse().ok());
        let search = web_sys::UrlSearchParams::new_with_str(search).ok();
        let get = |name: &str| search.as_ref()?.get(name).filter(|value| !value.is_empty());
        let sort = match get("sort").as_deref() {
            Some("reacted") => SortKey::MostReacted,
            Some("commented") => SortKey::MostCommented,
            _ => SortKey::Recent,
        };
        let author = get("author").and_then(|author| author.parse().ok());
        let category = get("category").filter(|_| stream == Stream::News);
        Self { query: Query { stream, sort, tag: get("tag"), author, category }, item }
    }
}
