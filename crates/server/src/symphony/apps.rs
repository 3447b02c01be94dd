//! Apps, as administrators register them.

use ::api::symphony::{SuccessResponse, apps::*};
use serde_json::json;
use sqlx::AnyConnection;

use super::wrong;
use crate::{
    Backend,
    api::Api,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

mod detail;
mod keys;

/// Mounts apps.
pub(super) fn routes(api: Api) -> Api {
    api.serve(create_app).serve(update_app).serve(delete_app).serve(get_app)
}

async fn create_app(backend: Backend, _: Caller, asked: CreateApp) -> Result<ApplicationDetail, Refusal> {
    let (app, change) = detail::split(asked.app);
    detail::check(&app)?;
    let (id, name) = (text(&app.application_info.app_id), text(&app.application_info.name));
    let now = backend.clock.now();
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("INSERT INTO symphony_apps (id, name, detail, created_at) VALUES (");
    sql.bind(id.clone()).push(", ").bind(name).push(", ").bind(json!(app).to_string()).push(", ").bind(now);
    sql.push(") ON CONFLICT DO NOTHING");
    if sql.execute(&mut tx).await? == 0 {
        return Err(Refusal::invalid("appId", "another app has this id"));
    }
    keys::change(&mut tx, &id, change, now).await?;
    let made = one(&mut tx, &id, now).await?;
    tx.commit().await?;
    Ok(made)
}

fn text(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

async fn update_app(backend: Backend, _: Caller, asked: UpdateApp) -> Result<ApplicationDetail, Refusal> {
    let (change, key_change) = detail::split(asked.app);
    if change.application_info.app_id.as_ref().is_some_and(|id| *id != asked.id) {
        return Err(Refusal::invalid("appId", "the id of an app is fixed once it is registered"));
    }
    let now = backend.clock.now();
    let mut tx = backend.database.write().await?;
    let before = stored(&mut tx, &asked.id).await?;
    let after = detail::merged(before, change);
    detail::check(&after)?;
    let mut sql = Sql::new("UPDATE symphony_apps SET name = ");
    sql.bind(text(&after.application_info.name)).push(", detail = ").bind(json!(after).to_string());
    sql.push(" WHERE id = ").bind(asked.id.clone());
    sql.execute(&mut tx).await?;
    keys::change(&mut tx, &asked.id, key_change, now).await?;
    let changed = one(&mut tx, &asked.id, now).await?;
    tx.commit().await?;
    Ok(changed)
}

async fn delete_app(backend: Backend, _: Caller, asked: DeleteApp) -> Result<SuccessResponse, Refusal> {
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("DELETE FROM symphony_apps WHERE id = ");
    sql.bind(asked.id);
    if sql.execute(&mut tx).await? == 0 {
        return Err(missing());
    }
    tx.commit().await?;
    Ok(SuccessResponse::new("OK"))
}

async fn get_app(backend: Backend, _: Caller, asked: GetApp) -> Result<ApplicationDetail, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    one(&mut connection, &asked.id, backend.clock.now()).await
}

fn missing() -> Refusal {
    wrong("the app cannot be found")
}

/// An app without its keys; until the transaction ends nobody else changes it.
async fn stored(connection: &mut AnyConnection, id: &str) -> Result<ApplicationDetail, Refusal> {
    let mut sql = Sql::new("UPDATE symphony_apps SET id = id WHERE id = ");
    sql.bind(id.to_owned()).push(" RETURNING detail");
    Ok(sql.row(connection).await?.ok_or_else(missing)?.json("detail")?)
}

/// An app with its keys.
async fn one(connection: &mut AnyConnection, id: &str, now: i64) -> Result<ApplicationDetail, Refusal> {
    let mut sql = Sql::new("SELECT detail FROM symphony_apps WHERE id = ");
    sql.bind(id.to_owned());
    let app: ApplicationDetail = sql.row(connection).await?.ok_or_else(missing)?.json("detail")?;
    Ok(ApplicationDetail { authentication_keys: keys::read(connection, id, now).await?, ..app })
}
