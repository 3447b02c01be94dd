//! Users who leave.

use ::api::{
    error::ErrorKind,
    workdrive::{UserId, users::DeleteUser},
};
use sqlx::AnyConnection;

use super::chains;
use crate::{
    Backend,
    caller::{self, Caller},
    database::{Fields, Sql, Write},
    refusal::Refusal,
    structure::Heads,
};

pub(super) async fn delete_user(backend: Backend, caller: Caller, asked: DeleteUser) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    Leaving { users: vec![asked.id], assignee: asked.assignee }.leave(&backend, &mut tx, &caller).await?;
    Ok(backend.notices.commit(tx).await?)
}

/// Users who leave together.
pub(super) struct Leaving {
    /// Who; each once.
    pub(super) users: Vec<UserId>,
    /// Who gets what was theirs; the nearest supervisor who stays when none is named.
    pub(super) assignee: Option<UserId>,
}

/// What is in one's hands and passes on: table, column with the person, and what a row must not be twice for one person.
const PASSED_ON: &[(&str, &str, Option<&str>)] = &[
    ("courses", "author_id", None),
    ("tasks", "author_id", None),
    ("events", "author_id", None),
    ("document_owners", "user_id", Some("item_id")),
    ("faq_owners", "user_id", Some("item_id")),
];

/// What ends: table, and column with the person.
const ENDED: &[(&str, &str)] = &[
    ("course_people", "user_id"),
    ("notifications", "user_id"),
    ("conversation_requests", "user_id"),
    ("chat_drafts", "user_id"),
    ("group_members", "user_id"),
    ("friendships", "user_id"),
    ("friendships", "friend_id"),
    ("additional_teams", "user_id"),
    ("additional_teams", "supervisor_id"),
    ("additional_locations", "user_id"),
    ("task_people", "user_id"),
    ("event_people", "user_id"),
    ("photo_people", "user_id"),
    ("sso", "user_id"),
    ("user_words", "user_id"),
    ("document_owners", "user_id"),
    ("faq_owners", "user_id"),
];

impl Leaving {
    pub(super) async fn leave(&self, backend: &Backend, tx: &mut Write, caller: &Caller) -> Result<(), Refusal> {
        for user in &self.users {
            may_change(tx, caller, *user).await?;
            if *user == caller.user {
                return Err(Refusal::new(ErrorKind::Conflict, "nobody deletes themselves: ask another administrator"));
            }
        }
        self.check_assignee(tx).await?;
        let heads = Heads::before(tx, None, &self.users).await?;
        let mut moved = self.users.clone();
        for user in &self.users {
            let supervisor = self.nearest_supervisor(tx, *user).await?;
            moved.extend(reports_to(tx, *user, supervisor).await?);
            let heir = self.assignee.or(supervisor).unwrap_or(caller.user);
            pass_on(tx, *user, heir).await?;
            crate::conversations::hand_over(tx, *user).await?;
            for (table, column) in ENDED {
                let mut sql = Sql::new(&format!("DELETE FROM {table} WHERE {column} = "));
                sql.bind(user.to_string());
                sql.execute(tx).await?;
            }
            shut_out(backend, tx, *user).await?;
            bury(backend, tx, caller, *user).await?;
        }
        heads.check(tx, "id").await?;
        chains::refresh(tx, &moved).await?;
        Ok(())
    }

    async fn check_assignee(&self, connection: &mut AnyConnection) -> Result<(), Refusal> {
        let Some(assignee) = self.assignee else { return Ok(()) };
        let mut sql = Sql::new("SELECT 1 AS n FROM users WHERE status = 'ACTIVE' AND id = ");
        sql.bind(assignee.to_string());
        if self.users.contains(&assignee) || sql.row(connection).await?.is_none() {
            return Err(Refusal { field: Some("assignee".to_owned()), ..Refusal::not_found("active user who stays") });
        }
        Ok(())
    }

