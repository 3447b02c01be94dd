//! Chats, for who is in them.

use ::api::qwil::{ChatId, EntityId, MembershipId, chats::*, codes::Code, shapes::*};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{check_text, contacts, entities, members, refuse};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

pub(super) mod butler;
mod files;
pub(super) mod messages;
pub(super) mod mine;
mod my_rows;
pub(super) mod participants;
pub(super) mod requests;
pub(super) mod rows;
mod seat;
mod told;

use seat::Seat;

const LONGEST_TITLE: usize = 500;
/// At most so many are in a chat.
const MOST_MEMBERS: usize = 100;

pub(super) async fn get_chat(backend: Backend, caller: Caller, asked: GetChat) -> Result<OneChat, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    Seat::seen(&mut connection, &caller, asked.chat_uuid).await?;
    one(&mut connection, &caller, asked.chat_uuid).await
}

pub(super) async fn create_chat(backend: Backend, caller: Caller, asked: CreateChat) -> Result<OneChat, Refusal> {
    check_text("title", &asked.title, 0, LONGEST_TITLE)?;
    let title = match asked.title.trim() {
        "" => "New chat",
        title => title,
    };
    let (entity, me) = members::me(&caller)?;
    let mut others = asked.entity_user_xref_uuids;
    others.retain(|other| *other != me);
    others.sort_unstable();
    others.dedup();
    if others.is_empty() {
        return Err(refuse(Code::RB084));
    }
    participants::check_count("entity_user_xref_uuids", others.len() + 1)?;
    let mut tx = backend.database.write().await?;
    let now = entities::tick(&backend, &mut tx, entity).await?;
    check_exist(&mut tx, &others).await?;
    contacts::check(&mut tx, entity, me, &others).await?;
    let chat = insert(&mut tx, entity, me, title, None, now).await?;
    for member in others.into_iter().chain([me]) {
        participants::add(&mut tx, chat, member, now).await?;
    }
    let made = one(&mut tx, &caller, chat).await?;
    told::all(&backend, &mut tx, chat, 0, None).await?;
    backend.notices.commit(tx).await?;
    Ok(made)
}

/// Stores a chat that nobody is in.
async fn insert(
    connection: &mut AnyConnection,
    entity: EntityId,
    creator: MembershipId,
    title: &str,
    butler_for: Option<MembershipId>,
    now: i64,
) -> Result<ChatId, Refusal> {
    let id = ChatId(Uuid::now_v7());
    let mut sql = Sql::new(
        "INSERT INTO qwil_chats (id, entity_id, title, search_title, butler_for, created_by, created_at, cursor_at) VALUES (",
    );
    sql.bind(id.to_string()).push(", ").bind(entity.to_string()).push(", ").bind(title.to_owned()).push(", ");
    sql.bind(title.to_lowercase()).push(", ").bind(butler_for.map(|id| id.to_string())).push(", ");
    sql.bind(creator.to_string()).push(", ").bind(now).push(", ").bind(now).push(")");
    sql.execute(connection).await?;
    Ok(id)
}

/// Refuses ids that nobody has.
async fn check_exist(connection: &mut AnyConnection, ids: &[MembershipId]) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT COUNT(*) AS n FROM qwil_memberships WHERE id IN ");
    sql.list(ids);
    let found = sql.row(connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    if usize::try_from(found) == Ok(ids.len()) { Ok(()) } else { Err(refuse(Code::RN006)) }
}

