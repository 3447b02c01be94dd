//! What is known of messages: who got and read them, what they answer, what was suppressed.

use api::{
    rotunda::symphony::mine::MarkSymphonyRead,
    symphony::{
        Mid, OneUid, StreamId,
        datafeeds::*,
        message_records::*,
        messages::*,
        rooms::{AddRoomMember, RemoveRoomMember},
    },
    uploads::Upload,
};

use super::{room_of, say, says, uid};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, DAN, EVE, refusal},
};

fn id(message: &V4Message) -> Mid {
    Mid::new(&message.message_id)
}

fn nothing() -> Mid {
    Mid::new("nothing")
}

fn receipts(message_id: Mid) -> ListMessageReceipts {
    ListMessageReceipts { message_id, before: None, after: None }
}

fn files(sid: &StreamId) -> ListStreamAttachments {
    ListStreamAttachments { sid: sid.clone(), since: None, to: None, limit: None, sort_dir: None }
}

fn list(sid: &StreamId) -> ListMessages {
    ListMessages { sid: sid.clone(), since: 0, skip: None, limit: None }
}

on_both! {
    async fn who_got_and_read_a_message_is_known(world) {
        let (ada, ben, cara, eve) =
            (world.browser(ADA).await, world.browser(BEN).await, world.browser(CARA).await, world.browser(EVE).await);
        let (bens, caras, eves) = (uid(&ben).await, uid(&cara).await, uid(&eve).await);
        let sid = room_of(&ada, "Trading", &[bens, caras, eves]).await;
        let feed = cara.call(&CreateDatafeed { tag: None }).await.unwrap().id;
        let first = say(&ada, &sid, "first").await;
        let status = |mid: Mid| GetMessageStatus { mid };
        let names = |users: &[MessageStatusUser]| users.iter().map(|user| user.user_id.clone()).collect::<Vec<_>>();
        let all = ada.call(&status(id(&first))).await.unwrap();
        assert_eq!((names(&all.sent).len(), all.author.user_id), (3, uid(&ada).await.to_string()));
        // Ben reads it, Cara's program gets it.
        ben.call(&MarkSymphonyRead { sid: sid.clone(), message_id: id(&first), unread: false }).await.unwrap();
        let read = |ack: String| ReadDatafeed { id: feed.clone(), ack_id: Some(ack), update_presence: None };
        let page = cara.call(&read(String::new())).await.unwrap();
        say(&ada, &sid, "second").await;
        cara.call(&read(page.ack_id)).await.unwrap();
        let all = ada.call(&status(id(&first))).await.unwrap();
        assert_eq!(names(&all.read), [bens.to_string()]);
        assert_eq!(names(&all.delivered), [caras.to_string()]);
        assert_eq!(names(&all.sent), [eves.to_string()]);
        // Who asks for the messages of a stream has got them.
        eve.call(&list(&sid)).await.unwrap();
        assert!(ada.call(&status(id(&first))).await.unwrap().sent.is_empty());
        assert_eq!(refusal(ben.call(&status(id(&first))).await).0, 403, "not his");
        assert!(world.browser(DAN).await.call(&status(id(&first))).await.is_ok());
        assert_eq!(refusal(ada.call(&status(nothing())).await).0, 404);
        let mark = |message_id: Mid| MarkSymphonyRead { sid: sid.clone(), message_id, unread: false };
        assert_eq!(refusal(ben.call(&mark(nothing())).await).0, 404);
        assert_eq!(refusal(world.browser(DAN).await.call(&mark(id(&first))).await).0, 403);
    }

    async fn receipts_tell_who_took_which_file(world) {
        let (ada, ben, cara, dan) =
            (world.browser(ADA).await, world.browser(BEN).await, world.browser(CARA).await, world.browser(DAN).await);
        let sid = room_of(&ada, "Trading", &[uid(&ben).await, uid(&cara).await]).await;
        let file = Upload { name: "a.txt".to_owned(), mime: "text/plain".to_owned(), data: "hello".into() };
        let sent = ada.call(&CreateMessage { attachment: vec![file], ..says(&sid, "See") }).await.unwrap();
        assert_eq!(dan.call(&receipts(id(&sent))).await.unwrap().details, [], "it reached nobody yet");
        let file_id = sent.attachments.clone().unwrap()[0].id.clone();
        ben.call(&list(&sid)).await.unwrap();
        ben.call(&GetAttachment { sid: sid.clone(), file_id, message_id: id(&sent) }).await.unwrap();
        let told = dan.call(&receipts(id(&sent))).await.unwrap();
        assert_eq!((told.record.delivery_receipt_count, told.record.read_receipt_count), (1, 0));
        assert_eq!((told.details[0].user.id, &*told.details[0].download_receipt_counts[0].file_name), (uid(&ben).await, "a.txt"));
        assert_eq!((&*told.record.download_receipt_counts[0].file_name, told.record.download_receipt_counts[0].count), ("a.txt", 1));
        let after = ListMessageReceipts { after: Some(uid(&ben).await.to_string()), ..receipts(id(&sent)) };
        assert_eq!(dan.call(&after).await.unwrap().details, []);
        let bad = ListMessageReceipts { before: Some("x".to_owned()), ..receipts(id(&sent)) };
        assert_eq!(refusal(dan.call(&bad).await), (400, Some("before".to_owned())));
        assert_eq!(refusal(dan.call(&receipts(nothing())).await).0, 404);
        assert_eq!(refusal(ada.call(&receipts(id(&sent))).await).0, 403);
        let ids = |message_ids: Vec<Mid>| ListAdminMessages { message_ids: MessageIds { message_ids } };
        let kept = dan.call(&ids(vec![id(&sent)])).await.unwrap();
        assert_eq!((&kept[0].message_id, kept[0].record.stream.name.as_str()), (&sent.message_id, "Trading"));
        assert_eq!(refusal(dan.call(&ids(vec![id(&sent), nothing()])).await).0, 404);
        assert_eq!(refusal(dan.call(&ids(Vec::new())).await), (400, Some("messageIds".to_owned())));
        world.sql("UPDATE symphony_streams SET kind = 'POST' WHERE name = 'Trading'").await;
        assert_eq!(refusal(dan.call(&ids(vec![id(&sent)])).await).0, 422);
    }

    async fn answers_and_what_is_passed_on_are_known(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let sid = room_of(&ada, "Trading", &[]).await;
        let first = say(&ada, &sid, "first").await;
        let reply = ada.call(&CreateMessage { reply_to: Some(id(&first)), ..says(&sid, "yes") }).await.unwrap();
        let passed = ada.call(&CreateMessage { forward_of: Some(id(&first)), ..says(&sid, "see") }).await.unwrap();
        let about = |message_id: Mid| GetMessageRelationships { message_id };
        let told = dan.call(&about(id(&first))).await.unwrap();
        assert_eq!((told.parent, told.replies, told.forwards), (None, vec![reply.message_id.clone()], vec![passed.message_id.clone()]));
        let parent = dan.call(&about(id(&reply))).await.unwrap().parent.unwrap();
        assert_eq!((&parent.message_id, &*parent.relationship_type), (&first.message_id, "REPLY"));
        assert_eq!(refusal(dan.call(&about(nothing())).await).0, 400);
        assert_eq!(refusal(ada.call(&about(id(&first))).await).0, 403);
        let unknown = CreateMessage { reply_to: Some(nothing()), ..says(&sid, "yes") };
        assert_eq!(refusal(ada.call(&unknown).await), (400, Some("replyTo".to_owned())));
        let elsewhere = room_of(&ada, "Elsewhere", &[]).await;
        let away = CreateMessage { reply_to: Some(id(&first)), ..says(&elsewhere, "yes") };
        assert_eq!(refusal(ada.call(&away).await), (400, Some("replyTo".to_owned())), "one answers where it stands");
        let both = CreateMessage { reply_to: Some(id(&first)), forward_of: Some(id(&first)), ..says(&sid, "yes") };
        assert_eq!(refusal(ada.call(&both).await), (400, Some("forwardOf".to_owned())));
    }

    async fn a_suppressed_message_is_seen_by_nobody(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let sid = room_of(&ada, "Trading", &[]).await;
        let sent = say(&ada, &sid, "secret").await;
        assert_eq!(refusal(ada.call(&SuppressMessage { id: id(&sent) }).await).0, 403);
        let done = dan.call(&SuppressMessage { id: id(&sent) }).await.unwrap();
        assert!(done.suppressed && done.message_id == sent.message_id);
        world.backend.clock.advance(1000);
        assert_eq!(dan.call(&SuppressMessage { id: id(&sent) }).await.unwrap(), done, "once");
        assert_eq!(ada.call(&list(&sid)).await.unwrap(), None);
        assert_eq!(refusal(ada.call(&GetMessage { id: id(&sent) }).await).0, 404);
        assert_eq!(refusal(dan.call(&SuppressMessage { id: nothing() }).await).0, 400);
    }

    async fn the_files_of_a_stream_are_listed(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let bens = uid(&ben).await;
        let sid = room_of(&ada, "Trading", &[bens]).await;
        let file = |name: &str| Upload { name: name.to_owned(), mime: String::new(), data: "x".into() };
        let mut times = Vec::new();
        for name in ["a.txt", "b.txt", "c.txt"] {
            times.push(ada.call(&CreateMessage { attachment: vec![file(name)], ..says(&sid, "") }).await.unwrap().timestamp);
        }
        let names = |found: Vec<StreamAttachmentItem>| found.into_iter().map(|file| file.name).collect::<Vec<_>>();
        assert_eq!(names(ben.call(&files(&sid)).await.unwrap()), ["a.txt", "b.txt", "c.txt"]);
        let latest = ListStreamAttachments { sort_dir: Some("DESC".to_owned()), limit: Some(1), ..files(&sid) };
        assert_eq!(names(ben.call(&latest).await.unwrap()), ["c.txt"]);
        let latest = ListStreamAttachments { sort_dir: Some("desc".to_owned()), ..latest };
        assert_eq!(names(ben.call(&latest).await.unwrap()), ["c.txt"]);
        let middle = ListStreamAttachments { since: Some(times[1]), to: Some(times[1]), ..files(&sid) };
        assert_eq!(names(ben.call(&middle).await.unwrap()), ["b.txt"]);
        for bad in [ListStreamAttachments { limit: Some(101), ..files(&sid) }, ListStreamAttachments { sort_dir: Some("x".to_owned()), ..files(&sid) }] {
            assert_eq!(refusal(ben.call(&bad).await).0, 400);
        }
        assert_eq!(refusal(ben.call(&files(&StreamId::new("x"))).await).0, 400);
        let user = OneUid { id: bens };
        ada.call(&RemoveRoomMember { id: sid.clone(), user }).await.unwrap();
        assert_eq!(refusal(ben.call(&files(&sid)).await).0, 403);
        world.backend.clock.advance(1000);
        ada.call(&AddRoomMember { id: sid.clone(), user }).await.unwrap();
        assert_eq!(ben.call(&files(&sid)).await.unwrap(), [], "nothing from before he came");
    }
}
