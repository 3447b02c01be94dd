//! Addresses of the area.

use rotunda::chats::{
    model::{ConversationId, Source},
    place::{Filter, Panel, Place},
};
use wasm_bindgen_test::wasm_bindgen_test;

fn read(address: &str) -> Place {
    let (path, search) = address.split_once('?').unwrap_or((address, ""));
    Place::read(path, search)
}

#[wasm_bindgen_test]
fn an_address_leads_back_to_its_place() {
    let open = Some(ConversationId::of(Source::Symphony, "abc_DEF-123"));
    for filter in Filter::ALL {
        for source in [None, Some(Source::WorkDrive), Some(Source::Dixa)] {
            for panel in [None, Some(Panel::Members), Some(Panel::Search)] {
                let place = Place { filter, source, open, panel, at: Some(1 << 52) };
                assert_eq!(read(&place.address()), place, "{}", place.address());
            }
        }
    }
    assert_eq!(Place::default().address(), "/chats");
}

#[wasm_bindgen_test]
fn what_an_address_says_beyond_that_is_passed_over() {
    for address in [
        "/chats?filter=loud&source=pigeon&panel=&at=1.5",
        "/chats/pigeon/7",
        "/chats/symphony",
        "/chats//",
        "/chats/symphony/",
    ] {
        assert_eq!(read(address), Place::default(), "{address}");
    }
}
