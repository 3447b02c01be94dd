//! Passwords: argon2id, off the threads that serve requests, a few at a time because each takes 19 MiB.

use std::sync::LazyLock;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use tokio::{sync::Semaphore, task::spawn_blocking};

use crate::refusal::Refusal;

static AT_ONCE: Semaphore = Semaphore::const_new(4);
/// Longer ones are refused before they cost anything.
const LONGEST_BYTES: usize = 1000;
/// Shorter ones are refused for new accounts.
pub const SHORTEST_CHARACTERS: usize = 10;

/// The form in which a password is stored.
///
/// # Errors
/// When there are no random bytes for the salt.
pub fn hash(password: &str) -> Result<String, Refusal> {
    let hashed = Argon2::default().hash_password(password.as_bytes());
    hashed.map(|hash| hash.to_string()).map_err(|e| Refusal::broken("store the password", e.to_string()))
}

/// As [`hash`], beside what else the server does.
pub(crate) async fn hash_apart(password: String) -> Result<String, Refusal> {
    if password.len() > LONGEST_BYTES {
        return Err(Refusal::invalid("password", format!("a password may have {LONGEST_BYTES} bytes")));
    }
    let _permit = AT_ONCE.acquire().await.map_err(|e| Refusal::broken("store the password", e))?;
    spawn_blocking(move || hash(&password)).await.map_err(|e| Refusal::broken("store the password", e))?
}

/// Whether `password` is the one stored. Without a stored one it takes as long, and is not.
pub(crate) async fn matches(password: String, stored: Option<String>) -> Result<bool, Refusal> {
    if password.len() > LONGEST_BYTES {
        return Ok(false);
    }
    let _permit = AT_ONCE.acquire().await.map_err(|e| Refusal::broken("check the password", e))?;
    spawn_blocking(move || {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| DECOY.clone());
        PasswordHash::new(&stored)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
            && known
    })
    .await
    .map_err(|e| Refusal::broken("check the password", e))
}

/// Checked when there is no such account, so that the time of the answer does not tell.
static DECOY: LazyLock<String> = LazyLock::new(|| hash("nobody has this one").unwrap_or_default());
