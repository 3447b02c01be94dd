//! Chats of one of those in them, in SQL.

use std::collections::HashMap;

use ::api::{
    qwil::{
        ChatId, MembershipId,
        shapes::{Chat, Message},
    },
    rotunda::qwil::mine::{MyChat, SearchMyChats},
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    super::{members, pages::like},
    rows,
};
use crate::{
    Backend,
    database::{Fields, Sql},
    refusal::Refusal,
};

/// What tells of something and is never unread.
const IS_TOLD: &str = "kind IN ('joined', 'left', 'removed', 'renamed')";
/// More words than this narrow nothing down any more.
const WORDS: usize = 6;
const LONGEST_SEARCH: usize = 500;

/// The chats with these ids, in this order, as one who sees them has them.
pub(super) async fn load(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: MembershipId,
    ids: &[ChatId],
) -> Result<Vec<MyChat>, Refusal> {
    let mut mine = mine(connection, me, ids).await?;
    let mut latest = latest(backend, connection, me, ids).await?;
    let chats = rows::chats(connection, ids, Some(me)).await?;
    let now = backend.clock.now() * 1000;
    let chat = |chat: Chat| {
        let row = mine.remove(&chat.chat_uuid).ok_or_else(|| Refusal::not_found("chat"))?;
        let last_message = latest.remove(&chat.chat_uuid);
        Ok(my_chat(&row, chat, last_message, now)?)
    };
    chats.into_iter().map(chat).collect()
}

/// What each chat is to somebody. How many messages are unread is what is left of their numbers, which have no gap: a long history
/// costs nothing.
async fn mine(
    connection: &mut AnyConnection,
    me: MembershipId,
    ids: &[ChatId],
) -> Result<HashMap<ChatId, AnyRow>, sqlx::Error> {
    const UNREAD: &str = "SELECT COUNT(*) FROM qwil_messages x WHERE x.chat_id = m.chat_id AND x.seq > m.read_seq \
         AND x.seq <= COALESCE(m.left_seq, c.last_seq) AND x.sender_id";
    let mut sql = Sql::new(&format!(
        "SELECT m.*, p.profile_id, COALESCE(m.left_seq, c.last_seq) AS sees_to, ({UNREAD} = m.membership_id) AS own, \
         ({UNREAD} <> m.membership_id AND x.{IS_TOLD}) AS told FROM qwil_chat_members m \
         JOIN qwil_chats c ON c.id = m.chat_id JOIN qwil_memberships p ON p.id = m.membership_id WHERE m.membership_id = "
    ));
    sql.bind(me.to_string()).push(" AND m.chat_id IN ").list(ids);
    sql.rows(connection).await?.into_iter().map(|row| Ok((row.parsed("chat_id")?, row))).collect()
}

fn my_chat(row: &AnyRow, chat: Chat, last_message: Option<Message>, now: i64) -> Result<MyChat, sqlx::Error> {
    let read_seq = row.int("read_seq")?;
    let others = row.int("sees_to")? - read_seq - row.int("own")? - row.int("told")?;
    let for_good = row.int("wants_notices")? == 0;
    let muted_until = row.maybe_int("muted_until")?.filter(|until| *until > now && !for_good);
    Ok(MyChat {
        chat,
        last_message,
        read_seq: read_seq.unsigned_abs(),
        unread: others.max(0).unsigned_abs(),
        is_pinned: row.int("is_pinned")? == 1,
        is_muted: for_good || muted_until.is_some(),
        muted_until: muted_until.map(rows::moment),
        is_member: row.int("is_active")? == 1,
        is_staff: members::is_staff(row.int("profile_id")?),
    })
}

/// The latest message that somebody sees of each chat.
async fn latest(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: MembershipId,
    ids: &[ChatId],
) -> Result<HashMap<ChatId, Message>, sqlx::Error> {
    let mut sql = rows::select();
    sql.push(" JOIN qwil_chat_members s ON s.chat_id = m.chat_id JOIN qwil_chats c ON c.id = m.chat_id");
    sql.push(" WHERE m.seq = COALESCE(s.left_seq, c.last_seq) AND s.membership_id = ").bind(me.to_string());
    sql.push(" AND s.chat_id IN ").list(ids);
    let messages = rows::messages(backend, connection, sql).await?;
    Ok(messages.into_iter().map(|message| (message.chat_uuid, message)).collect())
}

/// The statement that finds messages in the chats that somebody sees, one more than the limit.
pub(super) fn search(me: MembershipId, asked: SearchMyChats, limit: u64) -> Result<Sql, Refusal> {
    if !(1..=100).contains(&limit) {
        return Err(Refusal::invalid("limit", "limit must be from 1 to 100"));
    }
    if asked.search.chars().count() > LONGEST_SEARCH {
        return Err(Refusal::invalid("search", format!("search may have {LONGEST_SEARCH} characters")));
    }
    let (has_files, has_links) = (asked.has_files == Some(true), asked.has_links == Some(true));
    if asked.search.trim().is_empty() && asked.sender.is_none() && !has_files && !has_links {
        return Err(Refusal::invalid("search", "search, sender, hasFiles or hasLinks is needed"));
    }
    let mut sql = rows::select();
    sql.push(" WHERE (m.chat_id, m.seq) IN (SELECT m.chat_id, m.seq FROM qwil_messages m ");
    sql.push("JOIN qwil_chat_members s ON s.chat_id = m.chat_id WHERE s.is_visible = 1 AND s.membership_id = ");
    sql.bind(me.to_string()).push(" AND (s.left_seq IS NULL OR m.seq <= s.left_seq) AND NOT m.").push(IS_TOLD);
    for word in asked.search.split_whitespace().take(WORDS) {
        sql.push(" AND m.search_text LIKE ").bind(like(word)).push(" ESCAPE '\\'");
    }
    if let Some(chat) = asked.chat {
        sql.push(" AND m.chat_id = ").bind(chat.to_string());
    }
    if let Some(sender) = asked.sender {
        sql.push(" AND m.sender_id = ").bind(sender.to_string());
    }
    if has_files {
        sql.push(" AND m.file_id IS NOT NULL");
    }
    if has_links {
        sql.push(" AND m.has_link = 1");
    }
    if let Some(before) = asked.before {
        sql.push(" AND m.sent_at < ").bind(before.timestamp_micros());
    }
    if let Some(since) = asked.since {
        sql.push(" AND m.sent_at >= ").bind(since.timestamp_micros());
    }
    sql.push(&format!(" ORDER BY m.sent_at DESC LIMIT {}) ORDER BY m.sent_at DESC", limit + 1));
    Ok(sql)
}
