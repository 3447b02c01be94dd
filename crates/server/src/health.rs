//! `/app/health`

use ::api::{
    error::ErrorKind,
    rotunda::health::{GetHealth, Health},
};

use crate::{Backend, api::Api, refusal::Refusal};

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve_anyone(get_health)
}

async fn get_health(backend: Backend, _: GetHealth) -> Result<Health, Refusal> {
    sqlx::query("SELECT step FROM migrations").fetch_all(&backend.database.pool).await.map_err(|e| Refusal {
        cause: Some(e.into()),
        ..Refusal::new(ErrorKind::Unavailable, "the database does not answer")
    })?;
    Ok(Health {
        status: "ok".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        database: backend.database.engine.to_string(),
    })
}
