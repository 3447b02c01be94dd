//! Invitations: made with a group, sent again, accepted.

use api::{
    qwil::{GroupId, MembershipId, groups::ListGroupMembers, invitations::*, memberships::*},
    rotunda::qwil::AcceptQwilInvitation,
};

use super::{Keyed, code, member, move_away, person, sql};
use crate::{
    on_both,
    world::{NOBODY, World, refusal},
};

fn new(creator: MembershipId, profile: u64, name: &str) -> CreateMembershipWithGroup {
    let person = person(profile, name);
    CreateMembershipWithGroup {
        created_by_entity_user_xref_uuid: creator,
        enum_profile_id: profile,
        first_name: person.first_name,
        last_name: person.last_name,
        job_title: person.job_title,
        identifier: person.identifier,
        primary_email: person.primary_email,
        primary_phone_number: person.primary_phone_number,
        group_uuids: Vec::new(),
        new_group_name: None,
        new_group_entity_user_xref_uuids: Vec::new(),
        send_invitation: None,
        invitation_message: None,
    }
}

/// The code in the latest letter.
async fn latest_code(world: &World) -> String {
    let row = sqlx::query("SELECT text FROM mails ORDER BY created_at DESC, id DESC LIMIT 1");
    let text: String = sqlx::Row::get(&row.fetch_one(&world.backend.database.pool).await.unwrap(), 0);
    text.trim().rsplit(' ').next().unwrap().to_owned()
}

fn accept(code: &str) -> AcceptQwilInvitation {
    AcceptQwilInvitation { code: code.to_owned() }
}

