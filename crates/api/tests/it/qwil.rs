//! Qwil: the table of its codes, and the forms in which arguments arrive.

use std::collections::BTreeSet;

use bytes::Bytes;
use rotunda_api::{
    catalogue,
    endpoint::{Endpoint, Parts, Vendor},
    error::{ErrorKind, VendorError as _},
    qwil::{
        GroupId, MembershipId, QwilError, QwilSystem,
        codes::{COMMON, Code, OPERATIONS, operation},
        groups::*,
        memberships::*,
    },
};
use uuid::Uuid;

#[test]
fn every_code_is_documented_with_some_operation() {
    assert_eq!(Code::ALL.len(), 68, "the collection has 68 codes");
    let named: BTreeSet<_> = OPERATIONS.iter().flat_map(|operation| operation.codes).chain(COMMON).copied().collect();
    assert_eq!(named, Code::ALL.iter().copied().collect());
    for code in Code::ALL {
        assert_eq!(code.name().parse(), Ok(*code));
        let class = match code.name().as_bytes()[1] {
            _ if *code == Code::RB076 => 403,
            b'B' => 400,
            b'F' => 403,
            b'N' => 404,
            b'U' => 401,
            _ => 429,
        };
        assert_eq!(code.status().as_u16(), class, "{code}");
    }
    assert!("RB999".parse::<Code>().is_err());
}

#[test]
fn every_endpoint_is_in_the_table() {
    let declared: Vec<_> = catalogue::all().filter(|info| info.vendor == QwilSystem::NAME).collect();
    assert!(!declared.is_empty());
    for info in declared {
        assert!(operation(info.name).is_some(), "{}: say what it needs and which codes it can give", info.name);
    }
    let names: BTreeSet<_> = OPERATIONS.iter().map(|operation| operation.endpoint).collect();
    assert_eq!(names.len(), OPERATIONS.len(), "each once");
}

#[test]
fn an_error_has_the_code_that_fits_it() {
    let code = |kind, field| QwilError::from_kind(kind, String::new(), field).error_code;
    assert_eq!(code(ErrorKind::Invalid, None), "RB100");
    assert_eq!(code(ErrorKind::Invalid, Some("emails")), "RB160");
    assert_eq!(code(ErrorKind::Invalid, Some("phone_numbers")), "RB065");
    assert_eq!(code(ErrorKind::Unauthenticated, None), "RU003");
    assert_eq!(code(ErrorKind::Unavailable, None), "RX500");
    // The vendor's own programs read nothing but this.
    let read: QwilError = serde_json::from_str(r#"{"error_code":"RB785"}"#).unwrap();
    assert_eq!((read.code(), read.to_string().as_str()), (Some("RB785"), "RB785"));
}

/// Reads a request as the server does.
fn received<E: Endpoint>(query: &str, body: &str) -> Result<E, String> {
    let mut parts = Parts { path: vec![], query: query.to_owned(), body: Bytes::from(body.to_owned()) };
    <E::Vendor as Vendor>::repair(&E::INFO, &mut parts);
    E::from_parts(&parts).map_err(|bad| bad.to_string())
}

#[test]
fn a_get_takes_a_json_body_a_query_and_a_form() {
    let id = "01920000-0000-7000-8000-000000000001";
    let group_uuid = GroupId(id.parse().unwrap());
    let meant = ListGroupMembers {
        group_uuid,
        only_active: Some(true),
        page: Some(2),
        per_page: None,
        search: Some("a&b".to_owned()),
    };
    for (query, body) in [
        (String::new(), format!(r#"{{"group_uuid":"{id}","only_active":true,"page":2,"search":"a&b"}}"#)),
        (
            String::new(),
            format!(r#"{{"group_uuid":"{id}","only_active":"true","page":"2","per_page":null,"search":"a&b"}}"#),
        ),
        (format!("group_uuid={id}&only_active=true&page=2&search=a%26b"), String::new()),
        (String::new(), format!("group_uuid={id}&only_active=true&page=2&search=a%26b")),
        (format!("group_uuid={id}&page=2"), r#"{"only_active":true,"search":"a&b","page":7}"#.to_owned()),
    ] {
        assert_eq!(received::<ListGroupMembers>(&query, &body).as_ref(), Ok(&meant), "{query} {body}");
    }
    for body in ["{", "[1]", "\"x\"", "{\"group_uuid\":7}"] {
        assert!(received::<ListGroupMembers>("", body).is_err(), "{body}");
    }
}

#[test]
fn a_change_takes_json_and_a_form_and_lists_in_two_forms() {
    let [a, b] = [Uuid::from_u128(1), Uuid::from_u128(2)];
    let meant =
        AddGroupMembers { group_uuid: GroupId(a), entity_user_xref_uuids: vec![MembershipId(a), MembershipId(b)] };
    for body in [
        format!(r#"{{"group_uuid":"{a}","entity_user_xref_uuids":["{a}","{b}"]}}"#),
        format!(r#"{{"group_uuid":"{a}","entity_user_xref_uuids":"{a}, {b}"}}"#),
        format!("group_uuid={a}&entity_user_xref_uuids={a}&entity_user_xref_uuids={b}"),
        format!("group_uuid={a}&entity_user_xref_uuids={a}%2C{b}"),
    ] {
        assert_eq!(received::<AddGroupMembers>("", &body).as_ref(), Ok(&meant), "{body}");
    }
    let form = "enum_profile_id=4&first_name=12&last_name=&job_title=&identifier=7&primary_email=a%40b.c&primary_phone_number=%2B4512345678&send_invitation=1";
    let made = received::<CreateMembership>("", form).unwrap();
    assert_eq!((made.enum_profile_id, &*made.first_name, made.send_invitation), (4, "12", Some(true)));
    for body in ["{", "", "[]", "enum_profile_id=x"] {
        assert!(received::<CreateMembership>("", body).is_err(), "{body}");
    }
}
