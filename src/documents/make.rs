//! Makes a document, photo or video of a file that is there, once.

use std::pin::Pin;

use api::{
    error::Failure,
    workdrive::{
        FileId,
        documents::{CreateDocument, DocumentBody},
        photos::CreatePhoto,
        videos::CreateVideo,
    },
};

use super::{intake::Wish, model::Section};
use crate::{chunk::chunk, net::Net};

/// The longest title that the vendor takes, in characters.
const TITLE: usize = 200;

chunk!(pub(super) documents_make() -> Make, |asked| Box::pin(make_once(asked)));

/// Asks for it.
pub type Make = fn(Asked) -> Making;
type Making = Pin<Box<dyn Future<Output = Result<(), Failure>>>>;

/// What is asked for.
pub struct Asked {
    /// What calls go through.
    pub net: Net,
    /// Where it is to be.
    pub section: Section,
    /// The file.
    pub file: FileId,
    /// The file's name.
    pub called: String,
    /// What is wished for it.
    pub wish: Wish,
    /// Under which name it is asked for: asked for again with the same, after an answer that was lost, it is there once.
    pub name: String,
}

async fn make_once(asked: Asked) -> Result<(), Failure> {
    let Asked { net, section, file, called, wish: Wish { permissions, publish, category }, name } = asked;
    match section {
        Section::Documents => {
            let document = DocumentBody {
                name: Some(title(&called)),
                category,
                doc_id: Some(file),
                permissions: Some(permissions),
                ..DocumentBody::default()
            };
            net.call_once(&CreateDocument { publish: Some(publish), document }, &name).await.map(|_| ())
        }
        Section::Photos => {
            let photo = CreatePhoto { title: None, description: None, file_id: file, permissions: Some(permissions) };
            net.call_once(&photo, &name).await.map(|_| ())
        }
        Section::Videos => {
            let video = CreateVideo {
                title: title(stem(&called)),
                description: None,
                video_file_id: Some(file),
                thumbnail_file_id: None,
                meta: None,
                source: None,
                permissions: Some(permissions),
            };
            net.call_once(&video, &name).await.map(|_| ())
        }
        Section::Faqs => Ok(()),
    }
}

/// What of a file's name may be a title.
fn title(name: &str) -> String {
    name.trim().chars().take(TITLE).collect()
}

/// A file's name without its ending.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_title_is_made_of_the_file_name() {
        assert_eq!(title(" a.pdf "), "a.pdf");
        assert_eq!(title(&"ä".repeat(300)).chars().count(), TITLE);
        assert_eq!(stem("the.first.mp4"), "the.first");
        assert_eq!(stem("film"), "film");
    }
}
