//! Protocols that addresses in messages may have.

use ::api::symphony::protocols::*;

use sqlx::AnyConnection;

use super::{window, wrong};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

/// Addresses that run what stands in them; a link with one would be an attack on who follows it.
const RUN: [&str; 4] = ["blob", "data", "javascript", "vbscript"];

pub(super) async fn list_all_protocols(
    backend: Backend,
    _: Caller,
    _: ListAllProtocols,
) -> Result<Vec<String>, Refusal> {
    list(&backend, "").await
}

pub(super) async fn list_protocols(backend: Backend, _: Caller, asked: ListProtocols) -> Result<Vec<String>, Refusal> {
    let (skip, limit) = window(asked.skip, asked.limit, [100, 1000])?;
    list(&backend, &format!(" LIMIT {limit} OFFSET {skip}")).await
}

async fn list(backend: &Backend, window: &str) -> Result<Vec<String>, Refusal> {
    Ok(read(&mut *backend.database.pool.acquire().await?, window).await?)
}

async fn read(connection: &mut AnyConnection, window: &str) -> Result<Vec<String>, sqlx::Error> {
    let sql = Sql::new(&format!("SELECT scheme FROM symphony_protocols ORDER BY scheme{window}"));
    sql.rows(connection).await?.iter().map(|row| row.text("scheme")).collect()
}

/// Every protocol, for who checks addresses.
pub(super) async fn all(connection: &mut AnyConnection) -> Result<Vec<String>, sqlx::Error> {
    read(connection, "").await
}

pub(super) async fn add_protocol(backend: Backend, _: Caller, asked: AddProtocol) -> Result<Protocol, Refusal> {
    let scheme = asked.protocol.scheme.trim().to_ascii_lowercase();
    let is_char = |char: char| char.is_ascii_alphanumeric() || "+-.".contains(char);
    let begins = scheme.starts_with(|char: char| char.is_ascii_alphabetic());
    if !begins || scheme.len() > 64 || !scheme.chars().all(is_char) {
        let message = "scheme must be a letter and up to 63 letters, digits, +, - and points";
        return Err(Refusal::invalid("scheme", message));
    }
    if RUN.contains(&&*scheme) {
        return Err(Refusal::invalid("scheme", "addresses of this scheme run what stands in them"));
    }
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("INSERT INTO symphony_protocols (scheme) VALUES (");
    sql.bind(scheme.clone()).push(") ON CONFLICT DO NOTHING");
    if sql.execute(&mut tx).await? == 0 {
        return Err(Refusal::invalid("scheme", "the protocol is there already"));
    }
    tx.commit().await?;
    Ok(Protocol { scheme })
}

pub(super) async fn remove_protocol(backend: Backend, _: Caller, asked: RemoveProtocol) -> Result<(), Refusal> {
    let scheme = asked.scheme.trim().to_ascii_lowercase();
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("SELECT is_built_in FROM symphony_protocols WHERE scheme = ");
    sql.bind(scheme.clone());
    let row = sql.row(&mut tx).await?.ok_or_else(|| wrong("the protocol cannot be found"))?;
    if row.int("is_built_in")? == 1 {
        return Err(wrong("every pod has this protocol"));
    }
    let mut delete = Sql::new("DELETE FROM symphony_protocols WHERE scheme = ");
    delete.bind(scheme);
    delete.execute(&mut tx).await?;
    Ok(tx.commit().await?)
}
