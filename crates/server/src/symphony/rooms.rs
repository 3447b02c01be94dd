//! Rooms: made, seen, changed, searched; in all three forms that the documents have.

use ::api::{
    error::ErrorKind,
    symphony::{StreamId, Uid, rooms::*, rooms_before::*},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sqlx::AnyConnection;

use super::{accounts, barriers, events, events::Event, features, lacks, me, wrong};
use crate::{
    Backend,
    api::Api,
    caller::Caller,
    database::{Fields, Sql, Write},
    notices::{Chat, ChatChange},
    people::folded,
    refusal::Refusal,
};

mod attributes;
mod members;
pub(super) mod room;
mod search;

use attributes::Change;
pub(super) use members::{add, list_members, remove, seat};
pub(super) use room::Room;

/// Mounts rooms.
pub(super) fn routes(api: Api) -> Api {
    api.serve(create_room)
        .serve(create_room_v1)
        .serve(create_room_v2)
        .serve(get_room)
        .serve(get_room_v1)
        .serve(get_room_v2)
        .serve(update_room)
        .serve(update_room_v1)
        .serve(update_room_v2)
        .serve(search::search_rooms)
        .serve(search::search_rooms_v2)
        .serve(set_room_active)
        .serve(members::list_room_members)
        .serve(members::list_room_members_v1)
        .serve(members::add_room_member)
        .serve(members::remove_room_member)
        .serve(members::promote_owner)
        .serve(members::demote_owner)
}

/// A new id, as long as the vendor's.
pub(super) fn new_id() -> Result<StreamId, Refusal> {
    let bytes = crate::random()?;
    Ok(StreamId::new(&URL_SAFE_NO_PAD.encode(&bytes[..25])))
}

async fn create(backend: &Backend, caller: &Caller, asked: V3RoomAttributes) -> Result<Room, Refusal> {
    let me = me(caller)?;
    let change = Change::new(asked)?;
    let id = new_id()?;
    let name = change.name.clone().ok_or_else(|| Refusal::invalid("name", "a room needs a name"))?;
    let now = backend.clock.now();
    let is_public = change.public == Some(true);
    let mut tx = backend.database.write().await?;
    for (asked, feature) in
        [(is_public, "canCreatePublicRoom"), (change.multi_lateral == Some(true), "canCreateMultiLateralRoom")]
    {
        if asked {
            features::check(&mut tx, me, feature).await?;
        }
    }
    check_name(&mut tx, &name, is_public, None).await?;
    let flag = |value: Option<bool>| i64::from(value == Some(true));
    let discoverable = i64::from(change.discoverable.unwrap_or(is_public));
    let mut sql = Sql::new(
        "INSERT INTO symphony_streams (id, kind, name, search_text, created_by, created_at, is_public, discoverable, \
         members_can_invite, read_only, copy_protected, view_history, multi_lateral, scheduled_meeting) VALUES (",
    );
    sql.bind(id.to_string()).push(", 'ROOM', ").bind(name).push(", '', ").bind(me.0).push(", ").bind(now);
    sql.push(", ").bind(i64::from(is_public)).push(", ").bind(discoverable);
    let flags = [
        change.members_can_invite,
        change.read_only,
        change.copy_protected,
        change.view_history,
        change.multi_lateral,
        change.scheduled_meeting,
    ];
    for value in flags {
        sql.push(", ").bind(flag(value));
    }
    sql.push(")");
    sql.execute(&mut tx).await?;
    change.write(&mut tx, &id).await?;
    members::seat(&mut tx, &id, me, true, now).await?;
    let room = Room::find(&mut tx, &id).await?;
    tell(backend, &mut tx, "ROOMCREATED", me, &id, None).await?;
    events::commit(backend, tx).await?;
    Ok(room)
}

/// Puts what happened in a room into the feeds of who is in it, and of to whom it happened; their browsers are told too.
async fn tell(
    backend: &Backend,
    tx: &mut Write,
    kind: &str,
    initiator: Uid,
    id: &StreamId,
    affected: Option<Uid>,
) -> Result<(), sqlx::Error> {
    let event = Event { kind, initiator, stream: Some(id), affected, message: None };
    events::note(backend, tx, &event).await?;
    let also = match affected {
        Some(uid) => accounts::person(tx, uid).await?,
        None => None,
    };
    backend.notices.conversation(tx, backend.clock.now(), ChatChange::of(Chat::Symphony(id)), also).await
}

/// Refuses a name that another public room has.
async fn check_name(
    connection: &mut AnyConnection,
    name: &str,
    is_public: bool,
    own: Option<&StreamId>,
) -> Result<(), Refusal> {
    let mut sql = Sql::new("SELECT id FROM symphony_streams WHERE kind = 'ROOM' AND is_public = 1 AND name = ");
    sql.bind(name.to_owned());
    if let Some(own) = own {
        sql.push(" AND id <> ").bind(own.to_string());
    }
    if is_public && sql.row(connection).await?.is_some() {
        return Err(Refusal::invalid("name", "another public room has this name"));
    }
    Ok(())
}

async fn update(backend: &Backend, caller: &Caller, id: &StreamId, asked: V3RoomAttributes) -> Result<Room, Refusal> {
    let change = Change::new(asked)?;
    let mut tx = backend.database.write().await?;
    let room = Room::owned(&mut tx, caller, id).await?;
    barriers::between(&mut tx, id, me(caller)?).await?;
    change.check_fixed(&room)?;
    if let Some(name) = &change.name {
        check_name(&mut tx, name, room.is_public, Some(id)).await?;
    }
    change.write(&mut tx, id).await?;
    let room = Room::find(&mut tx, id).await?;
    tell(backend, &mut tx, "ROOMUPDATED", me(caller)?, id, None).await?;
    events::commit(backend, tx).await?;
    Ok(room)
}

async fn create_room(backend: Backend, caller: Caller, asked: CreateRoom) -> Result<V3RoomDetail, Refusal> {
    Ok(create(&backend, &caller, asked.attributes).await?.v3())
}

async fn create_room_v1(backend: Backend, caller: Caller, asked: CreateRoomV1) -> Result<RoomDetail, Refusal> {
    let fixed = asked.room.immutable_room_attributes;
    let all = attributes::from_v1(asked.room.room_attributes);
    let all = V3RoomAttributes {
        public: fixed.public,
        read_only: fixed.read_only,
        copy_protected: fixed.copy_protected,
        ..all
    };
    Ok(create(&backend, &caller, all).await?.v1())
}

async fn create_room_v2(backend: Backend, caller: Caller, asked: CreateRoomV2) -> Result<V2RoomDetail, Refusal> {
    Ok(create(&backend, &caller, attributes::from_v2(asked.attributes)).await?.v2())
}

async fn get_room(backend: Backend, caller: Caller, asked: GetRoom) -> Result<V3RoomDetail, Refusal> {
    Ok(Room::seen(&backend, &caller, &asked.id).await?.v3())
}

async fn get_room_v1(backend: Backend, caller: Caller, asked: GetRoomV1) -> Result<RoomDetail, Refusal> {
    Ok(Room::seen(&backend, &caller, &asked.id).await?.v1())
}

async fn get_room_v2(backend: Backend, caller: Caller, asked: GetRoomV2) -> Result<V2RoomDetail, Refusal> {
    Ok(Room::seen(&backend, &caller, &asked.id).await?.v2())
}

async fn update_room(backend: Backend, caller: Caller, asked: UpdateRoom) -> Result<V3RoomDetail, Refusal> {
    Ok(update(&backend, &caller, &asked.id, asked.attributes).await?.v3())
}

async fn update_room_v1(backend: Backend, caller: Caller, asked: UpdateRoomV1) -> Result<RoomDetail, Refusal> {
    Ok(update(&backend, &caller, &asked.id, attributes::from_v1(asked.attributes)).await?.v1())
}

async fn update_room_v2(backend: Backend, caller: Caller, asked: UpdateRoomV2) -> Result<V2RoomDetail, Refusal> {
    Ok(update(&backend, &caller, &asked.id, attributes::from_v2(asked.attributes)).await?.v2())
}

async fn set_room_active(backend: Backend, caller: Caller, asked: SetRoomActive) -> Result<RoomDetail, Refusal> {
    let mut tx = backend.database.write().await?;
    Room::owned_even_inactive(&mut tx, &caller, &asked.id).await?;
    Ok(set_active(&backend, tx, me(&caller)?, &asked.id, asked.active).await?.v1())
}

/// Opens or closes a room that is locked; ends the transaction.
pub(super) async fn set_active(
    backend: &Backend,
    mut tx: Write,
    by: Uid,
    id: &StreamId,
    active: bool,
) -> Result<Room, Refusal> {
    let mut sql = Sql::new("UPDATE symphony_streams SET is_active = ");
    sql.bind(i64::from(active)).push(" WHERE id = ").bind(id.to_string());
    sql.push(" AND is_active <> ").bind(i64::from(active));
    if sql.execute(&mut tx).await? > 0 {
        let kind = if active { "ROOMREACTIVATED" } else { "ROOMDEACTIVATED" };
        tell(backend, &mut tx, kind, by, id, None).await?;
    }
    let room = Room::find(&mut tx, id).await?;
    events::commit(backend, tx).await?;
    Ok(room)
}
