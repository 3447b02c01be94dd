//! Nothing documented is forgotten: every operation is covered by an endpoint.

use std::collections::{BTreeMap, BTreeSet};

use rotunda_api::{catalogue, endpoint::EndpointInfo};

const OPERATIONS: &str = include_str!("../../operations.csv");

/// Where a document prints another method or path than it means: the operation, and what the endpoint has.
const MISPRINTED: &[(&str, &str, &str)] = &[
    ("qwil_sys_groups_list", "GET", "/entity-service/sys-api/groups/list"),
    ("qwil_sys_groups_update", "POST", "/entity-service/sys-api/groups/update"),
    ("workdrive_update_post", "PATCH", "/api/posts/{id}"),
    ("workdrive_delete_post", "DELETE", "/api/posts/{id}"),
    ("workdrive_update_news", "PATCH", "/api/news/{id}"),
    ("workdrive_delete_news", "DELETE", "/api/news/{id}"),
    ("workdrive_update_document", "PATCH", "/api/documents/{id}"),
    ("workdrive_delete_document", "DELETE", "/api/documents/{id}"),
    ("workdrive_delete_faq", "DELETE", "/api/faqs/{kbId}"),
    ("workdrive_update_task", "PATCH", "/api/tasks/update/{id}"),
    ("workdrive_assign_task", "PATCH", "/api/tasks/assign/{id}"),
    ("workdrive_send_notification", "POST", "/api/notifications/send"),
    ("workdrive_list_courses", "GET", "/api/courses"),
    ("workdrive_send_message", "POST", "/api/{conversationId}/messages"),
    ("workdrive_create_conversation_meeting", "POST", "/api/{conversationId}/meeting"),
    ("workdrive_create_location", "POST", "/api/locations"),
    ("workdrive_add_security_group_members", "POST", "/api/security_groups/{groupId}/members"),
    ("workdrive_remove_security_group_members", "DELETE", "/api/security_groups/{groupId}/members"),
];

/// What is ours, and Symphony's sign-in and agent, which are in documents of their own.
const OURS: [&str; 3] = ["rotunda", "symphony-login", "symphony-agent"];

struct Operation {
    vendor: &'static str,
    id: &'static str,
    method: &'static str,
    path: &'static str,
    endpoint: &'static str,
}

fn operations() -> Vec<Operation> {
    let rows = OPERATIONS.lines().skip(1).map(|line| {
        let [system, id, method, path, endpoint] = line.split(',').collect::<Vec<_>>()[..] else {
            panic!("operations.csv has a row without five columns: {line}")
        };
        let vendor = system.split('_').next().unwrap();
        Operation { vendor, id, method, path, endpoint }
    });
    rows.collect()
}

fn declared() -> BTreeMap<(&'static str, &'static str), &'static EndpointInfo> {
    catalogue::all().map(|info| ((info.vendor, info.name), info)).collect()
}

#[test]
fn the_inventory_has_every_documented_operation_once() {
    let ids: BTreeSet<_> = operations().iter().map(|row| row.id).collect();
    assert_eq!(ids.len(), 329, "the documents have 329 operations");
}

#[test]
fn every_operation_is_covered() {
    let missing: Vec<_> = operations().into_iter().filter(|row| row.endpoint.is_empty()).map(|row| row.id).collect();
    assert!(missing.is_empty(), "declare an endpoint for each of these, and name it in operations.csv: {missing:?}");
}

#[test]
fn every_covering_endpoint_has_the_documented_method_and_path() {
    let declared = declared();
    for row in operations() {
        let Some(info) = declared.get(&(row.vendor, row.endpoint)) else {
            panic!("{}: {} declares no endpoint {}", row.id, row.vendor, row.endpoint)
        };
        let meant = MISPRINTED.iter().find(|(id, ..)| *id == row.id);
        let meant = meant.map_or((row.method, row.path), |(_, method, path)| (*method, *path));
        // Symphony's documents print paths below the pod's.
        let path = if row.vendor == "symphony" { info.path.to_owned() } else { info.full_path() };
        assert_eq!((info.method.as_str(), &*path), meant, "{}", row.id);
    }
}

#[test]
fn every_vendor_endpoint_covers_a_documented_operation() {
    let covered: BTreeSet<_> = operations().iter().map(|row| (row.vendor, row.endpoint)).collect();
    for (vendor, name) in declared().into_keys().filter(|(vendor, _)| !OURS.contains(vendor)) {
        assert!(covered.contains(&(vendor, name)), "{vendor} {name} covers no operation: what is ours goes under /app");
    }
}

#[test]
fn names_and_routes_are_unique_and_documented() {
    let mut routes = BTreeSet::new();
    for info in catalogue::all() {
        assert!(routes.insert((info.method.as_str(), info.full_path())), "{} {} twice", info.method, info.full_path());
        assert!(info.docs.first().is_some_and(|line| line.trim().ends_with('.')), "{}: one sentence first", info.name);
    }
    assert_eq!(declared().len(), catalogue::all().count(), "two endpoints of one vendor share a name");
}
