//! What the address says.

use api::workdrive::PostId;
use rotunda::feeds::{
    model::{SortKey, Stream},
    query::{Place, Query},
};
use uuid::Uuid;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::OTHER;

fn read(address: &str) -> Place {
    let (path, search) = address.split_once('?').unwrap_or((address, ""));
    Place::read(path, search)
}

#[wasm_bindgen_test]
fn every_place_survives_its_address() {
    let item = PostId(Uuid::from_u128(77));
    for stream in [Stream::Posts, Stream::News] {
        for sort in [SortKey::Recent, SortKey::MostReacted, SortKey::MostCommented] {
            for tag in [None, Some("launch-day"), Some("größe & mehr=?#/"), Some("تجربة")] {
                for author in [None, Some(OTHER)] {
                    let category = (stream == Stream::News && author.is_some()).then(|| "Company + more".to_owned());
                    let query = Query { stream, sort, tag: tag.map(str::to_owned), author, category };
                    assert_eq!(read(&query.address()), Place { query: query.clone(), item: None });
                    assert_eq!(read(&query.address_of(item)), Place { query, item: Some(item) });
                }
            }
        }
    }
}

#[wasm_bindgen_test]
fn plain_streams_have_plain_addresses() {
    assert_eq!(Query::all(Stream::Posts).address(), "/feeds");
    assert_eq!(Query::all(Stream::News).address(), "/feeds/news");
}

#[wasm_bindgen_test]
fn what_an_address_says_wrongly_is_passed_over() {
    let all = Place { query: Query::all(Stream::Posts), item: None };
    for address in [
        "/feeds",
        "/feeds/",
        "/feeds/posts",
        "/feeds/elsewhere",
        "/feeds/posts/no-id",
        "/feeds?sort=x&author=y&tag=&category=c",
    ] {
        assert_eq!(read(address), all, "{address}");
    }
}

#[wasm_bindgen_test]
fn only_the_whole_recent_stream_is_live() {
    let all = Query::all(Stream::Posts);
    assert!(all.is_live() && !all.is_filtered());
    let tagged = Query { tag: Some("x".to_owned()), ..all.clone() };
    assert!(!tagged.is_live() && tagged.is_filtered());
    let sorted = Query { sort: SortKey::MostReacted, ..all };
    assert!(!sorted.is_live() && !sorted.is_filtered());
}
