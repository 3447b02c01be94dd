//! Custom attributes: their definitions, and the values that end users have.

use ::api::{
    dixa::{
        Data,
        custom_attributes::{AttributeValue, CustomAttribute, PatchCustomAttributes},
    },
    error::ErrorKind,
    rotunda::dixa::*,
};
use sqlx::{AnyConnection, any::AnyRow};
use uuid::Uuid;

use super::{
    profile::updating,
    rows::{self, for_change},
};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const LONGEST_NAME: usize = 100;
const LONGEST_TEXT: usize = 1000;
const MOST_OPTIONS: usize = 100;

pub(super) async fn patch_custom_attributes(
    backend: Backend,
    _: Caller,
    asked: PatchCustomAttributes,
) -> Result<Data<Vec<CustomAttribute>>, Refusal> {
    let id = asked.user_id;
    let mut tx = backend.database.write().await?;
    for_change(&mut tx, id).await.map_err(|fault| fault.refusal(&updating(id)))?;
    for (attribute, value) in asked.values {
        let invalid =
            |why: &str| Refusal::invalid(&attribute.to_string(), format!("Invalid input for patching: {why}"));
        let found = definition(&mut tx, &attribute.to_string()).await?;
        let definition = found.ok_or_else(|| invalid("no such attribute"))?;
        let mut old = Sql::new("DELETE FROM dixa_attribute_values WHERE end_user_id = ");
        old.bind(id.to_string()).push(" AND attribute_id = ").bind(attribute.to_string());
        old.execute(&mut tx).await?;
        let Some(value) = value else { continue };
        check(&definition, &value).map_err(invalid)?;
        let value = serde_json::to_string(&value).map_err(|e| Refusal::broken("write the value", e))?;
        let mut new = Sql::new("INSERT INTO dixa_attribute_values (end_user_id, attribute_id, value) VALUES (");
        new.bind(id.to_string()).push(", ").bind(attribute.to_string()).push(", ").bind(value).push(")");
        new.execute(&mut tx).await?;
    }
    let values = rows::attributes(&mut tx, &[id]).await?;
    tx.commit().await?;
    Ok(Data { data: values.into_iter().map(|(_, attribute)| attribute).collect() })
}

fn check(definition: &AttributeDefinition, value: &AttributeValue) -> Result<(), &'static str> {
    match (definition.kind, value) {
        (AttributeKind::Text, AttributeValue::Text(text)) if text.chars().count() <= LONGEST_TEXT => Ok(()),
        (AttributeKind::Text, AttributeValue::Text(_)) => Err("a text has at most 1000 characters"),
        (AttributeKind::Text, AttributeValue::Select(_)) => Err("the attribute takes a text"),
        (AttributeKind::Select, AttributeValue::Text(_)) => Err("the attribute takes a list of its options"),
        (AttributeKind::Select, AttributeValue::Select(chosen)) => {
            let known = chosen.iter().all(|option| definition.options.contains(option));
            if known { Ok(()) } else { Err("the attribute has no such option") }
        }
    }
}

pub(super) async fn list_dixa_attributes(
    backend: Backend,
    _: Caller,
    _: ListDixaAttributes,
) -> Result<Vec<AttributeDefinition>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let rows = Sql::new("SELECT id, name, identifier, options FROM dixa_attributes ORDER BY name, id");
    Ok(rows.rows(&mut connection).await?.iter().map(read).collect::<Result<_, _>>()?)
}

pub(super) async fn create_dixa_attribute(
    backend: Backend,
    _: Caller,
    asked: CreateDixaAttribute,
) -> Result<AttributeDefinition, Refusal> {
    let (name, identifier) = (asked.name.trim(), asked.identifier);
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Refusal::invalid("name", format!("name must have 1 to {LONGEST_NAME} characters")));
    }
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if !(1..=LONGEST_NAME).contains(&identifier.len()) || !identifier.bytes().all(is_plain) {
        let message = format!("identifier must have 1 to {LONGEST_NAME} small letters, digits and _");
        return Err(Refusal::invalid("identifier", message));
    }
    let options: Vec<String> = asked.options.iter().map(|option| option.trim().to_owned()).collect();
    let fits = |option: &String| (1..=LONGEST_NAME).contains(&option.chars().count());
    let mut distinct = options.clone();
    distinct.sort_unstable();
    distinct.dedup();
    if options.len() > MOST_OPTIONS || distinct.len() < options.len() || !options.iter().all(fits) {
        let message =
            format!("options must be at most {MOST_OPTIONS} different texts of 1 to {LONGEST_NAME} characters");
        return Err(Refusal::invalid("options", message));
    }
    let id = Uuid::now_v7().to_string();
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("INSERT INTO dixa_attributes (id, name, identifier, options) VALUES (");
    sql.bind(id.clone()).push(", ").bind(name.to_owned()).push(", ").bind(identifier).push(", ");
    sql.bind(serde_json::json!(options).to_string()).push(") ON CONFLICT (identifier) DO NOTHING");
    if sql.execute(&mut tx).await? == 0 {
        return Err(Refusal {
            field: Some("identifier".to_owned()),
            ..Refusal::new(ErrorKind::Conflict, "another attribute has this identifier")
        });
    }
    let made = definition(&mut tx, &id).await?;
    tx.commit().await?;
    made.ok_or_else(|| Refusal::not_found("attribute"))
}

pub(super) async fn delete_dixa_attribute(
    backend: Backend,
    _: Caller,
    asked: DeleteDixaAttribute,
) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("DELETE FROM dixa_attributes WHERE id = ");
    sql.bind(asked.id.to_string());
    if sql.execute(&mut tx).await? == 0 {
        return Err(Refusal::not_found("attribute"));
    }
    Ok(tx.commit().await?)
}

async fn definition(connection: &mut AnyConnection, id: &str) -> Result<Option<AttributeDefinition>, sqlx::Error> {
    let mut sql = Sql::new("SELECT id, name, identifier, options FROM dixa_attributes WHERE id = ");
    sql.bind(id.to_owned());
    sql.row(connection).await?.as_ref().map(read).transpose()
}

fn read(row: &AnyRow) -> Result<AttributeDefinition, sqlx::Error> {
    let options: Vec<String> = row.json("options")?;
    let kind = if options.is_empty() { AttributeKind::Text } else { AttributeKind::Select };
    Ok(AttributeDefinition {
        id: row.parsed("id")?,
        name: row.text("name")?,
        identifier: row.text("identifier")?,
        kind,
        options,
    })
}
