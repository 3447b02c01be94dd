//! Chats with clients.

use std::{collections::HashMap, sync::Arc};

use api::{
    qwil::{
        ChatId, DocumentId, MembershipId,
        chats::*,
        contacts::ListContacts,
        messages::*,
        requests::{RequestBiometrics, RequestSignature},
    },
    rotunda::{
        people::SearchPeople,
        qwil::{AnswerQwilRequest, RequestAnswer, mine::*},
    },
};

use super::{
    adapter::{Adapter, Answer, Candidate, Change, Cursor, New, NewRequest, Page, StateChange, unsupported},
    model::{At, ConversationId, Detail, History, Message, Outgoing, Person, RequestState, Search, SearchKind, Source},
};
use crate::net::{Net, Stop};

mod read;

use read::{Known, contact, conversation, members, message};

/// Chats with clients.
pub struct Qwil;

/// The kinds of contacts that a list may have: everybody whom one can reach.
const EVERYONE: u64 = 4;

impl Adapter for Qwil {
    fn list(&self, net: Net, archived: bool, cursor: Option<Cursor>) -> Answer<Page> {
        let before = match cursor {
            Some(Cursor::Before(moment)) => Some(moment),
            _ => None,
        };
        let request = ListMyChats { archived: Some(archived), before, limit: Some(50) };
        Box::pin(async move {
            let page = net.call(&request).await?;
            let known = Known::of(page.me, page.people);
            let last = page.chats.iter().rev().find(|row| !row.is_pinned).map(|row| row.chat.cursor_dt);
            let next = last.filter(|_| page.more).map(Cursor::Before);
            let conversations = page.chats.into_iter().map(|row| conversation(row, &known)).collect();
            Ok(Page { conversations, next })
        })
    }

    fn get(&self, net: Net, id: ConversationId) -> Answer<Detail> {
        Box::pin(async move {
            let found = net.call(&GetMyChat { chat_id: wire_id(id)? }).await?;
            let known = Known::of(found.me, found.people);
            known.keep(id);
            Ok(Detail {
                members: members(&found.chat.chat, &found.reads, &known),
                is_member: found.chat.is_member,
                conversation: conversation(found.chat, &known),
                asking: Vec::new(),
            })
        })
    }

    fn history(&self, net: Net, id: ConversationId, at: At, limit: u64, stop: Option<Stop>) -> Answer<History> {
        Box::pin(async move {
            let all = ListMyChatMessages {
                chat_id: wire_id(id)?,
                before: None,
                after: None,
                around: None,
                at: None,
                limit: Some(limit),
            };
            let request = match at {
                At::End => all,
                At::Before(place) => ListMyChatMessages { before: Some(place.unsigned_abs()), ..all },
                At::After(place) => ListMyChatMessages { after: Some(place.unsigned_abs()), ..all },
                At::Around(place) => ListMyChatMessages { around: Some(place.unsigned_abs()), ..all },
                At::Only(place) => ListMyChatMessages { around: Some(place.unsigned_abs()), limit: Some(1), ..all },
                At::Moment(at) => ListMyChatMessages { at: Some(at), ..all },
            };
            let known = known(net, id).await?;
            let page = net.call_until(&request, stop.as_ref()).await?;
            let messages = page.messages.into_iter().map(|row| message(row, &known)).collect();
            Ok(History { messages, more_before: page.more_before, more_after: page.more_after })
        })
    }

    fn search(&self, net: Net, id: ConversationId, search: Search) -> Answer<(Vec<Message>, bool)> {
        Box::pin(async move {
            let request = SearchMyChats {
                search: search.words,
                chat: Some(wire_id(id)?),
                sender: search.sender.and_then(|sender| sender.parse().ok()),
                has_files: (search.kind == SearchKind::Files).then_some(true),
                has_links: (search.kind == SearchKind::Links).then_some(true),
                before: search.before,
                since: search.since,
                limit: Some(30),
            };
            let found = net.call(&request).await?;
            let known = known(net, id).await?;
            Ok((found.messages.into_iter().map(|row| message(row, &known)).collect(), found.more))
        })
    }

