//! E-mails: kept in the database with the change that causes them, sent afterwards.
//!
//! Without a mail server in the configuration they stay where administrators see them (`GET /app/outbox`).

use std::{sync::Arc, time::Duration};

use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
};
use sqlx::AnyConnection;
use tokio::{sync::Notify, task::AbortHandle};
use uuid::Uuid;

use crate::{
    api::Api,
    clock::{Clock, MINUTE},
    config::Smtp,
    database::{Database, Fields, Sql},
};

mod rotunda;

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(rotunda::list_outbox).serve(rotunda::retry_mail)
}

/// An e-mail to be.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    /// Address.
    pub(crate) receiver: String,
    /// Subject, one line.
    pub(crate) subject: String,
    /// Plain text.
    pub(crate) text: String,
}

/// The mail room.
#[derive(Debug)]
pub struct Mail {
    clock: Clock,
    wake: Arc<Notify>,
    sender: Option<AbortHandle>,
}

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// Tried so often; the pause doubles from a minute.
const MOST_ATTEMPTS: i64 = 8;
/// How often the waiting ones are looked through without being told.
const LOOK_EVERY: Duration = Duration::from_secs(30);

impl Mail {
    /// Starts sending when there is a mail server.
    pub(crate) fn start(database: &Database, clock: &Clock, smtp: Option<&Smtp>) -> Self {
        let wake = Arc::new(Notify::new());
        let sender = smtp.and_then(|smtp| Some((transport(smtp)?, smtp.from.parse::<Mailbox>().ok()?)));
        let sender = sender.map(|(transport, from)| {
            let (database, clock, wake) = (database.clone(), clock.clone(), Arc::clone(&wake));
            tokio::spawn(async move {
                loop {
                    if let Err(e) = send_waiting(&database, &clock, &transport, &from).await {
                        tracing::warn!(cause = %e, "cannot read the e-mails");
                    }
                    let _woken_or_not = tokio::time::timeout(LOOK_EVERY, wake.notified()).await;
                }
            })
            .abort_handle()
        });
        Self { clock: clock.clone(), wake, sender }
    }

    /// Adds an e-mail, in the transaction of what causes it. Call [`Mail::wake`] after its commit.
    pub(crate) async fn add(&self, connection: &mut AnyConnection, letter: Letter) -> Result<(), sqlx::Error> {
        let now = self.clock.now();
        let state = if self.sender.is_some() { "waiting" } else { "kept" };
        let mut sql =
            Sql::new("INSERT INTO mails (id, receiver, subject, text, state, created_at, next_attempt_at) VALUES (");
        sql.bind(Uuid::now_v7().to_string()).push(", ").bind(letter.receiver).push(", ").bind(letter.subject);
        sql.push(", ").bind(letter.text).push(", ").bind(state.to_owned()).push(", ").bind(now).push(", ");
        sql.bind(self.sender.as_ref().map(|_| now)).push(")");
        sql.execute(connection).await.map(drop)
    }

    /// Sends what waits.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Whether there is a mail server.
    pub(crate) const fn sends(&self) -> bool {
        self.sender.is_some()
    }
}

impl Drop for Mail {
    fn drop(&mut self) {
        if let Some(sender) = &self.sender {
            sender.abort();
        }
    }
}

/// Whether the settings can be used.
pub(crate) fn is_usable(smtp: &Smtp) -> bool {
    transport(smtp).is_some() && smtp.from.parse::<Mailbox>().is_ok()
}

fn transport(smtp: &Smtp) -> Option<Transport> {
    Some(Transport::from_url(&smtp.url).ok()?.timeout(Some(Duration::from_secs(20))).build())
}

async fn send_waiting(
    database: &Database,
    clock: &Clock,
    transport: &Transport,
    from: &Mailbox,
) -> Result<(), sqlx::Error> {
    loop {
        let mut connection = database.pool.acquire().await?;
        let mut sql = Sql::new(
            "SELECT id, receiver, subject, text, attempts FROM mails WHERE state = 'waiting' AND next_attempt_at <= ",
        );
        sql.bind(clock.now()).push(" ORDER BY next_attempt_at LIMIT 1");
        let Some(row) = sql.row(&mut connection).await? else { return Ok(()) };
        let (id, attempts) = (row.text("id")?, row.int("attempts")?);
        // It counts as tried before it is: two servers do not send it at once, and a crash does not send it for ever.
        let mut claim = Sql::new("UPDATE mails SET attempts = attempts + 1, next_attempt_at = ");
        claim.bind(clock.now() + (MINUTE << attempts)).push(" WHERE state = 'waiting' AND id = ").bind(id.clone());
        claim.push(" AND attempts = ").bind(attempts);
        if claim.execute(&mut connection).await? == 0 {
            continue;
        }
        drop(connection);
        let letter = Letter { receiver: row.text("receiver")?, subject: row.text("subject")?, text: row.text("text")? };
        let sent = send(transport, from, letter).await;
        let mut done = Sql::new("UPDATE mails SET ");
        match sent {
            Ok(()) => done.push("state = 'sent', failure = NULL, sent_at = ").bind(clock.now()),
            Err(failure) => {
                done.push("failure = ").bind(failure);
                done.push(if attempts + 1 >= MOST_ATTEMPTS { ", state = 'failed'" } else { "" })
            }
        };
        done.push(" WHERE id = ").bind(id);
        done.execute(&mut *database.pool.acquire().await?).await?;
    }
}

async fn send(transport: &Transport, from: &Mailbox, letter: Letter) -> Result<(), String> {
    let receiver = letter.receiver.parse().map_err(|e| format!("no e-mail address: {e}"))?;
    let message = Message::builder().from(from.clone()).to(receiver).subject(letter.subject);
    let message = message.header(ContentType::TEXT_PLAIN).body(letter.text).map_err(|e| e.to_string())?;
    transport.send(message).await.map(drop).map_err(|e| e.to_string())
}
