//! Apps that act for users.

use api::{
    auth::SessionToken,
    client::ErrorOf,
    endpoint::Endpoint,
    symphony::{Mid, Uid, app_entitlements::*, apps::*, login::*, messages::*, users::*},
};
use axum::body::Body;
use http::{Request, header};
use jsonwebtoken::Algorithm;
use serde_json::{Value, json};

use super::{Bot, OTHER_PUBLIC_KEY, PUBLIC_KEY, room_of, says, service_account, signed, uid};
use crate::{
    on_both,
    world::{ADA, BEN, DAN, World, refusal},
};

const ADA_NAME: &str = "ada@example.com";

/// Registers an app with the key of the tests; the company has it.
async fn app(world: &World, id: &str, permissions: &[&str]) {
    let some = |text: &str| Some(text.to_owned());
    let key = AppAuthenticationKey { key: some(PUBLIC_KEY), ..AppAuthenticationKey::default() };
    let app = ApplicationDetail {
        application_info: ApplicationInfo {
            app_id: some(id),
            name: some(id),
            app_url: some("https://apps.stilla.example"),
            domain: some("stilla.example"),
            publisher: some("Stilla"),
        },
        permissions: Some(permissions.iter().copied().map(str::to_owned).collect()),
        authentication_keys: Some(AppAuthenticationKeys { current: Some(key), previous: None }),
        ..ApplicationDetail::default()
    };
    world.browser(DAN).await.call(&CreateApp { app }).await.unwrap();
    enable(world, id, true).await;
}

async fn enable(world: &World, id: &str, enable: bool) {
    let entitlement =
        PodAppEntitlement { app_id: id.to_owned(), app_name: String::new(), enable, listed: false, install: false };
    let asked = UpdatePodAppEntitlements { entitlements: vec![entitlement] };
    world.browser(DAN).await.call(&asked).await.unwrap();
}

async fn change(world: &World, id: &str, app: ApplicationDetail) {
    world.browser(DAN).await.call(&UpdateApp { id: id.to_owned(), app }).await.unwrap();
}

fn asked(world: &World, id: &str) -> AuthenticateApp {
    AuthenticateApp { token: signed(id, Algorithm::RS512, world.backend.clock.now() / 1000 + 200) }
}

async fn app_session(world: &World, id: &str) -> String {
    world.stranger().call(&asked(world, id)).await.unwrap().token
}

async fn with<E: Endpoint<Auth = SessionToken>>(
    world: &World,
    token: &str,
    request: &E,
) -> Result<E::Response, ErrorOf<E>> {
    world.stranger().call_with(&token.to_owned(), request).await
}

fn named(name: &str) -> ActAsUserByName {
    ActAsUserByName { username: name.to_owned() }
}

