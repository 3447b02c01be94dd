//! `POST /app/uploads`: the bytes of a file, checked while they are written down.

use ::api::{
    error::ErrorKind,
    rotunda::media::UploadMedia,
    workdrive::{File, FileId},
};
use axum::response::Response;
use bytes::Bytes;
use object_store::{ObjectStoreExt as _, WriteMultipart, path::Path as Key};

use super::{files, form, kinds, kinds::Kind, pictures, thumbnail_path};
use crate::{
    Backend,
    api::{Raw, answer},
    clock::HOUR,
    database::Fields,
    refusal::Refusal,
};

/// How long the leave to upload a file lasts.
pub(crate) const UPLOAD_TTL_MS: i64 = HOUR;

/// What the signature of an upload says.
pub(super) fn claim(file: FileId, mime: &str, expires: i64) -> String {
    format!("write|{file}|{mime}|{expires}")
}

/// A file that may be uploaded now.
struct Announced {
    id: FileId,
    mime: String,
    kind: Kind,
    path: String,
}

pub(super) async fn upload_media(backend: Backend, raw: Raw<UploadMedia>) -> Result<Response, Refusal> {
    let mut form = form::read(&raw.head.headers, raw.body).await?;
    let stored = match announced(&backend, &form.fields).await {
        Ok(announced) => store(&backend, &announced, &mut form.file).await,
        Err(refusal) => Err(refusal),
    };
    match stored {
        Ok(file) => answer::<UploadMedia>(&raw.head.headers, &file),
        Err(refusal) => {
            form::read_on(&mut form.file).await;
            Err(refusal)
        }
    }
}

/// Stores the file, or keeps nothing of it; the leave to upload it again stays until it expires.
async fn store(backend: &Backend, file: &Announced, field: &mut multer::Field<'static>) -> Result<File, Refusal> {
    let checked = match receive(backend, file, field).await {
        Ok(size) => look(backend, file).await.map(|looked| (size, looked)),
        Err(refusal) => Err(refusal),
    };
    match checked {
        Ok((size, looked)) => finish(backend, file, size, looked).await,
        Err(refusal) => {
            backend.media.remove(&file.path).await.map_err(|e| Refusal::broken("remove the refused file", e))?;
            Err(refusal)
        }
    }
}

/// Checks the signature and finds the record.
async fn announced(
    backend: &Backend,
    fields: &std::collections::HashMap<String, String>,
) -> Result<Announced, Refusal> {
    let field = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
    let forged = || Refusal::forbidden("the address for the upload is not valid or has expired");
    let id: FileId = field("key").parse().map_err(|_| forged())?;
    let expires: i64 = field("expires").parse().map_err(|_| forged())?;
    let mime = field("Content-Type").to_owned();
    if !backend.media.holds(&claim(id, &mime, expires), expires, field("signature")) {
        return Err(forged());
    }
    let found = sqlx::query("SELECT path, uploaded_at FROM files WHERE id = $1").bind(id.to_string());
    let row = found.fetch_optional(&backend.database.pool).await?.ok_or_else(forged)?;
    if row.maybe_int("uploaded_at")?.is_some() {
        return Err(Refusal::new(ErrorKind::Conflict, "the file has been uploaded already"));
    }
    let kind = kinds::of(&mime).ok_or_else(forged)?;
    Ok(Announced { id, mime, kind, path: row.text("path")? })
}

/// Writes the bytes into the store; answers how many there were.
async fn receive(backend: &Backend, file: &Announced, field: &mut multer::Field<'static>) -> Result<u64, Refusal> {
    let limit = kinds::limit_bytes(file.kind, backend.config.uploads);
    let upload = backend.media.store.put_multipart(&Key::from(file.path.as_str())).await;
    let mut upload = WriteMultipart::new(upload.map_err(|e| Refusal::broken("store the file", e))?);
    match pass_on(field, &mut upload, &file.mime, limit).await {
        Ok(size) => {
            upload.finish().await.map_err(|e| Refusal::broken("store the file", e))?;
            Ok(size)
        }
        Err(refusal) => {
            upload.abort().await.map_err(|e| Refusal::broken("give up the file", e))?;
            Err(refusal)
        }
    }
}

