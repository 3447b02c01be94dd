//! Live notices of chats.

use api::{
    qwil::{ChatId, chats::*, memberships::DestroyMembership, requests::RequestBiometrics},
    rotunda::{
        live::Notice,
        qwil::{AnswerQwilRequest, RequestAnswer},
    },
};

use super::{
    mine::{Desk, read, state},
    say,
};
use crate::{notices::Live, on_both, world::CARA};

fn at(id: ChatId, place: i64) -> Option<Notice> {
    Some(Notice::ChatChanged { id, place: Some(place) })
}

fn of(id: ChatId) -> Option<Notice> {
    Some(Notice::ChatChanged { id, place: None })
}

on_both! {
    async fn a_message_is_told_to_who_is_in_the_chat(world) {
        let Desk { people, ada, ben } = Desk::new(&world).await;
        let (stan, sue, clara) = (&people.stan, &people.sue, &people.clara);
        let cara = world.browser(CARA).await;
        let (mut adas, mut bens, mut caras) = (Live::began(&ada).await, Live::began(&ben).await, Live::began(&cara).await);
        let chat = stan.chat(&[sue, clara]).await;
        assert_eq!(adas.next().await, of(chat));
        ada.call(&say(chat, "Hello")).await.unwrap();
        clara.say(chat, "Hello you").await;
        for live in [&mut adas, &mut bens] {
            assert_eq!(live.next().await, at(chat, 1), "the first that others know of");
            assert_eq!(live.next().await, at(chat, 2));
        }
        stan.call(&RenameChat { chat_uuid: chat, title: "New".to_owned() }).await.unwrap();
        assert_eq!(bens.next().await, at(chat, 3));
        let own = crate::drafts::keep(api::rotunda::drafts::ChatSource::Qwil, "x", "x", 0);
        cara.call(&own).await.unwrap();
        assert_eq!(caras.next().await, Some(Notice::DraftsChanged), "the first that concerns Cara");
    }

    async fn a_request_is_told_when_made_and_when_answered(world) {
        let Desk { people, ada, ben } = Desk::new(&world).await;
        let chat = people.stan.chat(&[&people.sue]).await;
        let mut bens = Live::began(&ben).await;
        let signer_entity_user_xref_uuid = people.sue.id;
        let asked = RequestBiometrics { chat_uuid: chat, signer_entity_user_xref_uuid, caption: "Pay 100".to_owned() };
        ada.call(&asked).await.unwrap();
        assert_eq!(bens.next().await, at(chat, 1));
        ben.call(&AnswerQwilRequest { chat_id: chat, seq: 1, answer: RequestAnswer::Approve }).await.unwrap();
        assert_eq!(bens.next().await, at(chat, 1), "it changed");
    }

    async fn who_comes_and_goes_is_told(world) {
        let Desk { people, ada, ben } = Desk::new(&world).await;
        let (stan, sue, clara) = (&people.stan, &people.sue, &people.clara);
        let chat = stan.chat(&[clara]).await;
        stan.say(chat, "Hello").await;
        let (mut adas, mut bens) = (Live::began(&ada).await, Live::began(&ben).await);
        let invite = InviteToChat { chat_uuid: chat, entity_user_xref_uuids: vec![sue.id] };
        // One after the other: what happens to a chat in quick succession may be told at once.
        stan.call(&invite).await.unwrap();
        assert_eq!((adas.next().await, bens.next().await), (at(chat, 2), at(chat, 2)));
        stan.call(&RemoveFromChat { chat_uuid: chat, entity_user_xref_uuid: sue.id, visible: true }).await.unwrap();
        assert_eq!((adas.next().await, bens.next().await), (at(chat, 3), at(chat, 3)));
        stan.say(chat, "Gone").await;
        assert_eq!(adas.next().await, at(chat, 4));
        stan.call(&invite).await.unwrap();
        assert_eq!((adas.next().await, bens.next().await), (at(chat, 5), at(chat, 5)), "and nothing of what was between");
        sue.call(&LeaveChat { chat_uuid: chat }).await.unwrap();
        assert_eq!((adas.next().await, bens.next().await), (at(chat, 6), at(chat, 6)));
        people.qwil.call(&DestroyMembership { entity_user_xref_uuid: clara.id }).await.unwrap();
        assert_eq!(adas.next().await, of(chat), "whose membership ends is in it no more");
    }

    async fn what_a_chat_is_to_somebody_is_told_to_them_alone(world) {
        let Desk { people, ada, ben } = Desk::new(&world).await;
        let chat = people.clara.chat(&[&people.stan, &people.sue]).await;
        people.clara.say(chat, "Hello").await;
        let (mut adas, mut bens) = (Live::began(&ada).await, Live::began(&ben).await);
        ada.call(&read(chat, 1)).await.unwrap();
        ada.call(&read(chat, 1)).await.unwrap();
        ada.call(&state(chat)).await.unwrap();
        // By a key on behalf of Ada's membership.
        people.stan.call(&ArchiveChat { chat_uuid: chat, archived: true }).await.unwrap();
        people.stan.call(&NotifyOfChat { chat_uuid: chat, notify: false }).await.unwrap();
        people.clara.call(&ArchiveChat { chat_uuid: chat, archived: true }).await.unwrap();
        people.clara.say(chat, "Two").await;
        for _ in 0..4 {
            assert_eq!(adas.next().await, of(chat));
        }
        assert_eq!(adas.next().await, at(chat, 2), "reading again changes nothing, and clients have no windows");
        assert_eq!(bens.next().await, at(chat, 2), "the first that concerns Ben");
    }
}
