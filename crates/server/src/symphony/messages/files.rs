//! Files of messages: kept, listed, given.

use std::collections::HashMap;

use ::api::{endpoint::Binary, uploads::Upload, workdrive::FileId};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sqlx::any::AnyRow;

use super::{
    super::{features, file_extensions},
    *,
};
use crate::media::{Kept, NewFile, keep, thumbnail_path};

/// "up to 25 attachments … 30 MB"
const MOST_FILES: usize = 25;
const MOST_BYTES: usize = 30 << 20;
const LONGEST_NAME: usize = 255;
/// What follows the id of a file in the id of its smaller picture.
const SMALL: &str = "_small";
const SMALL_WIDTH: &str = "600";

/// A file that is stored and not yet attached.
pub(in crate::symphony) struct Stored {
    kept: Kept,
    picture: Option<Kept>,
}

/// A file that its sender uploaded before.
pub(super) struct Chosen {
    pub(super) id: FileId,
    name: String,
    size: i64,
}

/// The files of a message that is to be sent.
pub(super) struct Files {
    /// They come with it.
    pub(super) files: Vec<Upload>,
    /// Pictures of those.
    pub(super) pictures: Vec<Upload>,
    /// They are there already.
    pub(super) chosen: Vec<Chosen>,
}

/// The files with these ids that somebody uploaded before.
pub(super) async fn chosen(connection: &mut AnyConnection, uid: Uid, ids: &[FileId]) -> Result<Vec<Chosen>, Refusal> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT f.id, f.name, f.size FROM files f JOIN symphony_users u ON u.user_id = f.owner_id \
         WHERE f.uploaded_at IS NOT NULL AND u.id = ",
    );
    sql.bind(uid.0).push(" AND f.id IN ").list(ids);
    let mut found = HashMap::new();
    for row in sql.rows(connection).await? {
        let id: FileId = row.parsed("id")?;
        found.insert(id, Chosen { id, name: row.text("name")?, size: row.int("size")? });
    }
    let chosen: Option<Vec<_>> = ids.iter().map(|id| found.remove(id)).collect();
    chosen.ok_or_else(|| Refusal::invalid("fileIds", "no such file among your uploads"))
}

impl Files {
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty() && self.chosen.is_empty()
    }

    /// Refuses files that cannot be attached.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let Self { files, pictures, chosen } = self;
        if files.len() + chosen.len() > MOST_FILES {
            let field = if files.len() > MOST_FILES { "attachment" } else { "fileIds" };
            return Err(Refusal::invalid(field, format!("a message has at most {MOST_FILES} files")));
        }
        if !pictures.is_empty() && pictures.len() != files.len() {
            return Err(Refusal::invalid("preview", "there must be as many pictures as files, or none"));
        }
        let sizes = chosen.iter().map(|file| usize::try_from(file.size).unwrap_or(usize::MAX));
        let sizes = sizes.chain(files.iter().chain(pictures).map(|file| file.data.len()));
        if sizes.fold(0, usize::saturating_add) > MOST_BYTES {
            return Err(Refusal::new(ErrorKind::TooLarge, "the files of a message have at most 30 MB together"));
        }
        if files.iter().any(|file| file.data.is_empty() || file.name.chars().count() > LONGEST_NAME) {
            return Err(Refusal::invalid(
                "attachment",
                "a file must have something in it, and a name of at most 255 characters",
            ));
        }
        Ok(())
    }

    /// Refuses files that the sender may not send, or not to those in the stream.
    pub(super) async fn check_allowed(
        &self,
        connection: &mut AnyConnection,
        uid: Uid,
        sid: &StreamId,
    ) -> Result<(), Refusal> {
        if self.is_empty() {
            return Ok(());
        }
        features::check(connection, uid, "sendFilesEnabled").await?;
        let mut others = Sql::new(
            "SELECT 1 AS n FROM symphony_stream_members m JOIN symphony_users u ON u.id = m.user_id WHERE m.left_at IS NULL \
         AND u.company <> (SELECT s.company FROM symphony_users s WHERE s.id = ",
        );
        others.bind(uid.0).push(") AND m.stream_id = ").bind(sid.to_string()).push(" LIMIT 1");
        let is_external = others.row(connection).await?.is_some();
        if is_external {
            features::check(connection, uid, "canShareFilesExternally").await?;
        }
        let files = self.files.iter().map(|file| ("attachment", &file.name));
        for (field, name) in files.chain(self.chosen.iter().map(|file| ("fileIds", &file.name))) {
            file_extensions::check(connection, field, name, is_external).await?;
        }
        Ok(())
    }

    /// Stores the bytes of those that come with it, before anything else waits for it.
    pub(super) async fn store(self, backend: &Backend, caller: &Caller) -> Result<Vec<Stored>, Refusal> {
        let mut stored = Vec::with_capacity(self.files.len());
        let mut pictures = self.pictures.into_iter();
        for file in self.files {
            let picture = match pictures.next().filter(|picture| !picture.data.is_empty()) {
                Some(picture) => Some(keep(backend, new(caller, picture)).await?),
                None => None,
            };
            stored.push(Stored { kept: keep(backend, new(caller, file)).await?, picture });
        }
        Ok(stored)
    }
}

