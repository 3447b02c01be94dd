//! What people keep for each other: photos, videos, documents, FAQs.

use ::api::workdrive::{DocumentId, Permissions, UserId, VideoId};
use sqlx::AnyConnection;

use crate::{
    Backend,
    api::Api,
    audiences::{self, Audience, visible_to},
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

mod documents;
mod faqs;
mod knowledge;
mod photos;
mod questions;
mod videos;

/// The longest title, in characters.
const TITLE_CHARACTERS: usize = 200;
/// The longest description, in characters.
const DESCRIPTION_CHARACTERS: usize = 5_000;

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(videos::list_videos)
        .serve(videos::create_video)
        .serve(videos::update_video)
        .serve(videos::delete_video)
        .serve(photos::list_photos)
        .serve(photos::create_photo)
        .serve(photos::update_photo)
        .serve(photos::delete_photo)
        .serve(documents::list_documents)
        .serve(documents::create_document)
        .serve_as(&["/api/documnents/{id}", "/api/documnents", "/api/documents"], documents::update_document)
        .serve_as(&["/api/documents"], documents::delete_document)
        .serve(faqs::list_faqs)
        .serve(faqs::create_faq)
        .serve(faqs::update_faq)
        .serve(faqs::delete_faq)
}

/// One of the tables: they have the columns in common that decide who may see and change a row.
#[derive(Clone, Copy)]
struct Shelf {
    table: &'static str,
    noun: &'static str,
    /// The table of owners, for things that have some; these can be unpublished and expire.
    owners: Option<&'static str>,
}

/// What decides about one thing, for one caller.
#[derive(Clone, Copy)]
struct Head {
    author: UserId,
    /// Whether the caller is an owner.
    owned: bool,
}

impl Shelf {
    /// Adds the condition that `me` may see a row of the table, named `t`.
    fn sight(self, sql: &mut Sql, me: UserId, now: i64) {
        let Some(owners) = self.owners else { return visible_to(sql, me, "t") };
        let user = sql.param(me.to_string());
        sql.push(&format!("(t.author_id = {user} OR t.id IN (SELECT item_id FROM {owners} WHERE user_id = {user})"));
        sql.push(" OR (t.is_published = 1 AND (t.expires_at IS NULL OR t.expires_at > ").bind(now).push(") AND ");
        visible_to(sql, me, "t");
        sql.push("))");
    }

    /// Whether `me` may see a thing.
    async fn shows(
        self,
        backend: &Backend,
        connection: &mut AnyConnection,
        me: UserId,
        id: &str,
    ) -> Result<bool, sqlx::Error> {
        let mut sql = Sql::new("SELECT t.id FROM ");
        sql.push(self.table).push(" t WHERE t.id = ").bind(id.to_owned()).push(" AND ");
        self.sight(&mut sql, me, backend.clock.now());
        Ok(sql.row(connection).await?.is_some())
    }

