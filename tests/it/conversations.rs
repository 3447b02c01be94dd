//! Conversations and their messages.

use api::{
    rotunda::{conversations::*, messages::*},
    workdrive::{ConversationId, UserId, group_chats::*, messages::*},
};

use crate::world::Client;

mod groups;
mod members;
mod messages;
mod mine;

pub(crate) fn group(title: &str, members: &[UserId]) -> NewGroupChat {
    NewGroupChat {
        group_type: GroupType::ChatGroup,
        is_private: None,
        by_request: None,
        title: Some(title.to_owned()),
        description: None,
        members: members.iter().map(|id| GroupMember { id: *id, is_admin: false }).collect(),
        file_id: None,
        category: None,
    }
}

fn room(members: &[UserId]) -> NewGroupChat {
    NewGroupChat { group_type: GroupType::Room, title: None, ..group("", members) }
}

pub(crate) async fn make(client: &Client, group: NewGroupChat) -> ConversationId {
    client.call(&CreateGroupChat { group }).await.unwrap().id
}

fn text(text: &str) -> NewMessage {
    NewMessage { message: text.to_owned(), ..NewMessage::default() }
}

fn message(conversation_id: ConversationId, message: NewMessage) -> SendMessage {
    SendMessage { conversation_id, message }
}

pub(crate) async fn say(client: &Client, conversation: ConversationId, words: &str) -> Message {
    client.call(&message(conversation, text(words))).await.unwrap()
}

fn list(conversation_id: ConversationId) -> ListMessages {
    ListMessages { conversation_id, before: None, after: None, around: None, at: None, limit: None }
}

fn all_groups() -> ListGroupChats {
    ListGroupChats {
        cur_page: None,
        per_page: None,
        group_type: None,
        my_group_chats: None,
        include_participants: None,
        time: None,
    }
}

fn mine() -> ListConversations {
    ListConversations { cur_page: None, per_page: None, archived: None }
}

/// One of the caller's own conversations.
async fn own(client: &Client, id: ConversationId) -> Option<Conversation> {
    client.call(&mine()).await.unwrap().conversations.into_iter().find(|it| it.group.id == id)
}
