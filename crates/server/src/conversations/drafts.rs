//! What people have written and not sent.

use ::api::{error::ErrorKind, rotunda::messages::*};
use sqlx::any::AnyRow;

use super::Seat;
use crate::{
    Backend,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    refusal::Refusal,
};

const TEXT_CHARACTERS: usize = 10_000;

pub(super) async fn list_message_drafts(
    backend: Backend,
    caller: Caller,
    _: ListMessageDrafts,
) -> Result<Vec<MessageDraft>, Refusal> {
    let mut sql = Sql::new("SELECT * FROM message_drafts WHERE text <> '' AND user_id = ");
    sql.bind(caller.user.to_string()).push(" ORDER BY updated_at DESC, conversation_id");
    let rows = sql.rows(&mut *backend.database.pool.acquire().await?).await?;
    Ok(rows.iter().map(draft_of).collect::<Result<_, _>>()?)
}

/// The row stays when the text is taken away: its version tells windows that have an older one.
pub(super) async fn keep_message_draft(
    backend: Backend,
    caller: Caller,
    asked: KeepMessageDraft,
) -> Result<MessageDraft, Refusal> {
    if asked.text.chars().count() > TEXT_CHARACTERS {
        return Err(Refusal::invalid("text", format!("a draft may have {TEXT_CHARACTERS} characters")));
    }
    let id = asked.conversation_id;
    let version = i64::try_from(asked.version).unwrap_or(i64::MAX);
    let now = backend.clock.now();
    let mut tx = backend.database.write().await?;
    Seat::taken(&mut tx, &caller, id).await?;
    let mut sql = Sql::new("INSERT INTO message_drafts (user_id, conversation_id, text, version, updated_at) VALUES (");
    sql.bind(caller.user.to_string()).push(", ").bind(id.to_string()).push(", '', 0, 0) ON CONFLICT DO NOTHING");
    sql.execute(&mut tx).await?;
    let mut sql = Sql::new("UPDATE message_drafts SET version = version + 1, text = ");
    sql.bind(asked.text).push(", updated_at = ").bind(now).push(" WHERE user_id = ").bind(caller.user.to_string());
    sql.push(" AND conversation_id = ").bind(id.to_string()).push(" AND version = ").bind(version).push(" RETURNING *");
    let Some(row) = sql.row(&mut tx).await? else {
        return Err(Refusal {
            field: Some("version".to_owned()),
            ..Refusal::new(ErrorKind::Conflict, "something else was written meanwhile")
        });
    };
    let kept = draft_of(&row)?;
    backend.notices.conversation_of(&mut tx, now, id, caller.user).await?;
    backend.notices.commit(tx).await?;
    Ok(kept)
}

fn draft_of(row: &AnyRow) -> Result<MessageDraft, sqlx::Error> {
    Ok(MessageDraft {
        conversation_id: row.parsed("conversation_id")?,
        text: row.text("text")?,
        version: row.int("version")?.unsigned_abs(),
        updated_at: clock::time(row.int("updated_at")?),
    })
}
