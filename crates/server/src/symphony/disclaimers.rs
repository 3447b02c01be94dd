//! Disclaimers, and who has which. The default one is for who has none of their own.

use ::api::{
    rotunda::symphony::disclaimers::*,
    symphony::{SuccessResponse, Uid, disclaimers::*},
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{accounts, subject::Subject};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const LONGEST_NAME: usize = 100;
const LONGEST_CONTENT: usize = 10_000;
/// A year.
const MOST_HOURS: u32 = 8760;
const USUAL_HOURS: u32 = 24;
/// Accounts `u`, and the disclaimer `d` that each has.
const HAVE: &str = "FROM symphony_users u JOIN symphony_disclaimers d \
    ON d.id = u.disclaimer_id OR (u.disclaimer_id IS NULL AND d.is_default = 1 AND d.is_active = 1) WHERE ";

fn read(row: &AnyRow) -> Result<Disclaimer, sqlx::Error> {
    Ok(Disclaimer {
        id: row.text("id")?,
        name: row.text("name")?,
        content: row.text("content")?,
        frequency_in_hours: u32::try_from(row.int("frequency_in_hours")?).ok(),
        is_default: row.int("is_default")? == 1,
        is_active: row.int("is_active")? == 1,
        created_date: Some(row.int("created_at")?),
        modified_date: Some(row.int("updated_at")?),
        format: Some(row.text("format")?),
    })
}

async fn find(connection: &mut AnyConnection, id: &str) -> Result<Option<Disclaimer>, sqlx::Error> {
    let mut sql = Sql::new("SELECT * FROM symphony_disclaimers WHERE id = ");
    sql.bind(id.to_owned());
    sql.row(connection).await?.map(|row| read(&row)).transpose()
}

fn none(field: &str) -> Refusal {
    Refusal::invalid(field, "no disclaimer has this id")
}

pub(super) async fn list_disclaimers(
    backend: Backend,
    _: Caller,
    _: ListDisclaimers,
) -> Result<Vec<Disclaimer>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let rows = Sql::new("SELECT * FROM symphony_disclaimers ORDER BY created_at, id").rows(&mut connection).await?;
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

pub(super) async fn get_disclaimer(backend: Backend, _: Caller, asked: GetDisclaimer) -> Result<Disclaimer, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    find(&mut connection, &asked.did).await?.ok_or_else(|| none("did"))
}

pub(super) async fn list_disclaimer_users(
    backend: Backend,
    _: Caller,
    asked: ListDisclaimerUsers,
) -> Result<Vec<Uid>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    find(&mut connection, &asked.did).await?.ok_or_else(|| none("did"))?;
    let mut sql = Sql::new(&format!("SELECT u.id {HAVE} d.id = "));
    sql.bind(asked.did).push(" ORDER BY u.id");
    let rows = sql.rows(&mut connection).await?;
    Ok(rows.iter().map(|row| row.int("id").map(Uid)).collect::<Result<_, _>>()?)
}

pub(super) async fn get_user_disclaimer(
    backend: Backend,
    _: Caller,
    asked: GetUserDisclaimer,
) -> Result<Option<Disclaimer>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    Subject::find(&mut connection, "uid", asked.uid).await?;
    let mut sql = Sql::new(&format!("SELECT d.* {HAVE} u.id = "));
    sql.bind(asked.uid.0);
    Ok(sql.row(&mut connection).await?.map(|row| read(&row)).transpose()?)
}

pub(super) async fn update_user_disclaimer(
    backend: Backend,
    _: Caller,
    asked: UpdateUserDisclaimer,
) -> Result<SuccessResponse, Refusal> {
    let mut tx = backend.database.write().await?;
    Subject::find(&mut tx, "uid", asked.uid).await?;
    let disclaimer = find(&mut tx, &asked.disclaimer.id).await?.ok_or_else(|| none("id"))?;
    if !disclaimer.is_active {
        return Err(Refusal::invalid("id", "the disclaimer is not active"));
    }
    assign(&mut tx, asked.uid, Some(disclaimer.id), backend.clock.now()).await?;
    tx.commit().await?;
    Ok(SuccessResponse::new("OK"))
}

pub(super) async fn remove_user_disclaimer(
    backend: Backend,
    _: Caller,
    asked: RemoveUserDisclaimer,
) -> Result<SuccessResponse, Refusal> {
    let mut tx = backend.database.write().await?;
    Subject::find(&mut tx, "uid", asked.uid).await?;
    assign(&mut tx, asked.uid, None, backend.clock.now()).await?;
    tx.commit().await?;
    Ok(SuccessResponse::new("OK"))
}

async fn assign(connection: &mut AnyConnection, uid: Uid, id: Option<String>, now: i64) -> Result<(), sqlx::Error> {
    let mut sql = accounts::change(now);
    sql.push(", disclaimer_id = ").bind(id).push(" WHERE id = ").bind(uid.0);
    sql.execute(connection).await.map(drop)
}

