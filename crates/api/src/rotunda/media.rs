//! The bytes of files.

use super::Rotunda;
use crate::{
    auth::Anonymous,
    catalogue, endpoint,
    endpoint::Binary,
    workdrive::{File, FileId},
};

endpoint! {
    /// Sends the bytes of a file; the signature in the address is the leave to read it.
    ///
    /// Answers ranges (`Range`), so that a video can be sought. Pictures, videos, audio, PDF and plain text are shown in the browser,
    /// everything else is downloaded. Errors: `Forbidden` for a wrong or expired signature, `NotFound`.
    pub GetMedia(Rotunda, Anonymous, Anyone): GET "/media/{id}" -> Binary {
        path {
            /// File.
            id: FileId,
        }
        query {
            /// When the address expires, in seconds since 1970.
            expires: i64,
            /// HMAC-SHA256 over the id, the size and the expiry, in hex.
            signature: String,
            /// `thumbnail` for a picture of at most 640 pixels in width and height. Default: the file itself.
            size: Option<String>,
        }
    }
}

endpoint! {
    /// Takes the bytes of a file as a signed form.
    ///
    /// The form (`multipart/form-data`) has the fields of [`SignedRequest`](crate::workdrive::media::SignedRequest), then the file,
    /// named `file`. The body is not JSON, so it has no fields here. The true type is found from the bytes and must be the announced one.
    /// Errors: `Forbidden` for a wrong or expired signature; `TooLarge`; `Unsupported` for bytes that are not what they are said to be;
    /// `Invalid` for an empty file; `Conflict` when the bytes are already there.
    pub UploadMedia(Rotunda, Anonymous, Anyone): POST "/uploads" -> 201 File {}
}

catalogue![GetMedia, UploadMedia];
