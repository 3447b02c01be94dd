//! API tokens: made, listed and revoked by administrators, stored hashed.

use ::api::rotunda::dixa::*;
use uuid::Uuid;

use crate::{
    Backend,
    caller::{self, Caller},
    clock::{self, MINUTE},
    database::{Fields, Sql},
    refusal::Refusal,
};

const LONGEST_NAME: usize = 100;

/// Who made a token, as long as they administer the organization. Counts the use.
pub(crate) async fn caller(backend: &Backend, token: &str) -> Result<Option<Caller>, Refusal> {
    let hash = caller::hash(token);
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = Sql::new(
        "SELECT t.id, t.used_at, u.id AS user_id, u.role FROM dixa_tokens t JOIN users u ON u.id = t.user_id \
         WHERE u.status = 'ACTIVE' AND t.token_hash = ",
    );
    sql.bind(hash.clone());
    let Some(row) = sql.row(&mut connection).await? else { return Ok(None) };
    backend.dixa.rate.take(&hash)?;
    let caller = Caller {
        user: row.parsed("user_id")?,
        role: caller::role(&row.text("role")?),
        session: None,
        cookie: None,
        qwil: None,
        symphony: None,
    };
    if !caller.is_admin() {
        return Ok(None);
    }
    let now = backend.clock.now();
    if row.maybe_int("used_at")?.is_none_or(|used| used < now - MINUTE) {
        let mut used = Sql::new("UPDATE dixa_tokens SET used_at = ");
        used.bind(now).push(" WHERE id = ").bind(row.text("id")?);
        used.execute(&mut connection).await?;
    }
    Ok(Some(caller))
}

pub(super) async fn list_dixa_tokens(
    backend: Backend,
    _: Caller,
    _: ListDixaTokens,
) -> Result<Vec<DixaToken>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let sql = Sql::new("SELECT id, name, user_id, created_at, used_at FROM dixa_tokens ORDER BY created_at DESC, id");
    let token = |row: &sqlx::any::AnyRow| {
        Ok::<_, sqlx::Error>(DixaToken {
            id: row.parsed("id")?,
            name: row.text("name")?,
            created_by: row.parsed("user_id")?,
            created_at: clock::time(row.int("created_at")?),
            used_at: row.maybe_int("used_at")?.map(clock::time),
        })
    };
    Ok(sql.rows(&mut connection).await?.iter().map(token).collect::<Result<_, _>>()?)
}

pub(super) async fn create_dixa_token(
    backend: Backend,
    caller: Caller,
    asked: CreateDixaToken,
) -> Result<NewDixaToken, Refusal> {
    let name = asked.name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Refusal::invalid("name", format!("name must have 1 to {LONGEST_NAME} characters")));
    }
    let secret = crate::hex(&crate::random()?);
    let (id, now) = (DixaTokenId(Uuid::now_v7()), backend.clock.now());
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("INSERT INTO dixa_tokens (id, token_hash, name, user_id, created_at) VALUES (");
    sql.bind(id.to_string()).push(", ").bind(caller::hash(&secret)).push(", ").bind(name.to_owned()).push(", ");
    sql.bind(caller.user.to_string()).push(", ").bind(now).push(")");
    sql.execute(&mut tx).await?;
    tx.commit().await?;
    let token =
        DixaToken { id, name: name.to_owned(), created_by: caller.user, created_at: clock::time(now), used_at: None };
    Ok(NewDixaToken { token, secret })
}

pub(super) async fn revoke_dixa_token(backend: Backend, _: Caller, asked: RevokeDixaToken) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("DELETE FROM dixa_tokens WHERE id = ");
    sql.bind(asked.id.to_string());
    if sql.execute(&mut tx).await? == 0 {
        return Err(Refusal::not_found("token"));
    }
    Ok(tx.commit().await?)
}
