//! Group chats, rooms and direct conversations of the intranet.

use std::sync::Arc;

use api::{
    rotunda::{conversations::*, messages::*, people::SearchPeople},
    workdrive::{
        UserId,
        group_chats::{
            CreateConversationMeeting, CreateGroupChat, DeleteGroupChats, GroupChatChange, GroupMember, GroupType,
            NewGroupChat, NewMeeting as WireMeeting, UpdateGroupChat,
        },
        messages::{NewMessage, SendMessage},
    },
};

use super::{
    adapter::{Adapter, Answer, Candidate, Change, Cursor, New, NewMeeting, Page, StateChange, unsupported},
    model::{At, ConversationId, Detail, History, Kind, Message, Outgoing, Person, Reaction, Search, SearchKind},
};
use crate::net::{Net, Stop};

mod read;
use read::{conversation, detail, ids, me, message, message_id, own_id, wire_id};

/// The intranet's conversations.
pub struct WorkDrive;

impl Adapter for WorkDrive {
    fn list(&self, net: Net, archived: bool, cursor: Option<Cursor>) -> Answer<Page> {
        let cur_page = match cursor {
            Some(Cursor::Page(page)) => Some(page),
            _ => None,
        };
        let request = ListConversations { cur_page, per_page: Some(50), archived: Some(archived) };
        Box::pin(async move {
            let page = net.call(&request).await?;
            let next = (page.meta.next_page > 0).then_some(Cursor::Page(page.meta.next_page));
            let me = me(net);
            let conversations = page.conversations.into_iter().map(|row| conversation(row, None, me)).collect();
            Ok(Page { conversations, next })
        })
    }

    fn get(&self, net: Net, id: ConversationId) -> Answer<Detail> {
        Box::pin(async move {
            let found = net.call(&GetConversation { conversation_id: wire_id(id)? }).await?;
            Ok(detail(found, me(net)))
        })
    }

    fn history(&self, net: Net, id: ConversationId, at: At, limit: u64, stop: Option<Stop>) -> Answer<History> {
        Box::pin(async move {
            let all = ListMessages {
                conversation_id: wire_id(id)?,
                before: None,
                after: None,
                around: None,
                at: None,
                limit: Some(limit),
            };
            let request = match at {
                At::End => all,
                At::Before(place) => ListMessages { before: Some(place.unsigned_abs()), ..all },
                At::After(place) => ListMessages { after: Some(place.unsigned_abs()), ..all },
                At::Around(place) => ListMessages { around: Some(place.unsigned_abs()), ..all },
                At::Only(place) => ListMessages { around: Some(place.unsigned_abs()), limit: Some(1), ..all },
                At::Moment(at) => ListMessages { at: Some(at), ..all },
            };
            let page = net.call_until(&request, stop.as_ref()).await?;
            let me = me(net);
            let messages = page.messages.into_iter().map(|row| message(row, me)).collect();
            Ok(History { messages, more_before: page.more_before, more_after: page.more_after })
        })
    }

    fn search(&self, net: Net, id: ConversationId, search: Search) -> Answer<(Vec<Message>, bool)> {
        Box::pin(async move {
            let request = SearchMessages {
                search: search.words,
                conversation: Some(wire_id(id)?),
                sender: search.sender.and_then(|sender| sender.parse().ok()),
                has_files: (search.kind == SearchKind::Files).then_some(true),
                has_links: (search.kind == SearchKind::Links).then_some(true),
                before: search.before,
                since: search.since,
                limit: Some(30),
            };
            let found = net.call(&request).await?;
            let me = me(net);
            Ok((found.messages.into_iter().map(|row| message(row, me)).collect(), found.more))
        })
    }

    fn send(&self, net: Net, id: ConversationId, out: Outgoing, key: String) -> Answer<Message> {
        Box::pin(async move {
            let new = NewMessage {
                message: out.text,
                mention: Vec::new(),
                reply_of_msg_id: out.reply.and_then(|quote| quote.id.parse().ok()),
                file_id: out.files.iter().filter_map(|file| file.id.parse().ok()).collect(),
                idempotency_key: Some(key),
            };
            let sent = net.call(&SendMessage { conversation_id: wire_id(id)?, message: new }).await?;
            Ok(message(sent, me(net)))
        })
    }

    fn edit(&self, net: Net, _: ConversationId, old: Arc<Message>, text: String) -> Answer<Message> {
        Box::pin(async move {
            let changed = net.call(&UpdateMessage { id: message_id(&old)?, message: text }).await?;
            Ok(message(changed, me(net)))
        })
    }

    fn delete(&self, net: Net, _: ConversationId, old: Arc<Message>) -> Answer<()> {
        Box::pin(async move { net.call(&DeleteMessage { id: message_id(&old)? }).await })
    }

