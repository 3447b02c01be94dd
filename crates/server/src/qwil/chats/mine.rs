//! `/app/qwil/mine`: chats as who is in them has them.

use ::api::{
    qwil::{ChatId, MembershipId},
    rotunda::qwil::mine::*,
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    super::{contacts, members},
    Seat, messages, my_rows, rows, told,
};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
    windows::Asked,
};

/// The most chats that one answer has besides the pinned ones.
const MOST: u64 = 200;

pub(in crate::qwil) async fn list_my_chats(
    backend: Backend,
    caller: Caller,
    asked: ListMyChats,
) -> Result<MyChats, Refusal> {
    let limit = asked.limit.unwrap_or(50);
    if !(1..=MOST).contains(&limit) {
        return Err(Refusal::invalid("limit", format!("limit must be from 1 to {MOST}")));
    }
    let (_, me) = members::me(&caller)?;
    let archived = asked.archived == Some(true);
    let mut connection = backend.database.pool.acquire().await?;
    let mut ids = match asked.before {
        None => seen(&mut connection, me, archived, true, "").await?,
        Some(_) => Vec::new(),
    };
    let before = asked.before.map(|before| format!(" AND c.cursor_at < {}", before.timestamp_micros()));
    let end = format!("{} ORDER BY c.cursor_at DESC LIMIT {}", before.unwrap_or_default(), limit + 1);
    let mut others = seen(&mut connection, me, archived, false, &end).await?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = others.len() > limit;
    others.truncate(limit);
    ids.extend(others);
    let chats = my_rows::load(&backend, &mut connection, me, &ids).await?;
    let people = contacts::of_chats(&backend, &mut connection, &ids).await?;
    Ok(MyChats { me, chats, people, more })
}

/// The chats that somebody sees, those that are pinned or the others, with what the statement ends with.
async fn seen(
    connection: &mut AnyConnection,
    me: MembershipId,
    archived: bool,
    pinned: bool,
    end: &str,
) -> Result<Vec<ChatId>, sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT c.id FROM qwil_chat_members m JOIN qwil_chats c ON c.id = m.chat_id WHERE m.is_visible = 1 \
         AND (c.last_seq > 0 OR c.created_by = m.membership_id) AND m.membership_id = ",
    );
    sql.bind(me.to_string())
        .push(" AND m.is_archived = ")
        .bind(i64::from(archived))
        .push(" AND m.is_pinned = ")
        .bind(i64::from(pinned));
    sql.push(if end.is_empty() { " ORDER BY c.cursor_at DESC" } else { end });
    sql.rows(connection).await?.iter().map(|row| row.parsed("id")).collect()
}

/// The caller's place in a chat that they see.
async fn seat(connection: &mut AnyConnection, caller: &Caller, chat: ChatId) -> Result<Seat, Refusal> {
    Seat::seen(connection, caller, chat).await.map_err(|refusal| match refusal.code {
        Some(_) => Refusal::not_found("chat"),
        None => refusal,
    })
}

pub(in crate::qwil) async fn get_my_chat(
    backend: Backend,
    caller: Caller,
    asked: GetMyChat,
) -> Result<MyChatDetail, Refusal> {
    let id = asked.chat_id;
    let mut connection = backend.database.pool.acquire().await?;
    let seat = seat(&mut connection, &caller, id).await?;
    let chat = my_rows::load(&backend, &mut connection, seat.member, &[id]).await?.into_iter().next();
    let people = contacts::of_chats(&backend, &mut connection, &[id]).await?;
    let reads = if seat.is_active { reads(&mut connection, id).await? } else { Vec::new() };
    let chat = chat.ok_or_else(|| Refusal::not_found("chat"))?;
    Ok(MyChatDetail { me: seat.member, chat, people, reads })
}

async fn reads(connection: &mut AnyConnection, id: ChatId) -> Result<Vec<ChatRead>, sqlx::Error> {
    let mut sql = Sql::new("SELECT membership_id, read_seq FROM qwil_chat_members WHERE is_active = 1 AND chat_id = ");
    sql.bind(id.to_string()).push(" ORDER BY joined_at, membership_id");
    let read =
        |row: &AnyRow| Ok(ChatRead { member: row.parsed("membership_id")?, seq: row.int("read_seq")?.unsigned_abs() });
    sql.rows(connection).await?.iter().map(read).collect()
}

