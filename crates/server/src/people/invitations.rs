//! Invitations: how a new user comes to a password.

use ::api::{
    error::ErrorKind,
    rotunda::invitations::{AcceptInvitation, GetInvitation, Invitation},
    workdrive::UserId,
};
use axum::response::Response;
use sqlx::{AnyConnection, any::AnyRow};

use super::stub;
use crate::{
    Backend,
    api::Raw,
    caller,
    clock::DAY,
    database::{Fields, Sql},
    mail::Letter,
    refusal::Refusal,
    sessions::{self, passwords},
};

/// How long an invitation can be accepted.
const OPEN_DAYS: i64 = 14;

/// Writes to a new user; an earlier invitation is over.
pub(super) async fn invite(backend: &Backend, connection: &mut AnyConnection, user: UserId) -> Result<(), Refusal> {
    let token = crate::hex(&crate::random()?);
    let mut old = Sql::new("DELETE FROM invitations WHERE user_id = ");
    old.bind(user.to_string());
    old.execute(connection).await?;
    let mut sql = Sql::new("INSERT INTO invitations (token_hash, user_id, expires_at) VALUES (");
    sql.bind(caller::hash(&token)).push(", ").bind(user.to_string()).push(", ");
    sql.bind(backend.clock.now() + OPEN_DAYS * DAY).push(")");
    sql.execute(connection).await?;
    let Some(person) = stub(backend, connection, user).await? else { return Err(Refusal::not_found("user")) };
    let org = org_name(connection).await?;
    let link = address(backend, &format!("/invitation/{token}"));
    let name = person.first_name.or(person.last_name).unwrap_or_default();
    let letter = Letter {
        receiver: person.email.unwrap_or_default(),
        subject: format!("Your account at {org}"),
        text: format!(
            "Hello {name},\n\nan account at {org} was made for you. Choose a password here to use it:\n\n{link}\n\n\
             The link works once, for {OPEN_DAYS} days.\n"
        ),
    };
    Ok(backend.mail.add(connection, letter).await?)
}

/// Writes to the supervisor of a user whose profile is not complete.
pub(super) async fn ask_to_complete(
    backend: &Backend,
    connection: &mut AnyConnection,
    user: UserId,
    supervisor: UserId,
) -> Result<(), Refusal> {
    let Some(person) = stub(backend, connection, user).await? else { return Err(Refusal::not_found("user")) };
    let Some(supervisor) = stub(backend, connection, supervisor).await? else { return Ok(()) };
    let name = [person.first_name, person.last_name].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let letter = Letter {
        receiver: supervisor.email.unwrap_or_default(),
        subject: format!("{name} was added to your team"),
        text: format!(
            "{name} was added to your team at {}, but job title, security group or visibility are missing.\n\n\
             An administrator completes the profile and sets the status to INVITED; then the invitation goes to {}.\n",
            org_name(connection).await?,
            person.email.unwrap_or_default(),
        ),
    };
    Ok(backend.mail.add(connection, letter).await?)
}

/// As it is in this transaction, which may be the one that names it.
async fn org_name(connection: &mut AnyConnection) -> Result<String, sqlx::Error> {
    let row = Sql::new("SELECT name FROM installation").row(connection).await?;
    row.ok_or(sqlx::Error::RowNotFound)?.text("name")
}

/// An address of the app as people reach it.
fn address(backend: &Backend, path: &str) -> String {
    let origin = backend.config.public_url.as_deref().unwrap_or("http://localhost:8080");
    format!("{}{path}", origin.trim_end_matches('/'))
}

pub(super) async fn get_invitation(backend: Backend, asked: GetInvitation) -> Result<Invitation, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let row = open(&backend, &mut connection, &asked.token).await?;
    Ok(Invitation {
        email: row.text("email")?,
        first_name: row.maybe_text("first_name")?,
        org: backend.installation.org().name,
    })
}

pub(super) async fn accept_invitation(backend: Backend, raw: Raw<AcceptInvitation>) -> Result<Response, Refusal> {
    let AcceptInvitation { token, password } = &raw.request;
    // Whether the invitation is open comes first: hashing costs.
    open(&backend, &mut *backend.database.pool.acquire().await?, token).await?;
    if password.chars().count() < passwords::SHORTEST_CHARACTERS {
        let least = passwords::SHORTEST_CHARACTERS;
        return Err(Refusal::invalid("password", format!("the password needs at least {least} characters")));
    }
    let hash = passwords::hash_apart(password.clone()).await?;
    let mut tx = backend.database.write().await?;
    let row = open(&backend, &mut tx, token).await?;
    let user: UserId = row.parsed("id")?;
    let mut sql = Sql::new("UPDATE users SET status = 'ACTIVE', password = ");
    sql.bind(hash).push(", updated_at = ").bind(backend.clock.now()).push(" WHERE id = ").bind(user.to_string());
    sql.execute(&mut tx).await?;
    let mut used = Sql::new("DELETE FROM invitations WHERE user_id = ");
    used.bind(user.to_string());
    used.execute(&mut tx).await?;
    let role = row.text("role")?;
    let caller = sessions::open(&backend, &mut tx, user, &role).await?;
    tx.commit().await?;
    sessions::signed_in::<AcceptInvitation>(&backend, &raw.head, &caller).await
}

/// The user of an invitation that can be accepted.
async fn open(backend: &Backend, connection: &mut AnyConnection, token: &str) -> Result<AnyRow, Refusal> {
    let mut sql = Sql::new(
        "SELECT u.id, u.email, u.first_name, u.role FROM invitations i JOIN users u ON u.id = i.user_id \
         WHERE u.status IN ('INVITED', 'ACTIVE') AND i.token_hash = ",
    );
    sql.bind(caller::hash(token)).push(" AND i.expires_at > ").bind(backend.clock.now());
    let over = || Refusal::new(ErrorKind::NotFound, "this invitation was used or is over");
    sql.row(connection).await?.ok_or_else(over)
}
