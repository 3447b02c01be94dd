//! Invitations into the entity: sent, sent again every day until they are accepted, and accepted with the code of the last letter.

use ::api::{
    error::ErrorKind,
    qwil::{MembershipId, codes::Code, invitations::*, memberships::CreateMembership, shapes::*},
    rotunda::qwil::AcceptQwilInvitation,
};
use sqlx::AnyConnection;

use super::{
    check_text, entities, group_members, groups, members, memberships, refuse,
    rows::{self, ACTIVE, PENDING, USER_ADMIN},
    wrong,
};
use crate::{
    Backend,
    caller::{self, Caller},
    clock::DAY,
    contact::phone_key,
    database::{Fields, Sql},
    mail::Letter,
    refusal::Refusal,
};

const LONGEST_MESSAGE: usize = 5000;
const LONGEST: usize = 500;
/// At most so many are written to at once.
const AT_ONCE: i64 = 200;

pub(super) async fn create_membership_with_group(
    backend: Backend,
    caller: Caller,
    asked: CreateMembershipWithGroup,
) -> Result<OneMembership, Refusal> {
    let message = asked.invitation_message.unwrap_or_default();
    check_text("invitation_message", &message, 0, LONGEST_MESSAGE)?;
    let group_name = asked.new_group_name.unwrap_or_default();
    check_text("new_group_name", &group_name, 0, LONGEST)?;
    let mut tx = backend.database.write().await?;
    let entity = entities::of(&backend, &mut tx, &caller).await?;
    let creator = rows::membership(&mut tx, entity, asked.created_by_entity_user_xref_uuid).await?;
    if creator.int("status")? != ACTIVE {
        return Err(refuse(Code::RB023));
    }
    let is_staff = i64::try_from(asked.enum_profile_id).is_ok_and(members::is_staff);
    if is_staff && creator.int("profile_id")? > USER_ADMIN {
        return Err(refuse(Code::RF002));
    }
    let new = CreateMembership {
        enum_profile_id: asked.enum_profile_id,
        first_name: asked.first_name,
        last_name: asked.last_name,
        job_title: asked.job_title,
        identifier: asked.identifier,
        primary_email: asked.primary_email,
        primary_phone_number: asked.primary_phone_number,
        group_uuids: asked.group_uuids,
        send_invitation: None,
    };
    let id = memberships::make(&backend, &mut tx, entity, new, message.trim().to_owned()).await?;
    if !group_name.trim().is_empty() {
        let group = groups::insert(&backend, &mut tx, entity, [group_name.trim(), "", ""]).await?;
        let mut others = Vec::new();
        for other in asked.new_group_entity_user_xref_uuids {
            others.push((rows::membership(&mut tx, entity, other).await?.int("profile_id")?, false, other));
        }
        others.push((i64::try_from(asked.enum_profile_id).unwrap_or(i64::MAX), true, id));
        // Staff first, because clients are only where staff is.
        others.sort_by_key(|(profile, ..)| *profile);
        for (_, is_new, other) in others {
            group_members::add(&mut tx, entity, group, other, !is_new).await?;
        }
    }
    if asked.send_invitation == Some(true) {
        send(&backend, &mut tx, id).await?;
    }
    let entity_user_xref = rows::read(&backend, &mut tx, id).await?;
    tx.commit().await?;
    backend.mail.wake();
    Ok(OneMembership { entity_user_xref })
}

pub(super) async fn resend_invitation(
    backend: Backend,
    caller: Caller,
    asked: ResendInvitation,
) -> Result<OneMembership, Refusal> {
    let id = asked.entity_user_xref_uuid;
    let mut tx = backend.database.write().await?;
    let entity = entities::of(&backend, &mut tx, &caller).await?;
    if rows::membership(&mut tx, entity, id).await?.int("status")? != PENDING {
        return Err(refuse(Code::RB037));
    }
    send(&backend, &mut tx, id).await?;
    let entity_user_xref = rows::read(&backend, &mut tx, id).await?;
    tx.commit().await?;
    backend.mail.wake();
    Ok(OneMembership { entity_user_xref })
}

pub(super) async fn update_invitation(
    backend: Backend,
    caller: Caller,
    asked: UpdateInvitation,
) -> Result<OneMembership, Refusal> {
    memberships::change(&backend, &caller, asked.entity_user_xref_uuid, async |_, _, row| {
        if row.int("status")? != PENDING {
            return Err(refuse(Code::RB037));
        }
        let phone = match asked.phone_number {
            Some(number) => {
                check_text("phone_number", &number, 1, LONGEST)?;
                phone_key(&number).ok_or_else(|| wrong("phone_number", "phone_number must begin with +"))?
            }
            None => row.text("phone")?,
        };
        let mut sql = Sql::new("UPDATE qwil_memberships SET phone = ");
        sql.bind(phone);
        Ok(sql)
    })
    .await
}

/// Writes to who is invited; the code of an earlier letter is over.
pub(super) async fn send(backend: &Backend, connection: &mut AnyConnection, id: MembershipId) -> Result<(), Refusal> {
    let code = crate::hex(&crate::random()?);
    let mut sql = Sql::new("UPDATE qwil_memberships SET invitation_code = ");
    sql.bind(caller::hash(&code)).push(", invited_at = ").bind(backend.clock.now());
    sql.push(" WHERE id = ").bind(id.to_string()).push(" RETURNING email, first_name, invitation_message");
    let row = sql.row(connection).await?.ok_or_else(|| refuse(Code::RN006))?;
    let org = backend.installation.org().name;
    let message = match row.text("invitation_message")? {
        message if message.is_empty() => message,
        message => format!("{message}\n\n"),
    };
    let letter = Letter {
        receiver: row.text("email")?,
        subject: format!("{org} invites you to Qwil"),
        text: format!(
            "Hello {},\n\n{message}{org} would like to write with you over Qwil, where nobody else reads along.\n\n\
             Your invitation code: {code}\n",
            row.text("first_name")?
        ),
    };
    Ok(backend.mail.add(connection, letter).await?)
}

/// Writes again to everybody who was written to a day ago and has not accepted.
pub(crate) async fn remind(backend: &Backend) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("SELECT id FROM qwil_memberships WHERE status = ");
    sql.bind(PENDING).push(" AND invited_at < ").bind(backend.clock.now() - DAY);
    sql.push(" ORDER BY invited_at LIMIT ").bind(AT_ONCE);
    for row in sql.rows(&mut tx).await? {
        send(backend, &mut tx, row.parsed("id")?).await?;
    }
    tx.commit().await?;
    backend.mail.wake();
    Ok(())
}

pub(super) async fn accept_qwil_invitation(
    backend: Backend,
    asked: AcceptQwilInvitation,
) -> Result<OneMembership, Refusal> {
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("UPDATE qwil_memberships SET invitation_code = NULL, status = ");
    sql.bind(ACTIVE).push(" WHERE status = ").bind(PENDING);
    sql.push(" AND invitation_code = ").bind(caller::hash(asked.code.trim())).push(" RETURNING id");
    let unknown = || Refusal {
        field: Some("code".to_owned()),
        ..Refusal::new(ErrorKind::NotFound, "no invitation has this code, or a later letter has another")
    };
    let row = sql.row(&mut tx).await?.ok_or_else(unknown)?;
    let entity_user_xref = rows::read(&backend, &mut tx, row.parsed("id")?).await?;
    tx.commit().await?;
    Ok(OneMembership { entity_user_xref })
}