pub(in crate::qwil) async fn list_my_chat_messages(
    backend: Backend,
    caller: Caller,
    asked: ListMyChatMessages,
) -> Result<ChatHistory, Refusal> {
    let mut places = Asked::new([asked.before, asked.after, asked.around], asked.at.is_some(), asked.limit)?;
    let id = asked.chat_id;
    let mut connection = backend.database.pool.acquire().await?;
    let seat = seat(&mut connection, &caller, id).await?;
    if let Some(at) = asked.at {
        let mut sql = Sql::new("SELECT seq FROM qwil_messages WHERE chat_id = ");
        sql.bind(id.to_string()).push(" AND sent_at >= ").bind(at.timestamp_micros());
        sql.push(" ORDER BY sent_at LIMIT 1");
        let first = sql.row(&mut connection).await?.map(|row| row.int("seq")).transpose()?;
        places.around = Some(first.unwrap_or(seat.sees_to + 1).unsigned_abs());
    }
    let window = places.window(seat.sees_to);
    let first = window.first.unsigned_abs();
    let messages = messages::range(&backend, &mut connection, id, first, window.last).await?;
    Ok(ChatHistory { messages, more_before: window.more_before, more_after: window.more_after })
}

pub(in crate::qwil) async fn search_my_chats(
    backend: Backend,
    caller: Caller,
    asked: SearchMyChats,
) -> Result<FoundChatMessages, Refusal> {
    let limit = asked.limit.unwrap_or(20);
    let (_, me) = members::me(&caller)?;
    let sql = my_rows::search(me, asked, limit)?;
    let mut connection = backend.database.pool.acquire().await?;
    let mut messages = rows::messages(&backend, &mut connection, sql).await?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = messages.len() > limit;
    messages.truncate(limit);
    let senders = messages.iter().map(|message| message.sender_entity_user_xref_uuid);
    let people = contacts::of(&backend, &mut connection, senders).await?;
    Ok(FoundChatMessages { messages, people, more })
}

pub(in crate::qwil) async fn read_my_chat(backend: Backend, caller: Caller, asked: ReadMyChat) -> Result<(), Refusal> {
    let id = asked.chat_id;
    let mut tx = backend.database.write().await?;
    let seat = seat(&mut tx, &caller, id).await?;
    let seq = i64::try_from(asked.seq).unwrap_or(i64::MAX).min(seat.sees_to);
    let mut sql = Sql::new("UPDATE qwil_chat_members SET read_seq = ");
    sql.bind(seq).push(" WHERE chat_id = ").bind(id.to_string());
    sql.push(" AND membership_id = ").bind(seat.member.to_string());
    sql.push(if asked.unread { " AND read_seq <> " } else { " AND read_seq < " }).bind(seq);
    if sql.execute(&mut tx).await? > 0 {
        told::one(&backend, &mut tx, id, seat.member).await?;
    }
    Ok(backend.notices.commit(tx).await?)
}

pub(in crate::qwil) async fn update_my_chat_state(
    backend: Backend,
    caller: Caller,
    asked: UpdateMyChatState,
) -> Result<(), Refusal> {
    let id = asked.chat_id;
    let mut tx = backend.database.write().await?;
    let seat = seat(&mut tx, &caller, id).await?;
    let mut sql = Sql::new("UPDATE qwil_chat_members SET chat_id = chat_id");
    if let Some(muted) = asked.muted {
        let until = asked.muted_until.filter(|_| muted).map(|until| until.timestamp_micros());
        sql.push(", wants_notices = ").bind(i64::from(!muted || until.is_some()));
        sql.push(", muted_until = ").bind(until);
    }
    if let Some(is_pinned) = asked.is_pinned {
        sql.push(", is_pinned = ").bind(i64::from(is_pinned));
    }
    sql.push(" WHERE chat_id = ").bind(id.to_string());
    sql.push(" AND membership_id = ").bind(seat.member.to_string());
    sql.execute(&mut tx).await?;
    told::one(&backend, &mut tx, id, seat.member).await?;
    Ok(backend.notices.commit(tx).await?)
}
