//! Messages: sent, changed, listed, searched, and their files.

use ::api::{
    error::ErrorKind,
    symphony::{Mid, StreamId, Uid, messages::*},
};
use sqlx::AnyConnection;

use super::{accounts, events, lacks, me, rooms, window, wrong};
use crate::{
    Backend,
    api::Api,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

pub(super) mod files;
pub(super) mod marks;
pub(super) mod rows;
mod search;
mod send;

/// Mounts messages.
pub(super) fn routes(api: Api) -> Api {
    api.serve(send::create_message)
        .serve(send::update_message)
        .serve(send::blast_message)
        .serve(list_messages)
        .serve(get_message)
        .serve(search::find_messages)
        .serve(search::search_messages)
        .serve(files::get_attachment)
}

/// Refuses who is not in a stream.
pub(super) async fn check_member(
    connection: &mut AnyConnection,
    caller: &Caller,
    sid: &StreamId,
) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT id FROM symphony_streams WHERE id = ");
    sql.bind(sid.to_string());
    sql.row(connection).await?.ok_or_else(|| wrong("the stream cannot be found"))?;
    rooms::room::seat(connection, sid, me(caller)?).await?.ok_or_else(lacks)?;
    Ok(())
}

async fn list_messages(
    backend: Backend,
    caller: Caller,
    asked: ListMessages,
) -> Result<Option<Vec<V4Message>>, Refusal> {
    let (skip, limit) = window(asked.skip, asked.limit, [50, 500])?;
    let mut connection = backend.database.pool.acquire().await?;
    check_member(&mut connection, &caller, &asked.sid).await?;
    let mut sql = rows::seen(me(&caller)?);
    sql.push(" AND m.is_replaced = 0 AND m.stream_id = ").bind(asked.sid.to_string());
    sql.push(" AND m.at >= ").bind(asked.since).push(&format!(" ORDER BY m.at LIMIT {limit} OFFSET {skip}"));
    let messages = rows::messages(&backend, &mut connection, sql).await?;
    drop(connection);
    if let Some(last) = messages.last() {
        marks::mark(&backend, me(&caller)?, &asked.sid, "delivered", last.timestamp).await?;
    }
    Ok((!messages.is_empty()).then_some(messages))
}

async fn get_message(backend: Backend, caller: Caller, asked: GetMessage) -> Result<V4Message, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = rows::seen(me(&caller)?);
    sql.push(" AND m.id = ").bind(asked.id.to_string());
    let found = rows::messages(&backend, &mut connection, sql).await?;
    found.into_iter().next().ok_or_else(|| Refusal::not_found("message"))
}

/// The stream of a message that is there, seen or not.
pub(super) async fn stream_of(connection: &mut AnyConnection, id: &Mid) -> Result<Option<StreamId>, sqlx::Error> {
    let mut sql = Sql::new("SELECT stream_id FROM symphony_messages WHERE id = ");
    sql.bind(id.to_string());
    sql.row(connection).await?.map(|row| Ok(StreamId::new(&row.text("stream_id")?))).transpose()
}
