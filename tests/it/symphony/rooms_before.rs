//! Rooms in the older forms of 1.40: the same rooms, seen and changed through either.

use api::symphony::{rooms::*, rooms_before::*};

use super::uid;
use crate::{
    on_both,
    world::{ADA, BEN, refusal},
};

on_both! {
    async fn a_room_is_the_same_in_three_forms(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let name = |name: &str| Some(name.to_owned());
        let first = RoomCreate {
            room_attributes: RoomAttributes { name: name("First"), description: name("d"), discoverable: Some(true), ..RoomAttributes::default() },
            immutable_room_attributes: ImmutableRoomAttributes { read_only: Some(true), ..ImmutableRoomAttributes::default() },
        };
        let made = ada.call(&CreateRoomV1 { room: first }).await.unwrap();
        assert_eq!(made.immutable_room_attributes.read_only, Some(true));
        let id = made.room_system_info.id.clone();
        assert_eq!(made.room_system_info.created_by_user_id, uid(&ada).await);
        assert_eq!(ben.call(&GetRoomV1 { id: id.clone() }).await.unwrap(), made);
        let second = ada.call(&GetRoomV2 { id: id.clone() }).await.unwrap();
        assert_eq!((second.room_attributes.read_only, second.room_attributes.name.as_deref()), (Some(true), Some("First")));
        let change = V2RoomAttributes { name: name("Second"), ..V2RoomAttributes::default() };
        let second = ada.call(&UpdateRoomV2 { id: id.clone(), attributes: change.clone() }).await.unwrap();
        assert_eq!(second.room_attributes.description.as_deref(), Some("d"), "what is left out stays");
        let change_v1 = RoomAttributes { members_can_invite: Some(true), ..RoomAttributes::default() };
        let first = ada.call(&UpdateRoomV1 { id: id.clone(), attributes: change_v1.clone() }).await.unwrap();
        assert_eq!((first.room_attributes.name.as_deref(), first.room_attributes.members_can_invite), (Some("Second"), Some(true)));
        let third = ada.call(&GetRoom { id: id.clone() }).await.unwrap().room_attributes;
        assert_eq!((third.name.as_deref(), third.read_only), (Some("Second"), Some(true)));
        assert_eq!(refusal(ben.call(&UpdateRoomV1 { id: id.clone(), attributes: change_v1 }).await).0, 403);
        assert_eq!(refusal(ben.call(&UpdateRoomV2 { id: id.clone(), attributes: change.clone() }).await).0, 403);
        let other = ada.call(&CreateRoomV2 { attributes: V2RoomAttributes { public: Some(true), ..change.clone() } }).await.unwrap();
        assert_eq!(other.room_attributes.public, Some(true));
        let criteria = RoomSearchCriteria { query: "second".to_owned(), ..RoomSearchCriteria::default() };
        let found = ben.call(&SearchRoomsV2 { skip: None, limit: None, criteria: criteria.clone() }).await.unwrap();
        assert_eq!((found.count, found.rooms.len()), (2, 2));
        assert_eq!(refusal(ben.call(&SearchRoomsV2 { skip: None, limit: Some(0), criteria }).await).0, 400);
        for bad in [RoomCreate::default()] {
            assert_eq!(refusal(ada.call(&CreateRoomV1 { room: bad }).await), (400, Some("name".to_owned())));
        }
        let nameless = V2RoomAttributes { name: None, ..change };
        assert_eq!(refusal(ada.call(&CreateRoomV2 { attributes: nameless }).await), (400, Some("name".to_owned())));
    }
}
