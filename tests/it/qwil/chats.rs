//! A chat for who is in it: created, renamed, put aside, muted.

use api::qwil::{ChatId, MembershipId, chats::*, messages::GetMessageRange};

use super::{People, code, say};
use crate::{on_both, world::NOBODY};

fn get(chat: ChatId) -> GetChat {
    GetChat { chat_uuid: chat }
}

fn create(members: &[MembershipId]) -> CreateChat {
    CreateChat { title: String::new(), entity_user_xref_uuids: members.to_vec() }
}

on_both! {
    async fn a_chat_is_seen_by_others_from_its_first_message_on(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let made = stan.call(&create(&[clara.id, clara.id, stan.id])).await.unwrap().chat;
        assert_eq!((&*made.title, made.last_seq, made.visible, made.notify, made.archived), ("New chat", 0, false, true, false));
        assert_eq!(made.members.len(), 2);
        let chat = made.chat_uuid;
        assert_eq!(stan.call(&get(chat)).await.unwrap().chat, made, "who made it sees it");
        assert_eq!(code(clara.call(&get(chat)).await), "RF436");
        assert_eq!(code(clara.call(&say(chat, "Hello?")).await), "RF436");
        let mute = NotifyOfChat { chat_uuid: chat, notify: false };
        assert_eq!(code(clara.call(&mute).await), "RF998");
        assert_eq!(stan.say(chat, "Hello").await.seq, 1);
        let seen = clara.call(&get(chat)).await.unwrap().chat;
        assert_eq!((seen.last_seq, seen.visible), (1, true));
        assert!(seen.cursor_dt > made.cursor_dt);
        assert!(!clara.call(&mute).await.unwrap().chat.notify);
        assert!(stan.call(&get(chat)).await.unwrap().chat.notify, "each for themselves");
        for nothing in [get(ChatId(NOBODY))] {
            assert_eq!(code(stan.call(&nothing).await), "RF436");
        }
        assert_eq!(code(people.sue.call(&get(chat)).await), "RF436", "who is not in it");
    }

    async fn a_chat_needs_somebody_who_is_a_contact(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        assert_eq!(code(stan.call(&create(&[])).await), "RB084");
        assert_eq!(code(stan.call(&create(&[stan.id])).await), "RB084");
        assert_eq!(code(stan.call(&create(&[MembershipId(NOBODY)])).await), "RN006");
        assert_eq!(code(stan.call(&create(&[clara.id, people.carl.id])).await), "RF007");
        assert_eq!(code(clara.call(&create(&[people.steve.id])).await), "RF007", "clients have no directory");
        assert!(stan.call(&create(&[people.steve.id])).await.is_ok(), "staff do");
        let many: Vec<_> = (0..100).map(|n| MembershipId(uuid::Uuid::from_u128(n))).collect();
        assert_eq!(code(stan.call(&create(&many)).await), "RB100");
        let long = CreateChat { title: "x".repeat(501), ..create(&[clara.id]) };
        assert_eq!(code(stan.call(&long).await), "RB100");
        assert_eq!(world.number("SELECT COUNT(*) FROM qwil_chats").await, 1, "nothing is half made");
    }

    async fn a_chat_is_renamed_by_who_is_in_it(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let chat = stan.chat(&[clara]).await;
        let rename = |title: &str| RenameChat { chat_uuid: chat, title: title.to_owned() };
        assert_eq!(stan.call(&rename("First")).await.unwrap().chat.last_seq, 0, "nothing to tell before it begins");
        stan.say(chat, "Hello").await;
        let renamed = clara.call(&rename(" Contract 7 ")).await.unwrap().chat;
        assert_eq!((&*renamed.title, renamed.last_seq), ("Contract 7", 2));
        let told = stan.call(&GetMessageRange { chat_uuid: chat, from_seq: 2, to_seq: 2 }).await.unwrap().messages;
        assert_eq!((told[0].kind, &*told[0].text), (api::qwil::shapes::MessageKind::Renamed, "Contract 7"));
        assert_eq!(code(stan.call(&rename(" ")).await), "RB100");
        assert_eq!(code(stan.call(&rename(&"x".repeat(501))).await), "RB100");
        assert_eq!(code(people.sue.call(&rename("x")).await), "RF436");
    }

    async fn a_chat_that_was_put_aside_comes_back_with_a_message(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let chat = stan.chat(&[clara]).await;
        stan.say(chat, "Hello").await;
        let archive = |archived| ArchiveChat { chat_uuid: chat, archived };
        assert!(clara.call(&archive(true)).await.unwrap().chat.archived);
        assert!(!stan.call(&get(chat)).await.unwrap().chat.archived, "each for themselves");
        stan.call(&RenameChat { chat_uuid: chat, title: "x".to_owned() }).await.unwrap();
        assert!(clara.call(&get(chat)).await.unwrap().chat.archived, "a new title is no reply");
        stan.say(chat, "Still there?").await;
        assert!(!clara.call(&get(chat)).await.unwrap().chat.archived);
        clara.call(&archive(true)).await.unwrap();
        assert!(!clara.call(&archive(false)).await.unwrap().chat.archived);
        assert_eq!(code(people.sue.call(&archive(true)).await), "RF436");
    }
}
