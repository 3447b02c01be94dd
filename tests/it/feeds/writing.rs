//! Creating, changing and deleting.

use api::{
    rotunda::feeds::GetPost,
    workdrive::{
        FileId, Permissions, Place, PostId, UserId,
        news::{CreateNews, DeleteNews, UpdateNews},
        posts::{CreatePost, DeletePost, PostBody, UpdatePost},
    },
};

use super::{POSTS, list, post, private, said, texts};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, DAN, EVE, NOBODY, refusal},
};

/// What may not be posted: the change to an acceptable post, and the field at fault.
fn unacceptable() -> Vec<(PostBody, &'static str)> {
    let text = |text: &str| Some(text.to_owned());
    let many = |n: usize| Some((0..n).map(|i| format!("t{i}")).collect::<Vec<_>>());
    let x = || said("x");
    let place = |address: &str, point: &str| Some(Place { text_address: address.to_owned(), coordinates: text(point) });
    vec![
        (said(""), "postText"),
        (said(" \n "), "postText"),
        (said(&"x".repeat(20_001)), "postText"),
        (PostBody { status: text("DRAFT"), ..x() }, "status"),
        (PostBody { tags: many(21), ..x() }, "tags"),
        (PostBody { tags: Some(vec!["x".repeat(51)]), ..x() }, "tags"),
        (PostBody { mention: Some(vec![UserId(NOBODY)]), ..x() }, "mention"),
        (PostBody { tagged_user_ids: Some(vec![UserId(NOBODY)]), ..x() }, "taggedUserIds"),
        (PostBody { file_ids: Some(vec![FileId(NOBODY)]), ..x() }, "fileIds"),
        (PostBody { file_ids: Some((0..21).map(|i| FileId(uuid::Uuid::from_u128(i))).collect()), ..x() }, "fileIds"),
        (PostBody { links: Some(vec!["javascript:alert(1)".to_owned()]), ..x() }, "links"),
        (PostBody { links: Some(vec!["JavaScript:alert(1)".to_owned()]), ..x() }, "links"),
        (PostBody { links: Some(vec!["data:text/html,x".to_owned()]), ..x() }, "links"),
        (PostBody { links: Some(vec!["/relative".to_owned()]), ..x() }, "links"),
        (PostBody { links: Some(vec!["https://".to_owned()]), ..x() }, "links"),
        (PostBody { links: Some(vec!["https://a b".to_owned()]), ..x() }, "links"),
        (PostBody { links: Some(vec!["https://a.example".to_owned(); 11]), ..x() }, "links"),
        (PostBody { gif: text("http://a.example/x.gif"), ..x() }, "gif"),
        (PostBody { gif: text("javascript:alert(1)"), ..x() }, "gif"),
        (PostBody { location: place("", "91,0"), ..x() }, "location"),
        (PostBody { location: place("", "here"), ..x() }, "location"),
        (PostBody { location: place("", "NaN,0"), ..x() }, "location"),
        (PostBody { location: place(&"x".repeat(201), ""), ..x() }, "location"),
        (PostBody { news_title: text("no"), ..x() }, "newsTitle"),
        (PostBody { category: text("Company"), ..x() }, "category"),
        (PostBody { cover_image: text(&NOBODY.to_string()), ..x() }, "coverImage"),
    ]
}

