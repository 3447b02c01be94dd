//! `/app/live`: the changes that one caller may see, as server-sent events.

use std::{convert::Infallible, sync::Arc, time::Duration};

use ::api::rotunda::live::{Notice, WatchNotices};
use axum::response::{
    IntoResponse, Response,
    sse::{Event, KeepAlive, Sse},
};
use http::{HeaderValue, header};
use tokio::sync::{
    broadcast::{self, error::RecvError},
    mpsc,
};

use super::rows::{self, Change};
use crate::{Backend, api::Raw, caller, database::Fields, refusal::Refusal, symphony};

/// How often an idle stream says that it is there.
const KEEP_ALIVE: Duration = Duration::from_secs(20);
/// How often a stream looks whether its session still is.
const LOOK_AT_SESSION: Duration = Duration::from_secs(60);
/// How soon the browser comes back after a broken connection.
const RETRY: Duration = Duration::from_secs(2);
/// Who missed more than this loads again instead.
const CATCH_UP: u32 = 200;

pub(super) async fn watch_notices(backend: Backend, raw: Raw<WatchNotices>) -> Result<Response, Refusal> {
    let Some(caller) = raw.caller else { return Err(caller::no_session()) };
    let last = raw.head.headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse::<i64>().ok());
    // Listening begins before looking back, so that nothing falls between the two.
    let changes = backend.notices.changes.subscribe();
    let session = caller.session.map(|session| session.id).unwrap_or_default();
    let (events, stream) = mpsc::channel(16);
    let mut watcher = Watcher { user: caller.user, session, seen: 0, events };
    let (begin, missed) = look_back(&backend, &mut watcher, last).await?;
    let user = watcher.user;
    tokio::spawn(async move {
        tokio::join!(watcher.run(backend.clone(), changes, begin, missed), symphony::app_opened(&backend, user));
        symphony::app_closed(&backend, user).await;
    });
    let stream = futures_util::stream::unfold(stream, |mut stream| async move {
        let event: Event = stream.recv().await?;
        Some((Ok::<_, Infallible>(event), stream))
    });
    let mut response = Sse::new(stream).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Proxies that collect an answer before they hand it on would collect for ever.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

struct Watcher {
    user: ::api::workdrive::UserId,
    session: String,
    /// Number of the last change that was looked at.
    seen: i64,
    events: mpsc::Sender<Event>,
}

/// What a caller who comes back has missed, and the event that says from where the stream goes on.
async fn look_back(
    backend: &Backend,
    watcher: &mut Watcher,
    last: Option<i64>,
) -> Result<(Event, Vec<Event>), Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let bounds = sqlx::query(
        "SELECT c.value, (SELECT MIN(seq) FROM notices) AS oldest FROM counters c WHERE c.name = 'notices'",
    );
    let bounds = bounds.fetch_one(&mut *connection).await?;
    let newest = bounds.int("value")?;
    let oldest = bounds.maybe_int("oldest")?.unwrap_or(newest + 1);
    watcher.seen = newest;
    let begin = Event::default().id(newest.to_string()).retry(RETRY).comment("watching");
    let Some(last) = last.filter(|last| *last != newest) else { return Ok((begin, Vec::new())) };
    if last > newest || last < oldest - 1 || newest - last > i64::from(CATCH_UP) {
        return Ok((begin, event(newest, &Notice::Resync).into_iter().collect()));
    }
    let mut missed = Vec::new();
    for row in rows::after(&mut connection, last, CATCH_UP).await? {
        let change = rows::change(&mut connection, &row).await?;
        watcher.seen = watcher.seen.max(change.seq);
        missed.extend(change.notice_for(watcher.user, &watcher.session).and_then(|notice| event(change.seq, &notice)));
    }
    Ok((begin, missed))
}

impl Watcher {
    /// Sends until the reader goes, the session ends or the server stops.
    async fn run(
        mut self,
        backend: Backend,
        mut changes: broadcast::Receiver<Arc<Change>>,
        begin: Event,
        missed: Vec<Event>,
    ) {
        for event in missed.into_iter().chain([begin]) {
            if self.events.send(event).await.is_err() {
                return;
            }
        }
        let mut stopping = backend.stopping.subscribe();
        let mut look = tokio::time::interval(LOOK_AT_SESSION);
        look.tick().await;
        loop {
            let (seq, notice) = tokio::select! {
                () = async { let _stopped = stopping.wait_for(|stop| *stop).await; } => return,
                () = self.events.closed() => return,
                _ = look.tick() => {
                    if self.session_goes_on(&backend).await {
                        continue;
                    }
                    (self.seen, Notice::SessionEnded)
                }
                change = changes.recv() => match change {
                    Ok(change) if change.seq <= self.seen => continue,
                    Ok(change) => {
                        self.seen = change.seq;
                        match change.notice_for(self.user, &self.session) {
                            Some(notice) => (change.seq, notice),
                            None => continue,
                        }
                    }
                    Err(RecvError::Lagged(_)) => (self.seen, Notice::Resync),
                    Err(RecvError::Closed) => return,
                }
            };
            let last = notice == Notice::SessionEnded;
            let Some(event) = event(seq, &notice) else { continue };
            if self.events.send(event).await.is_err() || last {
                return;
            }
        }
    }

    /// Whether the session still is; it also is when the database does not answer.
    async fn session_goes_on(&self, backend: &Backend) -> bool {
        if self.session.is_empty() {
            return true; // let in by the vendor's credentials
        }
        let found = sqlx::query("SELECT id FROM sessions WHERE id = $1 AND expires_at > $2")
            .bind(self.session.clone())
            .bind(backend.clock.now())
            .fetch_optional(&backend.database.pool)
            .await;
        !matches!(found, Ok(None))
    }
}

fn event(seq: i64, notice: &Notice) -> Option<Event> {
    Some(Event::default().id(seq.to_string()).data(serde_json::to_string(notice).ok()?))
}
