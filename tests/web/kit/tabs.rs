//! Tabs.

use leptos::prelude::*;
use rotunda::kit::tabs::{Tab, Tabs};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, focused, has_focus, key, until};

#[wasm_bindgen_test]
async fn keys_choose_a_tab_and_show_its_panel() {
    let chosen = RwSignal::new(0);
    let stage = Stage::mount(move || {
        let tabs = ["One", "Two", "Three"].map(|name| Tab::new(name, move || format!("Panel {name}"))).to_vec();
        view! { <Tabs label="What to see" tabs chosen/> }
    });
    let tabs = stage.all("[role=tab]");
    assert_eq!(stage.text("[role=tabpanel]"), "Panel One");
    tabs[0].focus().unwrap();
    for (pressed, place, name) in [
        ("ArrowRight", 1, "Two"),
        ("End", 2, "Three"),
        ("ArrowRight", 0, "One"),
        ("ArrowLeft", 2, "Three"),
        ("Home", 0, "One"),
    ] {
        assert!(key(&focused().unwrap(), pressed));
        assert!(has_focus(&tabs[place]), "after {pressed}");
        until("its panel is shown", || stage.text("[role=tabpanel]") == format!("Panel {name}")).await;
        until("it is marked", || tabs[place].get_attribute("aria-selected").as_deref() == Some("true")).await;
        assert_eq!(stage.all("[role=tab][tabindex='0']").len(), 1, "one tab is in the order of the Tab key");
    }
    tabs[1].click();
    until("a press chooses, too", || stage.text("[role=tabpanel]") == "Panel Two").await;
    assert_eq!(stage.find("[role=tabpanel]").get_attribute("aria-labelledby"), Some(tabs[1].id()));
}
