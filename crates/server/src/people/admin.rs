//! The first administrator of a real installation.

use uuid::Uuid;

use super::{sort_name, words};
use crate::{
    backend::{Backend, StartError},
    installation::DemoSize,
    sessions,
};

/// An administrator to be.
#[derive(Clone, Copy)]
pub struct NewAdmin<'a> {
    /// E-mail address, in any case.
    pub email: &'a str,
    /// First name.
    pub first: &'a str,
    /// Last name; may be empty.
    pub last: &'a str,
    /// Password in clear.
    pub password: &'a str,
}

/// Makes an administrator of the organization and of the installation.
///
/// # Errors
/// In a demo, for an e-mail address that is taken or none, for a password that is too short.
pub async fn create_admin(backend: &Backend, admin: NewAdmin<'_>) -> Result<(), StartError> {
    let refuse = |message: String| Err(StartError::Refused(message));
    let email = admin.email.trim().to_lowercase();
    if backend.installation.demo() != DemoSize::None {
        return refuse(
            "this data folder holds a demo: choose another --data folder for a real installation".to_owned(),
        );
    }
    if !email.split_once('@').is_some_and(|(local, host)| !local.is_empty() && !host.is_empty()) {
        return refuse(format!("{email} is not an e-mail address"));
    }
    if admin.password.chars().count() < sessions::passwords::SHORTEST_CHARACTERS {
        return refuse(format!("the password needs at least {} characters", sessions::passwords::SHORTEST_CHARACTERS));
    }
    let password = sessions::passwords::hash(admin.password).map_err(|refusal| StartError::Refused(refusal.message))?;
    let (id, now) = (Uuid::now_v7().to_string(), backend.clock.now());
    let mut tx = backend.database.write().await?;
    let added = sqlx::query(
        "INSERT INTO users (id, email, password, role, status, first_name, last_name, sort_name, created_at, updated_at) \
         VALUES ($1, $2, $3, 'super_admin', 'ACTIVE', $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
    );
    let added = added
        .bind(id.clone())
        .bind(email.clone())
        .bind(password)
        .bind(admin.first.to_owned())
        .bind(admin.last.to_owned())
        .bind(sort_name(admin.first, admin.last))
        .bind(now)
        .bind(now)
        .execute(&mut *tx)
        .await?;
    if added.rows_affected() == 0 {
        return refuse(format!("{email} has an account already"));
    }
    for word in words(admin.first, admin.last, &email) {
        let word = sqlx::query("INSERT INTO user_words (word, user_id) VALUES ($1, $2)").bind(word).bind(id.clone());
        word.execute(&mut *tx).await?;
    }
    Ok(tx.commit().await?)
}
