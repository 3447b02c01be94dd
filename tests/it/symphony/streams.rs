//! Streams of every kind, and instant messages between few.

use api::symphony::{StreamId, Uid, streams::*};

use super::{Bot, named, room, uid};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, World, refusal},
};

fn list() -> ListStreams {
    ListStreams { skip: None, limit: None, filter: StreamFilter::default() }
}

on_both! {
    async fn instant_messages_between_the_same_are_the_same(world) {
        let (ada, ben, cara) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(CARA).await);
        let (me, bens, caras) = (uid(&ada).await, uid(&ben).await, uid(&cara).await);
        let echo = Bot::new(&world, "echo").await;
        let im = ada.call(&CreateIm { users: vec![bens] }).await.unwrap().id;
        assert_eq!(ben.call(&CreateIm { users: vec![me, bens, me] }).await.unwrap().id, im);
        let three = ada.call(&CreateIm { users: vec![bens, caras] }).await.unwrap().id;
        assert_ne!(three, im);
        let seen = cara.call(&GetStream { sid: three.clone() }).await.unwrap();
        let mut members = vec![me, bens, caras];
        members.sort_unstable();
        assert_eq!((&*seen.stream_type.kind, &*seen.origin, seen.stream_attributes.unwrap().members), ("MIM", "INTERNAL", members));
        assert_eq!(refusal(cara.call(&GetStream { sid: im.clone() }).await).0, 403);
        assert_eq!(refusal(cara.call(&GetIm { id: im.clone() }).await).0, 403);
        assert!(echo.call(&CreateIm { users: vec![me] }).await.is_ok());
        let many: Vec<_> = (0..20).map(Uid).collect();
        for bad in [vec![], vec![me], vec![Uid(7)], many] {
            assert_eq!(refusal(ada.call(&CreateIm { users: bad }).await).0, 400);
        }
    }

    async fn a_message_is_pinned_in_instant_messages(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let id = ada.call(&CreateIm { users: vec![uid(&ben).await] }).await.unwrap().id;
        let pin = |message: &str| UpdateIm { id: id.clone(), attributes: V1ImAttributes { pinned_message_id: Some(message.to_owned()) } };
        let pinned = ben.call(&pin("abc")).await.unwrap();
        assert_eq!((pinned.attributes.pinned_message_id.as_deref(), pinned.system_info.active), (Some("abc"), true));
        assert_eq!(ada.call(&GetIm { id: id.clone() }).await.unwrap(), pinned);
        assert_eq!(ada.call(&pin("")).await.unwrap().attributes.pinned_message_id, None);
        let cara = world.browser(CARA).await;
        assert_eq!(refusal(cara.call(&pin("x")).await).0, 403);
        let desk = room(&ada, named("Desk")).await;
        assert_eq!(refusal(ada.call(&GetIm { id: desk.clone() }).await).0, 400, "a room is none");
        assert_eq!(refusal(ada.call(&UpdateIm { id: desk, attributes: V1ImAttributes::default() }).await).0, 400);
    }

    async fn ones_own_streams_are_listed(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        assert_eq!(ada.call(&list()).await.unwrap(), None, "nothing is nothing");
        let im = ada.call(&CreateIm { users: vec![uid(&ben).await] }).await.unwrap().id;
        let desk = room(&ada, named("Desk")).await;
        let all = ada.call(&list()).await.unwrap().unwrap();
        assert_eq!(all.iter().map(|stream| &stream.id).collect::<std::collections::BTreeSet<_>>(), [&im, &desk].into());
        let of = |kind: &str| ListStreams {
            filter: StreamFilter { stream_types: vec![StreamType { kind: kind.to_owned() }], ..StreamFilter::default() }, ..list()
        };
        let rooms = ada.call(&of("ROOM")).await.unwrap().unwrap();
        assert_eq!((rooms.len(), &*rooms[0].room_attributes.as_ref().unwrap().name), (1, "Desk"));
        assert_eq!(ben.call(&of("ROOM")).await.unwrap(), None);
        assert_eq!(ada.call(&of("POST")).await.unwrap(), None);
        ada.call(&api::symphony::rooms::SetRoomActive { id: desk.clone(), active: false }).await.unwrap();
        assert_eq!(ada.call(&list()).await.unwrap().unwrap().len(), 1);
        let every = StreamFilter { include_inactive_streams: Some(true), ..StreamFilter::default() };
        assert_eq!(ada.call(&ListStreams { filter: every.clone(), ..list() }).await.unwrap().unwrap().len(), 2);
        assert_eq!(ada.call(&ListStreams { skip: Some(1), limit: Some(1), filter: every }).await.unwrap().unwrap().len(), 1);
        assert_eq!(refusal(ada.call(&of("WALL")).await), (400, Some("streamTypes".to_owned())));
        assert_eq!(refusal(ada.call(&ListStreams { limit: Some(0), ..list() }).await).0, 400);
        assert_eq!(refusal(ben.call(&GetStream { sid: desk }).await).0, 403);
        assert_eq!(refusal(ben.call(&GetStream { sid: StreamId::new("x") }).await).0, 400);
    }
}

#[tokio::test]
async fn ids_are_read_in_both_alphabets() {
    let world = World::on_sqlite().await;
    let ada = world.browser(ADA).await;
    let mut id = room(&ada, named("Desk")).await;
    // Until one has a character that the two write differently.
    while !id.to_string().contains(['-', '_']) {
        id = room(&ada, named("Desk")).await;
    }
    let plain = id.to_string().replace('-', "+").replace('_', "/") + "==";
    let encoded = plain.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    let (status, _, body) = ada.get(&format!("/pod/v3/room/{encoded}/info")).await;
    let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!((status.as_u16(), &body["roomSystemInfo"]["id"]), (200, &id.to_string().into()));
}
