//! Who is in a conversation.

use ::api::{
    error::ErrorKind,
    rotunda::{conversations::*, drafts::ChatSource},
    workdrive::{ConversationId, UserId},
};
use sqlx::AnyConnection;

use super::{Seat, mine::detail};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    drafts,
    notices::{Chat, ChatChange},
    people::named,
    refusal::Refusal,
};

/// Adds somebody; who is in it already stays what they are. What was said before counts as read.
pub(super) async fn add(
    connection: &mut AnyConnection,
    id: ConversationId,
    user: UserId,
    is_admin: bool,
    last_seq: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    let mut sql =
        Sql::new("INSERT INTO conversation_members (conversation_id, user_id, is_admin, read_seq, joined_at) VALUES (");
    sql.bind(id.to_string()).push(", ").bind(user.to_string()).push(", ").bind(i64::from(is_admin)).push(", ");
    sql.bind(last_seq).push(", ").bind(now).push(") ON CONFLICT DO NOTHING");
    sql.execute(connection).await?;
    forget_request(connection, id, user).await
}

async fn forget_request(connection: &mut AnyConnection, id: ConversationId, user: UserId) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("DELETE FROM conversation_requests WHERE conversation_id = ");
    sql.bind(id.to_string()).push(" AND user_id = ").bind(user.to_string());
    sql.execute(connection).await.map(drop)
}

/// Everybody in a conversation.
pub(super) async fn of(connection: &mut AnyConnection, id: ConversationId) -> Result<Vec<UserId>, sqlx::Error> {
    let mut sql = Sql::new("SELECT user_id FROM conversation_members WHERE conversation_id = ");
    sql.bind(id.to_string());
    sql.rows(connection).await?.iter().map(|row| row.parsed("user_id")).collect()
}

/// Makes members administrators, or no administrators.
pub(super) async fn set_admins(
    connection: &mut AnyConnection,
    id: ConversationId,
    users: &[UserId],
    is_admin: bool,
    field: &str,
) -> Result<(), Refusal> {
    let users = named(connection, field, users).await?;
    let mut sql = Sql::new("UPDATE conversation_members SET is_admin = ");
    sql.bind(i64::from(is_admin)).push(" WHERE conversation_id = ").bind(id.to_string());
    sql.push(" AND user_id IN ").list(&users);
    if sql.execute(connection).await? < users.len() as u64 {
        return Err(Refusal { field: Some(field.to_owned()), ..Refusal::not_found("member of this conversation") });
    }
    Ok(())
}

/// A conversation with members has an administrator.
pub(super) async fn refuse_without_admin(
    connection: &mut AnyConnection,
    id: ConversationId,
    field: &str,
) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT COUNT(*) AS n FROM conversation_members WHERE is_admin = 1 AND conversation_id = ");
    sql.bind(id.to_string());
    if sql.row(connection).await?.map_or(Ok(0), |row| row.int("n"))? > 0 {
        return Ok(());
    }
    Err(Refusal {
        field: Some(field.to_owned()),
        ..Refusal::new(ErrorKind::Conflict, "nobody would administer this conversation: name somebody first")
    })
}

pub(super) async fn join_conversation(
    backend: Backend,
    caller: Caller,
    asked: JoinConversation,
) -> Result<ConversationDetail, Refusal> {
    let id = asked.conversation_id;
    let mut tx = backend.database.write().await?;
    let seat = Seat::find(&mut tx, caller.user, id).await?;
    let now = backend.clock.now();
    if seat.member.is_none() && seat.by_request {
        let mut sql = Sql::new("INSERT INTO conversation_requests (conversation_id, user_id, asked_at) VALUES (");
        sql.bind(id.to_string()).push(", ").bind(caller.user.to_string()).push(", ").bind(now);
        sql.push(") ON CONFLICT DO NOTHING");
        sql.execute(&mut tx).await?;
    } else if seat.member.is_none() {
        add(&mut tx, id, caller.user, false, seat.last_seq, now).await?;
    }
    backend.notices.conversation(&mut tx, now, ChatChange::of(Chat::WorkDrive(id)), None).await?;
    let joined = detail(&backend, &mut tx, &caller, id).await?;
    backend.notices.commit(tx).await?;
    Ok(joined)
}

