//! The pictures of an item.

use leptos::prelude::*;
use rotunda::kit::gallery::{Gallery, Lightbox, Picture};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlDialogElement;

use crate::stage::{Stage, fire, has_focus, key, until};

fn mount(count: u128) -> Stage {
    let picture = |number| Picture {
        name: format!("{number}.png"),
        url: format!("/{number}.png"),
        thumbnail: None,
        dimensions: Some((640, 480)),
    };
    let pictures = (1..=count).map(picture).collect();
    Stage::mount(move || {
        let open = RwSignal::new(None);
        view! {
            <Gallery pictures on_open=move |whole| open.set(Some(whole))/>
            <Lightbox open/>
        }
    })
}

#[wasm_bindgen_test]
fn four_are_shown_and_the_rest_counted() {
    for (count, tiles, more) in [(1, 1, None), (2, 2, None), (4, 4, None), (6, 4, Some("2 more"))] {
        let stage = mount(count);
        assert_eq!(stage.all(".tile").len(), tiles);
        assert_eq!(stage.maybe(".tile-more").and_then(|more| more.text_content()).as_deref(), more);
    }
    let name = mount(6).find(".tile").get_attribute("aria-label");
    assert_eq!(name.as_deref(), Some("Picture 1 of 6: 1.png"));
}

#[wasm_bindgen_test]
async fn arrow_keys_turn_the_pictures_around_the_ends() {
    let stage = mount(3);
    let tile = stage.all(".tile")[1].clone();
    tile.focus().unwrap();
    tile.click();
    let title = || stage.text("dialog h2");
    until("the second one is shown", || title() == "Picture 2 of 3" && stage.maybe(".lightbox img").is_some()).await;
    for (pressed, expected) in [("ArrowRight", 3), ("ArrowRight", 1), ("ArrowLeft", 3), ("ArrowLeft", 2)] {
        key(&stage.find(".lightbox"), pressed);
        until("the next one is shown", || title() == format!("Picture {expected} of 3")).await;
        until("its picture is there", || {
            stage.find(".lightbox img").get_attribute("src") == Some(format!("/{expected}.png"))
        })
        .await;
    }
    let dialog: HtmlDialogElement = stage.find("dialog").unchecked_into();
    fire(&dialog, "Event", "cancel", &[]);
    until("it is closed", || !dialog.open()).await;
    assert!(has_focus(&tile));
}

#[wasm_bindgen_test]
async fn a_single_picture_has_nowhere_to_turn() {
    let stage = mount(1);
    stage.find(".tile").click();
    until("it is shown", || stage.maybe(".lightbox img").is_some()).await;
    assert!(stage.maybe(".lightbox button").is_none());
    key(&stage.find(".lightbox"), "ArrowRight");
    assert_eq!(stage.find(".lightbox img").get_attribute("src").as_deref(), Some("/1.png"));
}
