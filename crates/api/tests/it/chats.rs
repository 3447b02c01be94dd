//! Group chats and messages: values to try, and the document's examples.

use bytes::Bytes;
use proptest::{collection::vec, option::of, prelude::*, sample::select};
use rotunda_api::{
    endpoint::{Answer, Endpoint, Parts},
    workdrive::{FileId, MessageId, UserId, group_chats::*, messages::*},
};
use serde_json::{Value, json};

use crate::any::{id, some_text, text, time};

/// What a group chat is.
pub(crate) fn group_type() -> impl Strategy<Value = GroupType> {
    select(vec![GroupType::ChatGroup, GroupType::Room])
}

/// A group chat to be.
pub(crate) fn new_group_chat() -> impl Strategy<Value = NewGroupChat> {
    let member = (id(UserId), any::<bool>()).prop_map(|(id, is_admin)| GroupMember { id, is_admin });
    let flags = (of(any::<bool>()), of(any::<bool>()));
    (group_type(), flags, proptest::array::uniform3(some_text()), vec(member, 0..3), of(id(FileId))).prop_map(
        |(group_type, (is_private, by_request), [title, description, category], members, file_id)| NewGroupChat {
            group_type,
            is_private,
            by_request,
            title,
            description,
            members,
            file_id,
            category,
        },
    )
}

/// A change of a group chat.
pub(crate) fn group_chat_change() -> impl Strategy<Value = GroupChatChange> {
    let flags = (of(any::<bool>()), of(any::<bool>()));
    let admins = (vec(id(UserId), 0..3), vec(id(UserId), 0..3));
    (proptest::array::uniform3(some_text()), flags, admins, of(id(FileId))).prop_map(
        |([title, description, category], (is_private, by_request), (new_admins, removed_admins), file_id)| {
            GroupChatChange {
                title,
                description,
                is_private,
                by_request,
                new_admins,
                removed_admins,
                file_id,
                category,
            }
        },
    )
}

/// A meeting to be.
pub(crate) fn new_meeting() -> impl Strategy<Value = NewMeeting> {
    (text(), of(vec(id(UserId), 0..3)), time(), of(time()), of(any::<u32>()), of(id(FileId))).prop_map(
        |(title, user_ids, start_date_time, end_date_time, duration, poster_id)| NewMeeting {
            title,
            user_ids,
            start_date_time,
            end_date_time,
            duration,
            poster_id,
        },
    )
}

/// A message to be.
pub(crate) fn new_message() -> impl Strategy<Value = NewMessage> {
    (text(), vec(id(UserId), 0..3), of(id(MessageId)), vec(id(FileId), 0..3), some_text()).prop_map(
        |(message, mention, reply_of_msg_id, file_id, idempotency_key)| NewMessage {
            message,
            mention,
            reply_of_msg_id,
            file_id,
            idempotency_key,
        },
    )
}

const ID: &str = "6187fcb0-6151-11ec-9294-cfe91ad8177f";

fn request<E: Endpoint>(query: &str, body: &Value) -> E {
    let path = vec![("id".to_owned(), ID.to_owned()), ("conversationId".to_owned(), ID.to_owned())];
    E::from_parts(&Parts { path, query: query.to_owned(), body: Bytes::from(body.to_string()) }).unwrap()
}

/// Read, written and read again.
fn answer<T: Answer + PartialEq + std::fmt::Debug>(body: &Value) -> T {
    let read = T::read(&Bytes::from(body.to_string())).unwrap();
    assert_eq!(T::read(&read.write().unwrap()).unwrap(), read);
    read
}

fn user() -> Value {
    json!({ "id": ID, "firstName": "string", "picture": {}, "designation": {}, "email": "user@example.com", "status": "user@example.com" })
}

fn file() -> Value {
    json!({ "id": ID, "mime": "image/png", "name": "string", "processing": {}, "metadata": {}, "size": 0, "url": "string", "owner": user() })
}

