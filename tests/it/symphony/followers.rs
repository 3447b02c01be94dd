//! Who follows whom.

use api::symphony::{Uid, followers::*};

use super::uid;
use crate::{
    on_both,
    world::{ADA, BEN, CARA, DAN, EVE, MIA, refusal},
};

fn follow(uid: Uid, followers: &[Uid]) -> FollowUser {
    FollowUser { uid, followers: followers.to_vec() }
}

fn list(uid: Uid) -> ListFollowers {
    ListFollowers { uid, limit: None, before: None, after: None }
}

on_both! {
    async fn people_follow_and_stop(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let (me, ben) = (uid(&ada).await, uid(&world.browser(BEN).await).await);
        let told = ada.call(&follow(ben, &[me])).await.unwrap().message;
        assert_eq!(told, "User(s) successfully added in the list of followers");
        ada.call(&follow(ben, &[me])).await.unwrap();
        let followers = ada.call(&list(ben)).await.unwrap();
        assert_eq!((followers.count, &*followers.followers), (1, &[me][..]));
        let following = ListFollowing { uid: me, limit: None, before: None, after: None };
        assert_eq!(ada.call(&following).await.unwrap().following, [ben]);
        assert_eq!(refusal(ada.call(&follow(me, &[ben])).await).0, 403, "one speaks for oneself");
        assert!(dan.call(&follow(me, &[ben])).await.is_ok(), "administrators for all");
        for bad in [follow(ben, &[]), follow(me, &[me]), follow(Uid(7), &[me])] {
            assert_eq!(refusal(ada.call(&bad).await).0, 400);
        }
        assert_eq!(refusal(dan.call(&follow(ben, &[Uid(7)])).await).0, 400);
        assert_eq!(refusal(ada.call(&list(Uid(7))).await).0, 400);
        let stop = UnfollowUser { uid: ben, followers: vec![me] };
        assert_eq!(ada.call(&stop).await.unwrap().message, "User(s) successfully removed from the list of followers");
        assert_eq!(ada.call(&list(ben)).await.unwrap().count, 0);
        assert_eq!(refusal(ada.call(&UnfollowUser { uid: me, followers: vec![ben] }).await).0, 403);
    }

    async fn followers_are_paged_both_ways(world) {
        let dan = world.browser(DAN).await;
        let dans = uid(&dan).await;
        let mut all = Vec::new();
        for who in [ADA, BEN, CARA, EVE, MIA] {
            all.push(uid(&world.browser(who).await).await);
        }
        all.sort_unstable();
        dan.call(&follow(dans, &all)).await.unwrap();
        let page = async |before: Option<String>, after: Option<String>| {
            dan.call(&ListFollowers { limit: Some(2), before, after, ..list(dans) }).await.unwrap()
        };
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let found = page(None, after).await;
            assert_eq!(found.count, 5);
            seen.extend(found.followers);
            assert_eq!(found.pagination.previous.is_some(), seen.len() > 2);
            after = found.pagination.cursors.after;
            if found.pagination.next.is_none() {
                break;
            }
        }
        assert_eq!(seen, all);
        let back = page(Some(all[4].to_string()), None).await;
        assert_eq!((&*back.followers, back.pagination.previous.is_some(), back.pagination.next.is_some()), (&all[2..4], true, true));
        for bad in [
            ListFollowers { before: Some("x".to_owned()), ..list(dans) },
            ListFollowers { before: Some("1".to_owned()), after: Some("1".to_owned()), ..list(dans) },
            ListFollowers { limit: Some(0), ..list(dans) },
        ] {
            assert_eq!(refusal(dan.call(&bad).await).0, 400);
        }
    }
}