pub(super) async fn create_disclaimer(
    backend: Backend,
    _: Caller,
    asked: CreateDisclaimer,
) -> Result<Disclaimer, Refusal> {
    let now = backend.clock.now();
    let id = crate::hex(&crate::random()?[..12]);
    let made = Disclaimer {
        id,
        name: asked.name,
        content: asked.content,
        frequency_in_hours: Some(asked.frequency_in_hours.unwrap_or(USUAL_HOURS)),
        is_default: asked.is_default.unwrap_or(false),
        is_active: true,
        created_date: Some(now),
        modified_date: Some(now),
        format: Some(name_of(asked.format.unwrap_or(DisclaimerFormat::Text)).to_owned()),
    };
    let mut tx = backend.database.write().await?;
    let made = write(&mut tx, made).await?;
    tx.commit().await?;
    Ok(made)
}

pub(super) async fn update_disclaimer(
    backend: Backend,
    _: Caller,
    asked: UpdateDisclaimer,
) -> Result<Disclaimer, Refusal> {
    let mut tx = backend.database.write().await?;
    let before = find(&mut tx, &asked.did).await?.ok_or_else(|| Refusal::not_found("disclaimer"))?;
    let changed = Disclaimer {
        name: asked.name.unwrap_or(before.name),
        content: asked.content.unwrap_or(before.content),
        frequency_in_hours: asked.frequency_in_hours.or(before.frequency_in_hours),
        is_default: asked.is_default.unwrap_or(before.is_default),
        is_active: asked.is_active.unwrap_or(before.is_active),
        modified_date: Some(backend.clock.now()),
        format: asked.format.map(|format| name_of(format).to_owned()).or(before.format),
        ..before
    };
    let changed = write(&mut tx, changed).await?;
    tx.commit().await?;
    Ok(changed)
}

fn name_of(format: DisclaimerFormat) -> &'static str {
    match format {
        DisclaimerFormat::Text => "TEXT",
        DisclaimerFormat::Xml => "XML",
    }
}

/// Checks and writes a disclaimer, new or not; there is one default at most.
async fn write(connection: &mut AnyConnection, mut it: Disclaimer) -> Result<Disclaimer, Refusal> {
    it.name = it.name.trim().to_owned();
    for (field, text, most) in [("name", &it.name, LONGEST_NAME), ("content", &it.content, LONGEST_CONTENT)] {
        if text.trim().is_empty() || text.chars().count() > most {
            return Err(Refusal::invalid(field, format!("{field} must have 1 to {most} characters")));
        }
    }
    let hours = it.frequency_in_hours.unwrap_or_default();
    if !(1..=MOST_HOURS).contains(&hours) {
        return Err(Refusal::invalid("frequencyInHours", format!("frequencyInHours must be from 1 to {MOST_HOURS}")));
    }
    if it.is_default && !it.is_active {
        return Err(Refusal::invalid("isActive", "the default disclaimer must be active"));
    }
    if it.is_default {
        let mut sql = Sql::new("UPDATE symphony_disclaimers SET is_default = 0 WHERE is_default = 1 AND id <> ");
        sql.bind(it.id.clone());
        sql.execute(connection).await?;
    }
    let mut sql = Sql::new(
        "INSERT INTO symphony_disclaimers (id, name, content, format, frequency_in_hours, is_default, is_active, created_at, \
         updated_at) VALUES (",
    );
    for text in [it.id.clone(), it.name.clone(), it.content.clone(), it.format.clone().unwrap_or_default()] {
        sql.bind(text).push(", ");
    }
    sql.bind(i64::from(hours)).push(", ").bind(i64::from(it.is_default)).push(", ").bind(i64::from(it.is_active));
    sql.push(", ").bind(it.created_date.unwrap_or_default()).push(", ").bind(it.modified_date.unwrap_or_default());
    sql.push(
        ") ON CONFLICT (id) DO UPDATE SET name = excluded.name, content = excluded.content, format = excluded.format",
    );
    sql.push(", frequency_in_hours = excluded.frequency_in_hours, is_default = excluded.is_default");
    sql.push(", is_active = excluded.is_active, updated_at = excluded.updated_at");
    sql.execute(connection).await?;
    Ok(it)
}

pub(super) async fn delete_disclaimer(backend: Backend, _: Caller, asked: DeleteDisclaimer) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("UPDATE symphony_users SET disclaimer_id = NULL WHERE disclaimer_id = ");
    sql.bind(asked.did.clone());
    sql.execute(&mut tx).await?;
    let mut sql = Sql::new("DELETE FROM symphony_disclaimers WHERE id = ");
    sql.bind(asked.did);
    if sql.execute(&mut tx).await? == 0 {
        return Err(Refusal::not_found("disclaimer"));
    }
    Ok(tx.commit().await?)
}
