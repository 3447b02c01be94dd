//! The memberships of who works here: everyone signed in has one, from the first time that they use chats.

use ::api::{
    qwil::{EntityId, MembershipId, codes::Code},
    rotunda::sessions::Role,
    workdrive::UserId,
};
use sqlx::{AnyConnection, any::AnyRow};
use uuid::Uuid;

use super::{
    refuse,
    rows::{ACTIVE, BUTLER, CLIENT, PENDING, REMOVED, STAFF, SYSTEM_ADMIN, USER_ADMIN},
};
use crate::{
    Backend,
    caller::{self, Caller},
    database::{Fields, Sql},
    refusal::Refusal,
};

/// Whether somebody with this profile is staff.
pub(super) fn is_staff(profile: i64) -> bool {
    (SYSTEM_ADMIN..=STAFF).contains(&profile)
}

/// Whether somebody with this profile is a client; the butler is neither.
pub(super) fn is_client(profile: i64) -> bool {
    (CLIENT..BUTLER).contains(&profile)
}

/// As whom the caller acts in chats.
pub(super) fn me(caller: &Caller) -> Result<(EntityId, MembershipId), Refusal> {
    let acting = caller.qwil.as_ref().and_then(|acting| Some((acting.entity, acting.member?)));
    acting.ok_or_else(|| refuse(Code::RF024))
}

/// The membership of somebody who works here.
pub(super) async fn of_user(
    connection: &mut AnyConnection,
    entity: EntityId,
    user: UserId,
) -> Result<Option<AnyRow>, sqlx::Error> {
    let mut sql = Sql::new("SELECT * FROM qwil_memberships WHERE entity_id = ");
    sql.bind(entity.to_string()).push(" AND user_id = ").bind(user.to_string());
    sql.push(" AND status <> ").bind(REMOVED);
    sql.row(connection).await
}

/// Gives somebody who works here a membership: the one that was made for their e-mail address, else a new one. Who was removed stays
/// removed.
pub(super) async fn join(
    backend: &Backend,
    connection: &mut AnyConnection,
    entity: EntityId,
    user: UserId,
) -> Result<(), Refusal> {
    super::entities::tick(backend, connection, entity).await?; // one at a time
    let mut known = Sql::new("SELECT 1 AS n FROM qwil_memberships WHERE entity_id = ");
    known.bind(entity.to_string()).push(" AND user_id = ").bind(user.to_string());
    if known.row(connection).await?.is_some() {
        return Ok(());
    }
    let mut sql = Sql::new("SELECT email, first_name, last_name, designation, role FROM users WHERE id = ");
    sql.bind(user.to_string());
    let Some(person) = sql.row(connection).await? else { return Ok(()) };
    let (email, first) = (person.text("email")?, person.maybe_text("first_name")?.unwrap_or_default());
    let last = person.maybe_text("last_name")?.unwrap_or_default();
    let mut made = Sql::new("UPDATE qwil_memberships SET invitation_code = NULL, user_id = ");
    made.bind(user.to_string()).push(", status = CASE WHEN status = ").bind(PENDING).push(" THEN ").bind(ACTIVE);
    made.push(" ELSE status END WHERE user_id IS NULL AND profile_id <> ").bind(BUTLER);
    made.push(" AND status <> ").bind(REMOVED).push(" AND entity_id = ").bind(entity.to_string());
    made.push(" AND email_key = ").bind(email.to_lowercase());
    if made.execute(connection).await? > 0 {
        return Ok(());
    }
    let profile = match caller::role(&person.text("role")?) {
        Role::SuperAdmin => SYSTEM_ADMIN,
        Role::OrgAdmin | Role::UserAdmin => USER_ADMIN,
        Role::Member | Role::HelpDesk | Role::Compliance => STAFF,
    };
    let new = NewRow {
        profile,
        status: ACTIVE,
        user: Some(user),
        email_key: email.to_lowercase(),
        email,
        sort_name: sort_name(&first, &last),
        first_name: first,
        last_name: last,
        job_title: person.maybe_text("designation")?.unwrap_or_default(),
        ..NewRow::default()
    };
    new.store(backend, connection, entity).await.map(drop)
}

/// The membership under which the organization itself writes.
pub(super) async fn butler(
    backend: &Backend,
    connection: &mut AnyConnection,
    entity: EntityId,
) -> Result<MembershipId, Refusal> {
    let mut sql = Sql::new("SELECT id FROM qwil_memberships WHERE entity_id = ");
    sql.bind(entity.to_string()).push(" AND profile_id = ").bind(BUTLER);
    if let Some(row) = sql.row(connection).await? {
        return Ok(row.parsed("id")?);
    }
    let new = NewRow {
        profile: BUTLER,
        status: ACTIVE,
        first_name: "Butler".to_owned(),
        sort_name: "butler".to_owned(),
        // No address that anybody could sign in with.
        email_key: "butler".to_owned(),
        ..NewRow::default()
    };
    new.store(backend, connection, entity).await?.ok_or_else(|| Refusal::from(sqlx::Error::RowNotFound))
}

/// By what memberships are put in order and searched for.
pub(crate) fn sort_name(first: &str, last: &str) -> String {
    format!("{} {}", last.trim(), first.trim()).trim().to_lowercase()
}

/// A membership to be stored; held to the rules already.
#[derive(Debug, Default)]
pub(super) struct NewRow {
    pub(super) profile: i64,
    pub(super) status: i64,
    pub(super) user: Option<UserId>,
    pub(super) identifier: String,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) job_title: String,
    pub(super) email: String,
    pub(super) email_key: String,
    pub(super) phone: String,
    pub(super) sort_name: String,
    pub(super) invitation_message: String,
}

impl NewRow {
    /// Stores it; `None` when another has its e-mail address or its identifier.
    pub(super) async fn store(
        self,
        backend: &Backend,
        connection: &mut AnyConnection,
        entity: EntityId,
    ) -> Result<Option<MembershipId>, Refusal> {
        let id = MembershipId(Uuid::now_v7());
        let mut sql = Sql::new(
            "INSERT INTO qwil_memberships (id, entity_id, profile_id, status, user_id, identifier, first_name, last_name, \
             job_title, email, email_key, phone, sort_name, invitation_message, created_at) VALUES (",
        );
        sql.bind(id.to_string()).push(", ").bind(entity.to_string()).push(", ").bind(self.profile).push(", ");
        sql.bind(self.status).push(", ").bind(self.user.map(|user| user.to_string()));
        let texts = [
            self.identifier,
            self.first_name,
            self.last_name,
            self.job_title,
            self.email,
            self.email_key,
            self.phone,
            self.sort_name,
            self.invitation_message,
        ];
        for text in texts {
            sql.push(", ").bind(text);
        }
        sql.push(", ").bind(backend.clock.now()).push(") ON CONFLICT DO NOTHING");
        Ok((sql.execute(connection).await? > 0).then_some(id))
    }
}
