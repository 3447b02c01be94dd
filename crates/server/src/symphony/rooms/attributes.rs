//! What a room is, checked and written.

use ::api::symphony::{StreamId, rooms::*, rooms_before::V2RoomAttributes};
use serde_json::json;
use sqlx::AnyConnection;

use super::{Room, folded};
use crate::{
    database::{Fields, Sql},
    refusal::Refusal,
};

const LONGEST_NAME: usize = 500;
const LONGEST_DESCRIPTION: usize = 2000;
const MOST_KEYWORDS: usize = 100;

/// A change of a room; what is `None` stays. The first form has no pins and no history.
pub(super) fn from_v1(asked: RoomAttributes) -> V3RoomAttributes {
    V3RoomAttributes {
        name: asked.name,
        keywords: asked.keywords,
        description: asked.description,
        members_can_invite: asked.members_can_invite,
        discoverable: asked.discoverable,
        ..V3RoomAttributes::default()
    }
}

/// The same of the second form.
pub(super) fn from_v2(asked: V2RoomAttributes) -> V3RoomAttributes {
    V3RoomAttributes {
        name: asked.name,
        keywords: asked.keywords,
        description: asked.description,
        members_can_invite: asked.members_can_invite,
        discoverable: asked.discoverable,
        public: asked.public,
        read_only: asked.read_only,
        copy_protected: asked.copy_protected,
        ..V3RoomAttributes::default()
    }
}

/// A change that may be written.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) name: Option<String>,
    keywords: Option<Vec<RoomTag>>,
    description: Option<String>,
    pub(super) members_can_invite: Option<bool>,
    pub(super) discoverable: Option<bool>,
    pub(super) public: Option<bool>,
    pub(super) read_only: Option<bool>,
    pub(super) copy_protected: Option<bool>,
    pub(super) view_history: Option<bool>,
    pub(super) multi_lateral: Option<bool>,
    pub(super) scheduled_meeting: Option<bool>,
    pinned: Option<String>,
}

impl Change {
    /// Checks what was sent.
    pub(super) fn new(asked: V3RoomAttributes) -> Result<Self, Refusal> {
        let name = asked.name.map(|name| name.trim().to_owned());
        if name.as_ref().is_some_and(|name| !(1..=LONGEST_NAME).contains(&name.chars().count())) {
            return Err(Refusal::invalid("name", format!("name must have 1 to {LONGEST_NAME} characters")));
        }
        if asked.description.as_ref().is_some_and(|text| text.chars().count() > LONGEST_DESCRIPTION) {
            let message = format!("description must have at most {LONGEST_DESCRIPTION} characters");
            return Err(Refusal::invalid("description", message));
        }
        let is_tag =
            |tag: &RoomTag| [&tag.key, &tag.value].iter().all(|text| (1..=100).contains(&text.chars().count()));
        if asked.keywords.as_ref().is_some_and(|tags| tags.len() > MOST_KEYWORDS || !tags.iter().all(is_tag)) {
            let message = format!("keywords must be at most {MOST_KEYWORDS}, keys and values 1 to 100 characters");
            return Err(Refusal::invalid("keywords", message));
        }
        if asked.cross_pod == Some(true) {
            return Err(Refusal::invalid("crossPod", "there are no other pods here"));
        }
        Ok(Self {
            name,
            keywords: asked.keywords,
            description: asked.description,
            members_can_invite: asked.members_can_invite,
            discoverable: asked.discoverable,
            public: asked.public,
            read_only: asked.read_only,
            copy_protected: asked.copy_protected,
            view_history: asked.view_history,
            multi_lateral: asked.multi_lateral_room,
            scheduled_meeting: asked.scheduled_meeting,
            pinned: asked.pinned_message_id,
        })
    }

    /// Refuses to change what is fixed once a room is there.
    pub(super) fn check_fixed(&self, room: &Room) -> Result<(), Refusal> {
        let fixed = [
            ("public", self.public, room.is_public),
            ("readOnly", self.read_only, room.read_only),
            ("copyProtected", self.copy_protected, room.copy_protected),
        ];
        match fixed.into_iter().find(|(_, asked, is)| asked.is_some_and(|asked| asked != *is)) {
            Some((field, ..)) => Err(Refusal::invalid(field, format!("{field} is fixed once a room is created"))),
            None => Ok(()),
        }
    }

    /// Writes what is there, and what the room is found by.
    pub(super) async fn write(&self, connection: &mut AnyConnection, id: &StreamId) -> Result<(), Refusal> {
        let mut sql = Sql::new("UPDATE symphony_streams SET kind = kind");
        let texts = [
            ("name", self.name.clone()),
            ("description", self.description.clone()),
            ("keywords", self.keywords.as_ref().map(|tags| json!(tags).to_string())),
        ];
        for (column, value) in texts {
            if let Some(value) = value {
                sql.push(&format!(", {column} = ")).bind(value);
            }
        }
        let flags = [
            ("members_can_invite", self.members_can_invite),
            ("discoverable", self.discoverable),
            ("view_history", self.view_history),
            ("multi_lateral", self.multi_lateral),
            ("scheduled_meeting", self.scheduled_meeting),
        ];
        for (column, value) in flags {
            if let Some(value) = value {
                sql.push(&format!(", {column} = ")).bind(i64::from(value));
            }
        }
        if let Some(pinned) = &self.pinned {
            sql.push(", pinned_message_id = ").bind((!pinned.is_empty()).then(|| pinned.clone()));
        }
        sql.push(" WHERE id = ").bind(id.to_string()).push(" RETURNING name, description");
        let row = sql.row(connection).await?.ok_or(sqlx::Error::RowNotFound)?;
        let text = folded(&format!(" {} {}", row.text("name")?, row.text("description")?));
        let mut found = Sql::new("UPDATE symphony_streams SET search_text = ");
        found.bind(text).push(" WHERE id = ").bind(id.to_string());
        found.execute(connection).await?;
        Ok(())
    }
}
