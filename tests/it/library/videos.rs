//! `/api/videos`.

use api::workdrive::{FileId, Permissions, UserId, VideoId, videos::*};

use super::{AUDIENCES, browsers, friends, mp4, png, public};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, Client, DAN, EVE, NOBODY, refusal},
};

fn all() -> ListVideos {
    ListVideos { cur_page: None, per_page: None, is_following: None, user_id: None, search: None }
}

fn search(words: &str) -> ListVideos {
    ListVideos { search: Some(words.to_owned()), ..all() }
}

fn at(url: &str) -> Option<VideoMeta> {
    Some(VideoMeta { url: url.to_owned() })
}

fn elsewhere(title: &str, permissions: Permissions) -> CreateVideo {
    CreateVideo {
        title: title.to_owned(),
        description: None,
        video_file_id: None,
        thumbnail_file_id: None,
        meta: at("https://a.example/film"),
        source: None,
        permissions: Some(permissions),
    }
}

fn unchanged(id: VideoId) -> UpdateVideo {
    UpdateVideo { id, title: None, description: None, thumbnail_file_id: None, permissions: None }
}

async fn titles(client: &Client, list: &ListVideos) -> Vec<String> {
    let page = client.call(list).await.unwrap();
    assert_eq!(page.meta.total_results, page.videos.len() as u64);
    page.videos.into_iter().map(|video| video.title).collect()
}

