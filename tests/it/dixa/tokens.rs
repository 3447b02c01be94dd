//! API tokens, and how often they may be used.

use api::rotunda::dixa::*;
use axum::body::Body;
use http::{Request, header};

use super::{list, token};
use crate::{
    on_both,
    world::{ADA, Client, DAN, NOBODY, refusal},
};

async fn status(client: &Client, authorization: &str) -> u16 {
    let request = Request::get("/v1/endusers").header(header::AUTHORIZATION, authorization);
    client.send(request.body(Body::empty()).unwrap()).await.0.as_u16()
}

on_both! {
    async fn a_token_opens_the_api_bare_and_as_a_bearer(world) {
        let secret = token(&world).await;
        let stranger = world.stranger();
        assert!(stranger.call_with(&secret, &list()).await.is_ok());
        assert_eq!(status(&stranger, &format!("Bearer {secret}")).await, 200);
        for wrong in ["", "x", "Bearer", &secret[1..], &format!("Basic {secret}")] {
            assert_eq!(status(&stranger, wrong).await, 401, "{wrong}");
        }
        let dan = world.browser(DAN).await;
        let tokens = dan.call(&ListDixaTokens {}).await.unwrap();
        assert!(tokens[0].used_at.is_some());
        let stored = world.number("SELECT COUNT(*) FROM dixa_tokens WHERE length(token_hash) = 64").await;
        assert_eq!(stored, 1, "as a hash");
        assert_eq!(refusal(dan.call(&RevokeDixaToken { id: DixaTokenId(NOBODY) }).await).0, 404);
        dan.call(&RevokeDixaToken { id: tokens[0].id }).await.unwrap();
        assert_eq!(status(&stranger, &secret).await, 401);
        assert_eq!(dan.call(&ListDixaTokens {}).await.unwrap(), []);
    }

    async fn a_token_does_what_its_maker_may(world) {
        let secret = token(&world).await;
        world.sql("UPDATE users SET role = 'member' WHERE email = 'dan@example.com'").await;
        assert_eq!(status(&world.stranger(), &secret).await, 401);
        world.sql("UPDATE users SET role = 'org_admin', status = 'SUSPENDED' WHERE email = 'dan@example.com'").await;
        assert_eq!(status(&world.stranger(), &secret).await, 401);
    }

    async fn a_token_has_ten_requests_a_second_and_four_at_once(world) {
        let (secret, stranger) = (token(&world).await, world.stranger());
        let statuses = async || {
            let mut all = Vec::new();
            for _ in 0..6 {
                all.push(status(&stranger, &secret).await);
            }
            all
        };
        world.backend.clock.advance(1000);
        let burst = statuses().await;
        assert!(burst[..4].iter().all(|status| *status == 200), "{burst:?}");
        // The clock goes on while the test runs: it asks until it is too much.
        let mut refused = None;
        for _ in 0..50 {
            let request = Request::get("/v1/endusers").header(header::AUTHORIZATION, &secret).body(Body::empty()).unwrap();
            let (status, headers, body) = stranger.send(request).await;
            if status == 429 {
                refused = Some((headers, body));
                break;
            }
        }
        let (headers, body) = refused.expect("too many at once are refused");
        assert_eq!((&headers[header::RETRY_AFTER], &body[..]), (&http::HeaderValue::from_static("1"), &br#"{"message":"too many requests"}"#[..]));
        world.backend.clock.advance(1000);
        assert_eq!(status(&stranger, &secret).await, 200);
        let dan = world.browser(DAN).await;
        for _ in 0..20 {
            assert!(dan.call(&list()).await.is_ok(), "a session is not counted");
        }
    }

    async fn tokens_are_made_by_administrators(world) {
        let dan = world.browser(DAN).await;
        for name in [String::new(), " ".to_owned(), "x".repeat(101)] {
            assert_eq!(refusal(dan.call(&CreateDixaToken { name }).await), (400, Some("name".to_owned())));
        }
        let made = dan.call(&CreateDixaToken { name: "export".to_owned() }).await.unwrap();
        assert_eq!((&*made.token.name, made.token.created_by, made.token.used_at), ("export", DAN, None));
        assert!(!format!("{made:?}").contains(&made.secret));
        for (client, status) in [(world.browser(ADA).await, 403), (world.stranger(), 401)] {
            assert_eq!(refusal(client.call(&ListDixaTokens {}).await).0, status);
            assert_eq!(refusal(client.call(&CreateDixaToken { name: "x".to_owned() }).await).0, status);
            assert_eq!(refusal(client.call(&RevokeDixaToken { id: made.token.id }).await).0, status);
        }
    }
}
