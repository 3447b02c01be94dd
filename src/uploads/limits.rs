//! What a backend accepts, known before a byte is sent.

/// What is accepted.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Pictures, at most this many bytes.
    pub picture_bytes: u64,
    /// Videos, at most this many bytes.
    pub video_bytes: u64,
    /// Documents, at most this many bytes; 0 when none are accepted.
    pub document_bytes: u64,
}

/// Why a file is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It has no bytes.
    Empty,
    /// It is of a kind that is not accepted.
    Kind,
    /// It has more bytes than this.
    TooLarge(u64),
}

impl Limits {
    /// The limits of the embedded backend.
    pub const EMBEDDED: Self = Self { picture_bytes: 10 << 20, video_bytes: 200 << 20, document_bytes: 25 << 20 };

    /// Why a file of this media type and size is not accepted; `None` when it is.
    #[must_use]
    pub fn refuse(&self, mime: &str, size_bytes: u64) -> Option<Refusal> {
        let mime = plain(mime);
        let most = if PICTURES.contains(&mime) {
            self.picture_bytes
        } else if VIDEOS.contains(&mime) {
            self.video_bytes
        } else if mime.is_empty() || DOCUMENTS.contains(&mime) {
            self.document_bytes
        } else {
            0
        };
        match size_bytes {
            0 => Some(Refusal::Empty),
            _ if most == 0 => Some(Refusal::Kind),
            _ if size_bytes > most => Some(Refusal::TooLarge(most)),
            _ => None,
        }
    }
}

/// Media types of pictures that are accepted.
pub(crate) const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const VIDEOS: [&str; 2] = ["video/mp4", "video/webm"];
const DOCUMENTS: [&str; 6] = [
    "text/plain",
    "application/pdf",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
];

/// Text is text to the backend, whatever is written in it: Markdown, tables, code.
fn plain(mime: &str) -> &str {
    if mime.starts_with("text/") { DOCUMENTS[0] } else { mime }
}

/// The media type to announce: the browser's, else what the name's ending says.
pub(super) fn mime_of(browser: &str, name: &str) -> String {
    if !browser.is_empty() {
        return plain(browser).to_owned();
    }
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let mime = match ending.as_str() {
        "txt" | "md" | "log" => DOCUMENTS[0],
        "pdf" => DOCUMENTS[1],
        "doc" => DOCUMENTS[2],
        "docx" => DOCUMENTS[3],
        "xlsx" => DOCUMENTS[4],
        "pptx" => DOCUMENTS[5],
        _ => "application/octet-stream",
    };
    mime.to_owned()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn every_kind_of_text_is_announced_and_accepted_as_text() {
        assert_eq!(Limits::EMBEDDED.refuse("text/markdown", 5), None);
        assert_eq!(mime_of("text/csv", "a.csv"), "text/plain");
        assert_eq!(mime_of("", "a.md"), "text/plain");
        assert_eq!(Limits::EMBEDDED.refuse("application/x-sh", 5), Some(Refusal::Kind));
    }

    #[test]
    fn a_limit_is_of_its_kind() {
        let limits = Limits { picture_bytes: 10, video_bytes: 20, document_bytes: 0 };
        assert_eq!(limits.refuse("image/png", 11), Some(Refusal::TooLarge(10)));
        assert_eq!(limits.refuse("video/mp4", 11), None);
        assert_eq!(limits.refuse("application/pdf", 1), Some(Refusal::Kind));
        assert_eq!(limits.refuse("image/png", 0), Some(Refusal::Empty));
    }
}
