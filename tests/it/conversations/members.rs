//! Who is in a conversation.

use api::{
    rotunda::conversations::*,
    workdrive::{ConversationId, UserId, group_chats::*, users::DeleteUser},
};

use super::{group, list, make, own, room, say};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, DAN, EVE, NOBODY, refusal},
};

fn join(conversation_id: ConversationId) -> JoinConversation {
    JoinConversation { conversation_id }
}

fn leave(conversation_id: ConversationId) -> LeaveConversation {
    LeaveConversation { conversation_id }
}

fn change(
    conversation_id: ConversationId,
    add: &[UserId],
    remove: &[UserId],
    refuse: &[UserId],
) -> UpdateConversationMembers {
    UpdateConversationMembers { conversation_id, add: add.to_vec(), remove: remove.to_vec(), refuse: refuse.to_vec() }
}

fn public(title: &str, by_request: bool) -> NewGroupChat {
    NewGroupChat { is_private: Some(false), by_request: Some(by_request), ..group(title, &[]) }
}

on_both! {
    async fn a_public_one_is_joined_and_left(world) {
        let (ada, eve) = (world.browser(ADA).await, world.browser(EVE).await);
        let id = make(&ada, public("Lunch", false)).await;
        say(&ada, id, "before").await;
        assert_eq!(refusal(eve.call(&list(id)).await).0, 403, "one sees that it is there, not what is said");
        let before = eve.call(&GetConversation { conversation_id: id }).await.unwrap();
        assert_eq!((before.is_member, before.conversation.last_message, before.conversation.unread), (false, None, 0));
        assert_eq!(before.reads, [], "who has read is for members");
        let joined = eve.call(&join(id)).await.unwrap();
        assert_eq!(joined.reads.iter().map(|it| (it.user_id, it.seq)).collect::<Vec<_>>(), [(ADA, 1), (EVE, 1)]);
        assert_eq!((joined.is_member, joined.is_admin, joined.conversation.unread), (true, false, 0), "what was said before counts as read");
        eve.call(&join(id)).await.unwrap();
        assert_eq!(eve.call(&list(id)).await.unwrap().messages.len(), 1);
        eve.call(&leave(id)).await.unwrap();
        assert_eq!(refusal(eve.call(&list(id)).await).0, 403);
        let secret = make(&ada, group("Secret", &[])).await;
        for hidden in [secret, ConversationId(NOBODY)] {
            assert_eq!(refusal(eve.call(&join(hidden)).await).0, 404);
            assert_eq!(refusal(eve.call(&leave(hidden)).await).0, 404);
            assert_eq!(refusal(eve.call(&GetConversation { conversation_id: hidden }).await).0, 404);
        }
        let stranger = world.stranger();
        assert_eq!((refusal(stranger.call(&join(id)).await).0, refusal(stranger.call(&leave(id)).await).0), (401, 401));
    }

    async fn who_asks_is_accepted_or_refused(world) {
        let (ada, ben, eve) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(EVE).await);
        let id = make(&ada, public("Board", true)).await;
        let asked = eve.call(&join(id)).await.unwrap();
        assert_eq!((asked.is_member, asked.has_asked, asked.requests.len()), (false, true, 0), "who else asks is not hers to know");
        ben.call(&join(id)).await.unwrap();
        let seen = ada.call(&GetConversation { conversation_id: id }).await.unwrap();
        assert_eq!(seen.requests.iter().map(|it| it.id).collect::<Vec<_>>(), [EVE, BEN]);
        let changed = ada.call(&change(id, &[EVE], &[], &[BEN])).await.unwrap();
        assert_eq!(changed.requests, []);
        assert_eq!(changed.conversation.group.participants.unwrap().len(), 2);
        assert!(!ben.call(&GetConversation { conversation_id: id }).await.unwrap().has_asked);
        ben.call(&join(id)).await.unwrap();
        ben.call(&leave(id)).await.unwrap();
        assert!(!ben.call(&GetConversation { conversation_id: id }).await.unwrap().has_asked, "asking is taken back");
    }

    async fn administrators_add_and_remove(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let id = make(&ada, group("Launch", &[BEN])).await;
        let changed = ada.call(&change(id, &[EVE, CARA], &[BEN], &[])).await.unwrap();
        assert_eq!(changed.conversation.group.participants.unwrap().len(), 3);
        assert_eq!(own(&ben, id).await, None);
        assert_eq!(refusal(ben.call(&list(id)).await).0, 404);
        assert_eq!(refusal(world.browser(EVE).await.call(&change(id, &[BEN], &[], &[])).await).0, 403);
        assert_eq!(refusal(ada.call(&change(id, &[], &[ADA], &[])).await), (409, Some("remove".to_owned())));
        assert_eq!(refusal(ada.call(&change(id, &[UserId(NOBODY)], &[], &[])).await), (404, Some("add".to_owned())));
        assert_eq!(refusal(ada.call(&leave(id)).await).0, 409, "nobody would administer it");
        assert_eq!(refusal(world.stranger().call(&change(id, &[], &[], &[])).await).0, 401);
        let alone = make(&ada, group("Alone", &[])).await;
        ada.call(&leave(alone)).await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM conversations WHERE title = 'Alone'").await, 0, "nobody is left");
    }

    async fn who_is_deleted_is_out_and_the_longest_member_administers(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let id = make(&ada, room(&[BEN])).await;
        world.backend.clock.advance(1_000);
        ada.call(&change(id, &[EVE], &[], &[])).await.unwrap();
        say(&ada, id, "bye").await;
        let direct = ada.call(&OpenDirectConversation { user_id: BEN }).await.unwrap().conversation.group.id;
        dan.call(&DeleteUser { id: ADA, bulk: None, assignee: None }).await.unwrap();
        let ben = world.browser(BEN).await;
        let left = ben.call(&GetConversation { conversation_id: id }).await.unwrap();
        assert_eq!((left.is_admin, left.conversation.group.title.as_str()), (true, "Eve O'Neil"));
        assert_eq!(ben.call(&list(id)).await.unwrap().messages[0].sender.as_ref().unwrap().first_name.as_deref(), Some("Ada"));
        assert_eq!(own(&ben, direct).await.unwrap().group.title, "Ada Lovelace", "what two people said keeps both names");
    }
}
