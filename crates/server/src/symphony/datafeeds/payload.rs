//! Events as they are given.

use std::collections::HashMap;

use ::api::symphony::{StreamId, Uid, datafeeds::*, messages::*, rooms::V3RoomAttributes};
use sqlx::{AnyConnection, any::AnyRow};

use super::super::{messages::rows, rooms::room::Room};
use crate::{
    Backend,
    database::{Fields, Sql},
    refusal::Refusal,
};

const SELECT: &str = "SELECT e.seq, e.kind AS event, e.initiator, e.affected, e.message_id, e.stream_id, s.* FROM symphony_feed_events f \
     JOIN symphony_events e ON e.seq = f.seq LEFT JOIN symphony_streams s ON s.id = e.stream_id WHERE f.feed_id = ";

/// The first events of a feed, with their numbers.
pub(super) async fn first(backend: &Backend, feed: &str, limit: u64) -> Result<Vec<(i64, V4Event)>, Refusal> {
    let mut connection = backend.database.pool.acquire().await?;
    let mut sql = Sql::new(SELECT);
    sql.bind(feed.to_owned()).push(&format!(" ORDER BY f.seq LIMIT {limit}"));
    let found = sql.rows(&mut connection).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let known = Known::of(backend, &mut connection, &found).await?;
    Ok(found.iter().map(|row| known.event(row)).collect::<Result<_, _>>()?)
}

/// What the events are about.
struct Known {
    users: HashMap<i64, V4User>,
    messages: HashMap<String, V4Message>,
    members: HashMap<String, Vec<V4User>>,
}

impl Known {
    async fn of(backend: &Backend, connection: &mut AnyConnection, found: &[AnyRow]) -> Result<Self, Refusal> {
        let (mut uids, mut messages, mut ims) = (Vec::new(), Vec::new(), Vec::new());
        for row in found {
            uids.push(row.int("initiator")?);
            uids.extend(row.maybe_int("affected")?);
            messages.extend(row.maybe_text("message_id")?);
            if row.text("event")? == "INSTANTMESSAGECREATED" {
                ims.extend(row.maybe_text("stream_id")?);
            }
        }
        let mut members: HashMap<String, Vec<V4User>> = HashMap::new();
        if !ims.is_empty() {
            let mut sql = Sql::new(
                "SELECT m.stream_id, u.* FROM symphony_stream_members m JOIN symphony_users u ON u.id = m.user_id WHERE m.stream_id IN ",
            );
            sql.list(ims).push(" ORDER BY u.id");
            for row in sql.rows(connection).await? {
                members.entry(row.text("stream_id")?).or_default().push(rows::user(&row, row.int("id")?)?);
            }
        }
        let mut sql = Sql::new("SELECT * FROM symphony_users WHERE id IN (NULL");
        for uid in uids {
            sql.push(", ").bind(uid);
        }
        sql.push(")");
        let mut users = HashMap::new();
        for row in sql.rows(connection).await? {
            users.insert(row.int("id")?, rows::user(&row, row.int("id")?)?);
        }
        let mut sql = rows::all();
        // What was suppressed in the meantime is not told any more.
        sql.push(" AND m.suppressed_at IS NULL AND m.id IN ").list(messages);
        let messages = rows::messages(backend, connection, sql).await?;
        let messages = messages.into_iter().map(|message| (message.message_id.clone(), message)).collect();
        Ok(Self { users, messages, members })
    }

    fn event(&self, row: &AnyRow) -> Result<(i64, V4Event), sqlx::Error> {
        let (seq, kind) = (row.int("seq")?, row.text("event")?);
        let initiator = self.user(row.int("initiator")?);
        let message_id = row.maybe_text("message_id")?;
        let payload = self.payload(row, &kind, message_id.as_deref())?;
        let initiator = V4Initiator { user: initiator };
        Ok((seq, V4Event { id: seq.to_string(), message_id, timestamp: seq, kind, initiator, payload }))
    }

    fn user(&self, uid: i64) -> V4User {
        self.users.get(&uid).cloned().unwrap_or_else(|| V4User { user_id: Some(Uid(uid)), ..V4User::default() })
    }

    fn payload(&self, row: &AnyRow, kind: &str, message: Option<&str>) -> Result<V4Payload, sqlx::Error> {
        let affected = row.maybe_int("affected")?.map(|uid| self.user(uid));
        let stream = || stream(row);
        let with_user = |affected: Option<V4User>| {
            Ok::<_, sqlx::Error>(Some(V4InStream { stream: stream()?, affected_user: affected, room_properties: None }))
        };
        let with_room = || {
            let properties: V3RoomAttributes = Room::read(row)?.v3().room_attributes;
            Ok::<_, sqlx::Error>(Some(V4InStream {
                stream: stream()?,
                room_properties: Some(properties),
                affected_user: None,
            }))
        };
        let mut payload = V4Payload::default();
        match kind {
            "MESSAGESENT" => {
                let message = message.and_then(|id| self.messages.get(id)).cloned();
                payload.message_sent = message.map(|message| V4MessageSent { message });
            }
            "MESSAGESUPPRESSED" => {
                let message_id = message.unwrap_or_default().to_owned();
                payload.message_suppressed = Some(V4MessageSuppressed { message_id, stream: stream()? });
            }
            "INSTANTMESSAGECREATED" => {
                let mut stream = stream()?;
                stream.members = self.members.get(&stream.stream_id.to_string()).cloned();
                let created = V4InStream { stream, ..V4InStream::default() };
                payload.instant_message_created = Some(created);
            }
            "ROOMCREATED" => payload.room_created = with_room()?,
            "ROOMUPDATED" => payload.room_updated = with_room()?,
            "ROOMDEACTIVATED" => payload.room_deactivated = with_user(None)?,
            "ROOMREACTIVATED" => payload.room_reactivated = with_user(None)?,
            "USERJOINEDROOM" => payload.user_joined_room = with_user(affected)?,
            "USERLEFTROOM" => payload.user_left_room = with_user(affected)?,
            "ROOMMEMBERPROMOTEDTOOWNER" => payload.room_member_promoted_to_owner = with_user(affected)?,
            "ROOMMEMBERDEMOTEDFROMOWNER" => payload.room_member_demoted_from_owner = with_user(affected)?,
            "CONNECTIONREQUESTED" => {
                payload.connection_requested = Some(V4ToUser { to_user: affected.unwrap_or_default() });
            }
            "CONNECTIONACCEPTED" => {
                payload.connection_accepted = Some(V4FromUser { from_user: affected.unwrap_or_default() });
            }
            _ => {}
        }
        Ok(payload)
    }
}

fn stream(row: &AnyRow) -> Result<V4Stream, sqlx::Error> {
    let kind = row.text("kind")?;
    Ok(V4Stream {
        stream_id: StreamId::new(&row.text("stream_id")?),
        room_name: if kind == "ROOM" { row.maybe_text("name")? } else { None },
        stream_type: Some(kind),
        members: None,
        external: Some(false),
        cross_pod: Some(false),
    })
}
