//! Taking back a deletion.

use api::{
    rotunda::feeds::{GetPost, RestorePost, Stream},
    workdrive::{PostId, posts::DeletePost},
};

use super::{POSTS, list, post, private, said};
use crate::{
    on_both,
    world::{ADA, BEN, DAN, NOBODY, refusal},
};

on_both! {
    async fn restore_post_within_an_hour(world) {
        let ada = world.browser(ADA).await;
        let made = post(&ada, said("x")).await;
        let restore = RestorePost { stream: POSTS, id: made.id };
        ada.call(&DeletePost { id: made.id }).await.unwrap();
        world.backend.clock.advance(59 * 60_000);
        world.backend.tidy().await.unwrap();
        assert_eq!(ada.call(&restore).await.unwrap(), made);
        assert_eq!(ada.call(&restore).await.unwrap(), made, "again changes nothing");
        assert_eq!(world.browser(BEN).await.call(&list(&world)).await.unwrap().posts, [made]);
    }

    async fn restore_post_is_too_late_after_an_hour(world) {
        let ada = world.browser(ADA).await;
        let made = post(&ada, said("x #tag")).await;
        let comment = api::rotunda::comments::CreateComment { stream: POSTS, id: made.id, text: "y".to_owned() };
        ada.call(&comment).await.unwrap();
        ada.call(&DeletePost { id: made.id }).await.unwrap();
        world.backend.clock.advance(61 * 60_000);
        let restore = RestorePost { stream: POSTS, id: made.id };
        assert_eq!(refusal(ada.call(&restore).await).0, 404);
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number("SELECT (SELECT COUNT(*) FROM posts) + (SELECT COUNT(*) FROM comments) + (SELECT COUNT(*) FROM post_tags)").await, 0);
        assert_eq!(refusal(ada.call(&restore).await).0, 404);
    }

    async fn restore_post_only_by_who_could_delete_it(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let made = post(&ada, said("x")).await;
        ada.call(&DeletePost { id: made.id }).await.unwrap();
        let restore = RestorePost { stream: POSTS, id: made.id };
        assert_eq!(refusal(ben.call(&restore).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&restore).await).0, 401);
        assert_eq!(refusal(ada.call(&RestorePost { stream: Stream::News, id: made.id }).await).0, 404);
        assert_eq!(refusal(ada.call(&RestorePost { stream: POSTS, id: PostId(NOBODY) }).await).0, 404);
        dan.call(&restore).await.unwrap();
        ada.call(&GetPost { stream: POSTS, id: made.id }).await.unwrap();
    }

    async fn get_post_is_for_who_may_see_it(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let hidden = post(&ada, private("x")).await;
        let get = GetPost { stream: POSTS, id: hidden.id };
        ada.call(&get).await.unwrap();
        assert_eq!(refusal(ben.call(&get).await).0, 404);
        assert_eq!(refusal(ada.call(&GetPost { stream: Stream::News, id: hidden.id }).await).0, 404);
        assert_eq!(refusal(ada.call(&GetPost { stream: POSTS, id: PostId(NOBODY) }).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&get).await).0, 401);
    }
}
