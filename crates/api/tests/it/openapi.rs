//! The OpenAPI document has everything that is declared, and nothing in it leads nowhere.

use std::collections::BTreeSet;

use rotunda_api::{catalogue, endpoint::Place, openapi};
use serde_json::{Value, json};

fn of_places(operation: &Value, place: &str) -> BTreeSet<String> {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    parameters.filter(|one| one["in"] == place).map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_declared_operation_is_in_the_document_once() {
    let document = openapi::document();
    let paths = document["paths"].as_object().unwrap();
    for info in catalogue::all() {
        let operation = &document["paths"][info.full_path()][info.method.as_str().to_ascii_lowercase()];
        assert_eq!(operation["operationId"], format!("{}_{}", info.vendor, info.name), "{}", info.full_path());
        assert_eq!(operation["tags"], json!([info.vendor]));
        assert!(operation["summary"].as_str().is_some_and(|summary| summary.ends_with('.')), "{}", info.name);
        let (success, nothing) = (info.success.to_string(), "204");
        let answers = &operation["responses"];
        assert!(answers.get(success).is_some() || answers.get(nothing).is_some(), "{} never succeeds", info.name);
        assert!(answers.get("400").is_some(), "{} cannot be refused", info.name);
    }
    let described = paths.values().map(|operations| operations.as_object().unwrap().len()).sum::<usize>();
    assert_eq!(described, catalogue::all().count());
}

#[test]
fn every_field_is_described_where_it_travels() {
    let document = openapi::document();
    for info in catalogue::all() {
        let operation = &document["paths"][info.full_path()][info.method.as_str().to_ascii_lowercase()];
        for (place, name) in [(Place::Path, "path"), (Place::Query, "query")] {
            let declared = info.fields.iter().filter(|field| field.place == place);
            let declared: BTreeSet<_> = declared.map(|field| field.name.to_owned()).collect();
            assert_eq!(of_places(operation, name), declared, "{} {name}", info.name);
        }
        let of_body = info.fields.iter().filter(|field| field.place == Place::Body);
        for field in of_body {
            let body = &operation["requestBody"]["content"]["application/json"]["schema"];
            assert!(body["properties"].get(field.name).is_some(), "{}: {} is missing", info.name, field.name);
        }
        let has_body = info.fields.iter().any(|field| matches!(field.place, Place::Body | Place::WholeBody));
        assert_eq!(operation.get("requestBody").is_some(), has_body, "{}", info.name);
    }
}

#[test]
fn every_parameter_has_a_schema_that_is_not_null() {
    let document = openapi::document();
    for operation in document["paths"].as_object().unwrap().values().flat_map(|path| path.as_object().unwrap().values())
    {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let schema = parameter["schema"].as_object().unwrap();
            assert!(
                !schema.is_empty() && !schema.values().any(Value::is_null),
                "{}: {parameter}",
                operation["operationId"]
            );
            assert!(!parameter["schema"].to_string().contains("\"null\""), "{}: {parameter}", operation["operationId"]);
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn visit(document: &Value, part: &Value) {
        match part {
            Value::Array(parts) => parts.iter().for_each(|part| visit(document, part)),
            Value::Object(members) => {
                if let Some(to) = members.get("$ref").and_then(Value::as_str) {
                    let pointer = to.strip_prefix('#').unwrap();
                    assert!(document.pointer(pointer).is_some(), "{to} leads nowhere");
                }
                members.values().for_each(|member| visit(document, member));
            }
            _ => {}
        }
    }
    let document = openapi::document();
    visit(&document, &document);
    for scheme in document["paths"].as_object().unwrap().values().flat_map(|path| path.as_object().unwrap().values()) {
        let lines = scheme["security"].as_array().unwrap().iter().flat_map(|line| line.as_object().unwrap().keys());
        for name in lines {
            assert!(document["components"]["securitySchemes"].get(name).is_some(), "{name} is no security scheme");
        }
    }
}

#[test]
fn nothing_is_said_with_no_content_where_the_vendor_does() {
    let document = openapi::document();
    let user = &document["paths"]["/pod/v2/user"]["get"]["responses"];
    assert!(user.get("200").is_some() && user.get("204").is_some(), "{user}");
    let sign_in = &document["paths"]["/app/sign-in"]["post"];
    assert_eq!(sign_in["security"], json!([{ "app": [] }]));
    let act = &document["paths"]["/login/pubkey/app/user/{userId}/authenticate"]["post"];
    assert_eq!(act["security"], json!([{ "symphony": [] }]));
    assert!(act["responses"].get("401").is_some() && act["responses"].get("403").is_some(), "{act}");
    let with_key = &document["paths"]["/login/pubkey/authenticate"]["post"];
    assert_eq!(with_key["security"], json!([]));
    let health = &document["paths"]["/app/health"]["get"];
    assert!(health["responses"].get("204").is_none());
    assert_eq!(health["security"], json!([]));
}

#[test]
fn every_id_says_what_it_is_the_id_of() {
    let document = openapi::document();
    let add = &document["paths"]["/pod/v1/admin/group/{gid}/membership/add"]["post"];
    let whom = &add["requestBody"]["content"]["application/json"]["schema"]["items"];
    assert_eq!((&whom["x-id"], &whom["type"]), (&json!("symphony_Uid"), &json!("integer")));
    let role = openapi::operation_of("rotunda_SetRole").unwrap();
    assert_eq!(role["parameters"][0]["schema"]["x-id"], "workdrive_UserId");
    assert_eq!(role["parameters"][0]["schema"]["format"], "uuid");
    let group = openapi::operation_of("qwil_GetGroup").unwrap();
    assert_eq!(group["parameters"][0]["schema"]["x-id"], "qwil_GroupId");
}
