//! Files of messages: new ones, and those that were uploaded before.

use ::api::{
    qwil::{DocumentId, codes::Code},
    uploads::Upload,
    workdrive::FileId,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use sqlx::AnyConnection;

use super::super::{avatars, members, refuse, wrong};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    media,
    refusal::Refusal,
};

/// The most bytes of an animation.
const MOST_ANIMATION_BYTES: u64 = 10_000_000;

/// What a kind of message takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::qwil) enum Takes {
    File,
    Image,
    Animation,
    Pdf,
}

impl Takes {
    /// The argument of a new one.
    const fn argument(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Image => "image",
            Self::Animation => "gif",
            Self::Pdf => "pdf",
        }
    }

    /// Refuses a file, by what its bytes are and how many.
    fn check(self, argument: &str, mime: &str, size: u64) -> Result<(), Refusal> {
        let (what, most, fits) = match self {
            Self::File => return if size > 0 { Ok(()) } else { Err(wrong(argument, format!("{argument} is empty"))) },
            Self::Image => ("a JPG or PNG", avatars::MOST_BYTES as u64, ["image/jpeg", "image/png"].contains(&mime)),
            Self::Animation => {
                ("a GIF of at most 10 MB", u64::MAX, mime == "image/gif" && size <= MOST_ANIMATION_BYTES)
            }
            Self::Pdf => ("a PDF", u64::MAX, mime == "application/pdf"),
        };
        if size > most {
            return Err(refuse(Code::RB177));
        }
        if fits { Ok(()) } else { Err(wrong(argument, format!("{argument} must be {what}"))) }
    }
}

/// Where a message's file comes from.
#[derive(Debug)]
pub(in crate::qwil) struct Source {
    takes: Takes,
    from: From,
    thumbnail: Option<Bytes>,
}

#[derive(Debug)]
enum From {
    Uploaded(FileId),
    Request(Upload),
}

impl Source {
    /// Either of the two, not both. A new one is held to what the message takes; one that was uploaded before is when it is read.
    pub(in crate::qwil) fn new(
        takes: Takes,
        document: Option<DocumentId>,
        file: Option<Upload>,
    ) -> Result<Self, Refusal> {
        let from = match (document, file) {
            (Some(id), None) => From::Uploaded(FileId(id.0)),
            (None, Some(file)) => {
                takes.check(takes.argument(), media::mime(&file.data), file.data.len() as u64)?;
                From::Request(file)
            }
            _ => return Err(refuse(Code::RB060)),
        };
        Ok(Self { takes, from, thumbnail: None })
    }

    /// With a small picture that the sender made.
    pub(in crate::qwil) fn with_thumbnail(mut self, text: Option<String>) -> Result<Self, Refusal> {
        let Some(text) = text else { return Ok(self) };
        let bytes = STANDARD.decode(text.trim()).map(Bytes::from).unwrap_or_default();
        if media::mime(&bytes) != "image/jpeg" || bytes.len() > avatars::MOST_BYTES {
            return Err(wrong("thumbnail", "thumbnail must be a JPEG of at most 1 MB as base64"));
        }
        self.thumbnail = Some(bytes);
        Ok(self)
    }

    /// Stores the bytes of a new file.
    pub(in crate::qwil) async fn keep(self, backend: &Backend, caller: &Caller) -> Result<Ready, Refusal> {
        let file = match self.from {
            From::Uploaded(id) => return Ok(Ready::Uploaded(id, self.takes)),
            From::Request(file) => file,
        };
        let most = backend.config.uploads.document_mb.saturating_mul(1_000_000);
        if file.data.len() as u64 > most {
            return Err(wrong("file", format!("a file has at most {most} bytes")));
        }
        let name = file.name.clone();
        let new = media::NewFile { owner: caller.user, name: file.name, bytes: file.data, thumbnail: self.thumbnail };
        let kept = media::keep(backend, new).await;
        let kept = kept.map_err(|refusal| match refusal.field {
            Some(_) => Refusal { code: Some(Code::RB100.name()), ..refusal },
            None => refusal,
        })?;
        Ok(Ready::Kept(kept, name))
    }
}

/// A file whose bytes are stored.
pub(in crate::qwil) enum Ready {
    Uploaded(FileId, Takes),
    Kept(media::Kept, String),
}

impl Ready {
    /// The file for a message, with its name.
    pub(in crate::qwil) async fn finish(
        self,
        backend: &Backend,
        connection: &mut AnyConnection,
        caller: &Caller,
    ) -> Result<(FileId, String), Refusal> {
        match self {
            Self::Uploaded(id, takes) => {
                let name = usable(connection, caller, id, takes).await?;
                Ok((id, name))
            }
            Self::Kept(kept, name) => {
                kept.finish(backend, connection).await?;
                Ok((kept.id, name))
            }
        }
    }
}

/// The name of a file that the caller may send: their own, or one of a chat that they see.
async fn usable(connection: &mut AnyConnection, caller: &Caller, id: FileId, takes: Takes) -> Result<String, Refusal> {
    let (_, me) = members::me(caller)?;
    let mut sql = Sql::new("SELECT f.name, f.mime, f.size FROM files f WHERE f.uploaded_at IS NOT NULL AND f.id = ");
    sql.bind(id.to_string()).push(" AND (f.owner_id = ").bind(caller.user.to_string());
    sql.push(" OR EXISTS (SELECT 1 FROM qwil_messages m JOIN qwil_chat_members s ON s.chat_id = m.chat_id WHERE m.file_id = f.id");
    sql.push(" AND s.is_visible = 1 AND (s.left_seq IS NULL OR m.seq <= s.left_seq) AND s.membership_id = ");
    sql.bind(me.to_string()).push("))");
    let row = sql.row(connection).await?.ok_or_else(|| refuse(Code::RF030))?;
    takes.check("document_uuid", &row.text("mime")?, row.int("size")?.unsigned_abs())?;
    Ok(row.text("name")?)
}