    async fn nearest_supervisor(
        &self,
        connection: &mut AnyConnection,
        user: UserId,
    ) -> Result<Option<UserId>, sqlx::Error> {
        let mut sql = Sql::new(
            "SELECT u.id FROM chains c JOIN users u ON u.id = c.above_id WHERE u.status = 'ACTIVE' AND c.below_id = ",
        );
        sql.bind(user.to_string()).push(" AND u.id NOT IN ").list(&self.users);
        sql.push(" ORDER BY c.distance, u.sort_name, u.id LIMIT 1");
        sql.row(connection).await?.map(|row| row.parsed("id")).transpose()
    }
}

/// Refuses unknown users, and those who may do more than the caller.
pub(crate) async fn may_change(connection: &mut AnyConnection, caller: &Caller, user: UserId) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT role FROM users WHERE status <> 'DELETED' AND id = ");
    sql.bind(user.to_string());
    let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found("user"))?;
    if caller::role(&row.text("role")?) > caller.role {
        return Err(Refusal::forbidden("this user may do more than you"));
    }
    Ok(())
}

/// Gives the reports of one supervisor to another; answers who they are.
async fn reports_to(
    connection: &mut AnyConnection,
    old: UserId,
    new: Option<UserId>,
) -> Result<Vec<UserId>, sqlx::Error> {
    let mut sql = Sql::new("UPDATE users SET reports_to = ");
    sql.bind(new.map(|id| id.to_string())).push(" WHERE reports_to = ").bind(old.to_string()).push(" RETURNING id");
    let mut moved: Vec<UserId> =
        sql.rows(connection).await?.iter().map(|row| row.parsed("id")).collect::<Result<_, _>>()?;
    let mut sql = Sql::new("SELECT user_id FROM additional_teams WHERE supervisor_id = ");
    sql.bind(old.to_string());
    for row in sql.rows(connection).await? {
        moved.push(row.parsed("user_id")?);
    }
    Ok(moved)
}

async fn pass_on(connection: &mut AnyConnection, user: UserId, heir: UserId) -> Result<(), sqlx::Error> {
    for (table, column, once) in PASSED_ON {
        let mut sql = Sql::new(&format!("UPDATE {table} SET {column} = "));
        sql.bind(heir.to_string()).push(&format!(" WHERE {column} = ")).bind(user.to_string());
        if let Some(once) = once {
            sql.push(&format!(" AND {once} NOT IN (SELECT {once} FROM {table} WHERE {column} = "));
            sql.bind(heir.to_string()).push(")");
        }
        sql.execute(connection).await?;
    }
    Ok(())
}

/// Ends the sessions, tokens and invitations of a user.
pub(super) async fn shut_out(backend: &Backend, tx: &mut Write, user: UserId) -> Result<(), sqlx::Error> {
    for table in ["api_tokens", "invitations"] {
        let mut sql = Sql::new(&format!("DELETE FROM {table} WHERE user_id = "));
        sql.bind(user.to_string());
        sql.execute(tx).await?;
    }
    let mut sql = Sql::new("DELETE FROM sessions WHERE user_id = ");
    sql.bind(user.to_string()).push(" RETURNING id");
    for row in sql.rows(tx).await? {
        backend.notices.session_ended(tx, backend.clock.now(), &row.text("id")?).await?;
    }
    Ok(())
}

/// Leaves the name, and nothing else that is about the person. Nobody can have the address that takes the place of theirs.
async fn bury(
    backend: &Backend,
    connection: &mut AnyConnection,
    caller: &Caller,
    user: UserId,
) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new(
        "UPDATE users SET status = 'DELETED', role = 'member', password = NULL, persona = NULL, user_name = NULL, external_id = NULL, \
         reports_to = NULL, department_id = NULL, location_id = NULL, is_department_head = 0, is_expert = 0, designation = NULL, \
         bio = NULL, phone = NULL, availability = NULL, availability_text = NULL, picture = NULL, cover = NULL, skills = '[]', email = ",
    );
    sql.bind(format!("{user} deleted")).push(", updated_at = ").bind(backend.clock.now());
    sql.push(", updated_by = ").bind(caller.user.to_string()).push(" WHERE id = ").bind(user.to_string());
    sql.execute(connection).await.map(drop)
}
