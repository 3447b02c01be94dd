//! Anonymization: asked for, seen waiting, done.

use std::collections::BTreeMap;

use api::{
    dixa::{
        EndUserId,
        anonymization::{AnonymizeEndUser, AnonymizedKind},
        conversations::{ConversationKind, ListEndUserConversations},
        custom_attributes::{AttributeValue, PatchCustomAttributes},
        end_users::*,
    },
    rotunda::dixa::{CreateDixaAttribute, ListDixaAnonymizations},
};

use super::{conversation, create, customer, list};
use crate::{
    on_both,
    world::{ADA, DAN, NOBODY, refusal},
};

fn anonymize(user_id: EndUserId) -> AnonymizeEndUser {
    AnonymizeEndUser { user_id, force: None }
}

on_both! {
    async fn it_is_queued_and_then_erases_who_somebody_was(world) {
        let dan = world.browser(DAN).await;
        let made = create(&dan, NewEndUser { first_name: Some("Kim".to_owned()), external_id: Some("7".to_owned()), ..customer(1) }).await;
        let other = create(&dan, customer(2)).await;
        let attribute = CreateDixaAttribute { name: "Model".to_owned(), identifier: "model".to_owned(), options: vec![] };
        let attribute = dan.call(&attribute).await.unwrap().id;
        let values = BTreeMap::from([(attribute, Some(AttributeValue::Text("Drop 2".to_owned())))]);
        dan.call(&PatchCustomAttributes { user_id: made.id, values }).await.unwrap();
        conversation(&world, 1, made.id, "Closed").await;
        conversation(&world, 2, other.id, "Closed").await;

        let (status, answer) = dan.json("PATCH", &format!("/v1/endusers/{}/anonymize", made.id), "").await;
        assert_eq!(status, 202, "{answer}");
        assert!(answer["data"]["initiatedAt"].as_str().unwrap().ends_with("Z[GMT]"));
        let again = dan.call(&anonymize(made.id)).await.unwrap().data;
        assert_eq!((again.kind, again.requested_by, again.processed_at), (AnonymizedKind::User, Some(DAN), None));
        assert_eq!(answer["data"]["id"], again.id.to_string(), "asked twice, queued once");
        let waiting = dan.call(&ListDixaAnonymizations {}).await.unwrap();
        assert_eq!(waiting, std::slice::from_ref(&again));
        assert_eq!(dan.call(&GetEndUser { user_id: made.id }).await.unwrap().data.first_name.as_deref(), Some("Kim"), "not yet");

        world.backend.tidy().await.unwrap();
        let done = dan.call(&ListDixaAnonymizations {}).await.unwrap();
        assert!(done[0].processed_at.is_some());
        let gone = dan.call(&GetEndUser { user_id: made.id }).await.unwrap().data;
        let bare = EndUser { display_name: None, email: None, phone_number: None, first_name: None, external_id: None, ..made.clone() };
        assert_eq!(gone, bare);
        let page = dan.call(&ListEndUserConversations { user_id: made.id, page_limit: None, page_key: None }).await.unwrap();
        assert!(matches!(page.data[0].kind, ConversationKind::Anonymized { .. }));
        assert_eq!((&page.data[0].assignment, &page.data[0].queue), (&None, &None));
        for (table, text) in [("dixa_conversations WHERE id = 1", "body"), ("dixa_end_users", "display_name")] {
            let left = format!("SELECT COUNT(*) FROM {table} {} {text} LIKE '%customer1%'", if table.contains("WHERE") { "AND" } else { "WHERE" });
            assert_eq!(world.number(left.leak()).await, 0);
        }
        assert_eq!(dan.call(&GetEndUser { user_id: other.id }).await.unwrap().data, other, "nobody else");
        assert_eq!(dan.call(&ListEndUsers { email: made.email.clone(), ..list() }).await.unwrap().data, []);
        create(&dan, customer(1)).await;
        let patch = EndUserPatch { first_name: Some(Some("Kim".to_owned())), ..EndUserPatch::default() };
        assert_eq!(refusal(dan.call(&PatchEndUser { user_id: made.id, patch }).await).0, 400, "nothing is kept about them any more");
    }

    async fn it_waits_for_open_conversations_unless_forced(world) {
        let dan = world.browser(DAN).await;
        let made = create(&dan, customer(1)).await;
        conversation(&world, 1, made.id, "Open").await;
        assert_eq!(refusal(dan.call(&anonymize(made.id)).await).0, 409);
        assert_eq!(dan.call(&ListDixaAnonymizations {}).await.unwrap(), []);
        dan.call(&AnonymizeEndUser { user_id: made.id, force: Some(true) }).await.unwrap();
        world.backend.tidy().await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM dixa_conversations WHERE state = 'Closed'").await, 1);
    }

    async fn it_is_for_administrators_and_end_users_that_exist(world) {
        let dan = world.browser(DAN).await;
        let made = create(&dan, customer(1)).await;
        assert_eq!(refusal(dan.call(&anonymize(EndUserId(NOBODY))).await).0, 404);
        let path = format!("/v1/endusers/{}/anonymize?force=perhaps", made.id);
        assert_eq!(dan.json("PATCH", &path, "").await.0, 400);
        for (client, status) in [(world.browser(ADA).await, 403), (world.stranger(), 401)] {
            assert_eq!(refusal(client.call(&anonymize(made.id)).await).0, status);
            assert_eq!(refusal(client.call(&ListDixaAnonymizations {}).await).0, status);
        }
    }
}
