//! Memberships of the entity.

use ::api::{
    qwil::{EntityId, MembershipId, codes::Code, memberships::*, shapes::*},
    workdrive::UserId,
};
use sqlx::AnyConnection;

use super::{
    chats, check_number, check_text, entities, group_members, invitations,
    members::{NewRow, sort_name},
    pages::{Page, containing},
    refuse,
    rows::{self, ACTIVE, BUTLER, IS_CLIENT, IS_STAFF, LAST_PROFILE, PENDING, REMOVED, SUSPENDED, SYSTEM_ADMIN},
    wrong,
};
use crate::{
    Backend,
    caller::Caller,
    contact::{email_key, phone_key},
    database::{Fields, Sql},
    refusal::Refusal,
};

const LONGEST: usize = 500;
const LONGEST_EMAIL: usize = 320;

pub(super) async fn get_membership(
    backend: Backend,
    caller: Caller,
    asked: GetMembership,
) -> Result<OneMembership, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let entity = entities::of(&backend, &mut connection, &caller).await?;
    let mut sql = Sql::new("SELECT * FROM qwil_memberships WHERE ");
    match (asked.entity_user_xref_uuid, asked.identifier, asked.primary_email) {
        (Some(id), None, None) => {
            sql.push("id = ").bind(id.to_string());
        }
        (None, Some(identifier), None) if !identifier.is_empty() => {
            sql.push("status <> 4 AND identifier = ").bind(identifier);
            sql.push(" AND entity_id = ").bind(entity.to_string());
        }
        (None, None, Some(email)) => {
            sql.push("status <> 4 AND email_key = ").bind(email.trim().to_lowercase());
            sql.push(" AND entity_id = ").bind(entity.to_string());
        }
        _ => return Err(refuse(Code::RB785)),
    }
    let row = sql.row(&mut connection).await?.ok_or_else(|| refuse(Code::RN006))?;
    if row.parsed::<EntityId>("entity_id")? != entity {
        return Err(refuse(Code::RF022));
    }
    Ok(OneMembership { entity_user_xref: rows::membership_of(&backend, &row)? })
}

pub(super) async fn list_memberships(
    backend: Backend,
    caller: Caller,
    asked: ListMemberships,
) -> Result<MembershipPage, Refusal> {
    let page = Page::new(asked.page, asked.per_page)?;
    check_number("entity_user_xref_type", asked.entity_user_xref_type, 1, 3)?;
    check_number("entity_user_xref_status_type", asked.entity_user_xref_status_type, 1, 8)?;
    let states: &[i64] = match asked.entity_user_xref_status_type {
        1 => &[ACTIVE],
        2 => &[PENDING],
        3 => &[ACTIVE, PENDING],
        4 => &[REMOVED],
        6 => &[SUSPENDED],
        7 => &[ACTIVE, SUSPENDED],
        8 => &[ACTIVE, PENDING, SUSPENDED],
        _ => &[ACTIVE, PENDING, REMOVED, SUSPENDED],
    };
    let states = states.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    let mut connection = backend.database.pool.acquire().await?;
    let entity = entities::of(&backend, &mut connection, &caller).await?;
    let filter = |sql: &mut Sql| {
        sql.push(" FROM qwil_memberships WHERE entity_id = ").bind(entity.to_string());
        sql.push(&format!(" AND status IN ({states})"));
        match asked.entity_user_xref_type {
            1 => sql.push(" AND ").push(IS_STAFF),
            2 => sql.push(" AND ").push(IS_CLIENT),
            _ => sql.push(&format!(" AND profile_id <> {BUTLER}")),
        };
        containing(sql, &["sort_name", "email", "identifier"], asked.search.as_deref())
    };
    let mut count = Sql::new("SELECT COUNT(*) AS n");
    filter(&mut count)?;
    let total = count.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?.unsigned_abs();
    let mut sql = Sql::new("SELECT *");
    filter(&mut sql)?;
    sql.push(" ORDER BY sort_name, id").push(&page.limit());
    let found = sql.rows(&mut connection).await?;
    let entity_memberships = found.iter().map(|row| rows::membership_of(&backend, row)).collect::<Result<_, _>>()?;
    Ok(MembershipPage { entity_memberships, page: page.number, per_page: page.size, total })
}

