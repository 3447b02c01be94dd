//! Comments.

use api::{
    page::Paged as _,
    rotunda::{
        comments::{CommentId, CreateComment, DeleteComment, ListComments, RestoreComment, UpdateComment},
        feeds::{GetPost, Stream},
    },
    workdrive::PostId,
};

use super::{POSTS, post, private, said};
use crate::{
    on_both,
    world::{ADA, BEN, DAN, NOBODY, refusal},
};

fn on(id: PostId, text: &str) -> CreateComment {
    CreateComment { stream: POSTS, id, text: text.to_owned() }
}

fn of(id: PostId) -> ListComments {
    ListComments { stream: POSTS, id, after: None, limit: None }
}

on_both! {
    async fn list_comments_oldest_first_in_pages(world) {
        let ada = world.browser(ADA).await;
        let item = post(&ada, said("x")).await;
        for number in 0..45 {
            world.backend.clock.advance(number % 2);
            ada.call(&on(item.id, &format!("{number}"))).await.unwrap();
        }
        let first = ada.call(&of(item.id)).await.unwrap();
        assert_eq!((first.comments.len(), first.left, &*first.comments[0].text), (20, 25, "0"));
        let mut texts = Vec::new();
        let mut next = Some(of(item.id));
        while let Some(request) = next {
            let page = ada.call(&request).await.unwrap();
            next = request.next(&page);
            texts.extend(page.comments.into_iter().map(|comment| comment.text));
        }
        assert_eq!(texts, (0..45).map(|number| number.to_string()).collect::<Vec<_>>());
        assert_eq!(ada.call(&GetPost { stream: POSTS, id: item.id }).await.unwrap().comments_count, 45);
    }

    async fn list_comments_within_limits_and_sight(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let item = post(&ada, private("x")).await;
        assert_eq!(refusal(ben.call(&of(item.id)).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&of(item.id)).await).0, 401);
        assert_eq!(refusal(ada.call(&of(PostId(NOBODY))).await).0, 404);
        assert_eq!(refusal(ada.call(&ListComments { stream: Stream::News, ..of(item.id) }).await).0, 404);
        for limit in [0, 101] {
            assert_eq!(refusal(ada.call(&ListComments { limit: Some(limit), ..of(item.id) }).await), (400, Some("limit".to_owned())));
        }
        let after = ListComments { after: Some(CommentId(NOBODY)), ..of(item.id) };
        assert_eq!(refusal(ada.call(&after).await), (400, Some("after".to_owned())));
    }

    async fn create_comment_refuses_empty_and_endless_ones(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let item = post(&ada, private("x")).await;
        for text in ["", " \n ", &"x".repeat(5001)] {
            assert_eq!(refusal(ada.call(&on(item.id, text)).await), (400, Some("text".to_owned())));
        }
        ada.call(&on(item.id, &"😀".repeat(5000))).await.unwrap();
        assert_eq!(refusal(ben.call(&on(item.id, "x")).await).0, 404);
        assert_eq!(refusal(ada.call(&on(PostId(NOBODY), "x")).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&on(item.id, "x")).await).0, 401);
    }

    async fn update_comment_of_ones_own(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let item = post(&ada, said("x")).await;
        let made = ben.call(&on(item.id, "before")).await.unwrap();
        let update = |text: &str| UpdateComment { id: made.id, text: text.to_owned() };
        let changed = ben.call(&update("after")).await.unwrap();
        assert_eq!((&*changed.text, changed.edited_at.is_some(), changed.user.id), ("after", true, BEN));
        assert_eq!(refusal(ada.call(&update("x")).await).0, 403);
        assert_eq!(refusal(dan.call(&update("x")).await).0, 403);
        assert_eq!(refusal(ben.call(&update("")).await), (400, Some("text".to_owned())));
        assert_eq!(refusal(ben.call(&UpdateComment { id: CommentId(NOBODY), text: "x".to_owned() }).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&update("x")).await).0, 401);
    }

    async fn delete_comment_and_take_it_back(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let item = post(&ada, said("x")).await;
        let made = ben.call(&on(item.id, "so")).await.unwrap();
        let (delete, restore) = (DeleteComment { id: made.id }, RestoreComment { id: made.id });
        assert_eq!(refusal(ada.call(&delete).await).0, 403, "not even on one's own post");
        assert_eq!(refusal(world.stranger().call(&delete).await).0, 401);
        ben.call(&delete).await.unwrap();
        assert_eq!(refusal(ben.call(&delete).await).0, 404);
        assert_eq!(refusal(ben.call(&UpdateComment { id: made.id, text: "x".to_owned() }).await).0, 404);
        assert_eq!(ada.call(&of(item.id)).await.unwrap().comments, []);
        assert_eq!(ada.call(&GetPost { stream: POSTS, id: item.id }).await.unwrap().comments_count, 0);
        assert_eq!(refusal(ada.call(&restore).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&restore).await).0, 401);
        assert_eq!(ben.call(&restore).await.unwrap(), made);
        assert_eq!(ben.call(&restore).await.unwrap(), made, "again changes nothing");
        assert_eq!(ada.call(&GetPost { stream: POSTS, id: item.id }).await.unwrap().comments_count, 1);
        dan.call(&delete).await.unwrap();
        world.backend.clock.advance(61 * 60_000);
        assert_eq!(refusal(dan.call(&restore).await).0, 404);
        assert_eq!(refusal(ada.call(&DeleteComment { id: CommentId(NOBODY) }).await).0, 404);
        assert_eq!(refusal(ada.call(&RestoreComment { id: CommentId(NOBODY) }).await).0, 404);
    }
}
