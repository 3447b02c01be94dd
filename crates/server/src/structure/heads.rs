//! A department that had a head keeps one.

use std::collections::BTreeSet;

use ::api::{error::ErrorKind, workdrive::UserId};
use sqlx::AnyConnection;

use crate::{
    database::{Fields, Sql},
    refusal::Refusal,
};

/// Which departments have heads, before a change.
pub(crate) struct Heads(BTreeSet<String>);

impl Heads {
    /// Of the departments that a change may touch: `department` and those of `users`.
    pub(crate) async fn before(
        connection: &mut AnyConnection,
        department: Option<&str>,
        users: &[UserId],
    ) -> Result<Self, sqlx::Error> {
        let mut sql = Sql::new(
            "SELECT DISTINCT department_id FROM users WHERE status = 'ACTIVE' AND is_department_head = 1 AND (department_id = ",
        );
        sql.bind(department.map(str::to_owned))
            .push(" OR department_id IN (SELECT department_id FROM users WHERE id IN ");
        sql.list(users).push("))");
        let rows = sql.rows(connection).await?;
        rows.iter().map(|row| row.text("department_id")).collect::<Result<_, _>>().map(Self)
    }

    /// Refuses the change, already made in the same transaction, if it left one of them without a head.
    pub(crate) async fn check(self, connection: &mut AnyConnection, field: &str) -> Result<(), Refusal> {
        let mut sql = Sql::new("SELECT d.name FROM departments d WHERE d.id IN ");
        sql.list(&self.0);
        sql.push(
            " AND NOT EXISTS (SELECT 1 FROM users u WHERE u.department_id = d.id AND u.is_department_head = 1 AND u.status = 'ACTIVE')",
        );
        match sql.row(connection).await? {
            None => Ok(()),
            Some(row) => Err(Refusal {
                field: Some(field.to_owned()),
                ..Refusal::new(ErrorKind::Conflict, format!("{} would have no head", row.text("name")?))
            }),
        }
    }
}
