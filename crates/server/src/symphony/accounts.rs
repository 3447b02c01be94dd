//! Accounts: everybody who works here has one, with a number of their own; service accounts are besides.

use ::api::{
    symphony::{
        Uid,
        users::{Avatar, UserV2},
    },
    workdrive::UserId,
};
use sqlx::{AnyConnection, any::AnyRow};

use crate::{
    Backend,
    database::{Fields, Sql},
    refusal::Refusal,
};

/// The number before the first. As large as the vendor's, so that who reads them as 32 bits finds out early.
pub(super) const BEFORE_FIRST: i64 = 13_056_700_579_840;
/// What an account is read from: `u` the account, `p` who it is of those who work here.
pub(super) const SELECT: &str = "SELECT u.*, COALESCE(u.avatar_id, p.picture) AS picture FROM symphony_users u LEFT JOIN users p ON p.id = u.user_id WHERE ";

/// What roles who works here begins with.
const ADMIN: &str = r#"["INDIVIDUAL","ADMINISTRATOR","SUPER_ADMINISTRATOR","SUPER_COMPLIANCE_OFFICER"]"#;
const COMPLIANCE: &str = r#"["INDIVIDUAL","COMPLIANCE_OFFICER"]"#;
const USER_ADMIN: &str = r#"["INDIVIDUAL","ADMINISTRATOR"]"#;
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
    copy(&mut tx, &backend.installation.org().name).await?;
    tx.commit().await?;
    backend.symphony.set_synced(state);
    Ok(())
}

/// The same in a transaction, whatever has changed; for a company of this name.
pub(crate) async fn copy(connection: &mut AnyConnection, org: &str) -> Result<(), sqlx::Error> {
    adopt(connection).await?;
    let mut new = Sql::new(
        "INSERT INTO symphony_users (id, user_id, username, username_key, email, email_key, display_name, company, account_type, \
         status, roles, search_text, sort_name, created_at, synced_at) SELECT (SELECT COALESCE(MAX(id), ",
    );
    new.push(&BEFORE_FIRST.to_string());
    new.push(") FROM symphony_users) + ROW_NUMBER() OVER (ORDER BY u.created_at, u.id), u.id, u.email, u.email, u.email, u.email, '', ");
    new.bind(org.to_owned()).push(&format!(
        ", 'NORMAL', 'ENABLED', CASE u.role WHEN 'user_admin' THEN '{USER_ADMIN}' WHEN 'compliance' THEN '{COMPLIANCE}' \
         WHEN 'org_admin' THEN '{ADMIN}' WHEN 'super_admin' THEN '{ADMIN}' ELSE '{MEMBER}' END, '', u.sort_name, u.created_at, -1 \
         FROM users u WHERE NOT EXISTS (SELECT 1 FROM symphony_users s WHERE s.user_id = u.id) ON CONFLICT DO NOTHING"
    ));
    new.execute(connection).await?;
    // Who has an address that another account took before keeps the one they had.
    let address = |column: &str| {
        format!(
            "{column} = CASE WHEN EXISTS (SELECT 1 FROM symphony_users o WHERE o.id <> symphony_users.id \
             AND (o.email_key = u.email OR o.username_key = u.email)) THEN symphony_users.{column} ELSE u.email END, "
        )
    };
    let mut copy = Sql::new("UPDATE symphony_users SET ");
    for column in ["username", "username_key", "email", "email_key"] {
        copy.push(&address(column));
    }
    copy.push(
        "first_name = u.first_name, last_name = u.last_name, \
         display_name = TRIM(COALESCE(u.first_name, '') || ' ' || COALESCE(u.last_name, '')), title = u.designation, \
         phone = u.phone, department = (SELECT d.name FROM departments d WHERE d.id = u.department_id), \
         location = (SELECT l.name FROM locations l WHERE l.id = u.location_id), \
         status = CASE WHEN u.status = 'ACTIVE' AND symphony_users.closed = 0 THEN 'ENABLED' ELSE 'DISABLED' END, \
         deactivated_at = CASE WHEN u.status = 'ACTIVE' AND symphony_users.closed = 0 THEN NULL \
         ELSE COALESCE(symphony_users.deactivated_at, u.updated_at) END, sort_name = u.sort_name, \
         search_text = ' ' || u.sort_name || ' ' || u.email, synced_at = u.updated_at, company = ",
    );
    copy.bind(org.to_owned())
        .push(" FROM users u WHERE u.id = symphony_users.user_id AND symphony_users.synced_at <> u.updated_at");
    copy.execute(connection).await.map(drop)
}

/// Gives who is hired the account that the pod made for their address before, without its keys.
async fn adopt(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let hired = "FROM users u WHERE u.email = symphony_users.email_key \
                 AND NOT EXISTS (SELECT 1 FROM symphony_users s WHERE s.user_id = u.id)";
    let adopted = Sql::new(&format!(
        "UPDATE symphony_users SET synced_at = -1, user_id = (SELECT u.id {hired}) \
         WHERE user_id IS NULL AND account_type = 'NORMAL' AND EXISTS (SELECT 1 {hired}) RETURNING id"
    ));
    for row in adopted.rows(connection).await? {
        for table in ["symphony_keys", "symphony_tokens"] {
            let mut sql = Sql::new(&format!("DELETE FROM {table} WHERE user_id = "));
            sql.bind(row.int("id")?);
            sql.execute(connection).await?;
        }
    }
    Ok(())
}

/// Only accounts `u` that may be used now.
pub(super) fn is_open(sql: &mut Sql, now: i64) {
    sql.push("u.status = 'ENABLED' AND (u.suspended = 0 OR u.suspended_until <= ").bind(now).push(")");
}

/// The beginning of a change that an administrator makes.
pub(super) fn change(now: i64) -> Sql {
    let mut sql = Sql::new("UPDATE symphony_users SET updated_at = ");
    sql.bind(now);
    sql
}

/// The pictures of an account.
pub(super) fn avatars(backend: &Backend, row: &AnyRow) -> Result<Vec<Avatar>, sqlx::Error> {
    let avatar = |file| {
        [("original", None), ("small", Some("thumbnail"))]
            .map(|(size, form)| Avatar { size: size.to_owned(), url: backend.media.address(file, form) })
    };
    Ok(row.maybe_parsed("picture")?.map(avatar).into_iter().flatten().collect())
}

/// An account as others see it.
pub(super) fn user_of(backend: &Backend, row: &AnyRow) -> Result<UserV2, sqlx::Error> {
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
        avatars: avatars(backend, row)?,
        work_phone_number: row.maybe_text("phone")?,
        mobile_phone_number: row.maybe_text("mobile_phone")?,
        job_function: row.maybe_text("job_function")?,
        department: row.maybe_text("department")?,
        division: row.maybe_text("division")?,
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

/// Who has an account, of those who work here.
pub(super) async fn person(connection: &mut AnyConnection, uid: Uid) -> Result<Option<UserId>, sqlx::Error> {
    let mut sql = Sql::new("SELECT user_id FROM symphony_users WHERE id = ");
    sql.bind(uid.0);
    sql.row(connection).await?.map_or(Ok(None), |row| row.maybe_parsed("user_id"))
}

/// The account with a number.
pub(super) async fn find(connection: &mut AnyConnection, uid: Uid) -> Result<Option<AnyRow>, sqlx::Error> {
    let mut sql = Sql::new(SELECT);
    sql.push("u.id = ").bind(uid.0);
    sql.row(connection).await
}
