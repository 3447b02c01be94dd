//! Who is in a room.

use ::api::symphony::{OneUid, SuccessResponse};

use super::{
    room::{Seat, seat as seat_of},
    *,
};

pub(super) async fn list_room_members(
    backend: Backend,
    caller: Caller,
    asked: ListRoomMembers,
) -> Result<Vec<MemberInfo>, Refusal> {
    Room::seen(&backend, &caller, &asked.id).await?;
    Ok(list_members(&mut *backend.database.pool.acquire().await?, &asked.id, false).await?)
}

pub(super) async fn list_room_members_v1(
    backend: Backend,
    caller: Caller,
    asked: ListRoomMembersV1,
) -> Result<Vec<MemberInfo>, Refusal> {
    Room::seen(&backend, &caller, &asked.id).await?;
    Ok(list_members(&mut *backend.database.pool.acquire().await?, &asked.id, true).await?)
}

/// Who is in a room, with those who left if they are asked for.
pub(in crate::symphony) async fn list_members(
    connection: &mut AnyConnection,
    id: &StreamId,
    with_past: bool,
) -> Result<Vec<MemberInfo>, sqlx::Error> {
    let mut sql = Sql::new("SELECT user_id, is_owner, joined_at FROM symphony_stream_members WHERE stream_id = ");
    sql.bind(id.to_string()).push(if with_past { "" } else { " AND left_at IS NULL" });
    sql.push(" ORDER BY joined_at, user_id");
    let member = |row: &sqlx::any::AnyRow| {
        Ok(MemberInfo {
            id: Uid(row.int("user_id")?),
            owner: row.int("is_owner")? == 1,
            join_date: row.int("joined_at")?,
            added_through_groups: Vec::new(),
        })
    };
    sql.rows(connection).await?.iter().map(member).collect()
}

/// Puts somebody into a stream; who was in it before is so again.
pub(in crate::symphony) async fn seat(
    connection: &mut AnyConnection,
    id: &StreamId,
    uid: Uid,
    is_owner: bool,
    now: i64,
) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("INSERT INTO symphony_stream_members (stream_id, user_id, is_owner, joined_at) VALUES (");
    sql.bind(id.to_string()).push(", ").bind(uid.0).push(", ").bind(i64::from(is_owner)).push(", ").bind(now);
    sql.push(") ON CONFLICT (stream_id, user_id) DO UPDATE SET is_owner = excluded.is_owner");
    sql.push(", joined_at = excluded.joined_at, left_at = NULL");
    sql.execute(connection).await.map(drop)
}

pub(super) async fn add_room_member(
    backend: Backend,
    caller: Caller,
    asked: AddRoomMember,
) -> Result<SuccessResponse, Refusal> {
    let (me, OneUid { id: new }) = (me(&caller)?, asked.user);
    let mut tx = backend.database.write().await?;
    let room = Room::locked(&mut tx, &asked.id).await?;
    let mine = seat_of(&mut tx, &asked.id, me).await?;
    let may = match mine {
        Some(Seat { is_owner }) => is_owner || room.members_can_invite,
        None => room.is_public && new == me,
    };
    if !may {
        return Err(lacks());
    }
    room.check_active()?;
    add(&backend, &mut tx, me, &asked.id, new).await?;
    events::commit(&backend, tx).await?;
    Ok(SuccessResponse::new("Member added"))
}

/// Puts somebody into a room that is locked, unless they are in it.
pub(in crate::symphony) async fn add(
    backend: &Backend,
    tx: &mut Write,
    by: Uid,
    id: &StreamId,
    new: Uid,
) -> Result<(), Refusal> {
    check_user(tx, new).await?;
    barriers::between(tx, id, new).await?;
    if seat_of(tx, id, new).await?.is_none() {
        seat(tx, id, new, false, backend.clock.now()).await?;
        tell(backend, tx, "USERJOINEDROOM", by, id, Some(new)).await?;
    }
    Ok(())
}

/// Refuses who is not there, or not there any more.
async fn check_user(connection: &mut AnyConnection, uid: Uid) -> Result<(), Refusal> {
    let found = accounts::find(connection, uid).await?;
    match found.map(|row| row.text("status")).transpose()?.as_deref() {
        Some("ENABLED") => Ok(()),
        _ => Err(wrong("the user cannot be found")),
    }
}

