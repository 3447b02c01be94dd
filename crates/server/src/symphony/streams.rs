//! Streams of every kind, and instant messages between few.

use ::api::symphony::{StreamId, Uid, rooms::GroupItem, streams::*};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    accounts, barriers, connections, events,
    events::Event,
    features, lacks, me,
    rooms::{self, room},
    window, wrong,
};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    notices::{Chat, ChatChange},
    refusal::Refusal,
};

/// At most so many in instant messages, oneself included; more need a room.
const MOST_IN_IM: usize = 20;
const KINDS: [&str; 4] = ["IM", "MIM", "ROOM", "POST"];

pub(super) async fn create_im(backend: Backend, caller: Caller, asked: CreateIm) -> Result<Stream, Refusal> {
    let me = me(&caller)?;
    let mut all = asked.users;
    all.push(me);
    all.sort_unstable();
    all.dedup();
    if all.len() < 2 {
        return Err(wrong("at least one other user must be named"));
    }
    let mut connection = backend.database.pool.acquire().await?;
    check_users(&mut connection, &all).await?;
    for other in all.iter().filter(|other| **other != me) {
        connections::check(&mut connection, me, *other).await?;
        if !connections::are_colleagues(&mut connection, me, *other).await? {
            features::check(&mut connection, me, "isExternalIMEnabled").await?;
        }
    }
    drop(connection);
    create(&backend, me, all).await
}

async fn check_users(connection: &mut AnyConnection, all: &[Uid]) -> Result<(), Refusal> {
    if all.len() > MOST_IN_IM {
        return Err(wrong("instant messages are between at most 20"));
    }
    accounts::check(connection, all, || wrong("a user cannot be found")).await
}

/// Makes instant messages between users; between the same there is one.
pub(super) async fn create(backend: &Backend, by: Uid, mut all: Vec<Uid>) -> Result<Stream, Refusal> {
    all.sort_unstable();
    all.dedup();
    if all.len() < 2 {
        return Err(wrong("at least two users must be named"));
    }
    let now = backend.clock.now();
    let mut tx = backend.database.write().await?;
    check_users(&mut tx, &all).await?;
    barriers::check(&mut tx, &all).await?;
    let key = all.iter().map(Uid::to_string).collect::<Vec<_>>().join(",");
    let id = rooms::new_id()?;
    let kind = if all.len() == 2 { "IM" } else { "MIM" };
    let mut sql = Sql::new("INSERT INTO symphony_streams (id, kind, im_key, created_by, created_at) VALUES (");
    sql.bind(id.to_string()).push(", ").bind(kind.to_owned()).push(", ").bind(key.clone()).push(", ");
    sql.bind(by.0).push(", ").bind(now).push(") ON CONFLICT (im_key) DO NOTHING");
    if sql.execute(&mut tx).await? > 0 {
        for uid in all {
            rooms::seat(&mut tx, &id, uid, false, now).await?;
        }
        let event = Event { kind: "INSTANTMESSAGECREATED", initiator: by, stream: Some(&id), ..Event::default() };
        events::note(backend, &mut tx, &event).await?;
        backend.notices.conversation(&mut tx, now, ChatChange::of(Chat::Symphony(&id)), None).await?;
        events::commit(backend, tx).await?;
        return Ok(Stream { id });
    }
    let mut there = Sql::new("SELECT id FROM symphony_streams WHERE im_key = ");
    there.bind(key);
    let row = there.row(&mut tx).await?.ok_or(sqlx::Error::RowNotFound)?;
    Ok(Stream { id: StreamId::new(&row.text("id")?) })
}

/// Instant messages that the caller is in.
async fn im(connection: &mut AnyConnection, caller: &Caller, id: &StreamId) -> Result<AnyRow, Refusal> {
    let mut sql = Sql::new("SELECT * FROM symphony_streams WHERE kind IN ('IM', 'MIM') AND id = ");
    sql.bind(id.to_string());
    let row = sql.row(connection).await?.ok_or_else(|| wrong("the stream is no instant message"))?;
    room::seat(connection, id, me(caller)?).await?.ok_or_else(lacks)?;
    Ok(row)
}

fn im_of(row: &AnyRow) -> Result<V1ImDetail, sqlx::Error> {
    Ok(V1ImDetail {
        attributes: V1ImAttributes { pinned_message_id: row.maybe_text("pinned_message_id")? },
        system_info: ImSystemInfo {
            id: StreamId::new(&row.text("id")?),
            creation_date: row.int("created_at")?,
            active: row.int("is_active")? == 1,
        },
    })
}

pub(super) async fn get_im(backend: Backend, caller: Caller, asked: GetIm) -> Result<V1ImDetail, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    Ok(im_of(&im(&mut connection, &caller, &asked.id).await?)?)
}

