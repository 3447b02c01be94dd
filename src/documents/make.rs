//! Makes a document, photo or video of a file that is there, once.

use api::{
    error::{ErrorKind, Failure},
    page::Paged,
    workdrive::{
        FileId,
        documents::{CreateDocument, DocumentBody, ListDocuments},
        photos::{CreatePhoto, ListPhotos},
        videos::{CreateVideo, ListVideos},
    },
};
use leptos::prelude::*;

use super::{intake::Wish, model::Section};
use crate::net::Net;

/// The longest title that the vendor takes, in characters.
const TITLE: usize = 200;
/// What was made a moment ago is among the latest: so many pages of 100 are looked through.
const PAGES: usize = 5;

/// Asks for it. The vendor does not know a request that it has seen before: after an answer that was lost, what may be there is looked for
/// by its file before it is asked for again.
///
/// # Errors
/// Why it is not there, as far as it is known.
pub async fn make_once(
    net: Net,
    section: Section,
    file: FileId,
    name: &str,
    wish: &Wish,
    is_unsure: ArcStoredValue<bool>,
) -> Result<(), Failure> {
    if is_unsure.get_value() && is_there(net, section, file).await? {
        return Ok(());
    }
    let made = make(net, section, file, name, wish).await;
    if let Err(failure) = &made {
        is_unsure.set_value(!is_refusal(failure.kind));
    }
    made
}

async fn make(net: Net, section: Section, file: FileId, name: &str, wish: &Wish) -> Result<(), Failure> {
    let Wish { permissions, publish, category } = wish.clone();
    match section {
        Section::Documents => {
            let document = DocumentBody {
                name: Some(title(name)),
                category,
                doc_id: Some(file),
                permissions: Some(permissions),
                ..DocumentBody::default()
            };
            net.call(&CreateDocument { publish: Some(publish), document }).await.map(|_| ())
        }
        Section::Photos => {
            let photo = CreatePhoto { title: None, description: None, file_id: file, permissions: Some(permissions) };
            net.call(&photo).await.map(|_| ())
        }
        Section::Videos => {
            let video = CreateVideo {
                title: title(stem(name)),
                description: None,
                video_file_id: Some(file),
                thumbnail_file_id: None,
                meta: None,
                source: None,
                permissions: Some(permissions),
            };
            net.call(&video).await.map(|_| ())
        }
        Section::Faqs => Ok(()),
    }
}

/// Whether something was made of a file.
async fn is_there(net: Net, section: Section, file: FileId) -> Result<bool, Failure> {
    let (cur_page, per_page) = (None, Some(100));
    match section {
        Section::Documents => {
            let list = ListDocuments { cur_page, per_page, category: None };
            any(net, list, |document| document.file.as_ref().map(|file| file.id) == Some(file)).await
        }
        Section::Photos => {
            let list = ListPhotos { cur_page, per_page, filter: None, user_id: None };
            any(net, list, |photo| photo.photo.as_ref().map(|file| file.id) == Some(file)).await
        }
        Section::Videos => {
            let list = ListVideos { cur_page, per_page, is_following: None, user_id: None, search: None };
            any(net, list, |video| video.video_file_id == Some(file)).await
        }
        Section::Faqs => Ok(false),
    }
}

async fn any<E: Paged>(net: Net, first: E, is_it: impl Fn(&E::Item) -> bool) -> Result<bool, Failure> {
    let mut next = Some(first);
    for _ in 0..PAGES {
        let Some(list) = next else { return Ok(false) };
        let page = net.call(&list).await?;
        next = list.next(&page);
        if E::items(page).iter().any(&is_it) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a failure says that nothing was made.
fn is_refusal(kind: ErrorKind) -> bool {
    !matches!(kind, ErrorKind::Offline | ErrorKind::Aborted | ErrorKind::Unavailable | ErrorKind::Internal)
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

    #[test]
    fn only_an_answer_says_that_nothing_was_made() {
        assert!(is_refusal(ErrorKind::Forbidden));
        assert!(is_refusal(ErrorKind::Invalid));
        assert!(!is_refusal(ErrorKind::Offline));
        assert!(!is_refusal(ErrorKind::Internal));
    }
}
