//! `/api/documents`.

use api::workdrive::{
    DocumentId, FileId, Permissions, UserId,
    documents::*,
    knowledge::{Expiry, Knowledge},
};

use super::{AUDIENCES, browsers, friends, png, public};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, Client, DAN, EVE, MIA, NOBODY, World, refusal},
};

fn all() -> ListDocuments {
    ListDocuments { cur_page: None, per_page: None, category: None }
}

fn body(name: &str, permissions: Permissions) -> DocumentBody {
    DocumentBody {
        name: Some(name.to_owned()),
        link: Some("https://a.example/".to_owned()),
        permissions: Some(permissions),
        ..DocumentBody::default()
    }
}

async fn keep(client: &Client, publish: bool, document: DocumentBody) -> DocumentId {
    client.call(&CreateDocument { publish: Some(publish), document }).await.unwrap().id.unwrap()
}

fn unchanged(id: DocumentId) -> UpdateDocument {
    UpdateDocument { id, publish: None, kb: None, doc_id: None, doc_url: None, permissions: None }
}

fn kb(id: DocumentId, kb: Knowledge) -> UpdateDocument {
    UpdateDocument { kb: Some(kb), ..unchanged(id) }
}

fn named(name: &str) -> Knowledge {
    Knowledge { name: Some(name.to_owned()), ..Knowledge::default() }
}

fn expiry(world: &World, in_ms: i64) -> Option<Expiry> {
    Some(Expiry(chrono::DateTime::from_timestamp_millis(world.backend.clock.now() + in_ms)))
}

async fn names(client: &Client) -> Vec<String> {
    let page = client.call(&all()).await.unwrap();
    assert_eq!(page.meta.total_results, page.docs.len() as u64);
    page.docs.into_iter().filter_map(|document| document.name).collect()
}

async fn categories(world: &World) {
    world.sql("INSERT INTO categories (id, module_code, name) VALUES ('c5', 5, 'Rules'), ('c9', 9, 'Help')").await;
}

