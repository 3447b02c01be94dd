//! System keys: what they open, and each code that is about them.

use api::{
    auth::SystemCredentials,
    error::CallError,
    qwil::{
        codes::Permission::{self, ReadAdmin, ReadContacts, WriteAdmin},
        groups::{CreateGroup, GetGroup},
        memberships::ListMemberships,
    },
    rotunda::qwil::*,
};
use axum::body::Body;
use http::Request;

use super::{Keyed, code, key};
use crate::{
    on_both,
    world::{ADA, DAN, NOBODY, World, refusal},
};

fn list() -> ListMemberships {
    ListMemberships {
        entity_user_xref_type: 3,
        entity_user_xref_status_type: 5,
        page: None,
        per_page: None,
        search: None,
    }
}

fn new_group() -> CreateGroup {
    CreateGroup { name: "Team".to_owned(), identifier: String::new(), description: None }
}

fn new_key(name: &str) -> CreateQwilKey {
    CreateQwilKey {
        name: name.to_owned(),
        kind: QwilKeyKind::System,
        member: None,
        permissions: vec![ReadAdmin],
        networks: vec![],
    }
}

on_both! {
    async fn a_key_opens_what_it_is_allowed_to(world) {
        let stranger = world.stranger();
        let reads = key(&world, &[ReadAdmin], &[]).await;
        assert!(stranger.call_with(&reads, &list()).await.is_ok());
        assert_eq!(code(stranger.call_with(&reads, &new_group()).await), "RF731");
        let writes = key(&world, &[WriteAdmin], &["127.0.0.0/8", "10.0.0.0/8"]).await;
        assert!(stranger.call_with(&writes, &new_group()).await.is_ok());
        assert_eq!(code(stranger.call_with(&writes, &list()).await), "RF731");
        let keys = world.browser(DAN).await.call(&ListQwilKeys {}).await.unwrap();
        assert!(keys.iter().all(|key| key.used_at.is_some()));
        assert_eq!(world.number("SELECT COUNT(*) FROM qwil_keys WHERE length(secret_hash) = 64").await, 2, "hashed");
    }

    async fn a_key_that_is_wrong_off_or_elsewhere_opens_nothing(world) {
        let (stranger, dan) = (world.stranger(), world.browser(DAN).await);
        let good = key(&world, &[ReadAdmin], &[]).await;
        assert_eq!(code(stranger.call(&list()).await), "RU003");
        for wrong in [
            SystemCredentials { secret: String::new(), ..good.clone() },
            SystemCredentials { secret: "x".to_owned(), ..good.clone() },
            SystemCredentials { key: "x".to_owned(), ..good.clone() },
        ] {
            assert_eq!(code(stranger.call_with(&wrong, &list()).await), "RU001");
        }
        let far = key(&world, &[ReadAdmin], &["192.0.2.0/24"]).await;
        assert_eq!(code(stranger.call_with(&far, &list()).await), "RF844");
        let id = dan.call(&ListQwilKeys {}).await.unwrap().into_iter().find(|key| key.key == good.key).unwrap().id;
        assert!(!dan.call(&UpdateQwilKey { id, is_active: false }).await.unwrap().is_active);
        assert_eq!(code(stranger.call_with(&good, &list()).await), "RU002");
        dan.call(&UpdateQwilKey { id, is_active: true }).await.unwrap();
        let rotated = dan.call(&RotateQwilKey { id }).await.unwrap();
        assert_eq!(code(stranger.call_with(&good, &list()).await), "RU001", "the old secret ends at once");
        let fresh = SystemCredentials { secret: rotated.secret, ..good };
        assert!(stranger.call_with(&fresh, &list()).await.is_ok());
        dan.call(&RevokeQwilKey { id }).await.unwrap();
        assert_eq!(code(stranger.call_with(&fresh, &list()).await), "RU001");
        let other = key(&world, &[ReadAdmin], &[]).await;
        world.sql("UPDATE users SET status = 'SUSPENDED' WHERE email = 'dan@example.com'").await;
        assert_eq!(code(stranger.call_with(&other, &list()).await), "RU001", "its maker has left");
    }

    async fn a_key_of_several_entities_says_for_which(world) {
        let (stranger, own) = (world.stranger(), key(&world, &[ReadAdmin, WriteAdmin], &[]).await);
        let home = world.backend.installation.org().id;
        let named = SystemCredentials { entity: Some(home.to_string()), ..own.clone() };
        assert_eq!(code(stranger.call_with(&named, &new_group()).await), "RF841", "it has one of its own");
        world.sql("UPDATE qwil_keys SET entity_id = NULL").await;
        assert!(stranger.call_with(&named, &new_group()).await.is_ok());
        assert_eq!(code(stranger.call_with(&own, &new_group()).await), "RF736");
        let odd = SystemCredentials { entity: Some("x".to_owned()), ..own.clone() };
        assert_eq!(code(stranger.call_with(&odd, &new_group()).await), "RB852");
        let unknown = SystemCredentials { entity: Some(NOBODY.to_string()), ..own };
        assert_eq!(code(stranger.call_with(&unknown, &new_group()).await), "RF736");
    }

    async fn an_entity_can_be_inactive_or_lack_a_feature(world) {
        let qwil = Keyed::new(&world).await;
        let group = qwil.call(&new_group()).await.unwrap().group.group_uuid;
        let get = GetGroup { group_uuid: Some(group), identifier: None };
        world.sql("UPDATE qwil_entities SET features_off = '[\"groups\"]'").await;
        assert_eq!(code(qwil.call(&get).await), "RF339");
        assert!(qwil.call(&list()).await.is_ok());
        world.sql("UPDATE qwil_entities SET is_active = 0").await;
        assert_eq!(code(qwil.call(&list()).await), "RF900");
    }

    async fn a_key_is_limited_to_five_requests_a_second(world) {
        let (stranger, key) = (world.stranger(), key(&world, &[ReadAdmin], &[]).await);
        let mut refused = None;
        for _ in 0..60 {
            if let Err(CallError::Vendor { status, body, retry_after }) = stranger.call_with(&key, &list()).await {
                refused = Some((status.as_u16(), body.error_code, body.error_message, retry_after.is_some()));
                break;
            }
        }
        assert_eq!(refused, Some((429, "RR001".to_owned(), "rate limiting at 5".to_owned(), true)));
        world.backend.clock.advance(1000);
        assert!(stranger.call_with(&key, &list()).await.is_ok());
    }

    async fn who_is_signed_in_needs_no_key_but_the_role(world) {
        assert!(world.browser(DAN).await.call(&list()).await.is_ok());
        assert_eq!(refusal(world.browser(ADA).await.call(&list()).await).0, 403);
    }

    async fn keys_are_made_by_administrators(world) {
        let dan = world.browser(DAN).await;
        let bad = [
            (new_key(" "), "name"),
            (new_key(&"x".repeat(101)), "name"),
            (CreateQwilKey { permissions: vec![], ..new_key("x") }, "permissions"),
            (CreateQwilKey { permissions: vec![ReadContacts], ..new_key("x") }, "permissions"),
            (CreateQwilKey { networks: vec!["home".to_owned()], ..new_key("x") }, "networks"),
        ];
        for (asked, field) in bad {
            assert_eq!(refusal(dan.call(&asked).await), (400, Some(field.to_owned())));
        }
        let made = dan.call(&CreateQwilKey { permissions: vec![WriteAdmin, ReadAdmin, ReadAdmin], ..new_key("hr") }).await.unwrap();
        assert_eq!(made.key.permissions, [Permission::ReadAdmin, Permission::WriteAdmin]);
        assert!(!format!("{made:?}").contains(&made.secret));
        let (id, nobody) = (made.key.id, QwilKeyId(NOBODY));
        assert_eq!(refusal(dan.call(&RotateQwilKey { id: nobody }).await).0, 404);
        assert_eq!(refusal(dan.call(&UpdateQwilKey { id: nobody, is_active: true }).await).0, 404);
        assert_eq!(refusal(dan.call(&RevokeQwilKey { id: nobody }).await).0, 404);
        for (client, status) in [(world.browser(ADA).await, 403), (world.stranger(), 401)] {
            assert_eq!(refusal(client.call(&ListQwilKeys {}).await).0, status);
            assert_eq!(refusal(client.call(&new_key("x")).await).0, status);
            assert_eq!(refusal(client.call(&RotateQwilKey { id }).await).0, status);
            assert_eq!(refusal(client.call(&UpdateQwilKey { id, is_active: false }).await).0, status);
            assert_eq!(refusal(client.call(&RevokeQwilKey { id }).await).0, status);
        }
    }
}

