//! The place of the caller in a chat: what they see of it, and whether they may write.

use ::api::qwil::{ChatId, EntityId, MembershipId, codes::Code};
use sqlx::AnyConnection;

use super::super::{members, refuse};
use crate::{
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

/// The place of somebody in a chat.
#[derive(Debug)]
pub(in crate::qwil) struct Seat {
    pub(in crate::qwil) chat: ChatId,
    pub(in crate::qwil) member: MembershipId,
    /// Whether they are in the chat now.
    pub(in crate::qwil) is_active: bool,
    /// Whether they were left what they saw.
    pub(in crate::qwil) is_visible: bool,
    /// Whether it is the butler's chat with somebody.
    pub(in crate::qwil) is_butlers: bool,
    /// The last message of the chat.
    pub(in crate::qwil) last_seq: i64,
    /// The last message that they see.
    pub(in crate::qwil) sees_to: i64,
    is_creator: bool,
}

impl Seat {
    /// The place of the caller, whatever they see of the chat.
    pub(in crate::qwil) async fn find(
        connection: &mut AnyConnection,
        caller: &Caller,
        chat: ChatId,
    ) -> Result<Self, Refusal> {
        let (entity, me) = members::me(caller)?;
        Self::of(connection, entity, me, chat).await
    }

    /// The place of somebody.
    pub(in crate::qwil) async fn of(
        connection: &mut AnyConnection,
        entity: EntityId,
        member: MembershipId,
        chat: ChatId,
    ) -> Result<Self, Refusal> {
        let mut sql = Sql::new(
            "SELECT c.created_by, c.butler_for, c.last_seq, m.is_active, m.is_visible, m.left_seq FROM qwil_chats c \
             JOIN qwil_chat_members m ON m.chat_id = c.id WHERE c.id = ",
        );
        sql.bind(chat.to_string()).push(" AND c.entity_id = ").bind(entity.to_string());
        sql.push(" AND m.membership_id = ").bind(member.to_string());
        let row = sql.row(connection).await?.ok_or_else(|| refuse(Code::RF436))?;
        let last_seq = row.int("last_seq")?;
        Ok(Self {
            chat,
            member,
            is_active: row.int("is_active")? == 1,
            is_visible: row.int("is_visible")? == 1,
            is_butlers: row.maybe_text("butler_for")?.is_some(),
            last_seq,
            sees_to: row.maybe_int("left_seq")?.unwrap_or(last_seq),
            is_creator: row.parsed::<MembershipId>("created_by")? == member,
        })
    }

    /// The place of the caller in a chat that they see.
    pub(in crate::qwil) async fn seen(
        connection: &mut AnyConnection,
        caller: &Caller,
        chat: ChatId,
    ) -> Result<Self, Refusal> {
        let seat = Self::find(connection, caller, chat).await?;
        if seat.is_visible && seat.is_begun() { Ok(seat) } else { Err(refuse(Code::RF436)) }
    }

    /// The place of the caller in a chat that they are in.
    pub(in crate::qwil) async fn taken(
        connection: &mut AnyConnection,
        caller: &Caller,
        chat: ChatId,
    ) -> Result<Self, Refusal> {
        let seat = Self::seen(connection, caller, chat).await?;
        if seat.is_active { Ok(seat) } else { Err(refuse(Code::RF436)) }
    }

    /// Whether there is anything that they could see: who creates a chat sees it, the others from its first message on.
    pub(in crate::qwil) fn is_begun(&self) -> bool {
        self.is_creator || self.last_seq > 0
    }
}
