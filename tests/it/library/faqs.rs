//! `/api/faqs`.

use api::workdrive::{
    FaqId, Permissions, UserId,
    faqs::*,
    knowledge::{Expiry, Knowledge},
};

use super::{AUDIENCES, browsers, friends, public};
use crate::{
    on_both,
    world::{ADA, BEN, Client, DAN, MIA, NOBODY, World, refusal},
};

fn all() -> ListFaqs {
    ListFaqs { cur_page: None, per_page: None, category: None }
}

fn qa(question: &str) -> Question {
    Question { question: Some(question.to_owned()), answer: Some("Because".to_owned()), ..Question::default() }
}

fn faq(questions: &[&str], permissions: Permissions) -> CreateFaq {
    let qas = questions.iter().map(|question| qa(question)).collect();
    CreateFaq { publish: Some(true), kb: None, qas, permissions: Some(permissions) }
}

fn unchanged(kb_id: FaqId) -> UpdateFaq {
    UpdateFaq {
        kb_id,
        publish: None,
        kb: None,
        updated_qas: vec![],
        new_qas: vec![],
        remove_question_ids: vec![],
        qas: vec![],
        permissions: None,
    }
}

fn kb(id: FaqId, kb: Knowledge) -> UpdateFaq {
    UpdateFaq { kb: Some(kb), ..unchanged(id) }
}

fn ids(faq: &Faq) -> Vec<FaqId> {
    faq.qas.iter().filter_map(|question| question.id).collect()
}

fn texts(faq: &Faq) -> Vec<&str> {
    faq.qas.iter().filter_map(|question| question.question.as_deref()).collect()
}

async fn listed(client: &Client) -> Vec<String> {
    let page = client.call(&all()).await.unwrap();
    assert_eq!(page.meta.total_results, page.data.len() as u64);
    page.data.into_iter().map(|row| row.question).collect()
}

async fn categories(world: &World) {
    world.sql("INSERT INTO categories (id, module_code, name) VALUES ('c5', 5, 'Rules'), ('c9', 9, 'Help')").await;
}

