//! Files in SQL.

use std::collections::{BTreeSet, HashMap};

use ::api::workdrive::{File, FileId};
use serde_json::json;
use sqlx::{AnyConnection, any::AnyRow};

use super::kinds::{self, Kind};
use crate::{
    Backend, clock,
    database::{Fields, Sql},
};

/// The uploaded files with these ids. Unknown and unfinished ones are left out.
pub(crate) async fn files(
    backend: &Backend,
    connection: &mut AnyConnection,
    ids: impl IntoIterator<Item = FileId>,
) -> Result<HashMap<FileId, File>, sqlx::Error> {
    let ids: BTreeSet<FileId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut sql = Sql::new(
        "SELECT id, owner_id, name, mime, size, width, height, path, thumbnail_mime, created_at FROM files \
         WHERE uploaded_at IS NOT NULL AND id IN ",
    );
    sql.list(&ids);
    let rows = sql.rows(connection).await?;
    rows.iter().map(|row| file_of(backend, row).map(|file| (file.id, file))).collect()
}

fn file_of(backend: &Backend, row: &AnyRow) -> Result<File, sqlx::Error> {
    let id: FileId = row.parsed("id")?;
    let mime = row.text("mime")?;
    let kind = kinds::of(&mime);
    let thumbnail = row.maybe_text("thumbnail_mime")?.map(|_| backend.media.address(id, Some("thumbnail")));
    let metadata = match (row.maybe_int("width")?, row.maybe_int("height")?) {
        (Some(width), Some(height)) => Some(json!({ "width": width, "height": height })),
        _ => None,
    };
    Ok(File {
        id,
        path: Some(row.text("path")?),
        name: row.text("name")?,
        processing: None,
        metadata,
        size: row.int("size")?.unsigned_abs(),
        url: Some(backend.media.address(id, None)),
        cdn: None,
        bucket: None,
        mp4_urls: Vec::new(),
        hls_url: None,
        dash_url: None,
        thumbnail,
        is_image: kind == Some(Kind::Picture),
        is_video: kind == Some(Kind::Video),
        is_doc: kind == Some(Kind::Document),
        created_at: Some(clock::time(row.int("created_at")?)),
        owner: None,
        mime,
    })
}
