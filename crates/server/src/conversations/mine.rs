//! Conversations as their members have them.

use std::collections::HashMap;

use ::api::{
    rotunda::conversations::*,
    workdrive::{ConversationId, UserId, UserStub, group_chats::GroupChat, messages::Message},
};
use sqlx::{AnyConnection, any::AnyRow};
use uuid::Uuid;

use super::{Seat, group_chats::NewConversation, members, message_rows, rows};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    notices::{Chat, ChatChange},
    paging::Paging,
    people,
    refusal::Refusal,
};

/// Muted for good: the last second of the year 9999.
pub(super) const FOR_GOOD: i64 = 253_402_300_799_000;

pub(super) async fn list_conversations(
    backend: Backend,
    caller: Caller,
    asked: ListConversations,
) -> Result<ConversationPage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let archived = i64::from(asked.archived == Some(true));
    let me = caller.user.to_string();
    let mut connection = backend.database.pool.acquire().await?;
    let mut totals = Sql::new("SELECT COUNT(*) AS n FROM conversation_members WHERE user_id = ");
    totals.bind(me.clone()).push(" AND is_archived = ").bind(archived);
    let total = totals.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    let mut unread = Sql::new(
        "SELECT CAST(COALESCE(SUM(c.last_seq - m.read_seq), 0) AS BIGINT) AS n FROM conversation_members m \
         JOIN conversations c ON c.id = m.conversation_id WHERE m.is_archived = 0 AND m.user_id = ",
    );
    unread.bind(me.clone()).push(" AND COALESCE(m.muted_until, 0) <= ").bind(backend.clock.now());
    let unread = unread.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?.unsigned_abs();
    let mut sql = Sql::new(
        "SELECT c.id FROM conversation_members m JOIN conversations c ON c.id = m.conversation_id WHERE m.user_id = ",
    );
    sql.bind(me).push(" AND m.is_archived = ").bind(archived);
    sql.push(" ORDER BY m.is_pinned DESC, c.last_at DESC, c.id").push(&paging.limit());
    let ids = sql.rows(&mut connection).await?.iter().map(|row| row.parsed("id")).collect::<Result<Vec<_>, _>>()?;
    let conversations = load(&backend, &mut connection, caller.user, &ids, false).await?;
    Ok(ConversationPage { conversations, unread, meta: paging.meta(total) })
}

pub(super) async fn get_conversation(
    backend: Backend,
    caller: Caller,
    asked: GetConversation,
) -> Result<ConversationDetail, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    detail(&backend, &mut connection, &caller, asked.conversation_id).await
}

pub(super) async fn open_direct_conversation(
    backend: Backend,
    caller: Caller,
    asked: OpenDirectConversation,
) -> Result<ConversationDetail, Refusal> {
    let other = asked.user_id;
    if other == caller.user {
        return Err(Refusal::invalid("userId", "a direct conversation is with somebody else"));
    }
    let mut tx = backend.database.write().await?;
    people::named(&mut tx, "userId", &[other]).await?;
    let pair = format!("{} {}", caller.user.min(other), caller.user.max(other));
    let (id, now) = (ConversationId(Uuid::now_v7()), backend.clock.now());
    let new = NewConversation {
        kind: "DIRECT",
        title: None,
        description: None,
        is_private: true,
        by_request: false,
        category: None,
        file: None,
        pair: Some(pair.clone()),
    };
    if new.insert(&mut tx, &caller, id, now).await? > 0 {
        for user in [caller.user, other] {
            members::add(&mut tx, id, user, false, 0, now).await?;
        }
        backend.notices.conversation(&mut tx, now, ChatChange::of(Chat::WorkDrive(id)), None).await?;
    }
    let mut sql = Sql::new("SELECT id FROM conversations WHERE pair = ");
    sql.bind(pair);
    let row = sql.row(&mut tx).await?.ok_or_else(|| Refusal::not_found("conversation"))?;
    let opened = detail(&backend, &mut tx, &caller, row.parsed("id")?).await?;
    backend.notices.commit(tx).await?;
    Ok(opened)
}

