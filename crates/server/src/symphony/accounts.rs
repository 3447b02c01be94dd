//! Accounts: everybody who works here has one, with a number of their own; service accounts are besides.

use ::api::symphony::{
    Uid,
    users::{Avatar, UserV2},
};
use sqlx::{AnyConnection, any::AnyRow};

use crate::{
    Backend,
    database::{Fields, Sql},
    refusal::Refusal,
};

/// The number before the first. As large as the vendor's, so that who reads them as 32 bits finds out early.
const BEFORE_FIRST: i64 = 13_056_700_579_840;
/// What an account is read from: `u` the account, `p` who it is of those who work here.
pub(super) const SELECT: &str =
    "SELECT u.*, p.picture FROM symphony_users u LEFT JOIN users p ON p.id = u.user_id WHERE ";

/// What roles who works here begins with.
const ADMIN: &str = r#"["INDIVIDUAL","ADMINISTRATOR","SUPER_ADMINISTRATOR","SUPER_COMPLIANCE_OFFICER"]"#;
const MEMBER: &str = r#"["INDIVIDUAL"]"#;

/// Brings the accounts of who works here up to date, if anything has changed since the last time.
pub(super) async fn sync(backend: &Backend) -> Result<(), Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    // The latest change and how many have its moment: changes within one moment are not missed.
    let state = "SELECT COALESCE(MAX(updated_at), 0) AS at, COUNT(*) AS n FROM users \
                 WHERE updated_at = (SELECT MAX(updated_at) FROM users)";
    let row = Sql::new(state).row(&mut connection).await?.ok_or(sqlx::Error::RowNotFound)?;
    let state = (row.int("at")?, row.int("n")?);
    if backend.symphony.synced() == Some(state) {
        return Ok(());
    }
    drop(connection);
    let mut tx = backend.database.write().await?;
    let org = backend.installation.org().name;
    let mut new = Sql::new(
        "INSERT INTO symphony_users (id, user_id, username, username_key, email, email_key, display_name, company, account_type, \
         status, roles, search_text, sort_name, created_at, synced_at) SELECT (SELECT COALESCE(MAX(id), ",
    );
    new.push(&BEFORE_FIRST.to_string());
    new.push(") FROM symphony_users) + ROW_NUMBER() OVER (ORDER BY u.created_at, u.id), u.id, u.email, u.email, u.email, u.email, '', ");
    new.bind(org.clone()).push(&format!(
        ", 'NORMAL', 'ENABLED', CASE WHEN u.role = 'member' THEN '{MEMBER}' ELSE '{ADMIN}' END, '', u.sort_name, u.created_at, -1 \
         FROM users u WHERE NOT EXISTS (SELECT 1 FROM symphony_users s WHERE s.user_id = u.id) ON CONFLICT DO NOTHING"
    ));
    new.execute(&mut tx).await?;
    let mut copy = Sql::new(
        "UPDATE symphony_users SET username = u.email, username_key = u.email, email = u.email, email_key = u.email, \
         first_name = u.first_name, last_name = u.last_name, \
         display_name = TRIM(COALESCE(u.first_name, '') || ' ' || COALESCE(u.last_name, '')), title = u.designation, \
         phone = u.phone, department = (SELECT d.name FROM departments d WHERE d.id = u.department_id), \
         location = (SELECT l.name FROM locations l WHERE l.id = u.location_id), \
         status = CASE WHEN u.status = 'ACTIVE' THEN 'ENABLED' ELSE 'DISABLED' END, sort_name = u.sort_name, \
         search_text = ' ' || u.sort_name || ' ' || u.email, synced_at = u.updated_at, company = ",
    );
    copy.bind(org)
        .push(" FROM users u WHERE u.id = symphony_users.user_id AND symphony_users.synced_at <> u.updated_at");
    copy.execute(&mut tx).await?;
    tx.commit().await?;
    backend.symphony.set_synced(state);
    Ok(())
}

/// An account as others see it.
pub(super) fn user_of(backend: &Backend, row: &AnyRow) -> Result<UserV2, sqlx::Error> {
    let avatar = |file| {
        [("original", None), ("small", Some("thumbnail"))]
            .map(|(size, form)| Avatar { size: size.to_owned(), url: backend.media.address(file, form) })
    };
    Ok(UserV2 {
        id: Uid(row.int("id")?),
        email_address: Some(row.text("email")?),
        first_name: row.maybe_text("first_name")?,
        last_name: row.maybe_text("last_name")?,
        display_name: Some(row.text("display_name")?),
        title: row.maybe_text("title")?,
        company: Some(row.text("company")?),
        username: Some(row.text("username")?),
        location: row.maybe_text("location")?,
        account_type: Some(row.text("account_type")?),
        avatars: row.maybe_parsed("picture")?.map(avatar).into_iter().flatten().collect(),
        work_phone_number: row.maybe_text("phone")?,
        mobile_phone_number: None,
        job_function: None,
        department: row.maybe_text("department")?,
        division: None,
        roles: row.json("roles")?,
    })
}

/// Refuses numbers that nobody has.
pub(super) async fn check(
    connection: &mut AnyConnection,
    uids: &[Uid],
    otherwise: impl FnOnce() -> Refusal,
) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT COUNT(*) AS n FROM symphony_users WHERE id IN (");
    for (at, uid) in uids.iter().enumerate() {
        sql.push(if at == 0 { "" } else { ", " }).bind(uid.0);
    }
    sql.push(")");
    let found = sql.row(connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    if usize::try_from(found) == Ok(uids.len()) { Ok(()) } else { Err(otherwise()) }
}

/// The account with a number.
pub(super) async fn find(connection: &mut AnyConnection, uid: Uid) -> Result<Option<AnyRow>, sqlx::Error> {
    let mut sql = Sql::new(SELECT);
    sql.push("u.id = ").bind(uid.0);
    sql.row(connection).await
}
