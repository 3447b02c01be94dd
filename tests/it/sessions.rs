//! Signing in and out.

use api::{
    auth::APP_HEADER,
    rotunda::sessions::{GetMe, ListPersonas, Role, SignIn, SignInAsPersona, SignOut},
};
use axum::body::Body;
use http::{Request, header};

use crate::{
    on_both,
    world::{ADA, Client, DAN, PASSWORD, World, refusal},
};

fn with(email: &str, password: &str) -> SignIn {
    SignIn { email: email.to_owned(), password: password.to_owned() }
}

/// Signs in as a browser does; the cookie as it was set.
async fn cookie(world: &World, email: &str) -> String {
    let body = format!(r#"{{"email":"{email}","password":"{PASSWORD}"}}"#);
    let request = Request::post("/app/sign-in").header(APP_HEADER, "1").body(Body::from(body)).unwrap();
    let (status, headers, _) = world.stranger().send(request).await;
    assert_eq!(status, 200);
    headers[header::SET_COOKIE].to_str().unwrap().to_owned()
}

fn browser(world: &World, cookie: &str) -> Client {
    Client::new(&world.router, Some(cookie.split(';').next().unwrap().to_owned()))
}

on_both! {
    async fn sign_in_sets_a_cookie_that_lets_one_in(world) {
        let cookie = cookie(&world, "ADA@example.com ").await;
        for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=1209600"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Secure"), "not over http: {cookie}");
        let me = browser(&world, &cookie).call(&GetMe {}).await.unwrap();
        assert_eq!((me.user.id, me.role, me.demo), (ADA, Role::Member, false));
        assert_eq!(me.user.display_name(), "Ada Lovelace");
        let token = cookie.split(['=', ';']).nth(1).unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM sessions").await, 1);
        let row = sqlx::query("SELECT token_hash FROM sessions").fetch_one(&world.backend.database.pool).await.unwrap();
        assert_ne!(sqlx::Row::get::<String, _>(&row, 0), token, "the token is stored hashed");
    }

    async fn sign_in_refuses_wrong_passwords_unknown_and_blocked_people_alike(world) {
        world.sql("UPDATE users SET status = 'BLOCKED' WHERE email = 'ben@example.com'").await;
        world.sql("UPDATE users SET password = NULL WHERE email = 'mia@example.com'").await;
        let stranger = world.stranger();
        for (email, password) in [
            ("ada@example.com", "wrong"),
            ("nobody@example.com", PASSWORD),
            ("ben@example.com", PASSWORD),
            ("mia@example.com", PASSWORD),
            ("' OR 1=1 --", PASSWORD),
            ("", ""),
        ] {
            assert_eq!(refusal(stranger.call(&with(email, password)).await), (401, None), "{email}");
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM sessions").await, 0);
    }

    async fn sign_in_slows_down_who_guesses(world) {
        let stranger = world.stranger();
        for _ in 0..5 {
            assert_eq!(refusal(stranger.call(&with("ada@example.com", "guess")).await).0, 401);
        }
        let Err(error) = stranger.call(&with("ada@example.com", PASSWORD)).await else { panic!("let in") };
        let failure = error.into_failure("", http::Method::POST, "");
        assert_eq!(failure.status, Some(429));
        let wait = failure.retry_after.expect("says how long to wait");
        assert!((25..=31).contains(&wait.as_secs()), "{wait:?}");
        // Others are not held up, and after the wait the right password works.
        stranger.call(&with("ben@example.com", PASSWORD)).await.unwrap();
        world.backend.clock.advance(31_000);
        stranger.call(&with("ada@example.com", PASSWORD)).await.unwrap();
        assert_eq!(refusal(stranger.call(&with("ada@example.com", "typo")).await).0, 401, "counted from the beginning");
    }

    async fn sign_in_slows_down_who_tries_many_accounts(world) {
        let stranger = world.stranger();
        for number in 0..50 {
            let long = "x".repeat(2000); // refused before it costs anything
            assert_eq!(refusal(stranger.call(&with(&format!("p{number}@example.com"), &long)).await).0, 401);
        }
        assert_eq!(refusal(stranger.call(&with("ada@example.com", PASSWORD)).await).0, 429);
    }

    async fn sign_out_ends_this_session_only(world) {
        let (here, there) = (world.browser(ADA).await, world.browser(ADA).await);
        here.call(&SignOut { everywhere: false }).await.unwrap();
        assert_eq!(refusal(here.call(&GetMe {}).await).0, 401);
        there.call(&GetMe {}).await.unwrap();
    }

    async fn sign_out_everywhere_ends_all_of_ones_own(world) {
        let (here, there, other) = (world.browser(ADA).await, world.browser(ADA).await, world.browser(DAN).await);
        here.call(&SignOut { everywhere: true }).await.unwrap();
        assert_eq!(refusal(here.call(&GetMe {}).await).0, 401);
        assert_eq!(refusal(there.call(&GetMe {}).await).0, 401);
        other.call(&GetMe {}).await.unwrap();
        assert_eq!(refusal(here.call(&SignOut { everywhere: true }).await).0, 401);
    }

    async fn a_session_in_use_goes_on_and_an_unused_one_ends(world) {
        let cookie = cookie(&world, "ada@example.com").await;
        let ada = browser(&world, &cookie);
        const DAY: i64 = 86_400_000;
        world.backend.clock.advance(13 * DAY);
        let (status, headers, _) = ada.get("/app/me").await;
        assert_eq!(status, 200);
        let renewed = headers.get(header::SET_COOKIE).expect("the cookie lasts longer, too").to_str().unwrap();
        assert_eq!(renewed, cookie);
        world.backend.clock.advance(13 * DAY);
        ada.call(&GetMe {}).await.unwrap();
        world.backend.clock.advance(15 * DAY);
        assert_eq!(refusal(ada.call(&GetMe {}).await).0, 401);
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM sessions").await, 0);
    }

    async fn a_blocked_person_is_out_at_once(world) {
        let ada = world.browser(ADA).await;
        world.sql("UPDATE users SET status = 'BLOCKED' WHERE email = 'ada@example.com'").await;
        assert_eq!(refusal(ada.call(&GetMe {}).await).0, 401);
    }

    async fn personas_exist_in_a_demo_only(world) {
        world.sql("UPDATE users SET persona = 'employee' WHERE email = 'ada@example.com'").await;
        let stranger = world.stranger();
        let as_employee = SignInAsPersona { key: "employee".to_owned() };
        assert_eq!(stranger.call(&ListPersonas {}).await.unwrap(), []);
        assert_eq!(refusal(stranger.call(&as_employee).await).0, 404);
        let demo = rotunda_server::installation::DemoSize::Small;
        world.backend.installation.set(&world.backend.database, "Stilla", demo).await.unwrap();
        let personas = stranger.call(&ListPersonas {}).await.unwrap();
        assert_eq!((personas.len(), personas[0].user.id), (1, ADA));
        let me = stranger.call(&as_employee).await.unwrap();
        assert_eq!((me.user.id, me.demo, me.bench, &*me.org.name), (ADA, true, false, "Stilla"));
        assert_eq!(refusal(stranger.call(&SignInAsPersona { key: "admin".to_owned() }).await).0, 404);
    }
}

#[tokio::test]
async fn the_cookie_is_secure_where_people_come_over_https() {
    let config = rotunda_server::config::Config::parse("public_url = 'https://rotunda.test'", "").unwrap();
    let world = World::with(config, None).await;
    assert!(cookie(&world, "ada@example.com").await.contains("; Secure"));
}
