//! Conversations of an end user, and of all.

use api::{
    dixa::{EndUserId, anonymization::AnonymizeEndUser, conversations::*},
    page::Paged as _,
    rotunda::dixa::{GetDixaConversation, ListDixaConversations},
};

use super::{conversation, create, customer};
use crate::{
    on_both,
    world::{ADA, DAN, NOBODY, refusal},
};

on_both! {
    async fn conversations_of_one_latest_first_in_pages(world) {
        let dan = world.browser(DAN).await;
        let (made, other) = (create(&dan, customer(1)).await, create(&dan, customer(2)).await);
        for id in 1..=7 {
            conversation(&world, id, if id == 4 { other.id } else { made.id }, "Closed").await;
        }
        let first = ListEndUserConversations { user_id: made.id, page_limit: Some(4), page_key: None };
        let page = dan.call(&first).await.unwrap();
        assert!(matches!(&page.data[0].kind, ConversationKind::Email { subject: Some(subject), .. } if subject.contains("whistles")));
        let ids = |page: &ConversationPage| page.data.iter().map(|conversation| conversation.id).collect::<Vec<_>>();
        assert_eq!(ids(&page), [7, 6, 5, 3]);
        assert_eq!(page.meta.previous, None);
        let second = first.next(&page).unwrap();
        let page = dan.call(&second).await.unwrap();
        assert_eq!((ids(&page), page.meta.next.as_deref()), (vec![2, 1], None));
        let (_, _, body) = dan.get(&page.meta.previous.unwrap()).await;
        assert_eq!(ids(&serde_json::from_slice(&body).unwrap()), [7, 6, 5, 3]);
    }

    async fn conversations_are_for_administrators(world) {
        let dan = world.browser(DAN).await;
        let made = create(&dan, customer(1)).await;
        let of = |user_id| ListEndUserConversations { user_id, page_limit: None, page_key: None };
        assert_eq!(dan.call(&of(made.id)).await.unwrap().data, []);
        assert_eq!(refusal(dan.call(&of(EndUserId(NOBODY))).await).0, 404);
        let bad = ListEndUserConversations { page_limit: Some(0), ..of(made.id) };
        assert_eq!(refusal(dan.call(&bad).await), (400, Some("pageLimit".to_owned())));
        assert_eq!(refusal(world.browser(ADA).await.call(&of(made.id)).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&of(made.id)).await).0, 401);
    }

    async fn conversations_with_all_are_listed_with_who_began_them(world) {
        let dan = world.browser(DAN).await;
        let (one, other) = (create(&dan, customer(1)).await, create(&dan, customer(2)).await);
        for id in 1..=5 {
            conversation(&world, id, if id % 2 == 0 { one.id } else { other.id }, "Closed").await;
        }
        dan.call(&AnonymizeEndUser { user_id: other.id, force: None }).await.unwrap();
        world.backend.tidy().await.unwrap();
        let list = |before, limit| ListDixaConversations { before, limit };
        let page = dan.call(&list(None, Some(3))).await.unwrap();
        let short = |page: &api::rotunda::dixa::DixaConversations| {
            let all = page.conversations.iter();
            all.map(|it| (it.conversation.id, it.end_user.clone())).collect::<Vec<_>>()
        };
        assert_eq!((short(&page), page.more), (vec![(5, None), (4, Some(one.clone())), (3, None)], true));
        let page = dan.call(&list(Some(3), None)).await.unwrap();
        assert_eq!((short(&page), page.more), (vec![(2, Some(one.clone())), (1, None)], false));
        let read = dan.call(&GetDixaConversation { id: 4 }).await.unwrap();
        assert_eq!((read.conversation.id, read.end_user), (4, Some(one)));
        assert_eq!(dan.call(&GetDixaConversation { id: 5 }).await.unwrap().end_user, None, "anonymized");
        assert_eq!(refusal(dan.call(&GetDixaConversation { id: 9 }).await).0, 404);
        for limit in [0, 201] {
            assert_eq!(refusal(dan.call(&list(None, Some(limit))).await), (400, Some("limit".to_owned())));
        }
        let (ada, stranger) = (world.browser(ADA).await, world.stranger());
        assert_eq!(refusal(ada.call(&list(None, None)).await).0, 403);
        assert_eq!(refusal(ada.call(&GetDixaConversation { id: 4 }).await).0, 403);
        assert_eq!(refusal(stranger.call(&list(None, None)).await).0, 401);
        assert_eq!(refusal(stranger.call(&GetDixaConversation { id: 4 }).await).0, 401);
    }
}
