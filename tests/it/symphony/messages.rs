//! Messages: sent, changed, listed, searched; their files.

use api::{
    client::to_http,
    endpoint::Binary,
    symphony::{Mid, StreamId, file_extensions::*, messages::*, protocols::*, rooms::*, streams::CreateIm},
    uploads::Upload,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;

use image::ImageFormat;

use super::{Bot, features_off, named, room, room_of, say, says, uid};
use crate::{
    media::picture,
    on_both,
    world::{ADA, BEN, CARA, Client, DAN, refusal},
};

/// A picture of 40 by 30 pixels.
fn png() -> Vec<u8> {
    picture(ImageFormat::Png, 40, 30)
}

fn list(sid: &StreamId, since: i64) -> ListMessages {
    ListMessages { sid: sid.clone(), since, skip: None, limit: None }
}

fn search(criteria: MessageSearchQuery) -> SearchMessages {
    SearchMessages { skip: None, limit: None, sort_dir: None, criteria }
}

fn find(query: &str) -> FindMessages {
    FindMessages { query: query.to_owned(), skip: None, limit: None, sort_dir: None }
}

fn id(message: &V4Message) -> Mid {
    Mid::new(&message.message_id)
}

fn update(sid: &StreamId, message: &V4Message, text: &str) -> UpdateMessage {
    UpdateMessage {
        sid: sid.clone(),
        mid: id(message),
        message: format!("<messageML>{text}</messageML>"),
        data: None,
        version: None,
        silent: None,
        attachment: Vec::new(),
        preview: Vec::new(),
    }
}

fn file(name: &str, bytes: impl Into<Bytes>) -> Upload {
    Upload { name: name.to_owned(), mime: "application/octet-stream".to_owned(), data: bytes.into() }
}

async fn texts(client: &Client, asked: &ListMessages) -> Vec<String> {
    let found = client.call(asked).await.unwrap().unwrap_or_default();
    found.iter().map(|message| bare(&message.message)).collect()
}

fn bare(presentation: &str) -> String {
    let inner = presentation.split_once('>').unwrap().1;
    inner.strip_suffix("</div>").unwrap().to_owned()
}

on_both! {
    async fn a_message_is_sent_and_read(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let (me, bens) = (uid(&ada).await, uid(&ben).await);
        let sid = ada.call(&CreateIm { users: vec![bens] }).await.unwrap().id;
        assert_eq!(ada.call(&list(&sid, 0)).await.unwrap(), None, "nothing is 204");
        let text = format!("Hello <b>Ben</b>, <mention uid=\"{bens}\"/> <hash tag=\"News\"/> <emoji shortcode=\"smiley\"/>");
        let sent = say(&ada, &sid, &text).await;
        assert_eq!((sent.user.user_id, sent.stream.stream_type.as_deref()), (Some(me), Some("IM")));
        assert!(sent.message.contains("Hello <b>Ben</b>, <span class=\"entity\" data-entity-id=\"mention1\">@Ben "), "{}", sent.message);
        assert!(sent.data.as_ref().unwrap().contains(&bens.to_string()));
        let read = ben.call(&list(&sid, 0)).await.unwrap().unwrap();
        assert_eq!(read, std::slice::from_ref(&sent));
        assert_eq!(ben.call(&GetMessage { id: id(&sent) }).await.unwrap(), sent);
        let cara = world.browser(CARA).await;
        assert_eq!(refusal(cara.call(&list(&sid, 0)).await).0, 403);
        assert_eq!(refusal(cara.call(&GetMessage { id: id(&sent) }).await).0, 404);
        assert_eq!(refusal(cara.call(&says(&sid, "Hi")).await).0, 403);
        assert_eq!(refusal(ada.call(&says(&StreamId::new("x"), "Hi")).await).0, 400);
        assert_eq!(refusal(ada.call(&list(&StreamId::new("x"), 0)).await).0, 400);
    }

    async fn what_is_no_message_is_refused(world) {
        let ada = world.browser(ADA).await;
        let sid = room(&ada, named("Trading")).await;
        let refused = (400, Some("message".to_owned()));
        for text in ["", " ", "<br/>", "<script>alert(1)</script>", "<mention uid=\"7\"/>", "<b>", "<a href=\"javascript:1\">x</a>"] {
            assert_eq!(refusal(ada.call(&says(&sid, text)).await), refused, "{text}");
        }
        let bare = CreateMessage { message: "Hello".to_owned(), ..says(&sid, "") };
        assert_eq!(refusal(ada.call(&bare).await), refused, "not MessageML");
        let data = CreateMessage { data: Some("[]".to_owned()), ..says(&sid, "x") };
        assert_eq!(refusal(ada.call(&data).await), refused);
        assert_eq!(ada.call(&list(&sid, 0)).await.unwrap(), None);
    }

    async fn a_list_goes_on_where_it_ended(world) {
        let ada = world.browser(ADA).await;
        let sid = room(&ada, named("Trading")).await;
        for n in 0..7 {
            say(&ada, &sid, &n.to_string()).await;
        }
        let (mut since, mut skip, mut seen) = (0, 0, Vec::new());
        loop {
            let asked = ListMessages { skip: Some(skip), limit: Some(2), ..list(&sid, since) };
            let Some(page) = ada.call(&asked).await.unwrap() else { break };
            let last = page.last().unwrap().timestamp;
            skip = if last == since { skip } else { 0 } + page.iter().filter(|message| message.timestamp == last).count() as u64;
            since = last;
            seen.extend(page.into_iter().map(|message| bare(&message.message)));
        }
        assert_eq!(seen, ["0", "1", "2", "3", "4", "5", "6"]);
        for bad in [ListMessages { limit: Some(501), ..list(&sid, 0) }, ListMessages { limit: Some(0), ..list(&sid, 0) }] {
            assert_eq!(refusal(ada.call(&bad).await), (400, Some("limit".to_owned())));
        }
    }

    async fn who_comes_later_sees_what_came_before_where_the_room_says_so(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let bens = uid(&ben).await;
        for (history, expected) in [(true, vec!["before", "after"]), (false, vec!["after"])] {
            let name = format!("Room {history}");
            let sid = room(&ada, V3RoomAttributes { view_history: Some(history), ..named(&name) }).await;
            say(&ada, &sid, "before").await;
            world.backend.clock.advance(5);
            ada.call(&AddRoomMember { id: sid.clone(), user: api::symphony::OneUid { id: bens } }).await.unwrap();
            say(&ada, &sid, "after").await;
            assert_eq!(texts(&ben, &list(&sid, 0)).await, expected);
        }
    }

    async fn nobody_writes_where_they_may_not(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let sid = room(&ada, V3RoomAttributes { read_only: Some(true), ..named("News") }).await;
        ada.call(&AddRoomMember { id: sid.clone(), user: api::symphony::OneUid { id: uid(&ben).await } }).await.unwrap();
        assert_eq!(refusal(ben.call(&says(&sid, "x")).await).0, 403);
        assert!(ada.call(&says(&sid, "x")).await.is_ok());
        ada.call(&SetRoomActive { id: sid.clone(), active: false }).await.unwrap();
        assert_eq!(refusal(ada.call(&says(&sid, "y")).await).0, 400);
    }

    async fn a_changed_message_takes_the_place_of_the_one_before(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let sid = room_of(&ada, "Trading", &[uid(&ben).await]).await;
        let first = say(&ada, &sid, "first").await;
        let second = ada.call(&update(&sid, &first, "second")).await.unwrap();
        assert_eq!(second.replacing.as_deref(), Some(&*first.message_id));
        let third = ada.call(&update(&sid, &second, "third")).await.unwrap();
        assert_eq!((third.replacing.as_deref(), third.initial_message_id.as_deref(), third.initial_timestamp),
            (Some(&*second.message_id), Some(&*first.message_id), Some(first.timestamp)));
        assert_eq!(texts(&ben, &list(&sid, 0)).await, ["third"]);
        assert_eq!(refusal(ada.call(&update(&sid, &first, "other")).await).0, 400, "it was changed before");
        assert_eq!(refusal(ben.call(&update(&sid, &third, "mine")).await).0, 403);
        let gone = V4Message { message_id: "nothing".to_owned(), ..V4Message::default() };
        assert_eq!(refusal(ada.call(&update(&sid, &gone, "x")).await).0, 404);
    }

    async fn a_repeated_send_is_sent_once(world) {
        let bot = Bot::new(&world, "echo").await;
        let id = bot.call(&CreateRoom { attributes: named("Trading") }).await.unwrap().room_system_info.id;
        let once = |text: &'static str, key: &'static str| {
            let (bot, asked) = (&bot, says(&id, text));
            async move { bot.client.call_once(&bot.token, &asked, key).await }
        };
        let first = once("a", "k1").await.unwrap();
        assert_eq!(once("a", "k1").await.unwrap(), first);
        let other = once("b", "k2").await.unwrap();
        assert_ne!(other.message_id, first.message_id);
        let (one, two) = tokio::join!(once("c", "k3"), once("c", "k3"));
        assert_eq!(one.unwrap().message_id, two.unwrap().message_id);
        assert_eq!(bot.call(&list(&id, 0)).await.unwrap().unwrap().len(), 3);
        assert_eq!(refusal(bot.client.call_once(&bot.token, &says(&id, "d"), &"x".repeat(101)).await).0, 400);
    }

    async fn one_message_goes_to_several_streams(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let (one, two, other) = (room(&ada, named("One")).await, room(&ada, named("Two")).await, room(&ben, named("His")).await);
        let blast = |message: &str, sids: Vec<String>| BlastMessage {
            message: message.to_owned(), data: None, version: None, sids, attachment: Vec::new(), preview: Vec::new(),
        };
        let all = vec![format!("{one},{two}"), other.to_string(), "x".to_owned()];
        let done = ada.call(&blast("<messageML>All</messageML>", all.clone())).await.unwrap();
        assert_eq!(done.messages.len(), 2);
        let codes: Vec<_> = done.errors.iter().map(|(sid, error)| (sid.clone(), error.code)).collect();
        let mut expected = vec![(other.to_string(), 403), ("x".to_owned(), 400)];
        expected.sort();
        assert_eq!(codes, expected);
        assert_eq!(texts(&ada, &list(&two, 0)).await, ["All"]);
        assert_eq!(refusal(ada.call(&blast("<b>", all)).await), (400, Some("message".to_owned())));
        assert_eq!(refusal(ada.call(&blast("<messageML>a</messageML>", Vec::new())).await), (400, Some("sids".to_owned())));
        assert_eq!(texts(&ada, &list(&one, 0)).await, ["All"]);
    }

    async fn messages_are_found(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let (me, bens) = (uid(&ada).await, uid(&ben).await);
        let (sid, secret) = (room_of(&ada, "Trading", &[bens]).await, room(&ada, named("Secret")).await);
        let first = say(&ada, &sid, "Prices of <hash tag=\"Wheat\"/> rise").await;
        let second = say(&ben, &sid, &format!("<mention uid=\"{me}\"/> 100% of <cash tag=\"IBM\"/>")).await;
        say(&ada, &secret, "Prices <hash tag=\"wheat\"/>").await;
        let found = |client: Client, query: String| async move {
            let found = client.call(&find(&query)).await.unwrap().unwrap_or_default();
            found.into_iter().map(|message| message.message_id).collect::<Vec<_>>()
        };
        assert_eq!(found(ben.clone(), "hashtag:wheat".to_owned()).await, std::slice::from_ref(&first.message_id));
        assert_eq!(found(ada.clone(), "hashtag:WHEAT".to_owned()).await.len(), 2);
        assert_eq!(found(ada.clone(), format!("hashtag:wheat AND streamId:{sid} AND author:{me}")).await, std::slice::from_ref(&first.message_id));
        assert_eq!(found(ada.clone(), "text:PRICES AND streamType:ROOM".to_owned()).await.len(), 2);
        assert_eq!(found(ada.clone(), "text:100%".to_owned()).await, std::slice::from_ref(&second.message_id));
        assert_eq!(found(ada.clone(), "text:10_%".to_owned()).await.len(), 0);
        assert_eq!(found(ada.clone(), format!("mention:{me}")).await, std::slice::from_ref(&second.message_id));
        assert_eq!(found(ada.clone(), "cashtag:ibm".to_owned()).await, std::slice::from_ref(&second.message_id));
        assert_eq!(found(ada.clone(), format!("author:{bens} AND from:{}", second.timestamp + 1)).await.len(), 0);
        assert_eq!(found(ada.clone(), format!("text:of AND to:{}", second.timestamp)).await, std::slice::from_ref(&first.message_id));
        let both = SearchMessages {
            sort_dir: Some("ASC".to_owned()),
            ..search(MessageSearchQuery { text: Some("of".to_owned()), ..MessageSearchQuery::default() })
        };
        assert_eq!(ada.call(&both).await.unwrap().unwrap(), [first.clone(), second.clone()]);
        for (order, expected) in [("asc", [&first, &second]), ("desc", [&second, &first])] {
            let small = SearchMessages { sort_dir: Some(order.to_owned()), ..both.clone() };
            assert_eq!(ada.call(&small).await.unwrap().unwrap().iter().collect::<Vec<_>>(), expected, "{order}");
        }
        for bad in ["", "hashtag", "colour:red", "author:me"] {
            assert_eq!(refusal(ada.call(&find(bad)).await), (400, Some("query".to_owned())), "{bad}");
        }
        assert_eq!(refusal(ada.call(&search(MessageSearchQuery::default())).await).0, 400);
        let kind = MessageSearchQuery { stream_type: Some("CAR".to_owned()), ..MessageSearchQuery::default() };
        assert_eq!(refusal(ada.call(&search(kind)).await), (400, Some("streamType".to_owned())));
        let order = FindMessages { sort_dir: Some("UP".to_owned()), ..find("text:a") };
        assert_eq!(refusal(ada.call(&order).await), (400, Some("sortDir".to_owned())));
    }

    async fn files_go_with_a_message(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let sid = room_of(&ada, "Trading", &[uid(&ben).await]).await;
        let files = vec![file("a.png", png()), file("../b.txt", "hello")];
        let sent = ada.call(&CreateMessage { attachment: files, ..says(&sid, "") }).await.unwrap();
        let attached = sent.attachments.clone().unwrap();
        assert_eq!(attached.iter().map(|file| (&*file.name, file.size)).collect::<Vec<_>>(), [("a.png", png().len() as i64), ("b.txt", 5)]);
        assert!(attached[1].images.as_ref().unwrap().is_empty(), "a text has no picture");
        let get = |file_id: &str| GetAttachment { sid: sid.clone(), file_id: file_id.to_owned(), message_id: id(&sent) };
        let Binary(text) = ben.call(&get(&attached[0].id)).await.unwrap();
        assert_eq!(STANDARD.decode(text).unwrap(), png());
        let small = &attached[0].images.as_ref().unwrap()[0].id;
        let Binary(text) = ben.call(&get(small)).await.unwrap();
        assert!(!STANDARD.decode(text).unwrap().is_empty());
        assert_eq!(refusal(ben.call(&get(&format!("{}_small", attached[1].id))).await).0, 404);
        assert_eq!(refusal(ben.call(&get("internal_7")).await).0, 404);
        let cara = world.browser(CARA).await;
        assert_eq!(refusal(cara.call(&get(&attached[0].id)).await).0, 404);
        let own = CreateMessage { attachment: vec![file("b.txt", "x")], preview: vec![file("p.png", png())], ..says(&sid, "x") };
        let own = ada.call(&own).await.unwrap();
        let picture = own.attachments.as_ref().unwrap()[0].images.as_ref().unwrap()[0].id.clone();
        let Binary(text) = ben.call(&GetAttachment { file_id: picture, message_id: id(&own), ..get("") }).await.unwrap();
        assert_eq!(STANDARD.decode(text).unwrap(), png());
    }

    async fn files_that_cannot_be_sent_are_refused(world) {
        let ada = world.browser(ADA).await;
        let sid = room(&ada, named("Trading")).await;
        let with = |attachment: Vec<Upload>, preview: Vec<Upload>| CreateMessage { attachment, preview, ..says(&sid, "x") };
        let empty = with(vec![file("a.txt", "")], Vec::new());
        assert_eq!(refusal(ada.call(&empty).await), (400, Some("attachment".to_owned())));
        let many = with(vec![file("a.txt", "x"); 26], Vec::new());
        assert_eq!(refusal(ada.call(&many).await), (400, Some("attachment".to_owned())));
        let pictures = with(vec![file("a.txt", "x"); 2], vec![file("a.txt", png())]);
        assert_eq!(refusal(ada.call(&pictures).await), (400, Some("preview".to_owned())));
        let broken = with(vec![file("a.png", png()[..40].to_vec())], Vec::new());
        assert_eq!(refusal(ada.call(&broken).await).0, 400);
        let large = with(vec![file("a.txt", vec![b'x'; (30 << 20) + 1])], Vec::new());
        assert_eq!(refusal(ada.call(&large).await).0, 413);
        assert_eq!(ada.call(&list(&sid, 0)).await.unwrap(), None);
        assert_eq!(world.number("SELECT COUNT(*) FROM files WHERE uploaded_at IS NOT NULL").await, 0);
    }

    async fn files_of_kinds_that_are_not_allowed_are_refused(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let echo = Bot::new(&world, "echo").await;
        let sid = room_of(&ada, "Trading", &[echo.uid]).await;
        let with = |name: &str| CreateMessage { attachment: vec![file(name, "x")], ..says(&sid, "x") };
        let refused = (400, Some("attachment".to_owned()));
        for name in ["a.exe", "a", "a.", "exe.txt.exe"] {
            assert_eq!(refusal(ada.call(&with(name)).await), refused, "{name}");
        }
        assert!(ada.call(&with("a.TXT")).await.is_ok());
        dan.call(&DeleteFileExtension { extension: ".txt".to_owned() }).await.unwrap();
        assert_eq!(refusal(ada.call(&with("a.txt")).await), refused);
        let internal = FileExtension { extension: ".txt".to_owned(), scope_external: Some(false), ..FileExtension::default() };
        dan.call(&PutFileExtension { extension: ".txt".to_owned(), file_extension: internal }).await.unwrap();
        assert!(ada.call(&with("a.txt")).await.is_ok());
        world.sql("UPDATE symphony_users SET company = 'Elsewhere' WHERE username = 'echo'").await;
        assert_eq!(refusal(ada.call(&with("a.txt")).await), refused, "not to another company");
        assert!(ada.call(&with("a.png")).await.is_ok());
    }

    async fn links_lead_where_the_pod_allows(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let sid = room(&ada, named("Trading")).await;
        let link = says(&sid, "<a href=\"skype:bob\">call</a>");
        assert_eq!(refusal(ada.call(&link).await), (400, Some("message".to_owned())));
        dan.call(&AddProtocol { protocol: Protocol { scheme: "skype".to_owned() } }).await.unwrap();
        assert!(ada.call(&link).await.unwrap().message.contains("skype:bob"));
    }

    async fn who_may_not_send_files_or_change_messages_does_not(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let (me, sid) = (uid(&ada).await, room(&ada, named("Trading")).await);
        let sent = say(&ada, &sid, "first").await;
        features_off(&dan, me, &["sendFilesEnabled", "canUpdateMessage"]).await;
        let file = CreateMessage { attachment: vec![file("a.txt", "x")], ..says(&sid, "x") };
        assert_eq!(refusal(ada.call(&file).await).0, 403);
        assert_eq!(refusal(ada.call(&update(&sid, &sent, "second")).await).0, 403);
        assert!(ada.call(&says(&sid, "a text")).await.is_ok());
    }

    async fn a_form_is_read_as_programs_write_it(world) {
        let bot = Bot::new(&world, "echo").await;
        let sid = bot.call(&CreateRoom { attributes: named("Trading") }).await.unwrap().room_system_info.id;
        // The vendor's programs send empty parts for what they have not.
        let form = "--e\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\n<messageML>Hi</messageML>\r\n--e\r\n\
            Content-Disposition: form-data; name=\"data\"\r\n\r\n\r\n--e\r\nContent-Disposition: form-data; name=\"version\"\r\n\r\n\r\n--e--\r\n";
        let request = http::Request::post(format!("/agent/v4/stream/{sid}/message/create"))
            .header("content-type", "multipart/form-data; boundary=e").header("sessiontoken", &bot.token)
            .header("user-agent", "BDK/2").body(axum::body::Body::from(form)).unwrap();
        let (status, _, body) = bot.client.send(request).await;
        let sent: V4Message = serde_json::from_slice(&body).unwrap();
        assert_eq!((status.as_u16(), bare(&sent.message), sent.user_agent.as_deref()), (200, "Hi".to_owned(), Some("BDK/2")));
        let mut last = sent.message_id;
        for (silent, expected) in [("True", 200), ("False", 200), ("false", 200), ("", 200), ("perhaps", 400)] {
            let form = format!(
                "--e\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\n<messageML>Ho</messageML>\r\n--e\r\n\
                Content-Disposition: form-data; name=\"silent\"\r\n\r\n{silent}\r\n--e--\r\n"
            );
            let request = http::Request::post(format!("/agent/v4/stream/{sid}/message/{last}/update"))
                .header("content-type", "multipart/form-data; boundary=e").header("sessiontoken", &bot.token)
                .body(axum::body::Body::from(form)).unwrap();
            let (status, _, body) = bot.client.send(request).await;
            assert_eq!(status.as_u16(), expected, "{silent}");
            if expected == 200 {
                last = serde_json::from_slice::<V4Message>(&body).unwrap().message_id;
            }
        }
    }
}

/// A real agent takes messages as forms only.
#[test]
fn a_message_is_always_sent_as_a_form() {
    let request = to_http(&says(&StreamId::new("a"), "x")).unwrap();
    let mime = request.headers()["content-type"].to_str().unwrap();
    assert!(mime.starts_with("multipart/form-data; boundary="), "{mime}");
}
