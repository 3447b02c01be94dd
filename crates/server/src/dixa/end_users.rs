//! `/v1/endusers`

use ::api::{
    dixa::{Data, EndUserId, end_users::*},
    error::ErrorKind,
};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{
    pages::Page,
    profile::{self, Fault, updating},
    rows,
};
use crate::{
    Backend,
    caller::Caller,
    contact::{email_key, phone_key},
    refusal::Refusal,
};

const CREATING: &str = "Create EndUser";

pub(super) async fn create_end_user(
    backend: Backend,
    _: Caller,
    asked: CreateEndUser,
) -> Result<Data<EndUser>, Refusal> {
    let data = create(&backend, &asked.end_user).await.map_err(|fault| fault.refusal(CREATING))?;
    Ok(Data { data })
}

/// Creates one, in a transaction of its own.
pub(super) async fn create(backend: &Backend, user: &NewEndUser) -> Result<EndUser, Fault> {
    profile::check(user)?;
    let id = EndUserId(Uuid::now_v7());
    let mut tx = backend.database.write().await?;
    rows::insert(&mut tx, id, backend.clock.now(), user).await?;
    let made = rows::one(&mut tx, id).await?;
    tx.commit().await?;
    Ok(made)
}

pub(super) async fn get_end_user(backend: Backend, _: Caller, asked: GetEndUser) -> Result<Data<EndUser>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let data = rows::one(&mut connection, asked.user_id).await.map_err(|fault| fault.refusal("Getting EndUser"))?;
    Ok(Data { data })
}

pub(super) async fn list_end_users(backend: Backend, _: Caller, asked: ListEndUsers) -> Result<EndUserPage, Refusal> {
    let page = Page::new(asked.page_limit, asked.page_key.as_deref())?;
    let mut connection = backend.database.pool.acquire().await?;
    let of_point = async |connection: &mut AnyConnection, kind: &str, key: Option<String>| {
        // What is no address or number, nobody has.
        let Some(key) = key else { return Ok(Vec::new()) };
        rows::find(connection, |sql| {
            sql.push("WHERE id IN (SELECT end_user_id FROM dixa_contact_points WHERE kind = ").bind(kind.to_owned());
            sql.push(" AND key = ").bind(key).push(")");
        })
        .await
    };
    let data = match (&asked.email, &asked.phone, &asked.external_id) {
        (Some(email), None, None) => of_point(&mut connection, "email", email_key(email)).await?,
        (None, Some(phone), None) => of_point(&mut connection, "phone", phone_key(phone)).await?,
        (None, None, Some(id)) => {
            rows::find(&mut connection, |sql| {
                sql.push("WHERE external_id = ").bind(id.clone()).push(" ORDER BY created_at, id LIMIT 100");
            })
            .await?
        }
        (None, None, None) => return all(&backend, &mut connection, &page).await,
        _ => return Err(Refusal::new(ErrorKind::Invalid, "Invalid filters: Cannot provide more than one filter")),
    };
    Ok(EndUserPage { data, ..EndUserPage::default() })
}

async fn all(backend: &Backend, connection: &mut AnyConnection, page: &Page) -> Result<EndUserPage, Refusal> {
    let users = rows::find(connection, |sql| {
        let (compare, order) = if page.is_forward() { (" > ", "") } else { (" < ", " DESC") };
        if let Some(key) = &page.key {
            sql.push("WHERE (created_at, id)").push(compare).push("(").bind(key.number).push(", ");
            sql.bind(key.id.clone()).push(")");
        }
        sql.push(" ORDER BY created_at").push(order).push(", id").push(order);
        sql.push(&format!(" LIMIT {}", page.limit + 1));
    });
    let place = |user: &EndUser| (user.created_at.timestamp_millis(), user.id.to_string());
    let (data, meta) = page.cut(users.await?, backend, "/v1/endusers", place);
    Ok(EndUserPage { data, meta })
}

pub(super) async fn patch_end_user(backend: Backend, _: Caller, asked: PatchEndUser) -> Result<Data<EndUser>, Refusal> {
    let changed = patch(&backend, asked.user_id, asked.patch).await;
    Ok(Data { data: changed.map_err(|fault| fault.refusal(&updating(asked.user_id)))? })
}

/// Changes one, in a transaction of its own.
pub(super) async fn patch(backend: &Backend, id: EndUserId, patch: EndUserPatch) -> Result<EndUser, Fault> {
    change(backend, id, |now| profile::patched(now, patch)).await
}

pub(super) async fn update_end_user(
    backend: Backend,
    _: Caller,
    asked: UpdateEndUser,
) -> Result<Data<EndUser>, Refusal> {
    let changed = update(&backend, asked.user_id, asked.update).await;
    Ok(Data { data: changed.map_err(|fault| fault.refusal(&updating(asked.user_id)))? })
}

/// Replaces one, in a transaction of its own.
pub(super) async fn update(backend: &Backend, id: EndUserId, user: NewEndUser) -> Result<EndUser, Fault> {
    if user.display_name.is_none() {
        return Err(Fault::Rule("displayName", "InvalidDisplayName"));
    }
    change(backend, id, |_| user).await
}

async fn change(
    backend: &Backend,
    id: EndUserId,
    change: impl FnOnce(NewEndUser) -> NewEndUser,
) -> Result<EndUser, Fault> {
    let mut tx = backend.database.write().await?;
    let now = rows::for_change(&mut tx, id).await?;
    let then = change(NewEndUser {
        display_name: now.display_name,
        email: now.email,
        phone_number: now.phone_number,
        additional_emails: Some(now.additional_emails),
        additional_phone_numbers: Some(now.additional_phone_numbers),
        first_name: now.first_name,
        last_name: now.last_name,
        middle_names: Some(now.middle_names),
        external_id: now.external_id,
        avatar_url: now.avatar_url,
    });
    profile::check(&then)?;
    rows::replace(&mut tx, id, &then).await?;
    let changed = rows::one(&mut tx, id).await?;
    tx.commit().await?;
    Ok(changed)
}
