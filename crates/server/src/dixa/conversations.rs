//! `/v1/endusers/{userId}/conversations`, and those with all end users.

use std::collections::HashMap;

use ::api::{
    dixa::{EndUserId, conversations::*},
    rotunda::dixa::{DixaConversation, DixaConversations, GetDixaConversation, ListDixaConversations},
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{pages::Page, rows};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

/// The most conversations that one answer has.
const MOST: u64 = 200;

pub(super) async fn list_end_user_conversations(
    backend: Backend,
    _: Caller,
    asked: ListEndUserConversations,
) -> Result<ConversationPage, Refusal> {
    let page = Page::new(asked.page_limit, asked.page_key.as_deref())?;
    let user = asked.user_id;
    let mut connection = backend.database.pool.acquire().await?;
    rows::one(&mut connection, user).await.map_err(|fault| fault.refusal("Listing conversations"))?;
    let mut sql = Sql::new("SELECT body FROM dixa_conversations WHERE requester_id = ");
    sql.bind(user.to_string());
    let (compare, order) = if page.is_forward() { (" < ", " DESC") } else { (" > ", "") };
    if let Some(key) = &page.key {
        sql.push(" AND id").push(compare).bind(key.number);
    }
    sql.push(" ORDER BY id").push(order).push(&format!(" LIMIT {}", page.limit + 1));
    let rows = sql.rows(&mut connection).await?;
    let found = rows.iter().map(|row| row.json("body")).collect::<Result<Vec<Conversation>, _>>()?;
    let path = format!("/v1/endusers/{user}/conversations");
    let (data, meta) = page.cut(found, &backend, &path, |conversation| (conversation.id, String::new()));
    Ok(ConversationPage { data, meta })
}

pub(super) async fn list_dixa_conversations(
    backend: Backend,
    _: Caller,
    asked: ListDixaConversations,
) -> Result<DixaConversations, Refusal> {
    let limit = asked.limit.unwrap_or(50);
    if !(1..=MOST).contains(&limit) {
        return Err(Refusal::invalid("limit", format!("limit must be from 1 to {MOST}")));
    }
    let mut sql = Sql::new("SELECT requester_id, body FROM dixa_conversations");
    if let Some(before) = asked.before {
        sql.push(" WHERE id < ").bind(before);
    }
    sql.push(&format!(" ORDER BY id DESC LIMIT {}", limit + 1));
    let mut connection = backend.database.pool.acquire().await?;
    let mut rows = sql.rows(&mut connection).await?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok(DixaConversations { conversations: with_users(&mut connection, &rows).await?, more })
}

pub(super) async fn get_dixa_conversation(
    backend: Backend,
    _: Caller,
    asked: GetDixaConversation,
) -> Result<DixaConversation, Refusal> {
    let mut sql = Sql::new("SELECT requester_id, body FROM dixa_conversations WHERE id = ");
    sql.bind(asked.id);
    let mut connection = backend.database.pool.acquire().await?;
    let row = sql.row(&mut connection).await?;
    let found = with_users(&mut connection, row.as_slice()).await?.pop();
    found.ok_or_else(|| Refusal::not_found("conversation"))
}

/// Conversations with who began them, unless they were anonymized.
async fn with_users(connection: &mut AnyConnection, rows: &[AnyRow]) -> Result<Vec<DixaConversation>, sqlx::Error> {
    let ids = rows.iter().map(|row| row.parsed("requester_id")).collect::<Result<Vec<EndUserId>, _>>()?;
    let users = rows::find(connection, |sql| {
        sql.push("WHERE anonymized_at IS NULL AND id IN ").list(&ids);
    });
    let users: HashMap<EndUserId, _> = users.await?.into_iter().map(|user| (user.id, user)).collect();
    let read = |(row, id): (&AnyRow, &EndUserId)| {
        Ok(DixaConversation { conversation: row.json("body")?, end_user: users.get(id).cloned() })
    };
    rows.iter().zip(&ids).map(read).collect()
}
