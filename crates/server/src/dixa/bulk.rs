//! Many end users at once: each in a transaction of its own, with an outcome of its own.

use ::api::dixa::{
    Data, EndUserId,
    bulk::*,
    end_users::{EndUser, EndUserPatch},
};

use super::{
    end_users,
    profile::{Fault, updating},
};
use crate::{Backend, caller::Caller, refusal::Refusal};

const MOST_AT_ONCE: usize = 500;

pub(super) async fn bulk_create_end_users(
    backend: Backend,
    _: Caller,
    asked: BulkCreateEndUsers,
) -> Result<Data<Vec<Outcome>>, Refusal> {
    check(asked.data.len())?;
    let mut data = Vec::with_capacity(asked.data.len());
    for user in &asked.data {
        let made = end_users::create(&backend, user).await;
        data.push(made.map_or_else(|fault| failure(None, "Create EndUser", fault), success));
    }
    Ok(Data { data })
}

pub(super) async fn bulk_patch_end_users(
    backend: Backend,
    _: Caller,
    asked: BulkPatchEndUsers,
) -> Result<Data<Vec<Outcome>>, Refusal> {
    check(asked.data.len())?;
    let mut data = Vec::with_capacity(asked.data.len());
    for PatchOf { id, patch } in asked.data {
        if patch == EndUserPatch::default() {
            let message = format!("{} failed with [errors:EmptyPatchSet]", updating(id));
            let error = BulkError { id: Some(id), message, kind: BulkErrorKind::EmptyPatchSet };
            data.push(Outcome::Failure { error });
            continue;
        }
        let changed = end_users::patch(&backend, id, patch).await;
        data.push(changed.map_or_else(|fault| failure(Some(id), &updating(id), fault), success));
    }
    Ok(Data { data })
}

pub(super) async fn bulk_update_end_users(
    backend: Backend,
    _: Caller,
    asked: BulkUpdateEndUsers,
) -> Result<Data<Vec<Outcome>>, Refusal> {
    check(asked.data.len())?;
    let mut data = Vec::with_capacity(asked.data.len());
    for UpdateOf { id, update } in asked.data {
        let changed = end_users::update(&backend, id, update).await;
        data.push(changed.map_or_else(|fault| failure(Some(id), &updating(id), fault), success));
    }
    Ok(Data { data })
}

fn check(count: usize) -> Result<(), Refusal> {
    if (1..=MOST_AT_ONCE).contains(&count) {
        return Ok(());
    }
    Err(Refusal::invalid("data", format!("data must have 1 to {MOST_AT_ONCE} end users")))
}

fn success(user: EndUser) -> Outcome {
    Outcome::Success { data: Box::new(user) }
}

fn failure(id: Option<EndUserId>, act: &str, fault: Fault) -> Outcome {
    let message = fault.message(act);
    let kind = match fault {
        Fault::NotFound => BulkErrorKind::NotFound,
        Fault::Rule(..) | Fault::Anonymized => BulkErrorKind::Validation,
        Fault::Other(refusal) => {
            if let Some(cause) = &refusal.cause {
                tracing::error!(message = %refusal.message, %cause, "one of many failed");
            }
            BulkErrorKind::Infrastructure
        }
    };
    Outcome::Failure { error: BulkError { id, message, kind } }
}
