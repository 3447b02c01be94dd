//! Rooms and instant messages.

use std::sync::Arc;

use api::{
    rotunda::symphony::mine::*,
    symphony::{
        Mid, OneUid, StreamId, Uid,
        message_records::SuppressMessage,
        messages::{CreateMessage, UpdateMessage},
        presence::*,
        rooms::*,
        streams::CreateIm,
        users::{SearchUsers, UserSearchQuery},
    },
};

use super::{
    adapter::{Adapter, Answer, Candidate, Change, Cursor, New, Page, StateChange, unsupported},
    model::{At, ConversationId, Detail, History, Kind, Message, Outgoing, Search, SearchKind, Source},
    qwil::unreachable,
    rich,
};
use crate::net::{Net, Stop};

mod read;

use read::{Known, conversation, members, message, user};

/// Rooms and instant messages.
pub struct Symphony;

impl Adapter for Symphony {
    fn list(&self, net: Net, archived: bool, cursor: Option<Cursor>) -> Answer<Page> {
        let before = match cursor {
            Some(Cursor::Before(moment)) => Some(moment),
            _ => None,
        };
        let request = ListMyStreams { archived: Some(archived), before, limit: Some(50) };
        Box::pin(async move {
            let page = net.call(&request).await?;
            let known = Known::of(page.me, page.people);
            let last = page.streams.iter().rev().find(|row| !row.is_pinned).map(|row| read::moment(row.last_at));
            let next = last.filter(|_| page.more).map(Cursor::Before);
            let is_admin = leptos::prelude::untrack(|| net.session.is_admin());
            let conversations = page.streams.into_iter().map(|row| conversation(row, &known, is_admin)).collect();
            Ok(Page { conversations, next })
        })
    }

    fn get(&self, net: Net, id: ConversationId) -> Answer<Detail> {
        Box::pin(async move {
            let found = net.call(&GetMyStream { sid: wire_id(id) }).await?;
            let known = Known::of(found.me, found.people);
            let is_admin = leptos::prelude::untrack(|| net.session.is_admin());
            Ok(Detail {
                members: members(&found.members, &found.reads, &known),
                conversation: conversation(found.stream, &known, is_admin),
                asking: Vec::new(),
                is_member: true,
            })
        })
    }

    fn history(&self, net: Net, id: ConversationId, at: At, limit: u64, stop: Option<Stop>) -> Answer<History> {
        Box::pin(async move {
            let all = ListMyStreamMessages {
                sid: wire_id(id),
                before: None,
                after: None,
                around: None,
                at: None,
                limit: Some(limit),
            };
            let request = match at {
                At::End => all,
                At::Before(place) => ListMyStreamMessages { before: Some(place), ..all },
                At::After(place) => ListMyStreamMessages { after: Some(place), ..all },
                At::Around(place) => ListMyStreamMessages { around: Some(place), ..all },
                At::Only(place) => ListMyStreamMessages { around: Some(place), limit: Some(1), ..all },
                At::Moment(at) => ListMyStreamMessages { at: Some(at), ..all },
            };
            let page = net.call_until(&request, stop.as_ref()).await?;
            let known = Known::of(Uid::default(), page.people).with(me(net).await?);
            let messages = page.messages.into_iter().map(|row| message(row, &known)).collect();
            Ok(History { messages, more_before: page.more_before, more_after: page.more_after })
        })
    }

    fn search(&self, net: Net, id: ConversationId, search: Search) -> Answer<(Vec<Message>, bool)> {
        Box::pin(async move {
            let request = SearchMyStreams {
                search: search.words,
                stream: Some(wire_id(id)),
                sender: search.sender.and_then(|sender| sender.parse().ok()).map(Uid),
                has_files: (search.kind == SearchKind::Files).then_some(true),
                has_links: (search.kind == SearchKind::Links).then_some(true),
                before: search.before,
                since: search.since,
                limit: Some(30),
            };
            let found = net.call(&request).await?;
            let known = Known::of(Uid::default(), found.people).with(me(net).await?);
            Ok((found.messages.into_iter().map(|row| message(row, &known)).collect(), found.more))
        })
    }

