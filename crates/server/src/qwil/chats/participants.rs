//! Who is in a chat: invited, left, removed.

use ::api::qwil::{ChatId, MembershipId, chats::*, codes::Code, shapes::*};
use sqlx::AnyConnection;

use super::{
    super::{contacts, entities, members, refuse, wrong},
    MOST_MEMBERS, Seat, messages, one, told,
};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

pub(in crate::qwil) async fn invite_to_chat(
    backend: Backend,
    caller: Caller,
    asked: InviteToChat,
) -> Result<OneChat, Refusal> {
    let (entity, me) = members::me(&caller)?;
    let chat = asked.chat_uuid;
    let mut tx = backend.database.write().await?;
    let now = entities::tick(&backend, &mut tx, entity).await?;
    let seat = Seat::taken(&mut tx, &caller, chat).await?;
    if seat.is_butlers {
        return Err(refuse(Code::RF436));
    }
    let mut sql = Sql::new("SELECT membership_id FROM qwil_chat_members WHERE is_active = 1 AND chat_id = ");
    sql.bind(chat.to_string());
    let present = sql.rows(&mut tx).await?;
    let present: Vec<MembershipId> = present.iter().map(|row| row.parsed("membership_id")).collect::<Result<_, _>>()?;
    if asked.entity_user_xref_uuids.is_empty() {
        return Err(wrong("entity_user_xref_uuids", "entity_user_xref_uuids must name somebody"));
    }
    let mut new = asked.entity_user_xref_uuids;
    new.retain(|member| !present.contains(member));
    new.sort_unstable();
    new.dedup();
    check_count("entity_user_xref_uuids", present.len() + new.len())?;
    contacts::check(&mut tx, entity, me, &new).await?;
    // Each has a message of its own, and each message its own moment.
    for member in new {
        let now = if seat.last_seq > 0 { entities::tick(&backend, &mut tx, entity).await? } else { now };
        add(&mut tx, chat, member, now).await?;
        let text = (String::new(), Some(member));
        let seq = messages::tell(&mut tx, &seat, me, MessageKind::Joined, text, now).await?;
        told::all(&backend, &mut tx, chat, seq, None).await?;
    }
    let chat = one(&mut tx, &caller, chat).await?;
    backend.notices.commit(tx).await?;
    Ok(chat)
}

/// Refuses more than a chat holds.
pub(super) fn check_count(argument: &str, count: usize) -> Result<(), Refusal> {
    if count <= MOST_MEMBERS {
        return Ok(());
    }
    Err(wrong(argument, format!("a chat has at most {MOST_MEMBERS} members")))
}

/// Puts somebody into a chat; who was in it before is so again, and sees all of it. What was said before counts as read.
pub(super) async fn add(
    connection: &mut AnyConnection,
    chat: ChatId,
    member: MembershipId,
    now: i64,
) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("INSERT INTO qwil_chat_members (chat_id, membership_id, joined_at, read_seq) VALUES (");
    sql.bind(chat.to_string()).push(", ").bind(member.to_string()).push(", ").bind(now);
    sql.push(", (SELECT last_seq FROM qwil_chats WHERE id = ").bind(chat.to_string());
    sql.push(")) ON CONFLICT (chat_id, membership_id) DO UPDATE SET is_active = 1, is_visible = 1, left_seq = NULL");
    sql.push(", joined_at = excluded.joined_at, read_seq = excluded.read_seq");
    sql.execute(connection).await.map(drop)
}

pub(in crate::qwil) async fn leave_chat(backend: Backend, caller: Caller, asked: LeaveChat) -> Result<(), Refusal> {
    let (entity, me) = members::me(&caller)?;
    let mut tx = backend.database.write().await?;
    let now = entities::tick(&backend, &mut tx, entity).await?;
    let seat = Seat::seen(&mut tx, &caller, asked.chat_uuid).await?;
    if !seat.is_active {
        return Err(refuse(Code::RF032));
    }
    if seat.is_butlers {
        return Err(refuse(Code::RB076));
    }
    let last = messages::tell(&mut tx, &seat, me, MessageKind::Left, (String::new(), None), now).await?;
    end(&mut tx, &seat, me, true, last).await?;
    told::all(&backend, &mut tx, seat.chat, last, Some(me)).await?;
    Ok(backend.notices.commit(tx).await?)
}

pub(in crate::qwil) async fn remove_from_chat(
    backend: Backend,
    caller: Caller,
    asked: RemoveFromChat,
) -> Result<OneChat, Refusal> {
    let (entity, me) = members::me(&caller)?;
    let (chat, gone) = (asked.chat_uuid, asked.entity_user_xref_uuid);
    let mut tx = backend.database.write().await?;
    let now = entities::tick(&backend, &mut tx, entity).await?;
    let seat = Seat::taken(&mut tx, &caller, chat).await?;
    let mut mine = Sql::new("SELECT profile_id FROM qwil_memberships WHERE id = ");
    mine.bind(me.to_string());
    let profile = mine.row(&mut tx).await?.ok_or(sqlx::Error::RowNotFound)?.int("profile_id")?;
    if !members::is_staff(profile) {
        return Err(refuse(Code::RF732));
    }
    if seat.is_butlers || !Seat::of(&mut tx, entity, gone, chat).await?.is_active {
        return Err(refuse(Code::RF436));
    }
    let text = (String::new(), Some(gone));
    let last = messages::tell(&mut tx, &seat, me, MessageKind::Removed, text, now).await?;
    end(&mut tx, &seat, gone, asked.visible, last).await?;
    told::all(&backend, &mut tx, chat, last, Some(gone)).await?;
    let chat = one(&mut tx, &caller, chat).await?;
    backend.notices.commit(tx).await?;
    Ok(chat)
}

/// Ends somebody's being in a chat: they keep it up to its message `last`, or nothing.
async fn end(
    connection: &mut AnyConnection,
    seat: &Seat,
    gone: MembershipId,
    keeps: bool,
    last: i64,
) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("UPDATE qwil_chat_members SET is_active = 0, is_visible = ");
    sql.bind(i64::from(keeps)).push(", left_seq = ").bind(last);
    sql.push(" WHERE chat_id = ").bind(seat.chat.to_string()).push(" AND membership_id = ").bind(gone.to_string());
    sql.execute(connection).await.map(drop)
}
