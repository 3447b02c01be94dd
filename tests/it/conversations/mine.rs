//! Conversations as their members have them.

use api::{
    rotunda::conversations::*,
    workdrive::{ConversationId, UserId},
};

use super::{group, list, make, mine, own, say};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, EVE, NOBODY, refusal},
};

fn state(conversation_id: ConversationId) -> UpdateConversationState {
    UpdateConversationState { conversation_id, muted: None, muted_until: None, is_pinned: None, is_archived: None }
}

fn read(conversation_id: ConversationId, seq: u64) -> ReadConversation {
    ReadConversation { conversation_id, seq, unread: false }
}

on_both! {
    async fn unread_and_mentions_are_counted(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let id = make(&ada, group("Launch", &[BEN])).await;
        for words in ["one", "two", &format!("three @[Ben](user:{BEN})")] {
            say(&ada, id, words).await;
        }
        let row = own(&ben, id).await.unwrap();
        assert_eq!((row.unread, row.mentions, row.read_seq, row.last_seq), (3, 1, 0, 3));
        assert_eq!(row.last_message.unwrap().seq, 3);
        assert_eq!(ben.call(&mine()).await.unwrap().unread, 3);
        assert_eq!(own(&ada, id).await.unwrap().unread, 0, "one has read what one says");
        ben.call(&read(id, 2)).await.unwrap();
        ben.call(&read(id, 1)).await.unwrap();
        let row = own(&ben, id).await.unwrap();
        assert_eq!((row.unread, row.mentions), (1, 1), "it does not go back by itself");
        ben.call(&read(id, 99)).await.unwrap();
        assert_eq!(own(&ben, id).await.unwrap().mentions, 0);
        ben.call(&ReadConversation { unread: true, ..read(id, 1) }).await.unwrap();
        assert_eq!(own(&ben, id).await.unwrap().unread, 2, "marked as unread");
        let reads = ada.call(&GetConversation { conversation_id: id }).await.unwrap().reads;
        assert_eq!(reads.iter().map(|it| (it.user_id, it.seq)).collect::<Vec<_>>(), [(ADA, 3), (BEN, 1)]);
        say(&ben, id, "four").await;
        assert_eq!(own(&ben, id).await.unwrap().unread, 0, "who answers has read");
        assert_eq!(refusal(world.browser(EVE).await.call(&read(id, 1)).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&read(id, 1)).await).0, 401);
    }

    async fn pinned_ones_first_then_the_latest(world) {
        let ada = world.browser(ADA).await;
        let mut ids = Vec::new();
        for title in ["a", "b", "c"] {
            world.backend.clock.advance(1_000);
            ids.push(make(&ada, group(title, &[BEN])).await);
        }
        world.backend.clock.advance(1_000);
        say(&ada, ids[1], "x").await;
        ada.call(&UpdateConversationState { is_pinned: Some(true), ..state(ids[0]) }).await.unwrap();
        let titles = async || ada.call(&mine()).await.unwrap().conversations.into_iter().map(|it| it.group.title).collect::<Vec<_>>();
        assert_eq!(titles().await, ["a", "b", "c"]);
        let page = ada.call(&ListConversations { per_page: Some(2), ..mine() }).await.unwrap();
        assert_eq!((page.meta.total_results, page.meta.next_page), (3, 2));
        assert_eq!(refusal(ada.call(&ListConversations { per_page: Some(101), ..mine() }).await), (400, Some("per_page".to_owned())));
        assert_eq!(refusal(world.stranger().call(&mine()).await).0, 401);
    }

    async fn muted_and_archived_ones(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let id = make(&ada, group("Launch", &[BEN])).await;
        say(&ada, id, "x").await;
        let until = chrono::DateTime::from_timestamp_millis(world.backend.clock.now() + 60_000);
        ben.call(&UpdateConversationState { muted: Some(true), muted_until: until, ..state(id) }).await.unwrap();
        let row = own(&ben, id).await.unwrap();
        assert_eq!((row.group.muted, row.group.snoozed_until, row.unread), (true, until, 1));
        assert_eq!(ben.call(&mine()).await.unwrap().unread, 0, "muted ones do not count");
        world.backend.clock.advance(61_000);
        assert!(!own(&ben, id).await.unwrap().group.muted, "only until then");
        ben.call(&UpdateConversationState { muted: Some(true), ..state(id) }).await.unwrap();
        let row = own(&ben, id).await.unwrap().group;
        assert_eq!((row.muted, row.snoozed_until), (true, None), "for good");
        ben.call(&UpdateConversationState { muted: Some(false), is_archived: Some(true), ..state(id) }).await.unwrap();
        assert_eq!(own(&ben, id).await, None);
        let put_away = ListConversations { archived: Some(true), ..mine() };
        assert_eq!(ben.call(&put_away).await.unwrap().conversations.len(), 1);
        say(&ada, id, "back").await;
        assert!(own(&ben, id).await.is_some(), "a message brings it back");
        assert_eq!(refusal(world.browser(EVE).await.call(&state(id)).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&state(id)).await).0, 401);
    }

    async fn two_people_have_one_direct_conversation(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let open = |user_id| OpenDirectConversation { user_id };
        let opened = ada.call(&open(BEN)).await.unwrap().conversation;
        assert_eq!((opened.direct.as_ref().map(|it| it.id), opened.group.title.as_str()), (Some(BEN), "Ben Bitdiddle"));
        let other = ben.call(&open(ADA)).await.unwrap().conversation;
        assert_eq!((other.group.id, other.direct.as_ref().map(|it| it.id)), (opened.group.id, Some(ADA)));
        let id = opened.group.id;
        assert_eq!(refusal(world.browser(CARA).await.call(&list(id)).await).0, 404);
        assert_eq!(refusal(ada.call(&LeaveConversation { conversation_id: id }).await).0, 409);
        assert_eq!(refusal(ada.call(&api::workdrive::group_chats::DeleteGroupChats { id: vec![id] }).await).0, 409);
        assert_eq!(refusal(ada.call(&open(ADA)).await), (400, Some("userId".to_owned())));
        assert_eq!(refusal(ada.call(&open(UserId(NOBODY))).await), (404, Some("userId".to_owned())));
        assert_eq!(refusal(world.stranger().call(&open(BEN)).await).0, 401);
        assert_eq!(world.number("SELECT COUNT(*) FROM conversations").await, 1);
    }
}