fn new(caller: &Caller, file: Upload) -> NewFile {
    NewFile { owner: caller.user, name: file.name, bytes: file.data, thumbnail: None }
}

/// Attaches files to a message.
pub(super) async fn attach(
    backend: &Backend,
    connection: &mut AnyConnection,
    message: &Mid,
    uid: Uid,
    stored: &[Stored],
    chosen: &[FileId],
) -> Result<(), Refusal> {
    for file in stored {
        file.kept.finish(backend, connection).await?;
        if let Some(picture) = &file.picture {
            picture.finish(backend, connection).await?;
        }
    }
    let stored = stored.iter().map(|file| (file.kept.id, file.picture.as_ref().map(|picture| picture.id)));
    for (position, (file, picture)) in (0_i64..).zip(stored.chain(chosen.iter().map(|file| (*file, None)))) {
        let id = format!("internal_{uid}_{}", crate::hex(&crate::random()?[..12]));
        let mut sql =
            Sql::new("INSERT INTO symphony_attachments (id, message_id, position, file_id, picture_id) VALUES (");
        sql.bind(id).push(", ").bind(message.to_string()).push(", ").bind(position).push(", ");
        sql.bind(file.to_string()).push(", ").bind(picture.map(|picture| picture.to_string())).push(")");
        sql.execute(connection).await?;
    }
    Ok(())
}

/// The files of messages, by message.
pub(super) async fn of_messages(
    connection: &mut AnyConnection,
    ids: &[String],
) -> Result<HashMap<String, Vec<V4Attachment>>, sqlx::Error> {
    let mut found: HashMap<String, Vec<V4Attachment>> = HashMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    let mut sql = Sql::new(
        "SELECT a.id, a.message_id, a.picture_id, f.name, f.size, f.thumbnail_mime FROM symphony_attachments a \
         JOIN files f ON f.id = a.file_id WHERE a.message_id IN ",
    );
    sql.list(ids).push(" ORDER BY a.message_id, a.position");
    for row in sql.rows(connection).await? {
        found.entry(row.text("message_id")?).or_default().push(attachment(&row)?);
    }
    Ok(found)
}

fn attachment(row: &AnyRow) -> Result<V4Attachment, sqlx::Error> {
    let id = row.text("id")?;
    let images = has_picture(row)?.then(|| vec![V4Image { id: small(&id), dimension: SMALL_WIDTH.to_owned() }]);
    Ok(V4Attachment { name: row.text("name")?, size: row.int("size")?, images: Some(images.unwrap_or_default()), id })
}

/// Whether there is a smaller picture of a file.
pub(in crate::symphony) fn has_picture(row: &AnyRow) -> Result<bool, sqlx::Error> {
    Ok(row.maybe_text("picture_id")?.is_some() || row.maybe_text("thumbnail_mime")?.is_some())
}

/// The id of a file's smaller picture.
pub(in crate::symphony) fn small(id: &str) -> String {
    format!("{id}{SMALL}")
}

pub(super) async fn get_attachment(backend: Backend, caller: Caller, asked: GetAttachment) -> Result<Binary, Refusal> {
    let uid = me(&caller)?;
    let mut connection = backend.database.pool.acquire().await?;
    let missing = || Refusal::not_found("file");
    let mut message = rows::seen(uid);
    message.push(" AND m.id = ").bind(asked.message_id.to_string());
    message.push(" AND m.stream_id = ").bind(asked.sid.to_string());
    message.row(&mut connection).await?.ok_or_else(missing)?;
    let (id, is_small) = match asked.file_id.strip_suffix(SMALL) {
        Some(id) => (id, true),
        None => (&*asked.file_id, false),
    };
    let mut sql = Sql::new(
        "SELECT f.path, f.thumbnail_mime, a.picture_id, p.path AS picture_path FROM symphony_attachments a \
         JOIN files f ON f.id = a.file_id LEFT JOIN files p ON p.id = a.picture_id WHERE a.id = ",
    );
    sql.bind(id.to_owned()).push(" AND a.message_id = ").bind(asked.message_id.to_string());
    let row = sql.row(&mut connection).await?.ok_or_else(missing)?;
    if is_small && !has_picture(&row)? {
        return Err(missing());
    }
    let path = match (is_small, row.maybe_text("picture_path")?) {
        (false, _) => row.text("path")?,
        (true, Some(own)) => own,
        (true, None) => thumbnail_path(&row.text("path")?),
    };
    let bytes = backend.media.bytes(&path).await.map_err(|e| Refusal::broken("read the file", e))?;
    drop(connection);
    if !is_small {
        let mut taken = Sql::new("INSERT INTO symphony_downloads (attachment_id, user_id, at) VALUES (");
        taken.bind(id.to_owned()).push(", ").bind(uid.0).push(", ").bind(backend.clock.now());
        taken.push(") ON CONFLICT DO NOTHING");
        let mut tx = backend.database.write().await?;
        taken.execute(&mut tx).await?;
        tx.commit().await?;
    }
    Ok(Binary(STANDARD.encode(bytes).into()))
}
