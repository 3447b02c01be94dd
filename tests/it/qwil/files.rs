//! Files of messages: sent as forms, as JSON, or uploaded before.

use api::{
    client::to_http,
    qwil::{ChatId, DocumentId, messages::*, shapes::*},
    uploads::Upload,
};
use axum::body::Body;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::header;
use image::ImageFormat;

use super::{People, code, mine::Desk, sql};
use crate::{
    media::{picture, uploaded},
    on_both,
    world::{DAN, NOBODY, World},
};

pub(super) fn upload(name: &str, data: impl Into<Bytes>) -> Upload {
    Upload { name: name.to_owned(), mime: "application/x-anything".to_owned(), data: data.into() }
}

pub(super) fn file(chat: ChatId, file: Option<Upload>) -> SendFile {
    SendFile { chat_uuid: chat, document_uuid: None, file, thumbnail: None, caption: None, reply_to_seq: None }
}

fn image(chat: ChatId, image: Option<Upload>) -> SendImage {
    SendImage { chat_uuid: chat, document_uuid: None, image, caption: None, reply_to_seq: None }
}

fn gif(chat: ChatId, gif: Upload) -> SendAnimation {
    SendAnimation { chat_uuid: chat, gif: Some(gif), document_uuid: None, caption: None, reply_to_seq: None }
}

/// What the server has at an address that it gave.
async fn bytes(world: &World, address: &str) -> Bytes {
    let (status, _, body) = world.stranger().get(address).await;
    assert_eq!(status, 200);
    body
}

