//! Documents, questions, photos and videos as the screens know them.

use api::workdrive::{self, DocumentId, FaqId, FileId, MP4, Permissions, PhotoId, UserId, VideoId};
use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

pub use super::thing::Thing;
use crate::{kit::list::Key, person::Person};

/// How long before its expiry a thing wants to be looked at.
pub const SOON: Duration = Duration::days(30);

/// A part of the area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// Files and addresses.
    Documents,
    /// Questions and answers.
    Faqs,
    /// Pictures.
    Photos,
    /// Films.
    Videos,
}

impl Section {
    /// All, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Documents, Self::Faqs, Self::Photos, Self::Videos];

    /// What its things are called in addresses; empty for the first section, which has none.
    #[must_use]
    pub const fn segment(self) -> &'static str {
        match self {
            Self::Documents => "",
            Self::Faqs => "faqs",
            Self::Photos => "photos",
            Self::Videos => "videos",
        }
    }
}

/// What names a thing, whatever section it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Id(pub Uuid);

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Key for Id {
    fn to_number(self) -> u128 {
        self.0.as_u128()
    }
    fn from_number(number: u128) -> Self {
        Self(Uuid::from_u128(number))
    }
}

/// How a file is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// As a picture.
    Picture,
    /// In a player.
    Video,
    /// In a player without a picture.
    Audio,
    /// In the browser's own viewer.
    Pdf,
    /// As it is written.
    Text,
    /// As it is meant.
    Markdown,
    /// By its name only.
    Other,
}

impl FileKind {
    fn of(mime: &str, name: &str) -> Self {
        let ending = name.rsplit('.').next().unwrap_or_default();
        match mime.split('/').next().unwrap_or_default() {
            "image" => Self::Picture,
            "video" => Self::Video,
            "audio" => Self::Audio,
            "text" if ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown") => Self::Markdown,
            "text" => Self::Text,
            _ if mime == "application/pdf" => Self::Pdf,
            _ => Self::Other,
        }
    }
}

/// An uploaded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// Id.
    pub id: FileId,
    /// How it is shown.
    pub kind: FileKind,
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

impl Media {
    /// Reads a vendor's file; one without an address cannot be shown.
    #[must_use]
    pub fn read(file: workdrive::File) -> Option<Self> {
        let dimensions = file.dimensions();
        let playable = file.mp4_urls.into_iter().next().filter(|_| file.mime != MP4);
        Some(Self {
            id: file.id,
            kind: FileKind::of(&file.mime, &file.name),
            name: file.name,
            mime: file.mime,
            size_bytes: file.size,
            url: playable.or(file.url)?,
            thumbnail: file.thumbnail,
            dimensions,
        })
    }
}

/// How near a thing is to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// It has none, or a distant one.
    Fresh,
    /// It comes within [`SOON`].
    Soon,
    /// It is past: only who keeps it sees it still.
    Expired,
}

impl Freshness {
    /// That of a thing with this expiry.
    #[must_use]
    pub fn at(expiry: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Self {
        match expiry {
            Some(expiry) if expiry <= now => Self::Expired,
            Some(expiry) if expiry <= now + SOON => Self::Soon,
            _ => Self::Fresh,
        }
    }
}

/// A document: a file, or an address.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Id.
    pub id: DocumentId,
    /// Name; never empty.
    pub name: String,
    /// Whether others than its owners may see it.
    pub is_published: bool,
    /// When it last changed.
    pub updated_at: Option<DateTime<Utc>>,
    /// When it disappears for everyone but its owners.
    pub expiry: Option<DateTime<Utc>>,
    /// The file.
    pub file: Option<Media>,
    /// Addresses.
    pub links: Vec<String>,
    /// Tags, without `#`.
    pub tags: Vec<String>,
    /// Category's name.
    pub category: Option<String>,
    /// Who keeps it up to date.
    pub owners: Vec<Person>,
    /// Whether the reader marked it.
    pub is_bookmarked: bool,
    /// Who may see it, when known.
    pub audience: Option<Permissions>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Id.
    pub id: FaqId,
    /// The FAQ that it is of, when known.
    pub faq: Option<FaqId>,
    /// What is asked.
    pub question: String,
    /// The answer in Markdown.
    pub answer: String,
    /// What else there is to say, in Markdown.
    pub more: String,
    /// Category's name.
    pub category: Option<String>,
    /// Tags, without `#`.
    pub tags: Vec<String>,
    /// Who keeps it up to date.
    pub owners: Vec<UserId>,
    /// Whether the reader marked it.
    pub is_bookmarked: bool,
    /// Whether others than its owners may see it.
    pub is_published: bool,
    /// When it disappears for everyone but its owners.
    pub expiry: Option<DateTime<Utc>>,
}

/// A photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Photo {
    /// Id.
    pub id: PhotoId,
    /// Title; may be empty.
    pub title: String,
    /// What it shows; may be empty.
    pub description: String,
    /// When it was shared.
    pub shared_at: Option<DateTime<Utc>>,
    /// Who shared it.
    pub author: Option<Person>,
    /// Who can be seen in it.
    pub shown: Vec<Person>,
    /// The picture.
    pub picture: Media,
}

impl Photo {
    /// What it is called: its title, else the name of its file.
    #[must_use]
    pub fn name(&self) -> String {
        if self.title.is_empty() { self.picture.name.clone() } else { self.title.clone() }
    }
}

/// Where a video plays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Film {
    /// Here.
    File(Media),
    /// On another site.
    Elsewhere {
        /// Its address there.
        address: String,
        /// What the site is called.
        site: String,
    },
}

/// A video.
#[derive(Debug, Clone, PartialEq)]
pub struct Video {
    /// Id.
    pub id: VideoId,
    /// Title.
    pub title: String,
    /// What it shows; may be empty.
    pub description: String,
    /// When it was shared.
    pub shared_at: Option<DateTime<Utc>>,
    /// Who shared it.
    pub author: Option<Person>,
    /// The video itself.
    pub film: Film,
    /// Address of the picture that stands for it.
    pub thumbnail: Option<String>,
    /// Whether that picture was chosen, not made from the video.
    pub has_own_thumbnail: bool,
    /// Who may see it, when known.
    pub audience: Option<Permissions>,
}

/// The host of an address, without `www.`.
#[must_use]
pub fn host_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_file_is_shown_by_its_type_and_text_by_its_name() {
        assert_eq!(FileKind::of("text/plain", "notes.MD"), FileKind::Markdown);
        assert_eq!(FileKind::of("text/plain", "notes.txt"), FileKind::Text);
        assert_eq!(FileKind::of("application/pdf", "md"), FileKind::Pdf);
        assert_eq!(FileKind::of("application/msword", "a.doc"), FileKind::Other);
        assert_eq!(FileKind::of("audio/ogg", "a"), FileKind::Audio);
    }

    #[test]
    fn a_thing_is_fresh_then_near_its_end_then_past_it() {
        let now = Utc::now();
        assert_eq!(Freshness::at(None, now), Freshness::Fresh);
        assert_eq!(Freshness::at(Some(now + Duration::days(31)), now), Freshness::Fresh);
        assert_eq!(Freshness::at(Some(now + Duration::days(30)), now), Freshness::Soon);
        assert_eq!(Freshness::at(Some(now), now), Freshness::Expired);
    }

    #[test]
    fn a_site_is_named_by_its_host() {
        assert_eq!(host_of("https://www.youtube.com/watch?v=1"), "youtube.com");
        assert_eq!(host_of("http://a.example:8080/x"), "a.example");
    }
}
