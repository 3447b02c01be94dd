//! Who may see what: every rule of docs/API.md, tried by everyone.

use api::{
    rotunda::audiences::{ListAudienceChoices, PreviewAudience},
    workdrive::{
        GroupId, LocationId, Permissions, UserId,
        posts::{CreatePost, DeletePost, ListPosts, PostBody},
    },
};

use crate::{
    on_both,
    world::{AARHUS, ADA, BEN, CARA, DAN, EVE, GROUP, MIA, NOBODY, World, refusal},
};

/// Who sees a post of Ada's with these permissions, by list and by preview.
async fn readers(world: &World, permissions: Permissions) -> Vec<UserId> {
    let ada = world.browser(ADA).await;
    let tagged = permissions.tagged_users.clone();
    let body =
        PostBody { post_text: Some("x".to_owned()), permissions: Some(permissions.clone()), ..PostBody::default() };
    let post = ada.call(&CreatePost { post: body }).await.unwrap();
    assert_eq!(post.tagged_users.iter().map(|user| user.id).collect::<Vec<_>>(), tagged);
    let mut readers = Vec::new();
    for user in [ADA, BEN, CARA, DAN, EVE, MIA] {
        let time = chrono::DateTime::from_timestamp_millis(world.backend.clock.now()).unwrap();
        let list = ListPosts { time, per_page: None, sort_key: None, cur_page: None, tag: None, user: None };
        let page = world.browser(user).await.call(&list).await.unwrap();
        assert_eq!(page.meta.total_results, page.posts.len() as u64);
        if page.posts.iter().any(|listed| listed.id == post.id) {
            readers.push(user);
        }
    }
    assert!(readers.contains(&ADA), "authors see their own");
    readers.retain(|user| *user != ADA);
    let preview = ada.call(&PreviewAudience { permissions }).await.unwrap();
    let mut shown: Vec<_> = preview.sample.iter().map(|user| user.id).collect();
    shown.sort_unstable();
    assert_eq!(shown, readers, "the preview tells the truth");
    assert_eq!(preview.count, readers.len() as u64);
    ada.call(&DeletePost { id: post.id }).await.unwrap();
    readers
}

/// A change to empty permissions, and who sees a thing of Ada's then.
type Case = (fn(&mut Permissions), &'static [UserId]);

on_both! {
    async fn an_audience_is_who_its_parts_name(world) {
        let of = |change: fn(&mut Permissions)| {
            let mut permissions = Permissions::default();
            change(&mut permissions);
            permissions
        };
        let cases: [Case; 11] = [
            (|_| {}, &[]),
            (|p| p.only_me = true, &[]),
            (|p| p.public = true, &[BEN, CARA, DAN, EVE, MIA]),
            (|p| { p.public = true; p.only_me = true; p.users = vec![BEN]; p.tagged_users = vec![EVE] }, &[]),
            (|p| p.friends = true, &[EVE]),
            (|p| p.team = true, &[BEN, CARA, MIA]),
            (|p| p.users = vec![DAN, DAN], &[DAN]),
            (|p| p.groups = vec![GROUP], &[EVE]),
            (|p| p.locations = vec![AARHUS], &[BEN]),
            (|p| p.tagged_users = vec![MIA], &[MIA]),
            (|p| { p.friends = true; p.locations = vec![AARHUS]; p.users = vec![DAN] }, &[BEN, DAN, EVE]),
        ];
        for (change, expected) in cases {
            let permissions = of(change);
            assert_eq!(readers(&world, permissions.clone()).await, expected, "{permissions:?}");
        }
    }

    async fn a_mention_shows_nothing_to_whom_it_names(world) {
        let ada = world.browser(ADA).await;
        let post_text = Some(format!("@[Ben](user:{BEN})"));
        let body = PostBody { post_text, mention: Some(vec![DAN]), ..PostBody::default() };
        let post = ada.call(&CreatePost { post: body }).await.unwrap();
        assert_eq!(post.mentions.iter().map(|user| user.id).collect::<Vec<_>>(), [BEN, DAN]);
        for user in [BEN, DAN] {
            let time = chrono::DateTime::from_timestamp_millis(world.backend.clock.now()).unwrap();
            let list = ListPosts { time, per_page: None, sort_key: None, cur_page: None, tag: None, user: None };
            assert_eq!(world.browser(user).await.call(&list).await.unwrap().posts, []);
        }
    }

    async fn a_team_is_mutual(world) {
        for (author, expected) in [(MIA, vec![ADA, BEN, CARA]), (CARA, vec![ADA, BEN, MIA]), (DAN, vec![])] {
            let permissions = Permissions { team: true, ..Permissions::default() };
            let preview = world.browser(author).await.call(&PreviewAudience { permissions }).await.unwrap();
            let mut people: Vec<_> = preview.sample.iter().map(|user| user.id).collect();
            people.sort_unstable();
            assert_eq!(people, expected);
        }
    }

    async fn list_audience_choices_counts_members(world) {
        let choices = world.browser(ADA).await.call(&ListAudienceChoices {}).await.unwrap();
        assert_eq!((choices.groups.len(), choices.groups[0].members, &*choices.groups[0].name), (1, 1, "Safety"));
        assert_eq!(choices.locations.iter().map(|place| place.members).collect::<Vec<_>>(), [2, 4]);
        assert_eq!((choices.team, choices.friends, choices.everyone), (3, 1, 5));
        assert_eq!(refusal(world.stranger().call(&ListAudienceChoices {}).await).0, 401);
    }

    async fn preview_audience_refuses_unknown_members(world) {
        let ada = world.browser(ADA).await;
        let unknown = [
            Permissions { users: vec![UserId(NOBODY)], ..Permissions::default() },
            Permissions { groups: vec![GroupId(NOBODY)], ..Permissions::default() },
            Permissions { locations: vec![LocationId(NOBODY)], ..Permissions::default() },
            Permissions { users: vec![UserId(NOBODY); 600], ..Permissions::default() },
        ];
        for permissions in unknown {
            let refused = refusal(ada.call(&PreviewAudience { permissions: permissions.clone() }).await);
            assert_eq!(refused, (400, Some("permissions".to_owned())));
            let post = PostBody { post_text: Some("x".to_owned()), permissions: Some(permissions), ..PostBody::default() };
            assert_eq!(refusal(ada.call(&CreatePost { post }).await), (400, Some("permissions".to_owned())));
        }
        let none = PreviewAudience { permissions: Permissions::default() };
        assert_eq!(refusal(world.stranger().call(&none).await).0, 401);
    }
}
