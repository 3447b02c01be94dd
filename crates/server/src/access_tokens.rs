//! `/api/token`: access tokens of WorkDrive.

use ::api::workdrive::{
    UserId,
    access_tokens::{AccessToken, GenerateAccessToken},
};
use sqlx::AnyConnection;
use uuid::Uuid;

use crate::{
    Backend,
    api::Api,
    caller::{self, Caller},
    database::{Fields, Sql},
    refusal::Refusal,
};

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(generate_access_token)
}

async fn generate_access_token(
    backend: Backend,
    caller: Caller,
    asked: GenerateAccessToken,
) -> Result<AccessToken, Refusal> {
    let UserId(user) = asked.user_id;
    let mut tx = backend.database.write().await?;
    let mut sql = Sql::new("SELECT role FROM users WHERE status = 'ACTIVE' AND id = ");
    sql.bind(user.to_string());
    let missing = || Refusal { field: Some("userId".to_owned()), ..Refusal::not_found("active user") };
    let row = sql.row(&mut tx).await?.ok_or_else(missing)?;
    if caller::role(&row.text("role")?) > caller.role {
        return Err(Refusal::forbidden("this user may do more than you: only they may have a token made"));
    }
    let token = make(&backend, &mut tx, asked.user_id).await?;
    tx.commit().await?;
    Ok(AccessToken { user_id: asked.user_id, token })
}

/// Gives a user an access token, in the place of the one they had.
pub(crate) async fn make(
    backend: &Backend,
    connection: &mut AnyConnection,
    user: UserId,
) -> Result<String, sqlx::Error> {
    // Random, and of the form that the vendor's have.
    let token = Uuid::new_v4().to_string();
    let mut old = Sql::new("DELETE FROM api_tokens WHERE user_id = ");
    old.bind(user.to_string());
    old.execute(connection).await?;
    let mut new = Sql::new("INSERT INTO api_tokens (token_hash, user_id, created_at) VALUES (");
    new.bind(caller::hash(&token)).push(", ").bind(user.to_string()).push(", ").bind(backend.clock.now()).push(")");
    new.execute(connection).await?;
    Ok(token)
}
