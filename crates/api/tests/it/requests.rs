//! A request means the same on both sides of the wire.

use std::{collections::BTreeSet, fmt::Debug};

use bytes::Bytes;
use percent_encoding::percent_decode_str;
use proptest::{collection::vec, option::of, prelude::*, sample::select};
use rotunda_api::{
    catalogue,
    client::to_http,
    endpoint::{Endpoint, Parts, Vendor},
    workdrive::{UserId, events::RepeatScope},
};

use crate::any::id;

/// Pairs of pairs, because a tuple of strategies has at most twelve.
macro_rules! pairs {
    () => { Just(()) };
    ($first:expr $(, $rest:expr)*) => { ($first, pairs!($($rest),*)) };
}

macro_rules! names {
    () => { () };
    ($first:ident $(, $rest:ident)*) => { ($first, names!($($rest),*)) };
}

/// A test for each endpoint, with a strategy for each of its fields.
macro_rules! requests {
    ($($test:ident: $endpoint:ident { $($field:ident: $values:expr),* $(,)? })*) => {
        /// What is tested here.
        pub(super) const TESTED: &[(&str, &str)] = &[$((<<$endpoint as Endpoint>::Vendor as Vendor>::NAME, stringify!($endpoint))),*];
        $(
            #[test]
            fn $test() {
                let requests = pairs!($($values),*).prop_map(|names!($($field),*)| $endpoint { $($field),* });
                check(requests, |request| goes_round(&request));
            }
        )*
    };
}

mod dixa;
mod qwil;
mod rotunda;
mod symphony;
mod symphony_admin;
mod symphony_messages;
mod symphony_rules;
mod workdrive;

fn repeat_scope() -> impl Strategy<Value = RepeatScope> {
    select(vec![RepeatScope::One, RepeatScope::Following, RepeatScope::All])
}

fn users() -> impl Strategy<Value = Vec<UserId>> {
    vec(id(UserId), 0..4)
}

#[test]
fn every_declared_endpoint_is_tested() {
    let declared: BTreeSet<_> = catalogue::all().map(|info| (info.vendor, info.name)).collect();
    let tested = [
        workdrive::TESTED,
        dixa::TESTED,
        qwil::TESTED,
        symphony::TESTED,
        symphony_admin::TESTED,
        symphony_rules::TESTED,
        symphony_messages::TESTED,
        rotunda::TESTED,
    ]
    .concat();
    assert_eq!(declared, tested.into_iter().collect(), "add the endpoint to `requests!`");
}

fn goes_round<E: Endpoint + PartialEq + Debug>(request: &E) -> Result<(), TestCaseError> {
    let parts = request.to_parts().unwrap();
    prop_assert_eq!(E::from_parts(&parts), Ok(request.clone()), "as parts: {:?}", parts);

    let address = parts.path_and_query(E::Vendor::BASE, E::PATH);
    prop_assert!(address.bytes().all(|byte| byte.is_ascii_graphic()), "not an address: {}", address);
    let received = parse(&address, &E::INFO.full_path(), parts.body.clone());
    prop_assert_eq!(E::from_parts(&received), Ok(request.clone()), "as {}", address);

    let http = to_http(request).map_err(TestCaseError::fail)?;
    prop_assert_eq!(http.method(), E::METHOD);
    prop_assert_eq!(http.uri().path_and_query().map(|it| it.as_str()), Some(&*address));
    Ok(())
}

/// Reads an address as a router does: segment by segment, each decoded on its own.
fn parse(address: &str, template: &str, body: Bytes) -> Parts {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let (segments, names): (Vec<_>, Vec<_>) = (path.split('/').collect(), template.split('/').collect());
    assert_eq!(segments.len(), names.len(), "{path} has other segments than {template}");
    let path = std::iter::zip(names, segments).filter_map(|(name, segment)| {
        let name = name.strip_prefix('{')?.strip_suffix('}')?;
        Some((name.to_owned(), percent_decode_str(segment).decode_utf8().unwrap().into_owned()))
    });
    Parts { path: path.collect(), query: query.to_owned(), body }
}

fn number() -> impl Strategy<Value = Option<u64>> {
    of(any::<u64>())
}