    fn send(&self, net: Net, id: ConversationId, out: Outgoing, key: String) -> Answer<Message> {
        Box::pin(async move {
            let chat_uuid = wire_id(id)?;
            let reply_to_seq = out.reply.and_then(|quote| quote.place).map(i64::unsigned_abs);
            let Some(file) = out.files.into_iter().next() else {
                let request = SendText { chat_uuid, text: out.text, reply_to_seq };
                return finish(net, id, net.call_once(&request, &key).await?.message).await;
            };
            let document_uuid = Some(DocumentId(file.id.parse().map_err(|_| unsupported())?));
            let caption = Some(out.text).filter(|text| !text.is_empty());
            // A picture goes as one when it is small enough for that.
            let is_small = file.size_bytes <= 1_000_000;
            let sent = match &*file.mime {
                "image/gif" => {
                    let request = SendAnimation { chat_uuid, gif: None, document_uuid, caption, reply_to_seq };
                    net.call_once(&request, &key).await?
                }
                "image/png" | "image/jpeg" if is_small => {
                    let request = SendImage { chat_uuid, document_uuid, image: None, caption, reply_to_seq };
                    net.call_once(&request, &key).await?
                }
                _ => {
                    let request =
                        SendFile { chat_uuid, document_uuid, file: None, thumbnail: None, caption, reply_to_seq };
                    net.call_once(&request, &key).await?
                }
            };
            finish(net, id, sent.message).await
        })
    }

    fn read(&self, net: Net, id: ConversationId, place: i64, _: Arc<str>, unread: bool) -> Answer<()> {
        Box::pin(
            async move { net.call(&ReadMyChat { chat_id: wire_id(id)?, seq: place.unsigned_abs(), unread }).await },
        )
    }

    fn set_state(&self, net: Net, id: ConversationId, change: StateChange) -> Answer<()> {
        Box::pin(async move {
            let chat = wire_id(id)?;
            let none = UpdateMyChatState { chat_id: chat, muted: None, muted_until: None, is_pinned: None };
            let request = match change {
                StateChange::Mute(None) => {
                    return net.call(&NotifyOfChat { chat_uuid: chat, notify: false }).await.map(drop);
                }
                StateChange::Mute(until) => UpdateMyChatState { muted: Some(true), muted_until: until, ..none },
                StateChange::Unmute => UpdateMyChatState { muted: Some(false), ..none },
                StateChange::Pin(pinned) => UpdateMyChatState { is_pinned: Some(pinned), ..none },
                StateChange::Archive(archived) => {
                    return net.call(&ArchiveChat { chat_uuid: chat, archived }).await.map(drop);
                }
            };
            net.call(&request).await
        })
    }

    fn change(&self, net: Net, id: ConversationId, change: Change) -> Answer<()> {
        Box::pin(async move {
            let chat_uuid = wire_id(id)?;
            read::forget(id);
            match change {
                Change::Rename(title) => net.call(&RenameChat { chat_uuid, title }).await.map(drop),
                Change::Add(who) => {
                    net.call(&InviteToChat { chat_uuid, entity_user_xref_uuids: ids(&who) }).await.map(drop)
                }
                Change::Remove(who) => {
                    let entity_user_xref_uuid = who.parse().map_err(|_| unsupported())?;
                    net.call(&RemoveFromChat { chat_uuid, entity_user_xref_uuid, visible: true }).await.map(drop)
                }
                Change::Leave => net.call(&LeaveChat { chat_uuid }).await,
                _ => Err(unsupported()),
            }
        })
    }

    /// Contacts, and after them colleagues who are none.
    fn candidates(&self, net: Net, words: String) -> Answer<Vec<Candidate>> {
        Box::pin(async move {
            let request = ListContacts {
                contact_type: EVERYONE,
                page: None,
                per_page: Some(12),
                search: Some(words.clone()).filter(|words| !words.is_empty()),
            };
            let contacts = net.call(&request).await?.contacts;
            let addresses: Vec<String> =
                contacts.iter().flat_map(|one| &one.emails).map(|email| email.email.to_ascii_lowercase()).collect();
            let mut found: Vec<_> =
                contacts.into_iter().map(|one| Candidate { person: contact(one), is_reachable: true }).collect();
            found.extend(unreachable(net, words, &addresses).await);
            Ok(found)
        })
    }

