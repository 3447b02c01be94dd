//! Up to where somebody got and read the messages of a stream, and since when.

use super::*;

/// Says that somebody got (`delivered`) or read (`read`) everything up to a message; less than before changes nothing.
pub(in crate::symphony) async fn mark(
    backend: &Backend,
    uid: Uid,
    sid: &StreamId,
    kind: &str,
    up_to: i64,
) -> Result<(), sqlx::Error> {
    // Nearly always it is known already: nobody waits for the lock then.
    if known(&mut *backend.database.pool.acquire().await?, uid, sid, kind, up_to).await? {
        return Ok(());
    }
    let mut tx = backend.database.write().await?;
    put(&mut tx, uid, sid, kind, up_to, backend.clock.now()).await?;
    tx.commit().await
}

/// Whether that is known already.
pub(in crate::symphony) async fn known(
    connection: &mut AnyConnection,
    uid: Uid,
    sid: &StreamId,
    kind: &str,
    up_to: i64,
) -> Result<bool, sqlx::Error> {
    let mut sql = Sql::new("SELECT 1 FROM symphony_marks WHERE stream_id = ");
    sql.bind(sid.to_string()).push(" AND user_id = ").bind(uid.0).push(" AND kind = ").bind(kind.to_owned());
    sql.push(" AND up_to >= ").bind(up_to).push(" LIMIT 1");
    Ok(sql.row(connection).await?.is_some())
}

/// Says it in a transaction.
pub(in crate::symphony) async fn put(
    connection: &mut AnyConnection,
    uid: Uid,
    sid: &StreamId,
    kind: &str,
    up_to: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    if known(connection, uid, sid, kind, up_to).await? {
        return Ok(());
    }
    let mut sql = Sql::new("INSERT INTO symphony_marks (stream_id, user_id, kind, up_to, at) VALUES (");
    sql.bind(sid.to_string()).push(", ").bind(uid.0).push(", ").bind(kind.to_owned()).push(", ").bind(up_to);
    sql.push(", ").bind(now).push(") ON CONFLICT DO NOTHING");
    sql.execute(connection).await.map(drop)
}
