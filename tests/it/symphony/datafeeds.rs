//! Datafeeds: what happens comes once, in order, until it is acknowledged.

use std::time::Duration;

use api::symphony::{
    OneUid,
    connections::{ConnectionRequest, CreateConnection},
    datafeeds::*,
    message_records::SuppressMessage,
    presence::GetOwnPresence,
    rooms::*,
    streams::CreateIm,
};
use tokio::time::timeout;

use super::{Bot, named, room, room_of, say, says, uid};
use crate::{
    on_both,
    world::{ADA, BEN, Client, DAN, refusal},
};

fn create(tag: Option<&str>) -> CreateDatafeed {
    CreateDatafeed { tag: tag.map(str::to_owned) }
}

fn read(id: &str, ack: &str) -> ReadDatafeed {
    ReadDatafeed { id: id.to_owned(), ack_id: Some(ack.to_owned()), update_presence: Some(false) }
}

async fn feed(client: &Client) -> String {
    client.call(&create(None)).await.unwrap().id
}

/// Everything in a feed, acknowledged as it comes.
async fn drained(client: &Client, id: &str, until: usize) -> Vec<V4Event> {
    let (mut all, mut ack) = (Vec::new(), String::new());
    while all.len() < until {
        let page = client.call(&read(id, &ack)).await.unwrap();
        ack = page.ack_id;
        all.extend(page.events);
    }
    client.call(&DeleteDatafeed { id: id.to_owned() }).await.unwrap();
    all
}

fn kinds(events: &[V4Event]) -> Vec<&str> {
    events.iter().map(|event| &*event.kind).collect()
}

