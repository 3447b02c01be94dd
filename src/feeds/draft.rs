//! What is being written: kept in the browser until it is published.

use api::workdrive::{self, Permissions, UserId, posts::PostBody};
use serde::{Deserialize, Serialize};

use super::{
    audience,
    model::{Item, ItemId, Media, Stream},
};
use crate::{once, person::Person, storage};

/// A post or news item that is being written or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Stream it belongs to.
    pub stream: Stream,
    /// The item that is being changed; `None` for a new one.
    pub item: Option<ItemId>,
    /// Title; news only.
    #[serde(default)]
    pub title: String,
    /// Category's name; news only.
    #[serde(default)]
    pub category: String,
    /// Wide picture above the title; news only.
    #[serde(default)]
    pub cover: Option<Media>,
    /// Text in Markdown.
    #[serde(default)]
    pub text: String,
    /// Who may see it.
    #[serde(default)]
    pub audience: Permissions,
    /// The people of the audience with their names, in the order in which they were chosen.
    #[serde(default)]
    pub people: Vec<Person>,
    /// People tagged.
    #[serde(default)]
    pub tagged: Vec<Person>,
    /// Tags that stand outside the text.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Files that are uploaded.
    #[serde(default)]
    pub media: Vec<Media>,
    /// Address of an animated picture.
    #[serde(default)]
    pub gif: String,
    /// Links.
    #[serde(default)]
    pub links: Vec<String>,
    /// Place.
    #[serde(default)]
    pub place: String,
}

impl Draft {
    /// An empty one for everyone.
    #[must_use]
    pub fn new(stream: Stream) -> Self {
        Self {
            stream,
            item: None,
            title: String::new(),
            category: String::new(),
            cover: None,
            text: String::new(),
            audience: Permissions { public: true, ..Permissions::default() },
            people: Vec::new(),
            tagged: Vec::new(),
            tags: Vec::new(),
            media: Vec::new(),
            gif: String::new(),
            links: Vec::new(),
            place: String::new(),
        }
    }

    /// One that changes an item.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        let links = item.previews.iter().map(|preview| preview.link.clone()).chain(item.links.iter().cloned());
        Self {
            item: Some(item.id),
            title: item.title.clone().unwrap_or_default(),
            category: item.category.clone().unwrap_or_default(),
            cover: item.cover.clone(),
            text: item.text.to_string(),
            audience: item.audience.clone().unwrap_or_default(),
            tagged: item.tagged.clone(),
            tags: item.tags.clone(),
            media: item.media.clone(),
            gif: item.gif.clone().unwrap_or_default(),
            links: links.collect(),
            place: item.place.clone().unwrap_or_default(),
            ..Self::new(item.stream)
        }
    }

    /// The one kept in the browser for this person, when there is one.
    #[must_use]
    pub fn kept(owner: UserId, stream: Stream, item: Option<ItemId>) -> Option<Self> {
        storage::read(&key(owner, stream, item))
    }

    /// Keeps it in the browser; an empty one is removed from there.
    pub fn keep(&self, owner: UserId) {
        let key = key(owner, self.stream, self.item);
        if self.is_empty() && self.item.is_none() {
            storage::remove(&key);
        } else {
            storage::write(&key, self);
        }
    }

    /// Removes it from the browser.
    pub fn forget(&self, owner: UserId) {
        let form = self.form(owner);
        storage::remove(&form);
        once::forget(&form);
    }

    /// Under which name it is kept.
    #[must_use]
    pub fn form(&self, owner: UserId) -> String {
        key(owner, self.stream, self.item)
    }

    /// Whether nothing has been written or added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { title, text, cover, media, gif, links, place, .. } = self;
        [title, text, gif, place].iter().all(|field| field.trim().is_empty())
            && cover.is_none()
            && media.is_empty()
            && links.is_empty()
    }

    /// Whether there is something to publish: a text or any media.
    #[must_use]
    pub fn has_content(&self) -> bool {
        !self.text.trim().is_empty() || !self.media.is_empty() || !self.gif.trim().is_empty() || !self.links.is_empty()
    }

    /// The request's fields.
    #[must_use]
    pub fn to_body(&self) -> PostBody {
        let is_news = self.stream == Stream::News;
        let files = self.media.iter().map(|media| media.id);
        PostBody {
            permissions: Some(audience::with_people(&self.audience, &self.people)),
            post_text: Some(self.text.trim().to_owned()),
            status: Some("PUBLISHED".to_owned()),
            tags: Some(self.tags.clone()),
            mention: Some(mentioned(&self.text)),
            file_ids: Some(files.collect()),
            tagged_user_ids: Some(self.tagged.iter().map(|person| person.id).collect()),
            gif: Some(self.gif.trim().to_owned()),
            links: Some(self.links.clone()),
            news_title: is_news.then(|| self.title.trim().to_owned()),
            category: is_news.then(|| self.category.clone()),
            cover_image: is_news.then(|| self.cover.as_ref().map_or_else(String::new, |cover| cover.id.to_string())),
            location: Some(workdrive::Place { text_address: self.place.trim().to_owned(), coordinates: None }),
        }
    }
}

fn key(owner: UserId, stream: Stream, item: Option<ItemId>) -> String {
    match item {
        None => format!("draft.{owner}.{stream}"),
        Some(item) => format!("draft.{owner}.{stream}.{item}"),
    }
}

/// The people mentioned in a text as `@[Name](user:ID)`, each once.
fn mentioned(text: &str) -> Vec<UserId> {
    let ids = text.split("](user:").skip(1).filter_map(|rest| rest.split(')').next()?.parse().ok());
    let mut seen = Vec::new();
    for id in ids {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    seen
}