    fn make(&self, net: Net, new: New) -> Answer<ConversationId> {
        Box::pin(async move {
            let request = CreateChat { title: new.title, entity_user_xref_uuids: ids(&new.people) };
            let made = net.call(&request).await?;
            Ok(ConversationId::of(Source::Qwil, &made.chat.chat_uuid.to_string()))
        })
    }

    fn request(&self, net: Net, id: ConversationId, new: NewRequest) -> Answer<Message> {
        Box::pin(async move {
            let chat_uuid = wire_id(id)?;
            let signer_entity_user_xref_uuid = new.signer.parse().map_err(|_| unsupported())?;
            let sent = match new.document {
                Some(document) => {
                    let request = RequestSignature {
                        chat_uuid,
                        signer_entity_user_xref_uuid,
                        pdf: None,
                        document_uuid: Some(DocumentId(document.parse().map_err(|_| unsupported())?)),
                        caption: Some(new.caption).filter(|caption| !caption.is_empty()),
                        include_requester_signature: Some(new.with_me),
                    };
                    net.call(&request).await?
                }
                None => {
                    let request = RequestBiometrics { chat_uuid, signer_entity_user_xref_uuid, caption: new.caption };
                    net.call(&request).await?
                }
            };
            finish(net, id, sent.message).await
        })
    }

    fn answer(&self, net: Net, id: ConversationId, place: i64, state: RequestState) -> Answer<Message> {
        Box::pin(async move {
            let answer = match state {
                RequestState::Approved => RequestAnswer::Approve,
                RequestState::Declined => RequestAnswer::Decline,
                RequestState::Cancelled => RequestAnswer::Cancel,
                RequestState::Pending => return Err(unsupported()),
            };
            let request = AnswerQwilRequest { chat_id: wire_id(id)?, seq: place.unsigned_abs(), answer };
            finish(net, id, net.call(&request).await?.message).await
        })
    }
}

/// Colleagues whose address is none of these: they cannot be reached there.
pub(super) async fn unreachable(net: Net, words: String, addresses: &[String]) -> Vec<Candidate> {
    // Without an answer nobody is missing but an explanation.
    let found = net.call(&SearchPeople { search: words, limit: Some(5) }).await.unwrap_or_default();
    let me = net.session.me_untracked().map(|me| me.user.id);
    let others = found.into_iter().filter(|person| Some(person.id) != me);
    let missing = others.filter(|person| {
        person.email.as_ref().is_some_and(|email| addresses.iter().all(|known| *known != email.to_ascii_lowercase()))
    });
    missing.map(|person| Candidate { person: Person::colleague(person), is_reachable: false }).collect()
}

fn wire_id(id: ConversationId) -> Result<ChatId, api::error::Failure> {
    id.parsed().ok_or_else(unsupported)
}

fn ids(people: &[Arc<str>]) -> Vec<MembershipId> {
    people.iter().filter_map(|id| id.parse().ok()).collect()
}

/// Who is in a chat; asked when it is not known.
async fn known(net: Net, id: ConversationId) -> Result<Known, api::error::Failure> {
    match read::kept(id) {
        Some(known) => Ok(known),
        None => {
            let found = net.call(&GetMyChat { chat_id: wire_id(id)? }).await?;
            let known = Known::of(found.me, found.people);
            known.keep(id);
            Ok(known)
        }
    }
}

async fn finish(net: Net, id: ConversationId, row: api::qwil::shapes::Message) -> Result<Message, api::error::Failure> {
    Ok(message(row, &known(net, id).await?))
}

/// People by their id.
type People = HashMap<MembershipId, Arc<super::model::Person>>;
