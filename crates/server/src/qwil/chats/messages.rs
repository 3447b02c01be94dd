//! Messages: read in ranges, and sent.

use ::api::{
    qwil::{ChatId, MembershipId, codes::Code, messages::*, shapes::*},
    workdrive::FileId,
};
use sqlx::AnyConnection;

use super::{
    super::{check_text, entities, members, refuse, wrong},
    Seat,
    files::{Source, Takes},
    rows, told,
};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql, Write},
    refusal::Refusal,
};

/// "cannot request to see more than 200 messages"
pub(in crate::qwil) const MOST_AT_ONCE: u64 = 200;
const LONGEST_TEXT: usize = 5000;

pub(in crate::qwil) async fn get_message_range(
    backend: Backend,
    caller: Caller,
    asked: GetMessageRange,
) -> Result<MessageList, Refusal> {
    if asked.to_seq < asked.from_seq {
        return Err(wrong("to_seq", "to_seq must not be less than from_seq"));
    }
    if asked.to_seq - asked.from_seq >= MOST_AT_ONCE {
        return Err(refuse(Code::RB049));
    }
    let mut connection = backend.database.pool.acquire().await?;
    let seat = Seat::seen(&mut connection, &caller, asked.chat_uuid).await?;
    let to = i64::try_from(asked.to_seq).unwrap_or(i64::MAX).min(seat.sees_to);
    let messages = range(&backend, &mut connection, asked.chat_uuid, asked.from_seq, to).await?;
    Ok(MessageList { messages, cursor_dt: None })
}

/// The messages of a chat between two, both inclusive.
pub(in crate::qwil) async fn range(
    backend: &Backend,
    connection: &mut AnyConnection,
    chat: ChatId,
    from: u64,
    to: i64,
) -> Result<Vec<Message>, sqlx::Error> {
    let mut sql = rows::select();
    sql.push(" WHERE m.chat_id = ").bind(chat.to_string());
    sql.push(" AND m.seq BETWEEN ").bind(i64::try_from(from).unwrap_or(i64::MAX)).push(" AND ").bind(to);
    sql.push(" ORDER BY m.seq");
    rows::messages(backend, connection, sql).await
}

pub(in crate::qwil) async fn send_text(
    backend: Backend,
    caller: Caller,
    asked: SendText,
) -> Result<OneMessage, Refusal> {
    let new = New { text: checked_text(asked.text)?, reply_to: asked.reply_to_seq, ..New::default() };
    send(&backend, &caller, asked.chat_uuid, new, None).await
}

pub(in crate::qwil) async fn send_file(
    backend: Backend,
    caller: Caller,
    asked: SendFile,
) -> Result<OneMessage, Refusal> {
    let source = Source::new(Takes::File, asked.document_uuid, asked.file)?.with_thumbnail(asked.thumbnail)?;
    let new = New { kind: MessageKind::File, reply_to: asked.reply_to_seq, ..New::with_caption(asked.caption)? };
    send(&backend, &caller, asked.chat_uuid, new, Some(source)).await
}

pub(in crate::qwil) async fn send_image(
    backend: Backend,
    caller: Caller,
    asked: SendImage,
) -> Result<OneMessage, Refusal> {
    let source = Source::new(Takes::Image, asked.document_uuid, asked.image)?;
    let new = New { kind: MessageKind::Image, reply_to: asked.reply_to_seq, ..New::with_caption(asked.caption)? };
    send(&backend, &caller, asked.chat_uuid, new, Some(source)).await
}

pub(in crate::qwil) async fn send_animation(
    backend: Backend,
    caller: Caller,
    asked: SendAnimation,
) -> Result<OneMessage, Refusal> {
    let source = Source::new(Takes::Animation, asked.document_uuid, asked.gif)?;
    let new = New { kind: MessageKind::Animation, reply_to: asked.reply_to_seq, ..New::with_caption(asked.caption)? };
    send(&backend, &caller, asked.chat_uuid, new, Some(source)).await
}

/// A text without blanks around it.
pub(in crate::qwil) fn checked_text(text: String) -> Result<String, Refusal> {
    check_text("text", &text, 1, LONGEST_TEXT)?;
    Ok(text.trim().to_owned())
}