#[tokio::test]
async fn a_get_with_a_json_body_is_understood() {
    let world = World::on_sqlite().await;
    let held = key(&world, &[ReadAdmin], &[]).await;
    let send = async |path: &str, body: &'static str| {
        let request = Request::get(format!("/entity-service/sys-api{path}"))
            .header("x-sys-api-key", &held.key)
            .header("x-sys-api-key-secret", &held.secret);
        world.backend.clock.advance(1000);
        let (status, _, body) = world.stranger().send(request.body(Body::from(body)).unwrap()).await;
        (status.as_u16(), serde_json::from_slice::<serde_json::Value>(&body).unwrap())
    };
    let (status, body) = send("/groups/list", r#"{"group_status_type":3}"#).await;
    assert_eq!((status, &body["total"]), (200, &0.into()));
    // The collection prints the list of groups at the address of their members.
    let (status, body) = send("/groups/group-members/list", r#"{"group_status_type":1}"#).await;
    assert_eq!((status, body["groups"].is_array()), (200, true));
    let (status, body) = send("/groups/group-members/list?group_status_type=1", "").await;
    assert_eq!((status, body["groups"].is_array()), (200, true));
    let (status, body) = send("/groups/list", r#"{"group_status_type":"all"}"#).await;
    assert_eq!((status, &body["error_code"], &body["argument"]), (400, &"RB100".into(), &"group_status_type".into()));
    let (status, body) = send("/groups/list", "{").await;
    assert_eq!((status, &body["error_code"]), (400, &"RB100".into()));
}
