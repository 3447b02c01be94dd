//! Who administers what, what they may call, and what is kept of it.

use std::collections::BTreeSet;

use api::{
    catalogue,
    rotunda::{administration::*, sessions::Role},
    workdrive::{
        UserId,
        departments::CreateDepartment,
        users::{CreateUser, DeleteUser},
    },
};
use serde_json::{Value, json};

use crate::{
    on_both,
    people::hiring::newcomer,
    world::{ADA, BEN, Client, DAN, NOBODY, RESEARCH, World, refusal},
};
fn audit() -> ListAudit {
    ListAudit { before: None, text: None, vendor: None, succeeded: None, since: None, until: None, per_page: None }
}

/// A browser of somebody who has this role.
async fn having(world: &World, role: Role) -> Client {
    let role = SetRole { id: BEN, role };
    world.browser(DAN).await.call(&role).await.unwrap();
    world.browser(BEN).await
}

/// Whether a text is one of a vendor's constants.
fn is_constant(text: &str) -> bool {
    text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// The names of an operation's params and of the members of its schemas, and the constants and words of these.
fn names(described: &Value, found: &mut BTreeSet<String>) {
    match described {
        Value::Object(members) => {
            if let Some(properties) = members.get("properties").and_then(Value::as_object) {
                found.extend(properties.keys().cloned());
            }
            for param in members.get("parameters").and_then(Value::as_array).into_iter().flatten() {
                found.insert(param["name"].as_str().unwrap().to_owned());
            }
            for word in members.get("x-words").and_then(Value::as_array).into_iter().flatten() {
                found.insert(word[1].as_str().unwrap().to_owned());
            }
            let constants =
                members.get("enum").and_then(Value::as_array).into_iter().flatten().chain(members.get("const"));
            found.extend(constants.filter_map(Value::as_str).filter(|text| is_constant(text)).map(str::to_owned));
            members.values().for_each(|value| names(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

on_both! {
    async fn each_role_may_what_it_is_for(world) {
        for (role, person, customers, review) in [
            (Role::Member, false, false, false),
            (Role::HelpDesk, false, true, false),
            (Role::Compliance, false, false, true),
            (Role::UserAdmin, true, false, false),
            (Role::OrgAdmin, true, true, true),
        ] {
            let ben = having(&world, role).await;
            let may = |status: http::StatusCode| status != 403;
            let (status, _, _) = ben.get("/v1/endusers").await;
            assert_eq!(may(status), customers, "{role:?}: {status}");
            let (status, _, _) = ben.get("/entity-service/sys-api/chats/list").await;
            assert_eq!(may(status), review, "{role:?}: {status}");
            let (status, _, _) = ben.get("/entity-service/sys-api/entity-memberships/list").await;
            assert_eq!(may(status), person, "{role:?}: {status}");
            let (status, _) = ben.json("POST", "/api/departments", "{}").await;
            assert_eq!(may(status), person, "{role:?}: {status}");
        }
    }

    async fn operations_say_whether_the_caller_may_call_them(world) {
        let all = catalogue::all().count();
        let ada = world.browser(ADA).await;
        assert_eq!(refusal(ada.call(&ListOperations {}).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&ListOperations {}).await).0, 401);
        let ben = having(&world, Role::HelpDesk).await;
        let operations = ben.call(&ListOperations {}).await.unwrap();
        assert_eq!(operations.len(), all);
        let of = |id: &str| operations.iter().find(|operation| operation.id == id).unwrap();
        assert_eq!(of("dixa_PatchEndUser").needs, None);
        assert_eq!(of("dixa_PatchEndUser").documented, ["dixa_patch_end_user"]);
        assert_eq!(of("workdrive_DeleteUser").needs.as_deref(), Some("org_admin, super_admin"));
        assert!(of("symphony_CreateUser").needs.as_ref().unwrap().contains("USER_PROVISIONING"));
        assert!(of("symphony_CreateUser").administrative && !of("workdrive_ListPosts").administrative);
        let documented: usize = operations.iter().map(|operation| operation.documented.len()).sum();
        assert_eq!(documented, 329);
    }

    async fn describe_operation_has_what_its_schemas_refer_to(world) {
        let dan = world.browser(DAN).await;
        for info in catalogue::all() {
            let described = dan.call(&DescribeOperation { id: info.id() }).await.unwrap();
            assert_eq!(described["x-path"], json!(info.full_path()));
            assert_eq!(described["x-method"], json!(info.method.as_str()));
            let mut missing = Vec::new();
            refers(&described, &described["components"]["schemas"], &mut missing);
            assert!(missing.is_empty(), "{}: {missing:?}", info.name);
        }
        assert_eq!(refusal(dan.call(&DescribeOperation { id: "workdrive_Nothing".into() }).await).0, 404);
    }

    async fn every_field_has_a_name_in_every_language(world) {
        let dan = world.browser(DAN).await;
        let mut named = BTreeSet::new();
        for info in catalogue::all() {
            names(&dan.call(&DescribeOperation { id: info.id() }).await.unwrap(), &mut named);
        }
        for language in ["en", "de", "ar"] {
            let known = dan.call(&ListFieldNames { language: language.into() }).await.unwrap();
            let known: BTreeSet<_> = known.as_object().unwrap().keys().cloned().collect();
            // English names are as the field is called, but for constants.
            let has_to_be = |name: &&String| language != "en" || is_constant(name);
            let unknown: Vec<_> = named.difference(&known).filter(has_to_be).collect();
            assert_eq!(unknown, Vec::<&String>::new(), "{language}: not known");
            // Symphony says most of its constants in no schema.
            let of_nothing: Vec<_> = known.difference(&named).filter(|name| !is_constant(name)).collect();
            assert_eq!(of_nothing, Vec::<&String>::new(), "{language}: of no field");
        }
        let german = dan.call(&ListFieldNames { language: "de".into() }).await.unwrap();
        assert_eq!(german["firstName"], "Vorname");
        let english = dan.call(&ListFieldNames { language: "en".into() }).await.unwrap();
        assert_eq!((&english["enum_profile_id"], &english["firstName"]), (&json!("Profile"), &Value::Null));
        assert_eq!((&german["Suspended"], &german["PENDING_INCOMING"]), (&json!("Gesperrt"), &json!("Eingehende Anfrage")));
        for unknown in ["fr", "name", "de,ar", ""] {
            let (status, _, _) = dan.get(&format!("/app/field-names/{unknown}")).await;
            assert_eq!(status, 404, "{unknown}");
        }
        let ada = world.browser(ADA).await;
        assert_eq!(refusal(ada.call(&ListFieldNames { language: "de".into() }).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&ListFieldNames { language: "de".into() }).await).0, 401);
    }

    async fn set_role_refuses_oneself_strangers_and_what_is_above(world) {
        let dan = world.browser(DAN).await;
        let ada = world.browser(ADA).await;
        assert_eq!(refusal(ada.call(&SetRole { id: BEN, role: Role::HelpDesk }).await).0, 403);
        assert_eq!(refusal(dan.call(&SetRole { id: DAN, role: Role::Member }).await).0, 403);
        assert_eq!(refusal(dan.call(&SetRole { id: BEN, role: Role::SuperAdmin }).await).0, 403);
        assert_eq!(refusal(dan.call(&SetRole { id: UserId(NOBODY), role: Role::Member }).await).0, 404);
        let (status, _) = dan.json("PUT", &format!("/app/people/{BEN}/role"), r#"{"role":"king"}"#).await;
        assert_eq!(status, 400);
        dan.call(&SetRole { id: BEN, role: Role::Compliance }).await.unwrap();
        let administrators = dan.call(&ListAdministrators {}).await.unwrap();
        let roles: Vec<_> = administrators.iter().map(|one| (one.user, one.role)).collect();
        assert!(roles.contains(&(BEN, Role::Compliance)) && roles.contains(&(DAN, Role::OrgAdmin)), "{roles:?}");
        assert_eq!(roles.len(), 2);
        assert_eq!(refusal(ada.call(&ListAdministrators {}).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&ListAdministrators {}).await).0, 401);
    }

    async fn acts_are_kept_with_what_was_before_and_after(world) {
        let dan = world.browser(DAN).await;
        dan.call(&CreateUser { bulk: Some(true), user: newcomer("new@example.com") }).await.unwrap();
        let body = json!({ "name": "Discovery" }).to_string();
        let (status, answer) = dan.json("PATCH", &format!("/api/departments/{RESEARCH}"), &body).await;
        assert_eq!(status, 200, "{answer}");
        // Reading is no act, and what was not understood was not tried.
        dan.get("/api/users").await;
        dan.json("POST", "/api/departments", "[]").await;
        assert_eq!(refusal(dan.call(&DeleteUser { id: UserId(NOBODY), bulk: None, assignee: None }).await).0, 404);
        let page = dan.call(&audit()).await.unwrap();
        let kept: Vec<_> = page.acts.iter().map(|act| (&*act.operation, act.status)).collect();
        assert_eq!(
            kept,
            [("workdrive_DeleteUser", 404), ("workdrive_UpdateDepartment", 200), ("workdrive_CreateUser", 201)]
        );
        let changed = &page.acts[1];
        assert_eq!((changed.user, &*changed.name, changed.role, &*changed.method), (DAN, "Dan Admin", Role::OrgAdmin, "PATCH"));
        assert_eq!(changed.sent, Some(json!({ "name": "Discovery" })));
        assert_eq!(changed.address, format!("/api/departments/{RESEARCH}"));
        assert!(page.acts[0].failure.is_some());
        assert_eq!(page.next, None);
    }

    async fn the_state_before_and_after_is_what_the_vendor_says(world) {
        let dan = world.browser(DAN).await;
        let (status, made) = dan.json("POST", "/v1/endusers", r#"{"displayName":"Zoe"}"#).await;
        assert_eq!(status, 201, "{made}");
        let id = made["data"]["id"].as_str().unwrap().to_owned();
        let (status, _) = dan.json("PATCH", &format!("/v1/endusers/{id}"), r#"{"displayName":"Zoë"}"#).await;
        assert_eq!(status, 200);
        let act = dan.call(&audit()).await.unwrap().acts.remove(0);
        let name = |state: &Option<Value>| state.as_ref().map(|state| state["data"]["displayName"].clone());
        assert_eq!((name(&act.before), name(&act.after)), (Some(json!("Zoe")), Some(json!("Zoë"))));
    }

    async fn list_audit_is_narrowed_paged_and_for_admins_of_the_organization(world) {
        let dan = world.browser(DAN).await;
        for name in ["One", "Two", "Three"] {
            dan.call(&CreateDepartment { name: name.to_owned(), members: None }).await.unwrap();
        }
        let first = dan.call(&ListAudit { per_page: Some(2), ..audit() }).await.unwrap();
        assert_eq!(first.acts.len(), 2);
        let second = dan.call(&ListAudit { before: first.next, per_page: Some(2), ..audit() }).await.unwrap();
        assert_eq!((second.acts.len(), second.next), (1, None));
        let none = dan.call(&ListAudit { vendor: Some("dixa".into()), ..audit() }).await.unwrap();
        assert!(none.acts.is_empty());
        let found = dan.call(&ListAudit { text: Some("createDEPARTMENT".into()), ..audit() }).await.unwrap();
        assert_eq!(found.acts.len(), 3);
        let failed = dan.call(&ListAudit { succeeded: Some(false), ..audit() }).await.unwrap();
        assert!(failed.acts.is_empty());
        assert_eq!(refusal(dan.call(&ListAudit { per_page: Some(201), ..audit() }).await).0, 400);
        let ben = having(&world, Role::UserAdmin).await;
        assert_eq!(refusal(ben.call(&audit()).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&audit()).await).0, 401);
    }

    async fn what_was_done_stays(world) {
        let dan = world.browser(DAN).await;
        dan.call(&SetRole { id: BEN, role: Role::HelpDesk }).await.unwrap();
        let pool = &world.backend.database.pool;
        assert!(sqlx::query("UPDATE audit SET user_name = 'nobody'").execute(pool).await.is_err());
        assert!(sqlx::query("DELETE FROM audit").execute(pool).await.is_err());
        assert_eq!(dan.call(&audit()).await.unwrap().acts.len(), 1);
    }
}

/// The schemas that a description refers to and does not have.
fn refers(value: &Value, schemas: &Value, missing: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            let name =
                members.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix("#/components/schemas/"));
            missing.extend(name.filter(|name| schemas.get(name).is_none()).map(str::to_owned));
            members.values().for_each(|value| refers(value, schemas, missing));
        }
        Value::Array(items) => items.iter().for_each(|item| refers(item, schemas, missing)),
        _ => {}
    }
}
