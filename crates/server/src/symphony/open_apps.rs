//! Who is there because they have the app open: it says so to the pod.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use ::api::{symphony::Uid, workdrive::UserId};

use super::{accounts, presence};
use crate::{
    Backend,
    database::{Fields, Sql},
    refusal::Refusal,
};

/// Who opens the app again within this time never left.
const GONE_AFTER_MS: i64 = 30_000;
/// When to look, after somebody closed it.
const LOOK_AFTER: Duration = Duration::from_secs(31);

/// How often everybody has the app open on this server.
#[derive(Debug, Default)]
pub(super) struct OpenApps(Mutex<HashMap<UserId, Open>>);

#[derive(Debug, Default)]
struct Open {
    count: usize,
    /// When the last one was closed.
    closed_at: Option<i64>,
}

impl OpenApps {
    fn opened(&self, user: UserId) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let open = all.entry(user).or_default();
        open.count += 1;
        open.closed_at = None;
    }

    /// Whether it was the last one.
    fn closed(&self, user: UserId, now: i64) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let open = all.entry(user).or_default();
        open.count = open.count.saturating_sub(1);
        if open.count == 0 {
            open.closed_at = Some(now);
        }
        open.count == 0
    }

    /// Those who closed the last one before a moment, once.
    fn gone(&self, before: i64) -> Vec<UserId> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let gone = all.extract_if(|_, open| open.closed_at.is_some_and(|at| at <= before));
        gone.map(|(user, _)| user).collect()
    }
}

/// Somebody opened the app: who was offline is available. Nothing depends on it.
pub(crate) async fn app_opened(backend: &Backend, user: UserId) {
    backend.symphony.open.opened(user);
    let seen = async {
        accounts::sync(backend).await?;
        match account(backend, user).await? {
            Some(uid) => presence::seen(backend, uid).await,
            None => Ok(()),
        }
    };
    warn(seen.await);
}

/// Somebody closed the app; who does not open it again soon is gone.
pub(crate) async fn app_closed(backend: &Backend, user: UserId) {
    if !backend.symphony.open.closed(user, backend.clock.now()) {
        return;
    }
    let mut stopping = backend.stopping.subscribe();
    tokio::select! {
        () = async { let _stopped = stopping.wait_for(|stop| *stop).await; } => {}
        () = tokio::time::sleep(LOOK_AFTER) => leave(backend).await,
    }
}

/// Says of those who closed the app a while ago that they are gone.
pub(crate) async fn leave(backend: &Backend) {
    for user in backend.symphony.open.gone(backend.clock.now() - GONE_AFTER_MS) {
        let left = async {
            match account(backend, user).await? {
                Some(uid) => presence::gone(backend, uid).await,
                None => Ok(()),
            }
        };
        warn(left.await);
    }
}

/// The account of somebody who works here, if it may be used.
async fn account(backend: &Backend, user: UserId) -> Result<Option<Uid>, Refusal> {
    let mut sql = Sql::new("SELECT u.id FROM symphony_users u WHERE u.user_id = ");
    sql.bind(user.to_string()).push(" AND ");
    accounts::is_open(&mut sql, backend.clock.now());
    let row = sql.row(&mut *backend.database.pool.acquire().await?).await?;
    Ok(row.map(|row| row.int("id")).transpose()?.map(Uid))
}

fn warn(done: Result<(), Refusal>) {
    if let Err(refusal) = done {
        tracing::warn!(cause = %refusal.message, "cannot say who is there");
    }
}