    fn send(&self, net: Net, id: ConversationId, out: Outgoing, key: String) -> Answer<Message> {
        Box::pin(async move {
            let (message, data) = rich::to_presentation(&out.text).ok_or_else(unsupported)?;
            let request = CreateMessage {
                sid: wire_id(id),
                message,
                data,
                version: None,
                attachment: Vec::new(),
                preview: Vec::new(),
                reply_to: out.reply.map(|quote| Mid::new(&quote.id)),
                forward_of: None,
                file_ids: out.files.iter().filter_map(|file| file.id.parse().ok()).collect(),
            };
            let sent = net.call_once(&request, &key).await?;
            one(net, id, sent.timestamp).await
        })
    }

    fn edit(&self, net: Net, id: ConversationId, old: Arc<Message>, text: String) -> Answer<Message> {
        Box::pin(async move {
            let (message, data) = rich::to_presentation(&text).ok_or_else(unsupported)?;
            let request = UpdateMessage {
                sid: wire_id(id),
                mid: Mid::new(&old.id),
                message,
                data,
                version: None,
                silent: Some(true),
                attachment: Vec::new(),
                preview: Vec::new(),
            };
            net.call(&request).await?;
            one(net, id, old.place).await
        })
    }

    fn suppress(&self, net: Net, _: ConversationId, about: Arc<Message>) -> Answer<()> {
        Box::pin(async move { net.call(&SuppressMessage { id: Mid::new(&about.id) }).await.map(drop) })
    }

    fn read(&self, net: Net, id: ConversationId, _: i64, message: Arc<str>, unread: bool) -> Answer<()> {
        Box::pin(async move {
            net.call(&MarkSymphonyRead { sid: wire_id(id), message_id: Mid::new(&message), unread }).await
        })
    }

    fn set_state(&self, net: Net, id: ConversationId, change: StateChange) -> Answer<()> {
        Box::pin(async move {
            let none = UpdateMyStreamState {
                sid: wire_id(id),
                muted: None,
                muted_until: None,
                is_pinned: None,
                is_archived: None,
            };
            let request = match change {
                StateChange::Mute(until) => UpdateMyStreamState { muted: Some(true), muted_until: until, ..none },
                StateChange::Unmute => UpdateMyStreamState { muted: Some(false), ..none },
                StateChange::Pin(pinned) => UpdateMyStreamState { is_pinned: Some(pinned), ..none },
                StateChange::Archive(archived) => UpdateMyStreamState { is_archived: Some(archived), ..none },
            };
            net.call(&request).await
        })
    }

    fn change(&self, net: Net, id: ConversationId, change: Change) -> Answer<()> {
        Box::pin(async move {
            let id = wire_id(id);
            let room = |attributes| UpdateRoom { id: id.clone(), attributes };
            match change {
                Change::Rename(name) => {
                    let attributes = V3RoomAttributes { name: Some(name), ..V3RoomAttributes::default() };
                    net.call(&room(attributes)).await.map(drop)
                }
                Change::Describe(text) => {
                    let attributes = V3RoomAttributes { description: Some(text), ..V3RoomAttributes::default() };
                    net.call(&room(attributes)).await.map(drop)
                }
                Change::Add(who) => {
                    for user in who.iter().filter_map(|id| one_uid(id)) {
                        net.call(&AddRoomMember { id: id.clone(), user }).await?;
                    }
                    Ok(())
                }
                Change::Remove(who) => {
                    let user = one_uid(&who).ok_or_else(unsupported)?;
                    net.call(&RemoveRoomMember { id, user }).await.map(drop)
                }
                Change::Promote(who, true) => {
                    let user = one_uid(&who).ok_or_else(unsupported)?;
                    net.call(&PromoteOwner { id, user }).await.map(drop)
                }
                Change::Promote(who, false) => {
                    let user = one_uid(&who).ok_or_else(unsupported)?;
                    net.call(&DemoteOwner { id, user }).await.map(drop)
                }
                Change::Close(closed) => net.call(&SetRoomActive { id, active: !closed }).await.map(drop),
                Change::Leave => {
                    let user = OneUid { id: me(net).await? };
                    net.call(&RemoveRoomMember { id, user }).await.map(drop)
                }
                Change::Picture(_) | Change::Refuse(_) | Change::Join | Change::Destroy => Err(unsupported()),
            }
        })
    }

