//! Paging by cursors and ranges while others write: nothing twice, nothing missing.

use std::collections::BTreeSet;

use api::qwil::{messages::GetMessageRange, review::*, shapes::*};

use super::{People, rules::every_chat};
use crate::on_both;

on_both! {
    async fn a_list_by_cursor_has_everything_once_while_others_write(world) {
        let people = People::new(&world).await;
        let (stan, clara, qwil) = (&people.stan, &people.clara, &people.qwil);
        let chat = stan.chat(&[clara]).await;
        for n in 0..12 {
            stan.say(chat, &format!("{n}")).await;
        }
        let mut asked = ListReviewedMessages {
            chat_uuid: chat, limit: 5, search_type: 4, search: None, after_cursor_dt: None, before_cursor_dt: None,
        };
        // Backwards from now: what comes later is not in it.
        let mut seen = Vec::new();
        loop {
            let page = qwil.call(&asked).await.unwrap();
            seen.extend(page.messages.iter().map(|message| message.seq));
            clara.say(chat, "in between").await;
            let Some(cursor) = page.cursor_dt else { break };
            asked.before_cursor_dt = Some(cursor);
        }
        assert_eq!(seen, (1..=12).rev().collect::<Vec<_>>());
        // Forwards from the beginning: what comes later is at the end.
        asked = ListReviewedMessages { before_cursor_dt: None, after_cursor_dt: Some(Default::default()), ..asked };
        let (mut seen, mut written) = (Vec::new(), 0);
        loop {
            let page = qwil.call(&asked).await.unwrap();
            seen.extend(page.messages.iter().map(|message| message.seq));
            if written < 3 {
                written += 1;
                clara.say(chat, "in between").await;
            }
            let Some(cursor) = page.cursor_dt else { break };
            asked.after_cursor_dt = Some(cursor);
        }
        assert_eq!(seen, (1..=18).collect::<Vec<_>>());
    }

    async fn chats_are_paged_by_what_happened_last(world) {
        let people = People::new(&world).await;
        let (stan, qwil) = (&people.stan, &people.qwil);
        let mut all = BTreeSet::new();
        for _ in 0..7 {
            all.insert(stan.chat(&[&people.clara]).await);
        }
        // A reader that goes forward meets a chat again when something happened in it, and misses none.
        let mut asked = ListReviewedChats { limit: Some(3), after_cursor_dt: Some(Default::default()), ..every_chat() };
        let mut seen: Vec<Chat> = Vec::new();
        let mut wrote = false;
        loop {
            let page = qwil.call(&asked).await.unwrap();
            seen.extend(page.chats);
            if !wrote {
                wrote = true;
                stan.say(seen[0].chat_uuid, "again").await;
            }
            let Some(cursor) = page.cursor_dt else { break };
            asked.after_cursor_dt = Some(cursor);
        }
        assert_eq!(seen.len(), 8);
        assert!(seen.is_sorted_by(|a, b| a.cursor_dt < b.cursor_dt));
        assert_eq!(seen.iter().map(|chat| chat.chat_uuid).collect::<BTreeSet<_>>(), all);
        assert_eq!(seen[7].chat_uuid, seen[0].chat_uuid);
    }

    async fn ranges_have_everything_once_while_others_write(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let chat = stan.chat(&[clara]).await;
        stan.say(chat, "begin").await;
        let write = async {
            for n in 0..30 {
                stan.say(chat, &format!("{n}")).await;
            }
        };
        let read = async {
            let mut seen: Vec<u64> = Vec::new();
            while seen.len() < 31 {
                let from_seq = seen.last().map_or(1, |last| last + 1);
                let asked = GetMessageRange { chat_uuid: chat, from_seq, to_seq: from_seq + 4 };
                seen.extend(clara.call(&asked).await.unwrap().messages.iter().map(|message| message.seq));
            }
            seen
        };
        let (_, seen) = tokio::join!(write, read);
        assert_eq!(seen, (1..=31).collect::<Vec<_>>());
    }
}