/// A message to be sent.
#[derive(Debug, Default)]
pub(in crate::qwil) struct New {
    pub(in crate::qwil) kind: MessageKind,
    pub(in crate::qwil) text: String,
    pub(in crate::qwil) caption: Option<String>,
    pub(in crate::qwil) reply_to: Option<u64>,
    pub(in crate::qwil) subject: Option<MembershipId>,
    pub(in crate::qwil) file: Option<(FileId, String)>,
}

impl New {
    /// With what is said about its file.
    pub(in crate::qwil) fn with_caption(caption: Option<String>) -> Result<Self, Refusal> {
        if let Some(caption) = &caption {
            check_text("caption", caption, 1, LONGEST_TEXT)?;
        }
        Ok(Self { caption: caption.map(|caption| caption.trim().to_owned()), ..Self::default() })
    }
}

/// Sends to a chat that the caller is in.
async fn send(
    backend: &Backend,
    caller: &Caller,
    chat: ChatId,
    mut new: New,
    source: Option<Source>,
) -> Result<OneMessage, Refusal> {
    // Before any bytes are stored.
    let mut connection = backend.database.pool.acquire().await?;
    Seat::taken(&mut connection, caller, chat).await?;
    let known = known(&mut connection, caller).await?;
    drop(connection);
    let kept = match source {
        Some(source) if known.is_none() => Some(source.keep(backend, caller).await?),
        _ => None,
    };
    let (entity, _) = members::me(caller)?;
    let mut tx = backend.database.write().await?;
    let now = entities::tick(backend, &mut tx, entity).await?;
    let seat = Seat::taken(&mut tx, caller, chat).await?;
    if let Some(kept) = kept {
        new.file = Some(kept.finish(backend, &mut tx, caller).await?);
    }
    post(backend, tx, caller, &seat, new, now).await
}

/// The message that was sent with the request's idempotency key, if one was.
pub(in crate::qwil) async fn known(
    connection: &mut AnyConnection,
    caller: &Caller,
) -> Result<Option<(ChatId, i64)>, Refusal> {
    let (_, me) = members::me(caller)?;
    let Some(key) = caller.qwil.as_ref().and_then(|acting| acting.idempotency_key.clone()) else { return Ok(None) };
    let mut sql = Sql::new("SELECT chat_id, seq FROM qwil_sent WHERE membership_id = ");
    sql.bind(me.to_string()).push(" AND sender_key = ").bind(key);
    let row = sql.row(connection).await?;
    Ok(row.map(|row| Ok::<_, sqlx::Error>((row.parsed("chat_id")?, row.int("seq")?))).transpose()?)
}

/// Stores a message of the seat's owner and what is remembered of it, unless it was sent before; ends the transaction.
pub(in crate::qwil) async fn post(
    backend: &Backend,
    mut tx: Write,
    caller: &Caller,
    seat: &Seat,
    new: New,
    now: i64,
) -> Result<OneMessage, Refusal> {
    if let Some((chat, seq)) = known(&mut tx, caller).await? {
        drop(tx);
        let mut connection = backend.database.pool.acquire().await?;
        return one(backend, &mut connection, chat, seq).await;
    }
    let seq = write(&mut tx, seat, seat.member, &new, now).await?;
    remember(backend, &mut tx, caller, seat, seq).await?;
    let message = one(backend, &mut tx, seat.chat, seq).await?;
    told::all(backend, &mut tx, seat.chat, seq, None).await?;
    backend.notices.commit(tx).await?;
    Ok(message)
}

/// Stores by which key a message was sent.
pub(in crate::qwil) async fn remember(
    backend: &Backend,
    connection: &mut AnyConnection,
    caller: &Caller,
    seat: &Seat,
    seq: i64,
) -> Result<(), Refusal> {
    let (_, me) = members::me(caller)?;
    let Some(key) = caller.qwil.as_ref().and_then(|acting| acting.idempotency_key.clone()) else { return Ok(()) };
    let mut sql = Sql::new("INSERT INTO qwil_sent (membership_id, sender_key, chat_id, seq, sent_at) VALUES (");
    sql.bind(me.to_string()).push(", ").bind(key).push(", ").bind(seat.chat.to_string()).push(", ");
    sql.bind(seq).push(", ").bind(backend.clock.now()).push(")");
    sql.execute(connection).await?;
    Ok(())
}

