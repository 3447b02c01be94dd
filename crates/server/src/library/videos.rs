//! `/api/videos`.

use std::collections::HashMap;

use ::api::workdrive::{FileId, UserId, VideoId, videos::*};
use sqlx::{AnyConnection, any::AnyRow};
use url::Url;
use uuid::Uuid;

use super::{DESCRIPTION_CHARACTERS, Shelf, audience, count, known_user, limited, title};
use crate::{
    Backend,
    audiences::{shown_to, visible_to},
    caller::Caller,
    clock,
    database::{Fields, Sql},
    feeds::rules,
    media, once,
    paging::Paging,
    people::{self, begins},
    refusal::Refusal,
};

pub(super) const SHELF: Shelf = Shelf { table: "videos", noun: "video", owners: None };
/// More words than this narrow nothing down any more.
const WORDS: usize = 6;

const YOUTUBE: u64 = 1;
const VIMEO: u64 = 2;
const CUSTOM: u64 = 3;
const RECORDING: u64 = 4;
/// Which sites a source means.
const SITES: [(u64, &[&str]); 2] =
    [(YOUTUBE, &["youtube.com", "youtube-nocookie.com", "youtu.be"]), (VIMEO, &["vimeo.com"])];

pub(super) async fn list_videos(backend: Backend, caller: Caller, asked: ListVideos) -> Result<VideoPage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let search = asked.search.as_deref().unwrap_or_default().trim();
    let words = people::split(search);
    let mut connection = backend.database.pool.acquire().await?;
    known_user(&mut connection, asked.user_id).await?;
    if words.is_empty() && !search.is_empty() {
        return Ok(VideoPage { videos: Vec::new(), meta: paging.meta(0) });
    }
    let from = |sql: &mut Sql| {
        sql.push(" FROM videos v WHERE ");
        visible_to(sql, caller.user, "v");
        if let Some(user) = asked.user_id {
            sql.push(" AND v.author_id = ").bind(user.to_string());
        }
        if asked.is_following == Some(true) {
            sql.push(" AND v.author_id IN (SELECT f.friend_id FROM friendships f WHERE f.user_id = ");
            sql.bind(caller.user.to_string()).push(")");
        }
        for word in words.iter().take(WORDS) {
            begins(sql.push(" AND v.id IN (SELECT video_id FROM video_words WHERE "), word);
            sql.push(")");
        }
    };
    let total = count(&mut connection, from).await?;
    let mut sql = Sql::new("SELECT v.id");
    from(&mut sql);
    sql.push(" ORDER BY v.created_at DESC, v.id DESC").push(&paging.limit());
    let ids = sql.rows(&mut connection).await?.iter().map(|row| row.parsed("id")).collect::<Result<Vec<_>, _>>()?;
    Ok(VideoPage { videos: load(&backend, &mut connection, caller.user, &ids).await?, meta: paging.meta(total) })
}

pub(super) async fn create_video(backend: Backend, caller: Caller, asked: CreateVideo) -> Result<Video, Refusal> {
    let title = title("title", &asked.title)?;
    let description = limited("description", &asked.description.unwrap_or_default(), DESCRIPTION_CHARACTERS)?;
    let url = asked.meta.map(|meta| meta.url);
    let source = source(asked.source, url.as_deref(), asked.video_file_id)?;
    let mut tx = backend.database.write().await?;
    rules::usable(&mut tx, "videoFileId", caller.user, asked.video_file_id.as_slice(), "video/%").await?;
    rules::usable(&mut tx, "thumbnailFileId", caller.user, asked.thumbnail_file_id.as_slice(), "image/%").await?;
    let audience = audience(&mut tx, caller.user, &asked.permissions.unwrap_or_default()).await?;
    let (id, now) = (VideoId(Uuid::now_v7()), backend.clock.now());
    let mut sql = Sql::new(
        "INSERT INTO videos (id, author_id, audience_id, created_at, updated_at, updated_by, title, description, source, \
         url, file_id, thumbnail_id) VALUES (",
    );
    sql.bind(id.to_string()).push(", ").bind(caller.user.to_string()).push(", ").bind(audience).push(", ").bind(now);
    sql.push(", ").bind(now).push(", ").bind(caller.user.to_string()).push(", ").bind(title).push(", ");
    sql.bind(description).push(", ").bind(source.cast_signed()).push(", ").bind(url).push(", ");
    sql.bind(asked.video_file_id.map(|id| id.to_string())).push(", ");
    sql.bind(asked.thumbnail_file_id.map(|id| id.to_string())).push(")");
    sql.execute(&mut tx).await?;
    finish(&backend, tx, caller.user, id).await
}

/// What the caller says, held against what is there; else what the address says.
fn source(said: Option<u64>, url: Option<&str>, file: Option<FileId>) -> Result<u64, Refusal> {
    if let Some(url) = url {
        rules::address("meta", url, &["https"])?;
    }
    let host = url.and_then(|url| Url::parse(url).ok()?.host_str().map(str::to_owned)).unwrap_or_default();
    let is_at = |site: &&str| host == **site || host.strip_suffix(*site).is_some_and(|rest| rest.ends_with('.'));
    let known = SITES.iter().find(|(_, sites)| sites.iter().any(is_at)).map(|(source, _)| *source);
    let source = match said {
        Some(source @ (YOUTUBE | VIMEO | CUSTOM | RECORDING)) => source,
        Some(_) => {
            return Err(Refusal::invalid("source", "source is 1 (YouTube), 2 (Vimeo), 3 (custom) or 4 (recording)"));
        }
        None => known.filter(|_| file.is_none()).unwrap_or(CUSTOM),
    };
    match source {
        YOUTUBE | VIMEO if known != Some(source) => {
            Err(Refusal::invalid("meta", format!("source {source} needs an address of that site")))
        }
        RECORDING if file.is_none() => Err(Refusal::invalid("videoFileId", "a recording needs an uploaded video")),
        CUSTOM if file.is_none() && url.is_none() => {
            Err(Refusal::invalid("videoFileId", "a video needs an uploaded file or an address"))
        }
        source => Ok(source),
    }
}

