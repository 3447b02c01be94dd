//! `/app/outbox`.

use ::api::{
    error::ErrorKind,
    rotunda::outbox::{ListOutbox, MailState, Outbox, OutboxMail, RetryMail},
};
use sqlx::any::AnyRow;

use crate::{
    Backend,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    paging::Paging,
    refusal::Refusal,
};

pub(super) async fn list_outbox(backend: Backend, _: Caller, asked: ListOutbox) -> Result<Outbox, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let mut connection = backend.database.pool.acquire().await?;
    let total = Sql::new("SELECT COUNT(*) AS n FROM mails").row(&mut connection).await?;
    let total = total.map_or(Ok(0), |row| row.int("n"))?;
    let mut sql = Sql::new("SELECT * FROM mails ORDER BY created_at DESC, id DESC");
    sql.push(&paging.limit());
    let mails = sql.rows(&mut connection).await?.iter().map(mail_of).collect::<Result<_, _>>()?;
    Ok(Outbox { sends: backend.mail.sends(), mails, meta: paging.meta(total) })
}

pub(super) async fn retry_mail(backend: Backend, _: Caller, asked: RetryMail) -> Result<(), Refusal> {
    if !backend.mail.sends() {
        return Err(Refusal::new(ErrorKind::Conflict, "no mail server is set up"));
    }
    let mut sql = Sql::new("UPDATE mails SET state = 'waiting', attempts = 0, next_attempt_at = ");
    sql.bind(backend.clock.now()).push(" WHERE state IN ('failed', 'kept') AND id = ").bind(asked.id.to_string());
    if sql.execute(&mut *backend.database.pool.acquire().await?).await? == 0 {
        return Err(Refusal::not_found("e-mail that is kept or failed"));
    }
    backend.mail.wake();
    Ok(())
}

fn mail_of(row: &AnyRow) -> Result<OutboxMail, sqlx::Error> {
    let state = match &*row.text("state")? {
        "waiting" => MailState::Waiting,
        "sent" => MailState::Sent,
        "failed" => MailState::Failed,
        _ => MailState::Kept,
    };
    Ok(OutboxMail {
        id: row.parsed("id")?,
        receiver: row.text("receiver")?,
        subject: row.text("subject")?,
        text: row.text("text")?,
        state,
        created_at: clock::time(row.int("created_at")?),
        sent_at: row.maybe_int("sent_at")?.map(clock::time),
        failure: row.maybe_text("failure")?,
    })
}
