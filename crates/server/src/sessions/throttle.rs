//! Slowing down who guesses passwords.
//!
//! A try counts as failed until it succeeds, so that many at once do not slip through between the question and the count.

use std::{net::IpAddr, time::Duration};

use ::api::error::ErrorKind;
use sha2::{Digest, Sha256};

use crate::{
    Backend,
    clock::{HOUR, MINUTE},
    database::Fields,
    refusal::Refusal,
};

/// This many tries for one account from one address are free.
const FREE_FOR_ACCOUNT: i64 = 5;
/// This many tries from one address are free, whatever the accounts: a whole office may share it.
const FREE_FOR_ADDRESS: i64 = 50;
/// The first wait; each further failure doubles it.
const FIRST_WAIT_MS: i64 = MINUTE / 2;
const LONGEST_WAIT_MS: i64 = 15 * MINUTE;
/// Failures are forgotten after this long without another.
const FORGET_AFTER_MS: i64 = HOUR;

/// Counts a try.
///
/// # Errors
/// `RateLimited` while one has to wait; such a try is not counted.
pub(super) async fn begin(backend: &Backend, email: &str, address: IpAddr) -> Result<(), Refusal> {
    let now = backend.clock.now();
    let keys = [(account_key(email, address), FREE_FOR_ACCOUNT), (key(&[&address.to_string()]), FREE_FOR_ADDRESS)];
    let mut tx = backend.database.write().await?;
    sqlx::query("DELETE FROM sign_in_failures WHERE last_at < $1")
        .bind(now - FORGET_AFTER_MS)
        .execute(&mut *tx)
        .await?;
    for (key, free) in &keys {
        let found = sqlx::query("SELECT failures, last_at FROM sign_in_failures WHERE key = $1").bind(key.clone());
        let Some(row) = found.fetch_optional(&mut *tx).await? else { continue };
        let wait = row.int("last_at")? + wait_ms(row.int("failures")?, *free) - now;
        if wait > 0 {
            return Err(Refusal {
                retry_after: Some(Duration::from_millis(wait.unsigned_abs() + 999)),
                ..Refusal::new(ErrorKind::RateLimited, "too many failed attempts to sign in")
            });
        }
    }
    for (key, _) in keys {
        sqlx::query(
            "INSERT INTO sign_in_failures (key, failures, last_at) VALUES ($1, 1, $2) \
             ON CONFLICT (key) DO UPDATE SET failures = sign_in_failures.failures + 1, last_at = excluded.last_at",
        )
        .bind(key)
        .bind(now)
        .execute(&mut *tx)
        .await?;
    }
    Ok(tx.commit().await?)
}

/// Takes the try back: it succeeded.
pub(super) async fn succeed(backend: &Backend, email: &str, address: IpAddr) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let account = sqlx::query("DELETE FROM sign_in_failures WHERE key = $1").bind(account_key(email, address));
    account.execute(&mut *tx).await?;
    let address = sqlx::query("UPDATE sign_in_failures SET failures = failures - 1 WHERE key = $1")
        .bind(key(&[&address.to_string()]));
    address.execute(&mut *tx).await?;
    Ok(tx.commit().await?)
}

fn wait_ms(failures: i64, free: i64) -> i64 {
    match failures - free {
        ..0 => 0,
        over => FIRST_WAIT_MS.saturating_mul(1 << over.min(10)).min(LONGEST_WAIT_MS),
    }
}

fn account_key(email: &str, address: IpAddr) -> String {
    key(&[email, &address.to_string()])
}

fn key(parts: &[&str]) -> String {
    crate::hex(&Sha256::digest(parts.join("|")))
}
