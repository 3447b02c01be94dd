//! How the vendor's rows are read.

use api::workdrive::{documents, faqs, photos, videos};

use super::model::{Document, Film, Id, Media, Photo, Question, Video, host_of};
use crate::person::Person;

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

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_site_is_named_by_its_number_else_by_its_host() {
        assert_eq!(site_of("https://youtu.be/1", 1), "YouTube");
        assert_eq!(site_of("https://player.example/1", 3), "player.example");
    }
}
