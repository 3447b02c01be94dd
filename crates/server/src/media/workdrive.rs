//! `GET /api/media`

use std::collections::BTreeMap;

use ::api::{
    error::ErrorKind,
    workdrive::{
        FileId,
        media::{MediaUpload, RequestMediaUpload, SignedRequest},
    },
};
use uuid::Uuid;

use super::{kinds, path, upload};
use crate::{Backend, caller::Caller, modules, refusal::Refusal};

pub(super) async fn request_media_upload(
    backend: Backend,
    caller: Caller,
    asked: RequestMediaUpload,
) -> Result<MediaUpload, Refusal> {
    modules::check(asked.module_code)?;
    let mime = kinds::named(&asked.mime);
    if kinds::of(&mime).is_none() {
        let message = format!("files of the type {mime} are not accepted");
        return Err(Refusal { field: Some("mime".to_owned()), ..Refusal::new(ErrorKind::Unsupported, message) });
    }
    // A name is for people: what it would mean as a path is dropped.
    let name = asked.name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    if !(1..=255).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        return Err(Refusal::invalid("name", "a file name has 1 to 255 characters"));
    }
    let file = FileId(Uuid::now_v7());
    let now = backend.clock.now();
    sqlx::query("INSERT INTO files (id, owner_id, module_code, name, mime, path, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(file.to_string())
        .bind(caller.user.to_string())
        .bind(i64::from(asked.module_code.0))
        .bind(name.to_owned())
        .bind(mime.clone())
        .bind(path(caller.user, file))
        .bind(now)
        .execute(&backend.database.pool)
        .await?;
    let expires = (now + upload::UPLOAD_TTL_MS) / 1000;
    let signature = backend.media.sign(&upload::claim(file, &mime, expires));
    let fields =
        [("key", file.to_string()), ("Content-Type", mime), ("expires", expires.to_string()), ("signature", signature)];
    let fields: BTreeMap<_, _> = fields.map(|(name, value)| (name.to_owned(), value)).into();
    let signed_request = SignedRequest { url: "/app/uploads".to_owned(), fields };
    Ok(MediaUpload { file_id: file, signed_request, url: backend.media.address(file, None) })
}
