//! `/api/enforcement-templates`.

use ::api::workdrive::{enforcement_templates::*, tasks::SortDirection};
use sqlx::any::AnyRow;

use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    paging::Paging,
    refusal::Refusal,
};

pub(super) async fn list_enforcement_templates(
    backend: Backend,
    _: Caller,
    asked: ListEnforcementTemplates,
) -> Result<TemplatePage, Refusal> {
    let paging = Paging::new(asked.cur_page, asked.per_page)?;
    let mut connection = backend.database.pool.acquire().await?;
    let total = Sql::new("SELECT COUNT(*) AS n FROM enforcement_templates").row(&mut connection).await?;
    let total = total.map_or(Ok(0), |row| row.int("n"))?;
    let ascending = asked.sort_direction == Some(SortDirection::Ascending);
    let direction = if ascending { "" } else { " DESC" };
    let mut sql = Sql::new("SELECT * FROM enforcement_templates");
    sql.push(&format!(" ORDER BY created_at{direction}, id{direction}")).push(&paging.limit());
    let template = |row: &AnyRow| {
        Ok::<_, sqlx::Error>(Template {
            id: row.parsed("id")?,
            title: row.text("title")?,
            system_event: row.maybe_text("system_event")?,
            kind: row.maybe_text("kind")?,
            sub_kind: row.maybe_text("sub_kind")?,
            reminders: row.json("reminders")?,
        })
    };
    let rows = sql.rows(&mut connection).await?;
    let notification_templates = rows.iter().map(template).collect::<Result<_, _>>()?;
    Ok(TemplatePage { notification_templates, meta: paging.meta(total) })
}
