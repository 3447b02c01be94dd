//! What is asked for with an `Idempotency-Key` is done once: asked for again by the same person, it is answered as it was.
//!
//! The key is stored by the first transaction of the request that writes, so it is there exactly when what was written is, however the server ends.
//! Makers store their answer with it ([`answered`]); where none is stored, asking again is refused, because answers may hold secrets. A
//! refusal is not remembered. Qwil and Symphony have keys of their own.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use ::api::{
    auth::IDEMPOTENCY_KEY,
    dixa::Dixa,
    endpoint::{Answer, Endpoint, Vendor},
    error::ErrorKind,
    rotunda::Rotunda,
    workdrive::{UserId, WorkDrive},
};
use bytes::Bytes;
use http::{Method, request};
use sqlx::AnyConnection;
use uuid::Uuid;

use crate::{
    Backend,
    caller::{self, Caller},
    database::{Fields, Sql},
    refusal::Refusal,
};

tokio::task_local! {
    /// The request with a key that is being answered.
    static NOW: Arc<Sent>;
}

/// A request with a key.
#[derive(Debug)]
pub(crate) struct Sent {
    /// Of its row.
    id: Uuid,
    user: UserId,
    operation: String,
    key: String,
    hash: String,
    at: i64,
    /// Whether a transaction of this request has stored the key.
    is_stored: AtomicBool,
    /// Whether another request with the key was found.
    is_known: AtomicBool,
}

/// A handler at work: the body of its answer.
pub(crate) type Work = Pin<Box<dyn Future<Output = Result<Bytes, Refusal>> + Send>>;

impl Sent {
    /// Nothing when the request has no key, or none that counts.
    pub(crate) fn read<E: Endpoint>(
        backend: &Backend,
        caller: &Caller,
        head: &request::Parts,
        request: &E,
    ) -> Result<Option<Self>, Refusal> {
        let info = E::INFO;
        if E::METHOD != Method::POST || ![WorkDrive::NAME, Rotunda::NAME, Dixa::NAME].contains(&info.vendor) {
            return Ok(None);
        }
        let key = caller::idempotency_key(head).map_err(|message| Refusal::invalid(IDEMPOTENCY_KEY, message))?;
        let Some(key) = key else { return Ok(None) };
        let parts = request.to_parts().map_err(|e| Refusal::broken("read the request again", e))?;
        let asked = format!("{:?} {} {}", parts.path, parts.query, String::from_utf8_lossy(&parts.body));
        Ok(Some(Self {
            id: Uuid::now_v7(),
            user: caller.user,
            operation: info.id(),
            key,
            hash: caller::hash(&asked),
            at: backend.clock.now(),
            is_stored: AtomicBool::new(false),
            is_known: AtomicBool::new(false),
        }))
    }

    /// What was answered to the request when it came first; nothing when this is the first time.
    async fn answer(&self, backend: &Backend) -> Result<Option<Bytes>, Refusal> {
        let mut sql = Sql::new("SELECT request_hash, answer FROM done_once WHERE user_id = ");
        sql.bind(self.user.to_string()).push(" AND operation = ").bind(self.operation.clone());
        sql.push(" AND sender_key = ").bind(self.key.clone());
        let Some(row) = sql.row(&mut *backend.database.pool.acquire().await?).await? else { return Ok(None) };
        if row.text("request_hash")? != self.hash {
            return Err(done("something else was asked for with this key, and done"));
        }
        let answer = row.maybe_text("answer")?.ok_or_else(|| done("this was done, and its answer is not kept"))?;
        Ok(Some(answer.into()))
    }

    async fn forget(&self, backend: &Backend) -> Result<(), sqlx::Error> {
        let mut sql = Sql::new("DELETE FROM done_once WHERE id = ");
        sql.bind(self.id.to_string());
        sql.execute(&mut *backend.database.pool.acquire().await?).await.map(drop)
    }
}

fn done(message: &str) -> Refusal {
    Refusal { field: Some(IDEMPOTENCY_KEY.to_owned()), ..Refusal::new(ErrorKind::Conflict, message) }
}

/// Does what is asked for, unless it was done.
pub(crate) async fn run(backend: &Backend, sent: Option<Sent>, work: Work) -> Result<Bytes, Refusal> {
    let Some(sent) = sent.map(Arc::new) else { return work.await };
    if let Some(answer) = sent.answer(backend).await? {
        return Ok(answer);
    }
    let worked = NOW.scope(Arc::clone(&sent), work).await;
    match worked {
        // Another request with the key was faster.
        Err(refusal) if sent.is_known.load(Ordering::Relaxed) => sent.answer(backend).await?.ok_or(refusal),
        Err(refusal) if sent.is_stored.load(Ordering::Relaxed) => {
            sent.forget(backend).await?;
            Err(refusal)
        }
        worked => worked,
    }
}

/// Stores the key of the request that is being answered, if it has one that is not stored.
///
/// # Errors
/// When it is stored by another request.
pub(crate) async fn store(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let Ok(sent) = NOW.try_with(Arc::clone) else { return Ok(()) };
    if sent.is_stored.load(Ordering::Relaxed) {
        return Ok(());
    }
    let mut sql =
        Sql::new("INSERT INTO done_once (id, user_id, operation, sender_key, request_hash, done_at) VALUES (");
    sql.bind(sent.id.to_string()).push(", ").bind(sent.user.to_string()).push(", ").bind(sent.operation.clone());
    sql.push(", ").bind(sent.key.clone()).push(", ").bind(sent.hash.clone()).push(", ").bind(sent.at);
    sql.push(") ON CONFLICT DO NOTHING");
    if sql.execute(connection).await? == 0 {
        sent.is_known.store(true, Ordering::Relaxed);
        return Err(sqlx::Error::Protocol("this is being done by another request with the same key".to_owned()));
    }
    sent.is_stored.store(true, Ordering::Relaxed);
    Ok(())
}

/// Stores what the request is answered that is being answered, in the transaction that makes what was asked for.
pub(crate) async fn answered(connection: &mut AnyConnection, answer: &impl Answer) -> Result<(), Refusal> {
    let Ok(sent) = NOW.try_with(Arc::clone) else { return Ok(()) };
    let body = answer.write().map_err(|e| Refusal::broken("write the answer", e))?;
    let mut sql = Sql::new("UPDATE done_once SET answer = ");
    sql.bind(String::from_utf8_lossy(&body).into_owned()).push(" WHERE id = ").bind(sent.id.to_string());
    sql.execute(connection).await?;
    Ok(())
}
