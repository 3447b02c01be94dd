//! Connections between users. Users of one company are connected without asking; those of others ask.

use ::api::{
    error::ErrorKind,
    symphony::{SuccessResponse, Uid, connections::*},
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{accounts, barriers, events, events::Event, lacks, me, wrong};
use crate::{
    Backend,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

const ACCEPTED: &str = "ACCEPTED";
const PENDING: &str = "PENDING";
const REJECTED: &str = "REJECTED";

fn missing(what: &str) -> Refusal {
    Refusal::new(ErrorKind::NotFound, format!("{what} cannot be found"))
}

/// Whether two are of one company.
pub(super) async fn are_colleagues(connection: &mut AnyConnection, me: Uid, other: Uid) -> Result<bool, Refusal> {
    let company = async |connection: &mut AnyConnection, uid| {
        let row = accounts::find(connection, uid).await?.ok_or_else(|| missing("the user"))?;
        Ok::<_, Refusal>(row.text("company")?)
    };
    Ok(company(connection, me).await? == company(connection, other).await?)
}

/// Refuses whom one is not connected with.
pub(super) async fn check(connection: &mut AnyConnection, me: Uid, other: Uid) -> Result<(), Refusal> {
    if are_colleagues(connection, me, other).await? {
        return Ok(());
    }
    let row = find(connection, me, other).await?;
    match row.map(|row| row.text("status")).transpose()?.as_deref() {
        Some(ACCEPTED) => Ok(()),
        _ => Err(lacks()),
    }
}

/// What there is between two, whoever asked.
async fn find(connection: &mut AnyConnection, me: Uid, other: Uid) -> Result<Option<AnyRow>, sqlx::Error> {
    let mut sql = Sql::new("SELECT * FROM symphony_connections WHERE (asker = ");
    sql.bind(me.0).push(" AND asked = ").bind(other.0).push(") OR (asker = ").bind(other.0);
    sql.push(" AND asked = ").bind(me.0).push(") ORDER BY updated_at DESC");
    sql.row(connection).await
}

fn read(row: &AnyRow, me: Uid) -> Result<UserConnection, sqlx::Error> {
    let (asker, asked) = (Uid(row.int("asker")?), Uid(row.int("asked")?));
    let is_mine = asker == me;
    let status = match &*row.text("status")? {
        PENDING if is_mine => "PENDING_OUTGOING".to_owned(),
        PENDING => "PENDING_INCOMING".to_owned(),
        other => other.to_owned(),
    };
    Ok(UserConnection {
        user_id: if is_mine { asked } else { asker },
        status,
        first_requested_at: Some(row.int("first_requested_at")?),
        updated_at: Some(row.int("updated_at")?),
        request_counter: u32::try_from(row.int("request_counter")?).ok(),
    })
}

/// Of users of one company.
fn implicit(user_id: Uid) -> UserConnection {
    UserConnection {
        user_id,
        status: ACCEPTED.to_owned(),
        first_requested_at: None,
        updated_at: None,
        request_counter: None,
    }
}

pub(super) async fn create_connection(
    backend: Backend,
    caller: Caller,
    asked: CreateConnection,
) -> Result<UserConnection, Refusal> {
    let (me, other) = (me(&caller)?, asked.request.user_id);
    if me == other {
        return Err(wrong("nobody is connected with themselves"));
    }
    let mut tx = backend.database.write().await?;
    let are_colleagues = are_colleagues(&mut tx, me, other).await?;
    barriers::check(&mut tx, &[me, other]).await?;
    if are_colleagues {
        return Ok(implicit(other));
    }
    let now = backend.clock.now();
    let before = find(&mut tx, me, other).await?;
    match before.as_ref().map(|row| row.text("status")).transpose()?.as_deref() {
        Some(ACCEPTED) => {}
        // Who is asked and asks has agreed.
        Some(PENDING) if before.as_ref().map(|row| row.int("asker")).transpose()? == Some(other.0) => {
            decide(&mut tx, other, me, ACCEPTED, now).await?;
            tell(&backend, &mut tx, "CONNECTIONACCEPTED", me, other).await?;
        }
        _ => {
            let mut sql = Sql::new(
                "INSERT INTO symphony_connections (asker, asked, status, first_requested_at, updated_at) VALUES (",
            );
            sql.bind(me.0).push(", ").bind(other.0).push(", 'PENDING', ").bind(now).push(", ").bind(now);
            sql.push(") ON CONFLICT (asker, asked) DO UPDATE SET status = 'PENDING', updated_at = excluded.updated_at");
            sql.push(", request_counter = symphony_connections.request_counter + 1");
            sql.execute(&mut tx).await?;
            tell(&backend, &mut tx, "CONNECTIONREQUESTED", me, other).await?;
        }
    }
    let row = find(&mut tx, me, other).await?.ok_or(sqlx::Error::RowNotFound)?;
    let connection = read(&row, me)?;
    tx.commit().await?;
    events::wake(&backend);
    Ok(connection)
}

async fn tell(
    backend: &Backend,
    connection: &mut AnyConnection,
    kind: &str,
    initiator: Uid,
    affected: Uid,
) -> Result<(), sqlx::Error> {
    let event = Event { kind, initiator, affected: Some(affected), ..Event::default() };
    events::note(backend, connection, &event).await.map(drop)
}

/// Answers what waits; whether anything did.
async fn decide(
    connection: &mut AnyConnection,
    asker: Uid,
    asked: Uid,
    status: &str,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let mut sql = Sql::new("UPDATE symphony_connections SET status = ");
    sql.bind(status.to_owned()).push(", updated_at = ").bind(now).push(" WHERE status = 'PENDING' AND asker = ");
    sql.bind(asker.0).push(" AND asked = ").bind(asked.0);
    Ok(sql.execute(connection).await? > 0)
}

async fn answer(backend: &Backend, caller: &Caller, other: Uid, status: &str) -> Result<UserConnection, Refusal> {
    let me = me(caller)?;
    let mut tx = backend.database.write().await?;
    if status == ACCEPTED {
        barriers::check(&mut tx, &[me, other]).await?;
    }
    if me != other && are_colleagues(&mut tx, me, other).await? {
        if status == ACCEPTED {
            return Ok(implicit(other));
        }
        return Err(wrong("users of one pod are connected, which cannot be refused"));
    }
    if !decide(&mut tx, other, me, status, backend.clock.now()).await? {
        return Err(missing("the connection"));
    }
    if status == ACCEPTED {
        tell(backend, &mut tx, "CONNECTIONACCEPTED", me, other).await?;
    }
    let row = find(&mut tx, me, other).await?.ok_or(sqlx::Error::RowNotFound)?;
    let connection = read(&row, me)?;
    tx.commit().await?;
    events::wake(backend);
    Ok(connection)
}

pub(super) async fn accept_connection(
    backend: Backend,
    caller: Caller,
    asked: AcceptConnection,
) -> Result<UserConnection, Refusal> {
    answer(&backend, &caller, asked.request.user_id, ACCEPTED).await
}

pub(super) async fn reject_connection(
    backend: Backend,
    caller: Caller,
    asked: RejectConnection,
) -> Result<UserConnection, Refusal> {
    answer(&backend, &caller, asked.request.user_id, REJECTED).await
}

pub(super) async fn list_connections(
    backend: Backend,
    caller: Caller,
    asked: ListConnections,
) -> Result<Vec<UserConnection>, Refusal> {
    let me = me(&caller)?;
    let status = asked.status.unwrap_or_default().to_uppercase();
    let wanted: &[&str] = match &*status {
        "" => &["PENDING_INCOMING", "PENDING_OUTGOING"],
        "PENDING_INCOMING" => &["PENDING_INCOMING"],
        "PENDING_OUTGOING" => &["PENDING_OUTGOING"],
        ACCEPTED => &[ACCEPTED],
        REJECTED => &[REJECTED],
        "ALL" => &["PENDING_INCOMING", "PENDING_OUTGOING", ACCEPTED, REJECTED],
        _ => return Err(Refusal::invalid("status", "status is none of a connection")),
    };
    let unreadable = |_| Refusal::invalid("userIds", "userIds must be numbers joined by commas");
    let ids = asked.user_ids.as_deref().filter(|list| !list.trim().is_empty());
    let ids: Option<Vec<Uid>> =
        ids.map(|list| list.split(',').map(str::parse).collect::<Result<_, _>>()).transpose().map_err(unreadable)?;
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = Sql::new("SELECT * FROM symphony_connections WHERE asker = ");
    sql.bind(me.0).push(" OR asked = ").bind(me.0).push(" ORDER BY updated_at DESC, asker, asked");
    let rows = sql.rows(&mut connection).await?;
    let mut found: Vec<UserConnection> = rows.iter().map(|row| read(row, me)).collect::<Result<_, _>>()?;
    found.retain(|one| wanted.contains(&&*one.status) && ids.as_ref().is_none_or(|ids| ids.contains(&one.user_id)));
    if wanted.contains(&ACCEPTED) {
        for id in ids.unwrap_or_default() {
            let is_there = accounts::find(&mut connection, id).await?.is_some();
            if is_there && id != me && are_colleagues(&mut connection, me, id).await? {
                found.push(implicit(id));
            }
        }
    }
    Ok(found)
}

pub(super) async fn get_connection(
    backend: Backend,
    caller: Caller,
    asked: GetConnection,
) -> Result<UserConnection, Refusal> {
    let (me, other) = (me(&caller)?, asked.user_id);
    let mut connection = backend.database.pool.acquire().await?;
    if me != other && are_colleagues(&mut connection, me, other).await? {
        return Ok(implicit(other));
    }
    let row = find(&mut connection, me, other).await?.ok_or_else(|| missing("the connection"))?;
    Ok(read(&row, me)?)
}

pub(super) async fn remove_connection(
    backend: Backend,
    caller: Caller,
    asked: RemoveConnection,
) -> Result<SuccessResponse, Refusal> {
    let (me, other) = (me(&caller)?, asked.uid);
    let mut tx = backend.database.write().await?;
    if me != other && are_colleagues(&mut tx, me, other).await? {
        return Err(wrong("users of one pod are connected, which cannot be ended"));
    }
    let mut sql = Sql::new("DELETE FROM symphony_connections WHERE (asker = ");
    sql.bind(me.0).push(" AND asked = ").bind(other.0).push(") OR (asker = ").bind(other.0);
    sql.push(" AND asked = ").bind(me.0).push(")");
    if sql.execute(&mut tx).await? == 0 {
        return Err(missing("the connection"));
    }
    tx.commit().await?;
    Ok(SuccessResponse::new("Connection Removed."))
}
