//! Service accounts: made by administrators, with the public key by which they sign in.

use ::api::{rotunda::symphony::*, symphony::Uid};
use serde_json::json;
use sqlx::{AnyConnection, any::AnyRow};

use super::{accounts, keys};
use crate::{
    Backend,
    caller::Caller,
    clock,
    contact::email_key,
    database::{Fields, Sql},
    people::folded,
    refusal::Refusal,
};

const SELECT: &str = "SELECT u.* FROM symphony_users u WHERE u.account_type = 'SYSTEM'";

pub(super) async fn list_service_accounts(
    backend: Backend,
    _: Caller,
    _: ListServiceAccounts,
) -> Result<Vec<ServiceAccount>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let rows = Sql::new(&format!("{SELECT} ORDER BY u.sort_name, u.id")).rows(&mut connection).await?;
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

pub(super) async fn create_service_account(
    backend: Backend,
    caller: Caller,
    asked: CreateServiceAccount,
) -> Result<ServiceAccount, Refusal> {
    let name = asked.display_name.trim().to_owned();
    if !(1..=100).contains(&name.chars().count()) {
        return Err(Refusal::invalid("displayName", "displayName must have 1 to 100 characters"));
    }
    let username = asked.username.trim().to_owned();
    let is_name = |char: char| char.is_ascii_alphanumeric() || ".-_@".contains(char);
    if !(1..=100).contains(&username.len()) || !username.chars().all(is_name) {
        let message = "username must have 1 to 100 letters, digits, points, hyphens, underscores or @";
        return Err(Refusal::invalid("username", message));
    }
    let email = asked.email.trim().to_owned();
    let email_key = email_key(&email).ok_or_else(|| Refusal::invalid("email", "email is no e-mail address"))?;
    keys::check("publicKey", &asked.public_key)?;
    let roles = roles(asked.roles);
    accounts::sync(&backend).await?;
    let now = backend.clock.now();
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new(&format!(
        "INSERT INTO symphony_users (id, username, username_key, email, email_key, display_name, company, account_type, status, \
         roles, search_text, sort_name, created_by, created_at) SELECT COALESCE(MAX(id), {}) + 1, ",
        accounts::BEFORE_FIRST
    ));
    let search = folded(&format!(" {name} {username} {email}"));
    let texts =
        [username.clone(), username.to_lowercase(), email, email_key, name.clone(), backend.installation.org().name];
    for text in texts {
        sql.bind(text).push(", ");
    }
    sql.push("'SYSTEM', 'ENABLED', ").bind(json!(roles).to_string()).push(", ").bind(search).push(", ");
    sql.bind(folded(&name)).push(", ").bind(caller.user.to_string()).push(", ").bind(now);
    sql.push(" FROM symphony_users WHERE 1 = 1 ON CONFLICT DO NOTHING RETURNING id");
    let taken = || Refusal::invalid("username", "another account has this user name or e-mail address");
    let uid = Uid(sql.row(&mut tx).await?.ok_or_else(taken)?.int("id")?);
    keys::save(&mut tx, uid, asked.public_key, now).await?;
    let made = one(&mut tx, uid).await?;
    tx.commit().await?;
    Ok(made)
}

pub(super) async fn update_service_account(
    backend: Backend,
    _: Caller,
    asked: UpdateServiceAccount,
) -> Result<ServiceAccount, Refusal> {
    let now = backend.clock.now();
    let mut tx = backend.database.write().await?;
    one(&mut tx, asked.uid).await?;
    if let Some(key) = asked.public_key {
        keys::check("publicKey", &key)?;
        keys::save(&mut tx, asked.uid, key, now).await?;
    }
    if asked.is_active == Some(false) {
        keys::end_sessions(&mut tx, asked.uid).await?;
    }
    let mut sql = accounts::change(now);
    if let Some(roles_asked) = asked.roles {
        sql.push(", roles = ").bind(json!(roles(roles_asked)).to_string());
    }
    if let Some(is_active) = asked.is_active {
        sql.push(", status = ").bind(if is_active { "ENABLED" } else { "DISABLED" }.to_owned());
        sql.push(", deactivated_at = ").bind((!is_active).then_some(now));
    }
    sql.push(" WHERE id = ").bind(asked.uid.0);
    sql.execute(&mut tx).await?;
    let changed = one(&mut tx, asked.uid).await?;
    tx.commit().await?;
    Ok(changed)
}

/// Everybody is an individual besides.
fn roles(asked: Vec<ServiceRole>) -> Vec<String> {
    let mut all = vec!["INDIVIDUAL".to_owned()];
    for role in asked {
        let name = json!(role).as_str().unwrap_or_default().to_owned();
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

async fn one(connection: &mut AnyConnection, uid: Uid) -> Result<ServiceAccount, Refusal> {
    let mut sql = Sql::new(SELECT);
    sql.push(" AND u.id = ").bind(uid.0);
    let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found("service account"))?;
    Ok(read(&row)?)
}

fn read(row: &AnyRow) -> Result<ServiceAccount, sqlx::Error> {
    let roles: Vec<String> = row.json("roles")?;
    let role = |name: &String| serde_json::from_value(json!(name)).ok();
    Ok(ServiceAccount {
        uid: Uid(row.int("id")?),
        username: row.text("username")?,
        display_name: row.text("display_name")?,
        email: row.text("email")?,
        roles: roles.iter().filter_map(role).collect(),
        is_active: row.text("status")? == "ENABLED",
        created_at: clock::time(row.int("created_at")?),
    })
}
