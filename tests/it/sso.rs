//! Single sign-on entries and quick links.

use api::workdrive::{DepartmentId, FileId, LocationId, departments::*, locations::DeleteLocation, sso::*};

use crate::{
    on_both,
    world::{AARHUS, ADA, BERLIN, Client, DAN, EVE, NOBODY, RESEARCH, refusal},
};

fn all() -> ListSso {
    ListSso { manage: None, location: None, department: None }
}

fn link(name: &str) -> SsoBody {
    SsoBody {
        kind: SsoKind::QuickLink,
        name: name.to_owned(),
        authorization_uri: None,
        token_uri: None,
        refresh_uri: None,
        login_url: None,
        order: None,
        file_id: None,
        department_id: None,
        location_id: None,
        link: Some("https://wiki.example/start?x=1".to_owned()),
    }
}

/// As the document's example has it.
fn sign_on() -> SsoBody {
    SsoBody {
        kind: SsoKind::Sso,
        authorization_uri: Some("{{redirect_uri}}/?code=<authorization_token".to_owned()),
        token_uri: Some("https://api.example.io/oauth/token".to_owned()),
        refresh_uri: Some("https://api.example.io/oauth/token/refresh".to_owned()),
        login_url: Some("https://api.example.io/oauth/login?token={{access_token}}".to_owned()),
        link: None,
        ..link("Salesforce")
    }
}

fn make(entry: SsoBody) -> CreateSso {
    CreateSso { manage: None, entry }
}

async fn names(client: &Client, asked: &ListSso) -> Vec<String> {
    client.call(asked).await.unwrap().into_iter().map(|entry| entry.name).collect()
}

on_both! {
    async fn each_sees_what_is_for_them(world) {
        let (dan, ada, eve) = (world.browser(DAN).await, world.browser(ADA).await, world.browser(EVE).await);
        dan.call(&UpdateDepartmentMembers {
            id: RESEARCH,
            add_members: vec![NewMember { id: ADA, is_admin: Some(true), existing_dept: None, is_department_head: None }],
            remove_members: vec![],
        })
        .await
        .unwrap();
        let everybody = CreateSso { manage: Some(true), entry: SsoBody { location_id: Some(AARHUS), ..link("Wiki") } };
        let made = dan.call(&everybody).await.unwrap();
        assert_eq!((made.location_id, made.user.is_none()), (None, true), "with manage the location is ignored");
        dan.call(&make(SsoBody { location_id: Some(AARHUS), department_id: Some(RESEARCH), ..link("Canteen") })).await.unwrap();
        dan.call(&make(SsoBody { department_id: Some(RESEARCH), order: Some(1), ..sign_on() })).await.unwrap();
        let own = ada.call(&make(SsoBody { order: Some(2), ..link(" Mine ") })).await.unwrap();
        assert_eq!((own.name.as_str(), own.user.map(|user| user.id)), ("Mine", Some(ADA)));

        assert_eq!(names(&ada, &all()).await, ["Canteen", "Wiki", "Salesforce", "Mine"], "by order, then by name");
        assert_eq!(names(&eve, &all()).await, ["Wiki"]);
        let of_location = ListSso { location: Some(AARHUS), department: Some(RESEARCH), manage: Some(true) };
        assert_eq!(names(&ada, &of_location).await, ["Canteen"], "the location counts before the others");
        let of_department = ListSso { department: Some(RESEARCH), manage: Some(true), ..all() };
        assert_eq!(names(&ada, &of_department).await, ["Salesforce"], "the department before manage");
        let of_everybody = ListSso { manage: Some(true), ..all() };
        assert_eq!(names(&dan, &of_everybody).await, ["Wiki"]);
        assert_eq!(names(&dan, &of_location).await, ["Canteen"]);
        assert_eq!(refusal(eve.call(&of_location).await).0, 403);
        assert_eq!(refusal(eve.call(&of_department).await).0, 403);
        assert_eq!(refusal(ada.call(&of_everybody).await).0, 403);

        dan.call(&DeleteLocation { id: AARHUS }).await.unwrap();
        assert_eq!(names(&ada, &all()).await, ["Wiki", "Salesforce", "Mine"]);
    }

    async fn an_entry_needs_its_addresses(world) {
        let ada = world.browser(ADA).await;
        let refused = async |entry: SsoBody| refusal(ada.call(&make(entry)).await);
        let invalid = |field: &str| (400, Some(field.to_owned()));
        assert_eq!(refused(SsoBody { link: None, ..link("x") }).await, invalid("link"));
        assert_eq!(refused(SsoBody { login_url: None, ..sign_on() }).await, invalid("loginURL"));
        assert_eq!(refused(SsoBody { token_uri: None, ..sign_on() }).await, invalid("tokenURI"));
        assert_eq!(refused(SsoBody { refresh_uri: None, ..sign_on() }).await, invalid("refreshURI"));
        assert_eq!(refused(SsoBody { authorization_uri: None, ..sign_on() }).await, invalid("authorizationURI"));
        for address in ["javascript:alert(1)", "java{{}}script:alert(1)", "data:text/html,x", "//evil.example", "x", ""] {
            let entry = SsoBody { link: Some(address.to_owned()), ..link("x") };
            assert_eq!(refused(entry).await, invalid("link"), "{address}");
            let entry = SsoBody { login_url: Some(address.to_owned()), ..sign_on() };
            assert_eq!(refused(entry).await, invalid("loginURL"), "{address}");
        }
        assert_eq!(refused(link(" ")).await, invalid("name"));
        assert_eq!(refused(link(&"x".repeat(101))).await, invalid("name"));
        let foreign = SsoBody { file_id: Some(FileId(NOBODY)), ..link("x") };
        assert_eq!(refused(foreign).await, invalid("fileId"));
        let (status, body) = ada.json("POST", "/api/sso", r#"{"type":"LINK","name":"x","link":"https://x.example"}"#).await;
        assert_eq!((status.as_u16(), body["field"].as_str()), (400, Some("type")));
        assert_eq!(world.number("SELECT COUNT(*) FROM sso").await, 0);
    }

    async fn entries_for_others_are_made_by_administrators(world) {
        let (dan, ada) = (world.browser(DAN).await, world.browser(ADA).await);
        let for_all = CreateSso { manage: Some(true), entry: link("x") };
        let for_berlin = make(SsoBody { location_id: Some(BERLIN), ..link("x") });
        let for_research = make(SsoBody { department_id: Some(RESEARCH), ..link("x") });
        for request in [&for_all, &for_berlin, &for_research] {
            assert_eq!(refusal(ada.call(request).await).0, 403);
            assert_eq!(refusal(world.stranger().call(request).await).0, 401);
        }
        assert_eq!(refusal(world.stranger().call(&all()).await).0, 401);
        let nowhere = make(SsoBody { location_id: Some(LocationId(NOBODY)), ..link("x") });
        assert_eq!(refusal(dan.call(&nowhere).await), (404, Some("locationId".to_owned())));
        let nothing = make(SsoBody { department_id: Some(DepartmentId(NOBODY)), ..link("x") });
        assert_eq!(refusal(dan.call(&nothing).await), (404, Some("departmentId".to_owned())));
        let key = world.api_key(DAN).await;
        world.stranger().call_with(&key, &for_all).await.unwrap();
        assert_eq!(names(&ada, &all()).await, ["x"]);
    }
}
