//! Information barriers: groups and policies, and who is kept from whom by them.

use api::{
    rotunda::symphony::barriers::*,
    symphony::{
        OneUid, StreamId, Uid,
        barriers::*,
        connections::*,
        rooms::*,
        streams::*,
        users::{SearchUsers, UserSearchQuery},
    },
};

use super::{Bot, named, room, uid};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, Client, DAN, refusal},
};

async fn group(dan: &Client, name: &str, users: Vec<Uid>) -> String {
    let gid = dan.call(&CreateBarrierGroup { name: name.to_owned() }).await.unwrap().id;
    if !users.is_empty() {
        let added = dan.call(&AddBarrierGroupMembers { gid: gid.clone(), users }).await.unwrap();
        assert_eq!(added.overall_result, "SUCCESS");
    }
    gid
}

async fn policy(dan: &Client, kind: &str, groups: &[&String]) -> Policy {
    let groups = groups.iter().map(|group| (*group).clone()).collect();
    dan.call(&CreatePolicy { policy_type: kind.to_owned(), groups }).await.unwrap()
}

fn update(id: &str, active: bool) -> UpdatePolicy {
    UpdatePolicy { id: id.to_owned(), groups: None, active: Some(active) }
}

fn im(users: &[Uid]) -> CreateIm {
    CreateIm { users: users.to_vec() }
}

fn add(id: &StreamId, uid: Uid) -> AddRoomMember {
    AddRoomMember { id: id.clone(), user: OneUid { id: uid } }
}

fn connect(user_id: Uid) -> CreateConnection {
    CreateConnection { request: ConnectionRequest { user_id } }
}

fn pin(id: &StreamId) -> UpdateIm {
    UpdateIm { id: id.clone(), attributes: V1ImAttributes { pinned_message_id: Some("x".to_owned()) } }
}

async fn finds_user(client: &Client, name: &str) -> bool {
    let search = UserSearchQuery { query: Some(name.to_owned()), filters: None };
    client.call(&SearchUsers { skip: None, limit: None, local: None, search }).await.unwrap().is_some()
}

async fn finds_room(client: &Client, name: &str) -> bool {
    let criteria = RoomSearchCriteria { query: name.to_owned(), ..RoomSearchCriteria::default() };
    client.call(&SearchRooms { skip: None, limit: None, criteria }).await.unwrap().count > 0
}

