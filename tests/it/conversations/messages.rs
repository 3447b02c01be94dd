//! Messages.

use api::{
    rotunda::messages::*,
    workdrive::{ConversationId, FileId, MessageId, UserId, messages::*},
};
use serde_json::{Value, json};

use super::{group, list, make, message, own, say, text};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, Client, EVE, NOBODY, refusal},
};

fn texts(messages: &[Message]) -> Vec<&str> {
    messages.iter().map(|it| it.message.as_str()).collect()
}

fn search(words: &str) -> SearchMessages {
    SearchMessages {
        search: words.to_owned(),
        conversation: None,
        sender: None,
        has_files: None,
        has_links: None,
        before: None,
        since: None,
        limit: None,
    }
}

async fn found(client: &Client, asked: SearchMessages) -> Vec<String> {
    client.call(&asked).await.unwrap().messages.into_iter().map(|it| it.message).collect()
}

on_both! {
    async fn messages_are_sent_numbered_and_answered(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let id = make(&ada, group("Launch", &[BEN])).await;
        let first = say(&ada, id, " <script>alert(1)</script> ").await;
        assert_eq!((first.message.as_str(), first.seq, first.conversation_id), ("<script>alert(1)</script>", 1, Some(id)));
        let answer = NewMessage { reply_of_msg_id: Some(first.id), mention: vec![ADA], ..text(&format!("@[Ada](user:{ADA}) yes")) };
        let answer = ben.call(&message(id, answer)).await.unwrap();
        assert_eq!((answer.seq, answer.reply_of_msg_id, answer.mention.len()), (2, Some(first.id), 1));
        assert_eq!(answer.sender.as_ref().map(|it| it.id), Some(BEN));
        let page = ada.call(&list(id)).await.unwrap();
        assert_eq!((page.messages[0].replies_count, page.more_before, page.more_after), (1, false, false));
    }

    async fn an_answer_says_in_short_what_it_answers(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let id = make(&ada, group("Launch", &[BEN])).await;
        say(&ada, id, "before").await;
        let first = say(&ada, id, &"ä".repeat(201)).await;
        assert_eq!(first.reply_of, None);
        let answer = NewMessage { reply_of_msg_id: Some(first.id), ..text("yes") };
        let sent = ben.call(&message(id, answer)).await.unwrap();
        let short = |message: &str| AnsweredMessage { seq: 2, sender: Some("Ada Lovelace".to_owned()), message: message.to_owned() };
        assert_eq!(sent.reply_of, Some(short(&"ä".repeat(200))), "to who sends it");
        let listed = async || ada.call(&list(id)).await.unwrap().messages.pop().unwrap().reply_of;
        assert_eq!(listed().await, Some(short(&"ä".repeat(200))), "and to who lists it");
        ada.call(&UpdateMessage { id: first.id, message: "or no".to_owned() }).await.unwrap();
        assert_eq!(listed().await, Some(short("or no")), "as it is now");
        ada.call(&DeleteMessage { id: first.id }).await.unwrap();
        assert_eq!(listed().await, Some(short("")), "a deleted one says nothing");
    }

    async fn sending_is_refused_field_by_field(world) {
        let (ada, eve) = (world.browser(ADA).await, world.browser(EVE).await);
        let id = make(&ada, group("Launch", &[BEN])).await;
        let refused = [
            (text(" "), 400, "message"),
            (text(&"x".repeat(10_001)), 400, "message"),
            (NewMessage { file_id: vec![FileId(NOBODY)], ..text("x") }, 400, "fileId"),
            (NewMessage { file_id: vec![FileId(NOBODY); 21], ..text("x") }, 400, "fileId"),
            (NewMessage { reply_of_msg_id: Some(MessageId(NOBODY)), ..text("x") }, 404, "replyOfMsgId"),
            (NewMessage { mention: vec![UserId(NOBODY)], ..text("x") }, 404, "mention"),
            (NewMessage { idempotency_key: Some("x".repeat(101)), ..text("x") }, 400, "idempotencyKey"),
        ];
        for (new, status, field) in refused {
            assert_eq!(refusal(ada.call(&message(id, new)).await), (status, Some(field.to_owned())));
        }
        let other = make(&ada, group("Other", &[])).await;
        let foreign = say(&ada, other, "x").await.id;
        let across = NewMessage { reply_of_msg_id: Some(foreign), ..text("x") };
        assert_eq!(refusal(ada.call(&message(id, across)).await), (404, Some("replyOfMsgId".to_owned())));
        assert_eq!(refusal(eve.call(&message(id, text("x"))).await).0, 404);
        assert_eq!(refusal(ada.call(&message(ConversationId(NOBODY), text("x"))).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&message(id, text("x"))).await).0, 401);
        assert_eq!(world.number("SELECT last_seq FROM conversations WHERE title = 'Launch'").await, 0, "no number is lost");
    }

    async fn w7_the_printed_get_sends_with_a_body_and_lists_without(world) {
        let ada = world.browser(ADA).await;
        let id = make(&ada, group("Launch", &[])).await;
        let path = format!("/api/{id}/messages");
        let (status, sent) = ada.json("GET", &path, r#"{"message":"Hello this is me Adam"}"#).await;
        assert_eq!((status.as_u16(), &sent["seq"]), (201, &json!(1)), "{sent}");
        let (status, _, body) = ada.get(&path).await;
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!((status.as_u16(), &body["messages"][0]["message"]), (200, &json!("Hello this is me Adam")));
        let key = world.api_key(ADA).await;
        let page = world.stranger().call_with(&key, &message(id, text("by key"))).await.unwrap();
        assert_eq!(page.seq, 2);
        let request = http::Request::get(&path).header("x-api-key", &key).body(axum::body::Body::empty()).unwrap();
        let (status, _, body) = world.stranger().send(request).await;
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!((status.as_u16(), body["messages"].as_array().map(Vec::len)), (200, Some(2)), "a key lists, too");
    }

    async fn the_same_key_is_the_same_message(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let id = make(&ada, group("Launch", &[BEN])).await;
        let keyed = || NewMessage { idempotency_key: Some("k1".to_owned()), ..text("once") };
        let first = ada.call(&message(id, keyed())).await.unwrap();
        let again = ada.call(&message(id, keyed())).await.unwrap();
        assert_eq!(first.id, again.id);
        ben.call(&message(id, keyed())).await.unwrap();
        assert_eq!(texts(&ada.call(&list(id)).await.unwrap().messages), ["once", "once"], "another person's key is another");
        assert_eq!(say(&ada, id, "next").await.seq, 3, "without a gap");
    }

    async fn many_at_once_get_numbers_without_a_gap(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let id = make(&ada, group("Launch", &[BEN])).await;
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..20 {
            let client = if number % 2 == 0 { ada.clone() } else { ben.clone() };
            tasks.spawn(async move { say(&client, id, &number.to_string()).await.seq });
        }
        let mut numbers = tasks.join_all().await;
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=20).collect::<Vec<_>>());
    }

    async fn history_is_read_in_windows(world) {
        let ada = world.browser(ADA).await;
        let id = make(&ada, group("Launch", &[])).await;
        let mut third = None;
        for number in 1..=9 {
            world.backend.clock.advance(60_000);
            let sent = say(&ada, id, &number.to_string()).await;
            third = third.or((number == 3).then_some(sent.created_at).flatten());
        }
        let read = async |asked: ListMessages| {
            let page = ada.call(&ListMessages { limit: Some(asked.limit.unwrap_or(3)), ..asked }).await.unwrap();
            (texts(&page.messages).join(""), page.more_before, page.more_after)
        };
        let at = |text: &str, before, after| (text.to_owned(), before, after);
        assert_eq!(read(list(id)).await, at("789", true, false));
        assert_eq!(read(ListMessages { before: Some(7), ..list(id) }).await, at("456", true, true));
        assert_eq!(read(ListMessages { before: Some(3), ..list(id) }).await, at("12", false, true));
        assert_eq!(read(ListMessages { after: Some(3), ..list(id) }).await, at("456", true, true));
        assert_eq!(read(ListMessages { after: Some(9), ..list(id) }).await, at("", true, false));
        assert_eq!(read(ListMessages { before: Some(1), ..list(id) }).await, at("", false, true));
        assert_eq!(read(ListMessages { around: Some(5), limit: Some(4), ..list(id) }).await, at("3456", true, true));
        assert_eq!(read(ListMessages { at: third, limit: Some(2), ..list(id) }).await, at("23", true, true));
        let late = chrono::DateTime::from_timestamp(9_000_000_000, 0);
        assert_eq!(read(ListMessages { at: late, limit: Some(4), ..list(id) }).await, at("89", true, false));
        for limit in [0, 201] {
            let asked = ListMessages { limit: Some(limit), ..list(id) };
            assert_eq!(refusal(ada.call(&asked).await), (400, Some("limit".to_owned())));
        }
        let both = ListMessages { before: Some(1), after: Some(1), ..list(id) };
        assert_eq!(refusal(ada.call(&both).await), (400, Some("before".to_owned())));
        assert_eq!(refusal(world.browser(EVE).await.call(&list(id)).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&list(id)).await).0, 401);
    }

    async fn ones_own_message_is_changed_and_deleted(world) {
        let (ada, ben, eve, stranger) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(EVE).await, world.stranger());
        let id = make(&ada, group("Launch", &[BEN, CARA])).await;
        let sent = say(&ben, id, &format!("old @[Ada](user:{ADA})")).await;
        assert_eq!(own(&ada, id).await.unwrap().mentions, 1);
        let change = |message: &str| UpdateMessage { id: sent.id, message: message.to_owned() };
        let changed = ben.call(&change("new")).await.unwrap();
        assert_eq!((changed.message.as_str(), changed.is_edited, changed.mention.len(), changed.seq), ("new", true, 0, 1));
        assert_eq!(own(&ada, id).await.unwrap().mentions, 0, "the mention went with the text");
        assert_eq!((found(&ben, search("old")).await.len(), found(&ben, search("new")).await.len()), (0, 1));
        assert_eq!(refusal(ben.call(&change(" ")).await), (400, Some("message".to_owned())));
        let delete = DeleteMessage { id: sent.id };
        assert_eq!(refusal(ada.call(&change("x")).await).0, 403);
        assert_eq!(refusal(world.browser(CARA).await.call(&delete).await).0, 403);
        assert_eq!((refusal(eve.call(&change("x")).await).0, refusal(eve.call(&delete).await).0), (404, 404));
        assert_eq!((refusal(stranger.call(&change("x")).await).0, refusal(stranger.call(&delete).await).0), (401, 401));
        ada.call(&delete).await.unwrap();
        let left = &ben.call(&list(id)).await.unwrap().messages[0];
        assert_eq!((left.is_deleted, left.message.as_str(), left.seq), (true, "", 1), "its place stays");
        assert_eq!(refusal(ben.call(&change("x")).await).0, 404);
        assert_eq!(found(&ben, search("new")).await.len(), 0);
    }

    async fn people_react(world) {
        let (ada, ben, eve, stranger) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(EVE).await, world.stranger());
        let id = make(&ada, group("Launch", &[BEN])).await;
        let sent = say(&ada, id, "x").await;
        let add = |emoji: &str| AddMessageReaction { id: sent.id, emoji: emoji.to_owned() };
        let remove = |emoji: &str| RemoveMessageReaction { id: sent.id, emoji: emoji.to_owned() };
        ada.call(&add("👍")).await.unwrap();
        ada.call(&add("👍")).await.unwrap();
        let all = ben.call(&add("👍")).await.unwrap();
        assert_eq!((all[0].emoji.as_str(), all[0].count, all[0].mine), ("👍", 2, true));
        assert_eq!(ben.call(&remove("👍")).await.unwrap()[0].count, 1);
        assert!(!ben.call(&list(id)).await.unwrap().messages[0].reactions[0].mine);
        assert_eq!(refusal(ben.call(&add("x")).await), (400, Some("emoji".to_owned())));
        assert_eq!((refusal(eve.call(&add("👍")).await).0, refusal(eve.call(&remove("👍")).await).0), (404, 404));
        assert_eq!((refusal(stranger.call(&add("👍")).await).0, refusal(stranger.call(&remove("👍")).await).0), (401, 401));
    }

    async fn messages_are_found_in_ones_own_conversations(world) {
        let (ada, ben, eve) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(EVE).await);
        let (a, b) = (make(&ada, group("a", &[BEN])).await, make(&ada, group("b", &[EVE])).await);
        say(&ada, a, "Änderung am Plan").await;
        world.backend.clock.advance(60_000);
        say(&ben, a, "plane it").await;
        world.backend.clock.advance(60_000);
        let last = say(&eve, b, "another plan").await;
        assert_eq!(found(&ada, search("plan")).await, ["another plan", "plane it", "Änderung am Plan"]);
        assert_eq!(found(&ben, search("plan")).await, ["plane it", "Änderung am Plan"], "only where he is");
        assert_eq!(found(&ada, search("anderung pla")).await, ["Änderung am Plan"], "without accents, by beginnings");
        assert_eq!(found(&ada, SearchMessages { sender: Some(BEN), ..search("") }).await, ["plane it"]);
        assert_eq!(found(&ada, SearchMessages { conversation: Some(b), ..search("plan") }).await, ["another plan"]);
        assert_eq!(found(&ada, SearchMessages { before: last.created_at, ..search("plan") }).await.len(), 2);
        assert_eq!(found(&ada, SearchMessages { since: last.created_at, ..search("plan") }).await.len(), 1);
        assert_eq!(found(&ada, SearchMessages { has_files: Some(true), ..search("") }).await.len(), 0);
        say(&ada, b, "see HTTPS://x.example").await;
        assert_eq!(found(&ada, SearchMessages { has_links: Some(true), ..search("") }).await, ["see HTTPS://x.example"]);
        let one = ada.call(&SearchMessages { limit: Some(1), ..search("plan") }).await.unwrap();
        assert_eq!((one.messages.len(), one.more), (1, true));
        for nothing in ["%", "'; DROP TABLE messages; --", "🙂"] {
            assert_eq!(found(&ada, search(nothing)).await.len(), 0, "{nothing}");
        }
        assert_eq!(refusal(ada.call(&search("")).await), (400, Some("search".to_owned())));
        assert_eq!(refusal(ada.call(&SearchMessages { limit: Some(101), ..search("x") }).await), (400, Some("limit".to_owned())));
        assert_eq!(refusal(world.stranger().call(&search("x")).await).0, 401);
    }
}
