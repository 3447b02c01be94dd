//! Streams of all, for who administers them.

use ::api::symphony::{OneUid, StreamId, SuccessResponse, Uid, rooms::*, stream_administration::*, streams::*};
use sqlx::any::AnyRow;

use super::{accounts, events, me, rooms, rooms::Room, streams, window, wrong};
use crate::{
    Backend,
    api::Api,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const KINDS: [&str; 3] = ["IM", "MIM", "ROOM"];
/// A pod has one company here.
const COMPANY: i64 = 1;

/// Mounts the administration of streams.
pub(super) fn routes(api: Api) -> Api {
    api.serve(list_user_streams)
        .serve(list_admin_streams)
        .serve(create_admin_im)
        .serve(set_admin_room_active)
        .serve(list_admin_room_members)
        .serve(add_admin_room_member)
        .serve(remove_admin_room_member)
        .serve(list_admin_stream_members)
}

async fn list_user_streams(
    backend: Backend,
    _: Caller,
    asked: ListUserStreams,
) -> Result<Option<Vec<StreamAttributes>>, Refusal> {
    let page = window(asked.skip, asked.limit, [50, 100])?;
    let mut connection = backend.database.pool.acquire().await?;
    accounts::check(&mut connection, &[asked.uid], || wrong("the user cannot be found")).await?;
    streams::list(&mut connection, asked.uid, asked.filter, page).await
}

async fn create_admin_im(backend: Backend, caller: Caller, asked: CreateAdminIm) -> Result<Stream, Refusal> {
    streams::create(&backend, me(&caller)?, asked.users).await
}

async fn set_admin_room_active(
    backend: Backend,
    caller: Caller,
    asked: SetAdminRoomActive,
) -> Result<RoomDetail, Refusal> {
    let mut tx = backend.database.write().await?;
    Room::locked(&mut tx, &asked.id).await?;
    let room = rooms::set_active(&backend, tx, me(&caller)?, &asked.id, asked.active).await?;
    Ok(room.v1())
}

async fn list_admin_room_members(
    backend: Backend,
    _: Caller,
    asked: ListAdminRoomMembers,
) -> Result<Vec<MemberInfo>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    Room::find(&mut connection, &asked.id).await?;
    Ok(rooms::list_members(&mut connection, &asked.id, asked.include_past_members == Some(true)).await?)
}

async fn add_admin_room_member(
    backend: Backend,
    caller: Caller,
    asked: AddAdminRoomMember,
) -> Result<SuccessResponse, Refusal> {
    let OneUid { id: new } = asked.payload;
    let mut tx = backend.database.write().await?;
    Room::locked(&mut tx, &asked.id).await?.check_active()?;
    rooms::add(&backend, &mut tx, me(&caller)?, &asked.id, new).await?;
    events::commit(&backend, tx).await?;
    Ok(SuccessResponse::new("Member added"))
}

async fn remove_admin_room_member(
    backend: Backend,
    caller: Caller,
    asked: RemoveAdminRoomMember,
) -> Result<SuccessResponse, Refusal> {
    let OneUid { id: gone } = asked.payload;
    let mut tx = backend.database.write().await?;
    Room::locked(&mut tx, &asked.id).await?;
    rooms::remove(&backend, &mut tx, me(&caller)?, &asked.id, gone).await?;
    events::commit(&backend, tx).await?;
    Ok(SuccessResponse::new("Member removed"))
}

async fn list_admin_stream_members(
    backend: Backend,
    _: Caller,
    asked: ListAdminStreamMembers,
) -> Result<V2MembershipList, Refusal> {
    let (skip, limit) = window(asked.skip, asked.limit, [100, 1000])?;
    let mut connection = backend.database.pool.acquire().await?;
    let mut stream = Sql::new("SELECT id FROM symphony_streams WHERE id = ");
    stream.bind(asked.id.to_string());
    stream.row(&mut connection).await?.ok_or_else(|| wrong("the stream cannot be found"))?;
    let mut count =
        Sql::new("SELECT COUNT(*) AS n FROM symphony_stream_members WHERE left_at IS NULL AND stream_id = ");
    count.bind(asked.id.to_string());
    let count = count.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    let mut sql = Sql::new(
        "SELECT u.id, u.email, u.first_name, u.last_name, u.display_name, u.company, m.is_owner, m.joined_at, s.created_by \
         FROM symphony_stream_members m JOIN symphony_users u ON u.id = m.user_id JOIN symphony_streams s ON s.id = m.stream_id \
         WHERE m.left_at IS NULL AND m.stream_id = ",
    );
    sql.bind(asked.id.to_string()).push(&format!(" ORDER BY m.joined_at, u.id LIMIT {limit} OFFSET {skip}"));
    let org = backend.installation.org().name;
    let members = sql.rows(&mut connection).await?.iter().map(|row| member(row, &org)).collect::<Result<_, _>>()?;
    Ok(V2MembershipList { count: u64::try_from(count).unwrap_or(0), skip, limit, members })
}

/// Somebody as others see them, from a row of an account.
pub(super) fn detail(row: &AnyRow, org: &str) -> Result<V2MemberUserDetail, sqlx::Error> {
    let company = row.text("company")?;
    let is_external = company != org;
    Ok(V2MemberUserDetail {
        user_id: Uid(row.int("id")?),
        email: Some(row.text("email")?),
        first_name: row.maybe_text("first_name")?,
        last_name: row.maybe_text("last_name")?,
        display_name: Some(row.text("display_name")?),
        company: Some(company),
        company_id: (!is_external).then_some(COMPANY),
        is_external,
    })
}

