//! What is declared is served, and so is everything documented.

use std::collections::BTreeSet;

use api::{catalogue, endpoint::EndpointInfo};

const OPERATIONS: &str = include_str!("../../crates/api/operations.csv");

fn key(info: &EndpointInfo) -> (&'static str, String, &'static str) {
    (info.method.as_str().to_owned().leak(), info.full_path(), info.name)
}

#[test]
fn everything_declared_is_served_and_nothing_else() {
    let declared: BTreeSet<_> = catalogue::all().map(key).collect();
    let served: BTreeSet<_> = rotunda_server::served().iter().map(key).collect();
    let unserved: Vec<_> = declared.difference(&served).collect();
    assert!(unserved.is_empty(), "declared but not served; add them to their area's `routes`: {unserved:?}");
    let undeclared: Vec<_> = served.difference(&declared).collect();
    assert!(
        undeclared.is_empty(),
        "served but not in the catalogue; add them to their file's `catalogue!`: {undeclared:?}"
    );
}

#[test]
fn every_documented_operation_is_served() {
    let served: BTreeSet<_> = rotunda_server::served().iter().map(|info| (info.vendor, info.name)).collect();
    for line in OPERATIONS.lines().skip(1) {
        let columns: Vec<_> = line.split(',').collect();
        let (vendor, operation, endpoint) = (columns[0].split('_').next().unwrap(), columns[1], columns[4]);
        assert!(
            served.contains(&(vendor, endpoint)),
            "{operation} should be served by {endpoint:?}: declare it, and add it to its area's `routes`"
        );
    }
}
