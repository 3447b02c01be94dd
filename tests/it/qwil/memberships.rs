//! Memberships of the entity.

use api::qwil::{MembershipId, groups::AddGroupMembers, memberships::*};

use super::{Keyed, code, group, member, move_away, person, sql};
use crate::{
    on_both,
    world::{DAN, NOBODY},
};

fn get(id: MembershipId) -> GetMembership {
    GetMembership { entity_user_xref_uuid: Some(id), identifier: None, primary_email: None }
}

fn update(id: MembershipId) -> UpdateMembership {
    UpdateMembership {
        entity_user_xref_uuid: id,
        enum_profile_id: 2,
        identifier: "hr-1".to_owned(),
        primary_email: "new@mail.example".to_owned(),
    }
}

fn profile(id: MembershipId) -> UpdateProfile {
    UpdateProfile {
        entity_user_xref_uuid: id,
        first_name: "Zoë".to_owned(),
        last_name: String::new(),
        job_title: "Fitter".to_owned(),
    }
}

on_both! {
    async fn somebody_is_created_and_found_by_three_keys(world) {
        let qwil = Keyed::new(&world).await;
        let team = group(&qwil, "Team").await;
        let asked = CreateMembership { identifier: "7".to_owned(), group_uuids: vec![team], send_invitation: Some(true), ..person(3, "Stan") };
        let made = qwil.call(&asked).await.unwrap().entity_user_xref;
        assert_eq!((made.status, made.enum_profile_id, &*made.primary_phone_number), (2, 3, "+4520000001"));
        let id = made.entity_user_xref_uuid;
        let text = |text: &str| Some(text.to_owned());
        let none = GetMembership { entity_user_xref_uuid: None, identifier: None, primary_email: None };
        for asked in [get(id), GetMembership { identifier: text("7"), ..none.clone() }, GetMembership { primary_email: text("STAN@mail.example"), ..none.clone() }] {
            assert_eq!(qwil.call(&asked).await.unwrap().entity_user_xref, made);
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM mails WHERE receiver = 'stan@mail.example'").await, 1);
        assert_eq!(world.number("SELECT COUNT(*) FROM qwil_group_members").await, 1, "pending ones may be in a group from the start");
        assert_eq!(code(qwil.call(&none).await), "RB785");
        assert_eq!(code(qwil.call(&GetMembership { identifier: text("7"), ..get(id) }).await), "RB785");
        assert_eq!(code(qwil.call(&get(MembershipId(NOBODY))).await), "RN006");
        move_away(&world, "qwil_memberships", id).await;
        assert_eq!(code(qwil.call(&get(id)).await), "RF022");
    }

    async fn what_nobody_can_be_has_a_code(world) {
        let qwil = Keyed::new(&world).await;
        let first = qwil.call(&CreateMembership { identifier: "7".to_owned(), ..person(3, "Stan") }).await.unwrap().entity_user_xref;
        let empty = group(&qwil, "Empty").await;
        let text = |text: &str| text.to_owned();
        let bad = [
            (CreateMembership { primary_email: text("STAN@mail.example"), ..person(3, "Sue") }, "RB019"),
            (CreateMembership { identifier: text("7"), ..person(3, "Sue") }, "RB100"),
            (CreateMembership { primary_email: text("nobody"), ..person(3, "Sue") }, "RB066"),
            (CreateMembership { primary_phone_number: text("12"), ..person(3, "Sue") }, "RB067"),
            (CreateMembership { first_name: text(" "), ..person(3, "Sue") }, "RB100"),
            (person(0, "Sue"), "RB100"),
            (person(7, "Sue"), "RB100"),
            (person(6, "Sue"), "RB035"),
            (CreateMembership { group_uuids: vec![empty], ..person(4, "Sue") }, "RB036"),
            (CreateMembership { group_uuids: vec![api::qwil::GroupId(NOBODY)], ..person(4, "Sue") }, "RN099"),
        ];
        for (asked, expected) in bad {
            assert_eq!(code(qwil.call(&asked).await), expected, "{asked:?}");
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM qwil_memberships").await, 1, "nothing is half made");
        let second = qwil.call(&person(3, "Sue")).await.unwrap().entity_user_xref.entity_user_xref_uuid;
        let taken = UpdateMembership { primary_email: first.primary_email, ..update(second) };
        assert_eq!(code(qwil.call(&taken).await), "RB019");
    }

    async fn somebody_is_changed_suspended_and_back(world) {
        let qwil = Keyed::new(&world).await;
        let id = member(&world, &qwil, 3, "Stan").await;
        let changed = qwil.call(&update(id)).await.unwrap().entity_user_xref;
        assert_eq!((changed.enum_profile_id, &*changed.identifier, &*changed.primary_email), (2, "hr-1", "new@mail.example"));
        let changed = qwil.call(&profile(id)).await.unwrap().entity_user_xref;
        assert_eq!((&*changed.first_name, &*changed.last_name, &*changed.job_title), ("Zoë", "", "Fitter"));
        let (suspend, unsuspend) = (SuspendMembership { entity_user_xref_uuid: id }, UnsuspendMembership { entity_user_xref_uuid: id });
        assert_eq!(code(qwil.call(&unsuspend).await), "RB663");
        assert_eq!(qwil.call(&suspend).await.unwrap().entity_user_xref.status, 6);
        assert_eq!(code(qwil.call(&suspend).await), "RB664");
        assert_eq!(qwil.call(&unsuspend).await.unwrap().entity_user_xref.status, 1);
        let nobody = MembershipId(NOBODY);
        assert_eq!(code(qwil.call(&update(nobody)).await), "RN006");
        assert_eq!(code(qwil.call(&profile(nobody)).await), "RN006");
        assert_eq!(code(qwil.call(&UpdateProfile { first_name: String::new(), ..profile(id) }).await), "RB100");
        sql(&world, format!("UPDATE qwil_memberships SET profile_id = 1 WHERE id = '{id}'")).await;
        assert_eq!(code(qwil.call(&update(id)).await), "RF994", "a system administrator");
        assert_eq!(code(qwil.call(&UpdateMembership { enum_profile_id: 6, ..update(id) }).await), "RB035");
    }

    async fn a_membership_ends_unless_something_keeps_it(world) {
        let qwil = Keyed::new(&world).await;
        let destroy = |id| DestroyMembership { entity_user_xref_uuid: id };
        let (stan, sue, own) = (member(&world, &qwil, 3, "Stan").await, member(&world, &qwil, 3, "Sue").await, member(&world, &qwil, 3, "Dan").await);
        let team = group(&qwil, "Team").await;
        qwil.call(&AddGroupMembers { group_uuid: team, entity_user_xref_uuids: vec![stan] }).await.unwrap();
        qwil.call(&destroy(stan)).await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM qwil_group_members").await, 0);
        assert_eq!(code(qwil.call(&destroy(stan)).await), "RN006", "ended already");
        assert!(qwil.call(&person(3, "Stan")).await.is_ok(), "the address is free again");
        sql(&world, format!("UPDATE qwil_memberships SET user_id = '{DAN}' WHERE id = '{own}'")).await;
        assert_eq!(code(qwil.call(&destroy(own)).await), "RB005", "the key is Dan's");
        for (kind, expected) in [(6, "RB035"), (1, "RF994")] {
            sql(&world, format!("UPDATE qwil_memberships SET profile_id = {kind} WHERE id = '{sue}'")).await;
            assert_eq!(code(qwil.call(&destroy(sue)).await), expected);
        }
        assert_eq!(code(qwil.call(&destroy(MembershipId(NOBODY))).await), "RN006");
        move_away(&world, "qwil_memberships", sue).await;
        assert_eq!(code(qwil.call(&destroy(sue)).await), "RF022");
    }

    async fn memberships_are_listed_by_type_state_and_word(world) {
        let qwil = Keyed::new(&world).await;
        let stan = member(&world, &qwil, 3, "Stan").await;
        member(&world, &qwil, 4, "Clara").await;
        qwil.call(&person(5, "Pia")).await.unwrap();
        qwil.call(&SuspendMembership { entity_user_xref_uuid: stan }).await.unwrap();
        let list = |kind, status| ListMemberships {
            entity_user_xref_type: kind, entity_user_xref_status_type: status, page: None, per_page: None, search: None,
        };
        let names = async |asked: ListMemberships| {
            let page = qwil.call(&asked).await.unwrap();
            page.entity_memberships.into_iter().map(|member| member.first_name).collect::<Vec<_>>()
        };
        assert_eq!(names(list(3, 5)).await, ["Clara", "Pia", "Stan"]);
        assert_eq!(names(list(1, 5)).await, ["Stan"]);
        assert_eq!(names(list(2, 5)).await, ["Clara", "Pia"]);
        assert_eq!(names(list(3, 1)).await, ["Clara"]);
        assert_eq!(names(list(3, 2)).await, ["Pia"]);
        assert_eq!(names(list(3, 3)).await, ["Clara", "Pia"]);
        assert_eq!(names(list(3, 4)).await, [""; 0]);
        assert_eq!(names(list(3, 6)).await, ["Stan"]);
        assert_eq!(names(list(3, 7)).await, ["Clara", "Stan"]);
        assert_eq!(names(list(3, 8)).await.len(), 3);
        assert_eq!(names(ListMemberships { search: Some("CLA".to_owned()), ..list(3, 5) }).await, ["Clara"]);
        assert_eq!(names(ListMemberships { page: Some(2), per_page: Some(2), ..list(3, 5) }).await, ["Stan"]);
        for bad in [list(0, 1), list(4, 1), list(1, 0), list(1, 9), ListMemberships { per_page: Some(201), ..list(1, 1) }] {
            assert_eq!(code(qwil.call(&bad).await), "RB100");
        }
    }
}