fn member(row: &AnyRow, org: &str) -> Result<V2MemberInfo, sqlx::Error> {
    Ok(V2MemberInfo {
        is_owner: row.int("is_owner")? == 1,
        is_creator: row.int("created_by")? == row.int("id")?,
        join_date: row.int("joined_at")?,
        added_through_groups: Vec::new(),
        user: detail(row, org)?,
    })
}

/// Whether a filter's value is the first of two; nothing when it has none.
fn either(field: &str, value: Option<&str>, [yes, no]: [&str; 2]) -> Result<Option<bool>, Refusal> {
    match value {
        None => Ok(None),
        Some(value) if value == yes => Ok(Some(true)),
        Some(value) if value == no => Ok(Some(false)),
        Some(_) => Err(Refusal::invalid(field, format!("{field} must be {yes} or {no}"))),
    }
}

async fn list_admin_streams(
    backend: Backend,
    _: Caller,
    asked: ListAdminStreams,
) -> Result<V2AdminStreamList, Refusal> {
    let (skip, limit) = window(asked.skip, asked.limit, [50, 100])?;
    let asks = asked.filter;
    let kinds: Vec<_> = asks.stream_types.iter().map(|kind| kind.kind.clone()).collect();
    if !kinds.iter().all(|kind| KINDS.contains(&kind.as_str())) {
        return Err(Refusal::invalid("streamTypes", "a stream is an IM, MIM or ROOM"));
    }
    let is_internal = either("scope", asks.scope.as_deref(), ["INTERNAL", "EXTERNAL"])?;
    let is_ours = either("origin", asks.origin.as_deref(), ["INTERNAL", "EXTERNAL"])?;
    let is_active = either("status", asks.status.as_deref(), ["ACTIVE", "INACTIVE"])?;
    let is_public = either("privacy", asks.privacy.as_deref(), ["PUBLIC", "PRIVATE"])?;
    let org = backend.installation.org().name;
    let filter = |sql: &mut Sql| {
        let org = sql.param(org.clone());
        sql.push(&format!(" FROM ({}) t WHERE t.kind <> 'POST'", all(&org)));
        if !kinds.is_empty() {
            sql.push(" AND t.kind IN ").list(kinds.iter());
        }
        let flags = [
            ("is_external", is_internal.map(|is| !is)),
            ("is_ours", is_ours),
            ("is_active", is_active),
            ("is_public", is_public),
        ];
        for (column, value) in flags {
            if let Some(value) = value {
                sql.push(&format!(" AND t.{column} = ")).bind(i64::from(value));
            }
        }
        if let Some(start) = asks.start_date {
            sql.push(" AND t.modified_at >= ").bind(start);
        }
        if let Some(end) = asks.end_date {
            sql.push(" AND t.modified_at < ").bind(end);
        }
    };
    let mut connection = backend.database.pool.acquire().await?;
    let mut count = Sql::new("SELECT COUNT(*) AS n");
    filter(&mut count);
    let count = count.row(&mut connection).await?.map_or(Ok(0), |row| row.int("n"))?;
    let mut sql = Sql::new("SELECT t.*");
    filter(&mut sql);
    sql.push(&format!(" ORDER BY t.modified_at, t.id LIMIT {limit} OFFSET {skip}"));
    let streams = sql.rows(&mut connection).await?.iter().map(stream).collect::<Result<_, _>>()?;
    Ok(V2AdminStreamList { count: u64::try_from(count).unwrap_or(0), skip, limit, filter: asks.clone(), streams })
}

/// What streams are read from, as the company sees them whose name is written `org` in SQL.
pub(super) fn all(org: &str) -> String {
    format!(
        "SELECT s.*, u.company, CASE WHEN u.company = {org} THEN 1 ELSE 0 END AS is_ours, \
         (SELECT COUNT(*) FROM symphony_stream_members m WHERE m.stream_id = s.id AND m.left_at IS NULL) AS members_count, \
         (SELECT MAX(CASE WHEN m.left_at > m.joined_at THEN m.left_at ELSE m.joined_at END) FROM symphony_stream_members m \
         WHERE m.stream_id = s.id) AS modified_at, \
         CASE WHEN EXISTS (SELECT 1 FROM symphony_stream_members m JOIN symphony_users o ON o.id = m.user_id \
         WHERE m.stream_id = s.id AND m.left_at IS NULL AND o.company <> {org}) THEN 1 ELSE 0 END AS is_external \
         FROM symphony_streams s JOIN symphony_users u ON u.id = s.created_by"
    )
}

/// A stream, from a row of [`all`].
pub(super) fn stream(row: &AnyRow) -> Result<V2AdminStreamInfo, sqlx::Error> {
    let kind = row.text("kind")?;
    let is_room = kind == "ROOM";
    let is_ours = row.int("is_ours")? == 1;
    Ok(V2AdminStreamInfo {
        id: StreamId::new(&row.text("id")?),
        is_external: row.int("is_external")? == 1,
        is_active: row.int("is_active")? == 1,
        is_public: if is_room { Some(row.int("is_public")? == 1) } else { None },
        kind,
        cross_pod: false,
        origin: if is_ours { "INTERNAL" } else { "EXTERNAL" }.to_owned(),
        attributes: V2AdminStreamAttributes {
            room_name: if is_room { row.maybe_text("name")? } else { None },
            room_description: if is_room { row.maybe_text("description")? } else { None },
            members: streams::im_members(row)?.map(|im| im.members),
            created_by_user_id: Some(Uid(row.int("created_by")?)),
            created_date: row.int("created_at")?,
            last_modified_date: row.maybe_int("modified_at")?.unwrap_or(row.int("created_at")?),
            origin_company: Some(row.text("company")?),
            origin_company_id: is_ours.then_some(COMPANY),
            members_count: u64::try_from(row.int("members_count")?).unwrap_or(0),
            last_message_date: row.maybe_int("last_message_at")?,
            group_chat: false,
        },
    })
}
