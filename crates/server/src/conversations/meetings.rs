//! Meetings in conversations: events that belong to one, with a message that says so.

use ::api::workdrive::{
    ConversationId, EventId, UserId,
    events::{Event, EventBody},
    group_chats::{CreateConversationMeeting, NewMeeting},
};

use super::{Seat, members, send::NewRow};
use crate::{Backend, caller::Caller, database::Write, events, refusal::Refusal};

/// Whether a request to make a group chat is one to make a meeting: the document prints the same path for both.
pub(super) fn is_meant(_query: &str, body: &[u8]) -> bool {
    let members: Result<serde_json::Map<String, serde_json::Value>, _> = serde_json::from_slice(body);
    members.is_ok_and(|members| members.contains_key("startDateTime"))
}

pub(super) async fn create_conversation_meeting(
    backend: Backend,
    caller: Caller,
    asked: CreateConversationMeeting,
) -> Result<Event, Refusal> {
    let NewMeeting { title, user_ids, start_date_time, end_date_time, duration, poster_id } = asked.meeting;
    let mut tx = backend.database.write().await?;
    Seat::taken(&mut tx, &caller, asked.conversation_id).await?;
    let all: Vec<UserId> = members::of(&mut tx, asked.conversation_id).await?;
    let user_ids = user_ids.unwrap_or_else(|| all.iter().copied().filter(|id| *id != caller.user).collect());
    if user_ids.iter().any(|id| !all.contains(id)) {
        return Err(Refusal { field: Some("userIds".to_owned()), ..Refusal::not_found("member of this conversation") });
    }
    let body = EventBody {
        title: Some(title),
        user_ids: Some(user_ids),
        start_date_time: Some(start_date_time),
        end_date_time,
        duration,
        poster_id: poster_id.map(|id| id.to_string()),
        conversation_id: Some(asked.conversation_id.to_string()),
        is_meeting: Some(true),
        ..EventBody::default()
    };
    let made = events::create(&backend, &mut tx, &caller, body).await?;
    backend.notices.commit(tx).await?;
    Ok(made)
}

/// Says in a conversation that an event of it was made.
pub(crate) async fn announce(
    backend: &Backend,
    tx: &mut Write,
    caller: &Caller,
    conversation: ConversationId,
    event: EventId,
    title: &str,
) -> Result<(), Refusal> {
    let message = NewRow {
        text: title.to_owned(),
        mentions: Vec::new(),
        files: Vec::new(),
        reply_to: None,
        event: Some(event),
        key: None,
    };
    message.store(backend, tx, caller.user, conversation).await.map(drop)
}
