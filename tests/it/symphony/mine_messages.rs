//! Messages of a stream as who is in it has them: paged by place, answered, found, with files that were uploaded before.

use api::{
    rotunda::symphony::mine::*,
    symphony::{Mid, StreamId, Uid, file_extensions::*, messages::*, rooms::*},
    uploads::Upload,
    workdrive::{FileId, media::RequestMediaUpload, module_codes::ModuleCode},
};
use image::ImageFormat;

use super::{
    Bot, features_off,
    mine::{changed, many},
    named, room, room_of, say, says, uid,
};
use crate::{
    media::picture,
    on_both,
    world::{ADA, BEN, CARA, Client, DAN, NOBODY, refusal},
};

fn history(sid: &StreamId) -> ListMyStreamMessages {
    ListMyStreamMessages { sid: sid.clone(), before: None, after: None, around: None, at: None, limit: None }
}

fn search(words: &str) -> SearchMyStreams {
    SearchMyStreams {
        search: words.to_owned(),
        stream: None,
        sender: None,
        has_files: None,
        has_links: None,
        before: None,
        since: None,
        limit: None,
    }
}

fn mid(message: &V4Message) -> Mid {
    Mid::new(&message.message_id)
}

fn places(page: &StreamHistory) -> Vec<i64> {
    page.messages.iter().map(|message| message.place).collect()
}

async fn found(client: &Client, asked: &SearchMyStreams) -> Vec<String> {
    let found = client.call(asked).await.unwrap().messages;
    found.into_iter().map(|message| message.message.message_id).collect()
}

/// Uploads a file as the app does.
async fn uploaded(client: &Client, name: &str, mime: &str, bytes: &[u8]) -> FileId {
    let asked = RequestMediaUpload { mime: mime.to_owned(), name: name.to_owned(), module_code: ModuleCode::CHAT };
    let leave = client.call(&asked).await.unwrap().signed_request;
    let (status, file) = client.form(&leave.url, &leave.fields, bytes).await;
    assert_eq!(status, 201, "{file}");
    serde_json::from_value::<api::workdrive::File>(file).unwrap().id
}

