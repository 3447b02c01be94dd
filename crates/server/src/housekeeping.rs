//! What nobody can use any more is removed, every few minutes.

use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};

use crate::{
    Backend,
    clock::{DAY, HOUR},
    database::{Fields, Sql},
    dixa,
    feeds::RESTORE_WITHIN_MS,
    media::UPLOAD_TTL_MS,
    qwil, symphony,
};

const EVERY: Duration = Duration::from_secs(300);
/// Who comes back later than this with `Last-Event-ID` loads again.
const KEEP_NOTICES_MS: i64 = DAY;
/// Who comes back later than this to a draft that was taken away begins anew.
const KEEP_EMPTY_DRAFTS_MS: i64 = 30 * DAY;
/// A datafeed that nobody reads for so long is deleted.
const KEEP_FEEDS_MS: i64 = 30 * DAY;

/// Tidies up until the server stops.
pub(crate) async fn run(backend: Backend) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let done = tokio::select! {
            _ = ticks.tick() => backend.tidy().await,
            () = backend.dixa.requested.notified() => dixa::anonymize_waiting(&backend).await.map_err(Into::into),
        };
        if let Err(e) = done {
            tracing::warn!(cause = %e, "cannot tidy up");
        }
    }
}

impl Backend {
    /// Removes what has expired: sessions, deleted items and comments, notices, uploads that were never finished, keys of requests
    /// and messages; writes
    /// again to who is invited to Qwil; says of those who closed the app that they are gone; and anonymizes who waits for it.
    ///
    /// # Errors
    /// When the database or the store fails; what was removed before stays removed.
    pub async fn tidy(&self) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let now = self.clock.now();
        let gone = now - RESTORE_WITHIN_MS;
        let tables = [
            ("sessions", "expires_at", now),
            ("comments", "deleted_at", gone),
            ("posts", "deleted_at", gone),
            ("notices", "at", now - KEEP_NOTICES_MS),
            ("done_once", "done_at", now - DAY),
            ("symphony_tokens", "expires_at", now),
            ("symphony_app_tokens", "expires_at", now),
            ("symphony_keys", "expires_at", now),
            ("symphony_app_keys", "expires_at", now),
            ("symphony_presence_feeds", "read_at", now - DAY),
            ("symphony_feeds", "read_at", now - KEEP_FEEDS_MS),
        ];
        for (table, column, before) in tables {
            let mut sql = Sql::new("DELETE FROM ");
            sql.push(table).push(" WHERE ").push(column).push(" < ").bind(before);
            sql.execute(&mut *self.database.pool.acquire().await?).await?;
        }
        // What all have read to whom it was told.
        let mut told = Sql::new("DELETE FROM symphony_events WHERE NOT EXISTS (SELECT 1 FROM symphony_feed_events f");
        told.push(" WHERE f.seq = symphony_events.seq)");
        told.execute(&mut *self.database.pool.acquire().await?).await?;
        // An upload may still be running when its leave expires.
        let unfinished = "SELECT id, path FROM files WHERE uploaded_at IS NULL AND created_at < $1";
        let unfinished =
            sqlx::query(unfinished).bind(now - UPLOAD_TTL_MS - HOUR).fetch_all(&self.database.pool).await?;
        for row in unfinished {
            self.media.remove(&row.text("path")?).await?;
            let delete = sqlx::query("DELETE FROM files WHERE id = $1 AND uploaded_at IS NULL").bind(row.text("id")?);
            delete.execute(&self.database.pool).await?;
        }
        let mut drafts = Sql::new("DELETE FROM chat_drafts WHERE text = '' AND updated_at < ");
        drafts.bind(now - KEEP_EMPTY_DRAFTS_MS);
        drafts.execute(&mut *self.database.pool.acquire().await?).await?;
        let mut sent = Sql::new("DELETE FROM qwil_sent WHERE sent_at < ");
        sent.bind(now - DAY);
        sent.execute(&mut *self.database.pool.acquire().await?).await?;
        symphony::leave(self).await;
        qwil::remind(self).await.map_err(|refusal| format!("cannot remind who is invited: {}", refusal.message))?;
        Ok(dixa::anonymize_waiting(self).await?)
    }
}
