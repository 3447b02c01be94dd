//! Review of chats.

use api::{
    endpoint::Binary,
    qwil::{ChatId, chats::LeaveChat, messages::*, review::*, shapes::*},
    rotunda::qwil::review::ListReviewedPeople,
};
use image::ImageFormat;

use super::{Chatter, People, code, files::upload, move_away, rules::every_chat, say};
use crate::{
    media::picture,
    on_both,
    world::{ADA, DAN, NOBODY, refusal},
};

fn every_message(chat: ChatId) -> ListReviewedMessages {
    ListReviewedMessages {
        chat_uuid: chat,
        limit: 50,
        search_type: 4,
        search: None,
        after_cursor_dt: None,
        before_cursor_dt: None,
    }
}

fn file(chat: ChatId, name: &str) -> SendFile {
    let file = Some(upload(name, "words"));
    SendFile { chat_uuid: chat, document_uuid: None, file, thumbnail: None, caption: None, reply_to_seq: None }
}

fn seqs(list: MessageList) -> Vec<u64> {
    list.messages.into_iter().map(|message| message.seq).collect()
}

on_both! {
    async fn chats_are_found_by_what_is_in_them(world) {
        let people = People::new(&world).await;
        let (stan, sue, clara, qwil) = (&people.stan, &people.sue, &people.clara, &people.qwil);
        let first = stan.chat(&[clara]).await;
        let second = sue.chat(&[clara, stan]).await;
        let empty = stan.chat(&[sue]).await;
        stan.say(first, "The Rate is 5%").await;
        clara.call(&LeaveChat { chat_uuid: first }).await.unwrap();
        let noon = sue.say(second, "Nothing").await.sent_dt;
        sue.call(&file(second, "Annex.txt")).await.unwrap();
        let found = async |asked: ListReviewedChats| {
            let list = qwil.call(&asked).await.unwrap();
            assert!(list.cursor_dt.is_none());
            list.chats.into_iter().map(|chat| chat.chat_uuid).collect::<Vec<_>>()
        };
        let all = every_chat;
        assert_eq!(found(all()).await, [second, first, empty], "the one written to last first");
        let search = |text: &str| ListReviewedChats { search: Some(text.to_owned()), ..all() };
        assert_eq!(found(search("rate IS 5%")).await, [first]);
        assert_eq!(found(search("annex")).await, [second], "by the name of a file");
        assert_eq!(found(search("contract")).await.len(), 3, "by the title");
        assert!(found(search("5_")).await.is_empty(), "a wildcard is a character");
        let participants = |ids: &[&Chatter]| ListReviewedChats {
            participant_entity_user_xref_uuids: ids.iter().map(|who| who.id).collect(), ..all()
        };
        assert_eq!(found(participants(&[clara, stan])).await, [second, first], "who left was in it");
        assert_eq!(found(participants(&[clara, sue])).await, [second]);
        let senders = ListReviewedChats { sender_entity_user_xref_uuids: vec![stan.id], ..all() };
        assert_eq!(found(senders.clone()).await, [first]);
        assert!(found(ListReviewedChats { search: Some("nothing".to_owned()), ..senders }).await.is_empty());
        assert_eq!(found(ListReviewedChats { only_document: Some(true), ..all() }).await, [second]);
        assert_eq!(found(ListReviewedChats { after_dt: Some(noon), ..all() }).await, [second]);
        assert_eq!(found(ListReviewedChats { before_dt: Some(noon), ..all() }).await, [first]);
        for bad in [
            ListReviewedChats { limit: Some(0), ..all() },
            ListReviewedChats { limit: Some(201), ..all() },
            search(""),
            search(&"x".repeat(501)),
        ] {
            assert_eq!(code(qwil.call(&bad).await), "RB100");
        }
    }

    async fn messages_are_found_by_kind_and_word(world) {
        let people = People::new(&world).await;
        let (stan, clara, qwil) = (&people.stan, &people.clara, &people.qwil);
        let chat = stan.chat(&[clara]).await;
        stan.say(chat, "See HTTPS://bank.example/x").await;
        clara.call(&file(chat, "terms.txt")).await.unwrap();
        let shown = SendImage {
            chat_uuid: chat, document_uuid: None, image: Some(upload("a.png", picture(ImageFormat::Png, 9, 9))),
            caption: Some("My house".to_owned()), reply_to_seq: None,
        };
        stan.call(&shown).await.unwrap();
        let kind = |search_type| ListReviewedMessages { search_type, ..every_message(chat) };
        let found = async |asked| seqs(qwil.call(&asked).await.unwrap());
        assert_eq!(found(kind(4)).await, [3, 2, 1]);
        assert_eq!(found(kind(1)).await, [2]);
        assert_eq!(found(kind(2)).await, [3]);
        assert_eq!(found(kind(3)).await, [1]);
        let search = |text: &str| ListReviewedMessages { search: Some(text.to_owned()), ..kind(4) };
        assert_eq!(found(search("HOUSE")).await, [3]);
        assert_eq!(found(search("terms.")).await, [2]);
        assert_eq!(found(search("")).await, [3, 2, 1]);
        assert!(found(ListReviewedMessages { limit: 0, ..kind(4) }).await.is_empty());
        for bad in [kind(0), kind(5), ListReviewedMessages { limit: 201, ..kind(4) }, every_message(ChatId(NOBODY))] {
            assert_eq!(code(qwil.call(&bad).await), "RB100");
        }
        move_away(&world, "qwil_chats", chat).await;
        assert_eq!(code(qwil.call(&kind(4)).await), "RB100", "another organization's");
    }

    async fn a_range_and_a_file_are_read(world) {
        let people = People::new(&world).await;
        let (stan, clara, qwil) = (&people.stan, &people.clara, &people.qwil);
        let chat = stan.chat(&[clara]).await;
        stan.call(&say(chat, "Hello")).await.unwrap();
        stan.call(&file(chat, "a.txt")).await.unwrap();
        let range = |chat_uuid, from_seq, to_seq| GetReviewedRange { chat_uuid, from_seq, to_seq };
        assert_eq!(seqs(qwil.call(&range(chat, 0, 199)).await.unwrap()), [1, 2]);
        for bad in [range(chat, 0, 200), range(chat, 2, 1), range(ChatId(NOBODY), 1, 2)] {
            assert_eq!(code(qwil.call(&bad).await), "RB100");
        }
        let document = |chat_uuid, seq| GetReviewedDocument { chat_uuid, seq };
        let Binary(bytes) = qwil.call(&document(chat, 2)).await.unwrap();
        assert_eq!(bytes, "words");
        for bad in [document(chat, 1), document(chat, 9), document(chat, u64::MAX), document(ChatId(NOBODY), 2)] {
            assert_eq!(code(qwil.call(&bad).await), "RB100");
        }
    }

    async fn reviewers_see_names(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let chat = stan.chat(&[clara]).await;
        stan.say(chat, "Hello").await;
        clara.call(&LeaveChat { chat_uuid: chat }).await.unwrap();
        let asked = ListReviewedPeople { chat_id: chat };
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        assert_eq!(refusal(world.stranger().call(&asked).await).0, 401);
        assert_eq!(refusal(ada.call(&asked).await).0, 403);
        let found = dan.call(&asked).await.unwrap();
        assert_eq!(found.len(), 2, "who left was in it");
        assert!(found.iter().any(|one| one.id == clara.id && one.name.starts_with("Clara")), "{found:?}");
        assert_eq!(refusal(dan.call(&ListReviewedPeople { chat_id: ChatId(NOBODY) }).await).0, 400);
    }
}