pub(super) async fn read_conversation(
    backend: Backend,
    caller: Caller,
    asked: ReadConversation,
) -> Result<(), Refusal> {
    let id = asked.conversation_id;
    let mut tx = backend.database.write().await?;
    let seat = Seat::taken(&mut tx, &caller, id).await?;
    let seq = i64::try_from(asked.seq).unwrap_or(i64::MAX).min(seat.last_seq);
    let mut sql = Sql::new("UPDATE conversation_members SET read_seq = ");
    sql.bind(seq).push(" WHERE conversation_id = ").bind(id.to_string());
    sql.push(" AND user_id = ").bind(caller.user.to_string());
    if !asked.unread {
        sql.push(" AND read_seq < ").bind(seq);
    }
    if sql.execute(&mut tx).await? > 0 {
        // The other windows of the same person count anew; nobody else needs to know.
        backend.notices.conversation_of(&mut tx, backend.clock.now(), Chat::WorkDrive(id), caller.user).await?;
    }
    Ok(backend.notices.commit(tx).await?)
}

pub(super) async fn update_conversation_state(
    backend: Backend,
    caller: Caller,
    asked: UpdateConversationState,
) -> Result<(), Refusal> {
    let id = asked.conversation_id;
    let mut tx = backend.database.write().await?;
    Seat::taken(&mut tx, &caller, id).await?;
    let mut sql = Sql::new("UPDATE conversation_members SET user_id = user_id");
    if let Some(muted) = asked.muted {
        let until = asked.muted_until.map_or(FOR_GOOD, |until| until.timestamp_millis().clamp(0, FOR_GOOD));
        sql.push(", muted_until = ").bind(muted.then_some(until));
    }
    for (column, value) in [("is_pinned", asked.is_pinned), ("is_archived", asked.is_archived)] {
        if let Some(value) = value {
            sql.push(&format!(", {column} = ")).bind(i64::from(value));
        }
    }
    sql.push(" WHERE conversation_id = ").bind(id.to_string());
    sql.push(" AND user_id = ").bind(caller.user.to_string());
    sql.execute(&mut tx).await?;
    backend.notices.conversation_of(&mut tx, backend.clock.now(), Chat::WorkDrive(id), caller.user).await?;
    Ok(backend.notices.commit(tx).await?)
}

/// A conversation with its people, as the caller has it.
pub(super) async fn detail(
    backend: &Backend,
    connection: &mut AnyConnection,
    caller: &Caller,
    id: ConversationId,
) -> Result<ConversationDetail, Refusal> {
    let seat = Seat::find(connection, caller.user, id).await?;
    let conversation = load(backend, connection, caller.user, &[id], true).await?.into_iter().next();
    let mut sql = Sql::new("SELECT user_id FROM conversation_requests WHERE conversation_id = ");
    sql.bind(id.to_string()).push(" ORDER BY asked_at, user_id");
    let asking: Vec<UserId> =
        sql.rows(connection).await?.iter().map(|row| row.parsed("user_id")).collect::<Result<_, _>>()?;
    let is_admin = seat.member == Some(true);
    let shown = asking.iter().copied().filter(|_| is_admin);
    let stubs = people::stubs(backend, connection, shown).await?;
    Ok(ConversationDetail {
        conversation: conversation.ok_or_else(|| Refusal::not_found("conversation"))?,
        is_member: seat.member.is_some(),
        is_admin,
        has_asked: asking.contains(&caller.user),
        requests: asking.iter().filter_map(|id| stubs.get(id).cloned()).collect(),
        reads: if seat.member.is_some() { reads(connection, id).await? } else { Vec::new() },
    })
}

