//! The account that an administrator changes.

use ::api::symphony::Uid;
use sqlx::{AnyConnection, any::AnyRow};

use super::{account, accounts, lacks, roles, wrong};
use crate::{
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

/// An account that is administered, as it was before.
pub(super) struct Subject {
    pub(super) uid: Uid,
    pub(super) roles: Vec<String>,
    pub(super) account_type: String,
    /// Of those who work here.
    pub(super) user: Option<String>,
    pub(super) row: AnyRow,
}

impl Subject {
    /// The account with this number.
    pub(super) async fn find(connection: &mut AnyConnection, field: &str, uid: Uid) -> Result<Self, Refusal> {
        let row = accounts::find(connection, uid).await?;
        let row = row.ok_or_else(|| Refusal::invalid(field, "no account has this number"))?;
        Ok(Self {
            uid,
            roles: row.json("roles")?,
            account_type: row.text("account_type")?,
            user: row.maybe_text("user_id")?,
            row,
        })
    }

    /// The same, for a change that decides who acts as it: of administrators over administrators only they make it.
    pub(super) async fn changed_by(
        connection: &mut AnyConnection,
        caller: &Caller,
        field: &str,
        uid: Uid,
    ) -> Result<Self, Refusal> {
        let subject = Self::find(connection, field, uid).await?;
        if subject.roles.iter().any(|role| roles::is_elevated(role)) {
            check_elevated(caller)?;
        }
        Ok(subject)
    }

    /// Refuses to shut out the last account that may do everything, or to take that from it.
    pub(super) async fn check_last(&self, connection: &mut AnyConnection, now: i64) -> Result<(), Refusal> {
        if !self.roles.iter().any(|role| role == roles::HIGHEST) {
            return Ok(());
        }
        let mut sql = Sql::new("SELECT COUNT(*) AS n FROM symphony_users u WHERE u.id <> ");
        sql.bind(self.uid.0).push(" AND ");
        accounts::is_open(&mut sql, now);
        roles::has(&mut sql, roles::HIGHEST);
        let others = sql.row(connection).await?.map_or(Ok(0), |row| row.int("n"))?;
        if others > 0 { Ok(()) } else { Err(wrong("the pod needs an open account that is SUPER_ADMINISTRATOR")) }
    }
}

/// Refuses who may not do everything.
pub(super) fn check_elevated(caller: &Caller) -> Result<(), Refusal> {
    if account(caller)?.roles.iter().any(|role| role == roles::HIGHEST) { Ok(()) } else { Err(lacks()) }
}
