//! What happens, for the datafeeds of those who see it.

use ::api::symphony::{Mid, StreamId, Uid};
use sqlx::AnyConnection;

use crate::{
    Backend,
    database::{Fields, Sql, Write},
};

/// Something that happened.
#[derive(Debug, Clone, Default)]
pub(super) struct Event<'a> {
    /// In the vendor's words, e.g. `MESSAGESENT`.
    pub(super) kind: &'a str,
    /// Who did it.
    pub(super) initiator: Uid,
    /// Where: everybody in it is told.
    pub(super) stream: Option<&'a StreamId>,
    /// To whom, who is told too.
    pub(super) affected: Option<Uid>,
    /// The message.
    pub(super) message: Option<&'a Mid>,
}

/// A moment that nothing else has; what comes later has a later one. Until the transaction ends nothing else gets one.
pub(super) async fn tick(backend: &Backend, connection: &mut AnyConnection) -> Result<i64, sqlx::Error> {
    let mut sql = Sql::new("UPDATE counters SET value = CASE WHEN value < ");
    let now = sql.param(backend.clock.now());
    sql.push(&format!("{now} THEN {now} ELSE value + 1 END WHERE name = 'symphony_clock' RETURNING value"));
    sql.row(connection).await?.ok_or(sqlx::Error::RowNotFound)?.int("value")
}

/// Puts an event into the feeds of those who see it; its moment is the answer. Who waits is woken by [`commit`] or [`wake`].
pub(super) async fn note(
    backend: &Backend,
    connection: &mut AnyConnection,
    event: &Event<'_>,
) -> Result<i64, sqlx::Error> {
    let seq = tick(backend, connection).await?;
    put(connection, seq, event).await?;
    Ok(seq)
}

/// The same with a moment of its own.
pub(super) async fn put(connection: &mut AnyConnection, seq: i64, event: &Event<'_>) -> Result<(), sqlx::Error> {
    let stream = event.stream.map(ToString::to_string);
    let affected = event.affected.map(|uid| uid.0);
    let mut any = Sql::new("SELECT 1");
    who(&mut any, stream.clone(), affected);
    any.push(" LIMIT 1");
    if any.row(connection).await?.is_none() {
        return Ok(());
    }
    let mut sql =
        Sql::new("INSERT INTO symphony_events (seq, kind, initiator, stream_id, affected, message_id) VALUES (");
    sql.bind(seq).push(", ").bind(event.kind.to_owned()).push(", ").bind(event.initiator.0).push(", ");
    sql.bind(stream.clone())
        .push(", ")
        .bind(affected)
        .push(", ")
        .bind(event.message.map(ToString::to_string))
        .push(")");
    sql.execute(connection).await?;
    let mut feeds = Sql::new("INSERT INTO symphony_feed_events (feed_id, seq) SELECT f.id, ");
    feeds.push(&seq.to_string());
    who(&mut feeds, stream, affected);
    feeds.execute(connection).await?;
    Ok(())
}

/// The feeds of who is in the stream, and of to whom it happened.
fn who(sql: &mut Sql, stream: Option<String>, affected: Option<i64>) {
    sql.push(
        " FROM symphony_feeds f WHERE f.user_id IN (SELECT m.user_id FROM symphony_stream_members m \
         WHERE m.left_at IS NULL AND m.stream_id = ",
    );
    sql.bind(stream).push(") OR f.user_id = ").bind(affected);
}

/// Commits what happened, and tells those who wait: open streams of notices, and readers of datafeeds.
pub(super) async fn commit(backend: &Backend, tx: Write) -> Result<(), sqlx::Error> {
    backend.notices.commit(tx).await?;
    wake(backend);
    Ok(())
}

/// Lets waiting readers of datafeeds look again.
pub(super) fn wake(backend: &Backend) {
    backend.symphony.happened.notify_waiters();
}
