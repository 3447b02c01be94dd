//! `/app/drafts`: what people have written to conversations and not sent.

use ::api::{
    error::ErrorKind,
    rotunda::drafts::{ChatDraft, ChatSource, KeepDraft, ListDrafts},
    workdrive::UserId,
};
use sqlx::{AnyConnection, any::AnyRow};

use crate::{
    Backend,
    api::Api,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    refusal::Refusal,
};

const TEXT_CHARACTERS: usize = 20_000;
const ID_CHARACTERS: usize = 200;
const MOST_DRAFTS: i64 = 500;

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(list_drafts).serve(keep_draft)
}

async fn list_drafts(backend: Backend, caller: Caller, _: ListDrafts) -> Result<Vec<ChatDraft>, Refusal> {
    let mut sql = Sql::new("SELECT * FROM chat_drafts WHERE text <> '' AND user_id = ");
    sql.bind(caller.user.to_string()).push(" ORDER BY updated_at DESC, source, conversation");
    let rows = sql.rows(&mut *backend.database.pool.acquire().await?).await?;
    Ok(rows.iter().map(draft_of).collect::<Result<_, _>>()?)
}

/// The row stays when the text is taken away: its version tells windows that have an older one.
async fn keep_draft(backend: Backend, caller: Caller, asked: KeepDraft) -> Result<ChatDraft, Refusal> {
    check(&asked)?;
    let version = i64::try_from(asked.version).unwrap_or(i64::MAX);
    let now = backend.clock.now();
    let mut tx = backend.database.write().await?;
    let mut sql =
        Sql::new("INSERT INTO chat_drafts (user_id, source, conversation, text, version, updated_at) VALUES (");
    sql.bind(caller.user.to_string()).push(", ").bind(asked.source.name()).push(", ");
    sql.bind(asked.conversation.clone()).push(", '', 0, 0) ON CONFLICT DO NOTHING");
    sql.execute(&mut tx).await?;
    let is_kept = !asked.text.is_empty();
    let mut sql = Sql::new("UPDATE chat_drafts SET version = version + 1, text = ");
    sql.bind(asked.text).push(", updated_at = ").bind(now).push(" WHERE user_id = ").bind(caller.user.to_string());
    sql.push(" AND source = ").bind(asked.source.name()).push(" AND conversation = ").bind(asked.conversation);
    // One that was taken away is none: nothing is lost by writing over it.
    sql.push(" AND (version = ").bind(version).push(" OR text = '' AND 0 = ").bind(version).push(") RETURNING *");
    let Some(row) = sql.row(&mut tx).await? else {
        return Err(Refusal {
            field: Some("version".to_owned()),
            ..Refusal::new(ErrorKind::Conflict, "something else was written meanwhile")
        });
    };
    if is_kept {
        check_count(&mut tx, caller.user).await?;
    }
    let kept = draft_of(&row)?;
    backend.notices.drafts(&mut tx, now, caller.user).await?;
    backend.notices.commit(tx).await?;
    Ok(kept)
}

fn check(asked: &KeepDraft) -> Result<(), Refusal> {
    if asked.source == ChatSource::Dixa {
        return Err(Refusal::invalid("source", "nobody writes to customers here"));
    }
    if !(1..=ID_CHARACTERS).contains(&asked.conversation.chars().count()) {
        return Err(Refusal::invalid(
            "conversation",
            format!("conversation must have 1 to {ID_CHARACTERS} characters"),
        ));
    }
    if asked.text.chars().count() > TEXT_CHARACTERS {
        return Err(Refusal::invalid("text", format!("a draft may have {TEXT_CHARACTERS} characters")));
    }
    Ok(())
}

/// Refuses more drafts than somebody may have.
async fn check_count(connection: &mut AnyConnection, user: UserId) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT COUNT(*) AS n FROM chat_drafts WHERE text <> '' AND user_id = ");
    sql.bind(user.to_string());
    if sql.row(connection).await?.map_or(Ok(0), |row| row.int("n"))? > MOST_DRAFTS {
        return Err(Refusal::invalid("text", format!("at most {MOST_DRAFTS} drafts are kept")));
    }
    Ok(())
}

/// Takes away what somebody, or everybody, has written to a conversation that they cannot write to any more.
pub(crate) async fn forget(
    connection: &mut AnyConnection,
    source: ChatSource,
    conversation: &str,
    user: Option<UserId>,
) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("DELETE FROM chat_drafts WHERE source = ");
    sql.bind(source.name()).push(" AND conversation = ").bind(conversation.to_owned());
    if let Some(user) = user {
        sql.push(" AND user_id = ").bind(user.to_string());
    }
    sql.execute(connection).await.map(drop)
}

fn draft_of(row: &AnyRow) -> Result<ChatDraft, sqlx::Error> {
    Ok(ChatDraft {
        source: row.parsed("source")?,
        conversation: row.text("conversation")?,
        text: row.text("text")?,
        version: row.int("version")?.unsigned_abs(),
        updated_at: clock::time(row.int("updated_at")?),
    })
}
