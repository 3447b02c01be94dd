//! Posts and news: one table, two streams.

use ::api::{
    rotunda::feeds::Stream,
    workdrive::{PostId, UserId, module_codes::ModuleCode},
};
use sqlx::{AnyConnection, any::AnyRow};

use crate::{
    api::Api,
    audiences::visible_to,
    caller::Caller,
    clock::HOUR,
    database::{Fields, Sql},
    refusal::Refusal,
};

mod comments;
mod counts;
mod draft;
mod list;
mod post;
mod reactions;
mod rotunda;
pub(crate) mod tags;
mod workdrive;
mod write;

pub(crate) use counts::recount;
pub(crate) use draft::rules;
pub(crate) use reactions::emoji;

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    let api = api
        .serve(workdrive::list_posts)
        .serve(workdrive::create_post)
        .serve(workdrive::update_post)
        .serve(workdrive::delete_post)
        .serve(workdrive::list_news)
        .serve(workdrive::create_news)
        .serve(workdrive::update_news)
        .serve(workdrive::delete_news)
        .serve(rotunda::get_post)
        .serve(rotunda::restore_post);
    let api = comments::routes(api);
    reactions::routes(api)
}

/// A deletion can be taken back for this long; then the thing is gone for good.
pub(crate) const RESTORE_WITHIN_MS: i64 = HOUR;

/// The number by which a stream is stored.
const fn code(stream: Stream) -> i64 {
    match stream {
        Stream::Posts => ModuleCode::POST.0 as i64,
        Stream::News => ModuleCode::NEWS.0 as i64,
    }
}

/// What decides about one post: whose it is, who may see it, whether it is deleted.
#[derive(Debug, Clone, Copy)]
struct Head {
    id: PostId,
    stream: Stream,
    author: UserId,
    audience: i64,
    deleted_at: Option<i64>,
}

impl Head {
    const COLUMNS: &'static str = "p.id, p.stream, p.author_id, p.audience_id, p.deleted_at";

    fn of(row: &AnyRow) -> Result<Self, sqlx::Error> {
        let stream = if row.int("stream")? == code(Stream::News) { Stream::News } else { Stream::Posts };
        Ok(Self {
            id: row.parsed("id")?,
            stream,
            author: row.parsed("author_id")?,
            audience: row.int("audience_id")?,
            deleted_at: row.maybe_int("deleted_at")?,
        })
    }

    /// Refuses callers who may not delete it.
    fn deletable_by(&self, caller: &Caller) -> Result<(), Refusal> {
        if self.author == caller.user || caller.is_admin() {
            return Ok(());
        }
        Err(Refusal::forbidden("only the author or an administrator may delete this"))
    }
}

/// Finds an item that the caller may see and that is not deleted.
async fn seen(connection: &mut AnyConnection, caller: &Caller, stream: Stream, id: PostId) -> Result<Head, Refusal> {
    let mut sql = Sql::new("SELECT ");
    sql.push(Head::COLUMNS).push(" FROM posts p WHERE p.deleted_at IS NULL AND p.id = ").bind(id.to_string());
    sql.push(" AND p.stream = ").bind(code(stream)).push(" AND ");
    visible_to(&mut sql, caller.user, "p");
    let row = sql.row(connection).await?.ok_or_else(|| missing(stream))?;
    Ok(Head::of(&row)?)
}

fn missing(stream: Stream) -> Refusal {
    Refusal::not_found(match stream {
        Stream::Posts => "post",
        Stream::News => "news item",
    })
}
