//! Entities: the organization of this installation is one, and a key that spans several acts for others.

use ::api::{
    qwil::{EntityId, MembershipId, codes::Code},
    rotunda::qwil::{GetQwilRules, QwilFeature, QwilRules, UpdateQwilRules},
};
use ipnet::IpNet;
use serde_json::json;
use sqlx::AnyConnection;

use super::refuse;
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const MOST_DOMAINS: usize = 50;
const MOST_NETWORKS: usize = 20;

/// For whom a request acts, and what it says about itself besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Acting {
    pub(crate) entity: EntityId,
    /// As whom, in chats.
    pub(crate) member: Option<MembershipId>,
    /// Whether the files of the caller's user are its own to send.
    pub(crate) is_master: bool,
    /// By what a repeated request is known.
    pub(crate) idempotency_key: Option<String>,
}

/// The entity of the caller: the key's, or that of this installation for who is signed in.
pub(super) async fn of(
    backend: &Backend,
    connection: &mut AnyConnection,
    caller: &Caller,
) -> Result<EntityId, sqlx::Error> {
    match &caller.qwil {
        Some(acting) => Ok(acting.entity),
        None => home(backend, connection).await,
    }
}

/// The entity of this installation; it is there as soon as it is asked for.
pub(crate) async fn home(backend: &Backend, connection: &mut AnyConnection) -> Result<EntityId, sqlx::Error> {
    let find = async |connection: &mut AnyConnection| {
        Sql::new("SELECT id FROM qwil_entities WHERE is_home = 1").row(connection).await
    };
    if let Some(row) = find(connection).await? {
        return row.parsed("id");
    }
    let org = backend.installation.org();
    let mut sql = Sql::new("INSERT INTO qwil_entities (id, name, is_home) VALUES (");
    sql.bind(org.id.to_string()).push(", ").bind(org.name).push(", 1) ON CONFLICT DO NOTHING");
    sql.execute(connection).await?;
    find(connection).await?.ok_or(sqlx::Error::RowNotFound)?.parsed("id")
}

/// Refuses when the entity is inactive, or has turned a feature off.
pub(super) async fn check(
    connection: &mut AnyConnection,
    entity: EntityId,
    feature: Option<QwilFeature>,
) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT is_active, features_off FROM qwil_entities WHERE id = ");
    sql.bind(entity.to_string());
    let row = sql.row(connection).await?.ok_or_else(|| refuse(Code::RF736))?;
    if row.int("is_active")? == 0 {
        return Err(refuse(Code::RF900));
    }
    let off: Vec<QwilFeature> = row.json("features_off")?;
    match feature {
        Some(feature) if off.contains(&feature) => {
            Err(refuse(if feature == QwilFeature::UserKeys { Code::RF478 } else { Code::RF339 }))
        }
        _ => Ok(()),
    }
}

/// The next moment of an entity, in microseconds: no two things have the same, and who waits for it stays locked out until the
/// transaction ends, so that what is written later has a later one.
pub(super) async fn tick(
    backend: &Backend,
    connection: &mut AnyConnection,
    entity: EntityId,
) -> Result<i64, sqlx::Error> {
    let mut sql = Sql::new("UPDATE qwil_entities SET last_cursor = CASE WHEN last_cursor < ");
    let now = sql.param(backend.clock.now() * 1000);
    sql.push(&format!("{now} THEN {now} ELSE last_cursor + 1 END WHERE id = ")).bind(entity.to_string());
    sql.push(" RETURNING last_cursor");
    sql.row(connection).await?.ok_or(sqlx::Error::RowNotFound)?.int("last_cursor")
}

/// The rules of an entity.
pub(super) async fn rules(connection: &mut AnyConnection, entity: EntityId) -> Result<QwilRules, sqlx::Error> {
    let mut sql = Sql::new("SELECT email_domains, staff_networks, features_off FROM qwil_entities WHERE id = ");
    sql.bind(entity.to_string());
    let row = sql.row(connection).await?.ok_or(sqlx::Error::RowNotFound)?;
    Ok(QwilRules {
        email_domains: row.json("email_domains")?,
        staff_networks: row.json("staff_networks")?,
        features_off: row.json("features_off")?,
    })
}

pub(super) async fn get_qwil_rules(backend: Backend, _: Caller, _: GetQwilRules) -> Result<QwilRules, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let entity = home(&backend, &mut connection).await?;
    Ok(rules(&mut connection, entity).await?)
}

pub(super) async fn update_qwil_rules(
    backend: Backend,
    _: Caller,
    asked: UpdateQwilRules,
) -> Result<QwilRules, Refusal> {
    let mut tx = backend.database.write().await?;
    let entity = home(&backend, &mut tx).await?;
    tick(&backend, &mut tx, entity).await?; // two changes at once do not undo each other
    let mut rules = rules(&mut tx, entity).await?;
    if let Some(domains) = asked.email_domains {
        let domains: Vec<_> = domains.iter().map(|domain| domain.trim().to_lowercase()).collect();
        if domains.len() > MOST_DOMAINS || !domains.iter().all(|domain| is_domain(domain)) {
            let message = format!("emailDomains must be at most {MOST_DOMAINS} such as example.com");
            return Err(Refusal::invalid("emailDomains", message));
        }
        rules.email_domains = domains;
    }
    if let Some(networks) = asked.staff_networks {
        check_networks("staffNetworks", &networks)?;
        rules.staff_networks = networks;
    }
    if let Some(mut features) = asked.features_off {
        features.sort_unstable();
        features.dedup();
        rules.features_off = features;
    }
    let mut sql = Sql::new("UPDATE qwil_entities SET email_domains = ");
    sql.bind(json!(rules.email_domains).to_string()).push(", staff_networks = ");
    sql.bind(json!(rules.staff_networks).to_string()).push(", features_off = ");
    sql.bind(json!(rules.features_off).to_string()).push(" WHERE id = ").bind(entity.to_string());
    sql.execute(&mut tx).await?;
    tx.commit().await?;
    Ok(rules)
}

/// Refuses what is no list of networks.
pub(super) fn check_networks(field: &str, networks: &[String]) -> Result<(), Refusal> {
    if networks.len() > MOST_NETWORKS || !networks.iter().all(|text| text.parse::<IpNet>().is_ok()) {
        let message = format!("{field} must be at most {MOST_NETWORKS} such as 192.0.2.0/24");
        return Err(Refusal::invalid(field, message));
    }
    Ok(())
}

fn is_domain(text: &str) -> bool {
    let label = |label: &str| !label.is_empty() && label.chars().all(|char| char.is_alphanumeric() || char == '-');
    text.len() <= 253 && text.contains('.') && text.split('.').all(label)
}
