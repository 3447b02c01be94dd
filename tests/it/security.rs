//! What an attacker would try.

use api::{
    auth::APP_HEADER,
    rotunda::feeds::GetPost,
    workdrive::{
        Permissions,
        posts::{CreatePost, PostBody},
    },
};
use axum::body::Body;
use http::{Request, StatusCode, header};

use crate::world::{ADA, World, refusal};

const POST: &str = r#"{"postText":"x","permissions":{"public":true}}"#;

/// A change with these headers besides the cookie.
async fn change(world: &World, headers: &[(&str, &str)]) -> StatusCode {
    let mut request = Request::post("/api/posts")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::HOST, "rotunda.test");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    world.browser(ADA).await.send(request.body(Body::from(POST)).unwrap()).await.0
}

#[tokio::test]
async fn a_change_made_with_a_cookie_must_come_from_the_app() {
    let config = rotunda_server::config::Config::parse("public_url = 'https://intranet.example'", "").unwrap();
    let world = World::with(config, None).await;
    assert_eq!(change(&world, &[]).await, 403, "no header of ours");
    assert_eq!(change(&world, &[("origin", "http://rotunda.test")]).await, 403, "nor does an origin replace it");
    assert_eq!(change(&world, &[("x-rotunda", "1")]).await, 201);
    assert_eq!(change(&world, &[("x-rotunda", "1"), ("origin", "http://rotunda.test")]).await, 201);
    assert_eq!(change(&world, &[("x-rotunda", "1"), ("origin", "https://intranet.example")]).await, 201);
    for foreign in
        ["http://evil.example", "null", "http://rotunda.test.evil.example", "https://intranet.example.evil", "\u{ff}"]
    {
        assert_eq!(change(&world, &[("x-rotunda", "1"), ("origin", foreign)]).await, 403, "{foreign}");
    }
    assert_eq!(world.number("SELECT COUNT(*) FROM posts").await, 3);
}

#[tokio::test]
async fn signing_in_from_another_origin_is_refused_too() {
    let world = World::on_sqlite().await;
    let sign_in = |foreign: bool| {
        let request = Request::post("/app/sign-in");
        let request = if foreign {
            request.header(header::ORIGIN, "http://evil.example").header(APP_HEADER, "1")
        } else {
            request
        };
        request.body(Body::from(r#"{"email":"ada@example.com","password":"correct horse battery"}"#)).unwrap()
    };
    assert_eq!(world.stranger().send(sign_in(false)).await.0, 403);
    assert_eq!(world.stranger().send(sign_in(true)).await.0, 403);
}

#[tokio::test]
async fn asking_for_an_upload_counts_as_a_change() {
    let world = World::on_sqlite().await;
    let ada = world.browser(ADA).await;
    assert_eq!(ada.get("/api/media?mime=image/png&name=x&moduleCode=1").await.0, 403);
    assert_eq!(world.number("SELECT COUNT(*) FROM files").await, 0);
}

#[tokio::test]
async fn the_vendors_credentials_need_no_header_of_ours() {
    let world = World::on_sqlite().await;
    let key = world.api_key(ADA).await;
    let request =
        Request::post("/api/posts").header("x-api-key", key).header(header::ORIGIN, "http://elsewhere.example");
    assert_eq!(world.stranger().send(request.body(Body::from(POST)).unwrap()).await.0, 201);
}

#[tokio::test]
async fn every_answer_has_headers_that_hold_a_browser_back() {
    let world = World::on_sqlite().await;
    let ada = world.browser(ADA).await;
    for path in ["/app/me", "/app/none", "/api/posts", "/api/none", "/", "/some/page"] {
        let (_, headers, _) = ada.get(path).await;
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
        assert_eq!(headers[header::REFERRER_POLICY], "same-origin", "{path}");
        assert!(headers.contains_key("permissions-policy"), "{path}");
        assert!(headers.contains_key("x-request-id"), "{path}");
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none';"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
    }
}

#[tokio::test]
async fn pages_of_the_listed_origins_may_show_the_app_in_a_frame() {
    let config = rotunda_server::config::Config::parse(
        "frame_ancestors = ['https://portal.example', 'http://localhost:9000']",
        "",
    )
    .unwrap();
    let world = World::with(config, None).await;
    let (_, headers, _) = world.stranger().get("/").await;
    let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.ends_with("frame-ancestors https://portal.example http://localhost:9000"), "{policy}");
}

#[tokio::test]
async fn scripts_in_texts_are_data() {
    let world = World::on_sqlite().await;
    let ada = world.browser(ADA).await;
    let text = "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) '; DROP TABLE posts; --";
    let permissions = Some(Permissions { public: true, ..Permissions::default() });
    let body = PostBody { post_text: Some(text.to_owned()), permissions, ..PostBody::default() };
    let made = ada.call(&CreatePost { post: body }).await.unwrap();
    assert_eq!(made.post_text.as_deref(), Some(text), "kept as written: what shows it escapes it");
    let (_, headers, _) = ada.get(&format!("/app/posts/{}", made.id)).await;
    assert_eq!(headers[header::CONTENT_TYPE], "application/json");
    ada.call(&GetPost { stream: api::rotunda::feeds::Stream::Posts, id: made.id }).await.unwrap();
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused() {
    let world = World::on_sqlite().await;
    let body = format!(r#"{{"postText":"{}"}}"#, "x".repeat(1 << 20));
    let (status, answer) = world.browser(ADA).await.json("POST", "/api/posts", &body).await;
    assert_eq!((status.as_u16(), &answer["statusCode"]), (413, &serde_json::json!(413)));
}

#[tokio::test]
async fn a_forged_or_foreign_cookie_is_nobody() {
    let world = World::on_sqlite().await;
    for cookie in
        ["rotunda_session=", "rotunda_session=x", "rotunda_session=' OR 1=1 --", "other=1", "rotunda_session", "\u{1}"]
    {
        let request = Request::get("/app/me");
        let Ok(request) = request.header(header::COOKIE, cookie).body(Body::empty()) else { continue };
        assert_eq!(world.stranger().send(request).await.0, 401, "{cookie}");
    }
    assert_eq!(refusal(world.stranger().call(&api::rotunda::sessions::GetMe {}).await).0, 401);
}
