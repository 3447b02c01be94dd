//! Sending messages.

use ::api::workdrive::{ConversationId, EventId, MessageId, UserId, messages::*};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{Seat, message_rows};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql, Write},
    feeds::rules::{PEOPLE, count, usable},
    feeds::tags::mentioned,
    notices::{Chat, ChatChange},
    people::{named, split},
    refusal::Refusal,
};

const TEXT_CHARACTERS: usize = 10_000;
const KEY_CHARACTERS: usize = 100;
const MOST_FILES: usize = 20;
/// More words of one message than this are not found by searching.
const MOST_WORDS: usize = 400;

pub(super) async fn send_message(backend: Backend, caller: Caller, asked: SendMessage) -> Result<Message, Refusal> {
    let id = asked.conversation_id;
    let mut tx = backend.database.write().await?;
    Seat::taken(&mut tx, &caller, id).await?;
    let message = asked.message;
    let text = text(&message.message)?;
    count("fileId", "files", message.file_id.len(), MOST_FILES)?;
    if text.is_empty() && message.file_id.is_empty() {
        return Err(Refusal::invalid("message", "a message needs a text or a file"));
    }
    let key = message.idempotency_key.filter(|key| !key.is_empty());
    if key.as_ref().is_some_and(|key| key.chars().count() > KEY_CHARACTERS) {
        return Err(Refusal::invalid("idempotencyKey", format!("idempotencyKey may have {KEY_CHARACTERS} characters")));
    }
    usable(&mut tx, "fileId", caller.user, &message.file_id, "%").await?;
    if let Some(reply_to) = message.reply_of_msg_id {
        let mut sql = Sql::new("SELECT 1 AS n FROM messages WHERE id = ");
        sql.bind(reply_to.to_string()).push(" AND conversation_id = ").bind(id.to_string());
        let missing = || Refusal { field: Some("replyOfMsgId".to_owned()), ..Refusal::not_found("message") };
        sql.row(&mut tx).await?.ok_or_else(missing)?;
    }
    let mut mentions = mentioned(&text);
    mentions.extend(message.mention.iter().filter(|id| !mentions.contains(id)).copied().collect::<Vec<_>>());
    count("mention", "mentions", mentions.len(), PEOPLE)?;
    named(&mut tx, "mention", &mentions).await?;
    let new = NewRow { text, mentions, files: message.file_id, reply_to: message.reply_of_msg_id, event: None, key };
    let sent = match new.store(&backend, &mut tx, caller.user, id).await? {
        Stored::New(sent) => sent,
        Stored::Known(known) => {
            drop(tx); // which takes the number back
            let mut connection = backend.database.pool.acquire().await?;
            return one(&backend, &mut connection, caller.user, known).await;
        }
    };
    let message = one(&backend, &mut tx, caller.user, sent).await?;
    backend.notices.commit(tx).await?;
    Ok(message)
}

/// A text without blanks around it.
pub(super) fn text(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > TEXT_CHARACTERS {
        return Err(Refusal::invalid("message", format!("a message may have {TEXT_CHARACTERS} characters")));
    }
    Ok(text.to_owned())
}

/// One message.
pub(super) async fn one(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    id: MessageId,
) -> Result<Message, Refusal> {
    let message = message_rows::load(backend, connection, me, &[id]).await?.into_iter().next();
    message.ok_or_else(|| Refusal::not_found("message"))
}

/// A message to be stored; held to the rules already.
pub(super) struct NewRow {
    pub(super) text: String,
    pub(super) mentions: Vec<UserId>,
    pub(super) files: Vec<::api::workdrive::FileId>,
    pub(super) reply_to: Option<MessageId>,
    pub(super) event: Option<EventId>,
    pub(super) key: Option<String>,
}

/// What became of it.
pub(super) enum Stored {
    /// It is there.
    New(MessageId),
    /// It was sent before.
    Known(MessageId),
}