    /// Finds a thing that the caller may see.
    async fn seen(
        self,
        backend: &Backend,
        connection: &mut AnyConnection,
        caller: &Caller,
        id: &str,
    ) -> Result<Head, Refusal> {
        let mut sql = Sql::new("SELECT t.author_id, ");
        match self.owners {
            Some(owners) => {
                sql.push(&format!("(SELECT COUNT(*) FROM {owners} WHERE item_id = t.id AND user_id = "));
                sql.bind(caller.user.to_string()).push(")")
            }
            None => sql.push("CAST(0 AS BIGINT)"),
        };
        sql.push(" AS owned FROM ").push(self.table).push(" t WHERE t.id = ").bind(id.to_owned()).push(" AND ");
        self.sight(&mut sql, caller.user, backend.clock.now());
        let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found(self.noun))?;
        Ok(Head { author: row.parsed("author_id")?, owned: row.int("owned")? > 0 })
    }

    /// Begins a change: refuses callers who may not make it, and holds the row until the transaction ends, so that of two changes
    /// at once the second sees the first. Answers the author.
    async fn change(
        self,
        backend: &Backend,
        connection: &mut AnyConnection,
        caller: &Caller,
        id: &str,
    ) -> Result<UserId, Refusal> {
        let head = self.seen(backend, connection, caller, id).await?;
        if head.author != caller.user && !head.owned && !caller.is_admin() {
            return Err(Refusal::forbidden(match self.owners {
                Some(_) => "only the author, an owner or an administrator may change this",
                None => "only the author or an administrator may change this",
            }));
        }
        let mut sql = Sql::new("UPDATE ");
        sql.push(self.table).push(" SET updated_at = ").bind(backend.clock.now());
        sql.push(", updated_by = ").bind(caller.user.to_string()).push(" WHERE id = ").bind(id.to_owned());
        match sql.execute(connection).await? {
            0 => Err(Refusal::not_found(self.noun)), // deleted by another meanwhile
            _ => Ok(head.author),
        }
    }

    /// Refuses callers who may not delete a thing.
    async fn deletable(
        self,
        backend: &Backend,
        connection: &mut AnyConnection,
        caller: &Caller,
        id: &str,
    ) -> Result<(), Refusal> {
        if self.seen(backend, connection, caller, id).await?.author != caller.user && !caller.is_admin() {
            return Err(Refusal::forbidden("only the author or an administrator may delete this"));
        }
        Ok(())
    }

    /// Deletes a thing for good, for its author or an administrator.
    async fn delete(self, backend: &Backend, caller: &Caller, id: &str) -> Result<(), Refusal> {
        let mut tx = backend.database.write().await?;
        self.deletable(backend, &mut tx, caller, id).await?;
        let mut sql = Sql::new("DELETE FROM ");
        sql.push(self.table).push(" WHERE id = ").bind(id.to_owned());
        sql.execute(&mut tx).await?;
        Ok(tx.commit().await?)
    }
}

/// Whether `me` may see a video.
pub(crate) async fn shows_video(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    id: VideoId,
) -> Result<bool, sqlx::Error> {
    videos::SHELF.shows(backend, connection, me, &id.to_string()).await
}

/// Whether `me` may see a document.
pub(crate) async fn shows_document(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    id: DocumentId,
) -> Result<bool, sqlx::Error> {
    documents::SHELF.shows(backend, connection, me, &id.to_string()).await
}

/// Checks and stores an audience; answers its id.
async fn audience(connection: &mut AnyConnection, author: UserId, permissions: &Permissions) -> Result<i64, Refusal> {
    audiences::check(connection, permissions).await?;
    let audience = Audience::of(author, permissions);
    audience.save(connection).await?;
    Ok(audience.id)
}

/// How many rows a list has; `from` adds everything from `FROM` on.
async fn count(connection: &mut AnyConnection, from: impl FnOnce(&mut Sql)) -> Result<i64, sqlx::Error> {
    let mut sql = Sql::new("SELECT COUNT(*) AS n");
    from(&mut sql);
    sql.row(connection).await?.map_or(Ok(0), |row| row.int("n"))
}

/// Refuses a user that does not exist.
async fn known_user(connection: &mut AnyConnection, user: Option<UserId>) -> Result<(), Refusal> {
    match user {
        Some(id) if !audiences::exist(connection, "users", &[id.to_string()]).await? => {
            Err(Refusal { field: Some("userId".to_owned()), ..Refusal::not_found("user") })
        }
        _ => Ok(()),
    }
}

/// A title without blanks around it, 1 to 200 characters.
fn title(field: &str, title: &str) -> Result<String, Refusal> {
    match title.trim() {
        "" => Err(Refusal::invalid(field, format!("{field} must not be empty"))),
        title => limited(field, title, TITLE_CHARACTERS),
    }
}

/// A text of at most `limit` characters.
fn limited(field: &str, text: &str, limit: usize) -> Result<String, Refusal> {
    if text.chars().count() > limit {
        return Err(Refusal::invalid(field, format!("{field} may have {limit} characters")));
    }
    Ok(text.to_owned())
}