async fn pass_on(
    field: &mut multer::Field<'static>,
    upload: &mut WriteMultipart,
    mime: &str,
    limit: u64,
) -> Result<u64, Refusal> {
    let mut head: Vec<u8> = Vec::new();
    let mut judged = false;
    let mut size = 0;
    while let Some(chunk) = field.chunk().await.map_err(form::broken)? {
        size += chunk.len() as u64;
        if size > limit {
            return Err(Refusal::new(ErrorKind::TooLarge, format!("a file of the type {mime} may have {limit} bytes")));
        }
        if !judged {
            let missing = kinds::HEAD_BYTES.saturating_sub(head.len());
            head.extend_from_slice(&chunk[..chunk.len().min(missing)]);
            if head.len() >= kinds::HEAD_BYTES {
                judge(&head, mime)?;
                judged = true;
            }
        }
        upload.wait_for_capacity(4).await.map_err(|e| Refusal::broken("store the file", e))?;
        upload.put(chunk);
    }
    if size == 0 {
        return Err(Refusal::invalid("file", "the file is empty"));
    }
    if !judged {
        judge(&head, mime)?;
    }
    Ok(size)
}

/// Refuses bytes that are not of the announced type.
fn judge(head: &[u8], mime: &str) -> Result<(), Refusal> {
    match kinds::detect(head) {
        Some(found) if found == mime => Ok(()),
        _ => Err(Refusal {
            field: Some("file".to_owned()),
            ..Refusal::new(ErrorKind::Unsupported, format!("the file is not what it is said to be, {mime}"))
        }),
    }
}

/// Decodes a picture, so that nobody is shown one that is broken or a bomb.
async fn look(backend: &Backend, file: &Announced) -> Result<Option<pictures::Looked>, Refusal> {
    if file.kind != Kind::Picture {
        return Ok(None);
    }
    let broken = |e| Refusal::broken("read the file", e);
    let bytes: Bytes =
        backend.media.store.get(&Key::from(file.path.as_str())).await.map_err(broken)?.bytes().await.map_err(broken)?;
    let (mime, megapixels) = (file.mime.clone(), backend.config.uploads.picture_megapixels);
    let looked = tokio::task::spawn_blocking(move || pictures::look(&bytes, &mime, megapixels)).await;
    match looked.map_err(|e| Refusal::broken("look at the picture", e))? {
        Ok(looked) => Ok(Some(looked)),
        Err(e @ pictures::NotAPicture::TooManyPixels(_)) => Err(Refusal::new(ErrorKind::TooLarge, e.to_string())),
        Err(e) => {
            tracing::debug!(cause = ?e, "refused a picture");
            Err(Refusal { field: Some("file".to_owned()), ..Refusal::new(ErrorKind::Unsupported, e.to_string()) })
        }
    }
}

/// Stores the thumbnail and marks the record as usable.
async fn finish(
    backend: &Backend,
    file: &Announced,
    size: u64,
    looked: Option<pictures::Looked>,
) -> Result<File, Refusal> {
    let (width, height, thumbnail_mime) = match &looked {
        Some(looked) => {
            (Some(i64::from(looked.width)), Some(i64::from(looked.height)), Some(looked.thumbnail_mime.to_owned()))
        }
        None => (None, None, None),
    };
    if let Some(looked) = looked {
        let stored = backend.media.put(&thumbnail_path(&file.path), Bytes::from(looked.thumbnail)).await;
        stored.map_err(|e| Refusal::broken("store the thumbnail", e))?;
    }
    let finished = sqlx::query(
        "UPDATE files SET mime = $1, size = $2, width = $3, height = $4, thumbnail_mime = $5, uploaded_at = $6 \
         WHERE id = $7 AND uploaded_at IS NULL",
    );
    let finished = finished
        .bind(file.mime.clone())
        .bind(size.cast_signed())
        .bind(width)
        .bind(height)
        .bind(thumbnail_mime)
        .bind(backend.clock.now())
        .bind(file.id.to_string())
        .execute(&backend.database.pool)
        .await?;
    if finished.rows_affected() == 0 {
        return Err(Refusal::new(ErrorKind::Conflict, "the file has been uploaded already"));
    }
    let mut connection = backend.database.pool.acquire().await?;
    let found = files(backend, &mut connection, [file.id]).await?.remove(&file.id);
    found.ok_or_else(|| Refusal::not_found("file"))
}
