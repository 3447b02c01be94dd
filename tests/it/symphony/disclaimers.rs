//! Disclaimers, and who has which.

use api::{
    rotunda::symphony::disclaimers::*,
    symphony::{StringId, Uid, disclaimers::*},
};

use super::uid;
use crate::{
    on_both,
    world::{ADA, BEN, DAN, refusal},
};

fn new(name: &str, is_default: Option<bool>) -> CreateDisclaimer {
    CreateDisclaimer {
        name: name.to_owned(),
        content: "Read this.".to_owned(),
        frequency_in_hours: None,
        is_default,
        format: None,
    }
}

fn change(did: &str) -> UpdateDisclaimer {
    let did = did.to_owned();
    UpdateDisclaimer {
        did,
        name: None,
        content: None,
        frequency_in_hours: None,
        is_default: None,
        is_active: None,
        format: None,
    }
}

fn assign(uid: Uid, id: &str) -> UpdateUserDisclaimer {
    UpdateUserDisclaimer { uid, disclaimer: StringId { id: id.to_owned() } }
}

on_both! {
    async fn disclaimers_are_made_changed_and_deleted(world) {
        let dan = world.browser(DAN).await;
        assert!(dan.call(&ListDisclaimers {}).await.unwrap().is_empty());
        let made = dan.call(&new(" Short ", None)).await.unwrap();
        assert_eq!((made.id.len(), &*made.name, made.frequency_in_hours, made.is_active), (24, "Short", Some(24), true));
        assert_eq!(dan.call(&GetDisclaimer { did: made.id.clone() }).await.unwrap(), made);
        let changed = UpdateDisclaimer { content: Some("<p/>".to_owned()), format: Some(DisclaimerFormat::Xml), frequency_in_hours: Some(168), ..change(&made.id) };
        let changed = dan.call(&changed).await.unwrap();
        assert_eq!((changed.name.as_str(), changed.format.as_deref(), changed.frequency_in_hours), ("Short", Some("XML"), Some(168)));
        assert_eq!(dan.call(&ListDisclaimers {}).await.unwrap(), [changed]);
        let wrong = [
            ("name", UpdateDisclaimer { name: Some(" ".to_owned()), ..change(&made.id) }),
            ("name", UpdateDisclaimer { name: Some("x".repeat(101)), ..change(&made.id) }),
            ("content", UpdateDisclaimer { content: Some("x".repeat(10_001)), ..change(&made.id) }),
            ("frequencyInHours", UpdateDisclaimer { frequency_in_hours: Some(0), ..change(&made.id) }),
            ("frequencyInHours", UpdateDisclaimer { frequency_in_hours: Some(8761), ..change(&made.id) }),
            ("isActive", UpdateDisclaimer { is_active: Some(false), is_default: Some(true), ..change(&made.id) }),
        ];
        for (field, asked) in wrong {
            assert_eq!(refusal(dan.call(&asked).await), (400, Some(field.to_owned())));
        }
        dan.call(&DeleteDisclaimer { did: made.id.clone() }).await.unwrap();
        assert_eq!(refusal(dan.call(&DeleteDisclaimer { did: made.id.clone() }).await).0, 404);
        assert_eq!(refusal(dan.call(&change(&made.id)).await).0, 404);
        assert_eq!(refusal(dan.call(&GetDisclaimer { did: made.id }).await), (400, Some("did".to_owned())));
    }

    async fn a_disclaimer_is_assigned_and_taken_away(world) {
        let dan = world.browser(DAN).await;
        let ben = uid(&world.browser(BEN).await).await;
        let (first, second) = (dan.call(&new("one", None)).await.unwrap(), dan.call(&new("two", None)).await.unwrap());
        let (status, _, body) = dan.get(&format!("/pod/v1/admin/user/{ben}/disclaimer")).await;
        assert_eq!((status.as_u16(), body.len()), (204, 0));
        assert_eq!(dan.call(&assign(ben, &first.id)).await.unwrap().message, "OK");
        dan.call(&assign(ben, &second.id)).await.unwrap();
        assert_eq!(dan.call(&GetUserDisclaimer { uid: ben }).await.unwrap(), Some(second.clone()));
        assert_eq!(dan.call(&ListDisclaimerUsers { did: second.id.clone() }).await.unwrap(), [ben]);
        assert!(dan.call(&ListDisclaimerUsers { did: first.id.clone() }).await.unwrap().is_empty());
        assert_eq!(dan.call(&RemoveUserDisclaimer { uid: ben }).await.unwrap().message, "OK");
        assert_eq!(dan.call(&GetUserDisclaimer { uid: ben }).await.unwrap(), None);
        // With the disclaimer goes that somebody has it.
        dan.call(&assign(ben, &second.id)).await.unwrap();
        dan.call(&DeleteDisclaimer { did: second.id.clone() }).await.unwrap();
        assert_eq!(dan.call(&GetUserDisclaimer { uid: ben }).await.unwrap(), None);
        dan.call(&UpdateDisclaimer { is_active: Some(false), ..change(&first.id) }).await.unwrap();
        for id in [&*first.id, &*second.id] {
            assert_eq!(refusal(dan.call(&assign(ben, id)).await), (400, Some("id".to_owned())));
        }
        assert_eq!(refusal(dan.call(&ListDisclaimerUsers { did: second.id }).await), (400, Some("did".to_owned())));
        let nobody = Some("uid".to_owned());
        assert_eq!(refusal(dan.call(&assign(Uid(7), &first.id)).await), (400, nobody.clone()));
        assert_eq!(refusal(dan.call(&GetUserDisclaimer { uid: Uid(7) }).await), (400, nobody.clone()));
        assert_eq!(refusal(dan.call(&RemoveUserDisclaimer { uid: Uid(7) }).await), (400, nobody));
    }

    async fn the_default_is_for_who_has_none(world) {
        let dan = world.browser(DAN).await;
        let (ben, ada) = (uid(&world.browser(BEN).await).await, uid(&world.browser(ADA).await).await);
        let own = dan.call(&new("own", None)).await.unwrap();
        let first = dan.call(&new("first", Some(true))).await.unwrap();
        let second = dan.call(&new("second", Some(true))).await.unwrap();
        assert!(!dan.call(&GetDisclaimer { did: first.id }).await.unwrap().is_default, "one at most");
        dan.call(&assign(ben, &own.id)).await.unwrap();
        assert_eq!(dan.call(&GetUserDisclaimer { uid: ben }).await.unwrap(), Some(own));
        assert_eq!(dan.call(&GetUserDisclaimer { uid: ada }).await.unwrap(), Some(second.clone()));
        let who = dan.call(&ListDisclaimerUsers { did: second.id }).await.unwrap();
        assert_eq!((who.len(), who.contains(&ben)), (5, false));
    }
}
