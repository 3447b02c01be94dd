//! `/api/photos`.

use std::collections::{BTreeSet, HashMap};

use ::api::workdrive::{FileId, PhotoId, UserId, photos::*};
use sqlx::{AnyConnection, any::AnyRow};
use uuid::Uuid;

use super::{DESCRIPTION_CHARACTERS, Shelf, TITLE_CHARACTERS, audience, count, known_user, limited};
use crate::{
    Backend,
    audiences::{shown_to, visible_to},
    caller::Caller,
    clock,
    database::{Fields, Sql},
    feeds::rules,
    media, once,
    paging::Paging,
    people,
    refusal::Refusal,
};

const SHELF: Shelf = Shelf { table: "photos", noun: "photo", owners: None };

pub(super) async fn list_photos(backend: Backend, caller: Caller, asked: ListPhotos) -> Result<PhotoPage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let mut connection = backend.database.pool.acquire().await?;
    known_user(&mut connection, asked.user_id).await?;
    let from = |sql: &mut Sql| {
        sql.push(" FROM photos p WHERE ");
        visible_to(sql, caller.user, "p");
        if let Some(user) = asked.user_id {
            sql.push(" AND p.author_id = ").bind(user.to_string());
        }
        filter(sql, caller.user, asked.filter.unwrap_or(PhotoFilter::AllPhotos));
    };
    let total = count(&mut connection, from).await?;
    let mut sql = Sql::new("SELECT p.id");
    from(&mut sql);
    sql.push(" ORDER BY p.created_at DESC, p.id DESC").push(&paging.limit());
    let ids = sql.rows(&mut connection).await?.iter().map(|row| row.parsed("id")).collect::<Result<Vec<_>, _>>()?;
    Ok(PhotoPage { photos: load(&backend, &mut connection, caller.user, &ids).await?, meta: paging.meta(total) })
}

/// Adds the condition of a filter on `p`.
fn filter(sql: &mut Sql, me: UserId, filter: PhotoFilter) {
    if filter == PhotoFilter::AllPhotos {
        return;
    }
    let me = sql.param(me.to_string());
    sql.push(&match filter {
        PhotoFilter::AllPhotos => String::new(),
        PhotoFilter::FriendsPhotos => {
            format!(" AND p.author_id IN (SELECT f.friend_id FROM friendships f WHERE f.user_id = {me})")
        }
        PhotoFilter::OnlyMePhotos => format!(
            " AND p.author_id = {me} AND NOT EXISTS (SELECT 1 FROM audience_members m WHERE m.audience_id = p.audience_id)"
        ),
        PhotoFilter::TaggedPhotos => {
            format!(" AND p.id IN (SELECT t.photo_id FROM photo_people t WHERE t.user_id = {me})")
        }
        PhotoFilter::TeamPhotos => format!(
            " AND p.author_id <> {me} AND p.author_id IN (SELECT above_id FROM chains WHERE below_id = {me} \
             UNION ALL SELECT below_id FROM chains WHERE above_id = {me} \
             UNION ALL SELECT o.id FROM users u JOIN users o ON o.reports_to = u.reports_to WHERE u.id = {me})"
        ),
    });
}

pub(super) async fn create_photo(backend: Backend, caller: Caller, asked: CreatePhoto) -> Result<Photo, Refusal> {
    let title = limited("title", asked.title.unwrap_or_default().trim(), TITLE_CHARACTERS)?;
    let description = limited("description", &asked.description.unwrap_or_default(), DESCRIPTION_CHARACTERS)?;
    let permissions = asked.permissions.unwrap_or_default();
    let mut tx = backend.database.write().await?;
    rules::usable(&mut tx, "fileId", caller.user, &[asked.file_id], "image/%").await?;
    let audience = audience(&mut tx, caller.user, &permissions).await?;
    let (id, now) = (PhotoId(Uuid::now_v7()), backend.clock.now());
    let mut sql = Sql::new(
        "INSERT INTO photos (id, author_id, audience_id, created_at, updated_at, updated_by, title, description, file_id) VALUES (",
    );
    sql.bind(id.to_string()).push(", ").bind(caller.user.to_string()).push(", ").bind(audience).push(", ").bind(now);
    sql.push(", ").bind(now).push(", ").bind(caller.user.to_string()).push(", ").bind(title).push(", ");
    sql.bind(description).push(", ").bind(asked.file_id.to_string()).push(")");
    sql.execute(&mut tx).await?;
    for user in permissions.tagged_users.into_iter().collect::<BTreeSet<_>>() {
        let mut sql = Sql::new("INSERT INTO photo_people (user_id, photo_id) VALUES (");
        sql.bind(user.to_string()).push(", ").bind(id.to_string()).push(")");
        sql.execute(&mut tx).await?;
    }
    let made = one(&backend, &mut tx, caller.user, id).await?;
    once::answered(&mut tx, &made).await?;
    tx.commit().await?;
    Ok(made)
}

