//! Live notices of changes.
//!
//! Whoever changes something adds a row to the outbox in the same transaction. One task a server reads new rows, finds out once who
//! may see each, and hands them to the open streams. On SQLite the writer wakes it; on PostgreSQL every server listens for a
//! notification, so that a change on one wakes them all. Rows carry ids only: who wants to know more asks, and is held to what they
//! may see.

use std::sync::Arc;

use ::api::{
    qwil::ChatId,
    symphony::StreamId,
    workdrive::{ConversationId, EventId, PostId, UserId},
};
use sqlx::{AnyConnection, postgres::PgListener};
use tokio::{
    sync::{Notify, broadcast},
    task::AbortHandle,
};

use crate::{
    api::Api,
    database::{Database, Engine, Fields, Sql, Write, number},
};

mod rows;
mod stream;

use rows::Change;

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve_raw(stream::watch_notices)
}

/// What happened to a post or news item.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PostChange<'a> {
    /// `post_created`, `post_changed`, `post_deleted` or `comments_changed`.
    pub(crate) kind: &'a str,
    /// Module code of the stream.
    pub(crate) stream: i64,
    /// Which one.
    pub(crate) post: PostId,
    /// Its author.
    pub(crate) author: UserId,
    /// Who may see it.
    pub(crate) audience: i64,
    /// Who could see it before.
    pub(crate) was_audience: Option<i64>,
}

/// Something happened to an event, its series or its guests.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EventChange {
    /// Which one.
    pub(crate) event: EventId,
    /// Who made it.
    pub(crate) author: UserId,
    /// Who may see it.
    pub(crate) audience: i64,
    /// Who could see it before.
    pub(crate) was_audience: Option<i64>,
}

/// A conversation of one of the vendors.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Chat<'a> {
    /// Of the intranet.
    WorkDrive(ConversationId),
    /// With clients.
    Qwil(ChatId),
    /// A room or instant messages.
    Symphony(&'a StreamId),
}

impl Chat<'_> {
    fn id(self) -> String {
        match self {
            Self::WorkDrive(id) => id.to_string(),
            Self::Qwil(id) => id.to_string(),
            Self::Symphony(id) => id.to_string(),
        }
    }
}

/// Something happened in a conversation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChatChange<'a> {
    /// In which.
    pub(crate) about: Chat<'a>,
    /// Where the message is that came or changed, when it was one.
    pub(crate) place: Option<i64>,
}

impl<'a> ChatChange<'a> {
    /// Of the conversation itself.
    pub(crate) fn of(about: Chat<'a>) -> Self {
        Self { about, place: None }
    }

    /// Of a message.
    pub(crate) fn at(about: Chat<'a>, place: i64) -> Self {
        Self { about, place: Some(place) }
    }
}

/// The outbox and its open streams.
#[derive(Debug)]
pub struct Notices {
    engine: Engine,
    wake: Arc<Notify>,
    changes: broadcast::Sender<Arc<Change>>,
    reader: AbortHandle,
}

/// The channel on which PostgreSQL wakes the servers.
const CHANNEL: &str = "rotunda_notices";
/// A stream that falls behind by this many changes is told to load again.
const BEHIND: usize = 1000;

impl Notices {
    pub(crate) async fn start(database: &Database) -> Result<Self, sqlx::Error> {
        let wake = Arc::new(Notify::new());
        let (changes, _) = broadcast::channel(BEHIND);
        let last =
            number(&sqlx::query("SELECT value FROM counters WHERE name = 'notices'").fetch_one(&database.pool).await?)?;
        let listener = match database.engine {
            Engine::Sqlite => None,
            Engine::Postgres => {
                let mut listener = PgListener::connect(&database.url).await?;
                listener.listen(CHANNEL).await?;
                Some(listener)
            }
        };
        let reader =
            tokio::spawn(read(database.clone(), listener, Arc::clone(&wake), changes.clone(), last)).abort_handle();
        Ok(Self { engine: database.engine, wake, changes, reader })
    }

