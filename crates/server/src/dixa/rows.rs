//! End users in SQL.

use std::collections::HashMap;

use ::api::dixa::{
    EndUserId,
    custom_attributes::CustomAttribute,
    end_users::{EndUser, NewEndUser},
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{contact_points, profile::Fault};
use crate::{
    clock,
    database::{Fields, Sql},
};

const COLUMNS: &str = "SELECT id, created_at, display_name, first_name, middle_names, last_name, external_id, avatar_url, \
                       anonymized_at FROM dixa_end_users ";

/// The end users whom a condition finds.
pub(super) async fn find(
    connection: &mut AnyConnection,
    condition: impl FnOnce(&mut Sql),
) -> Result<Vec<EndUser>, sqlx::Error> {
    let mut sql = Sql::new(COLUMNS);
    condition(&mut sql);
    let rows = sql.rows(connection).await?;
    let mut users = rows.iter().map(end_user).collect::<Result<Vec<_>, _>>()?;
    let ids = users.iter().map(|user| user.id).collect::<Vec<_>>();
    let mut points = Sql::new("SELECT end_user_id, kind, value, place FROM dixa_contact_points WHERE end_user_id IN ");
    points.list(&ids).push(" ORDER BY end_user_id, kind, place");
    let mut by_user: HashMap<EndUserId, usize> = HashMap::new();
    by_user.extend(ids.iter().enumerate().map(|(at, id)| (*id, at)));
    for row in points.rows(connection).await? {
        let Some(user) = by_user.get(&row.parsed("end_user_id")?).and_then(|at| users.get_mut(*at)) else { continue };
        let value = row.text("value")?;
        match (row.text("kind")?.as_str(), row.int("place")?) {
            ("email", 0) => user.email = Some(value),
            ("email", _) => user.additional_emails.push(value),
            (_, 0) => user.phone_number = Some(value),
            (_, _) => user.additional_phone_numbers.push(value),
        }
    }
    for (id, attribute) in attributes(connection, &ids).await? {
        if let Some(user) = by_user.get(&id).and_then(|at| users.get_mut(*at)) {
            user.custom_attributes.push(attribute);
        }
    }
    Ok(users)
}

/// The custom attributes of end users that have a value, by name.
pub(super) async fn attributes(
    connection: &mut AnyConnection,
    ids: &[EndUserId],
) -> Result<Vec<(EndUserId, CustomAttribute)>, sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT v.end_user_id, v.value, a.id, a.name, a.identifier FROM dixa_attribute_values v \
         JOIN dixa_attributes a ON a.id = v.attribute_id WHERE v.end_user_id IN ",
    );
    sql.list(ids).push(" ORDER BY a.name, a.id");
    let attribute = |row: &AnyRow| {
        let attribute = CustomAttribute {
            id: row.parsed("id")?,
            name: row.text("name")?,
            identifier: row.text("identifier")?,
            value: row.json("value")?,
        };
        Ok((row.parsed("end_user_id")?, attribute))
    };
    sql.rows(connection).await?.iter().map(attribute).collect()
}

/// One end user.
pub(super) async fn one(connection: &mut AnyConnection, id: EndUserId) -> Result<EndUser, Fault> {
    let found = find(connection, |sql| {
        sql.push("WHERE id = ").bind(id.to_string());
    });
    found.await?.pop().ok_or(Fault::NotFound)
}

/// One end user who may still be changed, locked until the transaction ends.
pub(super) async fn for_change(connection: &mut AnyConnection, id: EndUserId) -> Result<EndUser, Fault> {
    // A statement that changes nothing takes the row's lock on both engines.
    let mut lock = Sql::new("UPDATE dixa_end_users SET anonymized_at = anonymized_at WHERE id = ");
    lock.bind(id.to_string());
    if lock.execute(connection).await? == 0 {
        return Err(Fault::NotFound);
    }
    let mut gone = Sql::new("SELECT id FROM dixa_end_users WHERE anonymized_at IS NOT NULL AND id = ");
    gone.bind(id.to_string());
    if gone.row(connection).await?.is_some() {
        return Err(Fault::Anonymized);
    }
    one(connection, id).await
}

/// Stores a new end user.
pub(super) async fn insert(
    connection: &mut AnyConnection,
    id: EndUserId,
    now: i64,
    user: &NewEndUser,
) -> Result<(), Fault> {
    let mut sql = Sql::new(
        "INSERT INTO dixa_end_users (id, created_at, display_name, first_name, middle_names, last_name, external_id, avatar_url) \
         VALUES (",
    );
    sql.bind(id.to_string()).push(", ").bind(now);
    for value in columns(user) {
        sql.push(", ").bind(value);
    }
    sql.push(")");
    sql.execute(connection).await?;
    contact_points::write(connection, id, user).await
}

/// Stores what an end user is from now on.
pub(super) async fn replace(connection: &mut AnyConnection, id: EndUserId, user: &NewEndUser) -> Result<(), Fault> {
    let names = ["display_name", "first_name", "middle_names", "last_name", "external_id", "avatar_url"];
    let mut sql = Sql::new("UPDATE dixa_end_users SET ");
    for (at, (name, value)) in names.into_iter().zip(columns(user)).enumerate() {
        sql.push(if at == 0 { "" } else { ", " }).push(name).push(" = ").bind(value);
    }
    sql.push(" WHERE id = ").bind(id.to_string());
    sql.execute(connection).await?;
    contact_points::write(connection, id, user).await
}

fn columns(user: &NewEndUser) -> [Option<String>; 6] {
    let middle = serde_json::json!(user.middle_names.as_deref().unwrap_or_default()).to_string();
    [
        user.display_name.clone(),
        user.first_name.clone(),
        Some(middle),
        user.last_name.clone(),
        user.external_id.clone(),
        user.avatar_url.clone(),
    ]
}

fn end_user(row: &AnyRow) -> Result<EndUser, sqlx::Error> {
    Ok(EndUser {
        id: row.parsed("id")?,
        created_at: clock::time(row.int("created_at")?),
        display_name: row.maybe_text("display_name")?,
        email: None,
        phone_number: None,
        additional_emails: Vec::new(),
        additional_phone_numbers: Vec::new(),
        first_name: row.maybe_text("first_name")?,
        last_name: row.maybe_text("last_name")?,
        middle_names: row.json("middle_names")?,
        avatar_url: row.maybe_text("avatar_url")?,
        external_id: row.maybe_text("external_id")?,
        custom_attributes: Vec::new(),
    })
}
