//! Who may in: keys at work (who holds one, from where, for whom, and whether it may do what is asked), and who is signed in.

use std::net::IpAddr;

use ::api::{
    auth::{ChatCredentials, ChatKeyKind, SystemCredentials},
    endpoint::{Access, EndpointInfo, Vendor as _},
    qwil::{
        EntityId, MembershipId, QwilChat,
        codes::{self, Code, Permission},
    },
    rotunda::{qwil::QwilFeature, sessions::Role},
    workdrive::UserId,
};
use http::request;
use ipnet::IpNet;
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    Acting, entities, members, refuse,
    rows::{ACTIVE, SYSTEM_ADMIN},
    wrong,
};
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
/// Where our own endpoints are with which somebody acts in chats.
const MINE: &str = "/qwil/mine/";

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
pub(crate) async fn by_system_key(
    backend: &Backend,
    info: &EndpointInfo,
    held: &SystemCredentials,
    from: IpAddr,
) -> Result<Caller, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let row = opened(backend, &mut connection, "system", [&held.key, &held.secret], from).await?;
    let entity = entity(row.maybe_parsed("entity_id")?, held.entity.as_deref())?;
    entities::check(&mut connection, entity, feature(info)).await?;
    check_permission(&row, info, Code::RF731)?;
    used(backend, &mut connection, &row).await?;
    let acting = Acting { entity, member: None, is_master: false, idempotency_key: None };
    Ok(as_caller(row.parsed("created_by")?, Role::OrgAdmin, acting))
}

/// Who holds a master or user key that opens this endpoint. Counts the use.
///
/// # Errors
/// With the code that says what is wrong with the key, or with whom it acts for.
pub(crate) async fn by_chat_key(
    backend: &Backend,
    info: &EndpointInfo,
    held: &ChatCredentials,
    head: &request::Parts,
) -> Result<Caller, Refusal> {
    let from = caller::address(backend, head);
    let is_master = held.kind == ChatKeyKind::Master;
    let kind = if is_master { "master" } else { "user" };
    let mut connection = backend.database.pool.acquire().await?;
    let row = opened(backend, &mut connection, kind, [&held.key, &held.secret], from).await?;
    let entity: EntityId = row.parsed("entity_id")?;
    entities::check(&mut connection, entity, (!is_master).then_some(QwilFeature::UserKeys)).await?;
    entities::check(&mut connection, entity, feature(info)).await?;
    if info.access > Access::Member && !is_master {
        return Err(refuse(Code::RF115));
    }
    check_permission(&row, info, Code::RF732)?;
    let named = held.on_behalf_of.as_deref().map(str::parse::<MembershipId>).transpose();
    let named = named.map_err(|_| refuse(Code::RB884))?;
    let member = match row.maybe_parsed::<MembershipId>("membership_id")? {
        Some(own) if named.is_some_and(|named| named != own) => return Err(refuse(Code::RB557)),
        Some(own) => own,
        None => named.ok_or_else(|| refuse(Code::RB558))?,
    };
    let mut sql = Sql::new("SELECT * FROM qwil_memberships WHERE id = ");
    sql.bind(member.to_string()).push(" AND entity_id = ").bind(entity.to_string());
    let target = sql.row(&mut connection).await?.ok_or_else(|| refuse(Code::RF479))?;
    check_member(&mut connection, entity, &target, from).await?;
    used(backend, &mut connection, &row).await?;
    let acting = Acting { entity, member: Some(member), is_master, idempotency_key: idempotency_key(head)? };
    // What a user key sends belongs to the person that it acts for, if they are one of ours.
    let maker = row.parsed("created_by")?;
    let user = if is_master { maker } else { target.maybe_parsed("user_id")?.unwrap_or(maker) };
    Ok(as_caller(user, if is_master { Role::OrgAdmin } else { Role::Member }, acting))
}

