//! What open browsers are told of streams, and that who has one open is there.

use std::time::Duration;

use api::{
    rotunda::{
        conversations::OpenDirectConversation,
        live::Notice,
        symphony::mine::{MarkSymphonyRead, UpdateMyStreamState},
    },
    symphony::{
        Mid, OneUid, StreamId, message_records::SuppressMessage, presence::*, rooms::*, stream_administration::*,
        streams::CreateIm,
    },
};

use super::{mine::changed, named, room, say, uid};
use crate::{
    notices::Live,
    on_both,
    world::{ADA, BEN, Client, DAN},
};

fn told(id: &StreamId, place: Option<i64>) -> Option<Notice> {
    Some(Notice::StreamChanged { id: id.clone(), place })
}

async fn presence(client: &Client) -> String {
    client.call(&GetOwnPresence {}).await.unwrap().category
}

/// Waits until somebody is there so; it happens beside what is answered.
async fn becomes(client: &Client, category: &str) {
    for _ in 0..200 {
        if presence(client).await == category {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("is {}, not {category}", presence(client).await);
}

on_both! {
    async fn who_is_in_a_stream_is_told_what_happens_in_it(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let (adas, bens, dans) = (uid(&ada).await, uid(&ben).await, uid(&dan).await);
        let (mut hers, mut his) = (Live::began(&ada).await, Live::began(&ben).await);
        let sid = room(&ada, named("Trading")).await;
        let one = |id| OneUid { id };
        assert_eq!(hers.next().await, told(&sid, None), "made");
        ada.call(&AddRoomMember { id: sid.clone(), user: one(bens) }).await.unwrap();
        let first = say(&ada, &sid, "first").await;
        ada.call(&changed(&sid, &first, "second")).await.unwrap();
        for place in [None, Some(first.timestamp), Some(first.timestamp)] {
            assert_eq!(his.next().await, told(&sid, place));
        }
        ada.call(&UpdateRoom { id: sid.clone(), attributes: named("Trade") }).await.unwrap();
        ada.call(&PromoteOwner { id: sid.clone(), user: one(bens) }).await.unwrap();
        ada.call(&DemoteOwner { id: sid.clone(), user: one(bens) }).await.unwrap();
        ada.call(&SetRoomActive { id: sid.clone(), active: false }).await.unwrap();
        dan.call(&SetAdminRoomActive { id: sid.clone(), active: true }).await.unwrap();
        dan.call(&AddAdminRoomMember { id: sid.clone(), payload: one(dans) }).await.unwrap();
        for what in ["changed", "promoted", "demoted", "closed", "opened", "joined"] {
            assert_eq!(his.next().await, told(&sid, None), "{what}");
        }
        let second = say(&ada, &sid, "third").await;
        assert_eq!(his.next().await, told(&sid, Some(second.timestamp)));
        dan.call(&SuppressMessage { id: Mid::new(&second.message_id) }).await.unwrap();
        assert_eq!(his.next().await, told(&sid, Some(second.timestamp)), "suppressed");
        ada.call(&RemoveRoomMember { id: sid.clone(), user: one(bens) }).await.unwrap();
        assert_eq!(his.next().await, told(&sid, None), "who left is told too");
        say(&ada, &sid, "alone").await;
        let im = ada.call(&CreateIm { users: vec![bens] }).await.unwrap().id;
        assert_eq!(his.next().await, told(&im, None), "and then nothing of it any more");
        let other = dan.call(&CreateAdminIm { users: vec![adas, bens, dans] }).await.unwrap().id;
        assert_eq!(his.next().await, told(&other, None));
    }

    async fn what_a_stream_is_to_oneself_is_told_to_oneself_alone(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let sid = ada.call(&CreateIm { users: vec![uid(&ben).await] }).await.unwrap().id;
        let sent = say(&ada, &sid, "x").await;
        let (mut hers, mut his) = (Live::began(&ada).await, Live::began(&ben).await);
        let read = MarkSymphonyRead { sid: sid.clone(), message_id: Mid::new(&sent.message_id), unread: false };
        ben.call(&read).await.unwrap();
        ben.call(&read).await.unwrap();
        let state = UpdateMyStreamState { sid: sid.clone(), muted: Some(true), muted_until: None, is_pinned: None, is_archived: None };
        ben.call(&state).await.unwrap();
        let second = say(&ada, &sid, "y").await;
        for place in [None, None, Some(second.timestamp)] {
            assert_eq!(his.next().await, told(&sid, place), "read, muted, and a message: what is known is not told again");
        }
        assert_eq!(hers.next().await, told(&sid, Some(second.timestamp)), "she hears of the message alone");
    }

    async fn who_has_the_app_open_is_available_and_offline_a_while_after(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let online = async || ben.call(&OpenDirectConversation { user_id: ADA }).await.unwrap().conversation.direct.unwrap().online;
        assert_eq!(online().await, None, "who never was there");
        let (one, other) = (Live::began(&ada).await, Live::began(&ada).await);
        becomes(&ada, "AVAILABLE").await;
        assert_eq!(online().await, Some(true));
        drop(one);
        tokio::time::sleep(Duration::from_millis(200)).await;
        world.backend.clock.advance(31_000);
        world.backend.tidy().await.unwrap();
        assert_eq!(presence(&ada).await, "AVAILABLE", "there is another window");
        drop(other);
        tokio::time::sleep(Duration::from_millis(200)).await;
        world.backend.tidy().await.unwrap();
        assert_eq!(presence(&ada).await, "AVAILABLE", "it may come back");
        let again = Live::began(&ada).await;
        world.backend.clock.advance(31_000);
        world.backend.tidy().await.unwrap();
        assert_eq!(presence(&ada).await, "AVAILABLE", "it came back");
        drop(again);
        tokio::time::sleep(Duration::from_millis(200)).await;
        world.backend.clock.advance(31_000);
        world.backend.tidy().await.unwrap();
        assert_eq!((presence(&ada).await.as_str(), online().await), ("OFFLINE", Some(false)));
    }

    async fn what_somebody_chose_to_be_stays(world) {
        let ada = world.browser(ADA).await;
        ada.call(&SetOwnPresence { soft: None, presence: PresenceStatus { category: "BUSY".to_owned() } }).await.unwrap();
        let live = Live::began(&ada).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(presence(&ada).await, "BUSY");
        drop(live);
        tokio::time::sleep(Duration::from_millis(200)).await;
        world.backend.clock.advance(31_000);
        world.backend.tidy().await.unwrap();
        assert_eq!(presence(&ada).await, "BUSY");
    }
}