pub(super) async fn create_membership(
    backend: Backend,
    caller: Caller,
    asked: CreateMembership,
) -> Result<OneMembership, Refusal> {
    let mut tx = backend.database.write().await?;
    let entity = entities::of(&backend, &mut tx, &caller).await?;
    let is_invited = asked.send_invitation == Some(true);
    let id = make(&backend, &mut tx, entity, asked, String::new()).await?;
    if is_invited {
        invitations::send(&backend, &mut tx, id).await?;
    }
    let entity_user_xref = rows::read(&backend, &mut tx, id).await?;
    tx.commit().await?;
    backend.mail.wake();
    Ok(OneMembership { entity_user_xref })
}

/// Makes a membership that is pending, without writing to anybody.
pub(super) async fn make(
    backend: &Backend,
    connection: &mut AnyConnection,
    entity: EntityId,
    asked: CreateMembership,
    invitation_message: String,
) -> Result<MembershipId, Refusal> {
    let profile = profile(asked.enum_profile_id)?;
    check_names(&asked.first_name, &asked.last_name, &asked.job_title)?;
    check_text("identifier", &asked.identifier, 0, LONGEST)?;
    let email_key = check_email(&asked.primary_email)?;
    check_text("primary_phone_number", &asked.primary_phone_number, 1, LONGEST)?;
    let phone = phone_key(&asked.primary_phone_number).ok_or_else(|| refuse(Code::RB067))?;
    check_free(connection, entity, None, &asked.identifier, &email_key).await?;
    let new = NewRow {
        profile,
        status: PENDING,
        user: None,
        sort_name: sort_name(&asked.first_name, &asked.last_name),
        identifier: asked.identifier,
        first_name: asked.first_name,
        last_name: asked.last_name,
        job_title: asked.job_title,
        email: asked.primary_email.trim().to_owned(),
        email_key,
        phone,
        invitation_message,
    };
    let id = new.store(backend, connection, entity).await?.ok_or_else(|| refuse(Code::RB019))?;
    for group in asked.group_uuids {
        group_members::add(connection, entity, group, id, false).await?;
    }
    Ok(id)
}

pub(super) async fn update_membership(
    backend: Backend,
    caller: Caller,
    asked: UpdateMembership,
) -> Result<OneMembership, Refusal> {
    let profile = profile(asked.enum_profile_id)?;
    check_text("identifier", &asked.identifier, 0, LONGEST)?;
    let email_key = check_email(&asked.primary_email)?;
    let id = asked.entity_user_xref_uuid;
    change(&backend, &caller, id, async |connection, entity, row| {
        check_profile(row.int("profile_id")?)?;
        check_free(connection, entity, Some(id), &asked.identifier, &email_key).await?;
        let mut sql = Sql::new("UPDATE qwil_memberships SET profile_id = ");
        sql.bind(profile).push(", identifier = ").bind(asked.identifier);
        sql.push(", email = ").bind(asked.primary_email.trim().to_owned()).push(", email_key = ").bind(email_key);
        Ok(sql)
    })
    .await
}

pub(super) async fn update_profile(
    backend: Backend,
    caller: Caller,
    asked: UpdateProfile,
) -> Result<OneMembership, Refusal> {
    check_names(&asked.first_name, &asked.last_name, &asked.job_title)?;
    change(&backend, &caller, asked.entity_user_xref_uuid, async |_, _, _| {
        let mut sql = Sql::new("UPDATE qwil_memberships SET sort_name = ");
        sql.bind(sort_name(&asked.first_name, &asked.last_name)).push(", first_name = ").bind(asked.first_name);
        sql.push(", last_name = ").bind(asked.last_name).push(", job_title = ").bind(asked.job_title);
        Ok(sql)
    })
    .await
}

pub(super) async fn suspend_membership(
    backend: Backend,
    caller: Caller,
    asked: SuspendMembership,
) -> Result<OneMembership, Refusal> {
    move_state(&backend, &caller, asked.entity_user_xref_uuid, [ACTIVE, SUSPENDED], Code::RB664).await
}

pub(super) async fn unsuspend_membership(
    backend: Backend,
    caller: Caller,
    asked: UnsuspendMembership,
) -> Result<OneMembership, Refusal> {
    move_state(&backend, &caller, asked.entity_user_xref_uuid, [SUSPENDED, ACTIVE], Code::RB663).await
}

