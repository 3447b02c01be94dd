//! Signing in with a key, and service accounts.

use api::{
    rotunda::symphony::*,
    symphony::{Uid, login::*, users::*},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::Algorithm;

use super::{Bot, OTHER_PUBLIC_KEY, SHORT_PUBLIC_KEY, bot, service_account, signed};
use crate::{
    on_both,
    world::{ADA, DAN, World, refusal},
};

fn change(uid: Uid) -> UpdateServiceAccount {
    UpdateServiceAccount { uid, public_key: None, roles: None, is_active: None }
}

on_both! {
    async fn a_service_account_signs_in_with_its_key(world) {
        let account = service_account(&world, "echo").await;
        let (client, now) = (world.stranger(), world.backend.clock.now() / 1000);
        let token = signed("ECHO", Algorithm::RS512, now + 290);
        let session = client.call(&AuthenticateWithKey { token: token.clone() }).await.unwrap();
        assert_eq!(session.name, "sessionToken");
        let claims = URL_SAFE_NO_PAD.decode(session.token.split('.').nth(1).unwrap()).unwrap();
        let claims: serde_json::Value = serde_json::from_slice(&claims).unwrap();
        assert_eq!((&claims["sub"], &claims["userId"]), (&"echo".into(), &account.uid.to_string().into()));
        let manager = client.call(&AuthenticateWithKeyManager { token }).await.unwrap();
        assert_eq!(manager.name, "keyManagerToken");
        let info = client.call_with(&session.token, &GetSessionInfo {}).await.unwrap();
        assert_eq!((info.id, info.username.as_deref(), info.account_type.as_deref()), (account.uid, Some("echo"), Some("SYSTEM")));
        assert_eq!(info.roles, ["INDIVIDUAL"]);
        assert_eq!(refusal(client.call_with(&manager.token, &GetSessionInfo {}).await).0, 401, "it is no session");
        assert_eq!(client.call_with(&session.token, &EndSession {}).await.unwrap().message, "OK");
        assert_eq!(refusal(client.call_with(&session.token, &GetSessionInfo {}).await).0, 401);
        assert!(!format!("{session:?}").contains(&session.token));
    }

    async fn a_token_that_does_not_hold_opens_nothing(world) {
        service_account(&world, "echo").await;
        let (client, now) = (world.stranger(), world.backend.clock.now() / 1000);
        let refused = async |token: String| {
            let status = refusal(client.call(&AuthenticateWithKey { token: token.clone() }).await).0;
            assert_eq!(refusal(client.call(&AuthenticateWithKeyManager { token }).await).0, status);
            status
        };
        for (username, algorithm, exp) in [
            ("nobody", Algorithm::RS512, now + 200),
            ("echo", Algorithm::RS512, now - 1),
            ("echo", Algorithm::RS512, now + 320),
            ("echo", Algorithm::RS256, now + 200),
            ("echo", Algorithm::HS512, now + 200),
            ("ada@example.com", Algorithm::RS512, now + 200),
        ] {
            assert_eq!(refused(signed(username, algorithm, exp)).await, 401, "{username} {algorithm:?}");
        }
        let good = signed("echo", Algorithm::RS512, now + 200);
        let unsigned = format!("{}.", good.rsplit_once('.').unwrap().0);
        for bad in [String::new(), "x.y.z".to_owned(), unsigned, format!("{good}x")] {
            assert_eq!(refused(bad).await, 401);
        }
    }

    async fn a_session_ends_by_itself_and_with_its_account(world) {
        let echo = Bot::new(&world, "echo").await;
        assert!(echo.call(&GetSessionInfo {}).await.is_ok());
        let off = UpdateServiceAccount { is_active: Some(false), ..change(echo.uid) };
        assert!(!world.browser(DAN).await.call(&off).await.unwrap().is_active);
        assert_eq!(refusal(echo.call(&GetSessionInfo {}).await).0, 401);
        let now = world.backend.clock.now() / 1000;
        let asked = AuthenticateWithKey { token: signed("echo", Algorithm::RS512, now + 200) };
        assert_eq!(refusal(world.stranger().call(&asked).await).0, 401);
        let on = UpdateServiceAccount { is_active: Some(true), ..change(echo.uid) };
        world.browser(DAN).await.call(&on).await.unwrap();
        assert_eq!(refusal(echo.call(&GetSessionInfo {}).await).0, 401, "a session that was ended stays so");
        let token = world.stranger().call(&asked).await.unwrap().token;
        let echo = Bot { token, ..echo };
        assert!(echo.call(&GetSessionInfo {}).await.is_ok());
        world.backend.clock.advance(25 * 3_600_000);
        assert_eq!(refusal(echo.call(&GetSessionInfo {}).await).0, 401);
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM symphony_tokens").await, 0);
    }

    async fn a_key_that_was_replaced_opens_the_door_for_three_days(world) {
        let account = service_account(&world, "echo").await;
        let renewed = UpdateServiceAccount { public_key: Some(OTHER_PUBLIC_KEY.to_owned()), ..change(account.uid) };
        world.browser(DAN).await.call(&renewed).await.unwrap();
        let sign_in = async || {
            let now = world.backend.clock.now() / 1000;
            world.stranger().call(&AuthenticateWithKey { token: signed("echo", Algorithm::RS512, now + 200) }).await
        };
        assert!(sign_in().await.is_ok());
        world.backend.clock.advance(3 * 86_400_000 + 1);
        assert_eq!(refusal(sign_in().await).0, 401);
    }

    async fn service_accounts_are_made_by_administrators(world) {
        let dan = world.browser(DAN).await;
        let made = service_account(&world, "echo").await;
        assert_eq!(dan.call(&ListServiceAccounts {}).await.unwrap(), std::slice::from_ref(&made));
        let with = CreateServiceAccount { roles: vec![ServiceRole::UserProvisioning], ..bot("hr") };
        assert_eq!(dan.call(&with).await.unwrap().roles, [ServiceRole::UserProvisioning]);
        let text = |text: &str| text.to_owned();
        for (asked, field) in [
            (CreateServiceAccount { email: text("x@bots.example"), ..bot("Echo") }, "username"),
            (CreateServiceAccount { email: text("ECHO@bots.example"), ..bot("other") }, "username"),
            (bot("two words"), "username"),
            (CreateServiceAccount { display_name: text(" "), ..bot("other") }, "displayName"),
            (CreateServiceAccount { email: text("nobody"), ..bot("other") }, "email"),
            (CreateServiceAccount { public_key: text("-----BEGIN"), ..bot("other") }, "publicKey"),
            (CreateServiceAccount { public_key: text(SHORT_PUBLIC_KEY), ..bot("other") }, "publicKey"),
        ] {
            assert_eq!(refusal(dan.call(&asked).await), (400, Some(field.to_owned())), "{asked:?}");
        }
        assert_eq!(refusal(dan.call(&change(Uid(7))).await).0, 404);
        for (client, status) in [(world.browser(ADA).await, 403), (world.stranger(), 401)] {
            assert_eq!(refusal(client.call(&ListServiceAccounts {}).await).0, status);
            assert_eq!(refusal(client.call(&bot("x")).await).0, status);
            assert_eq!(refusal(client.call(&change(made.uid)).await).0, status);
        }
    }
}

#[tokio::test]
async fn every_endpoint_of_the_pod_wants_a_session() {
    let world = World::on_sqlite().await;
    let mut tried = 0;
    let open = ["ListLanguages", "GetPodCertificate"];
    for info in api::catalogue::all().filter(|info| info.vendor == "symphony" && !open.contains(&info.name)) {
        for token in [None, Some("none of ours")] {
            let mut request = crate::bad_input::request(info, None);
            if let Some(token) = token {
                request.headers_mut().insert("sessionToken", token.parse().unwrap());
            }
            let (status, _, body) = world.stranger().send(request).await;
            let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
            assert_eq!(
                (status.as_u16(), &body["code"], &body["message"]),
                (401, &401.into(), &"Invalid session".into()),
                "{}",
                info.name
            );
        }
        tried += 1;
    }
    assert!(tried > 40, "only {tried}");
}
