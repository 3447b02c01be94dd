//! Keys by which accounts sign in: the current one, and for a while the one before.

use ::api::symphony::{Uid, admin_users::UserKey};
use jsonwebtoken::DecodingKey;
use sqlx::AnyConnection;

use crate::{clock::DAY, database::Sql, refusal::Refusal};

/// How long the key before still opens anything, so that a program can change over.
pub(super) const CHANGE_OVER: i64 = 3 * DAY;
/// The key before is kept alive for so long at most.
const MOST_EXTENDED: i64 = 365 * DAY;

/// Refuses what is no public key.
pub(super) fn check(field: &str, pem: &str) -> Result<(), Refusal> {
    if is_key(pem) {
        return Ok(());
    }
    let message = format!("{field} must be the public key of an RSA pair of 2048 bits or more, as PEM");
    Err(Refusal::invalid(field, message))
}

/// Whether this is the public key of an RSA pair of 2048 bits or more, as PEM.
pub(super) fn is_key(pem: &str) -> bool {
    // A shorter one is broken in a weekend; the vendor asks for 4096 bits and takes 2048.
    const LEAST_BYTES: usize = 380;
    (LEAST_BYTES..=10_000).contains(&pem.len()) && DecodingKey::from_rsa_pem(pem.as_bytes()).is_ok()
}

/// Makes a key the current one; the one before opens the door for a while.
pub(super) async fn save(connection: &mut AnyConnection, uid: Uid, pem: String, now: i64) -> Result<(), sqlx::Error> {
    delete(connection, uid, "previous").await?;
    let mut sql = Sql::new("UPDATE symphony_keys SET kind = 'previous', expires_at = ");
    sql.bind(now + CHANGE_OVER).push(" WHERE kind = 'current' AND user_id = ").bind(uid.0);
    sql.execute(connection).await?;
    let mut sql = Sql::new("INSERT INTO symphony_keys (user_id, kind, public_key) VALUES (");
    sql.bind(uid.0).push(", 'current', ").bind(pem).push(")");
    sql.execute(connection).await.map(drop)
}

async fn delete(connection: &mut AnyConnection, uid: Uid, kind: &str) -> Result<u64, sqlx::Error> {
    let mut sql = Sql::new("DELETE FROM symphony_keys WHERE user_id = ");
    sql.bind(uid.0).push(" AND kind = ").bind(kind.to_owned());
    sql.execute(connection).await
}

/// Ends every session of an account.
pub(super) async fn end_sessions(connection: &mut AnyConnection, uid: Uid) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("DELETE FROM symphony_tokens WHERE user_id = ");
    sql.bind(uid.0);
    sql.execute(connection).await.map(drop)
}

/// Does to the keys of an account what was sent with its attributes.
pub(super) async fn apply(
    connection: &mut AnyConnection,
    uid: Uid,
    [current, previous]: [Option<UserKey>; 2],
    now: i64,
) -> Result<(), Refusal> {
    if let Some(current) = current {
        let missing = || Refusal::invalid("currentKey", "currentKey needs a key");
        match current.action.as_deref() {
            None | Some("SAVE") => {
                let pem = current.key.ok_or_else(missing)?;
                check("currentKey", &pem)?;
                save(connection, uid, pem, now).await?;
            }
            Some("REVOKE") => {
                if delete(connection, uid, "current").await? == 0 {
                    return Err(Refusal::invalid("currentKey", "the account has no key"));
                }
                end_sessions(connection, uid).await?;
            }
            Some(_) => return Err(Refusal::invalid("currentKey", "the action on a current key is SAVE or REVOKE")),
        }
    }
    match previous {
        Some(previous) => apply_to_previous(connection, uid, previous, now).await,
        None => Ok(()),
    }
}

async fn apply_to_previous(connection: &mut AnyConnection, uid: Uid, asked: UserKey, now: i64) -> Result<(), Refusal> {
    let changed = match asked.action.as_deref() {
        Some("REVOKE") => {
            end_sessions(connection, uid).await?;
            delete(connection, uid, "previous").await?
        }
        Some("EXTEND") => {
            let until = asked.expiration_date.filter(|until| (now..=now + MOST_EXTENDED).contains(until));
            let message = "previousKey needs an expirationDate in the next 365 days, in milliseconds";
            let until = until.ok_or_else(|| Refusal::invalid("previousKey", message))?;
            let mut sql = Sql::new("UPDATE symphony_keys SET expires_at = ");
            sql.bind(until).push(" WHERE kind = 'previous' AND user_id = ").bind(uid.0);
            sql.execute(connection).await?
        }
        _ => return Err(Refusal::invalid("previousKey", "the action on a previous key is REVOKE or EXTEND")),
    };
    if changed == 0 {
        return Err(Refusal::invalid("previousKey", "the account has no previous key"));
    }
    Ok(())
}