on_both! {
    async fn a_client_is_invited_together_with_a_group(world) {
        let qwil = Keyed::new(&world).await;
        let (stan, sue) = (member(&world, &qwil, 3, "Stan").await, member(&world, &qwil, 3, "Sue").await);
        let asked = CreateMembershipWithGroup {
            new_group_name: Some("Clara's team".to_owned()), new_group_entity_user_xref_uuids: vec![sue, stan],
            send_invitation: Some(true), invitation_message: Some("We have your documents.".to_owned()), ..new(stan, 4, "Clara")
        };
        let made = qwil.call(&asked).await.unwrap().entity_user_xref;
        assert_eq!(made.status, 2);
        let letter = "SELECT COUNT(*) FROM mails WHERE receiver = 'clara@mail.example' AND text LIKE '%We have your documents.%'";
        assert_eq!(world.number(letter).await, 1);
        let group: String = sqlx::Row::get(
            &sqlx::query("SELECT id FROM qwil_groups WHERE name = 'Clara''s team'").fetch_one(&world.backend.database.pool).await.unwrap(), 0,
        );
        let list = ListGroupMembers { group_uuid: group.parse().unwrap(), only_active: None, page: None, per_page: None, search: None };
        assert_eq!(qwil.call(&list).await.unwrap().total, 3);
    }

    async fn who_asks_must_be_allowed_to(world) {
        let qwil = Keyed::new(&world).await;
        let stan = member(&world, &qwil, 3, "Stan").await;
        let anna = member(&world, &qwil, 2, "Anna").await;
        assert_eq!(code(qwil.call(&new(stan, 3, "Sue")).await), "RF002", "staff is invited by administrators");
        assert!(qwil.call(&new(anna, 3, "Sue")).await.is_ok());
        assert_eq!(code(qwil.call(&new(MembershipId(NOBODY), 4, "Clara")).await), "RN006");
        let alone = CreateMembershipWithGroup { new_group_name: Some("Alone".to_owned()), ..new(stan, 4, "Clara") };
        assert_eq!(code(qwil.call(&alone).await), "RB036");
        let unknown = CreateMembershipWithGroup { group_uuids: vec![GroupId(NOBODY)], ..new(stan, 4, "Clara") };
        assert_eq!(code(qwil.call(&unknown).await), "RN099");
        let long = CreateMembershipWithGroup { invitation_message: Some("x".repeat(5001)), ..new(stan, 4, "Clara") };
        assert_eq!(code(qwil.call(&long).await), "RB100");
        assert_eq!(code(qwil.call(&new(stan, 6, "Clara")).await), "RB035");
        sql(&world, format!("UPDATE qwil_memberships SET status = 6 WHERE id = '{stan}'")).await;
        assert_eq!(code(qwil.call(&new(stan, 4, "Clara")).await), "RB023");
        move_away(&world, "qwil_memberships", stan).await;
        assert_eq!(code(qwil.call(&new(stan, 4, "Clara")).await), "RF022");
        assert_eq!(world.number("SELECT COUNT(*) FROM qwil_groups").await, 0, "nothing is half made");
    }

    async fn an_invitation_is_accepted_with_the_latest_code(world) {
        let (qwil, stranger) = (Keyed::new(&world).await, world.stranger());
        let asked = CreateMembership { send_invitation: Some(true), ..person(4, "Clara") };
        let id = qwil.call(&asked).await.unwrap().entity_user_xref.entity_user_xref_uuid;
        let resend = ResendInvitation { entity_user_xref_uuid: id };
        let first = latest_code(&world).await;
        world.backend.clock.advance(1000);
        qwil.call(&resend).await.unwrap();
        let second = latest_code(&world).await;
        assert_eq!(refusal(stranger.call(&accept(&first)).await), (404, Some("code".to_owned())), "a later letter has another");
        assert_eq!(refusal(stranger.call(&accept("")).await).0, 404);
        assert_eq!(stranger.call(&accept(&format!(" {second}\n"))).await.unwrap().entity_user_xref.status, 1);
        assert_eq!(refusal(stranger.call(&accept(&second)).await).0, 404, "once");
        assert_eq!(code(qwil.call(&resend).await), "RB037");
        assert_eq!(code(qwil.call(&ResendInvitation { entity_user_xref_uuid: MembershipId(NOBODY) }).await), "RN006");
    }

    async fn an_invitation_is_sent_again_every_day(world) {
        let qwil = Keyed::new(&world).await;
        qwil.call(&CreateMembership { send_invitation: Some(true), ..person(4, "Clara") }).await.unwrap();
        qwil.call(&person(4, "Carl")).await.unwrap();
        let letters = "SELECT COUNT(*) FROM mails WHERE subject LIKE '%invites you to Qwil'";
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number(letters).await, 1);
        world.backend.clock.advance(86_400_000 + 1);
        world.backend.tidy().await.unwrap();
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number(letters).await, 2, "and not to who was never written to");
        world.stranger().call(&accept(&latest_code(&world).await)).await.unwrap();
        world.backend.clock.advance(86_400_000 + 1);
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number(letters).await, 2);
    }

    async fn the_number_of_an_invitation_is_changed(world) {
        let qwil = Keyed::new(&world).await;
        let id = qwil.call(&person(4, "Clara")).await.unwrap().entity_user_xref.entity_user_xref_uuid;
        let update = |number: Option<&str>| UpdateInvitation { entity_user_xref_uuid: id, phone_number: number.map(str::to_owned) };
        let changed = qwil.call(&update(Some("+45 20 00 00 09"))).await.unwrap().entity_user_xref;
        assert_eq!(changed.primary_phone_number, "+4520000009");
        assert_eq!(qwil.call(&update(None)).await.unwrap().entity_user_xref, changed);
        assert_eq!(code(qwil.call(&update(Some("12"))).await), "RB100");
        assert_eq!(code(qwil.call(&UpdateInvitation { entity_user_xref_uuid: MembershipId(NOBODY), ..update(None) }).await), "RN006");
        sql(&world, format!("UPDATE qwil_memberships SET status = 1 WHERE id = '{id}'")).await;
        assert_eq!(code(qwil.call(&update(None)).await), "RB037");
    }
}

#[tokio::test]
async fn the_message_may_be_named_as_the_collection_prints_it() {
    let world = World::on_sqlite().await;
    let qwil = Keyed::new(&world).await;
    let stan = member(&world, &qwil, 3, "Stan").await;
    let mut body = serde_json::to_value(new(stan, 4, "Clara")).unwrap();
    body["invitation_message:"] = "Printed".into();
    body["invitation_message"].take();
    body.as_object_mut().unwrap().remove("invitation_message");
    body["send_invitation"] = true.into();
    let dan = world.browser(crate::world::DAN).await;
    let path = "/entity-service/sys-api/entity-memberships/create/v2";
    assert_eq!(dan.json("POST", path, &body.to_string()).await.0, 200);
    assert_eq!(world.number("SELECT COUNT(*) FROM mails WHERE text LIKE '%Printed%'").await, 1);
}
