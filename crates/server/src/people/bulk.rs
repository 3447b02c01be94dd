//! Many users at once: all of them, or none.

use ::api::workdrive::users::*;

use super::{chains, delete::Leaving, hire::hire, workdrive::whole};
use crate::{Backend, caller::Caller, refusal::Refusal};

/// The most users of one call.
const MOST_AT_ONCE: usize = 500;

pub(super) async fn bulk_create_users(
    backend: Backend,
    caller: Caller,
    asked: BulkCreateUsers,
) -> Result<Vec<User>, Refusal> {
    refuse_too_many("data", asked.data.len())?;
    let mut tx = backend.database.write().await?;
    let mut ids = Vec::with_capacity(asked.data.len());
    for (row, user) in asked.data.into_iter().enumerate() {
        let in_row = |refusal: Refusal| Refusal {
            field: Some(
                refusal.field.as_ref().map_or_else(|| format!("data[{row}]"), |field| format!("data[{row}].{field}")),
            ),
            ..refusal
        };
        ids.push(hire(&backend, &mut tx, &caller, user, true).await.map_err(in_row)?);
    }
    chains::refresh(&mut tx, &ids).await?;
    let mut made = Vec::with_capacity(ids.len());
    for id in ids {
        made.push(whole(&backend, &mut tx, id).await?);
    }
    tx.commit().await?;
    backend.mail.wake();
    Ok(made)
}

pub(super) async fn bulk_delete_users(backend: Backend, caller: Caller, asked: BulkDeleteUsers) -> Result<(), Refusal> {
    let mut ids = [asked.id, asked.ids].concat();
    ids.sort_unstable();
    ids.dedup();
    refuse_too_many("id", ids.len())?;
    let mut tx = backend.database.write().await?;
    Leaving { users: ids, assignee: None }.leave(&backend, &mut tx, &caller).await?;
    Ok(backend.notices.commit(tx).await?)
}

fn refuse_too_many(field: &str, count: usize) -> Result<(), Refusal> {
    if (1..=MOST_AT_ONCE).contains(&count) {
        return Ok(());
    }
    Err(Refusal::invalid(field, format!("{field} must name 1 to {MOST_AT_ONCE} users")))
}