/// One message.
pub(in crate::qwil) async fn one(
    backend: &Backend,
    connection: &mut AnyConnection,
    chat: ChatId,
    seq: i64,
) -> Result<OneMessage, Refusal> {
    let message = range(backend, connection, chat, seq.unsigned_abs(), seq).await?.into_iter().next();
    Ok(OneMessage { message: message.ok_or(sqlx::Error::RowNotFound)? })
}

/// Stores a message: the next of its chat, which comes back to whoever had put it aside.
pub(in crate::qwil) async fn write(
    connection: &mut AnyConnection,
    seat: &Seat,
    sender: MembershipId,
    new: &New,
    now: i64,
) -> Result<i64, Refusal> {
    let reply_to = new.reply_to.map(|seq| i64::try_from(seq).unwrap_or(i64::MAX));
    if reply_to.is_some_and(|seq| !(1..=seat.sees_to).contains(&seq)) {
        return Err(wrong("reply_to_seq", "reply_to_seq names no message of the chat"));
    }
    let seq = append(connection, seat, sender, new, reply_to, now).await?;
    let mut back = Sql::new("UPDATE qwil_chat_members SET is_archived = 0 WHERE is_archived = 1 AND chat_id = ");
    back.bind(seat.chat.to_string());
    back.execute(connection).await?;
    Ok(seq)
}

/// Stores a message that tells of something, once the chat has begun. Answers the last message of the chat.
pub(in crate::qwil) async fn tell(
    connection: &mut AnyConnection,
    seat: &Seat,
    actor: MembershipId,
    kind: MessageKind,
    (text, subject): (String, Option<MembershipId>),
    now: i64,
) -> Result<i64, Refusal> {
    if seat.last_seq == 0 {
        return Ok(0);
    }
    append(connection, seat, actor, &New { kind, text, subject, ..New::default() }, None, now).await
}

async fn append(
    connection: &mut AnyConnection,
    seat: &Seat,
    sender: MembershipId,
    new: &New,
    reply_to: Option<i64>,
    now: i64,
) -> Result<i64, Refusal> {
    let mut next = Sql::new("UPDATE qwil_chats SET last_seq = last_seq + 1, cursor_at = ");
    next.bind(now).push(" WHERE id = ").bind(seat.chat.to_string()).push(" RETURNING last_seq");
    let seq = next.row(connection).await?.ok_or_else(|| refuse(Code::RF436))?.int("last_seq")?;
    let (file, file_name) = new.file.clone().map_or((None, String::new()), |(id, name)| (Some(id), name));
    let caption = new.caption.clone().unwrap_or_default();
    let search = [&*new.text, &caption, &file_name].join(" ").trim().to_lowercase();
    let has_link = ["http://", "https://"].iter().any(|scheme| search.contains(scheme));
    let mut sql = Sql::new(
        "INSERT INTO qwil_messages (chat_id, seq, kind, sender_id, sent_at, text, caption, reply_to, file_id, subject_id, \
         has_link, search_text) VALUES (",
    );
    sql.bind(seat.chat.to_string()).push(", ").bind(seq).push(", ").bind(rows::name(&new.kind)).push(", ");
    sql.bind(sender.to_string()).push(", ").bind(now).push(", ").bind(new.text.clone()).push(", ");
    sql.bind(new.caption.clone()).push(", ").bind(reply_to).push(", ").bind(file.map(|id| id.to_string()));
    sql.push(", ").bind(new.subject.map(|id| id.to_string())).push(", ").bind(i64::from(has_link)).push(", ");
    sql.bind(search).push(")");
    sql.execute(connection).await?;
    let mut mine = Sql::new("UPDATE qwil_chat_members SET read_seq = ");
    mine.bind(seq).push(" WHERE chat_id = ").bind(seat.chat.to_string());
    mine.push(" AND membership_id = ").bind(sender.to_string());
    mine.execute(connection).await?;
    Ok(seq)
}
