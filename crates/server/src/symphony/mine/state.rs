//! What a stream is to who is in it: pinned, put away, muted, read.

use super::{
    super::messages::{check_member, marks},
    *,
};
use crate::notices::Chat;

/// Up to where somebody has read: as they last said in the app, else to their program, else when they came. `x` is who is in a stream,
/// `y` what it is to them.
pub(super) const READ_TO: &str = "COALESCE(y.read_to, (SELECT MAX(k.up_to) FROM symphony_marks k WHERE k.stream_id = x.stream_id \
     AND k.user_id = x.user_id AND k.kind = 'read'), x.joined_at)";

pub(super) async fn update_my_stream_state(
    backend: Backend,
    caller: Caller,
    asked: UpdateMyStreamState,
) -> Result<(), Refusal> {
    let (uid, sid) = (me(&caller)?, asked.sid);
    let mut tx = backend.database.write().await?;
    check_seat(&mut tx, uid, &sid).await?;
    let mut sql = Sql::new("INSERT INTO symphony_stream_state (stream_id, user_id) VALUES (");
    sql.bind(sid.to_string()).push(", ").bind(uid.0).push(") ON CONFLICT DO NOTHING");
    sql.execute(&mut tx).await?;
    let mut sql = Sql::new("UPDATE symphony_stream_state SET user_id = user_id");
    if let Some(muted) = asked.muted {
        let until = asked.muted_until.map_or(FOR_GOOD, |until| until.timestamp_millis().clamp(0, FOR_GOOD));
        sql.push(", muted_until = ").bind(muted.then_some(until));
    }
    for (column, value) in [("is_pinned", asked.is_pinned), ("is_archived", asked.is_archived)] {
        if let Some(value) = value {
            sql.push(&format!(", {column} = ")).bind(i64::from(value));
        }
    }
    sql.push(" WHERE stream_id = ").bind(sid.to_string()).push(" AND user_id = ").bind(uid.0);
    sql.execute(&mut tx).await?;
    backend.notices.conversation_of(&mut tx, backend.clock.now(), Chat::Symphony(&sid), caller.user).await?;
    Ok(backend.notices.commit(tx).await?)
}

pub(super) async fn mark_symphony_read(
    backend: Backend,
    caller: Caller,
    asked: MarkSymphonyRead,
) -> Result<(), Refusal> {
    let (uid, sid) = (me(&caller)?, asked.sid);
    let mut connection = backend.database.pool.acquire().await?;
    check_member(&mut connection, &caller, &sid).await?;
    let mut sql = rows::seen(uid);
    sql.push(" AND m.id = ").bind(asked.message_id.to_string()).push(" AND m.stream_id = ").bind(sid.to_string());
    let row = sql.row(&mut connection).await?.ok_or_else(|| Refusal::not_found("message"))?;
    let place = row.int("place")?;
    let up_to = told(&mut connection, &sid, row.int("at")?, place).await?;
    let is_back = asked.unread;
    // Nearly always it is known already: nobody waits for the lock then.
    let is_told = marks::known(&mut connection, uid, &sid, "read", up_to).await?;
    if is_told && !is_back && read_to(&mut connection, uid, &sid).await? >= place {
        return Ok(());
    }
    drop(connection);
    let mut tx = backend.database.write().await?;
    let now = backend.clock.now();
    let before = read_to(&mut tx, uid, &sid).await?;
    marks::put(&mut tx, uid, &sid, "read", up_to, now).await?;
    if is_back || before < place {
        set_read_to(&mut tx, uid, &sid, place).await?;
        // The other windows of the same person count anew; nobody else needs to know.
        backend.notices.conversation_of(&mut tx, now, Chat::Symphony(&sid), caller.user).await?;
    }
    Ok(backend.notices.commit(tx).await?)
}

/// Up to which moment others are told of reading a message: not past messages that stand after one that was changed later.
async fn told(connection: &mut AnyConnection, sid: &StreamId, at: i64, place: i64) -> Result<i64, sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT 1 AS n FROM symphony_messages WHERE is_replaced = 0 AND suppressed_at IS NULL AND stream_id = ",
    );
    sql.bind(sid.to_string()).push(" AND place > ").bind(place).push(" AND place < ").bind(at).push(" LIMIT 1");
    Ok(if sql.row(connection).await?.is_some() { place } else { at })
}

async fn read_to(connection: &mut AnyConnection, uid: Uid, sid: &StreamId) -> Result<i64, sqlx::Error> {
    let mut sql = Sql::new(&format!(
        "SELECT {READ_TO} AS read_to FROM symphony_stream_members x LEFT JOIN symphony_stream_state y \
         ON y.stream_id = x.stream_id AND y.user_id = x.user_id WHERE x.stream_id = "
    ));
    sql.bind(sid.to_string()).push(" AND x.user_id = ").bind(uid.0);
    sql.row(connection).await?.ok_or(sqlx::Error::RowNotFound)?.int("read_to")
}

async fn set_read_to(connection: &mut AnyConnection, uid: Uid, sid: &StreamId, place: i64) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("INSERT INTO symphony_stream_state (stream_id, user_id, read_to) VALUES (");
    sql.bind(sid.to_string()).push(", ").bind(uid.0).push(", ").bind(place);
    sql.push(") ON CONFLICT (stream_id, user_id) DO UPDATE SET read_to = excluded.read_to");
    sql.execute(connection).await.map(drop)
}

/// What sending does: its sender has read everything, and a new message brings the stream back to who put it away.
pub(in crate::symphony) async fn sent(
    connection: &mut AnyConnection,
    uid: Uid,
    sid: &StreamId,
    at: i64,
    is_new: bool,
) -> Result<(), sqlx::Error> {
    set_read_to(connection, uid, sid, at).await?;
    if is_new {
        let mut back =
            Sql::new("UPDATE symphony_stream_state SET is_archived = 0 WHERE is_archived = 1 AND stream_id = ");
        back.bind(sid.to_string());
        back.execute(connection).await?;
    }
    Ok(())
}
