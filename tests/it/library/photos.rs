//! `/api/photos`.

use api::workdrive::{FileId, Permissions, PhotoId, UserId, photos::*};

use super::{AUDIENCES, browsers, friends, mp4, png, public};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, Client, DAN, EVE, MIA, NOBODY, refusal},
};

fn all() -> ListPhotos {
    ListPhotos { cur_page: None, per_page: None, filter: None, user_id: None }
}

fn photo(file_id: FileId, permissions: Permissions) -> CreatePhoto {
    CreatePhoto { title: Some("x".to_owned()), description: None, file_id, permissions: Some(permissions) }
}

fn titled(id: PhotoId, title: &str) -> UpdatePhoto {
    UpdatePhoto { id, title: Some(title.to_owned()), description: None }
}

async fn share(client: &Client, permissions: Permissions) -> Photo {
    client.call(&photo(png(client).await.id, permissions)).await.unwrap()
}

async fn ids(client: &Client, list: &ListPhotos) -> Vec<PhotoId> {
    client.call(list).await.unwrap().photos.iter().map(|photo| photo.id).collect()
}

on_both! {
    async fn create_photo_keeps_every_field_and_update_photo_what_is_absent(world) {
        let ada = world.browser(ADA).await;
        let file = png(&ada).await;
        let permissions = Permissions { users: vec![BEN], tagged_users: vec![EVE, EVE], ..Permissions::default() };
        let description = Some("A <b>hat</b>".to_owned());
        let made = CreatePhoto { title: Some(" Hat ".to_owned()), description, ..photo(file.id, permissions) };
        let made = ada.call(&made).await.unwrap();
        assert_eq!((&*made.title, &*made.description), ("Hat", "A <b>hat</b>"));
        assert_eq!((made.created_by, made.updated_by), (Some(ADA), Some(ADA)));
        assert_eq!(made.user.as_ref().unwrap().id, ADA);
        assert_eq!(made.photo.as_ref().map(|it| (it.id, it.is_image)), Some((file.id, true)));
        assert_eq!(made.tagged_users.iter().map(|user| user.id).collect::<Vec<_>>(), [EVE]);
        assert_eq!(made.permissions.as_ref().unwrap().users, [BEN]);
        assert_eq!(ada.call(&all()).await.unwrap().photos, std::slice::from_ref(&made));
        let seen = world.browser(EVE).await.call(&all()).await.unwrap().photos.remove(0);
        assert_eq!(seen.permissions.unwrap().users, [], "who else sees it is the author's business");
        world.backend.clock.advance(1000);
        let changed = ada.call(&titled(made.id, "Cap")).await.unwrap();
        assert_eq!((&*changed.title, &changed.description), ("Cap", &made.description));
        assert!(changed.updated_at > made.updated_at && changed.created_at == made.created_at);
        let empty = UpdatePhoto { id: made.id, title: None, description: Some(String::new()) };
        assert_eq!(ada.call(&empty).await.unwrap().description, "");
    }

    async fn an_audience_decides_who_sees_a_photo(world) {
        let browsers = browsers(&world).await;
        let ada = &browsers[0].1;
        for (change, expected) in AUDIENCES {
            let mut permissions = Permissions::default();
            change(&mut permissions);
            let made = share(ada, permissions.clone()).await;
            let mut readers = Vec::new();
            for (user, browser) in &browsers {
                let page = browser.call(&all()).await.unwrap();
                assert_eq!(page.meta.total_results, page.photos.len() as u64);
                if !page.photos.is_empty() {
                    readers.push(*user);
                }
            }
            assert_eq!(readers, [&[ADA], expected].concat(), "{permissions:?}");
            ada.call(&DeletePhoto { id: made.id }).await.unwrap();
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM photos").await + world.number("SELECT COUNT(*) FROM photo_people").await, 0);
    }

    async fn list_photos_filters(world) {
        let (ada, eve) = (world.browser(ADA).await, world.browser(EVE).await);
        let (cara, dan) = (world.browser(CARA).await, world.browser(DAN).await);
        let mine = share(&ada, public()).await.id;
        let hidden = share(&ada, Permissions::default()).await.id;
        let for_friends = share(&eve, friends()).await.id;
        let of_team = share(&cara, public()).await.id;
        let tagged = Permissions { tagged_users: vec![ADA], ..public() };
        let with_me = share(&dan, tagged).await.id;
        let filtered = |filter| ListPhotos { filter: Some(filter), ..all() };
        assert_eq!(ids(&ada, &filtered(PhotoFilter::AllPhotos)).await, [with_me, of_team, for_friends, hidden, mine]);
        assert_eq!(ids(&ada, &filtered(PhotoFilter::FriendsPhotos)).await, [for_friends]);
        assert_eq!(ids(&ada, &filtered(PhotoFilter::OnlyMePhotos)).await, [hidden]);
        assert_eq!(ids(&ada, &filtered(PhotoFilter::TaggedPhotos)).await, [with_me]);
        assert_eq!(ids(&ada, &filtered(PhotoFilter::TeamPhotos)).await, [of_team]);
        assert_eq!(ids(&ada, &ListPhotos { user_id: Some(ADA), ..all() }).await, [hidden, mine]);
        assert_eq!(ids(&world.browser(MIA).await, &ListPhotos { user_id: Some(ADA), ..all() }).await, [mine]);
        let nobody = ListPhotos { user_id: Some(UserId(NOBODY)), ..all() };
        assert_eq!(refusal(ada.call(&nobody).await), (404, Some("userId".to_owned())));
        let (status, body) = ada.json("GET", "/api/photos?filter=every_photo", "").await;
        assert_eq!((status.as_u16(), body["field"].as_str()), (400, Some("filter")));
        assert!(body["message"].as_str().unwrap().contains("tagged_photos"), "{body}");
    }

    async fn list_photos_in_pages(world) {
        let ada = world.browser(ADA).await;
        let file = png(&ada).await.id;
        for _ in 0..5 {
            ada.call(&photo(file, public())).await.unwrap();
        }
        let whole = ids(&ada, &all()).await;
        let mut pages = Vec::new();
        let mut next = Some(ListPhotos { per_page: Some(2), ..all() });
        while let Some(list) = next {
            let page = ada.call(&list).await.unwrap();
            assert_eq!((page.meta.total_results, page.meta.total_pages, page.meta.per_page), (5, 3, 2));
            next = api::page::Paged::next(&list, &page);
            pages.extend(page.photos.iter().map(|photo| photo.id));
        }
        assert_eq!(pages, whole);
        for (list, field) in [
            (ListPhotos { cur_page: Some(0), ..all() }, "cur_page"),
            (ListPhotos { per_page: Some(0), ..all() }, "per_page"),
            (ListPhotos { per_page: Some(101), ..all() }, "per_page"),
        ] {
            assert_eq!(refusal(ada.call(&list).await), (400, Some(field.to_owned())));
        }
    }

    async fn a_photo_refuses_what_breaks_a_rule(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let file = png(&ada).await.id;
        let long = |n| Some("x".repeat(n));
        let nobody = Permissions { users: vec![UserId(NOBODY)], ..Permissions::default() };
        for (wrong, field) in [
            (photo(FileId(NOBODY), public()), "fileId"),
            (photo(mp4(&ada).await.id, public()), "fileId"),
            (photo(png(&ben).await.id, public()), "fileId"),
            (photo(file, nobody), "permissions"),
            (CreatePhoto { title: long(201), ..photo(file, public()) }, "title"),
            (CreatePhoto { description: long(5001), ..photo(file, public()) }, "description"),
        ] {
            assert_eq!(refusal(ada.call(&wrong).await), (400, Some(field.to_owned())), "{wrong:?}");
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM photos").await, 0);
        let made = ada.call(&photo(file, public())).await.unwrap();
        assert_eq!(refusal(ada.call(&titled(made.id, &"x".repeat(201))).await), (400, Some("title".to_owned())));
        assert_eq!(ada.call(&all()).await.unwrap().photos, [made], "nothing has changed");
    }

    async fn only_the_author_or_an_administrator_changes_a_photo(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let (seen, hidden) = (share(&ada, public()).await.id, share(&ada, friends()).await.id);
        let stranger = world.stranger();
        for (caller, id, status) in [
            (&stranger, seen, 401), (&ben, seen, 403), (&ben, hidden, 404), (&dan, hidden, 404), (&ada, PhotoId(NOBODY), 404),
        ] {
            assert_eq!(refusal(caller.call(&titled(id, "y")).await).0, status);
            assert_eq!(refusal(caller.call(&DeletePhoto { id }).await).0, status);
        }
        assert_eq!(refusal(stranger.call(&all()).await).0, 401);
        assert_eq!(refusal(stranger.call(&photo(FileId(NOBODY), public())).await).0, 401);
        let changed = dan.call(&titled(seen, "y")).await.unwrap();
        assert_eq!((changed.updated_by, changed.created_by), (Some(DAN), Some(ADA)));
        dan.call(&DeletePhoto { id: seen }).await.unwrap();
        assert_eq!(refusal(dan.call(&DeletePhoto { id: seen }).await).0, 404);
        let key = world.api_key(ADA).await;
        stranger.call_with(&key, &DeletePhoto { id: hidden }).await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM photos").await, 0);
    }
}