async fn move_state(
    backend: &Backend,
    caller: &Caller,
    id: MembershipId,
    [from, to]: [i64; 2],
    otherwise: Code,
) -> Result<OneMembership, Refusal> {
    change(backend, caller, id, async |_, _, row| {
        if row.int("status")? != from {
            return Err(refuse(otherwise));
        }
        let mut sql = Sql::new("UPDATE qwil_memberships SET status = ");
        sql.bind(to);
        Ok(sql)
    })
    .await
}

pub(super) async fn destroy_membership(
    backend: Backend,
    caller: Caller,
    asked: DestroyMembership,
) -> Result<(), Refusal> {
    let id = asked.entity_user_xref_uuid;
    change(&backend, &caller, id, async |connection, entity, row| {
        if row.maybe_parsed::<UserId>("user_id")? == Some(caller.user) {
            return Err(refuse(Code::RB005));
        }
        check_profile(row.int("profile_id")?)?;
        group_members::leave_all(connection, entity, id).await?;
        chats::leave_all(&backend, connection, id).await?;
        let mut sql = Sql::new("UPDATE qwil_memberships SET invitation_code = NULL, status = ");
        sql.bind(REMOVED);
        Ok(sql)
    })
    .await
    .map(drop)
}

/// Changes a membership: `change` gives the statement up to its `WHERE`.
pub(super) async fn change(
    backend: &Backend,
    caller: &Caller,
    id: MembershipId,
    change: impl AsyncFnOnce(&mut AnyConnection, EntityId, sqlx::any::AnyRow) -> Result<Sql, Refusal>,
) -> Result<OneMembership, Refusal> {
    let mut tx = backend.database.write().await?;
    let entity = entities::of(backend, &mut tx, caller).await?;
    let row = rows::membership(&mut tx, entity, id).await?;
    let mut sql = change(&mut tx, entity, row).await?;
    sql.push(" WHERE id = ").bind(id.to_string());
    sql.execute(&mut tx).await?;
    let entity_user_xref = rows::read(backend, &mut tx, id).await?;
    backend.notices.commit(tx).await?;
    Ok(OneMembership { entity_user_xref })
}

/// A profile that somebody may be given.
fn profile(number: u64) -> Result<i64, Refusal> {
    check_number("enum_profile_id", number, 1, LAST_PROFILE)?;
    match i64::try_from(number) {
        Ok(profile) if profile != BUTLER => Ok(profile),
        _ => Err(refuse(Code::RB035)),
    }
}

/// Refuses to change whom nobody changes with a key.
pub(super) fn check_profile(profile: i64) -> Result<(), Refusal> {
    match profile {
        BUTLER => Err(refuse(Code::RB035)),
        SYSTEM_ADMIN => Err(refuse(Code::RF994)),
        _ => Ok(()),
    }
}

fn check_names(first: &str, last: &str, job_title: &str) -> Result<(), Refusal> {
    check_text("first_name", first, 1, LONGEST)?;
    check_text("last_name", last, 0, LONGEST)?;
    check_text("job_title", job_title, 0, LONGEST)
}

fn check_email(email: &str) -> Result<String, Refusal> {
    check_text("primary_email", email, 1, LONGEST_EMAIL)?;
    email_key(email).ok_or_else(|| refuse(Code::RB066))
}

/// Refuses an identifier or an e-mail address that another membership of the entity has.
async fn check_free(
    connection: &mut AnyConnection,
    entity: EntityId,
    own: Option<MembershipId>,
    identifier: &str,
    email_key: &str,
) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT email_key FROM qwil_memberships WHERE status <> 4 AND entity_id = ");
    sql.bind(entity.to_string()).push(" AND (email_key = ").bind(email_key.to_owned());
    sql.push(" OR (identifier <> '' AND identifier = ").bind(identifier.to_owned()).push("))");
    if let Some(own) = own {
        sql.push(" AND id <> ").bind(own.to_string());
    }
    match sql.row(connection).await? {
        None => Ok(()),
        Some(row) if row.text("email_key")? == email_key => Err(refuse(Code::RB019)),
        Some(_) => Err(wrong("identifier", "another membership has this identifier")),
    }
}