on_both! {
    async fn create_video_keeps_every_field_and_update_video_what_is_absent(world) {
        let ada = world.browser(ADA).await;
        let (film, still) = (mp4(&ada).await.id, png(&ada).await.id);
        let made = CreateVideo {
            description: Some("How it is made".to_owned()),
            video_file_id: Some(film),
            thumbnail_file_id: Some(still),
            source: Some(4),
            ..elsewhere(" Hats ", friends())
        };
        let made = ada.call(&made).await.unwrap();
        assert_eq!((&*made.title, &*made.description, made.source), ("Hats", "How it is made", 4));
        assert_eq!((made.video_file_id, made.thumbnail_file_id), (Some(film), Some(still)));
        assert!(made.video_file.as_ref().unwrap().is_video && made.thumbnail_file.as_ref().unwrap().is_image);
        assert_eq!((made.meta.clone(), made.created_by), (at("https://a.example/film"), Some(ADA)));
        assert_eq!(ada.call(&all()).await.unwrap().videos, std::slice::from_ref(&made));
        world.backend.clock.advance(1000);
        let changed = ada.call(&UpdateVideo { title: Some("Caps".to_owned()), ..unchanged(made.id) }).await.unwrap();
        assert!(changed.updated_at > made.updated_at);
        assert_eq!(changed, Video { title: "Caps".to_owned(), updated_at: changed.updated_at, ..made.clone() });
        let bare = UpdateVideo { thumbnail_file_id: Some(String::new()), permissions: Some(public()), ..unchanged(made.id) };
        let bare = ada.call(&bare).await.unwrap();
        assert_eq!((bare.thumbnail_file_id, bare.thumbnail_file), (None, None));
        assert_eq!(titles(&world.browser(BEN).await, &all()).await, ["Caps"], "now public");
    }

    async fn an_audience_decides_who_sees_a_video(world) {
        let browsers = browsers(&world).await;
        let ada = &browsers[0].1;
        for (change, expected) in AUDIENCES {
            let mut permissions = Permissions::default();
            change(&mut permissions);
            let made = ada.call(&elsewhere("x", permissions.clone())).await.unwrap();
            let mut readers = Vec::new();
            for (user, browser) in &browsers {
                if !titles(browser, &all()).await.is_empty() {
                    readers.push(*user);
                }
            }
            assert_eq!(readers, [&[ADA], expected].concat(), "{permissions:?}");
            ada.call(&DeleteVideo { id: made.id }).await.unwrap();
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM videos").await + world.number("SELECT COUNT(*) FROM video_words").await, 0);
    }

    async fn list_videos_filters_and_finds(world) {
        let (ada, eve, cara) = (world.browser(ADA).await, world.browser(EVE).await, world.browser(CARA).await);
        let hats = CreateVideo { description: Some("Straw, 100% für alle".to_owned()), ..elsewhere("Hats", public()) };
        let hats = ada.call(&hats).await.unwrap();
        eve.call(&elsewhere("Eve's hats", friends())).await.unwrap();
        cara.call(&elsewhere("Caps", public())).await.unwrap();
        assert_eq!(titles(&ada, &all()).await, ["Caps", "Eve's hats", "Hats"]);
        assert_eq!(titles(&ada, &ListVideos { is_following: Some(true), ..all() }).await, ["Eve's hats"]);
        assert_eq!(titles(&ada, &ListVideos { is_following: Some(false), ..all() }).await.len(), 3);
        assert_eq!(titles(&ada, &ListVideos { user_id: Some(CARA), ..all() }).await, ["Caps"]);
        assert_eq!(titles(&ada, &search("HAT")).await, ["Eve's hats", "Hats"]);
        assert_eq!(titles(&ada, &search("hat fur straw")).await, ["Hats"], "all words, accents aside");
        assert_eq!(titles(&cara, &search("hat")).await, ["Hats"], "only what one sees is found");
        assert_eq!(titles(&ada, &search(" ")).await.len(), 3);
        for nothing in ["%", "zzz", "ats", "'"] {
            assert_eq!(titles(&ada, &search(nothing)).await, Vec::<String>::new(), "{nothing}");
        }
        ada.call(&UpdateVideo { title: Some("Socks".to_owned()), ..unchanged(hats.id) }).await.unwrap();
        assert_eq!(titles(&cara, &search("hat")).await, Vec::<String>::new());
        assert_eq!(titles(&cara, &search("socks")).await, ["Socks"]);
        let nobody = ListVideos { user_id: Some(UserId(NOBODY)), ..all() };
        assert_eq!(refusal(ada.call(&nobody).await), (404, Some("userId".to_owned())));
        assert_eq!(refusal(ada.call(&ListVideos { per_page: Some(0), ..all() }).await), (400, Some("per_page".to_owned())));
        let page = ada.call(&ListVideos { per_page: Some(2), cur_page: Some(2), ..all() }).await.unwrap();
        assert_eq!((page.videos.len(), page.meta.total_pages, page.meta.next_page), (1, 2, 0));
    }

    async fn w70_the_source_of_a_video(world) {
        let ada = world.browser(ADA).await;
        let film = Some(mp4(&ada).await.id);
        let from = |source, url: Option<&str>, file: Option<FileId>| CreateVideo {
            source, meta: url.and_then(at), video_file_id: file, ..elsewhere("x", public())
        };
        for (source, url, file, expected) in [
            (None, Some("https://www.youtube.com/watch?v=1"), None, 1),
            (None, Some("https://youtu.be/1"), None, 1),
            (Some(1), Some("https://youtube.com/1"), None, 1),
            (None, Some("https://player.vimeo.com/1"), None, 2),
            (None, Some("https://notyoutube.com/1"), None, 3),
            (None, Some("https://a.example/1"), None, 3),
            (None, None, film, 3),
            (Some(4), None, film, 4),
        ] {
            assert_eq!(ada.call(&from(source, url, file)).await.unwrap().source, expected, "{url:?}");
        }
        for (source, url, file, field) in [
            (None, None, None, "videoFileId"),
            (Some(3), None, None, "videoFileId"),
            (Some(4), Some("https://a.example/1"), None, "videoFileId"),
            (Some(1), None, film, "meta"),
            (Some(2), Some("https://youtu.be/1"), None, "meta"),
            (None, Some("http://a.example/1"), None, "meta"),
            (None, Some("javascript:alert(1)"), None, "meta"),
            (Some(0), None, film, "source"),
            (Some(5), None, film, "source"),
        ] {
            assert_eq!(refusal(ada.call(&from(source, url, file)).await), (400, Some(field.to_owned())), "{source:?} {url:?}");
        }
        let body = r#"{"title":"Testing Video","meta":"https://youtu.be/1","permissions":{"public":true}}"#;
        assert_eq!(ada.json("POST", "/api/videos", body).await.1["source"], 1, "a bare address is read");
        let empty = r#"{"title":"Testing Video","meta":{}}"#;
        assert_eq!(ada.json("POST", "/api/videos", empty).await.0.as_u16(), 400);
    }

    async fn a_video_refuses_what_breaks_a_rule(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let (film, still, bens) = (mp4(&ada).await.id, png(&ada).await.id, mp4(&ben).await.id);
        let x = || elsewhere("x", public());
        let nobody = Permissions { users: vec![UserId(NOBODY)], ..Permissions::default() };
        for (wrong, field) in [
            (elsewhere(" ", public()), "title"),
            (elsewhere(&"x".repeat(201), public()), "title"),
            (CreateVideo { description: Some("x".repeat(5001)), ..x() }, "description"),
            (CreateVideo { video_file_id: Some(still), ..x() }, "videoFileId"),
            (CreateVideo { video_file_id: Some(bens), ..x() }, "videoFileId"),
            (CreateVideo { video_file_id: Some(FileId(NOBODY)), ..x() }, "videoFileId"),
            (CreateVideo { thumbnail_file_id: Some(film), ..x() }, "thumbnailFileId"),
            (elsewhere("x", nobody.clone()), "permissions"),
        ] {
            assert_eq!(refusal(ada.call(&wrong).await), (400, Some(field.to_owned())), "{wrong:?}");
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM videos").await, 0);
        let made = ada.call(&x()).await.unwrap();
        for (wrong, field) in [
            (UpdateVideo { title: Some(String::new()), ..unchanged(made.id) }, "title"),
            (UpdateVideo { description: Some("x".repeat(5001)), ..unchanged(made.id) }, "description"),
            (UpdateVideo { thumbnail_file_id: Some("zzz".to_owned()), ..unchanged(made.id) }, "thumbnailFileId"),
            (UpdateVideo { thumbnail_file_id: Some(film.to_string()), ..unchanged(made.id) }, "thumbnailFileId"),
            (UpdateVideo { permissions: Some(nobody), title: Some("y".to_owned()), ..unchanged(made.id) }, "permissions"),
        ] {
            assert_eq!(refusal(ada.call(&wrong).await), (400, Some(field.to_owned())), "{wrong:?}");
        }
        assert_eq!(ada.call(&all()).await.unwrap().videos, [made], "nothing has changed");
    }

    async fn only_the_author_or_an_administrator_changes_a_video(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let seen = ada.call(&elsewhere("x", public())).await.unwrap().id;
        let hidden = ada.call(&elsewhere("x", friends())).await.unwrap().id;
        let stranger = world.stranger();
        for (caller, id, status) in [
            (&stranger, seen, 401), (&ben, seen, 403), (&ben, hidden, 404), (&dan, hidden, 404), (&ada, VideoId(NOBODY), 404),
        ] {
            assert_eq!(refusal(caller.call(&unchanged(id)).await).0, status);
            assert_eq!(refusal(caller.call(&DeleteVideo { id }).await).0, status);
        }
        assert_eq!(refusal(stranger.call(&all()).await).0, 401);
        assert_eq!(refusal(stranger.call(&elsewhere("x", public())).await).0, 401);
        let changed = dan.call(&UpdateVideo { title: Some("y".to_owned()), ..unchanged(seen) }).await.unwrap();
        assert_eq!((changed.updated_by, changed.created_by), (Some(DAN), Some(ADA)));
        dan.call(&DeleteVideo { id: seen }).await.unwrap();
        assert_eq!(refusal(dan.call(&DeleteVideo { id: seen }).await).0, 404);
        let key = world.api_key(ADA).await;
        stranger.call_with(&key, &DeleteVideo { id: hidden }).await.unwrap();
    }
}
