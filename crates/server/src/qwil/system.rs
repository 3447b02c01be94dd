//! System keys at work: who holds one, from where, for whom, and whether it may do what is asked.

use std::net::IpAddr;

use ::api::{
    auth::SystemCredentials,
    endpoint::EndpointInfo,
    qwil::{
        EntityId,
        codes::{self, Code, Permission},
    },
    rotunda::sessions::Role,
};
use ipnet::IpNet;

use super::{Acting, entities, refuse};
use crate::{
    Backend,
    caller::{self, Caller},
    clock::{Clock, MINUTE},
    database::{Fields, Sql},
    rate_limit::RateLimit,
    refusal::Refusal,
};

/// Requests a second of one key, and how many at once. The collection says "rate limiting at 3" and "at 5" and not of what.
const RATE: (u16, u16) = (5, 5);

/// What Qwil keeps in memory.
#[derive(Debug)]
pub struct Qwil {
    rate: RateLimit,
}

impl Qwil {
    pub(crate) fn new(clock: Clock) -> Self {
        Self { rate: RateLimit::new(RATE.0, RATE.1, clock) }
    }
}

/// Who holds a system key that opens this endpoint. Counts the use.
///
/// # Errors
/// With the code that says what is wrong with the key, or with what it is used for.
pub(crate) async fn caller(
    backend: &Backend,
    info: &EndpointInfo,
    held: &SystemCredentials,
    from: IpAddr,
) -> Result<Caller, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = Sql::new(
        "SELECT k.* FROM qwil_keys k JOIN users u ON u.id = k.created_by WHERE k.kind = 'system' AND u.status = 'ACTIVE' AND k.key = ",
    );
    sql.bind(held.key.clone()).push(" AND k.secret_hash = ").bind(caller::hash(&held.secret));
    let row = sql.row(&mut connection).await?.ok_or_else(|| refuse(Code::RU001))?;
    if row.int("is_active")? == 0 {
        return Err(refuse(Code::RU002));
    }
    backend.qwil.rate.take(&held.key).map_err(|limited| {
        let known = refuse(Code::RR001);
        Refusal { message: format!("rate limiting at {}", RATE.0), retry_after: limited.retry_after, ..known }
    })?;
    let networks: Vec<IpNet> = row.json("networks")?;
    if !networks.is_empty() && !networks.iter().any(|network| network.contains(&from)) {
        return Err(refuse(Code::RF844));
    }
    let entity = entity(row.maybe_parsed("entity_id")?, held.entity.as_deref())?;
    let feature = info.name.eq("GetGroup").then_some("groups");
    entities::check(&mut connection, entity, feature).await?;
    let permissions: Vec<Permission> = row.json("permissions")?;
    if !codes::operation(info.name).is_some_and(|operation| permissions.contains(&operation.permission)) {
        return Err(refuse(Code::RF731));
    }
    let now = backend.clock.now();
    if row.maybe_int("used_at")?.is_none_or(|used| used < now - MINUTE) {
        let mut used = Sql::new("UPDATE qwil_keys SET used_at = ");
        used.bind(now).push(" WHERE id = ").bind(row.text("id")?);
        used.execute(&mut connection).await?;
    }
    Ok(Caller {
        user: row.parsed("created_by")?,
        role: Role::OrgAdmin,
        session: None,
        cookie: None,
        qwil: Some(Acting { entity }),
    })
}

/// The key's own entity, or for a key of several the one that the header names.
fn entity(own: Option<EntityId>, named: Option<&str>) -> Result<EntityId, Refusal> {
    match (own, named) {
        (Some(_), Some(_)) => Err(refuse(Code::RF841)),
        (Some(own), None) => Ok(own),
        (None, None) => Err(refuse(Code::RF736)),
        (None, Some(named)) => named.parse().map_err(|_| refuse(Code::RB852)),
    }
}