    /// Adds a change of a post to the outbox.
    pub(crate) async fn post(&self, tx: &mut Write, now: i64, change: PostChange<'_>) -> Result<(), sqlx::Error> {
        let seq = self.next(tx).await?;
        sqlx::query(
            "INSERT INTO notices (seq, at, kind, ref, stream, author_id, audience_id, was_audience_id) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(seq)
        .bind(now)
        .bind(change.kind.to_owned())
        .bind(change.post.to_string())
        .bind(change.stream)
        .bind(change.author.to_string())
        .bind(change.audience)
        .bind(change.was_audience)
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// Adds a change of an event to the outbox.
    pub(crate) async fn event(&self, tx: &mut Write, now: i64, change: EventChange) -> Result<(), sqlx::Error> {
        let seq = self.next(tx).await?;
        let mut sql =
            Sql::new("INSERT INTO notices (seq, at, kind, ref, author_id, audience_id, was_audience_id) VALUES (");
        sql.bind(seq).push(", ").bind(now).push(", 'events_changed', ").bind(change.event.to_string()).push(", ");
        sql.bind(change.author.to_string()).push(", ").bind(change.audience).push(", ").bind(change.was_audience);
        sql.push(")");
        sql.execute(tx).await.map(drop)
    }

    /// Adds the end of a session.
    pub(crate) async fn session_ended(&self, tx: &mut Write, now: i64, session: &str) -> Result<(), sqlx::Error> {
        self.plain(tx, now, "session_ended", session).await
    }

    /// Adds a notification of somebody.
    pub(crate) async fn notified(&self, tx: &mut Write, now: i64, user: UserId) -> Result<(), sqlx::Error> {
        self.plain(tx, now, "notified", &user.to_string()).await
    }

    /// Adds that what somebody has written and not sent changed, for them alone.
    pub(crate) async fn drafts(&self, tx: &mut Write, now: i64, user: UserId) -> Result<(), sqlx::Error> {
        self.plain(tx, now, "drafts_changed", &user.to_string()).await
    }

    /// Adds a change of a conversation, for who is in it; and for `also`, who is in it no more.
    pub(crate) async fn conversation(
        &self,
        connection: &mut AnyConnection,
        now: i64,
        change: ChatChange<'_>,
        also: Option<UserId>,
    ) -> Result<(), sqlx::Error> {
        let kind = match change.about {
            Chat::WorkDrive(_) => "conversation_changed",
            Chat::Qwil(_) => "chat_changed",
            Chat::Symphony(_) => "stream_changed",
        };
        self.add_conversation(connection, now, kind, change, also).await
    }

    /// Adds a change of what a conversation is to somebody, for them alone.
    pub(crate) async fn conversation_of(
        &self,
        tx: &mut Write,
        now: i64,
        about: Chat<'_>,
        person: UserId,
    ) -> Result<(), sqlx::Error> {
        let kind = match about {
            Chat::WorkDrive(_) => "conversation_read",
            Chat::Qwil(_) => "chat_read",
            Chat::Symphony(_) => "stream_read",
        };
        self.add_conversation(tx, now, kind, ChatChange::of(about), Some(person)).await
    }

    async fn add_conversation(
        &self,
        connection: &mut AnyConnection,
        now: i64,
        kind: &'static str,
        change: ChatChange<'_>,
        person: Option<UserId>,
    ) -> Result<(), sqlx::Error> {
        let seq = self.next(connection).await?;
        let mut sql = Sql::new("INSERT INTO notices (seq, at, kind, ref, place, author_id) VALUES (");
        sql.bind(seq).push(", ").bind(now).push(", ").bind(kind).push(", ").bind(change.about.id()).push(", ");
        sql.bind(change.place).push(", ").bind(person.map(|id| id.to_string())).push(")");
        sql.execute(connection).await.map(drop)
    }

    async fn plain(&self, tx: &mut Write, now: i64, kind: &'static str, about: &str) -> Result<(), sqlx::Error> {
        let seq = self.next(tx).await?;
        let insert =
            sqlx::query("INSERT INTO notices (seq, at, kind, ref) VALUES ($1, $2, $3, $4)").bind(seq).bind(now);
        insert.bind(kind).bind(about.to_owned()).execute(&mut **tx).await?;
        Ok(())
    }

    /// Commits changes, and tells the streams.
    pub(crate) async fn commit(&self, mut tx: Write) -> Result<(), sqlx::Error> {
        if self.engine == Engine::Postgres {
            sqlx::query("SELECT pg_notify($1, '')").bind(CHANNEL.to_owned()).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        self.wake.notify_one();
        Ok(())
    }

    /// The next number. The row stays locked until the end of the transaction, so numbers become visible in their order.
    async fn next(&self, connection: &mut AnyConnection) -> Result<i64, sqlx::Error> {
        let next = sqlx::query("UPDATE counters SET value = value + 1 WHERE name = 'notices' RETURNING value");
        number(&next.fetch_one(connection).await?)
    }
}

impl Drop for Notices {
    fn drop(&mut self) {
        self.reader.abort();
    }
}

/// Hands on what is new, for ever.
async fn read(
    database: Database,
    mut listener: Option<PgListener>,
    wake: Arc<Notify>,
    changes: broadcast::Sender<Arc<Change>>,
    mut last: i64,
) {
    loop {
        match &mut listener {
            None => wake.notified().await,
            Some(listener) => {
                // A lost connection is opened again by the listener; what was missed meanwhile is read below.
                if let Err(e) = listener.recv().await {
                    tracing::warn!(cause = %e, "cannot listen for changes");
                    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
                }
            }
        }
        if let Err(e) = hand_on(&database, &changes, &mut last).await {
            tracing::warn!(cause = %e, "cannot read the outbox");
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            wake.notify_one();
        }
    }
}

async fn hand_on(
    database: &Database,
    changes: &broadcast::Sender<Arc<Change>>,
    last: &mut i64,
) -> Result<(), sqlx::Error> {
    let mut connection = database.pool.acquire().await?;
    loop {
        let rows = rows::after(&mut connection, *last, 500).await?;
        if rows.is_empty() {
            return Ok(());
        }
        for row in &rows {
            let seq = row.int("seq")?;
            if changes.receiver_count() > 0 {
                // Nobody listening is no error.
                let _receivers = changes.send(Arc::new(rows::change(&mut connection, row).await?));
            }
            *last = seq;
        }
    }
}
