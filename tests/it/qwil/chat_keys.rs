//! Master and user keys: for whom they act, and each code that is about them. What holds for keys of every kind is tried with every
//! endpoint.

use api::{
    auth::{ChatCredentials, ChatKeyKind},
    catalogue,
    endpoint::EndpointInfo,
    qwil::{
        MembershipId,
        butler::ButlerSendText,
        chats::*,
        codes,
        codes::Permission::{self, ReadChats, ReadContacts, WriteChats},
        contacts::ListContacts,
    },
    rotunda::qwil::*,
};
use axum::body::Body;
use http::Request;

use super::{Keyed, People, chat_key, code, key, member, move_away, person, sql};
use crate::{
    bad_input, on_both,
    world::{ADA, DAN, NOBODY, World, refusal},
};

const ALL: [Permission; 6] =
    [Permission::ReviewData, Permission::ReadAdmin, Permission::WriteAdmin, ReadChats, WriteChats, ReadContacts];

fn list() -> ListContacts {
    ListContacts { contact_type: 0, page: None, per_page: None, search: None }
}

fn says(to: MembershipId) -> ButlerSendText {
    ButlerSendText { entity_user_xref_uuid: to, text: "Hello".to_owned(), reply_to_seq: None }
}

fn on_behalf_of(held: &ChatCredentials, target: impl ToString) -> ChatCredentials {
    ChatCredentials { on_behalf_of: Some(target.to_string()), ..held.clone() }
}

on_both! {
    async fn a_master_key_acts_for_whom_it_names(world) {
        let people = People::new(&world).await;
        let (stranger, held) = (world.stranger(), chat_key(&world, ChatKeyKind::Master, None, &[ReadContacts]).await);
        let call = async |target: &ChatCredentials| {
            world.backend.clock.advance(1000);
            stranger.call_with(target, &list()).await
        };
        assert_eq!(call(&on_behalf_of(&held, people.clara.id)).await.unwrap().total, 2);
        assert_eq!(code(call(&held).await), "RB558");
        assert_eq!(code(call(&on_behalf_of(&held, "me")).await), "RB884");
        assert_eq!(code(call(&on_behalf_of(&held, NOBODY)).await), "RF479");
        sql(&world, format!("UPDATE qwil_memberships SET status = 6 WHERE id = '{}'", people.sue.id)).await;
        assert_eq!(code(call(&on_behalf_of(&held, people.sue.id)).await), "RF024");
        move_away(&world, "qwil_memberships", people.carl.id).await;
        assert_eq!(code(call(&on_behalf_of(&held, people.carl.id)).await), "RF479");
        // Staff only from where the organization says, clients from anywhere.
        let rules = UpdateQwilRules { email_domains: None, staff_networks: Some(vec!["192.0.2.0/24".to_owned()]), features_off: None };
        world.browser(DAN).await.call(&rules).await.unwrap();
        assert_eq!(code(call(&on_behalf_of(&held, people.stan.id)).await), "RF026");
        assert!(call(&on_behalf_of(&held, people.clara.id)).await.is_ok());
    }

    async fn a_user_key_acts_for_its_own_member_alone(world) {
        let people = People::new(&world).await;
        let (stranger, own) = (world.stranger(), people.clara.id);
        let held = chat_key(&world, ChatKeyKind::User, Some(own), &[ReadContacts, WriteChats]).await;
        let call = async |target: &ChatCredentials| {
            world.backend.clock.advance(1000);
            stranger.call_with(target, &list()).await
        };
        assert_eq!(call(&held).await.unwrap().total, 2);
        assert_eq!(call(&on_behalf_of(&held, own)).await.unwrap().total, 2);
        assert_eq!(code(call(&on_behalf_of(&held, people.stan.id)).await), "RB557");
        world.backend.clock.advance(1000);
        assert_eq!(code(stranger.call_with(&held, &says(own)).await), "RF115");
        let rules = UpdateQwilRules { email_domains: None, staff_networks: None, features_off: Some(vec![QwilFeature::UserKeys]) };
        world.browser(DAN).await.call(&rules).await.unwrap();
        assert_eq!(code(call(&held).await), "RF478");
        assert!(people.stan.call(&list()).await.is_ok(), "master keys are not turned off");
    }

    async fn keys_of_each_kind_are_made_by_their_rules(world) {
        let (dan, qwil) = (world.browser(DAN).await, Keyed::new(&world).await);
        let own = member(&world, &qwil, 3, "Stan").await;
        let new = |kind, member, permission| CreateQwilKey {
            name: "x".to_owned(), kind, member, permissions: vec![permission], networks: vec![],
        };
        for (asked, field) in [
            (new(QwilKeyKind::Master, None, Permission::ReadAdmin), "permissions"),
            (new(QwilKeyKind::System, None, ReadChats), "permissions"),
            (new(QwilKeyKind::User, None, ReadChats), "member"),
            (new(QwilKeyKind::Master, Some(own), ReadChats), "member"),
            (new(QwilKeyKind::User, Some(MembershipId(NOBODY)), ReadChats), "member"),
        ] {
            assert_eq!(refusal(dan.call(&asked).await), (400, Some(field.to_owned())));
        }
        let made = dan.call(&new(QwilKeyKind::User, Some(own), ReadChats)).await.unwrap().key;
        assert_eq!((made.kind, made.member), (QwilKeyKind::User, Some(own)));
        assert!(dan.call(&ListQwilKeys {}).await.unwrap().contains(&made));
    }

    async fn who_is_signed_in_acts_as_themselves(world) {
        let ada = world.browser(ADA).await;
        ada.call(&list()).await.unwrap();
        let again = ada.call(&list()).await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM qwil_memberships").await, 1, "one is made at the first time alone");
        assert_eq!(again.total, 0);
        let dan = world.browser(DAN).await;
        dan.call(&list()).await.unwrap();
        let everyone = ListContacts { contact_type: 4, ..list() };
        let names: Vec<_> = ada.call(&everyone).await.unwrap().contacts.into_iter().map(|contact| contact.first_name).collect();
        assert_eq!(names, ["Dan"], "the directory has all staff");
        assert_eq!(code(ada.call(&says(MembershipId(NOBODY))).await), "RF731", "the butler is for administrators");
        world.sql("UPDATE qwil_memberships SET status = 6").await;
        assert_eq!(code(ada.call(&list()).await), "RF024");
    }

    async fn who_was_invited_by_their_address_is_that_member(world) {
        let qwil = Keyed::new(&world).await;
        let asked = api::qwil::memberships::CreateMembership { primary_email: "ADA@example.com".to_owned(), ..person(2, "Ada") };
        let made = qwil.call(&asked).await.unwrap().entity_user_xref;
        world.browser(ADA).await.call(&list()).await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM qwil_memberships WHERE status = 1 AND user_id IS NOT NULL").await, 1);
        let get = api::qwil::memberships::GetMembership {
            entity_user_xref_uuid: Some(made.entity_user_xref_uuid), identifier: None, primary_email: None,
        };
        assert_eq!(qwil.call(&get).await.unwrap().entity_user_xref.status, 1);
    }

    async fn every_endpoint_wants_a_key_that_may(world) {
        let people = People::new(&world).await;
        let mut tried = 0;
        for info in catalogue::all().filter(|info| info.vendor == "qwil") {
            tried += 1;
            let needed = codes::operation(info.name).unwrap().permission;
            let is_system = info.base.starts_with("/entity-service");
            let of_kind = |permission: &Permission| is_system == matches!(permission, Permission::ReviewData | Permission::ReadAdmin | Permission::WriteAdmin);
            let others: Vec<_> = ALL.into_iter().filter(|permission| of_kind(permission) && *permission != needed).collect();
            let (key, secret) = if is_system {
                let key = key(&world, &others, &[]).await;
                (key.key, key.secret)
            } else {
                let key = chat_key(&world, ChatKeyKind::Master, None, &others).await;
                (key.key, key.secret)
            };
            let target = people.stan.id.to_string();
            assert_eq!(send(&world, info, None, &target).await, (401, "RU003".to_owned()), "{}", info.name);
            assert_eq!(send(&world, info, Some((&key, "wrong")), &target).await, (401, "RU001".to_owned()), "{}", info.name);
            let lacking = if is_system { "RF731" } else { "RF732" };
            assert_eq!(send(&world, info, Some((&key, &secret)), &target).await, (403, lacking.to_owned()), "{}", info.name);
            sql(&world, format!("UPDATE qwil_keys SET networks = '[\"192.0.2.0/24\"]' WHERE key = '{key}'")).await;
            assert_eq!(send(&world, info, Some((&key, &secret)), &target).await, (403, "RF844".to_owned()), "{}", info.name);
            sql(&world, format!("UPDATE qwil_keys SET is_active = 0 WHERE key = '{key}'")).await;
            assert_eq!(send(&world, info, Some((&key, &secret)), &target).await, (401, "RU002".to_owned()), "{}", info.name);
        }
        assert_eq!(tried, 52);
    }
}

