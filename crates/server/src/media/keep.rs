//! Files whose bytes came with the request itself.

use ::api::workdrive::{FileId, UserId};
use bytes::Bytes;
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{kinds, kinds::Kind, path, pictures, thumbnail_path};
use crate::{Backend, database::Sql, refusal::Refusal};

/// What nobody can say anything about.
const BYTES: &str = "application/octet-stream";
const CHAT_MODULE: i64 = 3;

/// A file to be kept.
pub(crate) struct NewFile {
    /// Whose it is.
    pub(crate) owner: UserId,
    /// Its name as sent.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) bytes: Bytes,
    /// A JPEG, if the sender made one; a picture gets one of its own.
    pub(crate) thumbnail: Option<Bytes>,
}

/// A file whose bytes are kept; it is there once its transaction says so, else it is removed after a while.
pub(crate) struct Kept {
    /// Id.
    pub(crate) id: FileId,
    size: i64,
    pixels: Option<(i64, i64)>,
    thumbnail_mime: Option<String>,
}

/// What the bytes are, for who has rules about it.
pub(crate) fn mime(bytes: &[u8]) -> &'static str {
    kinds::detect(&bytes[..bytes.len().min(kinds::HEAD_BYTES)]).unwrap_or(BYTES)
}

/// Stores the bytes. What they are is seen from themselves, whatever the sender says.
///
/// # Errors
/// `Invalid` for a picture that does not decode.
pub(crate) async fn keep(backend: &Backend, file: NewFile) -> Result<Kept, Refusal> {
    let mime = mime(&file.bytes);
    let id = FileId(Uuid::now_v7());
    let path = path(file.owner, id);
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = Sql::new("INSERT INTO files (id, owner_id, module_code, name, mime, path, created_at) VALUES (");
    sql.bind(id.to_string()).push(", ").bind(file.owner.to_string()).push(", ").bind(CHAT_MODULE).push(", ");
    sql.bind(file_name(&file.name)).push(", ").bind(mime.to_owned()).push(", ").bind(path.clone()).push(", ");
    sql.bind(backend.clock.now()).push(")");
    sql.execute(&mut connection).await?;
    drop(connection);
    let looked = match kinds::of(mime) {
        Some(Kind::Picture) => {
            let (bytes, megapixels) = (file.bytes.clone(), backend.config.uploads.picture_megapixels);
            let looked = tokio::task::spawn_blocking(move || pictures::look(&bytes, mime, megapixels)).await;
            let looked = looked.map_err(|e| Refusal::broken("look at the picture", e))?;
            Some(looked.map_err(|e| Refusal::invalid("file", e.to_string()))?)
        }
        _ => None,
    };
    let stored = |e| Refusal::broken("store the file", e);
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    backend.media.put(&path, file.bytes).await.map_err(stored)?;
    let pixels = looked.as_ref().map(|looked| (i64::from(looked.width), i64::from(looked.height)));
    let thumbnail = match (looked, file.thumbnail) {
        (Some(looked), _) => Some((looked.thumbnail_mime, Bytes::from(looked.thumbnail))),
        (None, thumbnail) => thumbnail.map(|bytes| ("image/jpeg", bytes)),
    };
    let thumbnail_mime = thumbnail.as_ref().map(|(mime, _)| (*mime).to_owned());
    if let Some((_, bytes)) = thumbnail {
        backend.media.put(&thumbnail_path(&path), bytes).await.map_err(stored)?;
    }
    Ok(Kept { id, size, pixels, thumbnail_mime })
}

impl Kept {
    /// Makes the file one that is there.
    pub(crate) async fn finish(&self, backend: &Backend, connection: &mut AnyConnection) -> Result<(), Refusal> {
        let mut sql = Sql::new("UPDATE files SET size = ");
        sql.bind(self.size).push(", width = ").bind(self.pixels.map(|(width, _)| width)).push(", height = ");
        sql.bind(self.pixels.map(|(_, height)| height)).push(", thumbnail_mime = ").bind(self.thumbnail_mime.clone());
        sql.push(", uploaded_at = ").bind(backend.clock.now()).push(" WHERE id = ").bind(self.id.to_string());
        sql.execute(connection).await?;
        Ok(())
    }
}

/// Lets the housekeeping remove a file that nobody has any more, unless it was sent with a message.
///
/// # Errors
/// When the database fails.
pub(crate) async fn discard(backend: &Backend, connection: &mut AnyConnection, file: FileId) -> Result<(), Refusal> {
    let mut sql = Sql::new("UPDATE files SET uploaded_at = NULL, created_at = ");
    sql.bind(backend.clock.now()).push(" WHERE id = ").bind(file.to_string());
    sql.push(" AND NOT EXISTS (SELECT 1 FROM symphony_attachments a WHERE a.file_id = files.id)");
    sql.execute(connection).await?;
    Ok(())
}

/// A name is for people: what it would mean as a path is dropped.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last.trim().chars().filter(|char| !char.is_control()).take(255).collect();
    if name.is_empty() { "file".to_owned() } else { name }
}