pub(super) async fn leave_conversation(
    backend: Backend,
    caller: Caller,
    asked: LeaveConversation,
) -> Result<(), Refusal> {
    let id = asked.conversation_id;
    let mut tx = backend.database.write().await?;
    let seat = Seat::find(&mut tx, caller.user, id).await?;
    if seat.kind == "DIRECT" {
        return Err(Refusal::new(ErrorKind::Conflict, "a direct conversation is archived, not left"));
    }
    forget_request(&mut tx, id, caller.user).await?;
    remove(&mut tx, id, caller.user).await?;
    if of(&mut tx, id).await?.is_empty() {
        let mut sql = Sql::new("DELETE FROM conversations WHERE id = ");
        sql.bind(id.to_string());
        sql.execute(&mut tx).await?;
    } else {
        refuse_without_admin(&mut tx, id, "conversationId").await?;
    }
    backend
        .notices
        .conversation(&mut tx, backend.clock.now(), ChatChange::of(Chat::WorkDrive(id)), Some(caller.user))
        .await?;
    Ok(backend.notices.commit(tx).await?)
}

async fn remove(connection: &mut AnyConnection, id: ConversationId, user: UserId) -> Result<(), sqlx::Error> {
    for table in ["conversation_members", "message_mentions"] {
        let mut sql = Sql::new(&format!("DELETE FROM {table} WHERE conversation_id = "));
        sql.bind(id.to_string()).push(" AND user_id = ").bind(user.to_string());
        sql.execute(connection).await?;
    }
    drafts::forget(connection, ChatSource::WorkDrive, &id.to_string(), Some(user)).await
}

pub(super) async fn update_conversation_members(
    backend: Backend,
    caller: Caller,
    asked: UpdateConversationMembers,
) -> Result<ConversationDetail, Refusal> {
    let id = asked.conversation_id;
    let mut tx = backend.database.write().await?;
    let seat = Seat::administered(&mut tx, &caller, id).await?;
    let now = backend.clock.now();
    for user in named(&mut tx, "add", &asked.add).await? {
        add(&mut tx, id, user, false, seat.last_seq, now).await?;
    }
    for user in named(&mut tx, "refuse", &asked.refuse).await? {
        forget_request(&mut tx, id, user).await?;
        backend.notices.conversation(&mut tx, now, ChatChange::of(Chat::WorkDrive(id)), Some(user)).await?;
    }
    for user in named(&mut tx, "remove", &asked.remove).await? {
        remove(&mut tx, id, user).await?;
        backend.notices.conversation(&mut tx, now, ChatChange::of(Chat::WorkDrive(id)), Some(user)).await?;
    }
    refuse_without_admin(&mut tx, id, "remove").await?;
    backend.notices.conversation(&mut tx, now, ChatChange::of(Chat::WorkDrive(id)), None).await?;
    let changed = detail(&backend, &mut tx, &caller, id).await?;
    backend.notices.commit(tx).await?;
    Ok(changed)
}

/// Takes a deleted user out of all conversations but the direct ones; where they were the only administrator the longest member becomes it.
pub(crate) async fn hand_over(connection: &mut AnyConnection, user: UserId) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT m.conversation_id FROM conversation_members m JOIN conversations c ON c.id = m.conversation_id \
         WHERE c.kind <> 'DIRECT' AND m.user_id = ",
    );
    sql.bind(user.to_string());
    for row in sql.rows(connection).await? {
        let id: ConversationId = row.parsed("conversation_id")?;
        remove(connection, id, user).await?;
        let mut sql = Sql::new("SELECT user_id, is_admin FROM conversation_members WHERE conversation_id = ");
        sql.bind(id.to_string()).push(" ORDER BY is_admin DESC, joined_at, user_id LIMIT 1");
        let Some(next) = sql.row(connection).await? else { continue };
        let mut sql = Sql::new("UPDATE conversation_members SET is_admin = 1 WHERE conversation_id = ");
        sql.bind(id.to_string()).push(" AND user_id = ").bind(next.text("user_id")?);
        sql.execute(connection).await?;
    }
    Ok(())
}