/// Sends a request that can be read with a key, and tells status and code of the refusal.
async fn send(world: &World, info: &EndpointInfo, key: Option<(&str, &str)>, target: &str) -> (u16, String) {
    world.backend.clock.advance(1000);
    let mut request: Request<Body> = bad_input::request(info, None);
    let prefix = if info.base.starts_with("/entity-service") { "x-sys-api-key" } else { "x-master-user-api-key" };
    if let Some((key, secret)) = key {
        let name = |suffix: &str| http::HeaderName::try_from(format!("{prefix}{suffix}")).unwrap();
        request.headers_mut().insert(name(""), key.parse().unwrap());
        request.headers_mut().insert(name("-secret"), secret.parse().unwrap());
        request.headers_mut().insert("on-behalf-of", target.parse().unwrap());
    }
    let (status, _, body) = world.stranger().send(request).await;
    let body: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
    (status.as_u16(), body["error_code"].as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn the_target_may_stand_in_the_query_or_in_a_header() {
    let world = World::on_sqlite().await;
    let people = People::new(&world).await;
    let held = &people.clara.held;
    let target = people.clara.id;
    for (query, header) in [(format!("&on-behalf-of={target}"), None), (String::new(), Some(target.to_string()))] {
        world.backend.clock.advance(1000);
        let mut request = Request::get(format!("/chat-service/api/contacts/list?contact_type=0{query}"))
            .header("x-master-user-api-key", &held.key)
            .header("x-master-user-api-key-secret", &held.secret);
        if let Some(header) = header {
            request = request.header("on-behalf-of", header);
        }
        assert_eq!(world.stranger().send(request.body(Body::empty()).unwrap()).await.0, 200);
    }
    let chat = people.stan.chat(&[&people.clara]).await;
    assert!(people.stan.call(&GetChat { chat_uuid: chat }).await.is_ok());
}