pub(super) async fn remove_room_member(
    backend: Backend,
    caller: Caller,
    asked: RemoveRoomMember,
) -> Result<SuccessResponse, Refusal> {
    let (me, OneUid { id: gone }) = (me(&caller)?, asked.user);
    let mut tx = backend.database.write().await?;
    let room = Room::locked(&mut tx, &asked.id).await?;
    let mine = seat_of(&mut tx, &asked.id, me).await?.ok_or_else(lacks)?;
    if gone != me && !mine.is_owner {
        return Err(lacks());
    }
    room.check_active()?;
    check_member(&mut tx, &asked.id, gone).await?;
    check_owner_left(&mut tx, &asked.id, gone).await?;
    remove(&backend, &mut tx, me, &asked.id, gone).await?;
    events::commit(&backend, tx).await?;
    Ok(SuccessResponse::new("Member removed"))
}

/// Takes somebody out of a room that is locked.
pub(in crate::symphony) async fn remove(
    backend: &Backend,
    tx: &mut Write,
    by: Uid,
    id: &StreamId,
    gone: Uid,
) -> Result<(), Refusal> {
    check_member(tx, id, gone).await?;
    let mut sql = Sql::new("UPDATE symphony_stream_members SET is_owner = 0, left_at = ");
    sql.bind(backend.clock.now()).push(" WHERE stream_id = ").bind(id.to_string());
    sql.push(" AND user_id = ").bind(gone.0);
    sql.execute(tx).await?;
    Ok(tell(backend, tx, "USERLEFTROOM", by, id, Some(gone)).await?)
}

async fn check_member(connection: &mut AnyConnection, id: &StreamId, uid: Uid) -> Result<Seat, Refusal> {
    seat_of(connection, id, uid).await?.ok_or_else(|| wrong("the user is no member of the room"))
}

/// Refuses to leave a room to members of whom nobody owns it.
async fn check_owner_left(connection: &mut AnyConnection, id: &StreamId, gone: Uid) -> Result<(), Refusal> {
    let mut sql = Sql::new(
        "SELECT COUNT(*) AS n, COUNT(CASE WHEN is_owner = 1 THEN 1 END) AS owners FROM symphony_stream_members WHERE left_at IS NULL \
         AND stream_id = ",
    );
    sql.bind(id.to_string()).push(" AND user_id <> ").bind(gone.0);
    let row = sql.row(connection).await?.ok_or(sqlx::Error::RowNotFound)?;
    let owners = row.int("owners")?;
    if row.int("n")? > 0 && owners == 0 {
        return Err(wrong("a room needs an owner"));
    }
    Ok(())
}

pub(super) async fn promote_owner(
    backend: Backend,
    caller: Caller,
    asked: PromoteOwner,
) -> Result<SuccessResponse, Refusal> {
    own(&backend, &caller, &asked.id, asked.user.id, true).await?;
    Ok(SuccessResponse::new("Member promoted to owner"))
}

pub(super) async fn demote_owner(
    backend: Backend,
    caller: Caller,
    asked: DemoteOwner,
) -> Result<SuccessResponse, Refusal> {
    own(&backend, &caller, &asked.id, asked.user.id, false).await?;
    Ok(SuccessResponse::new("Owner demoted"))
}

/// Makes a member an owner, or an owner a member like others.
async fn own(backend: &Backend, caller: &Caller, id: &StreamId, uid: Uid, owns: bool) -> Result<(), Refusal> {
    let mut tx = backend.database.write().await?;
    Room::owned(&mut tx, caller, id).await?;
    let before = check_member(&mut tx, id, uid).await?;
    if !owns {
        check_owner_left(&mut tx, id, uid).await?;
    }
    let mut sql = Sql::new("UPDATE symphony_stream_members SET is_owner = ");
    sql.bind(i64::from(owns)).push(" WHERE stream_id = ").bind(id.to_string()).push(" AND user_id = ").bind(uid.0);
    sql.execute(&mut tx).await?;
    if before.is_owner != owns {
        let kind = if owns { "ROOMMEMBERPROMOTEDTOOWNER" } else { "ROOMMEMBERDEMOTEDFROMOWNER" };
        tell(backend, &mut tx, kind, me(caller)?, id, Some(uid)).await?;
    }
    events::commit(backend, tx).await?;
    Ok(())
}