on_both! {
    async fn a_file_is_sent_as_a_form(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let chat = stan.chat(&[clara]).await;
        let asked = SendFile { caption: Some("See, \"page 2\"".to_owned()), ..file(chat, Some(upload("a/b/tërms.txt", "plain words"))) };
        let http = to_http(&asked).unwrap();
        assert!(http.headers()[header::CONTENT_TYPE].to_str().unwrap().starts_with("multipart/form-data; boundary="));
        let sent = stan.call(&asked).await.unwrap().message;
        assert_eq!((sent.kind, sent.caption.as_deref()), (MessageKind::File, Some("See, \"page 2\"")));
        let document = sent.document.unwrap();
        assert_eq!((&*document.filename, &*document.mimetype, document.size), ("tërms.txt", "text/plain", 11));
        assert_eq!(bytes(&world, &document.url.unwrap()).await, "plain words");
        let odd = stan.call(&file(chat, Some(upload("x.exe", &b"MZ\x00\x01"[..])))).await.unwrap().message.document.unwrap();
        assert_eq!(odd.mimetype, "application/octet-stream", "never shown, only saved");
        let svg = stan.call(&file(chat, Some(upload("x.svg", "<svg onload='alert(1)'/>")))).await.unwrap().message.document.unwrap();
        assert_eq!(svg.mimetype, "text/plain");
        assert_eq!(code(stan.call(&file(chat, None)).await), "RB060");
        assert_eq!(code(stan.call(&file(chat, Some(upload("x", "")))).await), "RB100");
        assert_eq!(code(stan.call(&SendFile { caption: Some(String::new()), ..asked.clone() }).await), "RB100");
        let stored = world.stored_files();
        assert_eq!(code(people.sue.call(&asked).await), "RF436");
        assert_eq!(world.stored_files(), stored, "nothing is stored for who is not in the chat");
    }

    async fn a_file_may_have_a_thumbnail_of_its_senders(world) {
        let people = People::new(&world).await;
        let chat = people.stan.chat(&[&people.clara]).await;
        let jpeg = STANDARD.encode(picture(ImageFormat::Jpeg, 8, 8));
        let with = |thumbnail: &str| SendFile { thumbnail: Some(thumbnail.to_owned()), ..file(chat, Some(upload("a.txt", "words"))) };
        let document = people.stan.call(&with(&jpeg)).await.unwrap().message.document.unwrap();
        assert_eq!(bytes(&world, &document.thumbnail_url.unwrap()).await, picture(ImageFormat::Jpeg, 8, 8));
        for bad in ["no base64!", &STANDARD.encode(picture(ImageFormat::Png, 8, 8))] {
            assert_eq!(code(people.stan.call(&with(bad)).await), "RB100");
        }
    }

    async fn a_picture_is_jpg_or_png_and_small(world) {
        let people = People::new(&world).await;
        let chat = people.stan.chat(&[&people.clara]).await;
        let stan = &people.stan;
        let sent = stan.call(&image(chat, Some(upload("a.png", picture(ImageFormat::Png, 20, 10))))).await.unwrap().message;
        let document = sent.document.unwrap();
        assert_eq!((sent.kind, &*document.mimetype, document.thumbnail_url.is_some()), (MessageKind::Image, "image/png", true));
        assert_eq!(code(stan.call(&image(chat, None)).await), "RB060");
        assert_eq!(code(stan.call(&image(chat, Some(upload("a.gif", picture(ImageFormat::Gif, 9, 9))))).await), "RB100");
        assert_eq!(code(stan.call(&image(chat, Some(upload("a.png", vec![0; 1_000_001])))).await), "RB177");
        let broken = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 50]].concat();
        assert_eq!(code(stan.call(&image(chat, Some(upload("a.png", broken)))).await), "RB100");
        let moving = stan.call(&gif(chat, upload("a.gif", picture(ImageFormat::Gif, 9, 9)))).await.unwrap().message;
        assert_eq!((moving.kind, &*moving.document.unwrap().mimetype), (MessageKind::Animation, "image/gif"));
        assert_eq!(code(stan.call(&gif(chat, upload("a.gif", "GIF?"))).await), "RB100");
        assert_eq!(code(people.sue.call(&gif(chat, upload("a.gif", picture(ImageFormat::Gif, 9, 9)))).await), "RF436");
    }

    async fn what_the_app_has_uploaded_is_held_to_what_the_message_takes(world) {
        let Desk { people, ada, ben } = Desk::new(&world).await;
        let chat = people.stan.chat(&[&people.sue]).await;
        let png = uploaded(&ada, "image/png", &picture(ImageFormat::Png, 20, 10)).await;
        let moving = uploaded(&ada, "image/gif", &picture(ImageFormat::Gif, 9, 9)).await;
        let (png, moving) = (DocumentId(png.id.0), DocumentId(moving.id.0));
        let as_file = |id| SendFile { document_uuid: Some(id), ..file(chat, None) };
        let as_image = |id| SendImage { document_uuid: Some(id), ..image(chat, None) };
        let as_gif = |id| SendAnimation { chat_uuid: chat, gif: None, document_uuid: id, caption: None, reply_to_seq: None };
        let sent = ada.call(&as_file(moving)).await.unwrap().message.document.unwrap();
        assert_eq!((sent.document_uuid, &*sent.mimetype), (moving, "image/gif"));
        let shown = ada.call(&as_image(png)).await.unwrap().message;
        assert_eq!((shown.kind, shown.document.unwrap().document_uuid), (MessageKind::Image, png));
        assert_eq!(code(ada.call(&as_image(moving)).await), "RB100");
        let played = ada.call(&as_gif(Some(moving))).await.unwrap().message;
        assert_eq!((played.kind, played.document.unwrap().document_uuid), (MessageKind::Animation, moving));
        assert_eq!(code(ada.call(&as_gif(Some(png))).await), "RB100");
        assert_eq!(code(ada.call(&as_gif(None)).await), "RB060");
        let both = SendAnimation { document_uuid: Some(moving), ..gif(chat, upload("a.gif", picture(ImageFormat::Gif, 9, 9))) };
        assert_eq!(code(people.stan.call(&both).await), "RB060");
        assert_eq!(code(people.stan.call(&as_gif(Some(DocumentId(NOBODY)))).await), "RF030");
        let bens = DocumentId(uploaded(&ben, "image/gif", &picture(ImageFormat::Gif, 9, 9)).await.id.0);
        assert_eq!(code(ada.call(&as_gif(Some(bens))).await), "RF030", "somebody else's");
        sql(&world, format!("UPDATE files SET size = 1000001 WHERE id = '{png}'")).await;
        assert_eq!(code(ada.call(&as_image(png)).await), "RB177");
        sql(&world, format!("UPDATE files SET size = 10000001 WHERE id = '{moving}'")).await;
        assert_eq!(code(ada.call(&as_gif(Some(moving))).await), "RB100");
        assert_eq!(world.number("SELECT last_seq FROM qwil_chats").await, 3);
    }

    async fn what_was_uploaded_before_is_sent_by_who_may(world) {
        let people = People::new(&world).await;
        let (stan, clara, sue) = (&people.stan, &people.clara, &people.sue);
        let chat = stan.chat(&[clara]).await;
        let known = stan.call(&file(chat, Some(upload("a.txt", "words")))).await.unwrap().message.document.unwrap().document_uuid;
        let again = |id| SendFile { document_uuid: Some(id), ..file(chat, None) };
        let sent = clara.call(&again(known)).await.unwrap().message;
        assert_eq!(sent.document.unwrap().document_uuid, known, "from a chat that she sees");
        let both = SendFile { document_uuid: Some(known), ..file(chat, Some(upload("b.txt", "x"))) };
        assert_eq!(code(clara.call(&both).await), "RB060");
        assert_eq!(code(clara.call(&again(DocumentId(NOBODY))).await), "RF030");
        assert_eq!(code(stan.call(&SendImage { document_uuid: Some(DocumentId(NOBODY)), ..image(chat, None) }).await), "RF030");
        // Ada's own upload is hers, through her own session and a user key alone.
        let other = sue.chat(&[clara]).await;
        sue.say(other, "Hello").await;
        let ada = crate::library::png(&world.browser(crate::world::ADA).await).await;
        let foreign = SendFile { chat_uuid: other, ..again(DocumentId(ada.id.0)) };
        assert_eq!(code(sue.call(&foreign).await), "RF030");
        let dans = crate::library::png(&world.browser(DAN).await).await;
        let own = SendFile { chat_uuid: other, ..again(DocumentId(dans.id.0)) };
        assert!(sue.call(&own).await.is_ok(), "what who made the master key has uploaded for it");
    }
}