/// Up to where each member has read.
async fn reads(connection: &mut AnyConnection, id: ConversationId) -> Result<Vec<ConversationRead>, sqlx::Error> {
    let mut sql = Sql::new("SELECT user_id, read_seq FROM conversation_members WHERE conversation_id = ");
    sql.bind(id.to_string()).push(" ORDER BY user_id");
    let read = |row: &AnyRow| {
        Ok(ConversationRead { user_id: row.parsed("user_id")?, seq: row.int("read_seq")?.unsigned_abs() })
    };
    sql.rows(connection).await?.iter().map(read).collect()
}

/// The conversations with these ids, in this order. Of those that `me` is not in the latest message is left out.
async fn load(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    ids: &[ConversationId],
    with_people: bool,
) -> Result<Vec<Conversation>, Refusal> {
    let groups = rows::load(backend, connection, me, ids, with_people).await?;
    let mut sql = Sql::new(
        "SELECT c.id, c.kind, c.last_seq, m.read_seq, m.is_pinned, m.is_archived, (SELECT COUNT(*) FROM message_mentions x \
         WHERE x.user_id = m.user_id AND x.conversation_id = c.id AND x.seq > m.read_seq) AS mentions, \
         (SELECT o.user_id FROM conversation_members o WHERE c.kind = 'DIRECT' AND o.conversation_id = c.id AND o.user_id <> ",
    );
    let my_id = sql.param(me.to_string());
    sql.push(&format!(
        "{my_id}) AS other FROM conversations c LEFT JOIN conversation_members m \
         ON m.conversation_id = c.id AND m.user_id = {my_id} WHERE c.id IN "
    ));
    sql.list(ids);
    let mut mine = HashMap::new();
    for row in sql.rows(connection).await? {
        mine.insert(row.parsed::<ConversationId>("id")?, row);
    }
    let others: Vec<UserId> =
        mine.values().filter_map(|row| row.maybe_parsed("other").transpose()).collect::<Result<_, _>>()?;
    let others = people::stubs(backend, connection, others).await?;
    let mut latest = latest(backend, connection, me, ids).await?;
    let conversation = |group: GroupChat| {
        let Some(row) = mine.get(&group.id) else { return Err(Refusal::not_found("conversation")) };
        let is_member = row.maybe_int("read_seq")?.is_some();
        let last_message = latest.remove(&group.id).filter(|_| is_member);
        Ok(conversation(row, group, last_message, &others)?)
    };
    groups.into_iter().map(conversation).collect()
}

fn conversation(
    row: &AnyRow,
    group: GroupChat,
    last_message: Option<Message>,
    others: &HashMap<UserId, UserStub>,
) -> Result<Conversation, sqlx::Error> {
    let other: Option<UserId> = row.maybe_parsed("other")?;
    let last_seq = row.int("last_seq")?;
    let read_seq = row.maybe_int("read_seq")?.unwrap_or(last_seq);
    Ok(Conversation {
        group,
        direct: other.and_then(|id| others.get(&id).cloned()),
        last_message,
        last_seq: last_seq.unsigned_abs(),
        read_seq: read_seq.unsigned_abs(),
        unread: (last_seq - read_seq).max(0).unsigned_abs(),
        mentions: row.int("mentions")?.unsigned_abs(),
        is_pinned: row.maybe_int("is_pinned")? == Some(1),
        is_archived: row.maybe_int("is_archived")? == Some(1),
    })
}

async fn latest(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    ids: &[ConversationId],
) -> Result<HashMap<ConversationId, Message>, Refusal> {
    let mut sql = Sql::new(
        "SELECT m.id FROM conversations c JOIN messages m ON m.conversation_id = c.id AND m.seq = c.last_seq WHERE c.id IN ",
    );
    sql.list(ids);
    let found = sql.rows(connection).await?.iter().map(|row| row.parsed("id")).collect::<Result<Vec<_>, _>>()?;
    let messages = message_rows::load(backend, connection, me, &found).await?;
    Ok(messages.into_iter().filter_map(|message| Some((message.conversation_id?, message))).collect())
}
