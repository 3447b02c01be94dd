//! Reactions.

use api::{
    rotunda::{
        feeds::{GetPost, Stream},
        reactions::{AddReaction, ListReactors, RemoveReaction},
    },
    workdrive::PostId,
};

use super::{POSTS, post, private, said};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, NOBODY, refusal},
};

fn add(id: PostId, emoji: &str) -> AddReaction {
    AddReaction { stream: POSTS, id, emoji: emoji.to_owned() }
}

fn remove(id: PostId, emoji: &str) -> RemoveReaction {
    RemoveReaction { stream: POSTS, id, emoji: emoji.to_owned() }
}

fn who(id: PostId, emoji: &str) -> ListReactors {
    ListReactors { stream: POSTS, id, emoji: emoji.to_owned() }
}

on_both! {
    async fn reactions_are_counted_once_a_person(world) {
        let (ada, ben, cara) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(CARA).await);
        let id = post(&ada, said("x")).await.id;
        ada.call(&add(id, "🎉")).await.unwrap();
        ben.call(&add(id, "👍🏽")).await.unwrap();
        cara.call(&add(id, "👍🏽")).await.unwrap();
        let all = cara.call(&add(id, "👍🏽")).await.unwrap();
        let all: Vec<_> = all.iter().map(|kind| (&*kind.emoji, kind.count, kind.mine)).collect();
        assert_eq!(all, [("👍🏽", 2, true), ("🎉", 1, false)], "most frequent first");
        let shown = ada.call(&GetPost { stream: POSTS, id }).await.unwrap();
        assert_eq!((shown.reactions.len(), shown.reactions[1].mine, shown.reaction_users.len()), (2, true, 3));
        assert_eq!(world.number("SELECT reaction_count FROM posts").await, 3);
        let people: Vec<_> = ada.call(&who(id, "👍🏽")).await.unwrap().into_iter().map(|user| user.id).collect();
        assert!(people.contains(&BEN) && people.contains(&CARA) && people.len() == 2);
        assert_eq!(ben.call(&remove(id, "👍🏽")).await.unwrap()[0].count, 1);
        ben.call(&remove(id, "👍🏽")).await.unwrap();
        assert_eq!(world.number("SELECT reaction_count FROM posts").await, 2);
    }

    async fn one_emoji_has_one_written_form(world) {
        let ada = world.browser(ADA).await;
        let id = post(&ada, said("x")).await.id;
        ada.call(&add(id, "❤")).await.unwrap();
        assert_eq!(ada.call(&add(id, "❤\u{fe0f}")).await.unwrap().len(), 1);
    }

    async fn reactions_refuse_what_is_not_one_emoji(world) {
        let ada = world.browser(ADA).await;
        let id = post(&ada, said("x")).await.id;
        for text in ["a", "👍👍", ":+1:", "<script>", "' OR 1=1", "1", " "] {
            assert_eq!(refusal(ada.call(&add(id, text)).await), (400, Some("emoji".to_owned())), "{text}");
            assert_eq!(refusal(ada.call(&remove(id, text)).await), (400, Some("emoji".to_owned())), "{text}");
            assert_eq!(refusal(ada.call(&who(id, text)).await), (400, Some("emoji".to_owned())), "{text}");
        }
    }

    async fn reactions_are_for_who_may_see_the_item(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let id = post(&ada, private("x")).await.id;
        assert_eq!(refusal(ben.call(&add(id, "👍")).await).0, 404);
        assert_eq!(refusal(ben.call(&remove(id, "👍")).await).0, 404);
        assert_eq!(refusal(ben.call(&who(id, "👍")).await).0, 404);
        assert_eq!(refusal(ada.call(&add(PostId(NOBODY), "👍")).await).0, 404);
        assert_eq!(refusal(ada.call(&AddReaction { stream: Stream::News, ..add(id, "👍") }).await).0, 404);
        let stranger = world.stranger();
        assert_eq!(refusal(stranger.call(&add(id, "👍")).await).0, 401);
        assert_eq!(refusal(stranger.call(&remove(id, "👍")).await).0, 401);
        assert_eq!(refusal(stranger.call(&who(id, "👍")).await).0, 401);
    }
}
