//! Documents, questions, photos and videos as the screens know them.

use api::workdrive::{
    self, DocumentId, FaqId, FileId, MP4, Permissions, PhotoId, UserId, VideoId, documents, faqs, photos, videos,
};
use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

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

/// A row of the vendor's, read.
pub trait Thing: Sized + Send + Sync + 'static {
    /// The vendor's row.
    type Wire;
    /// Reads one; nothing when there is nothing to show.
    fn read(wire: Self::Wire) -> Option<Self>;
    /// What names it.
    fn id(&self) -> Id;
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

impl Thing for Document {
    type Wire = documents::Document;
    fn read(wire: documents::Document) -> Option<Self> {
        let file = wire.file.and_then(Media::read);
        let links: Vec<String> = wire.link_preview.into_iter().filter_map(|preview| filled(preview.link)).collect();
        let unnamed = || file.as_ref().map(|file| file.name.clone()).or_else(|| links.first().cloned());
        Some(Self {
            id: wire.id,
            name: filled(wire.name).or_else(unnamed).unwrap_or_else(|| wire.id.to_string()),
            is_published: wire.is_published,
            updated_at: wire.updated_at,
            expiry: wire.expiry,
            tags: wire.tags,
            category: filled(wire.category),
            owners: wire.owners.into_iter().map(Person::from).collect(),
            is_bookmarked: filled(wire.bookmark_id).is_some(),
            audience: wire.permissions,
            file,
            links,
        })
    }
    fn id(&self) -> Id {
        Id(self.id.0)
    }
}

impl Thing for Question {
    type Wire = faqs::FaqRow;
    fn read(wire: faqs::FaqRow) -> Option<Self> {
        Some(Self {
            id: wire.id,
            faq: wire.kb_id,
            question: wire.question,
            answer: wire.answer,
            more: wire.description,
            category: filled(wire.category),
            tags: wire.tags,
            owners: wire.owners,
            is_bookmarked: filled(wire.bookmark_id).is_some(),
            is_published: wire.is_published.unwrap_or(true),
            expiry: wire.expiry.and_then(|expiry| expiry.0),
        })
    }
    fn id(&self) -> Id {
        Id(self.id.0)
    }
}

impl Thing for Photo {
    type Wire = photos::Photo;
    fn read(wire: photos::Photo) -> Option<Self> {
        Some(Self {
            id: wire.id,
            title: wire.title,
            description: wire.description,
            shared_at: wire.created_at,
            author: wire.user.map(Person::from),
            shown: wire.tagged_users.into_iter().map(Person::from).collect(),
            picture: wire.photo.and_then(Media::read)?,
        })
    }
    fn id(&self) -> Id {
        Id(self.id.0)
    }
}

impl Thing for Video {
    type Wire = videos::Video;
    fn read(wire: videos::Video) -> Option<Self> {
        let own = wire.thumbnail_file.and_then(Media::read).map(|file| file.thumbnail.unwrap_or(file.url));
        let file = wire.video_file.and_then(Media::read);
        let still = file.as_ref().and_then(|file| file.thumbnail.clone());
        let film = match (file, wire.meta) {
            (Some(file), _) => Film::File(file),
            (None, Some(meta)) => Film::Elsewhere { site: site_of(&meta.url, wire.source), address: meta.url },
            (None, None) => return None,
        };
        Some(Self {
            id: wire.id,
            title: wire.title,
            description: wire.description,
            shared_at: wire.created_at,
            author: wire.user.map(Person::from),
            film,
            has_own_thumbnail: own.is_some(),
            thumbnail: own.or(still),
            audience: wire.permissions,
        })
    }
    fn id(&self) -> Id {
        Id(self.id.0)
    }
}

/// What the site of a video is called: by its number where it has one, else its host.
fn site_of(address: &str, source: u64) -> String {
    match source {
        1 => "YouTube".to_owned(),
        2 => "Vimeo".to_owned(),
        _ => host_of(address).to_owned(),
    }
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
        assert_eq!(site_of("https://player.example/1", 3), "player.example");
        assert_eq!(site_of("https://youtu.be/1", 1), "YouTube");
    }
}
