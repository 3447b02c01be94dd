//! Whether accounts are open: closed for good, or shut for a while.

use ::api::symphony::{SuccessResponse, user_status::*};
use sqlx::{AnyConnection, any::AnyRow};

use super::{accounts, keys, subject::Subject};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const LONGEST_REASON: usize = 500;
/// The documents' example of `suspendedUntil` is in seconds, everything else in milliseconds. In milliseconds this is 1973.
const SECONDS_BELOW: i64 = 100_000_000_000;
/// The end of the year 9999.
const LATEST: i64 = 253_402_300_799_999;

/// Whether an account is shut for a while now.
pub(super) fn is_suspended(row: &AnyRow, now: i64) -> Result<bool, sqlx::Error> {
    Ok(row.int("suspended")? == 1 && row.maybe_int("suspended_until")?.is_none_or(|until| until > now))
}

pub(super) async fn get_user_status(backend: Backend, _: Caller, asked: GetUserStatus) -> Result<UserStatus, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let row = Subject::find(&mut connection, "uid", asked.uid).await?.row;
    let suspended = is_suspended(&row, backend.clock.now())?;
    let if_so = |value| if suspended { value } else { None };
    Ok(UserStatus {
        status: Some(row.text("status")?),
        suspended: Some(suspended),
        suspended_until: row.maybe_int("suspended_until_sent")?.filter(|_| suspended),
        suspension_reason: if_so(row.maybe_text("suspension_reason")?),
    })
}

pub(super) async fn update_user_status(
    backend: Backend,
    caller: Caller,
    asked: UpdateUserStatus,
) -> Result<SuccessResponse, Refusal> {
    let UserStatus { status, suspended, suspended_until, suspension_reason } = asked.status;
    let now = backend.clock.now();
    let mut tx = backend.database.write().await?;
    let subject = Subject::changed_by(&mut tx, &caller, "uid", asked.uid).await?;
    match status.as_deref() {
        Some("ENABLED") => open(&mut tx, &subject, now).await?,
        Some("DISABLED") => {
            subject.check_last(&mut tx, now).await?;
            close(&mut tx, &subject, now).await?;
        }
        None if suspended.is_some() => {}
        _ => return Err(Refusal::invalid("status", "status must be ENABLED or DISABLED")),
    }
    let suspension = UserSuspension { suspended, suspended_until, suspension_reason };
    if suspension != UserSuspension::default() {
        suspend(&mut tx, &subject, suspension, now).await?;
    }
    tx.commit().await?;
    Ok(SuccessResponse { format: None, message: "OK".to_owned() })
}

/// Opens an account, unless who it is of does not work here any more.
async fn open(connection: &mut AnyConnection, subject: &Subject, now: i64) -> Result<(), Refusal> {
    if let Some(user) = &subject.user {
        let mut sql = Sql::new("SELECT id FROM users WHERE status = 'ACTIVE' AND id = ");
        sql.bind(user.clone());
        if sql.row(connection).await?.is_none() {
            return Err(Refusal::invalid("status", "the person does not work here; that is said in WorkDrive"));
        }
    }
    let mut sql = accounts::change(now);
    sql.push(", closed = 0, status = 'ENABLED', deactivated_at = NULL WHERE id = ").bind(subject.uid.0);
    sql.execute(connection).await?;
    Ok(())
}

async fn close(connection: &mut AnyConnection, subject: &Subject, now: i64) -> Result<(), sqlx::Error> {
    let mut sql = accounts::change(now);
    sql.push(", closed = 1, status = 'DISABLED', deactivated_at = COALESCE(deactivated_at, ").bind(now);
    sql.push(") WHERE id = ").bind(subject.uid.0);
    sql.execute(connection).await?;
    keys::end_sessions(connection, subject.uid).await
}

pub(super) async fn update_suspension(
    backend: Backend,
    caller: Caller,
    asked: UpdateSuspension,
) -> Result<SuccessResponse, Refusal> {
    let now = backend.clock.now();
    let mut tx = backend.database.write().await?;
    let subject = Subject::changed_by(&mut tx, &caller, "userId", asked.user_id).await?;
    let is_end = asked.suspension.suspended == Some(false);
    suspend(&mut tx, &subject, asked.suspension, now).await?;
    tx.commit().await?;
    Ok(SuccessResponse::new(if is_end { "User unsuspended with success" } else { "User suspended with success" }))
}

/// Shuts an account for a while, or ends that.
async fn suspend(
    connection: &mut AnyConnection,
    subject: &Subject,
    asked: UserSuspension,
    now: i64,
) -> Result<(), Refusal> {
    let missing = || Refusal::invalid("suspended", "suspended must be given");
    let suspended = asked.suspended.ok_or_else(missing)?;
    let mut sql = accounts::change(now);
    if suspended {
        let until = asked.suspended_until.map(|sent| moment(sent, now)).transpose()?;
        let reason = asked.suspension_reason.filter(|reason| !reason.trim().is_empty());
        if reason.as_ref().is_some_and(|reason| reason.chars().count() > LONGEST_REASON) {
            let message = format!("suspensionReason must have at most {LONGEST_REASON} characters");
            return Err(Refusal::invalid("suspensionReason", message));
        }
        subject.check_last(connection, now).await?;
        sql.push(", suspended = 1, suspended_until = ").bind(until);
        sql.push(", suspended_until_sent = ").bind(asked.suspended_until);
        sql.push(", suspension_reason = ").bind(reason);
    } else {
        sql.push(", suspended = 0, suspended_until = NULL, suspended_until_sent = NULL, suspension_reason = NULL");
    }
    sql.push(" WHERE id = ").bind(subject.uid.0);
    sql.execute(connection).await?;
    Ok(())
}

/// In milliseconds, in whichever form it was sent.
fn moment(sent: i64, now: i64) -> Result<i64, Refusal> {
    let ms = if sent < SECONDS_BELOW { sent.saturating_mul(1000) } else { sent };
    if ms <= now || ms > LATEST {
        return Err(Refusal::invalid("suspendedUntil", "suspendedUntil must be to come, in seconds or milliseconds"));
    }
    Ok(ms)
}
