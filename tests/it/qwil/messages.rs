//! Messages: numbered without gaps, sent once, read in ranges.

use api::qwil::{ChatId, messages::*, shapes::MessageKind};

use super::{Chatter, People, code, say};
use crate::{on_both, world::NOBODY};

fn range(chat: ChatId, from: u64, to: u64) -> GetMessageRange {
    GetMessageRange { chat_uuid: chat, from_seq: from, to_seq: to }
}

on_both! {
    async fn messages_are_read_in_ranges(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let chat = stan.chat(&[clara]).await;
        for n in 1..=5 {
            assert_eq!(stan.say(chat, &format!(" {n} ")).await.seq, n);
        }
        let read = async |asked: GetMessageRange| {
            let found = clara.call(&asked).await.unwrap();
            assert!(found.cursor_dt.is_none());
            found.messages.into_iter().map(|message| message.text).collect::<Vec<_>>()
        };
        assert_eq!(read(range(chat, 2, 4)).await, ["2", "3", "4"]);
        assert_eq!(read(range(chat, 0, 199)).await, ["1", "2", "3", "4", "5"]);
        assert!(read(range(chat, 6, 9)).await.is_empty());
        assert!(read(range(chat, u64::MAX, u64::MAX)).await.is_empty());
        assert_eq!(code(clara.call(&range(chat, 0, 200)).await), "RB049");
        assert_eq!(code(clara.call(&range(chat, 0, u64::MAX)).await), "RB049");
        assert_eq!(code(clara.call(&range(chat, 2, 1)).await), "RB100");
        assert_eq!(code(clara.call(&range(ChatId(NOBODY), 1, 2)).await), "RF436");
        assert_eq!(code(people.sue.call(&range(chat, 1, 2)).await), "RF436");
    }

    async fn a_text_answers_another(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let chat = stan.chat(&[clara]).await;
        stan.say(chat, "Question?").await;
        let reply = |to| SendText { reply_to_seq: Some(to), ..say(chat, "Answer") };
        let sent = clara.call(&reply(1)).await.unwrap().message;
        assert_eq!((sent.seq, sent.kind, sent.reply_to_seq), (2, MessageKind::Text, Some(1)));
        assert_eq!(sent.sender_entity_user_xref_uuid, clara.id);
        for nothing in [0, 3, u64::MAX] {
            assert_eq!(code(clara.call(&reply(nothing)).await), "RB100");
        }
        assert_eq!(code(clara.call(&say(chat, " ")).await), "RB100");
        assert_eq!(code(clara.call(&say(chat, &"x".repeat(5001))).await), "RB100");
        assert_eq!(code(clara.call(&say(ChatId(NOBODY), "x")).await), "RF436");
        let nasty = "<script>alert(1)</script> \u{202e} ' OR 1=1 -- 🦊";
        assert_eq!(clara.say(chat, nasty).await.text, nasty);
    }

    async fn a_message_is_not_sent_twice_with_one_key(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let chat = stan.chat(&[clara]).await;
        let send = async |who: &Chatter, key: &str, text: &str| {
            world.backend.clock.advance(1000);
            who.client.call_once(&who.held, &say(chat, text), key).await
        };
        let first = send(stan, "k1", "Hello").await.unwrap().message;
        assert_eq!(send(stan, "k1", "Hello").await.unwrap().message, first, "the answer was lost");
        assert_eq!(send(stan, "k2", "Hello").await.unwrap().message.seq, 2);
        assert_eq!(send(clara, "k1", "Hello").await.unwrap().message.seq, 3, "another's key is another");
        assert_eq!(code(send(stan, &"x".repeat(101), "Hello").await), "RB100");
        world.backend.clock.advance(2 * 86_400_000);
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM qwil_sent").await, 0);
    }

    async fn two_who_send_at_once_get_numbers_without_gaps(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let chat = stan.chat(&[clara]).await;
        stan.say(chat, "Begin").await;
        let send = async |who: &Chatter| {
            let mut seqs = Vec::new();
            for n in 0..20 {
                seqs.push(who.say(chat, &format!("{n}")).await.seq);
            }
            seqs
        };
        let (mine, theirs) = tokio::join!(send(stan), send(clara));
        assert!(mine.is_sorted() && theirs.is_sorted());
        let mut all = [mine, theirs].concat();
        all.sort_unstable();
        assert_eq!(all, (2..=41).collect::<Vec<_>>());
    }
}