    /// Users, and after them colleagues who cannot be found there: somebody keeps them apart, or they have no account.
    fn candidates(&self, net: Net, words: String) -> Answer<Vec<Candidate>> {
        Box::pin(async move {
            let search = UserSearchQuery { query: Some(words.clone()), filters: None };
            let found = match words.is_empty() {
                true => None,
                false => net.call(&SearchUsers { skip: None, limit: Some(12), local: Some(true), search }).await?,
            };
            let users = found.map(|found| found.users).unwrap_or_default();
            let addresses: Vec<String> =
                users.iter().filter_map(|user| user.email_address.as_deref()).map(str::to_lowercase).collect();
            let me = me(net).await?;
            let others = users.into_iter().filter(|user| user.id != me);
            let mut found: Vec<_> = others.map(|found| Candidate { person: user(found), is_reachable: true }).collect();
            found.extend(unreachable(net, words, &addresses).await);
            Ok(found)
        })
    }

    fn own_presence(&self, net: Net) -> Answer<Option<String>> {
        Box::pin(async move { Ok(Some(net.call(&GetOwnPresence {}).await?.category)) })
    }

    fn set_presence(&self, net: Net, category: &'static str) -> Answer<()> {
        Box::pin(async move {
            let presence = PresenceStatus { category: category.to_owned() };
            net.call(&SetOwnPresence { soft: None, presence }).await.map(drop)
        })
    }

    /// By the vendor's own feed, which is opened again when it is over.
    fn presence_changes(&self, net: Net) -> Answer<Vec<(Arc<str>, bool)>> {
        Box::pin(async move {
            let feed = match read::presence_feed() {
                Some(feed) => feed,
                None => {
                    let feed = net.call(&CreatePresenceFeed {}).await?.id;
                    read::keep_presence_feed(Some(feed.clone()));
                    feed
                }
            };
            match net.call(&ReadPresenceFeed { feed_id: feed }).await {
                Ok(changes) => {
                    let change = |one: V2Presence| (one.user_id.to_string().into(), read::is_here(&one.category));
                    Ok(changes.into_iter().map(change).collect())
                }
                Err(failure) => {
                    if failure.kind == api::error::ErrorKind::Invalid {
                        read::keep_presence_feed(None);
                    }
                    Err(failure)
                }
            }
        })
    }

    fn make(&self, net: Net, new: New) -> Answer<ConversationId> {
        Box::pin(async move {
            let people: Vec<Uid> = new.people.iter().filter_map(|id| id.parse().ok()).map(Uid).collect();
            if new.kind != Kind::Room {
                let made = net.call(&CreateIm { users: people }).await?;
                return Ok(own_id(&made.id));
            }
            let attributes = V3RoomAttributes {
                name: Some(new.title),
                description: Some(new.description),
                public: Some(new.is_public),
                discoverable: Some(new.is_public),
                members_can_invite: Some(true),
                view_history: Some(true),
                ..V3RoomAttributes::default()
            };
            let id = net.call(&CreateRoom { attributes }).await?.room_system_info.id;
            for uid in people {
                net.call(&AddRoomMember { id: id.clone(), user: OneUid { id: uid } }).await?;
            }
            Ok(own_id(&id))
        })
    }
}

fn wire_id(id: ConversationId) -> StreamId {
    StreamId::new(&id.id())
}

fn own_id(id: &StreamId) -> ConversationId {
    ConversationId::of(Source::Symphony, &id.to_string())
}

fn one_uid(id: &str) -> Option<OneUid> {
    Some(OneUid { id: Uid(id.parse().ok()?) })
}

/// As whom the reader acts; asked once.
async fn me(net: Net) -> Result<Uid, api::error::Failure> {
    match read::me() {
        Some(me) => Ok(me),
        None => {
            let me = net.call(&api::symphony::users::GetSessionInfoV1 {}).await?.user_id;
            read::keep_me(me);
            Ok(me)
        }
    }
}

/// The message at a place, as it is now.
async fn one(net: Net, id: ConversationId, place: i64) -> Result<Message, api::error::Failure> {
    let found = Symphony.history(net, id, At::Only(place), 1, None).await?;
    found.messages.into_iter().next().ok_or_else(unsupported)
}
