//! Delegates: who acts for an account.

use ::api::symphony::{SuccessResponse, Uid, delegates::*};

use super::{accounts, features, subject::Subject};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

pub(super) async fn list_delegates(backend: Backend, _: Caller, asked: ListDelegates) -> Result<Vec<Uid>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    Subject::find(&mut connection, "uid", asked.uid).await?;
    let mut sql = Sql::new("SELECT delegate_id FROM symphony_delegates WHERE user_id = ");
    sql.bind(asked.uid.0).push(" ORDER BY added_at, delegate_id");
    let rows = sql.rows(&mut connection).await?;
    Ok(rows.iter().map(|row| row.int("delegate_id").map(Uid)).collect::<Result<_, _>>()?)
}

pub(super) async fn update_delegates(
    backend: Backend,
    caller: Caller,
    asked: UpdateDelegates,
) -> Result<SuccessResponse, Refusal> {
    let DelegateAction { user_id: delegate, action } = asked.delegate;
    let mut tx = backend.database.write().await?;
    let subject = Subject::changed_by(&mut tx, &caller, "uid", asked.uid).await?;
    let said = match &*action {
        "ADD" => {
            if delegate == subject.uid {
                return Err(Refusal::invalid("userId", "nobody is their own delegate"));
            }
            accounts::check(&mut tx, &[delegate], || Refusal::invalid("userId", "no account has this number")).await?;
            if !features::is_enabled(&mut tx, subject.uid, "delegatesEnabled").await? {
                return Err(Refusal::invalid("uid", "the account has no delegates: delegatesEnabled is off"));
            }
            let mut sql = Sql::new("INSERT INTO symphony_delegates (user_id, delegate_id, added_at) VALUES (");
            sql.bind(subject.uid.0).push(", ").bind(delegate.0).push(", ").bind(backend.clock.now());
            sql.push(") ON CONFLICT (user_id, delegate_id) DO NOTHING");
            sql.execute(&mut tx).await?;
            "Added"
        }
        "REMOVE" => {
            let mut sql = Sql::new("DELETE FROM symphony_delegates WHERE user_id = ");
            sql.bind(subject.uid.0).push(" AND delegate_id = ").bind(delegate.0);
            if sql.execute(&mut tx).await? == 0 {
                return Err(Refusal::invalid("userId", "the user is no delegate of the account"));
            }
            "Removed"
        }
        _ => return Err(Refusal::invalid("action", "action must be ADD or REMOVE")),
    };
    tx.commit().await?;
    Ok(SuccessResponse::new(&format!("{said} delegate [{delegate}] for account [{}]", subject.uid)))
}
