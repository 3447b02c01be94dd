//! Values to try: few and shared, but nasty.

use std::fmt::Debug;

use chrono::{DateTime, Utc};
use proptest::{
    collection::vec,
    option::of,
    prelude::*,
    test_runner::{Config, TestRunner},
};
use rotunda_api::workdrive::{File, FileId, Meta, Permissions, Picture, Place, UserId, UserStub};
use serde_json::json;
use uuid::Uuid;

mod events;
mod feeds;
mod library;

pub(crate) use events::*;
pub(crate) use feeds::*;
pub(crate) use library::*;

/// Texts that break careless encoders, plus random ones.
pub(crate) fn text() -> BoxedStrategy<String> {
    let nasty = proptest::sample::select(vec![
        "a/b//c",
        "100%",
        "%2F%00%zz",
        "a+b c",
        "x=1&y=2",
        "?#[]@!$&'()*+,;=",
        "\"quoted\" 'single' `tick`",
        "{id}{stream}",
        "grüße ǆ ñ",
        "日本語のテキスト",
        "مرحبا بالعالم",
        "👩🏽‍🚀👍🏿🏳️‍🌈",
        "line\nbreak\r\n\ttab",
        "\u{1}\u{1b}[31m\u{7f}\u{85}",
        "\u{200b}\u{202e}\u{feff}",
        "<script>alert(1)</script>",
        "'; DROP TABLE posts; --",
        "null",
        "true",
        "0",
        "a\\u0000b",
    ]);
    prop_oneof![3 => nasty.prop_map(str::to_owned), 2 => "[^\0]{1,12}", 1 => Just("x".repeat(300))].boxed()
}

/// The same, or nothing.
pub(crate) fn some_text() -> impl Strategy<Value = Option<String>> {
    of(text())
}

/// Any id.
pub(crate) fn id<T: Debug>(wrap: fn(Uuid) -> T) -> impl Strategy<Value = T> {
    any::<u128>().prop_map(move |number| wrap(Uuid::from_u128(number)))
}

/// Any time of the years 1970 to 2255, to the nanosecond.
pub(crate) fn time() -> impl Strategy<Value = DateTime<Utc>> {
    (0..9_000_000_000_i64, 0..1_000_000_000_u32).prop_map(|(s, ns)| DateTime::from_timestamp(s, ns).unwrap())
}

/// A tag as it is kept: without `#`, blanks and commas.
pub(crate) fn tag() -> impl Strategy<Value = String> {
    "[a-zäß日م👍%/&]{1,8}"
}

/// Where a page stands.
pub(crate) fn meta() -> impl Strategy<Value = Meta> {
    any::<[u64; 5]>().prop_map(|[per_page, total_pages, total_results, cur_page, next_page]| Meta {
        per_page,
        total_pages,
        total_results,
        cur_page,
        next_page,
    })
}

/// A person.
pub(crate) fn stub() -> BoxedStrategy<UserStub> {
    let picture = || of((text(), text()).prop_map(|(url, thumbnail)| Picture { url, thumbnail }));
    let texts = proptest::array::uniform9(some_text());
    (id(rotunda_api::workdrive::UserId), texts, picture(), picture(), of(any::<bool>()), of(any::<i64>()))
        .prop_map(
            |(
                id,
                [first_name, last_name, color, designation, department, says, phone, email, status],
                picture,
                cover,
                online,
                availability,
            )| {
                UserStub {
                    id,
                    first_name,
                    last_name,
                    picture,
                    cover,
                    color,
                    online,
                    availability,
                    designation,
                    department,
                    department_id: None,
                    location_id: None,
                    availability_status_text: says,
                    phone,
                    email,
                    status,
                }
            },
        )
        .boxed()
}

/// A file.
pub(crate) fn file() -> BoxedStrategy<File> {
    let texts = proptest::array::uniform7(some_text());
    (id(FileId), text(), text(), texts, any::<[bool; 3]>(), any::<u64>(), of(time()), of(stub()), vec(text(), 0..3))
        .prop_map(
            |(
                id,
                mime,
                name,
                [path, url, cdn, bucket, hls_url, dash_url, thumbnail],
                is,
                size,
                created_at,
                owner,
                mp4_urls,
            )| File {
                id,
                mime,
                path,
                name,
                processing: is[0].then(|| json!("done")),
                metadata: is[1].then(|| json!({ "width": size, "height": 3 })),
                size,
                url,
                cdn,
                bucket,
                mp4_urls,
                hls_url,
                dash_url,
                thumbnail,
                is_image: is[0],
                is_video: is[1],
                is_doc: is[2],
                created_at,
                owner,
            },
        )
        .boxed()
}

/// Who may see a thing.
pub(crate) fn permissions() -> BoxedStrategy<Permissions> {
    (any::<[bool; 4]>(), proptest::array::uniform4(vec(id(|id| id), 0..3)))
        .prop_map(|([public, friends, team, only_me], [users, groups, locations, tagged])| Permissions {
            public,
            friends,
            team,
            only_me,
            users: users.into_iter().map(rotunda_api::workdrive::UserId).collect(),
            groups: groups.into_iter().map(rotunda_api::workdrive::GroupId).collect(),
            locations: locations.into_iter().map(rotunda_api::workdrive::LocationId).collect(),
            tagged_users: tagged.into_iter().map(rotunda_api::workdrive::UserId).collect(),
        })
        .boxed()
}

/// A place.
pub(crate) fn place() -> impl Strategy<Value = Place> {
    (text(), some_text()).prop_map(|(text_address, coordinates)| Place { text_address, coordinates })
}

/// Some users, or nothing.
pub(crate) fn some_users() -> impl Strategy<Value = Option<Vec<UserId>>> {
    of(vec(id(UserId), 0..3))
}

/// Runs a property without leaving files behind.
#[track_caller]
pub(crate) fn check<S: Strategy>(values: S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases: 96, failure_persistence: None, ..Config::default() };
    if let Err(failure) = TestRunner::new(config).run(&values, property) {
        panic!("{failure}");
    }
}