on_both! {
    async fn create_faq_keeps_every_field(world) {
        categories(&world).await;
        let ada = world.browser(ADA).await;
        let expiry = Some(Expiry(chrono::DateTime::from_timestamp_millis(world.backend.clock.now() + 60_000)));
        let common = Knowledge {
            name: Some("Refunds".to_owned()),
            owner_ids: Some(vec![ADA, BEN]),
            expiry,
            tags: Some(vec!["money".to_owned()]),
            category: Some("Help".to_owned()),
            link: Some("https://a.example/".to_owned()),
            ..Knowledge::default()
        };
        let described = Question { description: Some("More".to_owned()), ..qa("Why?") };
        let made = CreateFaq { kb: Some(common.clone()), qas: vec![described, qa("How?")], ..faq(&[], friends()) };
        let made = ada.call(&made).await.unwrap();
        assert_eq!(made.kb, Knowledge { is_published: Some(true), ..common }, "as documented, the request again");
        assert_eq!((texts(&made), made.qas[0].description.as_deref()), (vec!["Why?", "How?"], Some("More")));
        assert!(made.permissions.as_ref().unwrap().friends);
        let rows = ada.call(&all()).await.unwrap().data;
        assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), ids(&made));
        let row = &rows[0];
        assert_eq!((&*row.question, &*row.answer, &*row.description), ("Why?", "Because", "More"));
        assert_eq!((row.category.as_deref(), &*row.tags), (Some("Help"), &["money".to_owned()][..]));
        assert_eq!((&*row.owners, row.kb_id, row.is_published, row.expiry), (&[ADA, BEN][..], made.id, Some(true), expiry));
        let of = |category: &str| ListFaqs { category: Some(category.to_owned()), ..all() };
        assert_eq!(ada.call(&of("Help")).await.unwrap().meta.total_results, 2);
        assert_eq!(ada.call(&of("Rules")).await.unwrap().meta.total_results, 0, "of another module");
        let named = ada.call(&faq(&["First?"], public())).await.unwrap();
        assert_eq!((named.kb.name.as_deref(), named.kb.owner_ids), (Some("First?"), Some(vec![ADA])));
        assert_eq!(listed(&ada).await, ["First?", "Why?", "How?"]);
        let page = ada.call(&ListFaqs { per_page: Some(2), ..all() }).await.unwrap();
        assert_eq!((page.data.len(), page.meta.total_pages, page.meta.next_page), (2, 2, 2));
        let page = ada.call(&ListFaqs { per_page: Some(2), cur_page: Some(2), ..all() }).await.unwrap();
        assert_eq!((&*page.data[0].question, page.meta.next_page), ("How?", 0));
        assert_eq!(refusal(ada.call(&ListFaqs { per_page: Some(101), ..all() }).await), (400, Some("per_page".to_owned())));
    }

    async fn an_audience_decides_who_sees_a_published_faq(world) {
        let browsers = browsers(&world).await;
        let ada = &browsers[0].1;
        for (change, expected) in AUDIENCES {
            let mut permissions = Permissions::default();
            change(&mut permissions);
            let made = ada.call(&faq(&["x"], permissions.clone())).await.unwrap();
            let mut readers = Vec::new();
            for (user, browser) in &browsers {
                if !listed(browser).await.is_empty() {
                    readers.push(*user);
                }
            }
            assert_eq!(readers, [&[ADA], expected].concat(), "{permissions:?}");
            ada.call(&DeleteFaq { kb_id: made.id.unwrap() }).await.unwrap();
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM faqs").await + world.number("SELECT COUNT(*) FROM faq_questions").await, 0);
    }

    async fn unpublished_and_expired_faqs_are_for_author_and_owners_only(world) {
        let (ada, ben, mia) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(MIA).await);
        let owned = Knowledge { owner_ids: Some(vec![BEN]), ..Knowledge::default() };
        let draft = CreateFaq { publish: None, kb: Some(owned), ..faq(&["x"], public()) };
        let id = ada.call(&draft).await.unwrap().id.unwrap();
        assert_eq!((listed(&ada).await.len(), listed(&ben).await.len(), listed(&mia).await.len()), (1, 1, 0));
        assert_eq!(refusal(mia.call(&unchanged(id)).await).0, 404);
        ben.call(&UpdateFaq { publish: Some(true), ..unchanged(id) }).await.unwrap();
        assert_eq!(listed(&mia).await.len(), 1);
        let expiry = Some(Expiry(chrono::DateTime::from_timestamp_millis(world.backend.clock.now() + 60_000)));
        ben.call(&kb(id, Knowledge { expiry, ..Knowledge::default() })).await.unwrap();
        assert_eq!(listed(&mia).await.len(), 1);
        world.backend.clock.advance(61_000);
        assert_eq!((listed(&ada).await.len(), listed(&ben).await.len(), listed(&mia).await.len()), (1, 1, 0));
        assert_eq!(refusal(ben.call(&DeleteFaq { kb_id: id }).await).0, 403, "owners do not delete");
    }

    async fn w41_update_faq_question_by_question(world) {
        let ada = world.browser(ADA).await;
        let made = ada.call(&faq(&["a", "b", "c"], friends())).await.unwrap();
        let (id, [a, b, c]) = (made.id.unwrap(), ids(&made).try_into().unwrap());
        let changed = UpdateFaq {
            updated_qas: vec![Question { id: Some(a), question: Some("A".to_owned()), ..Question::default() }],
            new_qas: vec![qa("d")],
            remove_question_ids: vec![b, b],
            ..unchanged(id)
        };
        let changed = ada.call(&changed).await.unwrap();
        assert_eq!(texts(&changed), ["A", "c", "d"]);
        assert_eq!(changed.qas[0].answer.as_deref(), Some("Because"), "what is absent stays");
        assert_eq!((&changed.kb, &changed.permissions), (&made.kb, &made.permissions));
        let table = UpdateFaq { qas: vec![Question { id: Some(c), ..qa("C") }, qa("e")], ..unchanged(a) };
        assert_eq!(texts(&ada.call(&table).await.unwrap()), ["A", "C", "d", "e"], "W16: a question's id means its FAQ");
        let body = format!(r#"{{"updatedQAs":[{{"id":"{a}","description":"x"}}],"newQas":{{"question":"f","answer":"g"}},"kb":{{"name":{{}}}}}}"#);
        let (status, body) = ada.json("PATCH", &format!("/api/faqs/{id}?publish=false"), &body).await;
        assert_eq!((status.as_u16(), &body["qas"][0]["description"], &body["kb"]["isPublished"]), (200, &"x".into(), &false.into()), "{body}");
        assert_eq!(body["qas"].as_array().unwrap().len(), 5);
        let named = ada.call(&kb(id, Knowledge { name: Some("N".to_owned()), new_owner_ids: Some(vec![BEN]), ..Knowledge::default() })).await.unwrap();
        assert_eq!((named.kb.name.as_deref(), named.kb.owner_ids), (Some("N"), Some(vec![ADA, BEN])));
    }

    async fn two_changes_at_once_lose_nothing(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let made = ada.call(&faq(&["a", "b"], public())).await.unwrap();
        let (id, questions) = (made.id.unwrap(), ids(&made));
        for (number, owner) in [BEN, MIA].into_iter().enumerate() {
            let owners = Knowledge { new_owner_ids: Some(vec![owner]), ..Knowledge::default() };
            let tags = Knowledge { tags: Some(vec![number.to_string()]), ..Knowledge::default() };
            let (one, other) = (kb(id, owners), UpdateFaq { new_qas: vec![qa("c")], ..kb(id, tags) });
            let (one, other) = tokio::join!(ada.call(&one), dan.call(&other));
            assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
        }
        let both = ada.call(&unchanged(id)).await.unwrap();
        assert_eq!(both.kb.owner_ids.as_deref(), Some(&[ADA, BEN, MIA][..]));
        assert_eq!((both.kb.tags.as_deref(), both.qas.len()), (Some(&["1".to_owned()][..]), 4));
        let rest = UpdateFaq { remove_question_ids: ids(&both)[2..].to_vec(), ..unchanged(id) };
        ada.call(&rest).await.unwrap();
        let (one, other) = (DeleteFaq { kb_id: questions[0] }, DeleteFaq { kb_id: questions[1] });
        let (one, other) = tokio::join!(ada.call(&one), dan.call(&other));
        assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
        assert_eq!(world.number("SELECT COUNT(*) FROM faqs").await, 0, "none is left without a question");
    }

    async fn w16_delete_faq_takes_a_faq_or_one_question(world) {
        let ada = world.browser(ADA).await;
        let two = ada.call(&faq(&["a", "b"], public())).await.unwrap();
        ada.call(&DeleteFaq { kb_id: ids(&two)[0] }).await.unwrap();
        assert_eq!(listed(&ada).await, ["b"]);
        assert_eq!(refusal(ada.call(&DeleteFaq { kb_id: ids(&two)[0] }).await).0, 404);
        ada.call(&DeleteFaq { kb_id: ids(&two)[1] }).await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM faqs").await, 0, "with the last question the FAQ goes");
        let whole = ada.call(&faq(&["a", "b"], public())).await.unwrap();
        ada.call(&DeleteFaq { kb_id: whole.id.unwrap() }).await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM faq_questions").await, 0);
    }

    async fn a_faq_refuses_what_breaks_a_rule(world) {
        categories(&world).await;
        let ada = world.browser(ADA).await;
        let with = |kb: Knowledge| CreateFaq { kb: Some(kb), ..faq(&["x"], public()) };
        let asks = |question: Question| CreateFaq { qas: vec![question], ..faq(&[], public()) };
        let long = |n: usize| Some("x".repeat(n));
        let nobody = Permissions { users: vec![UserId(NOBODY)], ..Permissions::default() };
        for (wrong, field) in [
            (faq(&[], public()), "qas"),
            (faq(&[" "], public()), "qas"),
            (faq(&["x"; 101], public()), "qas"),
            (asks(Question { question: long(501), ..qa("x") }), "qas"),
            (asks(Question { answer: None, ..qa("x") }), "qas"),
            (asks(Question { answer: long(20_001), ..qa("x") }), "qas"),
            (asks(Question { description: long(5_001), ..qa("x") }), "qas"),
            (asks(Question { id: Some(FaqId(NOBODY)), ..qa("x") }), "qas"),
            (with(Knowledge { name: long(201), ..Knowledge::default() }), "name"),
            (with(Knowledge { category: Some("Rules".to_owned()), ..Knowledge::default() }), "category"),
            (with(Knowledge { owner_ids: Some(vec![UserId(NOBODY)]), ..Knowledge::default() }), "ownerIds"),
            (with(Knowledge { link: Some("javascript:alert(1)".to_owned()), ..Knowledge::default() }), "link"),
            (faq(&["x"], nobody), "permissions"),
        ] {
            assert_eq!(refusal(ada.call(&wrong).await), (400, Some(field.to_owned())), "{wrong:?}");
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM faqs").await, 0);
        let made = ada.call(&faq(&["a", "b"], public())).await.unwrap();
        let foreign = ids(&ada.call(&faq(&["c"], public())).await.unwrap())[0];
        let (id, own) = (made.id.unwrap(), ids(&made));
        let named = || kb(id, Knowledge { name: Some("y".to_owned()), ..Knowledge::default() });
        for (wrong, status, field) in [
            (UpdateFaq { remove_question_ids: own.clone(), ..named() }, 400, "removeQuestionIds"),
            (UpdateFaq { remove_question_ids: vec![own[0], foreign], ..named() }, 404, "removeQuestionIds"),
            (UpdateFaq { updated_qas: vec![Question { id: Some(foreign), ..qa("y") }], ..named() }, 404, "updatedQAs"),
            (UpdateFaq { updated_qas: vec![qa("y")], ..named() }, 400, "updatedQAs"),
            (UpdateFaq { updated_qas: vec![Question { id: Some(own[0]), ..qa("") }], ..named() }, 400, "updatedQAs"),
            (UpdateFaq { new_qas: vec![qa("y"), qa("")], ..named() }, 400, "newQas"),
            (UpdateFaq { new_qas: vec![qa("y"); 99], ..named() }, 400, "qas"),
            (UpdateFaq { updated_qas: vec![Question { id: Some(own[0]), ..qa("y") }; 101], ..named() }, 400, "updatedQAs"),
            (UpdateFaq { remove_question_ids: vec![own[0]; 101], ..named() }, 400, "removeQuestionIds"),
            (UpdateFaq { qas: vec![Question { id: Some(FaqId(NOBODY)), ..qa("y") }], ..named() }, 404, "qas"),
        ] {
            assert_eq!(refusal(ada.call(&wrong).await), (status, Some(field.to_owned())), "{wrong:?}");
        }
        assert_eq!(ada.call(&unchanged(id)).await.unwrap(), made, "nothing has changed");
    }

    async fn only_who_keeps_a_faq_changes_it(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let seen = ada.call(&faq(&["x", "y"], public())).await.unwrap();
        let hidden = ada.call(&faq(&["z"], friends())).await.unwrap();
        let stranger = world.stranger();
        for (caller, kb_id, status) in [
            (&stranger, seen.id.unwrap(), 401),
            (&ben, seen.id.unwrap(), 403),
            (&ben, ids(&seen)[0], 403),
            (&ben, hidden.id.unwrap(), 404),
            (&dan, ids(&hidden)[0], 404),
            (&ada, FaqId(NOBODY), 404),
        ] {
            assert_eq!(refusal(caller.call(&unchanged(kb_id)).await).0, status);
            assert_eq!(refusal(caller.call(&DeleteFaq { kb_id }).await).0, status);
        }
        assert_eq!(refusal(stranger.call(&all()).await).0, 401);
        assert_eq!(refusal(stranger.call(&faq(&["x"], public())).await).0, 401);
        dan.call(&UpdateFaq { new_qas: vec![qa("w")], ..unchanged(seen.id.unwrap()) }).await.unwrap();
        dan.call(&DeleteFaq { kb_id: seen.id.unwrap() }).await.unwrap();
        let key = world.api_key(ADA).await;
        stranger.call_with(&key, &DeleteFaq { kb_id: hidden.id.unwrap() }).await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM faqs").await, 0);
    }
}
