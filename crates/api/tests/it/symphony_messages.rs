//! Answers about Symphony's messages and streams in the forms that the documents have, also where they contradict themselves.

use rotunda_api::{
    endpoint::{Endpoint, Parts},
    symphony::{Mid, StreamId, datafeeds::*, login::*, message_records::*, messages::*, stream_administration::*},
};
use serde_json::json;

use super::symphony_rules::{round, same};

#[test]
fn a_message_is_read_with_its_nulls() {
    let message = json!({
        "messageId": "E_U_0jnuzmQ", "timestamp": 1_599_670_462_918_i64,
        "message": "<div data-format=\"PresentationML\" data-version=\"2.0\">Hi</div>",
        "sharedMessage": null, "data": null,
        "attachments": [{ "id": "internal_1%2FW", "name": "a.png", "size": 473_892, "images": [{ "id": "internal_2", "dimension": "600" }] }],
        "user": { "userId": 12_987_981_103_694_i64, "firstName": null, "lastName": null, "displayName": "bot", "email": "bot@x.example",
            "username": "bot" },
        "stream": { "streamId": "gXFV8vN37dNqjojYS_y2wX___o2KxfmUdA", "streamType": "IM", "roomName": null, "members": null, "external": null,
            "crossPod": null },
        "externalRecipients": null, "diagnostic": null, "userAgent": "Agent-2.2.8", "originalFormat": "com.symphony.messageml.v2",
        "disclaimer": null, "sid": "0a", "replacing": null, "initialMessageId": null, "initialTimestamp": null,
    });
    assert_eq!(same::<V4Message>(&message).attachments.unwrap()[0].size, 473_892);
    let blast = json!({ "messages": [message], "errors": { "x": { "code": 403, "message": "no" } } });
    assert_eq!(same::<BlastAnswer>(&blast).errors["x"].code, 403);
}

#[test]
fn truths_of_a_form_are_read() {
    let read = |silent: serde_json::Value| {
        let id = |name: &str| (name.to_owned(), "a".to_owned());
        let body = json!({ "message": "x", "silent": silent }).to_string().into();
        UpdateMessage::from_parts(&Parts { path: vec![id("sid"), id("mid")], body, ..Parts::default() })
            .map(|asked| (asked.sid, asked.mid, asked.silent))
    };
    for (form, truth) in [
        (json!(true), Some(true)),
        (json!("True"), Some(true)),
        (json!("false"), Some(false)),
        (json!(""), None),
        (json!(null), None),
    ] {
        assert_eq!(read(form), Ok((StreamId::new("a"), Mid::new("a"), truth)));
    }
    for bad in [json!("perhaps"), json!(1), json!([])] {
        assert!(read(bad).is_err());
    }
}

#[test]
fn tokens_are_read() {
    let token = round::<Token>(&json!({ "token": "eyJ", "name": "sessionToken", "authorizationToken": "Bearer eyJ" }));
    assert_eq!((&*token.token, &*token.name), ("eyJ", "sessionToken"));
    assert_eq!(same::<UserToken>(&json!({ "sessionToken": "a", "token": "a", "name": "sessionToken" })).token, "a");
    assert_eq!(round::<UserToken>(&json!({ "sessionToken": "a" })).session_token, "a");
    assert_eq!(round::<UserToken>(&json!({ "token": "a", "name": "sessionToken" })).token, "a");
}

#[test]
fn events_are_read() {
    let user = json!({ "userId": 1_456_852, "displayName": "Bot", "email": "b@x.example", "username": "bot.user1" });
    let event = json!({
        "id": "ulPr8a:eFFDL7", "messageId": "CszQa6uPAA9V", "timestamp": 1_536_346_282_592_i64, "type": "MESSAGESENT",
        "initiator": { "user": user }, "payload": { "messageSent": { "message": { "messageId": "CszQa6uPAA9V", "stream": { "streamId": "a" } } } },
    });
    let read = round::<V5Events>(&json!({ "events": [event], "ackId": "x" }));
    assert_eq!(read.events[0].payload.message_sent.as_ref().unwrap().message.message_id, "CszQa6uPAA9V");
    let joined = json!({
        "id": "1", "type": "USERJOINEDROOM", "initiator": { "user": user },
        "payload": { "userJoinedRoom": { "stream": { "streamId": "a", "streamType": "ROOM" }, "affectedUser": user } },
    });
    let read = round::<Option<Vec<V4Event>>>(&json!([joined]));
    assert!(read.unwrap()[0].payload.user_joined_room.as_ref().unwrap().affected_user.is_some());
    same::<Vec<Datafeed>>(&json!([{ "id": "371f_f", "type": "fanout" }]));
    same::<DatafeedId>(&json!({ "id": "371f_f" }));
    assert_eq!(round::<AgentInfo>(&json!({ "version": "Agent-24.9.0", "more": 1 })).version, "Agent-24.9.0");
    same::<AgentHealth>(&json!({ "status": "UP" }));
}