on_both! {
    async fn create_document_keeps_every_field(world) {
        categories(&world).await;
        let ada = world.browser(ADA).await;
        let file = png(&ada).await.id;
        let expiry = expiry(&world, 60_000);
        let document = DocumentBody {
            owner_ids: Some(vec![BEN, EVE, BEN]),
            expiry,
            tags: Some(vec!["hr".to_owned(), "Two".to_owned()]),
            category: Some("Rules".to_owned()),
            doc_url: Some("https://a.example/rules.pdf".to_owned()),
            doc_id: Some(file),
            ..body(" Rules of the house ", friends())
        };
        let made = ada.call(&CreateDocument { publish: Some(true), document: document.clone() }).await.unwrap();
        let echoed = DocumentBody { name: Some("Rules of the house".to_owned()), owner_ids: Some(vec![BEN, EVE]), ..document };
        assert_eq!(made.document, echoed, "as documented, the request again");
        let page = ada.call(&all()).await.unwrap();
        let kept = &page.docs[0];
        assert_eq!((Some(kept.id), kept.name.as_deref(), kept.is_published), (made.id, Some("Rules of the house"), true));
        assert_eq!((&*kept.tags, kept.category.as_deref()), (&["hr".to_owned(), "Two".to_owned()][..], Some("Rules")));
        assert_eq!((kept.expiry, kept.file.as_ref().unwrap().id), (expiry.unwrap().0, file));
        assert_eq!(kept.owners.iter().map(|user| user.id).collect::<Vec<_>>(), [BEN, EVE], "by family name");
        let links: Vec<_> = kept.link_preview.iter().filter_map(|it| it.link.as_deref()).collect();
        assert_eq!(links, ["https://a.example/rules.pdf", "https://a.example/"]);
        let of = |category: &str| ListDocuments { category: Some(category.to_owned()), ..all() };
        assert_eq!(ada.call(&of("Rules")).await.unwrap().docs.len(), 1);
        assert_eq!(ada.call(&of("Help")).await.unwrap().meta.total_results, 0, "of another module");
        keep(&ada, true, body("Second", public())).await;
        let page = ada.call(&ListDocuments { per_page: Some(1), ..all() }).await.unwrap();
        assert_eq!((page.docs[0].name.as_deref(), page.meta.total_pages, page.meta.next_page), (Some("Second"), 2, 2));
        assert_eq!(refusal(ada.call(&ListDocuments { cur_page: Some(0), ..all() }).await), (400, Some("cur_page".to_owned())));
    }

    async fn an_audience_decides_who_sees_a_published_document(world) {
        let browsers = browsers(&world).await;
        let ada = &browsers[0].1;
        for (change, expected) in AUDIENCES {
            let mut permissions = Permissions::default();
            change(&mut permissions);
            let id = keep(ada, true, body("x", permissions.clone())).await;
            let mut readers = Vec::new();
            for (user, browser) in &browsers {
                if !names(browser).await.is_empty() {
                    readers.push(*user);
                }
            }
            assert_eq!(readers, [&[ADA], expected].concat(), "{permissions:?}");
            ada.call(&DeleteDocument { id }).await.unwrap();
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM documents").await + world.number("SELECT COUNT(*) FROM document_owners").await, 0);
    }

    async fn unpublished_and_expired_documents_are_for_author_and_owners_only(world) {
        let (ada, ben, mia) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(MIA).await);
        let dan = world.browser(DAN).await;
        let with_owner = DocumentBody { owner_ids: Some(vec![BEN]), ..body("x", public()) };
        let id = keep(&ada, false, with_owner).await;
        let expect = async |everyone: bool, why: &str| {
            for (client, sees) in [(&ada, true), (&ben, true), (&mia, everyone), (&dan, everyone)] {
                assert_eq!(names(client).await.len(), usize::from(sees), "{why}");
            }
        };
        expect(false, "not published").await;
        assert_eq!(refusal(mia.call(&unchanged(id)).await).0, 404);
        assert_eq!(refusal(dan.call(&DeleteDocument { id }).await).0, 404, "administrators see no more than others");
        ben.call(&UpdateDocument { publish: Some(true), ..unchanged(id) }).await.unwrap();
        expect(true, "published").await;
        ben.call(&kb(id, Knowledge { is_published: Some(false), ..Knowledge::default() })).await.unwrap();
        expect(false, "taken back").await;
        let both = kb(id, Knowledge { is_published: Some(false), expiry: expiry(&world, 60_000), ..Knowledge::default() });
        ben.call(&UpdateDocument { publish: Some(true), ..both }).await.unwrap();
        expect(true, "the query outweighs the body").await;
        world.backend.clock.advance(59_000);
        expect(true, "not yet expired").await;
        world.backend.clock.advance(2_000);
        expect(false, "expired").await;
        assert_eq!(refusal(mia.call(&DeleteDocument { id }).await).0, 404);
        let never = ben.call(&kb(id, Knowledge { expiry: Some(Expiry(None)), ..Knowledge::default() })).await.unwrap();
        assert_eq!(never.expiry, None);
        expect(true, "does not expire any more").await;
    }

    async fn update_document_changes_what_is_given_and_keeps_the_rest(world) {
        categories(&world).await;
        let ada = world.browser(ADA).await;
        let (file, other) = (png(&ada).await.id, png(&ada).await.id);
        let whole = DocumentBody {
            doc_id: Some(file), category: Some("Rules".to_owned()), tags: Some(vec!["t".to_owned()]), ..body("x", friends())
        };
        let id = keep(&ada, true, whole).await;
        let before = ada.call(&all()).await.unwrap().docs.remove(0);
        world.backend.clock.advance(1000);
        let after = ada.call(&kb(id, named("y"))).await.unwrap();
        assert!(after.updated_at > before.updated_at);
        assert_eq!(after, Document { name: Some("y".to_owned()), updated_at: after.updated_at, ..before });
        let emptied = Knowledge {
            tags: Some(vec![]), category: Some(String::new()), link: Some(String::new()), permissions: Some(friends()),
            ..Knowledge::default()
        };
        let change = UpdateDocument {
            doc_id: Some(other.to_string()),
            doc_url: Some("http://b.example/".to_owned()),
            permissions: Some(public()),
            ..kb(id, emptied)
        };
        let after = ada.call(&change).await.unwrap();
        assert_eq!((after.tags.len(), after.category, after.file.unwrap().id), (0, None, other));
        assert_eq!(after.link_preview[0].link.as_deref(), Some("http://b.example/"));
        assert!(after.permissions.unwrap().public, "the body's own outweigh those in kb");
        let bare = UpdateDocument { doc_id: Some(String::new()), ..unchanged(id) };
        assert_eq!(ada.call(&bare).await.unwrap().file, None);
        let nothing = UpdateDocument { doc_url: Some(String::new()), ..unchanged(id) };
        assert_eq!(refusal(ada.call(&nothing).await), (400, Some("docId".to_owned())), "a document holds something");
    }

    async fn w42_owners_come_and_go_and_may_change_but_not_delete(world) {
        let (ada, ben, eve) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(EVE).await);
        let id = keep(&ada, true, body("x", public())).await;
        let owners = |document: Document| document.owners.iter().map(|user| user.id).collect::<Vec<_>>();
        assert_eq!(refusal(ben.call(&kb(id, named("y"))).await).0, 403);
        let add = |ids: &[UserId]| kb(id, Knowledge { new_owner_ids: Some(ids.to_vec()), ..Knowledge::default() });
        let remove = |ids: &[UserId]| kb(id, Knowledge { remove_owner_ids: Some(ids.to_vec()), ..Knowledge::default() });
        assert_eq!(owners(ada.call(&add(&[BEN, ADA])).await.unwrap()), [BEN, ADA]);
        assert_eq!(ben.call(&kb(id, named("y"))).await.unwrap().name.as_deref(), Some("y"));
        assert_eq!(refusal(ben.call(&DeleteDocument { id }).await).0, 403);
        let either = kb(id, Knowledge { owner_ids: Some(vec![EVE]), ..Knowledge::default() });
        assert_eq!(owners(ben.call(&either).await.unwrap()), [BEN, ADA, EVE]);
        assert_eq!(owners(eve.call(&remove(&[ADA, CARA])).await.unwrap()), [BEN, EVE]);
        assert_eq!(ada.call(&kb(id, named("z"))).await.unwrap().name.as_deref(), Some("z"), "the author stays the author");
        assert_eq!(refusal(eve.call(&remove(&[BEN, EVE])).await), (400, Some("removeOwnerIds".to_owned())));
        assert_eq!(refusal(eve.call(&add(&[UserId(NOBODY)])).await), (400, Some("newOwnerIds".to_owned())));
        assert_eq!(refusal(eve.call(&remove(&[UserId(NOBODY)])).await), (400, Some("removeOwnerIds".to_owned())));
        assert_eq!(owners(eve.call(&remove(&[EVE])).await.unwrap()), [BEN]);
        assert_eq!(refusal(eve.call(&kb(id, named("y"))).await).0, 403);
    }

    async fn w4_w5_documents_answer_to_the_printed_paths_too(world) {
        let dan = world.browser(DAN).await;
        let id = keep(&dan, true, body("x", public())).await;
        for path in [format!("/api/documents/{id}?publish=false"), format!("/api/documnents/{id}"), format!("/api/documnents?id={id}"), format!("/api/documents?id={id}")] {
            let (status, body) = dan.json("PATCH", &path, &format!(r#"{{"kb":{{"name":"{path}"}},"docURL":"https://c.example/"}}"#)).await;
            assert_eq!((status.as_u16(), body["name"].as_str()), (200, Some(&*path)), "{body}");
            assert_eq!(body["linkPreview"][0]["link"], "https://c.example/", "W39");
        }
        for (method, path) in [("PATCH", "/api/documnents"), ("PATCH", "/api/documnents?id=7"), ("DELETE", "/api/documents"), ("DELETE", "/api/documents?id=")] {
            assert_eq!(dan.json(method, path, "{}").await.0.as_u16(), 404, "{method} {path}");
        }
        assert_eq!(world.stranger().json("PATCH", &format!("/api/documnents?id={id}"), "{}").await.0.as_u16(), 401);
        assert_eq!(world.browser(ADA).await.json("DELETE", &format!("/api/documents?id={id}"), "").await.0.as_u16(), 404);
        assert_eq!(dan.json("DELETE", &format!("/api/documents?id={id}"), "").await.0.as_u16(), 200);
        assert_eq!(names(&dan).await.len(), 0);
    }

    async fn a_document_refuses_what_breaks_a_rule(world) {
        categories(&world).await;
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let bens = png(&ben).await.id;
        let x = || body("x", public());
        let text = |text: &str| Some(text.to_owned());
        let nobody = Permissions { users: vec![UserId(NOBODY)], ..Permissions::default() };
        for (document, field) in [
            (DocumentBody { name: None, ..x() }, "name"),
            (body(" ", public()), "name"),
            (body(&"x".repeat(201), public()), "name"),
            (DocumentBody { link: None, ..x() }, "docId"),
            (DocumentBody { link: text("javascript:alert(1)"), ..x() }, "link"),
            (DocumentBody { doc_url: text("/relative"), ..x() }, "docUrl"),
            (DocumentBody { doc_id: Some(FileId(NOBODY)), ..x() }, "docId"),
            (DocumentBody { doc_id: Some(bens), ..x() }, "docId"),
            (DocumentBody { owner_ids: Some(vec![UserId(NOBODY)]), ..x() }, "ownerIds"),
            (DocumentBody { owner_ids: Some((0..101).map(|n| UserId(uuid::Uuid::from_u128(n))).collect()), ..x() }, "ownerIds"),
            (DocumentBody { tags: Some(vec!["x".repeat(51)]), ..x() }, "tags"),
            (DocumentBody { tags: Some((0..21).map(|n| n.to_string()).collect()), ..x() }, "tags"),
            (DocumentBody { category: text("Help"), ..x() }, "category"),
            (DocumentBody { category: text("Nothing"), ..x() }, "category"),
            (body("x", nobody.clone()), "permissions"),
        ] {
            let wrong = CreateDocument { publish: None, document };
            assert_eq!(refusal(ada.call(&wrong).await), (400, Some(field.to_owned())), "{wrong:?}");
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM documents").await, 0);
        let id = keep(&ada, true, x()).await;
        let before = ada.call(&all()).await.unwrap().docs;
        for (wrong, field) in [
            (kb(id, named("")), "name"),
            (kb(id, Knowledge { category: text("Help"), ..named("y") }), "category"),
            (kb(id, Knowledge { link: text("ftp://a.example/"), ..named("y") }), "link"),
            (UpdateDocument { doc_id: text("zzz"), ..kb(id, named("y")) }, "docId"),
            (UpdateDocument { doc_id: text(&bens.to_string()), ..kb(id, named("y")) }, "docId"),
            (UpdateDocument { permissions: Some(nobody), ..kb(id, named("y")) }, "permissions"),
        ] {
            assert_eq!(refusal(ada.call(&wrong).await), (400, Some(field.to_owned())), "{wrong:?}");
        }
        assert_eq!(ada.call(&all()).await.unwrap().docs, before, "nothing has changed");
        let (status, body) = ada.json("POST", "/api/documents", r#"{"name":"x","link":"https://a.example/","expiry":"soon"}"#).await;
        assert_eq!((status.as_u16(), body["field"].as_str()), (400, Some("expiry")));
    }

    async fn only_who_keeps_a_document_changes_it(world) {
        let (ada, ben, dan) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(DAN).await);
        let (seen, hidden) = (keep(&ada, true, body("x", public())).await, keep(&ada, true, body("x", friends())).await);
        let stranger = world.stranger();
        for (caller, id, status) in [
            (&stranger, seen, 401), (&ben, seen, 403), (&ben, hidden, 404), (&dan, hidden, 404), (&ada, DocumentId(NOBODY), 404),
        ] {
            assert_eq!(refusal(caller.call(&kb(id, named("y"))).await).0, status);
            assert_eq!(refusal(caller.call(&DeleteDocument { id }).await).0, status);
        }
        assert_eq!(refusal(stranger.call(&all()).await).0, 401);
        assert_eq!(refusal(stranger.call(&CreateDocument { publish: None, document: body("x", public()) }).await).0, 401);
        let others = Permissions { users: vec![BEN, DAN], ..Permissions::default() };
        ada.call(&UpdateDocument { permissions: Some(others), ..unchanged(seen) }).await.unwrap();
        let changed = dan.call(&kb(seen, named("y"))).await.unwrap();
        assert_eq!(changed.permissions.unwrap().users, [], "who else sees it is the business of those who keep it");
        dan.call(&DeleteDocument { id: seen }).await.unwrap();
        let key = world.api_key(ADA).await;
        stranger.call_with(&key, &DeleteDocument { id: hidden }).await.unwrap();
    }
}
