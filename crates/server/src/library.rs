//! What people keep for each other: photos, videos.

use ::api::workdrive::{Permissions, UserId};
use sqlx::AnyConnection;

use crate::{
    Backend,
    api::Api,
    audiences::{self, Audience, visible_to},
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

mod photos;
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
}

/// One of the tables: they have the columns in common that decide who may see and change a row.
#[derive(Clone, Copy)]
struct Shelf {
    table: &'static str,
    noun: &'static str,
}

impl Shelf {
    /// The author of a thing that the caller may see.
    async fn seen(self, connection: &mut AnyConnection, caller: &Caller, id: &str) -> Result<UserId, Refusal> {
        let mut sql = Sql::new("SELECT t.author_id FROM ");
        sql.push(self.table).push(" t WHERE t.id = ").bind(id.to_owned()).push(" AND ");
        visible_to(&mut sql, caller.user, "t");
        let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found(self.noun))?;
        Ok(row.parsed("author_id")?)
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
        let author = self.seen(connection, caller, id).await?;
        if author != caller.user && !caller.is_admin() {
            return Err(Refusal::forbidden("only the author or an administrator may change this"));
        }
        let mut sql = Sql::new("UPDATE ");
        sql.push(self.table).push(" SET updated_at = ").bind(backend.clock.now());
        sql.push(", updated_by = ").bind(caller.user.to_string()).push(" WHERE id = ").bind(id.to_owned());
        match sql.execute(connection).await? {
            0 => Err(Refusal::not_found(self.noun)), // deleted by another meanwhile
            _ => Ok(author),
        }
    }

    /// Deletes a thing for good, for its author or an administrator.
    async fn delete(self, backend: &Backend, caller: &Caller, id: &str) -> Result<(), Refusal> {
        let mut tx = backend.database.write().await?;
        let author = self.seen(&mut tx, caller, id).await?;
        if author != caller.user && !caller.is_admin() {
            return Err(Refusal::forbidden("only the author or an administrator may delete this"));
        }
        let mut sql = Sql::new("DELETE FROM ");
        sql.push(self.table).push(" WHERE id = ").bind(id.to_owned());
        sql.execute(&mut tx).await?;
        Ok(tx.commit().await?)
    }
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
