//! Presence: who is there.

use api::symphony::{Uid, presence::*};

use super::uid;
use crate::{
    on_both,
    world::{ADA, BEN, DAN, refusal},
};

fn set(category: &str) -> SetOwnPresence {
    SetOwnPresence { soft: None, presence: PresenceStatus { category: category.to_owned() } }
}

fn get(uid: Uid) -> GetPresence {
    GetPresence { uid, local: None }
}

on_both! {
    async fn presence_is_set_and_seen(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let (me, bens) = (uid(&ada).await, uid(&ben).await);
        assert_eq!(ada.call(&GetOwnPresence {}).await.unwrap().category, "OFFLINE", "who never was there");
        let soft = SetOwnPresence { soft: Some(true), ..set("BUSY") };
        assert_eq!(ada.call(&soft).await.unwrap().category, "OFFLINE");
        let busy = ada.call(&set("BUSY")).await.unwrap();
        assert_eq!((busy.user_id, &*busy.category), (me, "BUSY"));
        assert_eq!(ben.call(&get(me)).await.unwrap(), busy);
        assert_eq!(ben.call(&GetPresenceV1 { uid: me }).await.unwrap().category, "BUSY");
        assert_eq!(ada.call(&SetOwnPresence { soft: Some(true), ..set("IN_A_MEETING") }).await.unwrap().category, "IN_A_MEETING");
        let of = |user_id| SetPresence { soft: None, presence: UserPresence { category: "AWAY".to_owned(), user_id } };
        assert_eq!(refusal(ada.call(&of(bens)).await).0, 403);
        assert_eq!(dan.call(&of(bens)).await.unwrap().category, "AWAY");
        assert_eq!(ada.call(&of(me)).await.unwrap().category, "AWAY");
        assert_eq!(refusal(dan.call(&of(Uid(7))).await).0, 404);
        assert_eq!(refusal(ada.call(&get(Uid(7))).await).0, 404);
        assert_eq!(refusal(ada.call(&GetPresenceV1 { uid: Uid(7) }).await).0, 400);
        for bad in ["UNDEFINED", "ASLEEP", ""] {
            assert_eq!(refusal(ada.call(&set(bad)).await), (400, Some("category".to_owned())));
        }
    }

    async fn presence_of_all_is_paged(world) {
        let mut all = Vec::new();
        for who in [ADA, BEN, DAN] {
            let client = world.browser(who).await;
            client.call(&set("AVAILABLE")).await.unwrap();
            all.push(uid(&client).await);
        }
        all.sort_unstable();
        let ada = world.browser(ADA).await;
        let page = async |last_user_id, limit| {
            let found = ada.call(&ListPresence { last_user_id, limit }).await.unwrap();
            found.into_iter().map(|one| one.user_id).collect::<Vec<_>>()
        };
        assert_eq!(page(None, None).await, all);
        assert_eq!(page(None, Some(2)).await, all[..2]);
        assert_eq!(page(Some(all[1]), Some(2)).await, all[2..]);
        assert_eq!(refusal(ada.call(&ListPresence { last_user_id: None, limit: Some(5001) }).await).0, 400);
        assert_eq!(ada.call(&ListPresenceV1 {}).await.unwrap().len(), 3);
    }

    async fn a_feed_has_what_changed_since_the_last_time(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        ben.call(&set("BUSY")).await.unwrap();
        let feed = ada.call(&CreatePresenceFeed {}).await.unwrap().id;
        let read = ReadPresenceFeed { feed_id: feed.clone() };
        assert!(ada.call(&read).await.unwrap().is_empty());
        ben.call(&set("AWAY")).await.unwrap();
        ben.call(&set("AVAILABLE")).await.unwrap();
        ben.call(&set("AVAILABLE")).await.unwrap();
        let changes = ada.call(&read).await.unwrap();
        assert_eq!(changes.iter().map(|one| &*one.category).collect::<Vec<_>>(), ["AVAILABLE"], "the last counts");
        assert!(ada.call(&read).await.unwrap().is_empty());
        assert_eq!(refusal(ben.call(&read).await).0, 400, "another's");
        let delete = DeletePresenceFeed { feed_id: feed.clone() };
        assert_eq!(refusal(ben.call(&delete).await).0, 400);
        assert_eq!(ada.call(&delete).await.unwrap().id, feed);
        assert_eq!(refusal(ada.call(&read).await).0, 400);
        let interest = |users| RegisterPresenceInterest { users };
        assert_eq!(ada.call(&interest(vec![uid(&ben).await])).await.unwrap().message, "OK");
        assert_eq!(refusal(ada.call(&interest(vec![Uid(7)])).await).0, 404);
        assert_eq!(refusal(ada.call(&interest(vec![])).await).0, 400);
    }
}
