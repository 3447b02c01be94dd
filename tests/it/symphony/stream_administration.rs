//! Streams of all, for who administers them.

use api::symphony::{OneUid, StreamId, Uid, rooms::*, stream_administration::*, streams::*};

use super::{named, room, room_of, say, says, uid};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, DAN, EVE, refusal},
};

fn all(filter: V2AdminStreamFilter) -> ListAdminStreams {
    ListAdminStreams { skip: None, limit: None, filter }
}

fn of(uid: Uid) -> ListUserStreams {
    ListUserStreams { uid, skip: None, limit: None, filter: StreamFilter::default() }
}

on_both! {
    async fn instant_messages_are_made_between_others(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let (me, bens, caras) = (uid(&ada).await, uid(&world.browser(BEN).await).await, uid(&world.browser(CARA).await).await);
        let make = |users: Vec<Uid>| CreateAdminIm { users };
        let im = dan.call(&make(vec![me, bens, bens])).await.unwrap();
        assert_eq!(ada.call(&CreateIm { users: vec![bens] }).await.unwrap(), im, "between the same there is one");
        assert_ne!(dan.call(&make(vec![me, bens, caras])).await.unwrap(), im);
        say(&ada, &im.id, "Hi").await;
        assert_eq!(refusal(dan.call(&says(&im.id, "Hi")).await).0, 403, "who made it is not in it");
        assert_eq!(refusal(dan.call(&make(vec![me])).await).0, 400);
        assert_eq!(refusal(dan.call(&make(vec![me, Uid(7)])).await).0, 400);
        assert_eq!(refusal(ada.call(&make(vec![bens, caras])).await).0, 403);
        let listed = dan.call(&of(me)).await.unwrap().unwrap();
        assert_eq!(listed.iter().map(|stream| &*stream.stream_type.kind).collect::<Vec<_>>(), ["IM", "MIM"]);
        assert_eq!(dan.call(&of(uid(&world.browser(EVE).await).await)).await.unwrap(), None, "no streams are 204");
        assert_eq!(refusal(dan.call(&of(Uid(7))).await).0, 400);
        let bad = ListUserStreams { limit: Some(101), ..of(me) };
        assert_eq!(refusal(dan.call(&bad).await), (400, Some("limit".to_owned())));
    }

    async fn rooms_of_all_are_administered(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let (me, bens) = (uid(&ada).await, uid(&ben).await);
        let id = room(&ada, named("Trading")).await;
        let (add, remove) = (
            |uid: Uid| AddAdminRoomMember { id: id.clone(), payload: OneUid { id: uid } },
            |uid: Uid| RemoveAdminRoomMember { id: id.clone(), payload: OneUid { id: uid } },
        );
        let members = |past: bool| ListAdminRoomMembers { id: id.clone(), include_past_members: Some(past) };
        assert_eq!(dan.call(&add(bens)).await.unwrap().message, "Member added");
        say(&ben, &id, "Hi").await;
        assert_eq!(dan.call(&members(false)).await.unwrap().len(), 2);
        world.backend.clock.advance(5);
        assert_eq!(dan.call(&remove(bens)).await.unwrap().message, "Member removed");
        assert_eq!(dan.call(&members(false)).await.unwrap().iter().map(|one| one.id).collect::<Vec<_>>(), [me]);
        assert_eq!(dan.call(&members(true)).await.unwrap().len(), 2);
        assert_eq!(refusal(dan.call(&remove(bens)).await).0, 400);
        assert_eq!(refusal(dan.call(&add(Uid(7))).await).0, 400);
        assert!(dan.call(&remove(me)).await.is_ok(), "the last owner too");
        let active = |active: bool| SetAdminRoomActive { id: id.clone(), active };
        assert!(!dan.call(&active(false)).await.unwrap().room_system_info.active);
        assert_eq!(refusal(dan.call(&add(bens)).await).0, 400, "not active");
        assert!(dan.call(&active(true)).await.unwrap().room_system_info.active);
        let nothing = StreamId::new("x");
        assert_eq!(refusal(dan.call(&SetAdminRoomActive { id: nothing.clone(), active: true }).await).0, 400);
        assert_eq!(refusal(dan.call(&ListAdminRoomMembers { id: nothing, include_past_members: None }).await).0, 400);
    }

    async fn who_is_in_a_stream_is_listed_with_their_names(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let bens = uid(&world.browser(BEN).await).await;
        let id = room_of(&ada, "Trading", &[bens]).await;
        let list = ListAdminStreamMembers { id: id.clone(), skip: None, limit: None };
        let found = dan.call(&list).await.unwrap();
        assert_eq!((found.count, found.skip, found.limit), (2, 0, 100));
        let first = &found.members[0];
        assert!(first.is_owner && first.is_creator && !first.user.is_external, "{first:?}");
        assert_eq!((found.members[1].user.user_id, found.members[1].is_creator), (bens, false));
        let page = ListAdminStreamMembers { skip: Some(1), limit: Some(1), ..list.clone() };
        assert_eq!(dan.call(&page).await.unwrap().members, found.members[1..]);
        let bad = ListAdminStreamMembers { limit: Some(1001), ..list };
        assert_eq!(refusal(dan.call(&bad).await), (400, Some("limit".to_owned())));
        let nothing = ListAdminStreamMembers { id: StreamId::new("x"), skip: None, limit: None };
        assert_eq!(refusal(dan.call(&nothing).await).0, 400);
    }

    async fn streams_of_all_are_listed(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let public = room(&ada, V3RoomAttributes { public: Some(true), ..named("Open") }).await;
        world.backend.clock.advance(10);
        let private = room(&ben, named("Closed")).await;
        world.backend.clock.advance(10);
        let im = ada.call(&CreateIm { users: vec![uid(&ben).await] }).await.unwrap().id;
        let sent = say(&ada, &im, "Hi").await;
        dan.call(&SetAdminRoomActive { id: private.clone(), active: false }).await.unwrap();
        let found = |filter: V2AdminStreamFilter| {
            let dan = dan.clone();
            async move {
                let found = dan.call(&all(filter)).await.unwrap();
                assert_eq!(found.count, found.streams.len() as u64);
                found.streams
            }
        };
        let none = V2AdminStreamFilter::default;
        let streams = found(none()).await;
        assert_eq!(streams.iter().map(|stream| stream.id.clone()).collect::<Vec<_>>(), [public.clone(), private.clone(), im.clone()]);
        assert_eq!(streams[0].attributes.room_name.as_deref(), Some("Open"));
        assert_eq!((streams[2].attributes.members.as_ref().map(Vec::len), streams[2].attributes.last_message_date), (Some(2), Some(sent.timestamp)));
        let ids = |streams: Vec<V2AdminStreamInfo>| streams.into_iter().map(|stream| stream.id).collect::<Vec<_>>();
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(ids(found(V2AdminStreamFilter { stream_types: vec!["IM".into()], ..none() }).await), std::slice::from_ref(&im));
        assert_eq!(ids(found(V2AdminStreamFilter { status: text("INACTIVE"), ..none() }).await), std::slice::from_ref(&private));
        assert_eq!(ids(found(V2AdminStreamFilter { privacy: text("PUBLIC"), ..none() }).await), std::slice::from_ref(&public));
        assert_eq!(ids(found(V2AdminStreamFilter { scope: text("EXTERNAL"), ..none() }).await), []);
        assert_eq!(ids(found(V2AdminStreamFilter { origin: text("INTERNAL"), ..none() }).await).len(), 3);
        let since = streams[1].attributes.last_modified_date;
        assert_eq!(ids(found(V2AdminStreamFilter { start_date: Some(since), ..none() }).await), [private.clone(), im.clone()]);
        assert_eq!(ids(found(V2AdminStreamFilter { end_date: Some(since), ..none() }).await), [public]);
        let page = dan.call(&ListAdminStreams { skip: Some(1), limit: Some(1), ..all(none()) }).await.unwrap();
        assert_eq!((page.count, ids(page.streams)), (3, vec![private]));
        for (field, filter) in [
            ("scope", V2AdminStreamFilter { scope: text("x"), ..none() }),
            ("origin", V2AdminStreamFilter { origin: text("x"), ..none() }),
            ("status", V2AdminStreamFilter { status: text("x"), ..none() }),
            ("privacy", V2AdminStreamFilter { privacy: text("x"), ..none() }),
            ("streamTypes", V2AdminStreamFilter { stream_types: vec!["POST".into()], ..none() }),
        ] {
            assert_eq!(refusal(dan.call(&all(filter)).await), (400, Some(field.to_owned())));
        }
    }
}
