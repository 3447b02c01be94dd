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

/// Where a message's file comes from.
#[derive(Debug)]
pub(in crate::qwil) struct Source {
    from: From,
    thumbnail: Option<Bytes>,
}

#[derive(Debug)]
enum From {
    Uploaded(FileId),
    Request(Upload),
}

impl Source {
    /// Either of the two, not both.
    pub(in crate::qwil) fn new(document: Option<DocumentId>, file: Option<Upload>) -> Result<Self, Refusal> {
        let from = match (document, file) {
            (Some(id), None) => From::Uploaded(FileId(id.0)),
            (None, Some(file)) => From::Request(file),
            _ => return Err(refuse(Code::RB060)),
        };
        Ok(Self { from, thumbnail: None })
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

    /// Refuses what no message takes.
    pub(in crate::qwil) fn check_file(&self, argument: &str) -> Result<(), Refusal> {
        match &self.from {
            From::Request(file) if file.data.is_empty() => Err(wrong(argument, format!("{argument} is empty"))),
            _ => Ok(()),
        }
    }

    /// Refuses what is no picture that a message takes.
    pub(in crate::qwil) fn check_image(&self, argument: &str) -> Result<(), Refusal> {
        let From::Request(file) = &self.from else { return Ok(()) };
        if file.data.len() > avatars::MOST_BYTES {
            return Err(refuse(Code::RB177));
        }
        if !is_image(media::mime(&file.data)) {
            return Err(wrong(argument, format!("{argument} must be a JPG or PNG")));
        }
        Ok(())
    }

    /// Stores the bytes of a new file.
    pub(in crate::qwil) async fn keep(self, backend: &Backend, caller: &Caller) -> Result<Ready, Refusal> {
        let file = match self.from {
            From::Uploaded(id) => return Ok(Ready::Uploaded(id)),
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
    Uploaded(FileId),
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
            Self::Uploaded(id) => {
                let name = usable(connection, caller, id).await?;
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
async fn usable(connection: &mut AnyConnection, caller: &Caller, id: FileId) -> Result<String, Refusal> {
    let (_, me) = members::me(caller)?;
    let mut sql = Sql::new("SELECT f.name FROM files f WHERE f.uploaded_at IS NOT NULL AND f.id = ");
    sql.bind(id.to_string()).push(" AND (f.owner_id = ").bind(caller.user.to_string());
    sql.push(" OR EXISTS (SELECT 1 FROM qwil_messages m JOIN qwil_chat_members s ON s.chat_id = m.chat_id WHERE m.file_id = f.id");
    sql.push(" AND s.is_visible = 1 AND (s.left_seq IS NULL OR m.seq <= s.left_seq) AND s.membership_id = ");
    sql.bind(me.to_string()).push("))");
    Ok(sql.row(connection).await?.ok_or_else(|| refuse(Code::RF030))?.text("name")?)
}

fn is_image(mime: &str) -> bool {
    ["image/jpeg", "image/png"].contains(&mime)
}

/// Refuses what is no GIF.
pub(in crate::qwil) fn check_gif(argument: &str, bytes: &[u8]) -> Result<(), Refusal> {
    if media::mime(bytes) == "image/gif" {
        return Ok(());
    }
    Err(wrong(argument, format!("{argument} must be a GIF")))
}

/// Refuses what is no PDF.
pub(in crate::qwil) fn check_pdf(argument: &str, bytes: &[u8]) -> Result<(), Refusal> {
    if media::mime(bytes) == "application/pdf" {
        return Ok(());
    }
    Err(wrong(argument, format!("{argument} must be a PDF")))
}
