//! Accounts, for who provisions them: made, seen, changed, found.

use ::api::symphony::{Uid, admin_users::*};
use serde_json::json;
use sqlx::AnyConnection;

use super::{
    account, accounts, features, keys, roles,
    subject::{self, Subject},
    window,
};
use crate::{
    Backend,
    api::Api,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

mod attributes;
mod detail;

/// Rows of a list, unless given, and at most.
const ROWS: [u64; 2] = [100, 1000];
const MOST_ROLES: usize = 100;

/// Mounts accounts.
pub(super) fn routes(api: Api) -> Api {
    api.serve(create_user)
        .serve(create_user_v1)
        .serve(list_users)
        .serve(list_users_v1)
        .serve(get_user_detail)
        .serve(get_user_detail_v1)
        .serve(update_user)
        .serve(update_user_v1)
        .serve(find_users)
}

async fn create(backend: &Backend, caller: &Caller, asked: V2UserCreate) -> Result<V2UserDetail, Refusal> {
    let maker = account(caller)?;
    let mut user = asked.user_attributes;
    let account_type = user.account_type.clone().unwrap_or_else(|| "NORMAL".to_owned());
    if !["NORMAL", "SYSTEM"].contains(&&*account_type) {
        return Err(Refusal::invalid("accountType", "accounts that are made are NORMAL or SYSTEM"));
    }
    if asked.roles.len() > MOST_ROLES {
        return Err(Refusal::invalid("roles", format!("at most {MOST_ROLES} roles are given at once")));
    }
    let mut all: Vec<String> = Vec::new();
    for role in asked.roles {
        if !all.contains(&role) {
            all.push(role);
        }
    }
    if all.is_empty() {
        all.push("INDIVIDUAL".to_owned());
    }
    roles::check("roles", &all, &account_type)?;
    if all.iter().any(|role| roles::is_elevated(role)) {
        subject::check_elevated(caller)?;
    }
    if user.previous_key.is_some() {
        return Err(Refusal::invalid("previousKey", "an account that is made has no previous key"));
    }
    let key = user.current_key.take();
    let columns = attributes::of_new(backend, &user)?;
    accounts::sync(backend).await?;
    let now = backend.clock.now();
    let mut tx = backend.database.write().await?;
    attributes::check_taken(&mut tx, &columns, None).await?;
    let names: String = columns.iter().map(|(column, _)| format!(", {column}")).collect();
    let mut sql = Sql::new(&format!(
        "INSERT INTO symphony_users (id, account_type, status, roles, created_by, made_by, created_at, updated_at{names}) \
         SELECT COALESCE(MAX(id), {}) + 1, ",
        accounts::BEFORE_FIRST
    ));
    sql.bind(account_type).push(", 'ENABLED', ").bind(json!(all).to_string()).push(", ");
    sql.bind(caller.user.to_string()).push(", ").bind(maker.uid.0).push(", ").bind(now).push(", ").bind(now);
    for (_, value) in columns {
        sql.push(", ").bind(value);
    }
    sql.push(" FROM symphony_users RETURNING id");
    let uid = Uid(sql.row(&mut tx).await?.ok_or(sqlx::Error::RowNotFound)?.int("id")?);
    keys::apply(&mut tx, uid, [key, None], now).await?;
    let made = one(backend, &mut tx, uid).await?;
    tx.commit().await?;
    Ok(made)
}

async fn one(backend: &Backend, connection: &mut AnyConnection, uid: Uid) -> Result<V2UserDetail, Refusal> {
    let mut sql = Sql::new(detail::SELECT);
    sql.push("u.id = ").bind(uid.0);
    let none = || Refusal::invalid("uid", "no account has this number");
    let row = sql.row(connection).await?.ok_or_else(none)?;
    Ok(detail::read(backend, &row)?)
}

/// In the form of 1.40.
fn before(new: V2UserDetail) -> UserDetail {
    UserDetail {
        user_attributes: new.user_attributes.into(),
        user_system_info: new.user_system_info,
        features: new.features,
        apps: new.apps,
        groups: new.groups,
        roles: new.roles,
        disclaimers: new.disclaimers,
        avatar: new.avatar,
    }
}

async fn create_user(backend: Backend, caller: Caller, asked: CreateUser) -> Result<V2UserDetail, Refusal> {
    create(&backend, &caller, asked.user).await
}

async fn create_user_v1(backend: Backend, caller: Caller, asked: CreateUserV1) -> Result<UserDetail, Refusal> {
    let UserCreate { user_attributes, password, roles } = asked.user;
    let user = V2UserCreate { user_attributes: user_attributes.into(), password, roles };
    Ok(before(create(&backend, &caller, user).await?))
}

async fn list_users(backend: Backend, _: Caller, asked: ListUsers) -> Result<Vec<V2UserDetail>, Refusal> {
    let (skip, limit) = window(asked.skip, asked.limit, ROWS)?;
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = Sql::new(detail::SELECT);
    sql.push(&format!("1 = 1 ORDER BY u.id LIMIT {limit} OFFSET {skip}"));
    let rows = sql.rows(&mut connection).await?;
    Ok(rows.iter().map(|row| detail::read(&backend, row)).collect::<Result<_, _>>()?)
}

async fn list_users_v1(backend: Backend, _: Caller, _: ListUsersV1) -> Result<Vec<Uid>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let rows = Sql::new("SELECT id FROM symphony_users ORDER BY id").rows(&mut connection).await?;
    Ok(rows.iter().map(|row| row.int("id").map(Uid)).collect::<Result<_, _>>()?)
}

