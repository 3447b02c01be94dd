//! Requests for signatures and approvals, and their answers.

use api::{
    qwil::{ChatId, DocumentId, MembershipId, messages::GetMessageRange, requests::*, shapes::*},
    rotunda::qwil::*,
};

use super::{People, code, files::upload, mine::Desk, sql};
use crate::{
    media::uploaded,
    on_both,
    world::{ADA, BEN, NOBODY, refusal},
};

const PDF: &[u8] = b"%PDF-1.4\n%%EOF\n";

fn signature(chat: ChatId, signer: MembershipId) -> RequestSignature {
    RequestSignature {
        chat_uuid: chat,
        signer_entity_user_xref_uuid: signer,
        pdf: Some(upload("contract.pdf", PDF)),
        document_uuid: None,
        caption: Some("Please sign".to_owned()),
        include_requester_signature: Some(true),
    }
}

fn approval(chat: ChatId, signer: MembershipId) -> RequestBiometrics {
    RequestBiometrics { chat_uuid: chat, signer_entity_user_xref_uuid: signer, caption: "Pay 100".to_owned() }
}

on_both! {
    async fn a_request_is_a_message_of_its_chat(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        let chat = stan.chat(&[clara]).await;
        let sent = stan.call(&signature(chat, clara.id)).await.unwrap().message;
        let asked = sent.request.clone().unwrap();
        assert_eq!((sent.seq, sent.kind, sent.caption.as_deref()), (1, MessageKind::SignatureRequest, Some("Please sign")));
        assert_eq!((asked.state, asked.include_requester_signature), (RequestState::Pending, true));
        assert_eq!(sent.document.as_ref().unwrap().mimetype, "application/pdf");
        let second = stan.call(&approval(chat, clara.id)).await.unwrap().message;
        assert_eq!((second.seq, second.kind), (2, MessageKind::BiometricsRequest));
        let seen = clara.call(&GetMessageRange { chat_uuid: chat, from_seq: 1, to_seq: 2 }).await.unwrap().messages;
        assert_eq!(seen[1], second);
        let text = RequestSignature { pdf: Some(upload("a.pdf", "no pdf")), ..signature(chat, clara.id) };
        assert_eq!(code(stan.call(&text).await), "RB100");
        let long = RequestSignature { caption: Some("x".repeat(251)), ..signature(chat, clara.id) };
        assert_eq!(code(stan.call(&long).await), "RB100");
        assert_eq!(code(stan.call(&RequestBiometrics { caption: String::new(), ..approval(chat, clara.id) }).await), "RB100");
        for (pdf, document_uuid, refused) in [
            (None, None, "RB060"),
            (Some(upload("a.pdf", PDF)), Some(DocumentId(NOBODY)), "RB060"),
            (None, Some(DocumentId(NOBODY)), "RF030"),
        ] {
            let asked = RequestSignature { pdf, document_uuid, ..signature(chat, clara.id) };
            assert_eq!(code(stan.call(&asked).await), refused);
        }
        for nobody in [stan.id, people.sue.id, MembershipId(NOBODY)] {
            assert_eq!(code(stan.call(&signature(chat, nobody)).await), "RB100");
            assert_eq!(code(stan.call(&approval(chat, nobody)).await), "RB100");
        }
        assert_eq!(code(people.sue.call(&signature(chat, clara.id)).await), "RF436");
        assert_eq!(code(people.sue.call(&approval(chat, clara.id)).await), "RF436");
        let once = |key: &'static str| {
            world.backend.clock.advance(1000);
            async move { stan.client.call_once(&stan.held, &approval(chat, clara.id), key).await.unwrap().message.seq }
        };
        assert_eq!((once("a").await, once("a").await, once("b").await), (3, 3, 4));
    }

    async fn a_document_that_was_uploaded_before_is_to_be_signed(world) {
        let Desk { people, ada, .. } = Desk::new(&world).await;
        let chat = people.stan.chat(&[&people.clara]).await;
        let with = |file: api::workdrive::File| {
            let document_uuid = Some(DocumentId(file.id.0));
            RequestSignature { pdf: None, document_uuid, ..signature(chat, people.clara.id) }
        };
        let pdf = uploaded(&ada, "application/pdf", PDF).await;
        let sent = ada.call(&with(pdf.clone())).await.unwrap().message;
        assert_eq!(sent.document.unwrap().document_uuid.0, pdf.id.0);
        let text = uploaded(&ada, "text/plain", b"no pdf").await;
        assert_eq!(code(ada.call(&with(text)).await), "RB100");
    }

    async fn who_is_asked_answers_and_who_asked_takes_back(world) {
        let people = People::new(&world).await;
        let (stan, clara) = (&people.stan, &people.clara);
        // Ada is Clara, and Ben is Stan.
        sql(&world, format!("UPDATE qwil_memberships SET user_id = '{ADA}' WHERE id = '{}'", clara.id)).await;
        sql(&world, format!("UPDATE qwil_memberships SET user_id = '{BEN}' WHERE id = '{}'", stan.id)).await;
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let chat = stan.chat(&[clara]).await;
        stan.call(&signature(chat, clara.id)).await.unwrap();
        for _ in 0..2 {
            stan.call(&approval(chat, clara.id)).await.unwrap();
        }
        let answer = |seq, answer| AnswerQwilRequest { chat_id: chat, seq, answer };
        assert_eq!(refusal(ben.call(&answer(1, RequestAnswer::Approve)).await).0, 403);
        assert_eq!(refusal(ada.call(&answer(1, RequestAnswer::Cancel)).await).0, 403);
        let signed = ada.call(&answer(1, RequestAnswer::Approve)).await.unwrap().message.request.unwrap();
        assert_eq!((signed.state, signed.answered_dt.is_some()), (RequestState::Approved, true));
        assert_eq!(refusal(ada.call(&answer(1, RequestAnswer::Decline)).await).0, 409, "answered before");
        let declined = ada.call(&answer(2, RequestAnswer::Decline)).await.unwrap().message.request.unwrap();
        assert_eq!(declined.state, RequestState::Declined);
        let gone = ben.call(&answer(3, RequestAnswer::Cancel)).await.unwrap().message.request.unwrap();
        assert_eq!(gone.state, RequestState::Cancelled);
        assert_eq!(refusal(ada.call(&answer(4, RequestAnswer::Approve)).await).0, 404);
        let elsewhere = AnswerQwilRequest { chat_id: ChatId(NOBODY), ..answer(1, RequestAnswer::Approve) };
        assert_eq!(refusal(ada.call(&elsewhere).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&answer(1, RequestAnswer::Approve)).await).0, 401);
    }
}