impl NewRow {
    pub(super) async fn store(
        self,
        backend: &Backend,
        tx: &mut Write,
        sender: UserId,
        conversation: ConversationId,
    ) -> Result<Stored, Refusal> {
        let now = backend.clock.now();
        // The row stays locked until the end of the transaction: numbers have no gap, and the same key is not stored twice.
        let mut next = Sql::new("UPDATE conversations SET last_seq = last_seq + 1, last_at = ");
        next.bind(now).push(" WHERE id = ").bind(conversation.to_string()).push(" RETURNING last_seq");
        let seq = next.row(tx).await?.ok_or_else(|| Refusal::not_found("conversation"))?.int("last_seq")?;
        if let Some(key) = &self.key {
            let mut sql = Sql::new("SELECT id FROM messages WHERE conversation_id = ");
            sql.bind(conversation.to_string()).push(" AND sender_id = ").bind(sender.to_string());
            sql.push(" AND sender_key = ").bind(key.clone());
            if let Some(row) = sql.row(tx).await? {
                return Ok(Stored::Known(row.parsed("id")?));
            }
        }
        let id = MessageId(Uuid::now_v7());
        let json =
            |value: Result<String, serde_json::Error>| value.map_err(|e| Refusal::broken("store the message", e));
        let mut sql = Sql::new(
            "INSERT INTO messages (id, conversation_id, seq, sender_id, sender_key, text, mentions, files, reply_to, event_id, sent_at) \
             VALUES (",
        );
        sql.bind(id.to_string()).push(", ").bind(conversation.to_string()).push(", ").bind(seq).push(", ");
        sql.bind(sender.to_string()).push(", ").bind(self.key).push(", ").bind(self.text.clone()).push(", ");
        sql.bind(json(serde_json::to_string(&self.mentions))?).push(", ");
        sql.bind(json(serde_json::to_string(&self.files))?).push(", ");
        sql.bind(self.reply_to.map(|id| id.to_string())).push(", ").bind(self.event.map(|id| id.to_string()));
        sql.push(", ").bind(now).push(")");
        sql.execute(tx).await?;
        remember(tx, conversation, seq, &self.text, &self.mentions).await?;
        let mut mine = Sql::new("UPDATE conversation_members SET read_seq = ");
        mine.bind(seq).push(" WHERE conversation_id = ").bind(conversation.to_string());
        mine.push(" AND user_id = ").bind(sender.to_string());
        mine.execute(tx).await?;
        let mut back =
            Sql::new("UPDATE conversation_members SET is_archived = 0 WHERE is_archived = 1 AND conversation_id = ");
        back.bind(conversation.to_string());
        back.execute(tx).await?;
        backend.notices.conversation(tx, now, ChatChange::at(Chat::WorkDrive(conversation), seq), None).await?;
        Ok(Stored::New(id))
    }
}

/// Stores the words by which a message is found, and whom it mentions, in the place of those it had.
pub(super) async fn remember(
    connection: &mut AnyConnection,
    conversation: ConversationId,
    seq: i64,
    text: &str,
    mentions: &[UserId],
) -> Result<(), sqlx::Error> {
    for table in ["message_words", "message_mentions"] {
        let mut sql = Sql::new(&format!("DELETE FROM {table} WHERE conversation_id = "));
        sql.bind(conversation.to_string()).push(" AND seq = ").bind(seq);
        sql.execute(connection).await?;
    }
    let mut words = split(text);
    words.sort_unstable();
    words.dedup();
    words.truncate(MOST_WORDS);
    let mut sql = Sql::new("INSERT INTO message_words (word, conversation_id, seq) VALUES ");
    for (at, word) in words.iter().enumerate() {
        sql.push(if at == 0 { "(" } else { ", (" }).bind(word.clone()).push(", ").bind(conversation.to_string());
        sql.push(", ").bind(seq).push(")");
    }
    if !words.is_empty() {
        sql.execute(connection).await?;
    }
    // Only members are mentioned: nobody else can read it.
    let mut sql =
        Sql::new("INSERT INTO message_mentions (user_id, conversation_id, seq) SELECT user_id, conversation_id, ");
    sql.push(&seq.to_string())
        .push(" FROM conversation_members WHERE conversation_id = ")
        .bind(conversation.to_string());
    sql.push(" AND user_id IN ").list(mentions);
    sql.execute(connection).await.map(drop)
}
