//! Adding users.

use ::api::workdrive::{UserId, users::*};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{chains, invitations, place, rules, sort_name, words, workdrive::whole};
use crate::{
    Backend,
    audiences::exist,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
    structure::Unit,
};

pub(super) async fn create_user(backend: Backend, caller: Caller, asked: CreateUser) -> Result<User, Refusal> {
    let mut tx = backend.database.write().await?;
    let complete = asked.bulk == Some(true);
    let id = hire(&backend, &mut tx, &caller, asked.user, complete).await?;
    chains::refresh(&mut tx, &[id]).await?;
    let made = whole(&backend, &mut tx, id).await?;
    tx.commit().await?;
    backend.mail.wake();
    Ok(made)
}

/// Adds one user; `complete` when what is missing comes from the settings for new users. The chains are left to the caller.
pub(crate) async fn hire(
    backend: &Backend,
    connection: &mut AnyConnection,
    caller: &Caller,
    asked: NewUser,
    complete: bool,
) -> Result<UserId, Refusal> {
    let id = UserId(Uuid::now_v7());
    let email = rules::email(&asked.email)?;
    let external = rules::line("externalUserId", asked.external_user_id)?;
    refuse_taken(connection, &email, external.as_deref()).await?;
    let first = rules::line("firstName", asked.first_name)?;
    let last = rules::line("lastName", asked.last_name)?;
    if first.is_none() && last.is_none() {
        return Err(Refusal::invalid("firstName", "a user needs a first or a last name"));
    }
    let designation = rules::line("designation", asked.designation)?;
    let department = Unit::DEPARTMENT.find(connection, "department", asked.department.as_deref()).await?;
    let location = Unit::LOCATION.find(connection, "location", asked.location.as_deref()).await?;
    let group = Unit::GROUP.find(connection, "securityGroup", asked.security_group.as_deref()).await?;
    let head = asked.is_department_head == Some(true);
    if head && department.is_none() {
        return Err(Refusal::invalid("isDepartmentHead", "who heads a department needs one"));
    }
    let supervisor = match asked.reports_to.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => Some(supervisor(connection, text).await?),
        None => place::usual_supervisor(connection, department.as_deref(), location.as_deref()).await?,
    };
    let skills = rules::skills(&asked.skill)?;
    let ready = complete || (designation.is_some() && group.is_some() && asked.default_visibility.is_some());
    let status = if ready { UserStatus::Invited } else { UserStatus::PreInvited };
    let visibility = if asked.default_visibility == Some(Visibility::Restricted) { "restricted" } else { "public" };

    let (first_text, last_text) = (first.as_deref().unwrap_or_default(), last.as_deref().unwrap_or_default());
    let now = backend.clock.now();
    let mut sql = Sql::new(
        "INSERT INTO users (id, email, role, status, sort_name, first_name, last_name, phone, designation, department_id, location_id, \
         reports_to, is_department_head, external_id, visibility, skills, created_at, updated_at, created_by, updated_by) VALUES (",
    );
    sql.bind(id.to_string()).push(", ").bind(email.clone()).push(", 'member', ").bind(status.as_str().to_owned());
    sql.push(", ").bind(sort_name(first_text, last_text)).push(", ").bind(first.clone()).push(", ").bind(last.clone());
    sql.push(", ").bind(rules::line("phone", asked.phone)?).push(", ").bind(designation).push(", ").bind(department);
    sql.push(", ").bind(location).push(", ").bind(supervisor.map(|id| id.to_string())).push(", ").bind(i64::from(head));
    sql.push(", ").bind(external).push(", ").bind(visibility.to_owned()).push(", ");
    sql.bind(serde_json::to_string(&skills).map_err(|e| Refusal::broken("store the skills", e))?);
    sql.push(", ").bind(now).push(", ").bind(now).push(", ");
    sql.bind(caller.user.to_string()).push(", ").bind(caller.user.to_string()).push(")");
    sql.execute(connection).await?;
    remember_words(connection, id, first_text, last_text, &email).await?;
    if let Some(group) = group {
        let mut sql = Sql::new("INSERT INTO group_members (group_id, user_id) VALUES (");
        sql.bind(group).push(", ").bind(id.to_string()).push(")");
        sql.execute(connection).await?;
    }
    place::join_others(connection, id, &asked.add_additional_teams, &asked.add_additional_locations).await?;
    if ready {
        invitations::invite(backend, connection, id).await?;
    } else {
        invitations::ask_to_complete(backend, connection, id, supervisor.unwrap_or(caller.user)).await?;
    }
    Ok(id)
}

async fn refuse_taken(connection: &mut AnyConnection, email: &str, external: Option<&str>) -> Result<(), Refusal> {
    let taken = [("email", "email", Some(email)), ("external_id", "externalUserId", external)];
    for (column, field, value) in taken {
        let Some(value) = value else { continue };
        let mut sql = Sql::new(&format!("SELECT 1 AS n FROM users WHERE {column} = "));
        sql.bind(value.to_owned());
        if sql.row(connection).await?.is_some() {
            return Err(rules::conflict(field, format!("another user has this {field}")));
        }
    }
    Ok(())
}

/// A supervisor by id or e-mail address.
async fn supervisor(connection: &mut AnyConnection, text: &str) -> Result<UserId, Refusal> {
    let missing = || Refusal { field: Some("reportsTo".to_owned()), ..Refusal::not_found("user") };
    if let Ok(id) = text.parse::<UserId>() {
        return if exist(connection, "users", &[id.to_string()]).await? { Ok(id) } else { Err(missing()) };
    }
    let mut sql = Sql::new("SELECT id FROM users WHERE email = ");
    sql.bind(text.to_lowercase());
    Ok(sql.row(connection).await?.ok_or_else(missing)?.parsed("id")?)
}

/// Stores the words by which a user is found.
pub(super) async fn remember_words(
    connection: &mut AnyConnection,
    id: UserId,
    first: &str,
    last: &str,
    email: &str,
) -> Result<(), sqlx::Error> {
    for word in words(first, last, email) {
        let mut sql = Sql::new("INSERT INTO user_words (word, user_id) VALUES (");
        sql.bind(word).push(", ").bind(id.to_string()).push(")");
        sql.execute(connection).await?;
    }
    Ok(())
}