#[test]
fn w31_group_chats_are_read_as_printed() {
    let query = "per_page=5&cur_page=1&group_type=ROOM&my_group_chats=true&include_participants=true&time=2022-10-23T20:32:28.637Z";
    let asked: ListGroupChats = request(query, &json!({}));
    assert_eq!(
        (asked.group_type, asked.my_group_chats, asked.time.is_some()),
        (Some(GroupType::Room), Some(true), true)
    );
    let page: GroupChatPage = answer(&json!({
        "conversations": [{
            "id": ID, "groupId": "string", "title": "string", "isChannel": true, "isPrivate": true, "byRequest": true,
            "category": "string", "image": {},
        }],
        "meta": { "perPage": 0, "totalPages": 0, "totalResults": 0, "curPage": 0, "nextPage": 0 },
    }));
    assert_eq!((page.conversations[0].is_channel, page.conversations[0].image.is_none()), (true, true));
    let made: CreateGroupChat = request(
        "",
        &json!({
            "isPrivate": true, "byRequest": true, "description": "This group is created for testing purpose",
            "members": [{ "id": ID, "isAdmin": false }, { "id": "fc4ea4d0-58da-11ec-819d-f9796b594a09", "isAdmin": false }],
            "fileId": ID, "title": "new testing group", "groupType": "CHAT_GROUP", "category": "Testing",
        }),
    );
    assert_eq!((made.group.members.len(), made.group.group_type), (2, GroupType::ChatGroup));
    let changed: UpdateGroupChat = request(
        "",
        &json!({
            "title": "new testing group", "description": "x", "isPrivate": true, "newAdmins": [ID], "removedAdmins": [ID], "fileId": ID,
            "category": "Testing",
        }),
    );
    assert_eq!((changed.group.new_admins.len(), changed.group.removed_admins.len()), (1, 1));
    let group: GroupChat = answer(&json!({
        "id": ID, "createdAt": "2022-10-26T07:10:50.376Z", "groupId": "string", "lastCall": { "id": "string" }, "scheduledCall": {},
        "title": "string", "image": file(), "color": "string", "type": "string", "newResponseCount": 0, "activeCallId": {},
        "participants": [user()], "muted": true, "snoozedUntil": "2022-10-26T07:10:50.377Z", "meta": {}, "reactions": ["string"],
        "admins": [ID],
    }));
    assert_eq!((group.participants.unwrap().len(), group.admins.unwrap().len(), group.muted), (1, 1, true));
}

#[test]
fn w47_w62_w71_messages_are_read_as_printed() {
    let asked: SendMessage = request(
        "",
        &json!({
            "message": "Hello this is me Adam", "mention": [ID], "replyOfMsgId": "9c5b9d42-e552-49c9-a245-491e70d28866", "fileId": [ID],
        }),
    );
    assert_eq!((asked.message.mention.len(), asked.message.file_id.len()), (1, 1));
    let message: Message = answer(&json!({
        "id": ID, "createdAt": "2022-10-24T05:31:17.783Z", "updatedAt": "2022-10-24T05:31:17.783Z", "createdBy": "string",
        "message": "string", "isEdited": true, "replyOfMsgId": "string", "replyOf": { "seq": 3, "sender": "Ada Lind", "message": "Hello" },
        "sender": user(), "files": { "files": [file()] },
        "mention": user(), "reactions": [{}], "type": 0, "repliesCount": 0, "kbDocs": { "answer": "string" }, "chat": { "file": {} },
        "lastQueryMsg": {}, "call": {},
        "event": { "id": ID, "title": "string", "startDateTime": "2022-10-24T05:31:17.784Z", "poster": {}, "type": {} },
    }));
    assert_eq!((message.files.len(), message.mention.len(), message.reactions.len()), (1, 1, 0));
    let answered = AnsweredMessage { seq: 3, sender: Some("Ada Lind".to_owned()), message: "Hello".to_owned() };
    assert_eq!(message.reply_of, Some(answered));
    assert_eq!(message.event.as_ref().map(|event| event.title.as_str()), Some("string"));
    let written: Value = serde_json::from_slice(&message.write().unwrap()).unwrap();
    assert!(written["files"]["files"].is_array(), "files are wrapped as the document has them");
    let meeting: CreateConversationMeeting = request(
        "",
        &json!({
            "title": "new Meeting", "userIds": [ID], "startDateTime": "2022-09-14T07:58:00.000Z",
            "endDateTime": "2022-09-14T08:58:00.000Z", "posterId": ID, "duration": 0,
        }),
    );
    assert_eq!(meeting.meeting.duration, Some(0));
}
