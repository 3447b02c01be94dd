//! The e-mail addresses and telephone numbers that contacts see.

use api::{
    qwil::{MembershipId, contact_points::*, shapes::*},
    rotunda::qwil::UpdateQwilRules,
};

use super::{Keyed, code, member, move_away};
use crate::{
    on_both,
    world::{DAN, NOBODY},
};

fn emails(id: MembershipId, list: &[(&str, bool)]) -> UpdateEmails {
    let email = |(email, primary): &(&str, bool)| ContactEmail { email: (*email).to_owned(), primary: *primary };
    UpdateEmails { entity_user_xref_uuid: id, emails: list.iter().map(email).collect() }
}

fn phones(id: MembershipId, list: &[(&str, bool)]) -> UpdatePhoneNumbers {
    let phone =
        |(number, primary): &(&str, bool)| ContactPhone { phone_number: (*number).to_owned(), primary: *primary };
    UpdatePhoneNumbers { entity_user_xref_uuid: id, phone_numbers: list.iter().map(phone).collect() }
}

on_both! {
    async fn addresses_are_replaced(world) {
        let qwil = Keyed::new(&world).await;
        let id = member(&world, &qwil, 4, "Clara").await;
        let changed = qwil.call(&emails(id, &[(" a@mail.example ", false), ("b@mail.example", true)])).await.unwrap().entity_user_xref;
        assert_eq!(changed.emails.iter().map(|entry| (&*entry.email, entry.primary)).collect::<Vec<_>>(), [("a@mail.example", false), ("b@mail.example", true)]);
        assert_eq!(changed.primary_email, "clara@mail.example", "with which she signs in is another thing");
        assert!(qwil.call(&emails(id, &[])).await.unwrap().entity_user_xref.emails.is_empty());
        for (list, expected) in [
            (vec![("a@mail.example", true), ("A@mail.example", false)], "RB019"),
            (vec![("nobody", true)], "RB066"),
            (vec![("a@mail.example", false)], "RB173"),
            (vec![("a@mail.example", true), ("b@mail.example", true)], "RB173"),
        ] {
            assert_eq!(code(qwil.call(&emails(id, &list)).await), expected, "{list:?}");
        }
        let many: Vec<_> = (0..21).map(|n| (format!("{n}@mail.example"), n == 0)).collect();
        let many: Vec<_> = many.iter().map(|(email, primary)| (&**email, *primary)).collect();
        assert_eq!(code(qwil.call(&emails(id, &many)).await), "RB100");
        assert_eq!(code(qwil.call(&emails(MembershipId(NOBODY), &[])).await), "RN006");
        move_away(&world, "qwil_memberships", id).await;
        assert_eq!(code(qwil.call(&emails(id, &[])).await), "RF022");
    }

    async fn the_organizations_domains_are_for_staff_alone(world) {
        let qwil = Keyed::new(&world).await;
        let (stan, clara) = (member(&world, &qwil, 3, "Stan").await, member(&world, &qwil, 4, "Clara").await);
        let (own, other) = ([("x@bank.example", true)], [("x@mail.example", true)]);
        assert!(qwil.call(&emails(stan, &other)).await.is_ok(), "no rule");
        let rules = UpdateQwilRules { email_domains: Some(vec!["bank.example".to_owned()]), staff_networks: None, features_off: None };
        world.browser(DAN).await.call(&rules).await.unwrap();
        assert_eq!(code(qwil.call(&emails(stan, &other)).await), "RB162");
        assert!(qwil.call(&emails(stan, &own)).await.is_ok());
        assert_eq!(code(qwil.call(&emails(clara, &own)).await), "RB171");
        assert!(qwil.call(&emails(clara, &[("x@notbank.example", true)])).await.is_ok());
    }

    async fn numbers_are_replaced(world) {
        let qwil = Keyed::new(&world).await;
        let id = member(&world, &qwil, 3, "Stan").await;
        let changed = qwil.call(&phones(id, &[("+45 (20) 00-00 02", true)])).await.unwrap().entity_user_xref;
        assert_eq!(changed.phone_numbers[0].phone_number, "+4520000002");
        for (list, expected) in [
            (vec![("+4520000002", true), ("+45 20000002", false)], "RB040"),
            (vec![("12", true)], "RB067"),
            (vec![("+4520000002", false)], "RB030"),
            (vec![("+4520000002", true), ("+4520000003", true)], "RB030"),
        ] {
            assert_eq!(code(qwil.call(&phones(id, &list)).await), expected, "{list:?}");
        }
        assert_eq!(code(qwil.call(&phones(MembershipId(NOBODY), &[])).await), "RN006");
    }

    async fn what_is_no_list_of_them_has_a_code(world) {
        let dan = world.browser(DAN).await;
        let send = async |path: &str, body: &str| {
            let path = format!("/entity-service/sys-api/entity-memberships/{path}/update");
            let (status, body) = dan.json("POST", &path, body).await;
            (status.as_u16(), body["error_code"].as_str().unwrap().to_owned())
        };
        let id = r#""entity_user_xref_uuid":"00000000-0000-0000-0000-000000000000""#;
        assert_eq!(send("emails", &format!(r#"{{{id},"emails":[{{"address":"a"}}]}}"#)).await, (400, "RB160".to_owned()));
        assert_eq!(send("emails", &format!(r#"{{{id},"emails":"a@b.example"}}"#)).await, (400, "RB160".to_owned()));
        assert_eq!(send("phone-numbers", &format!(r#"{{{id},"phone_numbers":[7]}}"#)).await, (400, "RB065".to_owned()));
    }
}