    fn react(&self, net: Net, about: Arc<Message>, emoji: String, added: bool) -> Answer<Vec<Reaction>> {
        Box::pin(async move {
            let id = message_id(&about)?;
            if added {
                net.call(&AddMessageReaction { id, emoji }).await
            } else {
                net.call(&RemoveMessageReaction { id, emoji }).await
            }
        })
    }

    fn read(&self, net: Net, id: ConversationId, place: i64, _: Arc<str>, unread: bool) -> Answer<()> {
        Box::pin(async move {
            net.call(&ReadConversation { conversation_id: wire_id(id)?, seq: place.unsigned_abs(), unread }).await
        })
    }

    fn set_state(&self, net: Net, id: ConversationId, change: StateChange) -> Answer<()> {
        Box::pin(async move {
            let none = UpdateConversationState {
                conversation_id: wire_id(id)?,
                muted: None,
                muted_until: None,
                is_pinned: None,
                is_archived: None,
            };
            let request = match change {
                StateChange::Mute(until) => UpdateConversationState { muted: Some(true), muted_until: until, ..none },
                StateChange::Unmute => UpdateConversationState { muted: Some(false), ..none },
                StateChange::Pin(pinned) => UpdateConversationState { is_pinned: Some(pinned), ..none },
                StateChange::Archive(archived) => UpdateConversationState { is_archived: Some(archived), ..none },
            };
            net.call(&request).await
        })
    }

    fn change(&self, net: Net, id: ConversationId, change: Change) -> Answer<()> {
        Box::pin(async move {
            let id = wire_id(id)?;
            let members = |add: Vec<UserId>, remove: Vec<UserId>, refuse: Vec<UserId>| UpdateConversationMembers {
                conversation_id: id,
                add,
                remove,
                refuse,
            };
            let group = match change {
                Change::Rename(title) => GroupChatChange { title: Some(title), ..GroupChatChange::default() },
                Change::Describe(text) => GroupChatChange { description: Some(text), ..GroupChatChange::default() },
                Change::Picture(file) => GroupChatChange { file_id: file.parse().ok(), ..GroupChatChange::default() },
                Change::Promote(who, true) => GroupChatChange { new_admins: ids(&[who]), ..GroupChatChange::default() },
                Change::Promote(who, false) => {
                    GroupChatChange { removed_admins: ids(&[who]), ..GroupChatChange::default() }
                }
                Change::Add(who) => return net.call(&members(ids(&who), Vec::new(), Vec::new())).await.map(drop),
                Change::Remove(who) => return net.call(&members(Vec::new(), ids(&[who]), Vec::new())).await.map(drop),
                Change::Refuse(who) => return net.call(&members(Vec::new(), Vec::new(), ids(&[who]))).await.map(drop),
                Change::Leave => return net.call(&LeaveConversation { conversation_id: id }).await,
                Change::Join => return net.call(&JoinConversation { conversation_id: id }).await.map(drop),
                Change::Destroy => return net.call(&DeleteGroupChats { id: vec![id] }).await,
                Change::Close(_) => return Err(unsupported()),
            };
            net.call(&UpdateGroupChat { id, group }).await.map(drop)
        })
    }

    fn candidates(&self, net: Net, words: String) -> Answer<Vec<Candidate>> {
        Box::pin(async move {
            let found = net.call(&SearchPeople { search: words, limit: Some(12) }).await?;
            let me = me(net);
            let others = found.into_iter().filter(|person| Some(person.id) != me);
            Ok(others.map(|found| Candidate { person: Person::colleague(found), is_reachable: true }).collect())
        })
    }

    fn make(&self, net: Net, new: New) -> Answer<ConversationId> {
        Box::pin(async move {
            let people = ids(&new.people);
            if let (Kind::Direct, Some(user_id)) = (new.kind, people.first().copied()) {
                let opened = net.call(&OpenDirectConversation { user_id }).await?;
                return Ok(own_id(opened.conversation.group.id));
            }
            // What has no title is a room to the vendor.
            let is_untitled = new.kind == Kind::Group;
            let group = NewGroupChat {
                group_type: if is_untitled { GroupType::Room } else { GroupType::ChatGroup },
                is_private: Some(!new.is_public),
                by_request: None,
                title: (!is_untitled).then_some(new.title),
                description: Some(new.description).filter(|text| !text.is_empty() && !is_untitled),
                members: people.into_iter().map(|id| GroupMember { id, is_admin: false }).collect(),
                file_id: None,
                category: None,
            };
            Ok(own_id(net.call(&CreateGroupChat { group }).await?.id))
        })
    }

    fn meet(&self, net: Net, id: ConversationId, meeting: NewMeeting) -> Answer<()> {
        Box::pin(async move {
            let meeting = WireMeeting {
                title: meeting.title,
                user_ids: None,
                start_date_time: meeting.from,
                end_date_time: Some(meeting.to),
                duration: None,
                poster_id: None,
            };
            net.call(&CreateConversationMeeting { conversation_id: wire_id(id)?, meeting }).await.map(drop)
        })
    }
}
