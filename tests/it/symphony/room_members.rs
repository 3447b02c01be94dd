//! Who is in a room.

use api::symphony::{OneUid, StreamId, Uid, rooms::*, rooms_before::ListRoomMembersV1};

use super::{named, room, uid};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, refusal},
};

fn add(id: &StreamId, uid: Uid) -> AddRoomMember {
    AddRoomMember { id: id.clone(), user: OneUid { id: uid } }
}

fn remove(id: &StreamId, uid: Uid) -> RemoveRoomMember {
    RemoveRoomMember { id: id.clone(), user: OneUid { id: uid } }
}

fn promote(id: &StreamId, uid: Uid) -> PromoteOwner {
    PromoteOwner { id: id.clone(), user: OneUid { id: uid } }
}

fn demote(id: &StreamId, uid: Uid) -> DemoteOwner {
    DemoteOwner { id: id.clone(), user: OneUid { id: uid } }
}

on_both! {
    async fn members_come_and_go(world) {
        let (ada, ben, cara) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(CARA).await);
        let (me, bens, caras) = (uid(&ada).await, uid(&ben).await, uid(&cara).await);
        let id = room(&ada, named("Trading")).await;
        let list = ListRoomMembers { id: id.clone() };
        assert_eq!(refusal(ben.call(&list).await).0, 403);
        assert_eq!(ada.call(&add(&id, bens)).await.unwrap().message, "Member added");
        assert_eq!(ada.call(&add(&id, bens)).await.unwrap().message, "Member added", "twice is once");
        let members = ben.call(&list).await.unwrap();
        assert_eq!(members.iter().map(|member| (member.id, member.owner)).collect::<Vec<_>>(), [(me, true), (bens, false)]);
        assert_eq!(refusal(ben.call(&add(&id, caras)).await).0, 403, "members cannot invite here");
        assert_eq!(refusal(cara.call(&add(&id, caras)).await).0, 403, "nobody joins a private room");
        assert_eq!(refusal(ada.call(&add(&id, Uid(7))).await).0, 400);
        assert_eq!(refusal(ada.call(&add(&StreamId::new("x"), bens)).await).0, 400);
        let invites = V3RoomAttributes { members_can_invite: Some(true), ..V3RoomAttributes::default() };
        ada.call(&UpdateRoom { id: id.clone(), attributes: invites }).await.unwrap();
        ben.call(&add(&id, caras)).await.unwrap();
        assert_eq!(refusal(ben.call(&remove(&id, caras)).await).0, 403);
        assert_eq!(ada.call(&remove(&id, caras)).await.unwrap().message, "Member removed");
        assert_eq!(refusal(ada.call(&remove(&id, caras)).await).0, 400);
        assert!(ben.call(&remove(&id, bens)).await.is_ok(), "everybody leaves by themselves");
        assert_eq!(ada.call(&list).await.unwrap().len(), 1);
        assert_eq!(ada.call(&ListRoomMembersV1 { id: id.clone() }).await.unwrap().len(), 3, "with those who were in it");
        ada.call(&SetRoomActive { id: id.clone(), active: false }).await.unwrap();
        assert_eq!(refusal(ada.call(&add(&id, bens)).await).0, 400, "membership is locked");
        assert_eq!(refusal(ada.call(&remove(&id, me)).await).0, 400);
    }

    async fn everybody_joins_a_public_room(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let id = room(&ada, V3RoomAttributes { public: Some(true), ..named("Lobby") }).await;
        let (bens, caras) = (uid(&ben).await, uid(&world.browser(CARA).await).await);
        assert_eq!(refusal(ben.call(&add(&id, caras)).await).0, 403, "but brings nobody");
        assert!(ben.call(&add(&id, bens)).await.is_ok());
    }

    async fn a_room_always_has_an_owner(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let (me, bens, caras) = (uid(&ada).await, uid(&ben).await, uid(&world.browser(CARA).await).await);
        let id = room(&ada, named("Trading")).await;
        ada.call(&add(&id, bens)).await.unwrap();
        assert_eq!(refusal(ada.call(&remove(&id, me)).await).0, 400);
        assert_eq!(refusal(ada.call(&demote(&id, me)).await).0, 400);
        assert_eq!(refusal(ben.call(&promote(&id, bens)).await).0, 403);
        assert_eq!(refusal(ada.call(&promote(&id, caras)).await).0, 400, "no member");
        assert_eq!(ada.call(&promote(&id, bens)).await.unwrap().message, "Member promoted to owner");
        assert_eq!(ben.call(&demote(&id, me)).await.unwrap().message, "Owner demoted");
        assert_eq!(refusal(ada.call(&demote(&id, bens)).await).0, 403);
        assert!(ada.call(&remove(&id, me)).await.is_ok());
        assert!(ben.call(&remove(&id, bens)).await.is_ok(), "the last one turns off the light");
    }
}