#[tokio::test]
async fn a_file_may_come_in_json_and_a_form_may_be_broken() {
    let world = World::on_sqlite().await;
    let people = People::new(&world).await;
    let chat = people.stan.chat(&[&people.clara]).await;
    let held = &people.stan.held;
    let send = async |kind: &str, body: String| {
        world.backend.clock.advance(1000);
        let request = http::Request::post("/chat-service/api/chats/messages/send-file")
            .header("x-master-user-api-key", &held.key)
            .header("x-master-user-api-key-secret", &held.secret)
            .header("on-behalf-of", people.stan.id.to_string())
            .header(header::CONTENT_TYPE, kind);
        let (status, _, body) = world.stranger().send(request.body(Body::from(body)).unwrap()).await;
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        (status.as_u16(), body["error_code"].as_str().unwrap_or_default().to_owned())
    };
    let json = format!(r#"{{"chat_uuid":"{chat}","file":{{"name":"a.txt","data":"d29yZHM="}}}}"#);
    assert_eq!(send("application/json", json).await, (200, String::new()));
    let bad = format!(r#"{{"chat_uuid":"{chat}","file":{{"name":"a.txt","data":"???"}}}}"#);
    assert_eq!(send("application/json", bad).await, (400, "RB100".to_owned()));
    let form =
        |rest: &str| format!("--edge\r\nContent-Disposition: form-data; name=\"chat_uuid\"\r\n\r\n{chat}\r\n{rest}");
    let multipart = "multipart/form-data; boundary=edge";
    assert_eq!(send(multipart, form("--edge--\r\n")).await, (400, "RB060".to_owned()));
    assert_eq!(send(multipart, form("--edge\r\nContent-Disposition: form-da")).await, (400, "RB100".to_owned()));
    assert_eq!(send(multipart, "x".repeat(37 << 20)).await.0, 413);
}