on_both! {
    async fn a_policy_keeps_two_groups_apart(world) {
        let (ada, ben, cara) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(CARA).await);
        let (me, bens, caras) = (uid(&ada).await, uid(&ben).await, uid(&cara).await);
        let dan = world.browser(DAN).await;
        let old = ada.call(&im(&[bens])).await.unwrap().id;
        let public = |name: &str| V3RoomAttributes { public: Some(true), ..named(name) };
        let (lobby, desk) = (room(&ada, public("Lobby")).await, room(&cara, named("Desk")).await);
        let common = room(&ada, public("Common")).await;
        ben.call(&add(&common, bens)).await.unwrap();
        cara.call(&add(&desk, me)).await.unwrap();
        let (buy, sell) = (group(&dan, "Buy", vec![me]).await, group(&dan, "Sell", vec![bens]).await);
        let barrier = policy(&dan, "BLOCK", &[&buy, &sell]).await;

        for (one, other, name) in [(&ada, bens, "ben"), (&ben, me, "ada")] {
            assert_eq!(refusal(one.call(&im(&[other])).await).0, 403, "not even the one that is there");
            assert_eq!(refusal(one.call(&im(&[other, caras])).await).0, 403);
            assert_eq!(refusal(one.call(&connect(other)).await).0, 403);
            let accept = AcceptConnection { request: ConnectionRequest { user_id: other } };
            assert_eq!(refusal(one.call(&accept).await).0, 403);
            assert!(!finds_user(one, name).await);
            assert_eq!(refusal(one.call(&pin(&old)).await).0, 403, "what is there is not written to");
            assert!(one.call(&GetIm { id: old.clone() }).await.is_ok(), "but read");
            assert!(one.call(&im(&[caras])).await.is_ok());
        }
        assert_eq!(refusal(cara.call(&im(&[me, bens])).await).0, 403, "nor does another bring them together");
        assert_eq!(refusal(cara.call(&add(&desk, bens)).await).0, 403);
        assert!(finds_user(&cara, "ada").await && finds_user(&cara, "ben").await);
        assert_eq!(refusal(ben.call(&add(&lobby, bens)).await).0, 403);
        assert_eq!(refusal(ben.call(&GetRoom { id: lobby.clone() }).await).0, 403);
        assert_eq!(refusal(ben.call(&GetStream { sid: lobby.clone() }).await).0, 403);
        assert!(!finds_room(&ben, "Lobby").await && finds_room(&cara, "Lobby").await && finds_room(&ada, "Lobby").await);
        assert!(finds_room(&ben, "Common").await, "one is in it");
        assert_eq!(refusal(ada.call(&UpdateRoom { id: common.clone(), attributes: named("Ours") }).await).0, 403);
        let out = RemoveRoomMember { id: common.clone(), user: OneUid { id: bens } };
        assert!(ada.call(&out).await.is_ok(), "an owner clears up");
        assert!(ada.call(&UpdateRoom { id: common, attributes: named("Ours") }).await.is_ok());

        dan.call(&update(&barrier.id, false)).await.unwrap();
        assert!(ada.call(&im(&[bens])).await.is_ok() && finds_user(&ben, "ada").await);
        dan.call(&update(&barrier.id, true)).await.unwrap();
        assert_eq!(refusal(ada.call(&connect(bens)).await).0, 403);
        let asleep = UpdateBarrierGroup { id: buy.clone(), name: None, active: Some(false) };
        dan.call(&asleep).await.unwrap();
        assert!(ada.call(&connect(bens)).await.is_ok(), "a group that is not active is not kept apart");
        dan.call(&UpdateBarrierGroup { active: Some(true), ..asleep }).await.unwrap();
        assert_eq!(refusal(ada.call(&connect(bens)).await).0, 403);
        dan.call(&RemoveBarrierGroupMembers { gid: sell, users: vec![bens] }).await.unwrap();
        assert!(ben.call(&add(&lobby, bens)).await.is_ok());
    }

    async fn those_of_one_group_are_not_kept_apart(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let (me, bens) = (uid(&ada).await, uid(&ben).await);
        let (buy, sell) = (group(&dan, "Buy", vec![me, bens]).await, group(&dan, "Sell", vec![uid(&dan).await]).await);
        policy(&dan, "BLOCK", &[&buy, &sell]).await;
        assert!(ada.call(&im(&[bens])).await.is_ok());
        assert_eq!(refusal(ada.call(&im(&[uid(&dan).await])).await).0, 403);
    }

    async fn those_who_are_allowed_each_other_are_with_nobody_else(world) {
        let (ada, ben, cara) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(CARA).await);
        let (me, bens, caras) = (uid(&ada).await, uid(&ben).await, uid(&cara).await);
        let dan = world.browser(DAN).await;
        let (buy, sell) = (group(&dan, "Buy", vec![me]).await, group(&dan, "Sell", vec![bens]).await);
        let allow = policy(&dan, "ALLOW", &[&buy, &sell]).await;
        assert!(ada.call(&im(&[bens])).await.is_ok());
        assert_eq!(refusal(ada.call(&im(&[caras])).await).0, 403);
        assert_eq!(refusal(cara.call(&im(&[me])).await).0, 403);
        assert!(!finds_user(&cara, "ada").await && finds_user(&ben, "ada").await);
        assert!(cara.call(&im(&[uid(&dan).await])).await.is_ok(), "others are not touched");
        let block = policy(&dan, "BLOCK", &[&buy, &sell]).await;
        assert_eq!(refusal(ada.call(&connect(bens)).await).0, 403, "what is blocked is not allowed");
        for id in [allow.id, block.id] {
            dan.call(&DeletePolicy { id }).await.unwrap();
        }
        assert!(ada.call(&im(&[caras])).await.is_ok());
    }

    async fn groups_have_members(world) {
        let (ada, dan, echo) = (world.browser(ADA).await, world.browser(DAN).await, Bot::new(&world, "echo").await);
        let (me, bens) = (uid(&ada).await, uid(&world.browser(BEN).await).await);
        let gid = group(&dan, " Buy ", vec![]).await;
        let list = |skip, limit| ListBarrierGroupMembers { gid: gid.clone(), skip, limit };
        let change = AddBarrierGroupMembers { gid: gid.clone(), users: vec![bens, Uid(7), me, me] };
        assert_eq!(refusal(ada.call(&list(None, None)).await).0, 403);
        assert_eq!(refusal(ada.call(&change).await).0, 403);
        assert_eq!(refusal(ada.call(&RemoveBarrierGroupMembers { gid: gid.clone(), users: vec![bens] }).await).0, 403);
        assert_eq!(refusal(ada.call(&ListBarrierGroups {}).await).0, 403);
        assert_eq!(refusal(ada.call(&ListPolicies {}).await).0, 403);
        assert_eq!(refusal(ada.call(&CreateBarrierGroup { name: "x".to_owned() }).await).0, 403);
        assert_eq!(refusal(echo.call(&ListBarrierGroups {}).await).0, 403);
        world.sql("UPDATE symphony_users SET roles = '[\"INDIVIDUAL\",\"SCOPE_MANAGEMENT\"]' WHERE username = 'echo'").await;
        let result = echo.call(&change).await.unwrap();
        assert_eq!(result.overall_result, "FAIL");
        assert_eq!(result.results.iter().map(String::is_empty).collect::<Vec<_>>(), [true, false, true, true], "each on its own");
        let mut both = vec![me, bens];
        both.sort_unstable();
        assert_eq!(echo.call(&list(None, None)).await.unwrap(), both);
        assert_eq!(echo.call(&list(Some(1), Some(1))).await.unwrap(), both[1..]);
        assert_eq!(refusal(echo.call(&list(None, Some(10_001))).await), (400, Some("limit".to_owned())));
        assert_eq!(refusal(echo.call(&list(None, Some(0))).await), (400, Some("limit".to_owned())));
        let found = dan.call(&ListBarrierGroups {}).await.unwrap();
        assert_eq!((found.len(), &*found[0].name, found[0].member_count, found[0].active), (1, "Buy", 2, true));
        assert!(found[0].modified_date >= found[0].created_date);
        let remove = RemoveBarrierGroupMembers { gid: gid.clone(), users: vec![me, me] };
        let removed = dan.call(&remove).await.unwrap();
        assert_eq!((&*removed.overall_result, &*removed.results[0]), ("FAIL", ""), "the second time they are not in it");
        assert_eq!(dan.call(&list(None, None)).await.unwrap(), [bens]);
        let nothing = || "nothing".to_owned();
        assert_eq!(refusal(dan.call(&ListBarrierGroupMembers { gid: nothing(), skip: None, limit: None }).await).0, 404);
        assert_eq!(refusal(dan.call(&AddBarrierGroupMembers { gid: nothing(), users: vec![me] }).await).0, 400);
        assert_eq!(refusal(dan.call(&RemoveBarrierGroupMembers { gid: nothing(), users: vec![me] }).await).0, 400);
        for users in [vec![], vec![me; 1001]] {
            assert_eq!(refusal(dan.call(&AddBarrierGroupMembers { gid: gid.clone(), users }).await).0, 400);
        }
    }

    async fn groups_and_policies_are_made_and_changed(world) {
        let dan = world.browser(DAN).await;
        let (buy, sell) = (group(&dan, "Buy", vec![]).await, group(&dan, "Sell", vec![uid(&dan).await]).await);
        assert_eq!((buy.len(), buy.chars().all(|char| char.is_ascii_hexdigit())), (24, true));
        let create = |name: &str| CreateBarrierGroup { name: name.to_owned() };
        let rename = |id: &str, name: &str| UpdateBarrierGroup { id: id.to_owned(), name: Some(name.to_owned()), active: None };
        for bad in ["", " ", "Sell", &"x".repeat(101)] {
            assert_eq!(refusal(dan.call(&create(bad)).await), (400, Some("name".to_owned())));
            assert_eq!(refusal(dan.call(&rename(&buy, bad)).await), (400, Some("name".to_owned())));
        }
        assert_eq!(dan.call(&rename(&buy, "Bought")).await.unwrap().name, "Bought");
        assert!(dan.call(&rename(&buy, "Bought")).await.is_ok(), "its own name is free");
        assert_eq!(refusal(dan.call(&rename("nothing", "x")).await).0, 404);
        let made = policy(&dan, "BLOCK", &[&buy, &sell, &buy]).await;
        let mut groups = vec![buy.clone(), sell.clone()];
        groups.sort_unstable();
        assert_eq!((&made.groups, &*made.policy_type, made.active, made.member_count), (&groups, "BLOCK", true, Some(1)));
        let listed = dan.call(&ListPolicies {}).await.unwrap();
        assert_eq!((listed.len(), &listed[0]), (1, &made));
        let named = dan.call(&ListBarrierGroups {}).await.unwrap()[0].policies.clone();
        assert_eq!((named.len(), &named[0]), (1, &made.id));
        let create = |kind: &str, groups: &[&str]| CreatePolicy {
            policy_type: kind.to_owned(), groups: groups.iter().map(|group| (*group).to_owned()).collect(),
        };
        for (bad, field) in [
            (create("BLOCKED", &[&buy, &sell]), "policyType"),
            (create("BLOCK", &[&buy]), "groups"),
            (create("BLOCK", &[&buy, &buy]), "groups"),
            (create("BLOCK", &[&buy, "nothing"]), "groups"),
            (create("ALLOW", &[]), "groups"),
        ] {
            assert_eq!(refusal(dan.call(&bad).await), (400, Some(field.to_owned())));
        }
        assert_eq!(dan.call(&ListPolicies {}).await.unwrap().len(), 1, "nothing is left of those");
        let third = group(&dan, "Third", vec![]).await;
        let regroup = UpdatePolicy { id: made.id.clone(), groups: Some(vec![buy.clone(), third.clone()]), active: None };
        assert_eq!(dan.call(&regroup).await.unwrap().member_count, Some(0));
        assert_eq!(refusal(dan.call(&UpdatePolicy { groups: Some(vec![third]), ..regroup }).await), (400, Some("groups".to_owned())));
        assert_eq!(refusal(dan.call(&update("nothing", true)).await).0, 404);
        assert_eq!(refusal(dan.call(&DeletePolicy { id: "nothing".to_owned() }).await).0, 404);
        dan.call(&DeleteBarrierGroup { id: sell }).await.unwrap();
        assert_eq!(refusal(dan.call(&DeleteBarrierGroup { id: buy.clone() }).await).0, 409, "a policy names it");
        dan.call(&DeletePolicy { id: made.id }).await.unwrap();
        dan.call(&DeleteBarrierGroup { id: buy.clone() }).await.unwrap();
        assert_eq!(refusal(dan.call(&DeleteBarrierGroup { id: buy }).await).0, 404);
    }
}