on_both! {
    async fn an_app_acts_for_a_user(world) {
        app(&world, "board", &["SEND_MESSAGES", "ACT_AS_USER"]).await;
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let (ada_uid, sid) = (uid(&ada).await, room_of(&ada, "Board", &[uid(&ben).await]).await);
        let signed_in = world.stranger().call(&asked(&world, "board")).await.unwrap();
        assert_eq!(signed_in.name, "sessionToken");
        let session = with(&world, &signed_in.token, &ActAsUser { user_id: ada_uid }).await.unwrap();
        assert_eq!((&session.session_token, &*session.name), (&session.token, "sessionToken"));
        assert!(!format!("{session:?}").contains(&session.token));
        let info = with(&world, &session.token, &GetSessionInfo {}).await.unwrap();
        assert_eq!((info.id, info.username.as_deref(), info.account_type.as_deref()), (ada_uid, Some(ADA_NAME), Some("NORMAL")));
        let sent = with(&world, &session.token, &says(&sid, "hello")).await.unwrap();
        let seen = ben.call(&GetMessage { id: Mid::new(&sent.message_id) }).await.unwrap();
        assert_eq!(seen.user.user_id, Some(ada_uid), "it is hers");
        let by_name = with(&world, &signed_in.token, &named("Ben@Example.com")).await.unwrap();
        let info = with(&world, &by_name.session_token, &GetSessionInfo {}).await.unwrap();
        assert_eq!(info.id, uid(&ben).await);
        assert_eq!(refusal(with(&world, &by_name.token, &GetApp { id: "board".to_owned() }).await).0, 403, "no more than he may");
        assert_eq!(with(&world, &by_name.token, &EndSession {}).await.unwrap().message, "OK");
        assert_eq!(refusal(with(&world, &by_name.token, &GetSessionInfo {}).await).0, 401);
        assert!(with(&world, &session.token, &GetSessionInfo {}).await.is_ok());
    }

    async fn an_apps_session_opens_nothing_else(world) {
        app(&world, "board", &["ACT_AS_USER"]).await;
        let token = app_session(&world, "board").await;
        assert_eq!(refusal(with(&world, &token, &GetSessionInfo {}).await).0, 401);
        assert_eq!(refusal(with(&world, &token, &ListPodAppEntitlements {}).await).0, 401);
        let ada = uid(&world.browser(ADA).await).await;
        let own = with(&world, &token, &ActAsUser { user_id: ada }).await.unwrap().token;
        let echo = Bot::new(&world, "echo").await;
        for other in [&*own, &*echo.token, "none of ours", ""] {
            assert_eq!(refusal(with(&world, other, &ActAsUser { user_id: ada }).await).0, 401, "{other}");
            assert_eq!(refusal(with(&world, other, &named(ADA_NAME)).await).0, 401, "{other}");
        }
        for client in [world.stranger(), world.browser(DAN).await] {
            assert_eq!(refusal(client.call(&ActAsUser { user_id: ada }).await).0, 401);
            assert_eq!(refusal(client.call(&named(ADA_NAME)).await).0, 401);
        }
        world.backend.clock.advance(25 * 3_600_000);
        assert_eq!(refusal(with(&world, &token, &ActAsUser { user_id: ada }).await).0, 401, "it is over");
        assert_eq!(refusal(with(&world, &own, &GetSessionInfo {}).await).0, 401);
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM symphony_app_tokens").await, 0);
    }

    async fn an_app_signs_with_its_key(world) {
        app(&world, "board", &["ACT_AS_USER"]).await;
        service_account(&world, "echo").await;
        let now = world.backend.clock.now() / 1000;
        let sign_in = async |token: String| world.stranger().call(&AuthenticateApp { token }).await;
        for (id, algorithm, exp) in [
            ("nothing", Algorithm::RS512, now + 200),
            ("echo", Algorithm::RS512, now + 200),
            ("BOARD", Algorithm::RS512, now + 200),
            ("board", Algorithm::RS512, now - 1),
            ("board", Algorithm::RS512, now + 320),
            ("board", Algorithm::RS256, now + 200),
            ("board", Algorithm::HS512, now + 200),
        ] {
            assert_eq!(refusal(sign_in(signed(id, algorithm, exp)).await).0, 401, "{id} {algorithm:?} {exp}");
        }
        assert_eq!(refusal(sign_in("x.y.z".to_owned()).await).0, 401);
        let good = signed("board", Algorithm::RS512, now + 200);
        assert!(sign_in(good.clone()).await.is_ok());
        let bot = world.stranger().call(&AuthenticateWithKey { token: good }).await;
        assert_eq!(refusal(bot).0, 401, "an app is no account");
        let key = AppAuthenticationKey { key: Some(OTHER_PUBLIC_KEY.to_owned()), ..AppAuthenticationKey::default() };
        let keys = AppAuthenticationKeys { current: Some(key), previous: None };
        change(&world, "board", ApplicationDetail { authentication_keys: Some(keys), ..ApplicationDetail::default() }).await;
        assert!(world.stranger().call(&asked(&world, "board")).await.is_ok(), "until programs have changed over");
        world.backend.clock.advance(3 * 86_400_000 + 1);
        assert_eq!(refusal(world.stranger().call(&asked(&world, "board")).await).0, 401, "the wrong key");
    }

    async fn an_app_acts_only_while_it_is_enabled_and_may(world) {
        app(&world, "board", &["ACT_AS_USER"]).await;
        let ada = ActAsUser { user_id: uid(&world.browser(ADA).await).await };
        let token = app_session(&world, "board").await;
        let session = with(&world, &token, &ada).await.unwrap().token;
        enable(&world, "board", false).await;
        assert_eq!(refusal(with(&world, &session, &GetSessionInfo {}).await).0, 401);
        assert_eq!(refusal(with(&world, &token, &ada).await).0, 401);
        assert_eq!(refusal(world.stranger().call(&asked(&world, "board")).await).0, 401);
        enable(&world, "board", true).await;
        assert!(with(&world, &session, &GetSessionInfo {}).await.is_ok());
        let permissions = |all: &[&str]| ApplicationDetail {
            permissions: Some(all.iter().copied().map(str::to_owned).collect()),
            ..ApplicationDetail::default()
        };
        change(&world, "board", permissions(&["SEND_MESSAGES"])).await;
        assert_eq!(refusal(with(&world, &session, &GetSessionInfo {}).await).0, 401);
        assert_eq!(refusal(with(&world, &token, &ada).await).0, 403);
        change(&world, "board", permissions(&["ACT_AS_USER"])).await;
        assert!(with(&world, &session, &GetSessionInfo {}).await.is_ok());
        world.browser(DAN).await.call(&DeleteApp { id: "board".to_owned() }).await.unwrap();
        for token in [&session, &token] {
            assert_eq!(refusal(with(&world, token, &GetSessionInfo {}).await).0, 401);
            assert_eq!(refusal(with(&world, token, &ada).await).0, 401);
        }
    }

    async fn an_app_acts_for_people_who_are_enabled(world) {
        app(&world, "board", &["ACT_AS_USER"]).await;
        let token = app_session(&world, "board").await;
        let ben = ActAsUser { user_id: uid(&world.browser(BEN).await).await };
        let session = with(&world, &token, &ben).await.unwrap().token;
        let echo = service_account(&world, "echo").await;
        for user_id in [Uid(7), Uid(-1), Uid(i64::MAX), echo.uid] {
            assert_eq!(refusal(with(&world, &token, &ActAsUser { user_id }).await).0, 403, "{user_id}");
        }
        for name in ["nobody", "echo", " ", "a/b"] {
            assert_eq!(refusal(with(&world, &token, &named(name)).await).0, 403, "{name}");
        }
        world.sql("UPDATE users SET status = 'INACTIVE', updated_at = updated_at + 1 WHERE email = 'ben@example.com'").await;
        assert_eq!(refusal(with(&world, &token, &ben).await).0, 403);
        assert_eq!(refusal(with(&world, &token, &named("ben@example.com")).await).0, 403);
        assert_eq!(refusal(with(&world, &session, &GetSessionInfo {}).await).0, 401);
    }

    async fn programs_sign_in_without_the_header_of_the_app(world) {
        app(&world, "board", &["ACT_AS_USER"]).await;
        service_account(&world, "echo").await;
        let exp = world.backend.clock.now() / 1000 + 200;
        let client = world.stranger();
        let post = async |path: String, name: &str, token: Option<&str>| {
            let mut request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
            if let Some(token) = token {
                request = request.header("sessionToken", token);
            }
            let body = json!({ "token": signed(name, Algorithm::RS512, exp) }).to_string();
            let (status, headers, body) = client.send(request.body(Body::from(body)).unwrap()).await;
            assert!(status.is_success() && !headers.contains_key(header::SET_COOKIE), "{status}");
            serde_json::from_slice::<Value>(&body).unwrap()["token"].as_str().unwrap().to_owned()
        };
        post("/login/pubkey/authenticate".to_owned(), "echo", None).await;
        post("/relay/pubkey/authenticate".to_owned(), "echo", None).await;
        let app = post("/login/pubkey/app/authenticate".to_owned(), "board", None).await;
        let ada = uid(&world.browser(ADA).await).await;
        post(format!("/login/pubkey/app/user/{ada}/authenticate"), "", Some(&app)).await;
        post(format!("/login/pubkey/app/username/{ADA_NAME}/authenticate"), "", Some(&app)).await;
    }
}
