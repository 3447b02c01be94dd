//! Reactions to messages.

use ::api::{
    rotunda::messages::{AddMessageReaction, RemoveMessageReaction},
    workdrive::{MessageId, posts::Reaction},
};

use super::{
    message_rows,
    messages::{Place, seen},
};
use crate::{
    Backend,
    caller::Caller,
    database::{Sql, Write},
    feeds::emoji,
    notices::{Chat, ChatChange},
    refusal::Refusal,
};

pub(super) async fn add_message_reaction(
    backend: Backend,
    caller: Caller,
    asked: AddMessageReaction,
) -> Result<Vec<Reaction>, Refusal> {
    let emoji = emoji(&asked.emoji)?;
    let mut tx = backend.database.write().await?;
    let place = seen(&mut tx, &caller, asked.id).await?;
    let mut sql = Sql::new("INSERT INTO message_reactions (message_id, emoji, user_id) VALUES (");
    sql.bind(asked.id.to_string()).push(", ").bind(emoji).push(", ").bind(caller.user.to_string());
    sql.push(") ON CONFLICT DO NOTHING");
    let changed = sql.execute(&mut tx).await?;
    finish(&backend, &caller, tx, asked.id, &place, changed).await
}

pub(super) async fn remove_message_reaction(
    backend: Backend,
    caller: Caller,
    asked: RemoveMessageReaction,
) -> Result<Vec<Reaction>, Refusal> {
    let emoji = emoji(&asked.emoji)?;
    let mut tx = backend.database.write().await?;
    let place = seen(&mut tx, &caller, asked.id).await?;
    let mut sql = Sql::new("DELETE FROM message_reactions WHERE message_id = ");
    sql.bind(asked.id.to_string()).push(" AND emoji = ").bind(emoji);
    sql.push(" AND user_id = ").bind(caller.user.to_string());
    let changed = sql.execute(&mut tx).await?;
    finish(&backend, &caller, tx, asked.id, &place, changed).await
}

async fn finish(
    backend: &Backend,
    caller: &Caller,
    mut tx: Write,
    id: MessageId,
    place: &Place,
    changed: u64,
) -> Result<Vec<Reaction>, Refusal> {
    if changed > 0 {
        let change = ChatChange::at(Chat::WorkDrive(place.conversation), place.seq);
        backend.notices.conversation(&mut tx, backend.clock.now(), change, None).await?;
    }
    let all = message_rows::reactions(&mut tx, caller.user, &[id]).await?.remove(&id).unwrap_or_default();
    backend.notices.commit(tx).await?;
    Ok(all)
}