pub(super) async fn update_photo(backend: Backend, caller: Caller, asked: UpdatePhoto) -> Result<Photo, Refusal> {
    let title = asked.title.map(|title| limited("title", title.trim(), TITLE_CHARACTERS)).transpose()?;
    let description =
        asked.description.map(|text| limited("description", &text, DESCRIPTION_CHARACTERS)).transpose()?;
    let id = asked.id.to_string();
    let mut tx = backend.database.write().await?;
    SHELF.change(&backend, &mut tx, &caller, &id).await?;
    let mut sql = Sql::new("UPDATE photos SET title = COALESCE(");
    sql.bind(title).push(", title), description = COALESCE(").bind(description).push(", description) WHERE id = ");
    sql.bind(id);
    sql.execute(&mut tx).await?;
    let changed = one(&backend, &mut tx, caller.user, asked.id).await?;
    tx.commit().await?;
    Ok(changed)
}

pub(super) async fn delete_photo(backend: Backend, caller: Caller, asked: DeletePhoto) -> Result<(), Refusal> {
    SHELF.delete(&backend, &caller, &asked.id.to_string()).await
}

async fn one(backend: &Backend, connection: &mut AnyConnection, me: UserId, id: PhotoId) -> Result<Photo, Refusal> {
    load(backend, connection, me, &[id]).await?.pop().ok_or_else(|| Refusal::not_found(SHELF.noun))
}

/// The photos with these ids, in this order, as `me` sees them. Who may see them has been decided before.
async fn load(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    ids: &[PhotoId],
) -> Result<Vec<Photo>, Refusal> {
    let mut sql =
        Sql::new("SELECT p.*, a.permissions FROM photos p JOIN audiences a ON a.id = p.audience_id WHERE p.id IN ");
    sql.list(ids);
    let rows = sql.rows(connection).await?;
    let mut sql = Sql::new("SELECT photo_id, user_id FROM photo_people WHERE photo_id IN ");
    sql.list(ids).push(" ORDER BY photo_id, user_id");
    let tagged = sql.rows(connection).await?;
    let tagged = tagged.iter().map(|row| Ok((row.parsed("photo_id")?, row.parsed("user_id")?)));
    let tagged: Vec<(PhotoId, UserId)> = tagged.collect::<Result<_, sqlx::Error>>()?;
    let authors = rows.iter().map(|row| row.parsed("author_id")).collect::<Result<Vec<UserId>, _>>()?;
    let people = people::stubs(backend, connection, authors.into_iter().chain(tagged.iter().map(|it| it.1))).await?;
    let files = rows.iter().map(|row| row.parsed("file_id")).collect::<Result<Vec<FileId>, _>>()?;
    let files = media::files(backend, connection, files).await?;
    let photo = |row: &AnyRow| {
        let (id, author): (PhotoId, UserId) = (row.parsed("id")?, row.parsed("author_id")?);
        let photo = Photo {
            id,
            created_at: Some(clock::time(row.int("created_at")?)),
            updated_at: Some(clock::time(row.int("updated_at")?)),
            created_by: Some(author),
            updated_by: Some(row.parsed("updated_by")?),
            title: row.text("title")?,
            description: row.text("description")?,
            photo: files.get(&row.parsed("file_id")?).cloned(),
            user: people.get(&author).cloned(),
            tagged_users: tagged.iter().filter(|it| it.0 == id).filter_map(|it| people.get(&it.1).cloned()).collect(),
            permissions: Some(shown_to(row.json("permissions")?, author == me)),
        };
        Ok((id, photo))
    };
    let mut photos = rows.iter().map(photo).collect::<Result<HashMap<_, _>, sqlx::Error>>()?;
    Ok(ids.iter().filter_map(|id| photos.remove(id)).collect())
}
