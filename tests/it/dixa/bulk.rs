//! Many at once: an outcome for each.

use api::dixa::{EndUserId, bulk::*, end_users::*};
use serde_json::{Value, json};

use super::{create, customer};
use crate::{
    on_both,
    world::{ADA, DAN, NOBODY, refusal},
};

fn outcome(outcome: &Outcome) -> Result<&EndUser, (BulkErrorKind, &str)> {
    match outcome {
        Outcome::Success { data } => Ok(data),
        Outcome::Failure { error } => Err((error.kind, &error.message)),
    }
}

on_both! {
    async fn each_of_many_is_created_or_not(world) {
        let dan = world.browser(DAN).await;
        let bad = NewEndUser { email: Some("nobody".to_owned()), ..NewEndUser::default() };
        let asked = BulkCreateEndUsers { data: vec![customer(1), customer(1), bad, customer(2)] };
        let made = dan.call(&asked).await.unwrap().data;
        let outcomes: Vec<_> = made.iter().map(outcome).collect();
        assert_eq!(outcomes[0].unwrap().email.as_deref(), Some("customer1@mail.example"));
        let failed = |error| Err((BulkErrorKind::Validation, error));
        assert_eq!(outcomes[1], failed("Create EndUser failed with [errors:EmailExists]"));
        assert_eq!(outcomes[2], failed("Create EndUser failed with [errors:InvalidEmail]"));
        assert!(outcomes[3].is_ok());
        assert_eq!(world.number("SELECT COUNT(*) FROM dixa_end_users").await, 2);
        let (status, answer) = dan.json("POST", "/v1/endusers/bulk", &json!({ "data": [{}] }).to_string()).await;
        assert_eq!((status.as_u16(), &answer["data"][0]["_type"]), (201, &json!("BulkActionSuccess")));
    }

    async fn each_of_many_is_patched_or_not(world) {
        let dan = world.browser(DAN).await;
        let (first, second) = (create(&dan, customer(1)).await, create(&dan, customer(2)).await);
        let renamed = EndUserPatch { display_name: Some(Some("Kim".to_owned())), ..EndUserPatch::default() };
        let taken = EndUserPatch { phone_number: Some(first.phone_number.clone()), ..EndUserPatch::default() };
        let asked = BulkPatchEndUsers { data: vec![
            PatchOf { id: first.id, patch: renamed.clone() },
            PatchOf { id: second.id, patch: taken },
            PatchOf { id: EndUserId(NOBODY), patch: renamed },
            PatchOf { id: second.id, patch: EndUserPatch::default() },
        ] };
        let data = dan.call(&asked).await.unwrap().data;
        let outcomes: Vec<_> = data.iter().map(outcome).collect();
        assert_eq!(outcomes[0].unwrap(), &EndUser { display_name: Some("Kim".to_owned()), ..first });
        let message = format!("Updating EndUser [id:{}] failed with [errors:PhoneNumberExists]", second.id);
        assert_eq!(outcomes[1], Err((BulkErrorKind::Validation, &*message)));
        assert_eq!(outcomes[2].unwrap_err().0, BulkErrorKind::NotFound);
        assert_eq!(outcomes[3].unwrap_err().0, BulkErrorKind::EmptyPatchSet);
        assert_eq!(dan.call(&GetEndUser { user_id: second.id }).await.unwrap().data, second);
    }

    async fn each_of_many_is_replaced_or_not(world) {
        let dan = world.browser(DAN).await;
        let first = create(&dan, customer(1)).await;
        let named = NewEndUser { display_name: Some("Kim".to_owned()), ..NewEndUser::default() };
        let asked = BulkUpdateEndUsers { data: vec![
            UpdateOf { id: first.id, update: named.clone() },
            UpdateOf { id: first.id, update: NewEndUser::default() },
            UpdateOf { id: EndUserId(NOBODY), update: named },
        ] };
        let data = dan.call(&asked).await.unwrap().data;
        let outcomes: Vec<_> = data.iter().map(outcome).collect();
        assert_eq!((outcomes[0].unwrap().display_name.as_deref(), &outcomes[0].unwrap().email), (Some("Kim"), &None));
        assert_eq!(outcomes[1].unwrap_err().0, BulkErrorKind::Validation);
        assert_eq!(outcomes[2].unwrap_err().0, BulkErrorKind::NotFound);
    }

    async fn the_vendors_own_program_finds_them_at_its_address(world) {
        let dan = world.browser(DAN).await;
        let made = create(&dan, customer(1)).await;
        let body = |members: Value| json!({ "data": [members] }).to_string();
        for (method, members) in [("PATCH", json!({ "id": made.id, "email": null })), ("PUT", json!({ "id": made.id, "displayName": "Kim" }))] {
            let (status, answer) = dan.json(method, "/v1/endusers/bulk", &body(members)).await;
            assert_eq!((status.as_u16(), &answer["data"][0]["_type"]), (200, &json!("BulkActionSuccess")), "{answer}");
        }
    }

    async fn many_are_one_to_five_hundred_for_administrators(world) {
        let dan = world.browser(DAN).await;
        for count in [0, 501] {
            let too_many = BulkCreateEndUsers { data: vec![NewEndUser::default(); count] };
            assert_eq!(refusal(dan.call(&too_many).await), (400, Some("data".to_owned())));
        }
        for body in ["{}", "{\"data\":{}}", "{\"data\":[7]}", "{\"data\":[{\"id\":\"x\"}]}"] {
            for method in ["PATCH", "PUT"] {
                assert_eq!(dan.json(method, "/v1/endusers", body).await.0, 400, "{body}");
            }
        }
        let one = BulkCreateEndUsers { data: vec![NewEndUser::default()] };
        assert_eq!(refusal(world.browser(ADA).await.call(&one).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&one).await).0, 401);
        assert_eq!(world.number("SELECT COUNT(*) FROM dixa_end_users").await, 0);
    }
}