async fn get_user_detail(backend: Backend, _: Caller, asked: GetUserDetail) -> Result<V2UserDetail, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    one(&backend, &mut connection, asked.uid).await
}

async fn get_user_detail_v1(backend: Backend, _: Caller, asked: GetUserDetailV1) -> Result<UserDetail, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    Ok(before(one(&backend, &mut connection, asked.uid).await?))
}

async fn update(
    backend: &Backend,
    caller: &Caller,
    uid: Uid,
    mut asked: V2UserAttributes,
) -> Result<V2UserDetail, Refusal> {
    let now = backend.clock.now();
    let mut tx = backend.database.write().await?;
    let subject = Subject::changed_by(&mut tx, caller, "uid", uid).await?;
    let given = [asked.current_key.take(), asked.previous_key.take()];
    if let (Some(_), Some(at)) = (&subject.user, given.iter().position(Option::is_some)) {
        let field = ["currentKey", "previousKey"].get(at).copied().unwrap_or_default();
        return Err(Refusal::invalid(field, "who works here signs in to Rotunda, and has no key"));
    }
    let columns = attributes::of_change(backend, &subject, &asked)?;
    attributes::check_taken(&mut tx, &columns, Some(uid)).await?;
    let mut sql = accounts::change(now);
    for (column, value) in columns {
        sql.push(&format!(", {column} = ")).bind(value);
    }
    sql.push(" WHERE id = ").bind(uid.0);
    sql.execute(&mut tx).await?;
    keys::apply(&mut tx, uid, given, now).await?;
    let changed = one(backend, &mut tx, uid).await?;
    tx.commit().await?;
    Ok(changed)
}

async fn update_user(backend: Backend, caller: Caller, asked: UpdateUser) -> Result<V2UserDetail, Refusal> {
    update(&backend, &caller, asked.uid, asked.attributes).await
}

async fn update_user_v1(backend: Backend, caller: Caller, asked: UpdateUserV1) -> Result<UserDetail, Refusal> {
    Ok(before(update(&backend, &caller, asked.uid, asked.attributes.into()).await?))
}

async fn find_users(backend: Backend, _: Caller, asked: FindUsers) -> Result<Vec<UserDetail>, Refusal> {
    let (skip, limit) = window(asked.skip, asked.limit, ROWS)?;
    let mut sql = Sql::new(detail::SELECT);
    sql.push("1 = 1");
    if let Some(role) = asked.filter.role {
        if !roles::is_known(&role) {
            return Err(Refusal::invalid("role", "there is no such role"));
        }
        roles::has(&mut sql, &role);
    }
    if let Some(feature) = asked.filter.feature {
        if !features::is_known(&feature) {
            return Err(Refusal::invalid("feature", "there is no such feature"));
        }
        features::has(&mut sql, &feature);
    }
    if let Some(status) = asked.filter.status {
        if !["ENABLED", "DISABLED"].contains(&&*status) {
            return Err(Refusal::invalid("status", "status must be ENABLED or DISABLED"));
        }
        sql.push(" AND u.status = ").bind(status);
    }
    sql.push(&format!(" ORDER BY u.id LIMIT {limit} OFFSET {skip}"));
    let mut connection = backend.database.pool.acquire().await?;
    let rows = sql.rows(&mut connection).await?;
    let found: Vec<_> = rows.iter().map(|row| detail::read(&backend, row)).collect::<Result<_, _>>()?;
    Ok(found.into_iter().map(before).collect())
}
