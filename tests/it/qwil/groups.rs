//! Contact groups and their members.

use api::qwil::{GroupId, GroupMemberId, MembershipId, groups::*, memberships::*, shapes::Group};
use serde_json::json;

use super::{Keyed, code, group, member, move_away, sql};
use crate::{
    on_both,
    world::{DAN, NOBODY},
};

fn get(id: GroupId) -> GetGroup {
    GetGroup { group_uuid: Some(id), identifier: None }
}

fn add(group_uuid: GroupId, members: &[MembershipId]) -> AddGroupMembers {
    AddGroupMembers { group_uuid, entity_user_xref_uuids: members.to_vec() }
}

fn members_of(group_uuid: GroupId) -> ListGroupMembers {
    ListGroupMembers { group_uuid, only_active: None, page: None, per_page: None, search: None }
}

fn named(name: &str, identifier: &str) -> CreateGroup {
    CreateGroup { name: name.to_owned(), identifier: identifier.to_owned(), description: None }
}

on_both! {
    async fn a_group_is_created_found_changed_and_destroyed(world) {
        let qwil = Keyed::new(&world).await;
        let asked = CreateGroup { description: Some("They fit devices".to_owned()), ..named(" Fitters ", "F-1") };
        let made = qwil.call(&asked).await.unwrap().group;
        assert_eq!((&*made.name, &*made.identifier, &*made.description, made.active), ("Fitters", "F-1", "They fit devices", true));
        assert_eq!(qwil.call(&get(made.group_uuid)).await.unwrap().group, made);
        let by_identifier = GetGroup { group_uuid: None, identifier: Some("F-1".to_owned()) };
        assert_eq!(qwil.call(&by_identifier).await.unwrap().group, made);
        let update = UpdateGroup { group_uuid: made.group_uuid, name: "Fitting".to_owned(), identifier: "F-2".to_owned(), description: None };
        let updated = qwil.call(&update).await.unwrap().group;
        assert_eq!(updated, Group { name: "Fitting".to_owned(), identifier: "F-2".to_owned(), ..made.clone() }, "no description: as it was");
        qwil.call(&DestroyGroup { group_uuid: made.group_uuid }).await.unwrap();
        assert_eq!(code(qwil.call(&get(made.group_uuid)).await), "RN099");
        assert_eq!(code(qwil.call(&by_identifier).await), "RN010");
        let printed = json!({ "group_uuid": group(&qwil, "One").await, "name": "Two", "identifier": "" }).to_string();
        let (status, answer) = world.browser(DAN).await.json("POST", "/entity-service/sys-api/groups/group-members/list", &printed).await;
        assert_eq!((status.as_u16(), &answer["group"]["name"]), (200, &json!("Two")), "as the collection prints it");
    }

    async fn what_is_wrong_with_a_group_has_a_code(world) {
        let qwil = Keyed::new(&world).await;
        let made = qwil.call(&named("One", "1")).await.unwrap().group.group_uuid;
        let other = group(&qwil, "Other").await;
        assert_eq!(code(qwil.call(&named("Two", "1")).await), "RB579");
        let update = |group_uuid| UpdateGroup { group_uuid, name: "x".to_owned(), identifier: "1".to_owned(), description: None };
        assert_eq!(code(qwil.call(&update(other)).await), "RB579");
        assert!(qwil.call(&update(made)).await.is_ok(), "its own");
        let nobody = GroupId(NOBODY);
        assert_eq!(code(qwil.call(&update(nobody)).await), "RN099");
        assert_eq!(code(qwil.call(&DestroyGroup { group_uuid: nobody }).await), "RN099");
        assert_eq!(code(qwil.call(&GetGroup { group_uuid: None, identifier: None }).await), "RB180");
        assert_eq!(code(qwil.call(&GetGroup { group_uuid: Some(made), identifier: Some("1".to_owned()) }).await), "RB180");
        assert_eq!(code(qwil.call(&named(" ", "")).await), "RB100");
        assert_eq!(code(qwil.call(&named(&"x".repeat(501), "")).await), "RB100");
        let staff = member(&world, &qwil, 3, "Stan").await;
        qwil.call(&add(made, &[staff])).await.unwrap();
        assert_eq!(code(qwil.call(&DestroyGroup { group_uuid: made }).await), "RB048");
        move_away(&world, "qwil_groups", other).await;
        assert_eq!(code(qwil.call(&get(other)).await), "RF022");
        assert_eq!(code(qwil.call(&DestroyGroup { group_uuid: other }).await), "RF022");
        assert_eq!(code(qwil.call(&update(other)).await), "RF022");
    }

    async fn groups_are_listed_by_state_and_word(world) {
        let qwil = Keyed::new(&world).await;
        for name in ["Alpha", "Beta", "100%"] {
            group(&qwil, name).await;
        }
        world.sql("UPDATE qwil_groups SET is_active = 0 WHERE name = 'Beta'").await;
        let list = |group_status_type| ListGroups { group_status_type, page: None, per_page: None, search: None };
        let names = async |asked: ListGroups| {
            let page = qwil.call(&asked).await.unwrap();
            (page.groups.into_iter().map(|group| group.name).collect::<Vec<_>>(), page.total)
        };
        assert_eq!(names(list(1)).await, (vec!["100%".to_owned(), "Alpha".to_owned()], 2));
        assert_eq!(names(list(2)).await, (vec!["Beta".to_owned()], 1));
        assert_eq!(names(ListGroups { page: Some(2), per_page: Some(2), ..list(3) }).await, (vec!["Beta".to_owned()], 3));
        assert_eq!(names(ListGroups { search: Some("ALPH".to_owned()), ..list(3) }).await.1, 1);
        assert_eq!(names(ListGroups { search: Some("%".to_owned()), ..list(3) }).await, (vec!["100%".to_owned()], 1));
        assert_eq!(names(ListGroups { search: Some("' OR 1=1".to_owned()), ..list(3) }).await.1, 0);
        for bad in [list(0), list(4), ListGroups { per_page: Some(201), ..list(1) }, ListGroups { page: Some(0), ..list(1) }, ListGroups { search: Some(String::new()), ..list(1) }] {
            assert_eq!(code(qwil.call(&bad).await), "RB100");
        }
    }

    async fn clients_are_only_where_staff_is(world) {
        let qwil = Keyed::new(&world).await;
        let (team, staff, client) = (group(&qwil, "Team").await, member(&world, &qwil, 3, "Stan").await, member(&world, &qwil, 4, "Clara").await);
        assert_eq!(code(qwil.call(&add(team, &[client])).await), "RB036");
        let made = qwil.call(&add(team, &[staff, client])).await.unwrap().group_members;
        assert_eq!(made.iter().map(|member| (member.entity_user_xref_uuid, member.active)).collect::<Vec<_>>(), [(staff, true), (client, true)]);
        let gone = RemoveGroupMember { group_member_uuid: made[0].group_member_uuid };
        assert_eq!(code(qwil.call(&gone).await), "RB153");
        let second = member(&world, &qwil, 2, "Sue").await;
        qwil.call(&add(team, &[second])).await.unwrap();
        qwil.call(&gone).await.unwrap();
        assert_eq!(code(qwil.call(&gone).await), "RN006", "gone already");
        assert_eq!(code(qwil.call(&DestroyMembership { entity_user_xref_uuid: second }).await), "RB153");
        let left = qwil.call(&members_of(team)).await.unwrap();
        assert_eq!((left.group_members.len(), left.total), (2, 2));
    }

    async fn what_is_wrong_with_a_member_has_a_code(world) {
        let qwil = Keyed::new(&world).await;
        let (team, closed, away) = (group(&qwil, "Team").await, group(&qwil, "Closed").await, group(&qwil, "Away").await);
        sql(&world, format!("UPDATE qwil_groups SET is_active = 0 WHERE id = '{closed}'")).await;
        let (staff, pending) = (member(&world, &qwil, 3, "Stan").await, member(&world, &qwil, 3, "Pia").await);
        sql(&world, format!("UPDATE qwil_memberships SET status = 2 WHERE id = '{pending}'")).await;
        qwil.call(&add(team, &[staff])).await.unwrap();
        assert_eq!(code(qwil.call(&add(team, &[staff])).await), "RB021");
        assert_eq!(code(qwil.call(&add(team, &[pending])).await), "RB023");
        assert_eq!(code(qwil.call(&add(closed, &[staff])).await), "RB028");
        assert_eq!(code(qwil.call(&add(GroupId(NOBODY), &[staff])).await), "RN099");
        assert_eq!(code(qwil.call(&add(team, &[MembershipId(NOBODY)])).await), "RN006");
        assert_eq!(code(qwil.call(&add(team, &[])).await), "RB100");
        assert_eq!(code(qwil.call(&RemoveGroupMember { group_member_uuid: GroupMemberId(NOBODY) }).await), "RN006");
        let memberships = |group_uuids: &[GroupId]| CreateGroupMemberships { entity_user_xref_uuid: staff, group_uuids: group_uuids.to_vec() };
        move_away(&world, "qwil_groups", away).await;
        for (groups, expected) in [(&[team][..], "RB021"), (&[closed], "RB028"), (&[GroupId(NOBODY)], "RN099"), (&[away], "RF022"), (&[], "RB100")] {
            assert_eq!(code(qwil.call(&memberships(groups)).await), expected);
        }
        let fresh = group(&qwil, "Fresh").await;
        assert_eq!(code(qwil.call(&memberships(&[fresh, team])).await), "RB021");
        assert_eq!(qwil.call(&members_of(fresh)).await.unwrap().total, 0, "all or none");
        assert_eq!(qwil.call(&memberships(&[fresh])).await.unwrap().group_members.len(), 1);
        assert_eq!(code(qwil.call(&members_of(GroupId(NOBODY))).await), "RN099");
    }

    async fn who_is_where_is_listed_from_both_sides(world) {
        let qwil = Keyed::new(&world).await;
        let (a, b) = (group(&qwil, "A").await, group(&qwil, "B").await);
        let (stan, sue) = (member(&world, &qwil, 3, "Stan").await, member(&world, &qwil, 3, "Sue").await);
        qwil.call(&add(a, &[stan, sue])).await.unwrap();
        qwil.call(&add(b, &[stan])).await.unwrap();
        qwil.call(&SuspendMembership { entity_user_xref_uuid: sue }).await.unwrap();
        let of = async |asked: ListGroupMembers| {
            let page = qwil.call(&asked).await.unwrap();
            page.group_members.into_iter().map(|member| member.entity_user_xref_uuid).collect::<Vec<_>>()
        };
        assert_eq!(of(members_of(a)).await, [stan, sue]);
        assert_eq!(of(ListGroupMembers { only_active: Some(true), ..members_of(a) }).await, [stan]);
        assert_eq!(of(ListGroupMembers { search: Some("sue".to_owned()), ..members_of(a) }).await, [sue]);
        assert_eq!(of(ListGroupMembers { per_page: Some(1), page: Some(2), ..members_of(a) }).await, [sue]);
        sql(&world, format!("UPDATE qwil_groups SET is_active = 0 WHERE id = '{b}'")).await;
        let groups = async |only_active, search: Option<&str>| {
            let asked = ListGroupMemberships {
                entity_user_xref_uuid: stan, only_active, page: None, per_page: None, search: search.map(str::to_owned),
            };
            let page = qwil.call(&asked).await.unwrap();
            page.group_members.into_iter().map(|member| member.group_uuid).collect::<Vec<_>>()
        };
        assert_eq!(groups(false, None).await, [a, b]);
        assert_eq!(groups(true, None).await, [a]);
        assert_eq!(groups(false, Some("b")).await, [b]);
    }
}
