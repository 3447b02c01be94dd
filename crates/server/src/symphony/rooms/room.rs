//! A room as stored, who sees it, and its three forms.

use sqlx::any::AnyRow;

use super::*;

/// A room.
#[derive(Debug)]
pub(in crate::symphony) struct Room {
    pub(in crate::symphony) id: StreamId,
    pub(in crate::symphony) name: String,
    description: String,
    keywords: Vec<RoomTag>,
    pub(in crate::symphony) members_can_invite: bool,
    pub(in crate::symphony) discoverable: bool,
    pub(in crate::symphony) is_public: bool,
    pub(in crate::symphony) read_only: bool,
    pub(in crate::symphony) copy_protected: bool,
    view_history: bool,
    multi_lateral: bool,
    scheduled_meeting: bool,
    pinned: Option<String>,
    pub(in crate::symphony) is_active: bool,
    created_by: Uid,
    created_at: i64,
}

/// How somebody is in a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::symphony) struct Seat {
    pub(in crate::symphony) is_owner: bool,
}

impl Room {
    pub(in crate::symphony) fn read(row: &AnyRow) -> Result<Self, sqlx::Error> {
        let flag = |column: &str| row.int(column).map(|value| value == 1);
        Ok(Self {
            id: StreamId::new(&row.text("id")?),
            name: row.text("name")?,
            description: row.text("description")?,
            keywords: row.json("keywords")?,
            members_can_invite: flag("members_can_invite")?,
            discoverable: flag("discoverable")?,
            is_public: flag("is_public")?,
            read_only: flag("read_only")?,
            copy_protected: flag("copy_protected")?,
            view_history: flag("view_history")?,
            multi_lateral: flag("multi_lateral")?,
            scheduled_meeting: flag("scheduled_meeting")?,
            pinned: row.maybe_text("pinned_message_id")?,
            is_active: flag("is_active")?,
            created_by: Uid(row.int("created_by")?),
            created_at: row.int("created_at")?,
        })
    }

    /// The room with this id.
    pub(in crate::symphony) async fn find(connection: &mut AnyConnection, id: &StreamId) -> Result<Self, Refusal> {
        let mut sql = Sql::new("SELECT * FROM symphony_streams WHERE kind = 'ROOM' AND id = ");
        sql.bind(id.to_string());
        let row = sql.row(connection).await?.ok_or_else(|| wrong("the stream is no room"))?;
        Ok(Self::read(&row)?)
    }

    /// The same for who may see it: members, and everybody where others find it whom no barrier keeps from them.
    pub(in crate::symphony) async fn seen(backend: &Backend, caller: &Caller, id: &StreamId) -> Result<Self, Refusal> {
        let mut connection = backend.database.pool.acquire().await?;
        let room = Self::find(&mut connection, id).await?;
        if seat(&mut connection, id, me(caller)?).await?.is_some() {
            return Ok(room);
        }
        if !room.is_public && !room.discoverable {
            return Err(lacks());
        }
        barriers::between(&mut connection, id, me(caller)?).await?;
        Ok(room)
    }

    /// The same for who owns it, while it is active: until the transaction ends nobody else changes it or who is in it.
    pub(in crate::symphony) async fn owned(
        connection: &mut AnyConnection,
        caller: &Caller,
        id: &StreamId,
    ) -> Result<Self, Refusal> {
        let room = Self::owned_even_inactive(connection, caller, id).await?;
        room.check_active()?;
        Ok(room)
    }

    /// The same whether it is active or not.
    pub(in crate::symphony) async fn owned_even_inactive(
        connection: &mut AnyConnection,
        caller: &Caller,
        id: &StreamId,
    ) -> Result<Self, Refusal> {
        let room = Self::locked(connection, id).await?;
        match seat(connection, id, me(caller)?).await? {
            Some(Seat { is_owner: true }) => Ok(room),
            _ => Err(lacks()),
        }
    }

    /// The same for who it is, until the transaction ends.
    pub(in crate::symphony) async fn locked(connection: &mut AnyConnection, id: &StreamId) -> Result<Self, Refusal> {
        let mut lock = Sql::new("UPDATE symphony_streams SET kind = kind WHERE id = ");
        lock.bind(id.to_string());
        lock.execute(connection).await?;
        Self::find(connection, id).await
    }

    /// "If false, no messages can be sent in this stream, and membership is locked."
    pub(in crate::symphony) fn check_active(&self) -> Result<(), Refusal> {
        if self.is_active {
            return Ok(());
        }
        Err(Refusal::new(ErrorKind::Invalid, "the room is not active"))
    }

    fn info(&self) -> RoomSystemInfo {
        RoomSystemInfo {
            id: self.id.clone(),
            creation_date: self.created_at,
            created_by_user_id: self.created_by,
            active: self.is_active,
        }
    }

    /// As 20.17 has it.
    pub(in crate::symphony) fn v3(self) -> V3RoomDetail {
        let room_system_info = self.info();
        let room_attributes = V3RoomAttributes {
            name: Some(self.name),
            keywords: Some(self.keywords),
            description: Some(self.description),
            members_can_invite: Some(self.members_can_invite),
            discoverable: Some(self.discoverable),
            public: Some(self.is_public),
            read_only: Some(self.read_only),
            copy_protected: Some(self.copy_protected),
            cross_pod: Some(false),
            view_history: Some(self.view_history),
            multi_lateral_room: Some(self.multi_lateral),
            scheduled_meeting: Some(self.scheduled_meeting),
            sub_type: None,
            pinned_message_id: self.pinned,
            group_chat: Some(false),
        };
        V3RoomDetail { room_attributes, room_system_info, groups: Vec::new() }
    }

    /// As 1.40 has it.
    pub(in crate::symphony) fn v2(self) -> V2RoomDetail {
        let room_system_info = self.info();
        let room_attributes = V2RoomAttributes {
            name: Some(self.name),
            keywords: Some(self.keywords),
            description: Some(self.description),
            members_can_invite: Some(self.members_can_invite),
            discoverable: Some(self.discoverable),
            public: Some(self.is_public),
            read_only: Some(self.read_only),
            copy_protected: Some(self.copy_protected),
        };
        V2RoomDetail { room_attributes, room_system_info }
    }

    /// As 1.40 first had it.
    pub(in crate::symphony) fn v1(self) -> RoomDetail {
        let room_system_info = self.info();
        let room_attributes = RoomAttributes {
            name: Some(self.name),
            keywords: Some(self.keywords),
            description: Some(self.description),
            members_can_invite: Some(self.members_can_invite),
            discoverable: Some(self.discoverable),
        };
        let immutable_room_attributes = ImmutableRoomAttributes {
            public: Some(self.is_public),
            read_only: Some(self.read_only),
            copy_protected: Some(self.copy_protected),
        };
        RoomDetail { room_attributes, room_system_info, immutable_room_attributes }
    }
}

/// How somebody is in a stream now.
pub(in crate::symphony) async fn seat(
    connection: &mut AnyConnection,
    id: &StreamId,
    uid: Uid,
) -> Result<Option<Seat>, sqlx::Error> {
    let mut sql = Sql::new("SELECT is_owner FROM symphony_stream_members WHERE left_at IS NULL AND stream_id = ");
    sql.bind(id.to_string()).push(" AND user_id = ").bind(uid.0);
    let row = sql.row(connection).await?;
    row.map(|row| Ok(Seat { is_owner: row.int("is_owner")? == 1 })).transpose()
}