pub(super) async fn update_im(backend: Backend, caller: Caller, asked: UpdateIm) -> Result<V1ImDetail, Refusal> {
    let mut tx = backend.database.write().await?;
    im(&mut tx, &caller, &asked.id).await?;
    barriers::between(&mut tx, &asked.id, me(&caller)?).await?;
    if let Some(pinned) = asked.attributes.pinned_message_id {
        let mut sql = Sql::new("UPDATE symphony_streams SET pinned_message_id = ");
        sql.bind((!pinned.is_empty()).then_some(pinned)).push(" WHERE id = ").bind(asked.id.to_string());
        sql.execute(&mut tx).await?;
    }
    let detail = im_of(&im(&mut tx, &caller, &asked.id).await?)?;
    tx.commit().await?;
    Ok(detail)
}

pub(super) async fn list_streams(
    backend: Backend,
    caller: Caller,
    asked: ListStreams,
) -> Result<Option<Vec<StreamAttributes>>, Refusal> {
    let page = window(asked.skip, asked.limit, [50, 1000])?;
    let mut connection = backend.database.pool.acquire().await?;
    list(&mut connection, me(&caller)?, asked.filter, page).await
}

/// The streams that somebody is in, oldest first; nothing for none.
pub(super) async fn list(
    connection: &mut AnyConnection,
    uid: Uid,
    filter: StreamFilter,
    (skip, limit): (u64, u64),
) -> Result<Option<Vec<StreamAttributes>>, Refusal> {
    let kinds: Vec<_> = filter.stream_types.into_iter().map(|kind| kind.kind).collect();
    if !kinds.iter().all(|kind| KINDS.contains(&kind.as_str())) {
        return Err(Refusal::invalid("streamTypes", "a stream is an IM, MIM, ROOM or POST"));
    }
    let mut sql = Sql::new(
        "SELECT s.* FROM symphony_streams s JOIN symphony_stream_members m ON m.stream_id = s.id WHERE m.left_at IS NULL AND m.user_id = ",
    );
    sql.bind(uid.0);
    if !kinds.is_empty() {
        sql.push(" AND s.kind IN ").list(kinds);
    }
    if filter.include_inactive_streams != Some(true) {
        sql.push(" AND s.is_active = 1");
    }
    sql.push(&format!(" ORDER BY s.created_at, s.id LIMIT {limit} OFFSET {skip}"));
    let found = sql.rows(connection).await?;
    let streams: Vec<_> = found.iter().map(listed).collect::<Result<_, _>>()?;
    Ok((!streams.is_empty()).then_some(streams))
}

/// Who is in instant messages; nobody else ever is.
pub(super) fn im_members(row: &AnyRow) -> Result<Option<ImMembers>, sqlx::Error> {
    let members = |key: String| key.split(',').filter_map(|uid| uid.parse().ok()).collect();
    Ok(row.maybe_text("im_key")?.map(|key| ImMembers { members: members(key) }))
}

fn room_name(row: &AnyRow) -> Result<Option<RoomName>, sqlx::Error> {
    let groups: Vec<GroupItem> = Vec::new();
    Ok((row.text("kind")? == "ROOM").then_some(RoomName { name: row.text("name")?, groups }))
}

fn listed(row: &AnyRow) -> Result<StreamAttributes, sqlx::Error> {
    Ok(StreamAttributes {
        id: StreamId::new(&row.text("id")?),
        cross_pod: false,
        active: row.int("is_active")? == 1,
        stream_type: StreamType { kind: row.text("kind")? },
        stream_attributes: im_members(row)?,
        room_attributes: room_name(row)?,
    })
}

pub(super) async fn get_stream(
    backend: Backend,
    caller: Caller,
    asked: GetStream,
) -> Result<V2StreamAttributes, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = Sql::new("SELECT * FROM symphony_streams WHERE id = ");
    sql.bind(asked.sid.to_string());
    let row = sql.row(&mut connection).await?.ok_or_else(|| wrong("the stream cannot be found"))?;
    let is_found = row.int("is_public")? == 1 || row.int("discoverable")? == 1;
    if room::seat(&mut connection, &asked.sid, me(&caller)?).await?.is_none() {
        if !is_found {
            return Err(lacks());
        }
        barriers::between(&mut connection, &asked.sid, me(&caller)?).await?;
    }
    Ok(V2StreamAttributes {
        id: asked.sid,
        cross_pod: false,
        origin: "INTERNAL".to_owned(),
        active: row.int("is_active")? == 1,
        last_message_date: row.maybe_int("last_message_at")?,
        stream_type: StreamType { kind: row.text("kind")? },
        stream_attributes: im_members(&row)?,
        room_attributes: room_name(&row)?,
    })
}