#[test]
fn a_status_has_numbers_as_texts_or_as_numbers() {
    let status = json!({ "author": { "userId": 7_078_106_103_901_i64, "firstName": "G", "timestamp": 1_531_968_487_845_i64 },
        "read": [{ "userId": "7", "firsName": "H", "lastName": "B", "timestamp": "5" }], "delivered": [], "sent": [] });
    let read = round::<MessageStatus>(&status);
    assert_eq!((&*read.author.user_id, &*read.author.timestamp), ("7078106103901", "1531968487845"));
    assert_eq!(read.read[0].first_name.as_deref(), Some("H"));
}

#[test]
fn receipts_and_details_are_read() {
    let record = json!({
        "creator": { "id": 7, "name": "User" }, "stream": { "id": "a", "name": "Room", "streamType": "ROOM" }, "creationDate": 5,
        "deliveryReceiptCount": 1, "readReceiptCount": 1, "emailNotificationCount": 1,
        "downloadReceiptCounts": [{ "fileName": "f", "count": 1 }],
    });
    let mut receipts = record.clone();
    receipts["MessageReceiptDetail"] = json!([{
        "user": { "id": 8, "username": "d", "firstName": "D", "lastName": "P", "emailAddress": "d@x.example" },
        "deliveryReceiptTimestamp": 6, "readReceiptTimestamp": 7, "emailNotificationTimestamp": 7,
        "downloadReceiptCounts": [{ "fileName": "f", "timestamp": 8 }],
    }]);
    assert_eq!(same::<MessageReceiptDetailResponse>(&receipts).details[0].read_receipt_timestamp, Some(7));
    let mut detail = record;
    detail["messageId"] = json!("m");
    assert_eq!(same::<Vec<MessageDetail>>(&json!([detail]))[0].record.delivery_receipt_count, 1);
    same::<MessageSuppressionResponse>(&json!({ "messageId": "m", "suppressed": true, "suppressionDate": 5 }));
    same::<MessageMetadataResponse>(&json!({
        "messageId": "m", "parent": { "messageId": "p", "relationshipType": "REPLY" }, "replies": ["a"], "forwards": [], "formReplies": [],
    }));
}

#[test]
fn attachments_are_read_in_both_forms() {
    let printed = json!([{ "messageId": "m", "userId": "USER_ID", "ingestionDate": 5, "fileId": "f", "name": "n", "size": 1,
        "contentType": "image/jpeg", "previews": [{ "fileId": "p", "width": 600 }] }]);
    let read = &round::<Vec<StreamAttachmentItem>>(&printed)[0];
    assert_eq!((read.user_id, &*read.content_type), (None, "image/jpeg"));
    let meant = json!([{ "messageId": "m", "userId": 7, "ingestionDate": 5, "fileId": "f", "name": "n", "size": 1,
        "content-type": "image/jpeg", "previews": [] }]);
    same::<Vec<StreamAttachmentItem>>(&meant);
}

#[test]
fn streams_of_all_are_read_with_their_null_entries() {
    let printed = json!({ "count": 1, "skip": 0, "limit": 50, "filter": { "streamTypes": [null] }, "streams": [{
        "id": "Q2KYGm7JkljrgymMajYTJ3___qcLPr1UdA", "isExternal": false, "isActive": true, "isPublic": false, "type": "ROOM",
        "attributes": { "roomName": "R", "roomDescription": "D", "createdByUserId": 8, "createdDate": 5, "lastModifiedDate": 6,
            "originCompany": "S", "originCompanyId": 130, "membersCount": 1, "lastMessageDate": 7 } }] });
    let read = round::<V2AdminStreamList>(&printed);
    assert!(read.filter.stream_types.is_empty());
    assert_eq!(read.streams[0].attributes.members_count, 1);
    same::<V2MembershipList>(&json!({ "count": 1, "skip": 0, "limit": 32, "members": [{
        "user": { "userId": 13, "email": "j@x.example", "firstName": "J", "lastName": "D", "displayName": "J D", "company": "p", "companyId": 197,
            "isExternal": false }, "isOwner": true, "isCreator": true, "joinDate": 5 }] }));
}