on_both! {
    async fn create_post_keeps_every_field(world) {
        let ada = world.browser(ADA).await;
        let text = format!("Hello @[Ben](user:{BEN}) <script>alert(1)</script> #one\n\n> quoted 👩🏽‍🚀");
        let body = PostBody {
            tags: Some(vec!["#two".to_owned(), "One".to_owned()]),
            mention: Some(vec![BEN, CARA]),
            tagged_user_ids: Some(vec![EVE]),
            gif: Some("https://a.example/x.gif".to_owned()),
            links: Some(vec!["http://b.example/?q=1#x".to_owned()]),
            location: Some(Place { text_address: "Aarhus".to_owned(), coordinates: Some("56.15, 10.2".to_owned()) }),
            status: Some("PUBLISHED".to_owned()),
            permissions: Some(Permissions { users: vec![DAN], ..Permissions::default() }),
            ..said(&text)
        };
        let made = post(&ada, body).await;
        assert_eq!(made.post_text.as_deref(), Some(&*text), "as written");
        assert_eq!(made.tags, ["two", "One"]);
        assert_eq!(made.mentions.iter().map(|user| user.id).collect::<Vec<_>>(), [BEN, CARA]);
        assert_eq!(made.tagged_users[0].id, EVE);
        assert_eq!((made.gif.as_deref(), &*made.links[0]), (Some("https://a.example/x.gif"), "http://b.example/?q=1#x"));
        assert_eq!(made.location.as_ref().unwrap().coordinates.as_deref(), Some("56.15, 10.2"));
        assert_eq!((made.user.id, made.comments_count, made.edited_at), (ADA, 0, None));
        let permissions = made.permissions.clone().unwrap();
        assert_eq!((permissions.users, permissions.tagged_users), (vec![DAN], vec![EVE]));
        assert_eq!(ada.call(&GetPost { stream: POSTS, id: made.id }).await.unwrap(), made);
        let seen = world.browser(EVE).await.call(&GetPost { stream: POSTS, id: made.id }).await.unwrap();
        let permissions = seen.permissions.unwrap();
        assert_eq!((permissions.users, permissions.tagged_users), (vec![], vec![]), "who else sees it is the author's business");
        assert_eq!(refusal(world.browser(BEN).await.call(&GetPost { stream: POSTS, id: made.id }).await).0, 404, "mentioned is not tagged");
    }

    async fn create_post_refuses_what_breaks_a_rule_and_stores_nothing(world) {
        let ada = world.browser(ADA).await;
        for (body, field) in unacceptable() {
            let refused = refusal(ada.call(&CreatePost { post: body.clone() }).await);
            assert_eq!(refused, (400, Some(field.to_owned())), "{body:?}");
        }
        assert_eq!(refusal(world.stranger().call(&CreatePost { post: said("x") }).await).0, 401);
        assert_eq!(world.number("SELECT COUNT(*) FROM posts").await, 0);
        assert_eq!(world.number("SELECT COUNT(*) FROM notices").await, 0);
    }

    async fn create_post_with_the_vendors_own_credentials(world) {
        let key = world.api_key(ADA).await;
        let stranger = world.stranger();
        let made = stranger.call_with(&key, &CreatePost { post: said("by a program") }).await.unwrap();
        assert_eq!(made.user.id, ADA);
        assert_eq!(refusal(stranger.call_with(&"wrong".to_owned(), &CreatePost { post: said("x") }).await).0, 401);
        world.sql("UPDATE users SET status = 'BLOCKED' WHERE email = 'ada@example.com'").await;
        assert_eq!(refusal(stranger.call_with(&key, &CreatePost { post: said("x") }).await).0, 401);
    }

    async fn update_post_changes_what_is_given_and_keeps_the_rest(world) {
        let ada = world.browser(ADA).await;
        let text = format!("@[Ben](user:{BEN}) #one");
        let made = post(&ada, PostBody { tags: Some(vec!["kept".to_owned()]), gif: Some("https://a.example/x.gif".to_owned()), ..said(&text) }).await;
        world.backend.clock.advance(1000);
        let update = async |body| ada.call(&UpdatePost { id: made.id, post: body }).await.unwrap();
        let changed = update(PostBody { post_text: Some("#two".to_owned()), ..PostBody::default() }).await;
        assert_eq!(changed.tags, ["kept", "two"], "tags of the old text go with it");
        assert_eq!(changed.mentions, []);
        assert_eq!(changed.gif, made.gif);
        assert_eq!(changed.posted_at, made.posted_at);
        assert!(changed.edited_at.is_some());
        assert_eq!(changed.permissions, made.permissions);
        let changed = update(PostBody { gif: Some(String::new()), tags: Some(vec![]), ..PostBody::default() }).await;
        assert_eq!((changed.gif, changed.tags), (None, vec!["two".to_owned()]));
    }

    async fn update_post_moves_it_to_another_audience(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let made = post(&ada, said("x")).await;
        assert_eq!(ben.call(&list(&world)).await.unwrap().posts.len(), 1);
        let permissions = Some(Permissions { only_me: true, ..Permissions::default() });
        ada.call(&UpdatePost { id: made.id, post: PostBody { permissions, ..PostBody::default() } }).await.unwrap();
        assert_eq!(ben.call(&list(&world)).await.unwrap().posts.len(), 0);
        let tagged = PostBody { tagged_user_ids: Some(vec![BEN]), permissions: Some(Permissions::default()), ..PostBody::default() };
        ada.call(&UpdatePost { id: made.id, post: tagged }).await.unwrap();
        assert_eq!(ben.call(&list(&world)).await.unwrap().posts.len(), 1);
        let nobody = PostBody { tagged_user_ids: Some(vec![]), ..PostBody::default() };
        ada.call(&UpdatePost { id: made.id, post: nobody }).await.unwrap();
        assert_eq!(ben.call(&list(&world)).await.unwrap().posts.len(), 0);
    }

    async fn update_post_refuses_others_and_what_breaks_a_rule(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let made = post(&ada, said("x")).await;
        let update = |id| UpdatePost { id, post: PostBody { post_text: Some("y".to_owned()), ..PostBody::default() } };
        assert_eq!(refusal(ben.call(&update(made.id)).await).0, 403);
        assert_eq!(refusal(dan.call(&update(made.id)).await).0, 403, "not even an administrator puts words into another's mouth");
        assert_eq!(refusal(ada.call(&update(PostId(NOBODY))).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&update(made.id)).await).0, 401);
        let hidden = post(&ada, private("x")).await;
        assert_eq!(refusal(ben.call(&update(hidden.id)).await).0, 404, "what one may not see is not there");
        for (body, field) in unacceptable() {
            let refused = refusal(ada.call(&UpdatePost { id: made.id, post: body.clone() }).await);
            assert_eq!(refused, (400, Some(field.to_owned())), "{body:?}");
        }
        assert_eq!(ada.call(&GetPost { stream: POSTS, id: made.id }).await.unwrap(), made);
    }

    async fn delete_post_by_its_author_or_an_administrator(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let [one, two] = [post(&ada, said("one")).await, post(&ada, said("two")).await];
        assert_eq!(refusal(ben.call(&DeletePost { id: one.id }).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&DeletePost { id: one.id }).await).0, 401);
        ada.call(&DeletePost { id: one.id }).await.unwrap();
        assert_eq!(refusal(ada.call(&DeletePost { id: one.id }).await).0, 404);
        assert_eq!(refusal(ada.call(&GetPost { stream: POSTS, id: one.id }).await).0, 404);
        assert_eq!(texts(&ben.call(&list(&world)).await.unwrap().posts), ["two"]);
        dan.call(&DeletePost { id: two.id }).await.unwrap();
        assert_eq!(ben.call(&list(&world)).await.unwrap().meta.total_results, 0);
        let hidden = post(&ada, private("x")).await;
        assert_eq!(refusal(ben.call(&DeletePost { id: hidden.id }).await).0, 404);
        assert_eq!(refusal(ada.call(&DeletePost { id: PostId(NOBODY) }).await).0, 404);
    }

    async fn news_need_a_title_and_live_under_their_own_address(world) {
        let ada = world.browser(ADA).await;
        let titled = |title: &str| PostBody { news_title: Some(title.to_owned()), ..said("") };
        assert_eq!(refusal(ada.call(&CreateNews { news: said("x") }).await), (400, Some("newsTitle".to_owned())));
        assert_eq!(refusal(ada.call(&CreateNews { news: titled(" ") }).await), (400, Some("newsTitle".to_owned())));
        assert_eq!(refusal(ada.call(&CreateNews { news: titled(&"x".repeat(201)) }).await), (400, Some("newsTitle".to_owned())));
        let unknown = PostBody { category: Some("Nope".to_owned()), ..titled("x") };
        assert_eq!(refusal(ada.call(&CreateNews { news: unknown }).await), (400, Some("category".to_owned())));
        let bad_cover = PostBody { cover_image: Some("zzz".to_owned()), ..titled("x") };
        assert_eq!(refusal(ada.call(&CreateNews { news: bad_cover }).await), (400, Some("coverImage".to_owned())));
        assert_eq!(refusal(world.stranger().call(&CreateNews { news: titled("x") }).await).0, 401);
        let made = ada.call(&CreateNews { news: PostBody { category: Some("Company".to_owned()), ..titled("A") } }).await.unwrap();
        let id = made.id;
        let body = PostBody { category: Some(String::new()), news_title: Some("B".to_owned()), ..PostBody::default() };
        let changed = ada.call(&UpdateNews { id, news: body }).await.unwrap();
        assert_eq!((changed.news_title.as_deref(), changed.category), (Some("B"), None));
        let untitled = UpdateNews { id, news: PostBody { news_title: Some(String::new()), ..PostBody::default() } };
        assert_eq!(refusal(ada.call(&untitled).await), (400, Some("newsTitle".to_owned())));
        assert_eq!(refusal(ada.call(&UpdatePost { id, post: PostBody::default() }).await).0, 404, "it is no post");
        assert_eq!(refusal(ada.call(&DeletePost { id }).await).0, 404);
        assert_eq!(refusal(world.browser(BEN).await.call(&UpdateNews { id, news: PostBody::default() }).await).0, 403);
        assert_eq!(refusal(world.browser(BEN).await.call(&DeleteNews { id }).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&UpdateNews { id, news: PostBody::default() }).await).0, 401);
        assert_eq!(refusal(world.stranger().call(&DeleteNews { id }).await).0, 401);
        ada.call(&DeleteNews { id }).await.unwrap();
        assert_eq!(refusal(ada.call(&DeleteNews { id }).await).0, 404);
    }
}
