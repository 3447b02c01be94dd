//! Live notices of chats, for who has an account here.

use ::api::{
    qwil::{ChatId, MembershipId},
    workdrive::UserId,
};
use sqlx::AnyConnection;

use crate::{
    Backend,
    database::{Fields, Sql, Write},
    notices::{Chat, ChatChange},
};

/// Tells who is in a chat of its message `seq`, or of the chat itself for 0; and `gone`, who is in it no more.
pub(in crate::qwil) async fn all(
    backend: &Backend,
    connection: &mut AnyConnection,
    chat: ChatId,
    seq: i64,
    gone: Option<MembershipId>,
) -> Result<(), sqlx::Error> {
    let about = Chat::Qwil(chat);
    let change = if seq > 0 { ChatChange::at(about, seq) } else { ChatChange::of(about) };
    let also = match gone {
        Some(gone) => user(connection, gone).await?,
        None => None,
    };
    backend.notices.conversation(connection, backend.clock.now(), change, also).await
}

/// Tells somebody alone that a chat is something else to them: their other windows need to know.
pub(in crate::qwil) async fn one(
    backend: &Backend,
    tx: &mut Write,
    chat: ChatId,
    member: MembershipId,
) -> Result<(), sqlx::Error> {
    match user(tx, member).await? {
        Some(user) => backend.notices.conversation_of(tx, backend.clock.now(), Chat::Qwil(chat), user).await,
        None => Ok(()),
    }
}

/// Who has a membership; clients have no account.
async fn user(connection: &mut AnyConnection, member: MembershipId) -> Result<Option<UserId>, sqlx::Error> {
    let mut sql = Sql::new("SELECT user_id FROM qwil_memberships WHERE id = ");
    sql.bind(member.to_string());
    sql.row(connection).await?.map_or(Ok(None), |row| row.maybe_parsed("user_id"))
}
