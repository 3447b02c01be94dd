//! `rotunda.toml`, and starting on data that is there.

use std::path::Path;

use rotunda_server::{
    Backend, Setup,
    config::{Config, LogFormat},
    people::{NewAdmin, create_admin},
};

use crate::world::World;

#[test]
fn every_key_has_a_default_and_can_be_set() {
    assert_eq!(Config::parse("", "").unwrap(), Config::default());
    let text = "public_url = 'https://r.example'\nframe_ancestors = ['https://p.example']\nsession_days = 30\nbehind_proxy = true\n\
                log = 'json'\ntime_zone = 'Europe/Copenhagen'\n[uploads]\npicture_mb = 1\nvideo_mb = 2\ndocument_mb = 3\npicture_megapixels = 4";
    let config = Config::parse(text, "").unwrap();
    assert_eq!((config.session_days, config.behind_proxy, config.log), (30, true, LogFormat::Json));
    assert_eq!(config.time_zone.name(), "Europe/Copenhagen");
    assert_eq!((config.uploads.picture_mb, config.uploads.picture_megapixels), (1, 4));
}

#[test]
fn mistakes_are_named() {
    for (text, word) in [
        ("frame_ancestor = []", "frame_ancestor"),
        ("[uploads]\nimages = 1", "images"),
        ("session_days = 0", "session_days"),
        ("session_days = 'x'", "session_days"),
        ("log = 'xml'", "xml"),
        ("time_zone = 'Mars/Olympus'", "time_zone"),
        ("public_url = 'rotunda.example'", "public_url"),
        ("public_url = 'https://rotunda.example/path'", "public_url"),
        ("frame_ancestors = [\"https://x.example; script-src *\"]", "frame_ancestors"),
        ("= 1", "1"),
    ] {
        let message = Config::parse(text, "rotunda.toml").unwrap_err().to_string();
        assert!(message.contains(word) && message.contains("rotunda.toml"), "{text}: {message}");
    }
    let missing = Config::read(Some(Path::new("/no/such/file.toml")), Path::new("/")).unwrap_err();
    assert!(missing.to_string().contains("/no/such/file.toml"));
    assert_eq!(Config::read(None, Path::new("/no/such/folder")).unwrap(), Config::default());
}

#[tokio::test]
async fn data_is_there_again_after_a_restart() {
    let folder = std::env::temp_dir().join(format!("rotunda-it-{}", uuid::Uuid::new_v4().simple()));
    let open = || Backend::open(Setup { data: folder.clone(), ..Setup::default() });
    let first = open().await.unwrap();
    let org = first.installation.org();
    let admin = NewAdmin { email: "Root@Example.com", first: "Ro", last: "Ot", password: "0123456789" };
    create_admin(&first, admin).await.unwrap();
    let again = create_admin(&first, admin).await.unwrap_err().to_string();
    assert!(again.contains("root@example.com has an account already"), "{again}");
    drop(first);
    let second = open().await.unwrap();
    assert_eq!(second.installation.org(), org);
    let admins = sqlx::query("SELECT email FROM users WHERE role = 'super_admin'")
        .fetch_all(&second.database.pool)
        .await
        .unwrap();
    assert_eq!(admins.len(), 1);
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn create_admin_refuses_bad_passwords_addresses_and_demos() {
    let world = World::on_sqlite().await;
    let admin = NewAdmin { email: "a@b.c", first: "A", last: "B", password: "0123456789" };
    assert!(create_admin(&world.backend, NewAdmin { password: "short", ..admin }).await.is_err());
    for email in ["", "a", "@b", "a@"] {
        assert!(create_admin(&world.backend, NewAdmin { email, ..admin }).await.is_err(), "{email}");
    }
    let demo = rotunda_server::installation::DemoSize::Small;
    world.backend.installation.set(&world.backend.database, "x", demo).await.unwrap();
    assert!(create_admin(&world.backend, admin).await.is_err(), "not into a demo");
}
