//! Keys that an app signs with: that of now, and that before while programs change over.

use ::api::symphony::apps::*;
use sqlx::AnyConnection;

use crate::{
    database::{Fields, Sql},
    refusal::Refusal,
    symphony::keys::{CHANGE_OVER, is_key},
};

/// The keys of an app; nothing when there is none.
pub(super) async fn read(
    connection: &mut AnyConnection,
    app: &str,
    now: i64,
) -> Result<Option<AppAuthenticationKeys>, Refusal> {
    let mut sql = Sql::new("SELECT kind, public_key, expires_at FROM symphony_app_keys WHERE app_id = ");
    sql.bind(app.to_owned()).push(" AND (expires_at IS NULL OR expires_at > ").bind(now).push(")");
    let mut keys = AppAuthenticationKeys::default();
    for row in sql.rows(connection).await? {
        let key = AppAuthenticationKey {
            key: Some(row.text("public_key")?),
            expiration_date: row.maybe_int("expires_at")?,
            action: None,
        };
        match &*row.text("kind")? {
            "current" => keys.current = Some(key),
            _ => keys.previous = Some(key),
        }
    }
    Ok((keys != AppAuthenticationKeys::default()).then_some(keys))
}

/// Does what is asked with the keys of an app.
pub(super) async fn change(
    connection: &mut AnyConnection,
    app: &str,
    asked: AppAuthenticationKeys,
    now: i64,
) -> Result<(), Refusal> {
    let there = read(connection, app, now).await?.unwrap_or_default();
    let previous = asked.previous.unwrap_or_default();
    match previous.action.as_deref() {
        None => {}
        Some("REVOKE") => remove(connection, app, "previous").await?,
        Some("EXTEND") if there.previous.is_some() => extend(connection, app, now + CHANGE_OVER).await?,
        Some("EXTEND") => return Err(Refusal::invalid("previous", "there is no previous key")),
        Some(_) => return Err(Refusal::invalid("action", "the previous key can be REVOKEd or EXTENDed")),
    }
    let current = asked.current.unwrap_or_default();
    match (current.action.as_deref(), current.key) {
        (None, None) => Ok(()),
        (None | Some("SAVE"), Some(key)) if is_key(&key) => {
            if there.current.and_then(|current| current.key).as_ref() == Some(&key) {
                return Ok(());
            }
            save(connection, app, &key, now).await
        }
        (None | Some("SAVE"), _) => {
            let message = "key must be the public key of an RSA pair of 2048 bits or more, as PEM";
            Err(Refusal::invalid("key", message))
        }
        (Some("REVOKE"), _) => remove(connection, app, "current").await,
        (Some(_), _) => Err(Refusal::invalid("action", "the current key can be SAVEd or REVOKEd")),
    }
}

async fn remove(connection: &mut AnyConnection, app: &str, kind: &str) -> Result<(), Refusal> {
    let mut sql = Sql::new("DELETE FROM symphony_app_keys WHERE app_id = ");
    sql.bind(app.to_owned()).push(" AND kind = ").bind(kind.to_owned());
    sql.execute(connection).await?;
    Ok(())
}

async fn extend(connection: &mut AnyConnection, app: &str, until: i64) -> Result<(), Refusal> {
    let mut sql = Sql::new("UPDATE symphony_app_keys SET expires_at = ");
    sql.bind(until).push(" WHERE kind = 'previous' AND app_id = ").bind(app.to_owned());
    sql.execute(connection).await?;
    Ok(())
}

/// The key before opens the door until programs have changed over.
async fn save(connection: &mut AnyConnection, app: &str, key: &str, now: i64) -> Result<(), Refusal> {
    let mut there = Sql::new("SELECT 1 AS n FROM symphony_app_keys WHERE kind = 'current' AND app_id = ");
    there.bind(app.to_owned());
    if there.row(connection).await?.is_some() {
        remove(connection, app, "previous").await?;
        let mut sql = Sql::new("UPDATE symphony_app_keys SET kind = 'previous', expires_at = ");
        sql.bind(now + CHANGE_OVER).push(" WHERE kind = 'current' AND app_id = ").bind(app.to_owned());
        sql.execute(connection).await?;
    }
    let mut sql = Sql::new("INSERT INTO symphony_app_keys (app_id, kind, public_key) VALUES (");
    sql.bind(app.to_owned()).push(", 'current', ").bind(key.to_owned()).push(")");
    sql.execute(connection).await?;
    Ok(())
}