pub(super) async fn rename_chat(backend: Backend, caller: Caller, asked: RenameChat) -> Result<OneChat, Refusal> {
    check_text("title", &asked.title, 1, LONGEST_TITLE)?;
    let title = asked.title.trim().to_owned();
    let (entity, me) = members::me(&caller)?;
    let mut tx = backend.database.write().await?;
    let now = entities::tick(&backend, &mut tx, entity).await?;
    let seat = Seat::taken(&mut tx, &caller, asked.chat_uuid).await?;
    if seat.is_butlers {
        return Err(refuse(Code::RF436));
    }
    let mut sql = Sql::new("UPDATE qwil_chats SET title = ");
    sql.bind(title.clone()).push(", search_title = ").bind(title.to_lowercase());
    sql.push(", cursor_at = ").bind(now).push(" WHERE id = ").bind(asked.chat_uuid.to_string());
    sql.execute(&mut tx).await?;
    let seq = messages::tell(&mut tx, &seat, me, MessageKind::Renamed, (title, None), now).await?;
    let chat = one(&mut tx, &caller, asked.chat_uuid).await?;
    told::all(&backend, &mut tx, asked.chat_uuid, seq, None).await?;
    backend.notices.commit(tx).await?;
    Ok(chat)
}

pub(super) async fn archive_chat(backend: Backend, caller: Caller, asked: ArchiveChat) -> Result<OneChat, Refusal> {
    let mut tx = backend.database.write().await?;
    let seat = Seat::seen(&mut tx, &caller, asked.chat_uuid).await?;
    set_mine(&mut tx, &seat, "is_archived", asked.archived).await?;
    let chat = one(&mut tx, &caller, asked.chat_uuid).await?;
    told::one(&backend, &mut tx, asked.chat_uuid, seat.member).await?;
    backend.notices.commit(tx).await?;
    Ok(chat)
}

pub(super) async fn notify_of_chat(backend: Backend, caller: Caller, asked: NotifyOfChat) -> Result<OneChat, Refusal> {
    let mut tx = backend.database.write().await?;
    let seat = Seat::find(&mut tx, &caller, asked.chat_uuid).await?;
    if !seat.is_visible {
        return Err(refuse(Code::RF050));
    }
    if !seat.is_begun() {
        return Err(refuse(Code::RF998));
    }
    set_mine(&mut tx, &seat, "muted_until = NULL, wants_notices", asked.notify).await?;
    let chat = one(&mut tx, &caller, asked.chat_uuid).await?;
    told::one(&backend, &mut tx, asked.chat_uuid, seat.member).await?;
    backend.notices.commit(tx).await?;
    Ok(chat)
}

/// Sets what is one member's alone.
async fn set_mine(connection: &mut AnyConnection, seat: &Seat, column: &str, value: bool) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new(&format!("UPDATE qwil_chat_members SET {column} = "));
    sql.bind(i64::from(value)).push(" WHERE chat_id = ").bind(seat.chat.to_string());
    sql.push(" AND membership_id = ").bind(seat.member.to_string());
    sql.execute(connection).await.map(drop)
}

/// A chat as the caller sees it.
async fn one(connection: &mut AnyConnection, caller: &Caller, chat: ChatId) -> Result<OneChat, Refusal> {
    let (_, me) = members::me(caller)?;
    let chat = rows::chats(connection, &[chat], Some(me)).await?.into_iter().next();
    Ok(OneChat { chat: chat.ok_or_else(|| refuse(Code::RF436))? })
}

/// Takes somebody out of all chats, because their membership ends.
pub(super) async fn leave_all(
    backend: &Backend,
    connection: &mut AnyConnection,
    member: MembershipId,
) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT chat_id FROM qwil_chat_members WHERE is_active = 1 AND membership_id = ");
    sql.bind(member.to_string());
    let left = sql.rows(connection).await?;
    let mut sql = Sql::new(
        "UPDATE qwil_chat_members SET is_active = 0, left_seq = (SELECT c.last_seq FROM qwil_chats c WHERE c.id = chat_id) \
         WHERE is_active = 1 AND membership_id = ",
    );
    sql.bind(member.to_string());
    sql.execute(connection).await?;
    for row in left {
        told::all(backend, connection, row.parsed("chat_id")?, 0, Some(member)).await?;
    }
    Ok(())
}
