//! Posts and news as the screens know them.

use std::sync::Arc;

use api::workdrive::{self, MP4, Permissions, posts::Post};
pub use api::{rotunda::feeds::Stream, workdrive::FileId, workdrive::PostId as ItemId, workdrive::posts::SortKey};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{kit::list::Key, person::Person};

impl Key for ItemId {
    fn to_number(self) -> u128 {
        self.0.as_u128()
    }
    fn from_number(number: u128) -> Self {
        Self(Uuid::from_u128(number))
    }
}

/// A post or a news item.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Id.
    pub id: ItemId,
    /// Stream it belongs to.
    pub stream: Stream,
    /// Who wrote it.
    pub author: Person,
    /// When it was published.
    pub posted_at: DateTime<Utc>,
    /// When it last changed.
    pub edited_at: Option<DateTime<Utc>>,
    /// Title; news only.
    pub title: Option<String>,
    /// Category's name; news only.
    pub category: Option<String>,
    /// Wide picture above the title; news only.
    pub cover: Option<Media>,
    /// Text in Markdown.
    pub text: Arc<str>,
    /// Pictures, videos, documents.
    pub media: Vec<Media>,
    /// Address of an animated picture.
    pub gif: Option<String>,
    /// Links that have no preview.
    pub links: Vec<String>,
    /// Links with what stands behind them.
    pub previews: Vec<Preview>,
    /// Tags, without `#`.
    pub tags: Vec<String>,
    /// People tagged.
    pub tagged: Vec<Person>,
    /// Place.
    pub place: Option<String>,
    /// Who may see it, when known.
    pub audience: Option<Permissions>,
    /// Reactions, most frequent first.
    pub reactions: Vec<Reaction>,
    /// How many comments it has.
    pub comments: u64,
}

/// What stands behind a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The link.
    pub link: String,
    /// Title of the page.
    pub title: String,
    /// What the page says of itself.
    pub description: Option<String>,
    /// Address of a picture.
    pub image: Option<String>,
}

/// One kind of reaction.
pub type Reaction = workdrive::posts::Reaction;

/// A picture, video or document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    /// Id.
    pub id: FileId,
    /// What it is.
    pub kind: MediaKind,
    /// File name.
    pub name: String,
    /// Media type.
    pub mime: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// Address of the bytes.
    pub url: String,
    /// Address of a small picture of it.
    pub thumbnail: Option<String>,
    /// Width and height in pixels, when known.
    pub dimensions: Option<(u32, u32)>,
}

/// How a file is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MediaKind {
    /// In the gallery.
    Picture,
    /// In a player.
    Video,
    /// As a link with its name and size.
    Document,
}

impl Item {
    /// Reads a vendor's item of `stream`.
    #[must_use]
    pub fn from_post(stream: Stream, post: Post) -> Self {
        let previews: Vec<Preview> = post.link_previews.into_iter().filter_map(Preview::read).collect();
        let links = post.links.into_iter().filter(|link| previews.iter().all(|preview| preview.link != *link));
        Self {
            id: post.id,
            stream,
            author: post.user.into(),
            posted_at: post.posted_at,
            edited_at: post.edited_at,
            title: post.news_title.filter(|title| !title.is_empty()),
            category: post.category.filter(|category| !category.is_empty()),
            cover: post.cover_image.and_then(Media::read),
            text: post.post_text.unwrap_or_default().into(),
            media: post.files.into_iter().filter_map(Media::read).collect(),
            gif: post.gif.filter(|gif| !gif.is_empty()),
            links: links.collect(),
            previews,
            tags: post.tags,
            tagged: post.tagged_users.into_iter().map(Person::from).collect(),
            place: post.location.map(|place| place.text_address).filter(|place| !place.is_empty()),
            audience: post.permissions,
            reactions: post.reactions,
            comments: post.comments_count,
        }
    }

    /// The address of its page.
    #[must_use]
    pub fn address(&self) -> String {
        format!("/feeds/{}/{}", self.stream, self.id)
    }

    /// One line that names it: the title, else the beginning of the text.
    #[must_use]
    pub fn headline(&self) -> String {
        let text = self.title.as_deref().unwrap_or(&self.text);
        let line = text.lines().next().unwrap_or_default();
        if line.chars().count() <= 80 { line.to_owned() } else { line.chars().take(79).chain(['…']).collect() }
    }
}

impl Preview {
    fn read(preview: workdrive::posts::LinkPreview) -> Option<Self> {
        let link = preview.link?;
        let title = preview.title.unwrap_or_else(|| link.clone());
        Some(Self { link, title, description: preview.description, image: preview.image })
    }
}

impl Media {
    /// Reads a vendor's file; one without an address cannot be shown.
    #[must_use]
    pub fn read(file: workdrive::File) -> Option<Self> {
        let kind = match () {
            () if file.is_image => MediaKind::Picture,
            () if file.is_video => MediaKind::Video,
            () => MediaKind::Document,
        };
        let dimensions = file.dimensions();
        let playable = file.mp4_urls.into_iter().next().filter(|_| file.mime != MP4);
        Some(Self {
            id: file.id,
            kind,
            name: file.name,
            mime: file.mime,
            size_bytes: file.size,
            url: playable.or(file.url)?,
            thumbnail: file.thumbnail,
            dimensions,
        })
    }
}
