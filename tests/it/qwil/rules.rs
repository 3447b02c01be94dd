//! The rules of the organization in Qwil, and what turns off what.

use api::{
    qwil::{chats::GetChat, messages::GetMessageRange, review::ListReviewedChats},
    rotunda::qwil::*,
};

use super::{People, code};
use crate::{
    on_both,
    world::{ADA, DAN, refusal},
};

fn change() -> UpdateQwilRules {
    UpdateQwilRules { email_domains: None, staff_networks: None, features_off: None }
}

pub(super) fn every_chat() -> ListReviewedChats {
    ListReviewedChats {
        after_cursor_dt: None,
        before_cursor_dt: None,
        after_dt: None,
        before_dt: None,
        limit: None,
        only_document: None,
        participant_entity_user_xref_uuids: Vec::new(),
        sender_entity_user_xref_uuids: Vec::new(),
        search: None,
    }
}

on_both! {
    async fn rules_are_changed_one_by_one(world) {
        let dan = world.browser(DAN).await;
        assert_eq!(dan.call(&GetQwilRules {}).await.unwrap(), QwilRules::default());
        let domains = Some(vec![" Example.com ".to_owned()]);
        let rules = dan.call(&UpdateQwilRules { email_domains: domains, ..change() }).await.unwrap();
        assert_eq!(rules.email_domains, ["example.com"]);
        let off = Some(vec![QwilFeature::Chats, QwilFeature::Groups, QwilFeature::Chats]);
        let rules = dan.call(&UpdateQwilRules { features_off: off, ..change() }).await.unwrap();
        assert_eq!((rules.email_domains.len(), rules.features_off.len()), (1, 2));
        assert_eq!(dan.call(&GetQwilRules {}).await.unwrap(), rules);
        let list = |text: &str| Some(vec![text.to_owned()]);
        let bad = [
            (UpdateQwilRules { email_domains: list("example"), ..change() }, "emailDomains"),
            (UpdateQwilRules { email_domains: list("a@example.com"), ..change() }, "emailDomains"),
            (UpdateQwilRules { staff_networks: list("home"), ..change() }, "staffNetworks"),
        ];
        for (asked, field) in bad {
            assert_eq!(refusal(dan.call(&asked).await), (400, Some(field.to_owned())));
        }
        for (client, status) in [(world.browser(ADA).await, 403), (world.stranger(), 401)] {
            assert_eq!(refusal(client.call(&GetQwilRules {}).await).0, status);
            assert_eq!(refusal(client.call(&change()).await).0, status);
        }
    }

    async fn what_is_turned_off_has_a_code(world) {
        let people = People::new(&world).await;
        let chat = people.stan.chat(&[&people.clara]).await;
        let (get, range) = (GetChat { chat_uuid: chat }, GetMessageRange { chat_uuid: chat, from_seq: 1, to_seq: 2 });
        let off = Some(vec![QwilFeature::Chats, QwilFeature::Review]);
        world.browser(DAN).await.call(&UpdateQwilRules { features_off: off, ..change() }).await.unwrap();
        assert_eq!(code(people.stan.call(&get).await), "RF339");
        assert_eq!(code(people.stan.call(&range).await), "RF339");
        assert_eq!(code(people.qwil.call(&every_chat()).await), "RF339");
        world.sql("UPDATE qwil_entities SET is_active = 0").await;
        assert_eq!(code(people.stan.call(&get).await), "RF900");
    }
}
