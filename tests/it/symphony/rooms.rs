//! Rooms: made, seen, changed, searched.

use api::symphony::{OneUid, StreamId, rooms::*};

use super::{named, room, uid};
use crate::{
    on_both,
    world::{ADA, BEN, refusal},
};

fn search(query: &str) -> SearchRooms {
    let criteria = RoomSearchCriteria { query: query.to_owned(), ..RoomSearchCriteria::default() };
    SearchRooms { skip: None, limit: None, criteria }
}

on_both! {
    async fn a_room_is_private_unless_it_says_otherwise(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let keywords = Some(vec![RoomTag { key: "region".to_owned(), value: "EMEA".to_owned() }]);
        let asked = V3RoomAttributes { description: Some("Prices".to_owned()), keywords: keywords.clone(), ..named(" Trading ") };
        let made = ada.call(&CreateRoom { attributes: asked }).await.unwrap();
        let is = &made.room_attributes;
        assert_eq!((is.name.as_deref(), is.description.as_deref(), &is.keywords), (Some("Trading"), Some("Prices"), &keywords));
        assert_eq!([is.public, is.discoverable, is.members_can_invite, is.read_only], [Some(false); 4]);
        assert_eq!((made.room_system_info.active, made.room_system_info.created_by_user_id), (true, uid(&ada).await));
        let id = made.room_system_info.id.clone();
        assert_eq!(ada.call(&GetRoom { id: id.clone() }).await.unwrap(), made);
        assert_eq!(refusal(ben.call(&GetRoom { id: id.clone() }).await).0, 403);
        assert_eq!(refusal(ada.call(&GetRoom { id: StreamId::new("nothing") }).await).0, 400);
        let public = V3RoomAttributes { public: Some(true), ..named("Lobby") };
        let lobby = room(&ada, public.clone()).await;
        assert_eq!(ben.call(&GetRoom { id: lobby }).await.unwrap().room_attributes.discoverable, Some(true));
        assert_eq!(refusal(ben.call(&CreateRoom { attributes: public }).await), (400, Some("name".to_owned())), "public names are taken once");
        assert!(ben.call(&CreateRoom { attributes: named("Lobby") }).await.is_ok());
        for (bad, field) in [
            (V3RoomAttributes::default(), "name"),
            (named(" "), "name"),
            (named(&"x".repeat(501)), "name"),
            (V3RoomAttributes { description: Some("x".repeat(2001)), ..named("x") }, "description"),
            (V3RoomAttributes { cross_pod: Some(true), ..named("x") }, "crossPod"),
            (V3RoomAttributes { keywords: Some(vec![RoomTag { key: String::new(), value: String::new() }]), ..named("x") }, "keywords"),
        ] {
            assert_eq!(refusal(ada.call(&CreateRoom { attributes: bad }).await), (400, Some(field.to_owned())));
        }
    }

    async fn an_owner_changes_a_room(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let id = room(&ada, named("Trading")).await;
        let update = |attributes| UpdateRoom { id: id.clone(), attributes };
        let pinned = V3RoomAttributes { pinned_message_id: Some("abc".to_owned()), view_history: Some(true), ..V3RoomAttributes::default() };
        let changed = ada.call(&update(pinned)).await.unwrap().room_attributes;
        assert_eq!((changed.name.as_deref(), changed.pinned_message_id.as_deref(), changed.view_history), (Some("Trading"), Some("abc"), Some(true)));
        let unpinned = V3RoomAttributes { pinned_message_id: Some(String::new()), ..named("Desk") };
        let changed = ada.call(&update(unpinned)).await.unwrap().room_attributes;
        assert_eq!((changed.name.as_deref(), changed.pinned_message_id), (Some("Desk"), None));
        let fixed = V3RoomAttributes { read_only: Some(true), ..V3RoomAttributes::default() };
        assert_eq!(refusal(ada.call(&update(fixed)).await), (400, Some("readOnly".to_owned())));
        assert!(ada.call(&update(V3RoomAttributes { read_only: Some(false), ..V3RoomAttributes::default() })).await.is_ok());
        assert_eq!(refusal(ben.call(&update(named("Mine"))).await).0, 403);
        ada.call(&AddRoomMember { id: id.clone(), user: OneUid { id: uid(&ben).await } }).await.unwrap();
        assert_eq!(refusal(ben.call(&update(named("Mine"))).await).0, 403, "members do not");
        let active = |active| SetRoomActive { id: id.clone(), active };
        assert_eq!(refusal(ben.call(&active(false)).await).0, 403);
        let off = ada.call(&active(false)).await.unwrap();
        assert_eq!((off.room_system_info.active, off.immutable_room_attributes.public), (false, Some(false)));
        assert_eq!(refusal(ada.call(&update(named("x"))).await).0, 400, "not active");
        assert!(ada.call(&active(true)).await.unwrap().room_system_info.active);
        assert_eq!(refusal(ada.call(&SetRoomActive { id: StreamId::new("x"), active: true }).await).0, 400);
    }

    async fn rooms_are_searched_by_what_one_may_see(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let (me, ben_is) = (OneUid { id: uid(&ada).await }, OneUid { id: uid(&ben).await });
        let keywords = Some(vec![RoomTag { key: "industry".to_owned(), value: "Automobile".to_owned() }]);
        room(&ada, V3RoomAttributes { keywords, ..named("Private prices") }).await;
        let open = room(&ada, V3RoomAttributes { discoverable: Some(true), description: Some("Señor prices".to_owned()), ..named("Open") }).await;
        room(&ben, V3RoomAttributes { public: Some(true), ..named("Prices for all") }).await;
        let names = async |client: &crate::world::Client, asked: SearchRooms| {
            let found = client.call(&asked).await.unwrap();
            assert_eq!(found.faceted_match_count[0].count, found.count);
            found.rooms.into_iter().map(|room| room.room_attributes.name.unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(names(&ada, search("PRICES")).await, ["Open", "Prices for all", "Private prices"]);
        assert_eq!(names(&ben, search("prices")).await, ["Open", "Prices for all"]);
        assert_eq!(names(&ben, search("senor")).await, ["Open"]);
        assert!(names(&ben, search("100%")).await.is_empty());
        let with = |change: fn(&mut RoomSearchCriteria)| {
            let mut asked = search("prices");
            change(&mut asked.criteria);
            asked
        };
        assert_eq!(names(&ada, with(|criteria| criteria.private = Some(true))).await, ["Open", "Private prices"]);
        let labelled = |label: &str| {
            let mut asked = search("automobile");
            asked.criteria.labels = vec![label.to_owned()];
            asked
        };
        assert_eq!(names(&ada, labelled("Industry")).await, ["Private prices"]);
        assert!(names(&ada, labelled("region")).await.is_empty());
        for (field, expected) in [("owner", 2), ("creator", 2), ("member", 2)] {
            let mut asked = search("prices");
            match field {
                "owner" => asked.criteria.owner = Some(me),
                "creator" => asked.criteria.creator = Some(me),
                _ => asked.criteria.member = Some(me),
            }
            assert_eq!(names(&ada, asked).await.len(), expected, "{field}");
        }
        let mut his = search("prices");
        his.criteria.owner = Some(ben_is);
        assert_eq!(names(&ada, his).await, ["Prices for all"]);
        ada.call(&SetRoomActive { id: open, active: false }).await.unwrap();
        assert_eq!(names(&ada, with(|criteria| criteria.active = Some(false))).await, ["Open"]);
        let page = SearchRooms { skip: Some(1), limit: Some(1), ..search("prices") };
        assert_eq!(names(&ada, page).await, ["Prices for all"]);
        assert!(names(&ada, with(|criteria| criteria.sub_type = Some("EMAIL".to_owned()))).await.is_empty());
        for bad in [
            search(" "),
            SearchRooms { limit: Some(101), ..search("x") },
            with(|criteria| criteria.sort_order = Some("RANDOM".to_owned())),
            with(|criteria| criteria.sub_type = Some("x".to_owned())),
        ] {
            assert_eq!(refusal(ada.call(&bad).await).0, 400);
        }
    }
}
