//! Anonymization: requested at once, done by the housekeeping.

use ::api::{
    dixa::{
        AnonymizationId, Data, EndUserId,
        anonymization::*,
        conversations::{Conversation, ConversationKind, State},
    },
    error::ErrorKind,
    rotunda::dixa::ListDixaAnonymizations,
};
use sqlx::{AnyConnection, any::AnyRow};
use uuid::Uuid;

use super::rows;
use crate::{
    Backend,
    caller::Caller,
    clock,
    database::{Fields, Sql},
    refusal::Refusal,
};

/// The older name of what is anonymized, as the vendor's example has it.
const ENTITY_TYPE: &str = "UserAnonymizationType";

pub(super) async fn anonymize_end_user(
    backend: Backend,
    caller: Caller,
    asked: AnonymizeEndUser,
) -> Result<Data<Anonymization>, Refusal> {
    let id = asked.user_id;
    let mut tx = backend.database.write().await?;
    rows::one(&mut tx, id).await.map_err(|fault| fault.refusal("Anonymizing EndUser"))?;
    if let Some(data) = requested(&mut tx, id).await? {
        return Ok(Data { data });
    }
    let mut open = Sql::new("SELECT id FROM dixa_conversations WHERE state <> 'Closed' AND requester_id = ");
    open.bind(id.to_string()).push(" LIMIT 1");
    if asked.force != Some(true) && open.row(&mut tx).await?.is_some() {
        let message = "the end user has open conversations: close them, or force it";
        return Err(Refusal::new(ErrorKind::Conflict, message));
    }
    let mut sql = Sql::new("INSERT INTO dixa_anonymizations (id, end_user_id, requested_by, initiated_at) VALUES (");
    sql.bind(AnonymizationId(Uuid::now_v7()).to_string()).push(", ").bind(id.to_string()).push(", ");
    sql.bind(caller.user.to_string()).push(", ").bind(backend.clock.now());
    sql.push(") ON CONFLICT (end_user_id) DO NOTHING");
    sql.execute(&mut tx).await?;
    let made = requested(&mut tx, id).await?;
    tx.commit().await?;
    backend.dixa.requested.notify_one();
    made.map(|data| Data { data }).ok_or_else(|| Refusal::not_found("request"))
}

pub(super) async fn list_dixa_anonymizations(
    backend: Backend,
    _: Caller,
    _: ListDixaAnonymizations,
) -> Result<Vec<Anonymization>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let rows = Sql::new("SELECT * FROM dixa_anonymizations ORDER BY initiated_at DESC, id DESC LIMIT 100");
    Ok(rows.rows(&mut connection).await?.iter().map(read).collect::<Result<_, _>>()?)
}

/// Anonymizes whoever waits for it, each in a transaction of its own.
pub(crate) async fn anonymize_waiting(backend: &Backend) -> Result<(), sqlx::Error> {
    let mut connection = backend.database.pool.acquire().await?;
    let waiting = Sql::new("SELECT id, end_user_id FROM dixa_anonymizations WHERE processed_at IS NULL ORDER BY id");
    let waiting = waiting.rows(&mut connection).await?;
    drop(connection);
    for row in waiting {
        let mut tx = backend.database.write().await?;
        anonymize(&mut tx, row.parsed("end_user_id")?, backend.clock.now()).await?;
        let mut done = Sql::new("UPDATE dixa_anonymizations SET processed_at = ");
        done.bind(backend.clock.now()).push(" WHERE id = ").bind(row.text("id")?);
        done.execute(&mut tx).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Erases what makes somebody a person: names, addresses, numbers, what is kept about them, and who they were in conversations.
async fn anonymize(connection: &mut AnyConnection, id: EndUserId, now: i64) -> Result<(), sqlx::Error> {
    let mut user = Sql::new(
        "UPDATE dixa_end_users SET display_name = NULL, first_name = NULL, middle_names = '[]', last_name = NULL, \
         external_id = NULL, avatar_url = NULL, anonymized_at = ",
    );
    user.bind(now).push(" WHERE id = ").bind(id.to_string());
    user.execute(connection).await?;
    for table in ["dixa_contact_points", "dixa_attribute_values"] {
        let mut sql = Sql::new("DELETE FROM ");
        sql.push(table).push(" WHERE end_user_id = ").bind(id.to_string());
        sql.execute(connection).await?;
    }
    let mut conversations = Sql::new("SELECT id, body FROM dixa_conversations WHERE requester_id = ");
    conversations.bind(id.to_string());
    for row in conversations.rows(connection).await? {
        let erased = Conversation {
            state: Some(State::Closed),
            assignment: None,
            queue: None,
            custom_attributes: Vec::new(),
            transport_expires_at: None,
            kind: ConversationKind::Anonymized { anonymized_at: clock::time(now) },
            ..row.json("body")?
        };
        let body = serde_json::to_string(&erased).map_err(|e| sqlx::Error::Encode(Box::new(e)))?;
        let mut sql = Sql::new("UPDATE dixa_conversations SET state = 'Closed', body = ");
        sql.bind(body).push(" WHERE id = ").bind(row.int("id")?);
        sql.execute(connection).await?;
    }
    Ok(())
}

/// The request about somebody, if there is one: it is not made twice.
async fn requested(connection: &mut AnyConnection, id: EndUserId) -> Result<Option<Anonymization>, sqlx::Error> {
    let mut sql = Sql::new("SELECT * FROM dixa_anonymizations WHERE end_user_id = ");
    sql.bind(id.to_string());
    sql.row(connection).await?.as_ref().map(read).transpose()
}

fn read(row: &AnyRow) -> Result<Anonymization, sqlx::Error> {
    Ok(Anonymization {
        id: row.parsed("id")?,
        entity_type: Some(ENTITY_TYPE.to_owned()),
        kind: AnonymizedKind::User,
        initiated_at: clock::time(row.int("initiated_at")?),
        target_entity_id: row.parsed("end_user_id")?,
        requested_by: row.maybe_parsed("requested_by")?,
        processed_at: row.maybe_int("processed_at")?.map(clock::time),
    })
}
