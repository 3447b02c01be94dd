//! `/v1/endusers/{userId}/conversations`

use ::api::dixa::conversations::*;

use super::{pages::Page, rows};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

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