on_both! {
    async fn three_thousand_messages_are_paged_back_and_forth(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let sid = room_of(&ada, "Trading", &[uid(&ben).await]).await;
        many(&world, 3_000).await;
        let first = world.number("SELECT MIN(place) FROM symphony_messages").await;
        let middle = first + 1_499;
        let old = ada.call(&GetMessage { id: Mid::new("m1500") }).await.unwrap();
        let new = ada.call(&changed(&sid, &old, "changed")).await.unwrap();
        let every: Vec<i64> = (first..first + 3_000).collect();
        let latest = ben.call(&ListMyStreamMessages { limit: Some(200), ..history(&sid) }).await.unwrap();
        assert_eq!((places(&latest), latest.more_before, latest.more_after), (every[2_800..].to_vec(), true, false));
        let (mut seen, mut page) = (places(&latest), latest);
        while page.more_before {
            let before = page.messages.first().map(|message| message.place);
            page = ben.call(&ListMyStreamMessages { before, limit: Some(200), ..history(&sid) }).await.unwrap();
            assert!(page.more_after);
            seen.splice(..0, places(&page));
        }
        assert_eq!(seen, every, "none is missing, none is there twice");
        let (mut seen, mut after) = (Vec::new(), Some(first - 1));
        loop {
            let page = ben.call(&ListMyStreamMessages { after, limit: Some(170), ..history(&sid) }).await.unwrap();
            assert_eq!(page.more_before, !seen.is_empty());
            seen.extend(places(&page));
            after = seen.last().copied();
            if !page.more_after {
                break;
            }
        }
        assert_eq!(seen, every);
        let at = chrono::DateTime::from_timestamp_millis(middle);
        for asked in [ListMyStreamMessages { around: Some(middle), ..history(&sid) }, ListMyStreamMessages { at, ..history(&sid) }] {
            let page = ben.call(&ListMyStreamMessages { limit: Some(5), ..asked }).await.unwrap();
            assert_eq!((places(&page), page.more_before, page.more_after), ((middle - 2..middle + 3).collect(), true, true));
            let there = &page.messages[2].message;
            assert_eq!((&there.message_id, there.replacing.as_deref()), (&new.message_id, Some("m1500")), "in its old place");
        }
        let later = chrono::DateTime::from_timestamp_millis(new.timestamp + 9);
        let page = ben.call(&ListMyStreamMessages { at: later, limit: Some(4), ..history(&sid) }).await.unwrap();
        assert_eq!((places(&page), page.more_after), (every[2_998..].to_vec(), false));
    }

    async fn a_history_is_for_who_is_in_the_stream(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let sid = room(&ada, named("Trading")).await;
        say(&ada, &sid, "before").await;
        world.backend.clock.advance(1_000);
        let add = AddRoomMember { id: sid.clone(), user: api::symphony::OneUid { id: uid(&ben).await } };
        ada.call(&add).await.unwrap();
        world.backend.clock.advance(1_000);
        let after = say(&ada, &sid, "after").await;
        let page = ben.call(&history(&sid)).await.unwrap();
        assert_eq!((places(&page), page.more_before, page.people.len()), (vec![after.timestamp], false, 1));
        let bad = ListMyStreamMessages { before: Some(1), around: Some(1), ..history(&sid) };
        assert_eq!(refusal(ben.call(&bad).await), (400, Some("before".to_owned())));
        assert_eq!(refusal(ben.call(&ListMyStreamMessages { limit: Some(201), ..history(&sid) }).await), (400, Some("limit".to_owned())));
        assert_eq!(refusal(world.browser(DAN).await.call(&history(&sid)).await).0, 404);
        assert_eq!(refusal(ben.call(&history(&StreamId::new("x"))).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&history(&sid)).await).0, 401);
    }

    async fn an_answer_shows_what_it_answers_as_it_is_now(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let (adas, bens) = (uid(&ada).await, uid(&ben).await);
        let sid = room_of(&ada, "Trading", &[bens]).await;
        let first = say(&ada, &sid, "first").await;
        let answer = CreateMessage { reply_to: Some(mid(&first)), ..says(&sid, "yes") };
        ben.call(&answer).await.unwrap();
        ben.call(&CreateMessage { forward_of: Some(mid(&first)), ..says(&sid, "see") }).await.unwrap();
        let answered = async || ben.call(&history(&sid)).await.unwrap().messages.into_iter().map(|it| it.reply_to).collect::<Vec<_>>();
        let expected = |user_id: Option<Uid>, message: Option<&str>| {
            let message = message.map(|text| text.to_owned());
            vec![None, Some(RepliedMessage { place: first.timestamp, user_id, message }), None]
        };
        assert_eq!(answered().await, expected(Some(adas), Some(&first.message)), "what is passed on is no answer");
        let second = ada.call(&changed(&sid, &first, "second")).await.unwrap();
        assert_eq!(answered().await, expected(Some(adas), Some(&second.message)));
        let mut people: Vec<_> = ben.call(&history(&sid)).await.unwrap().people.iter().map(|one| one.user.user_id).collect();
        people.sort_unstable();
        assert_eq!(people, [adas.min(bens), adas.max(bens)]);
        world.sql("UPDATE symphony_messages SET suppressed_at = 1 WHERE replaces IS NOT NULL").await;
        assert_eq!(answered().await, expected(None, None)[1..], "of what may not be seen there is the place alone");
    }

    async fn messages_are_found_in_ones_streams(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let (adas, bens) = (uid(&ada).await, uid(&ben).await);
        let (sid, other) = (room_of(&ada, "Trading", &[bens]).await, room(&ada, named("Mine")).await);
        let wheat = say(&ada, &sid, "Wheat from Århus").await;
        let link = say(&ben, &sid, "wheat at <a href=\"https://x.example\">x</a>").await;
        let own = say(&ada, &other, "wheat, mine alone").await;
        let file = Upload { name: "a.txt".to_owned(), mime: "text/plain".to_owned(), data: "x".into() };
        let with = ada.call(&CreateMessage { attachment: vec![file], ..says(&sid, "barley") }).await.unwrap();
        let ids = |messages: &[&V4Message]| messages.iter().map(|message| message.message_id.clone()).collect::<Vec<_>>();
        assert_eq!(found(&ben, &search("WHEAT")).await, ids(&[&link, &wheat]));
        assert_eq!(found(&ben, &search("arhus wheat")).await, ids(&[&wheat]));
        assert_eq!(found(&ada, &search("wheat")).await, ids(&[&own, &link, &wheat]));
        assert_eq!(found(&ada, &SearchMyStreams { stream: Some(other), ..search("wheat") }).await, ids(&[&own]));
        assert_eq!(found(&ada, &SearchMyStreams { sender: Some(bens), ..search("") }).await, ids(&[&link]));
        assert_eq!(found(&ben, &SearchMyStreams { has_files: Some(true), ..search("") }).await, ids(&[&with]));
        assert_eq!(found(&ben, &SearchMyStreams { has_links: Some(true), ..search("") }).await, ids(&[&link]));
        assert_eq!(found(&ben, &search("100%")).await, Vec::<String>::new());
        let page = ben.call(&SearchMyStreams { sender: Some(adas), limit: Some(1), ..search("") }).await.unwrap();
        assert_eq!((page.messages.len(), page.more, page.people[0].user.user_id), (1, true, adas));
        let before = chrono::DateTime::from_timestamp_millis(page.messages[0].place);
        assert_eq!(found(&ben, &SearchMyStreams { sender: Some(adas), before, ..search("") }).await, ids(&[&wheat]));
        let since = chrono::DateTime::from_timestamp_millis(link.timestamp);
        assert_eq!(found(&ben, &SearchMyStreams { since, ..search("wheat") }).await, ids(&[&link]));
        ada.call(&changed(&sid, &wheat, "Rye")).await.unwrap();
        assert_eq!(found(&ben, &search("arhus")).await, Vec::<String>::new());
        assert_eq!(found(&world.browser(CARA).await, &search("wheat")).await, Vec::<String>::new());
        assert_eq!(refusal(ben.call(&search(" ")).await), (400, Some("search".to_owned())));
        assert_eq!(refusal(ben.call(&SearchMyStreams { limit: Some(101), ..search("x") }).await), (400, Some("limit".to_owned())));
        assert_eq!(refusal(world.stranger().call(&search("x")).await).0, 401);
    }

    async fn files_that_were_uploaded_before_go_with_a_message(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let sid = room_of(&ada, "Trading", &[uid(&ben).await]).await;
        let png = picture(ImageFormat::Png, 40, 30);
        let (image, text) = (uploaded(&ada, "a.png", "image/png", &png).await, uploaded(&ada, "b.txt", "text/plain", b"hello").await);
        let stored = world.stored_files();
        let sent = ada.call(&CreateMessage { file_ids: vec![image, text], ..says(&sid, "") }).await.unwrap();
        assert_eq!(sent.attachments.as_ref().unwrap().iter().map(|file| &*file.name).collect::<Vec<_>>(), ["a.png", "b.txt"]);
        assert_eq!(world.stored_files(), stored, "no bytes are copied");
        let page = ben.call(&history(&sid)).await.unwrap();
        let [first, second] = &page.messages[0].files[..] else { panic!("two files") };
        assert_eq!((&*first.mime, first.size, first.width, first.height), ("image/png", png.len() as u64, Some(40), Some(30)));
        assert!(first.thumbnail.is_some() && second.thumbnail.is_none());
        let (status, _, body) = ben.get(&second.url).await;
        assert_eq!((status.as_u16(), &body[..]), (200, &b"hello"[..]));
        let both = Upload { name: "c.txt".to_owned(), mime: "text/plain".to_owned(), data: "x".into() };
        let both = CreateMessage { attachment: vec![both], file_ids: vec![text], ..says(&sid, "x") };
        let both = ada.call(&both).await.unwrap().attachments.unwrap();
        assert_eq!(both.iter().map(|file| &*file.name).collect::<Vec<_>>(), ["c.txt", "b.txt"]);
    }

    async fn files_that_one_may_not_send_are_refused(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let echo = Bot::new(&world, "echo").await;
        let sid = room_of(&ada, "Trading", &[uid(&ben).await, echo.uid]).await;
        let (text, bens) = (uploaded(&ada, "a.txt", "text/plain", b"x").await, uploaded(&ben, "a.txt", "text/plain", b"x").await);
        let with = |file_ids: Vec<FileId>| CreateMessage { file_ids, ..says(&sid, "x") };
        let refused = (400, Some("fileIds".to_owned()));
        for ids in [vec![bens], vec![FileId(NOBODY)], vec![text, text], vec![uploaded(&ada, "a.exe", "text/plain", b"x").await]] {
            assert_eq!(refusal(ada.call(&with(ids)).await), refused);
        }
        let dans = uploaded(&dan, "a.txt", "text/plain", b"x").await;
        assert_eq!(refusal(echo.call(&with(vec![dans])).await), refused, "a program has not what its maker has");
        let many = Upload { name: "a.txt".to_owned(), mime: "text/plain".to_owned(), data: "x".into() };
        let many = CreateMessage { attachment: vec![many; 25], ..with(vec![text]) };
        assert_eq!(refusal(ada.call(&many).await), refused);
        world.sql("UPDATE files SET size = 30000000 WHERE name = 'a.txt'").await;
        let large = Upload { name: "b.txt".to_owned(), mime: "text/plain".to_owned(), data: vec![b'x'; 2_000_000].into() };
        assert_eq!(refusal(ada.call(&CreateMessage { attachment: vec![large], ..with(vec![text]) }).await).0, 413);
        features_off(&dan, uid(&ada).await, &["sendFilesEnabled"]).await;
        assert_eq!(refusal(ada.call(&with(vec![text])).await).0, 403);
        dan.call(&DeleteFileExtension { extension: ".txt".to_owned() }).await.unwrap();
        assert_eq!(refusal(ben.call(&with(vec![bens])).await), refused, "a kind that may not be sent");
        assert_eq!(world.number("SELECT COUNT(*) FROM symphony_attachments").await, 0);
        assert_eq!(refusal(world.stranger().call(&with(vec![text])).await).0, 401);
    }
}