pub(super) async fn update_video(backend: Backend, caller: Caller, asked: UpdateVideo) -> Result<Video, Refusal> {
    let title = asked.title.map(|text| title("title", &text)).transpose()?;
    let description =
        asked.description.map(|text| limited("description", &text, DESCRIPTION_CHARACTERS)).transpose()?;
    let id = asked.id.to_string();
    let mut tx = backend.database.write().await?;
    let author = SHELF.change(&backend, &mut tx, &caller, &id).await?;
    let mut sql = Sql::new("UPDATE videos SET title = COALESCE(");
    sql.bind(title).push(", title), description = COALESCE(").bind(description).push(", description)");
    match asked.thumbnail_file_id.as_deref() {
        None => {}
        Some("") => drop(sql.push(", thumbnail_id = NULL")),
        Some(file) => {
            let file: FileId =
                file.parse().map_err(|_| Refusal::invalid("thumbnailFileId", "a picture is named by a file's id"))?;
            if thumbnail(&mut tx, &id).await? != Some(file) {
                rules::usable(&mut tx, "thumbnailFileId", caller.user, &[file], "image/%").await?;
            }
            sql.push(", thumbnail_id = ").bind(file.to_string());
        }
    }
    if let Some(permissions) = &asked.permissions {
        sql.push(", audience_id = ").bind(audience(&mut tx, author, permissions).await?);
    }
    sql.push(" WHERE id = ").bind(id);
    sql.execute(&mut tx).await?;
    finish(&backend, tx, caller.user, asked.id).await
}

async fn thumbnail(connection: &mut AnyConnection, id: &str) -> Result<Option<FileId>, sqlx::Error> {
    let mut sql = Sql::new("SELECT thumbnail_id FROM videos WHERE id = ");
    sql.bind(id.to_owned());
    sql.row(connection).await?.map_or(Ok(None), |row| row.maybe_parsed("thumbnail_id"))
}

pub(super) async fn delete_video(backend: Backend, caller: Caller, asked: DeleteVideo) -> Result<(), Refusal> {
    SHELF.delete(&backend, &caller, &asked.id.to_string()).await
}

/// Makes the video findable, and answers it.
async fn finish(backend: &Backend, mut tx: crate::database::Write, me: UserId, id: VideoId) -> Result<Video, Refusal> {
    let saved = load(backend, &mut tx, me, &[id]).await?.pop().ok_or_else(|| Refusal::not_found(SHELF.noun))?;
    let mut sql = Sql::new("DELETE FROM video_words WHERE video_id = ");
    sql.bind(id.to_string());
    sql.execute(&mut tx).await?;
    let mut words = people::split(&format!("{} {}", saved.title, saved.description));
    words.sort_unstable();
    words.dedup();
    if !words.is_empty() {
        let mut sql = Sql::new("INSERT INTO video_words (video_id, word) VALUES ");
        let video = sql.param(id.to_string());
        for (at, word) in words.into_iter().enumerate() {
            sql.push(if at == 0 { "(" } else { ", (" }).push(&video).push(", ").bind(word).push(")");
        }
        sql.execute(&mut tx).await?;
    }
    once::answered(&mut tx, &saved).await?;
    tx.commit().await?;
    Ok(saved)
}

/// The videos with these ids, in this order, as `me` sees them. Who may see them has been decided before.
async fn load(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    ids: &[VideoId],
) -> Result<Vec<Video>, Refusal> {
    let mut sql =
        Sql::new("SELECT v.*, a.permissions FROM videos v JOIN audiences a ON a.id = v.audience_id WHERE v.id IN ");
    sql.list(ids);
    let rows = sql.rows(connection).await?;
    let authors = rows.iter().map(|row| row.parsed("author_id")).collect::<Result<Vec<UserId>, _>>()?;
    let people = people::stubs(backend, connection, authors).await?;
    let mut files: Vec<FileId> = Vec::new();
    for row in &rows {
        files.extend(row.maybe_parsed::<FileId>("file_id")?.into_iter().chain(row.maybe_parsed("thumbnail_id")?));
    }
    let files = media::files(backend, connection, files).await?;
    let video = |row: &AnyRow| {
        let (id, author): (VideoId, UserId) = (row.parsed("id")?, row.parsed("author_id")?);
        let (file, thumbnail) = (row.maybe_parsed("file_id")?, row.maybe_parsed("thumbnail_id")?);
        let video = Video {
            id,
            created_at: Some(clock::time(row.int("created_at")?)),
            updated_at: Some(clock::time(row.int("updated_at")?)),
            created_by: Some(author),
            updated_by: Some(row.parsed("updated_by")?),
            title: row.text("title")?,
            description: row.text("description")?,
            source: row.int("source")?.unsigned_abs(),
            video_file_id: file,
            user: people.get(&author).cloned(),
            thumbnail_file_id: thumbnail,
            meta: row.maybe_text("url")?.map(|url| VideoMeta { url }),
            video_file: file.and_then(|id| files.get(&id).cloned()),
            thumbnail_file: thumbnail.and_then(|id| files.get(&id).cloned()),
            permissions: Some(shown_to(row.json("permissions")?, author == me)),
        };
        Ok((id, video))
    };
    let mut videos = rows.iter().map(video).collect::<Result<HashMap<_, _>, sqlx::Error>>()?;
    Ok(ids.iter().filter_map(|id| videos.remove(id)).collect())
}
