//! The app's files.

use std::path::PathBuf;

use axum::body::Body;
use http::{Request, header};
use rotunda_server::Setup;

use crate::world::{ADA, BEN, DAN, World};

/// A server with a small app in a folder.
async fn serving() -> (World, PathBuf) {
    let folder = std::env::temp_dir().join(format!("rotunda-app-{}", uuid::Uuid::new_v4().simple()));
    std::fs::create_dir_all(folder.join("a/1")).unwrap();
    for (name, text) in [
        ("index.html", "<!doctype html><script>start()</script><script src=/a/1/x.js></script>"),
        ("a/1/x.js", "plain"),
        ("a/1/x.js.br", "brotli"),
        ("a/1/x.js.gz", "gzip"),
        ("a/1/admin.wasm", "for few"),
        ("a/1/admin_shared_1.wasm", "for few"),
        ("icon.svg", "<svg/>"),
    ] {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let world = World::set_up(Setup { app_dir: Some(folder.clone()), ..Setup::default() }).await;
    (world, folder)
}

#[tokio::test]
async fn unknown_paths_give_the_page_and_unknown_hashed_files_nothing() {
    let (world, _) = serving().await;
    let client = world.stranger();
    for path in ["/", "/feeds", "/posts/0192", "/a%2F..%2F..%2Fetc/passwd", "/../../etc/passwd", "/apiary"] {
        let (status, headers, body) = client.get(path).await;
        assert_eq!(
            (status.as_u16(), &headers[header::CONTENT_TYPE]),
            (200, &"text/html; charset=utf-8".parse().unwrap()),
            "{path}"
        );
        assert!(body.starts_with(b"<!doctype html>"), "{path}");
        assert_eq!(headers[header::CACHE_CONTROL], "no-cache", "{path}");
    }
    assert_eq!(client.get("/a/0/old.js").await.0, 404);
    let post = Request::post("/feeds").body(Body::empty()).unwrap();
    assert_eq!(client.send(post).await.0, 405);
}

#[tokio::test]
async fn hashed_files_are_compressed_and_kept_for_ever() {
    let (world, _) = serving().await;
    let client = world.stranger();
    for (asked, encoding, expected) in [
        ("gzip, deflate, br", Some("br"), "brotli"),
        ("gzip", Some("gzip"), "gzip"),
        ("br;q=0, gzip;q=0.5", Some("gzip"), "gzip"),
        ("identity", None, "plain"),
    ] {
        let request = Request::get("/a/1/x.js").header(header::ACCEPT_ENCODING, asked).body(Body::empty()).unwrap();
        let (status, headers, body) = client.send(request).await;
        assert_eq!((status.as_u16(), &*body), (200, expected.as_bytes()), "{asked}");
        assert_eq!(headers.get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap()), encoding);
        assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert_eq!(headers[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
        let etag = headers[header::ETAG].clone();
        let request =
            Request::get("/a/1/x.js").header(header::ACCEPT_ENCODING, asked).header(header::IF_NONE_MATCH, etag);
        assert_eq!(client.send(request.body(Body::empty()).unwrap()).await.0, 304);
    }
}

#[tokio::test]
async fn inline_scripts_run_by_their_hashes() {
    let (world, folder) = serving().await;
    let (_, headers, _) = world.stranger().get("/").await;
    let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-"), "{policy}");
    assert_eq!(policy.matches("sha256-").count(), 1, "{policy}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn without_an_app_it_says_so() {
    let world = World::on_sqlite().await;
    let (status, _, body) = world.stranger().get("/").await;
    if status == 404 {
        assert!(String::from_utf8_lossy(&body).contains("--app-dir"));
    }
}

#[tokio::test]
async fn the_parts_of_admin_are_for_those_who_administer() {
    let (world, _) = serving().await;
    world.sql("UPDATE users SET role = 'help_desk' WHERE email = 'ben@example.com'").await;
    for file in ["/a/1/admin.wasm", "/a/1/admin_shared_1.wasm"] {
        for client in [world.stranger(), world.browser(ADA).await] {
            assert_eq!(client.get(file).await.0, 404, "{file}");
        }
        for client in [world.browser(BEN).await, world.browser(DAN).await] {
            let (status, headers, _) = client.get(file).await;
            assert_eq!(status, 200, "{file}");
            assert!(headers[header::CACHE_CONTROL].to_str().unwrap().starts_with("private"), "{file}");
        }
    }
    assert_eq!(world.stranger().get("/a/1/x.js").await.0, 200);
}
