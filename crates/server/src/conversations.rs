//! Conversations: WorkDrive's group chats and messages, and what their members do with them.

use ::api::workdrive::{ConversationId, UserId};
use http::Method;
use sqlx::AnyConnection;

use crate::{
    api::Api,
    caller::Caller,
    database::{Fields, Sql},
    refusal::Refusal,
};

mod draft;
mod group_chats;
mod meetings;
mod members;
mod message_rows;
mod messages;
mod mine;
mod reactions;
mod rows;
mod search;
mod send;

pub(crate) use meetings::announce;
pub(crate) use members::hand_over;

/// The documented path of messages, with the method that the document prints.
const MESSAGES: &str = "/api/{conversationId}/messages";

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(group_chats::list_group_chats)
        .serve_or(group_chats::create_group_chat, meetings::is_meant, meetings::create_conversation_meeting)
        .serve(meetings::create_conversation_meeting)
        .serve(group_chats::update_group_chat)
        .serve_as(&["/api/group-chats/{id}"], group_chats::delete_group_chats)
        .serve(send::send_message)
        .mount_or(&Method::GET, MESSAGES, send::send_message, |_, body| body.is_empty(), messages::list_messages)
        .serve(mine::list_conversations)
        .serve(mine::get_conversation)
        .serve(mine::open_direct_conversation)
        .serve(mine::read_conversation)
        .serve(mine::update_conversation_state)
        .serve(members::join_conversation)
        .serve(members::leave_conversation)
        .serve(members::update_conversation_members)
        .serve(messages::list_messages)
        .serve(messages::update_message)
        .serve(messages::delete_message)
        .serve(reactions::add_message_reaction)
        .serve(reactions::remove_message_reaction)
        .serve(search::search_messages)
}

/// A conversation, and what somebody is in it.
#[derive(Debug, Clone)]
struct Seat {
    kind: String,
    by_request: bool,
    last_seq: i64,
    /// Whether they administer it; nothing when they are not in it.
    member: Option<bool>,
}

impl Seat {
    /// Finds a conversation that `user` may know of: one that they are in, or a public one.
    async fn find(connection: &mut AnyConnection, user: UserId, id: ConversationId) -> Result<Self, Refusal> {
        let mut sql = Sql::new(
            "SELECT c.kind, c.by_request, c.last_seq, m.is_admin FROM conversations c \
             LEFT JOIN conversation_members m ON m.conversation_id = c.id AND m.user_id = ",
        );
        sql.bind(user.to_string()).push(" WHERE c.id = ").bind(id.to_string());
        sql.push(" AND (c.is_private = 0 OR m.user_id IS NOT NULL)");
        let row = sql.row(connection).await?.ok_or_else(|| Refusal::not_found("conversation"))?;
        Ok(Self {
            kind: row.text("kind")?,
            by_request: row.int("by_request")? != 0,
            last_seq: row.int("last_seq")?,
            member: row.maybe_int("is_admin")?.map(|admin| admin != 0),
        })
    }

    /// Finds one that `caller` is in; who is not gets 403 for a public one, else 404.
    async fn taken(connection: &mut AnyConnection, caller: &Caller, id: ConversationId) -> Result<Self, Refusal> {
        let seat = Self::find(connection, caller.user, id).await?;
        match seat.member {
            Some(_) => Ok(seat),
            None => Err(Refusal::forbidden("only its members may do this: join first")),
        }
    }

    /// Finds one that `caller` administers.
    async fn administered(
        connection: &mut AnyConnection,
        caller: &Caller,
        id: ConversationId,
    ) -> Result<Self, Refusal> {
        let seat = Self::find(connection, caller.user, id).await?;
        match seat.member {
            Some(true) => Ok(seat),
            _ => Err(Refusal::forbidden("only administrators of the conversation may do this")),
        }
    }
}

/// Refuses who is not in a conversation.
pub(crate) async fn must_be_member(
    connection: &mut AnyConnection,
    caller: &Caller,
    id: ConversationId,
) -> Result<(), Refusal> {
    Seat::taken(connection, caller, id).await.map(drop)
}
