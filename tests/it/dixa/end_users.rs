//! End users, one at a time, and their list.

use std::collections::BTreeSet;

use api::{
    dixa::{EndUserId, end_users::*},
    page::Paged as _,
};
use rotunda_server::{Setup, config::Config};
use serde_json::json;

use super::{create, customer, list};
use crate::{
    on_both,
    world::{ADA, DAN, NOBODY, World, refusal},
};

const NO_ONE: EndUserId = EndUserId(NOBODY);

on_both! {
    async fn an_end_user_is_created_and_read(world) {
        let dan = world.browser(DAN).await;
        let new = NewEndUser {
            additional_emails: Some(vec!["second@mail.example".to_owned(), "SECOND@mail.example".to_owned()]),
            additional_phone_numbers: Some(vec!["+45 20 00 00 99".to_owned()]),
            first_name: Some("Kim".to_owned()),
            middle_names: Some(vec!["Bo".to_owned()]),
            last_name: Some("Ø <script>".to_owned()),
            external_id: Some("#12345678".to_owned()),
            avatar_url: Some("https://pictures.example/kim.png".to_owned()),
            ..customer(1)
        };
        let made = create(&dan, new).await;
        assert_eq!(dan.call(&GetEndUser { user_id: made.id }).await.unwrap().data, made);
        assert_eq!((made.email.as_deref(), made.phone_number.as_deref()), (Some("customer1@mail.example"), Some("+4520000001")));
        assert_eq!(made.additional_emails, ["second@mail.example"], "a set");
        assert_eq!(made.additional_phone_numbers, ["+4520000099"]);
        assert_eq!((made.middle_names.len(), made.last_name.as_deref()), (1, Some("Ø <script>")));
        assert_eq!(made.custom_attributes, []);
        let bare = create(&dan, NewEndUser::default()).await;
        assert_eq!((bare.email, bare.display_name), (None, None));
        assert_eq!(refusal(dan.call(&GetEndUser { user_id: NO_ONE }).await).0, 404);
    }

    async fn nobody_gets_the_address_or_number_of_another(world) {
        let dan = world.browser(DAN).await;
        let first = create(&dan, customer(1)).await;
        let second = create(&dan, NewEndUser { additional_emails: Some(vec!["more@mail.example".to_owned()]), ..customer(2) }).await;
        let same = [
            (NewEndUser { email: Some("CUSTOMER1@mail.example".to_owned()), ..NewEndUser::default() }, "email", "EmailExists"),
            (NewEndUser { email: Some("more@mail.example".to_owned()), ..NewEndUser::default() }, "email", "EmailExists"),
            (NewEndUser { phone_number: Some("+45 2000 0001".to_owned()), ..NewEndUser::default() }, "phoneNumber", "PhoneNumberExists"),
            (
                NewEndUser { additional_phone_numbers: Some(vec!["+4520000001".to_owned()]), ..NewEndUser::default() },
                "additionalPhoneNumbers",
                "PhoneNumberExists",
            ),
        ];
        for (end_user, field, error) in same {
            let body = serde_json::to_string(&end_user).unwrap();
            let (status, answer) = dan.json("POST", "/v1/endusers", &body).await;
            assert_eq!((status.as_u16(), &answer["field"]), (400, &json!(field)));
            assert_eq!(answer["message"], format!("Create EndUser failed with [errors:{error}]"));
            let update = NewEndUser { display_name: Some("x".to_owned()), ..end_user };
            let second = dan.call(&UpdateEndUser { user_id: second.id, update: update.clone() }).await;
            let own = update.email.as_deref() == Some("more@mail.example");
            assert_eq!(second.is_ok(), own, "what one has oneself one may have: {update:?}");
        }
        assert_eq!(dan.call(&GetEndUser { user_id: first.id }).await.unwrap().data, first);
        assert_eq!(world.number("SELECT COUNT(*) FROM dixa_end_users").await, 2, "nothing is half made");
    }

    async fn what_nobody_can_be_is_refused(world) {
        let dan = world.browser(DAN).await;
        let made = create(&dan, customer(1)).await;
        let long = || Some("x".repeat(256));
        let bad = [
            (NewEndUser { email: Some("nobody".to_owned()), ..customer(2) }, "email"),
            (NewEndUser { email: Some("a b@mail.example".to_owned()), ..customer(2) }, "email"),
            (NewEndUser { additional_emails: Some(vec!["@x".to_owned()]), ..customer(2) }, "additionalEmails"),
            (NewEndUser { additional_emails: Some((0..21).map(|n| format!("{n}@mail.example")).collect()), ..customer(2) }, "additionalEmails"),
            (NewEndUser { phone_number: Some("12345678".to_owned()), ..customer(2) }, "phoneNumber"),
            (NewEndUser { phone_number: Some("+45x".to_owned()), ..customer(2) }, "phoneNumber"),
            (NewEndUser { additional_phone_numbers: Some(vec![String::new()]), ..customer(2) }, "additionalPhoneNumbers"),
            (NewEndUser { display_name: long(), ..customer(2) }, "displayName"),
            (NewEndUser { display_name: Some(" ".to_owned()), ..customer(2) }, "displayName"),
            (NewEndUser { first_name: long(), ..customer(2) }, "firstName"),
            (NewEndUser { last_name: long(), ..customer(2) }, "lastName"),
            (NewEndUser { middle_names: Some(vec![String::new()]), ..customer(2) }, "middleNames"),
            (NewEndUser { external_id: long(), ..customer(2) }, "externalId"),
            (NewEndUser { avatar_url: Some("javascript:alert(1)".to_owned()), ..customer(2) }, "avatarUrl"),
        ];
        for (end_user, field) in bad {
            let expected = (400, Some(field.to_owned()));
            assert_eq!(refusal(dan.call(&UpdateEndUser { user_id: made.id, update: end_user.clone() }).await), expected);
            assert_eq!(refusal(dan.call(&CreateEndUser { end_user }).await), expected);
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM dixa_end_users").await, 1);
        assert_eq!(dan.call(&GetEndUser { user_id: made.id }).await.unwrap().data, made);
    }

    async fn a_patch_leaves_what_is_absent_and_clears_what_is_null(world) {
        let dan = world.browser(DAN).await;
        let made = create(&dan, NewEndUser { first_name: Some("Kim".to_owned()), external_id: Some("7".to_owned()), ..customer(1) }).await;
        let patch = EndUserPatch { email: Some(None), first_name: Some(Some("Bo".to_owned())), ..EndUserPatch::default() };
        let patched = dan.call(&PatchEndUser { user_id: made.id, patch }).await.unwrap().data;
        assert_eq!(patched, EndUser { email: None, first_name: Some("Bo".to_owned()), ..made.clone() });
        let nothing = EndUserPatch::default();
        assert_eq!(dan.call(&PatchEndUser { user_id: made.id, patch: nothing.clone() }).await.unwrap().data, patched);
        create(&dan, NewEndUser { email: Some("customer1@mail.example".to_owned()), ..NewEndUser::default() }).await;
        let taken = EndUserPatch { email: Some(Some("customer1@mail.example".to_owned())), ..EndUserPatch::default() };
        assert_eq!(refusal(dan.call(&PatchEndUser { user_id: made.id, patch: taken }).await), (400, Some("email".to_owned())));
        assert_eq!(refusal(dan.call(&PatchEndUser { user_id: NO_ONE, patch: nothing }).await).0, 404);
        for (body, status) in [("[]", 400), ("{\"email\":7}", 400), ("{", 400)] {
            assert_eq!(dan.json("PATCH", &format!("/v1/endusers/{}", made.id), body).await.0, status, "{body}");
        }
    }

    async fn an_update_clears_what_is_absent(world) {
        let dan = world.browser(DAN).await;
        let made = create(&dan, NewEndUser { first_name: Some("Kim".to_owned()), ..customer(1) }).await;
        let update = NewEndUser { display_name: Some("Kim".to_owned()), ..NewEndUser::default() };
        let updated = dan.call(&UpdateEndUser { user_id: made.id, update: update.clone() }).await.unwrap().data;
        assert_eq!((updated.display_name.as_deref(), updated.email, updated.phone_number, updated.first_name), (Some("Kim"), None, None, None));
        let nameless = UpdateEndUser { user_id: made.id, update: NewEndUser::default() };
        assert_eq!(refusal(dan.call(&nameless).await), (400, Some("displayName".to_owned())));
        assert_eq!(refusal(dan.call(&UpdateEndUser { user_id: NO_ONE, update }).await).0, 404);
    }

    async fn one_is_found_by_one_of_three(world) {
        let dan = world.browser(DAN).await;
        let first = create(&dan, NewEndUser {
            additional_emails: Some(vec!["more@mail.example".to_owned()]), external_id: Some("#1".to_owned()), ..customer(1)
        }).await;
        create(&dan, customer(2)).await;
        let found = async |asked: ListEndUsers| {
            let page = dan.call(&asked).await.unwrap();
            assert_eq!(page.meta.next, None);
            page.data.into_iter().map(|user| user.id).collect::<Vec<_>>()
        };
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(found(ListEndUsers { email: text("Customer1@MAIL.example"), ..list() }).await, [first.id]);
        assert_eq!(found(ListEndUsers { email: text("more@mail.example"), ..list() }).await, [first.id]);
        assert_eq!(found(ListEndUsers { phone: text("+4520000001"), ..list() }).await, [first.id]);
        assert_eq!(found(ListEndUsers { external_id: text("#1"), ..list() }).await, [first.id]);
        for nobody in ["' OR 1=1 --", "", "%", "customer"] {
            assert_eq!(found(ListEndUsers { email: text(nobody), ..list() }).await, [], "{nobody}");
            assert_eq!(found(ListEndUsers { external_id: text(nobody), ..list() }).await, [], "{nobody}");
        }
        let two = ListEndUsers { email: text("a@b.c"), phone: text("+4512345678"), ..list() };
        assert_eq!(refusal(dan.call(&two).await).0, 400);
        let (_, _, body) = dan.get("/v1/endusers?email=a%40b.c&externalId=1").await;
        assert_eq!(body, r#"{"message":"Invalid filters: Cannot provide more than one filter"}"#);
    }

    async fn pages_go_forth_and_back_while_others_come(world) {
        let dan = world.browser(DAN).await;
        let mut made = Vec::new();
        for number in 0..11 {
            // Some at the same moment.
            world.backend.clock.advance(i64::from(number % 3 == 0));
            made.push(create(&dan, customer(number)).await.id);
        }
        let first = ListEndUsers { page_limit: Some(4), ..list() };
        let (mut next, mut seen, mut late) = (Some(first.clone()), Vec::new(), 100);
        while let Some(asked) = next {
            let page = dan.call(&asked).await.unwrap();
            next = asked.next(&page);
            seen.extend(page.data.into_iter().map(|user| user.id));
            if late < 102 {
                world.backend.clock.advance(1);
                made.push(create(&dan, customer(late)).await.id);
                late += 1;
            }
        }
        assert_eq!(seen.len(), made.len());
        assert_eq!(seen.iter().collect::<BTreeSet<_>>(), made.iter().collect());
        let second = first.next(&dan.call(&first).await.unwrap()).unwrap();
        let page = dan.call(&second).await.unwrap();
        let (status, _, body) = dan.get(&page.meta.previous.clone().unwrap()).await;
        let back: EndUserPage = serde_json::from_slice(&body).unwrap();
        assert_eq!((status.as_u16(), back.meta.previous.is_none(), back.meta.next.is_some()), (200, true, true));
        assert_eq!(back.data.iter().map(|user| user.id).collect::<Vec<_>>(), seen[..4]);
        for (query, field) in [("pageLimit=0", "pageLimit"), ("pageLimit=101", "pageLimit"), ("pageKey=%7B%7D", "pageKey"), ("pageKey=AAAA", "pageKey")] {
            let (status, _, body) = dan.get(&format!("/v1/endusers?{query}")).await;
            let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
            assert_eq!((status.as_u16(), &body["field"]), (400, &json!(field)), "{query}");
        }
    }

    async fn end_users_are_for_administrators(world) {
        let made = create(&world.browser(DAN).await, customer(1)).await;
        for (client, status) in [(world.browser(ADA).await, 403), (world.stranger(), 401)] {
            assert_eq!(refusal(client.call(&CreateEndUser { end_user: customer(2) }).await).0, status);
            assert_eq!(refusal(client.call(&GetEndUser { user_id: made.id }).await).0, status);
            assert_eq!(refusal(client.call(&list()).await).0, status);
            assert_eq!(refusal(client.call(&PatchEndUser { user_id: made.id, patch: EndUserPatch::default() }).await).0, status);
            assert_eq!(refusal(client.call(&UpdateEndUser { user_id: made.id, update: customer(3) }).await).0, status);
        }
    }
}

#[tokio::test]
async fn links_are_addresses_where_the_operator_says_so() {
    let text = "public_url = \"https://rotunda.example\"\n[dixa]\npage_links = \"absolute\"";
    let config = Config::parse(text, "rotunda.toml").unwrap();
    let world = World::set_up(Setup { config, ..Setup::default() }).await;
    let dan = world.browser(DAN).await;
    for number in 0..2 {
        create(&dan, customer(number)).await;
    }
    let page = dan.call(&ListEndUsers { page_limit: Some(1), ..list() }).await.unwrap();
    assert!(page.meta.next.unwrap().starts_with("https://rotunda.example/v1/endusers?pageLimit=1&pageKey="));
    assert!(Config::parse("[dixa]\npage_links = \"absolute\"", "rotunda.toml").is_err(), "it needs a public_url");
}
