//! What the organization itself writes.

use api::qwil::{MembershipId, butler::*, chats::GetChat, shapes::MessageKind};
use image::ImageFormat;

use super::{People, code, files::upload, move_away, sql};
use crate::{media::picture, on_both, world::NOBODY};

fn text(to: MembershipId) -> ButlerSendText {
    ButlerSendText { entity_user_xref_uuid: to, text: "Welcome".to_owned(), reply_to_seq: None }
}

fn file(to: MembershipId) -> ButlerSendFile {
    ButlerSendFile {
        entity_user_xref_uuid: to,
        document_uuid: None,
        file: Some(upload("a.txt", "words")),
        thumbnail: None,
        caption: None,
        reply_to_seq: None,
    }
}

fn image(to: MembershipId) -> ButlerSendImage {
    ButlerSendImage {
        entity_user_xref_uuid: to,
        document_uuid: None,
        image: Some(upload("a.png", picture(ImageFormat::Png, 9, 9))),
        caption: None,
        reply_to_seq: None,
    }
}

on_both! {
    async fn the_butler_has_one_chat_with_each(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let first = stan.call(&text(clara.id)).await.unwrap().message;
        let second = stan.call(&file(clara.id)).await.unwrap().message;
        let third = stan.call(&image(clara.id)).await.unwrap().message;
        assert_eq!([first.seq, second.seq, third.seq], [1, 2, 3]);
        assert_eq!([first.kind, second.kind, third.kind], [MessageKind::Text, MessageKind::File, MessageKind::Image]);
        assert_eq!(second.chat_uuid, first.chat_uuid);
        let seen = clara.call(&GetChat { chat_uuid: first.chat_uuid }).await.unwrap().chat;
        assert_eq!((&*seen.title, seen.butler, seen.members.len()), ("Rotunda", true, 2));
        assert_eq!(clara.say(first.chat_uuid, "Thank you").await.seq, 4);
        let reply = ButlerSendText { reply_to_seq: Some(4), ..text(clara.id) };
        assert_eq!(stan.call(&reply).await.unwrap().message.reply_to_seq, Some(4));
        assert_ne!(stan.call(&text(people.sue.id)).await.unwrap().message.chat_uuid, first.chat_uuid);
        assert_eq!(code(stan.call(&GetChat { chat_uuid: first.chat_uuid }).await), "RF436", "it is between the two");
    }

    async fn the_butler_reaches_who_is_active(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        for nobody in [MembershipId(NOBODY)] {
            assert_eq!(code(stan.call(&text(nobody)).await), "RF022");
            assert_eq!(code(stan.call(&file(nobody)).await), "RF022");
            assert_eq!(code(stan.call(&image(nobody)).await), "RF022");
        }
        let none = ButlerSendFile { file: None, ..file(clara.id) };
        assert_eq!(code(stan.call(&none).await), "RB060");
        let foreign = ButlerSendFile { document_uuid: Some(api::qwil::DocumentId(NOBODY)), ..none };
        assert_eq!(code(stan.call(&foreign).await), "RF030");
        let foreign = ButlerSendImage { document_uuid: Some(api::qwil::DocumentId(NOBODY)), image: None, ..image(clara.id) };
        assert_eq!(code(stan.call(&foreign).await), "RF030");
        let large = ButlerSendImage { image: Some(upload("a.png", vec![0; 1_000_001])), ..image(clara.id) };
        assert_eq!(code(stan.call(&large).await), "RB177");
        assert_eq!(code(stan.call(&ButlerSendText { text: String::new(), ..text(clara.id) }).await), "RB100");
        sql(&world, format!("UPDATE qwil_memberships SET status = 6 WHERE id = '{}'", clara.id)).await;
        assert_eq!(code(stan.call(&text(clara.id)).await), "RB503");
        assert_eq!(code(stan.call(&file(clara.id)).await), "RB503");
        assert_eq!(code(stan.call(&image(clara.id)).await), "RB503");
        move_away(&world, "qwil_memberships", clara.id).await;
        assert_eq!(code(stan.call(&text(clara.id)).await), "RF022");
    }
}
