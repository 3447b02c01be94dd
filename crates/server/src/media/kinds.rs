//! What may be uploaded, and what bytes really are.

use crate::config::Uploads;

/// What a file is, for limits and for showing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Picture,
    Video,
    Document,
}

/// Accepted media types. SVG is missing on purpose: it can carry scripts.
const ACCEPTED: [(&str, Kind); 13] = [
    ("image/png", Kind::Picture),
    ("image/jpeg", Kind::Picture),
    ("image/gif", Kind::Picture),
    ("image/webp", Kind::Picture),
    ("video/mp4", Kind::Video),
    ("video/webm", Kind::Video),
    ("application/pdf", Kind::Document),
    ("text/plain", Kind::Document),
    ("application/msword", Kind::Document),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Kind::Document),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", Kind::Document),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Kind::Document),
    ("image/jpg", Kind::Picture),
];

/// The kind of an accepted media type.
pub(super) fn of(mime: &str) -> Option<Kind> {
    ACCEPTED.iter().find(|(accepted, _)| *accepted == mime).map(|(_, kind)| *kind)
}

/// The one name of a media type that has several.
pub(super) fn named(mime: &str) -> String {
    let mime = mime.split(';').next().unwrap_or_default().trim().to_lowercase();
    if mime == "image/jpg" { "image/jpeg".to_owned() } else { mime }
}

/// How many bytes a file of this kind may have.
pub(super) fn limit_bytes(kind: Kind, limits: Uploads) -> u64 {
    let megabytes = match kind {
        Kind::Picture => limits.picture_mb,
        Kind::Video => limits.video_mb,
        Kind::Document => limits.document_mb,
    };
    megabytes.saturating_mul(1_000_000)
}

/// How much of a file's beginning [`detect`] looks at.
pub(super) const HEAD_BYTES: usize = 64 * 1024;

/// The media type that the bytes have, from their beginning.
pub(super) fn detect(head: &[u8]) -> Option<&'static str> {
    let at = |offset: usize, bytes: &[u8]| head.get(offset..).is_some_and(|rest| rest.starts_with(bytes));
    match () {
        () if at(0, b"\x89PNG\r\n\x1a\n") => Some("image/png"),
        () if at(0, b"\xff\xd8\xff") => Some("image/jpeg"),
        () if at(0, b"GIF87a") || at(0, b"GIF89a") => Some("image/gif"),
        () if at(0, b"RIFF") && at(8, b"WEBP") => Some("image/webp"),
        () if at(4, b"ftyp") => is_film(head.get(8..12)?).then_some("video/mp4"),
        () if at(0, b"\x1a\x45\xdf\xa3") => contains(head, b"webm").then_some("video/webm"),
        () if at(0, b"%PDF-") => Some("application/pdf"),
        // Files of Word 97 and of some other programs of its time are of one make; they are only ever downloaded.
        () if at(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => Some("application/msword"),
        () if at(0, b"PK\x03\x04") => office(head),
        () => is_text(head).then_some("text/plain"),
    }
}

/// Pictures of newer kinds and films of QuickTime come in the same container as MP4.
fn is_film(brand: &[u8]) -> bool {
    !["heic", "heix", "hevc", "mif1", "msf1", "avif", "avis", "crx ", "qt  "]
        .iter()
        .any(|other| other.as_bytes() == brand)
}

/// What the names in an archive say that it is.
fn office(head: &[u8]) -> Option<&'static str> {
    const FOLDERS: [(&[u8], &str); 3] = [
        (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ];
    // A file's header has 30 bytes before its name.
    let names =
        head.windows(4).enumerate().filter(|(_, four)| four == b"PK\x03\x04").filter_map(|(at, _)| head.get(at + 30..));
    let mut kinds = names.filter_map(|name| FOLDERS.iter().find(|(folder, _)| name.starts_with(folder)));
    contains(head, b"[Content_Types].xml").then(|| kinds.next().map(|(_, mime)| *mime)).flatten()
}

fn contains(head: &[u8], bytes: &[u8]) -> bool {
    head.windows(bytes.len()).any(|window| window == bytes)
}

/// UTF-8 without control characters. The last character may be cut off.
fn is_text(head: &[u8]) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(e) if e.error_len().is_none() => std::str::from_utf8(&head[..e.valid_up_to()]).unwrap_or_default(),
        Err(_) => return false,
    };
    !text.chars().any(|c| c.is_control() && !"\n\r\t\u{c}".contains(c))
}

/// Whether browsers show it themselves; everything else is only ever downloaded.
pub(super) fn is_shown(mime: &str) -> bool {
    mime.starts_with("image/") || mime.starts_with("video/") || mime == "application/pdf" || mime == "text/plain"
}
