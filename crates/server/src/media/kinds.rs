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
pub(super) const HEAD_BYTES: usize = 16 * 1024;

/// The media type that the bytes have, from their beginning.
pub(super) fn detect(head: &[u8]) -> Option<&'static str> {
    if let Some(found) = infer::get(head) {
        return match found.mime_type() {
            // Sound in an MP4 and film in an MP4 look alike, as do the kinds of Matroska.
            "video/x-m4v" => Some("video/mp4"),
            // A Word file of 1997 and other files of that time share one container.
            "application/x-ole-storage" => Some("application/msword"),
            mime => ACCEPTED.iter().find(|(accepted, _)| *accepted == mime).map(|(accepted, _)| *accepted),
        };
    }
    is_text(head).then_some("text/plain")
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