on_both! {
    async fn feeds_are_made_found_and_deleted(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let one = ada.call(&create(Some("desk"))).await.unwrap();
        assert!(one.id.ends_with("_f") && one.kind == "fanout", "{one:?}");
        assert_eq!(ada.call(&create(Some("desk"))).await.unwrap(), one, "of one tag there is one");
        let two = ada.call(&create(None)).await.unwrap();
        assert_ne!(two, one);
        assert_eq!(ada.call(&ListDatafeeds { tag: Some("desk".to_owned()) }).await.unwrap(), std::slice::from_ref(&one));
        assert_eq!(ada.call(&ListDatafeeds { tag: None }).await.unwrap().len(), 2);
        assert!(ben.call(&ListDatafeeds { tag: None }).await.unwrap().is_empty());
        assert_eq!(refusal(ben.call(&read(&one.id, "")).await).0, 400, "somebody else's");
        assert_eq!(refusal(ben.call(&DeleteDatafeed { id: one.id.clone() }).await).0, 400);
        assert_eq!(refusal(ada.call(&create(Some(&"x".repeat(101)))).await), (400, Some("tag".to_owned())));
        ada.call(&DeleteDatafeed { id: one.id.clone() }).await.unwrap();
        assert_eq!(refusal(ada.call(&read(&one.id, "")).await).0, 400);
        assert_eq!(ada.call(&ListDatafeeds { tag: None }).await.unwrap(), [two]);
        for _ in 0..19 {
            ada.call(&create(None)).await.unwrap();
        }
        assert_eq!(refusal(ada.call(&create(None)).await).0, 400, "20 are enough");
        world.backend.clock.advance(31 * 24 * 3_600_000);
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM symphony_feeds").await, 0);
    }

    async fn what_was_not_acknowledged_comes_again(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let sid = room_of(&ada, "Trading", &[uid(&ben).await]).await;
        let id = feed(&ben).await;
        for text in ["a", "b"] {
            say(&ada, &sid, text).await;
        }
        let first = ben.call(&read(&id, "")).await.unwrap();
        assert_eq!(kinds(&first.events), ["MESSAGESENT"; 2]);
        // The answer was lost.
        let again = ben.call(&read(&id, "")).await.unwrap();
        assert_eq!(again, first);
        say(&ada, &sid, "c").await;
        let more = ben.call(&read(&id, &first.ack_id)).await.unwrap();
        assert_eq!(more.events.len(), 1);
        // Acknowledging what is done with already does no harm.
        assert_eq!(ben.call(&read(&id, &first.ack_id)).await.unwrap(), more);
        for bad in ["x", "ack_x", "ack_9999999999999999", "ack_"] {
            assert_eq!(refusal(ben.call(&read(&id, bad)).await), (400, Some("ackId".to_owned())), "{bad}");
        }
    }

    async fn a_reader_waits_for_what_happens(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let sid = room_of(&ada, "Trading", &[uid(&ben).await]).await;
        let id = feed(&ben).await;
        let asked = read(&id, "");
        let (page, _) = tokio::join!(timeout(Duration::from_secs(20), ben.call(&asked)), async {
            tokio::time::sleep(Duration::from_millis(200)).await;
            say(&ada, &sid, "at last").await
        });
        let page = page.unwrap().unwrap();
        let sent = page.events[0].payload.message_sent.as_ref().unwrap();
        assert!(sent.message.message.contains("at last"));
    }

    async fn what_happens_in_a_room_is_told(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let (me, bens) = (uid(&ada).await, uid(&ben).await);
        let (mine, his) = (feed(&ada).await, feed(&ben).await);
        let sid = room(&ada, named("Trading")).await;
        let user = OneUid { id: bens };
        ada.call(&AddRoomMember { id: sid.clone(), user }).await.unwrap();
        ada.call(&AddRoomMember { id: sid.clone(), user }).await.unwrap();
        ada.call(&PromoteOwner { id: sid.clone(), user }).await.unwrap();
        ada.call(&DemoteOwner { id: sid.clone(), user }).await.unwrap();
        ada.call(&UpdateRoom { id: sid.clone(), attributes: named("Desk") }).await.unwrap();
        ada.call(&SetRoomActive { id: sid.clone(), active: false }).await.unwrap();
        ada.call(&SetRoomActive { id: sid.clone(), active: true }).await.unwrap();
        ada.call(&RemoveRoomMember { id: sid.clone(), user }).await.unwrap();
        say(&ada, &sid, "alone").await;
        let all = drained(&ada, &mine, 9).await;
        let expected = ["ROOMCREATED", "USERJOINEDROOM", "ROOMMEMBERPROMOTEDTOOWNER", "ROOMMEMBERDEMOTEDFROMOWNER", "ROOMUPDATED",
            "ROOMDEACTIVATED", "ROOMREACTIVATED", "USERLEFTROOM", "MESSAGESENT"];
        assert_eq!(kinds(&all), expected);
        let joined = all[1].payload.user_joined_room.as_ref().unwrap();
        assert_eq!((joined.affected_user.as_ref().unwrap().user_id, &joined.stream.stream_id), (Some(bens), &sid));
        assert_eq!(all[1].initiator.user.user_id, Some(me));
        let updated = all[4].payload.room_updated.as_ref().unwrap();
        assert_eq!(updated.room_properties.as_ref().unwrap().name.as_deref(), Some("Desk"));
        // He sees what happens while he is in it, and that he is taken out.
        assert_eq!(kinds(&drained(&ben, &his, 7).await), expected[1..8]);
    }

    async fn instant_messages_connections_and_suppression_are_told(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let echo = Bot::new(&world, "echo").await;
        let id = echo.call(&create(None)).await.unwrap().id;
        let sid = ada.call(&CreateIm { users: vec![echo.uid] }).await.unwrap().id;
        let sent = say(&ada, &sid, "secret").await;
        let page = echo.call(&read(&id, "")).await.unwrap();
        assert_eq!(kinds(&page.events), ["INSTANTMESSAGECREATED", "MESSAGESENT"]);
        let created = page.events[0].payload.instant_message_created.as_ref().unwrap();
        assert_eq!(created.stream.members.as_ref().unwrap().len(), 2);
        let message = api::symphony::Mid::new(&sent.message_id);
        dan.call(&SuppressMessage { id: message }).await.unwrap();
        let page = echo.call(&read(&id, "")).await.unwrap();
        assert_eq!(kinds(&page.events), ["INSTANTMESSAGECREATED", "MESSAGESENT", "MESSAGESUPPRESSED"]);
        assert!(page.events[1].payload.message_sent.is_none(), "nobody reads any more what it said");
        world.sql("UPDATE symphony_users SET company = 'Elsewhere' WHERE username = 'echo'").await;
        let with = ConnectionRequest { user_id: echo.uid };
        ada.call(&CreateConnection { request: with }).await.unwrap();
        let page = echo.call(&read(&id, &page.ack_id)).await.unwrap();
        let asked = page.events[0].payload.connection_requested.as_ref().unwrap();
        assert_eq!(asked.to_user.user_id, Some(echo.uid));
        assert_eq!(echo.call(&GetOwnPresence {}).await.unwrap().category, "OFFLINE");
        echo.call(&ReadDatafeed { update_presence: None, ..read(&id, "") }).await.unwrap();
        assert_eq!(echo.call(&GetOwnPresence {}).await.unwrap().category, "AVAILABLE", "who reads is there");
    }

    async fn feeds_of_the_fourth_version_give_each_event_once(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let sid = room_of(&ada, "Trading", &[uid(&ben).await]).await;
        let id = ben.call(&CreateDatafeedV4 {}).await.unwrap().id;
        for text in ["a", "b", "c"] {
            say(&ada, &sid, text).await;
        }
        let next = |limit: u64| ReadDatafeedV4 { id: id.clone(), limit: Some(limit) };
        assert_eq!(ben.call(&next(2)).await.unwrap().unwrap().len(), 2);
        assert_eq!(ben.call(&next(2)).await.unwrap().unwrap().len(), 1);
        assert_eq!(refusal(ben.call(&next(101)).await), (400, Some("limit".to_owned())));
        assert_eq!(refusal(ada.call(&next(1)).await).0, 400);
        assert_eq!(refusal(ben.call(&read(&id, "")).await).0, 400, "of another version");
        assert!(ben.call(&ListDatafeeds { tag: None }).await.unwrap().is_empty());
        // Programs make one whenever they start: the one read longest ago goes.
        for _ in 0..20 {
            world.backend.clock.advance(1);
            ben.call(&CreateDatafeedV4 {}).await.unwrap();
        }
        assert_eq!(refusal(ben.call(&next(2)).await).0, 400);
        assert_eq!(world.number("SELECT COUNT(*) FROM symphony_feeds").await, 20);
    }

    async fn the_agent_says_what_it_is(world) {
        let stranger = world.stranger();
        assert!(stranger.call(&GetAgentInfo {}).await.unwrap().version.starts_with("Agent-"));
        assert_eq!(stranger.call(&GetAgentHealth {}).await.unwrap().status, "UP");
    }

    async fn a_thousand_messages_of_ten_writers_reach_every_reader_once_in_order(world) {
        let owner = Bot::new(&world, "writer0").await;
        let sid = owner.call(&CreateRoom { attributes: named("Trading") }).await.unwrap().room_system_info.id;
        let mut writers = vec![owner];
        for n in 1..10 {
            let writer = Bot::new(&world, &format!("writer{n}")).await;
            writers[0].call(&AddRoomMember { id: sid.clone(), user: OneUid { id: writer.uid } }).await.unwrap();
            writers.push(writer);
        }
        let mut readers = Vec::new();
        for n in 0..3 {
            let bot = Bot::new(&world, &format!("reader{n}")).await;
            writers[0].call(&AddRoomMember { id: sid.clone(), user: OneUid { id: bot.uid } }).await.unwrap();
            let id = bot.call(&create(None)).await.unwrap().id;
            readers.push((bot, id));
        }
        let write = |bot: &Bot, name: usize| {
            let (bot, sid) = (bot.clone(), sid.clone());
            async move {
                for n in 0..100 {
                    bot.call(&says(&sid, &format!("{name}-{n}"))).await.unwrap();
                }
            }
        };
        let writing: Vec<_> = writers.iter().enumerate().map(|(name, bot)| tokio::spawn(write(bot, name))).collect();
        let reading: Vec<_> = readers.into_iter().map(|(bot, id)| tokio::spawn(all_of(bot, id))).collect();
        for task in writing {
            task.await.unwrap();
        }
        let mut seen = Vec::new();
        for task in reading {
            seen.push(timeout(Duration::from_secs(120), task).await.unwrap().unwrap());
        }
        assert!(seen.iter().all(|texts| *texts == seen[0]), "every reader sees the same order");
        assert_eq!(seen[0].iter().collect::<std::collections::BTreeSet<_>>().len(), 1000);
        assert_eq!(seen[0].len(), 1000);
        for name in 0..10 {
            let own: Vec<usize> = seen[0].iter().filter_map(|text| text.strip_prefix(&format!("{name}-"))?.parse().ok()).collect();
            assert!(own.is_sorted(), "each writer's messages are in order");
        }
        assert_eq!(world.number("SELECT COUNT(DISTINCT at) FROM symphony_messages").await, 1000, "no two have the same moment");
    }
}

/// What a reader is done with who loses answers now and then.
async fn all_of(bot: Bot, id: String) -> Vec<String> {
    let (mut seen, mut ack) = (Vec::new(), String::new());
    let mut turn = 0_u32;
    while seen.len() < 1000 {
        turn += 1;
        let asked = read(&id, &ack);
        let reading = bot.call(&asked);
        // The connection drops before the answer, or after it.
        let page = if turn.is_multiple_of(3) {
            match timeout(Duration::from_micros(u64::from(turn % 7) * 900), reading).await {
                Ok(page) if turn.is_multiple_of(2) => page.unwrap(),
                _ => continue,
            }
        } else {
            reading.await.unwrap()
        };
        ack = page.ack_id;
        let text = |event: &V4Event| {
            let message = &event.payload.message_sent.as_ref().unwrap().message.message;
            message.split_once('>').unwrap().1.strip_suffix("</div>").unwrap().to_owned()
        };
        seen.extend(page.events.iter().filter(|event| event.kind == "MESSAGESENT").map(text));
    }
    seen
}