/// As whom somebody who is signed in acts; nothing outside chats.
///
/// # Errors
/// `RF024` when they may not use chats, `RF026` from elsewhere, and when the entity or a feature is turned off.
pub(crate) async fn by_session(
    backend: &Backend,
    info: &EndpointInfo,
    user: UserId,
    head: &request::Parts,
) -> Result<Option<Acting>, Refusal> {
    if info.base != QwilChat::BASE && !info.path.starts_with(MINE) {
        return Ok(None);
    }
    let mut connection = backend.database.pool.acquire().await?;
    let entity = entities::home(backend, &mut connection).await?;
    entities::check(&mut connection, entity, feature(info)).await?;
    let found = members::of_user(&mut connection, entity, user).await?;
    let row = match found {
        Some(row) => row,
        None => {
            drop(connection);
            let mut tx = backend.database.write().await?;
            members::join(backend, &mut tx, entity, user).await?;
            tx.commit().await?;
            connection = backend.database.pool.acquire().await?;
            members::of_user(&mut connection, entity, user).await?.ok_or_else(|| refuse(Code::RF024))?
        }
    };
    check_member(&mut connection, entity, &row, caller::address(backend, head)).await?;
    let member = Some(row.parsed("id")?);
    let is_master = row.int("profile_id")? == SYSTEM_ADMIN;
    Ok(Some(Acting { entity, member, is_master, idempotency_key: idempotency_key(head)? }))
}

fn as_caller(user: UserId, role: Role, acting: Acting) -> Caller {
    Caller { user, role, session: None, cookie: None, qwil: Some(acting), symphony: None }
}

/// What can be turned off, of what the endpoint does.
fn feature(info: &EndpointInfo) -> Option<QwilFeature> {
    match info.name {
        "GetGroup" => Some(QwilFeature::Groups),
        "GetChat" | "GetMessageRange" => Some(QwilFeature::Chats),
        "ListReviewedChats" | "ListReviewedMessages" | "GetReviewedRange" | "GetReviewedDocument" => {
            Some(QwilFeature::Review)
        }
        _ => None,
    }
}

/// The row of a key that fits its secret, is turned on and used from where it may be.
async fn opened(
    backend: &Backend,
    connection: &mut AnyConnection,
    kind: &str,
    [key, secret]: [&str; 2],
    from: IpAddr,
) -> Result<AnyRow, Refusal> {
    let mut sql = Sql::new(
        "SELECT k.* FROM qwil_keys k JOIN users u ON u.id = k.created_by WHERE u.status = 'ACTIVE' AND k.kind = ",
    );
    sql.bind(kind.to_owned()).push(" AND k.key = ").bind(key.to_owned());
    sql.push(" AND k.secret_hash = ").bind(caller::hash(secret));
    let row = sql.row(connection).await?.ok_or_else(|| refuse(Code::RU001))?;
    if row.int("is_active")? == 0 {
        return Err(refuse(Code::RU002));
    }
    backend.qwil.rate.take(key).map_err(|limited| {
        let known = refuse(Code::RR001);
        Refusal { message: format!("rate limiting at {}", RATE.0), retry_after: limited.retry_after, ..known }
    })?;
    if !is_within(row.json("networks")?, from) {
        return Err(refuse(Code::RF844));
    }
    Ok(row)
}

/// Whether the address is in one of the networks, of which none means all.
fn is_within(networks: Vec<IpNet>, from: IpAddr) -> bool {
    networks.is_empty() || networks.iter().any(|network| network.contains(&from))
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

fn check_permission(row: &AnyRow, info: &EndpointInfo, otherwise: Code) -> Result<(), Refusal> {
    let permissions: Vec<Permission> = row.json("permissions")?;
    if codes::operation(info.name).is_some_and(|operation| permissions.contains(&operation.permission)) {
        return Ok(());
    }
    Err(refuse(otherwise))
}

/// Refuses for whom nobody acts, and staff from elsewhere.
async fn check_member(
    connection: &mut AnyConnection,
    entity: EntityId,
    member: &AnyRow,
    from: IpAddr,
) -> Result<(), Refusal> {
    if member.int("status")? != ACTIVE {
        return Err(refuse(Code::RF024));
    }
    let networks = entities::rules(connection, entity).await?.staff_networks;
    let networks = networks.iter().filter_map(|network| network.parse().ok()).collect();
    if members::is_staff(member.int("profile_id")?) && !is_within(networks, from) {
        return Err(refuse(Code::RF026));
    }
    Ok(())
}

/// Writes down that a key was used, to the minute.
async fn used(backend: &Backend, connection: &mut AnyConnection, row: &AnyRow) -> Result<(), Refusal> {
    let now = backend.clock.now();
    if row.maybe_int("used_at")?.is_none_or(|used| used < now - MINUTE) {
        let mut used = Sql::new("UPDATE qwil_keys SET used_at = ");
        used.bind(now).push(" WHERE id = ").bind(row.text("id")?);
        used.execute(connection).await?;
    }
    Ok(())
}

/// By what a repeated request is known.
fn idempotency_key(head: &request::Parts) -> Result<Option<String>, Refusal> {
    caller::idempotency_key(head).map_err(|message| wrong("Idempotency-Key", message))
}
