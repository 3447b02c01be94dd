//! Buttons, fields, choices.

use leptos::prelude::*;
use rotunda::kit::{
    button::Button,
    choice::{Checkbox, Choice, Segments, Select},
    field::TextField,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, fire, settle, type_into, until};

#[wasm_bindgen_test]
async fn a_busy_button_does_nothing() {
    let (busy, presses) = (RwSignal::new(true), RwSignal::new(0));
    let stage =
        Stage::mount(move || view! { <Button busy on_press=move |()| presses.update(|n| *n += 1)>"Send"</Button> });
    assert_eq!(stage.find("button").get_attribute("aria-busy").as_deref(), Some("true"));
    stage.press("Send");
    busy.set(false);
    settle().await;
    assert_eq!(stage.find("button").get_attribute("aria-busy"), None);
    stage.press("Send");
    assert_eq!(presses.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn an_error_is_tied_to_its_field() {
    let (value, error) = (RwSignal::new("a".to_owned()), RwSignal::new(None::<String>));
    let stage = Stage::mount(move || view! { <TextField label="Name" value error help="As on your badge"/> });
    let input = stage.find("input");
    let note = input.get_attribute("aria-describedby").unwrap();
    assert_eq!(stage.find("label").get_attribute("for"), Some(input.id()));
    assert_eq!(stage.text(&format!("#{note}")), "As on your badge");
    error.set(Some("It is taken.".to_owned()));
    until("the error is said", || stage.text(&format!("#{note}")) == "It is taken.").await;
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    type_into(&input, "b");
    assert_eq!(value.get_untracked(), "b");
}

fn choices() -> Vec<Choice<u8>> {
    vec![Choice::new(1, "One"), Choice::new(2, "Two"), Choice::new(3, "Three")]
}

#[wasm_bindgen_test]
async fn a_select_shows_and_changes_the_value() {
    let value = RwSignal::new(2_u8);
    let stage = Stage::mount(move || {
        view! { <Select label="Which" choices value=move || value.get() on_choose=move |chosen| value.set(chosen)/> }
    });
    let select: web_sys::HtmlSelectElement = stage.find("select").unchecked_into();
    assert_eq!(select.selected_index(), 1);
    select.set_selected_index(2);
    fire(&select, "Event", "change", &[]);
    assert_eq!(value.get_untracked(), 3);
    value.set(1);
    until("it follows", || select.selected_index() == 0).await;
}

#[wasm_bindgen_test]
async fn segments_and_a_checkbox_follow_their_values() {
    let (value, ticked) = (RwSignal::new(1_u8), RwSignal::new(false));
    let stage = Stage::mount(move || {
        view! {
            <Segments label="Which" choices=choices() value on_choose=move |chosen| value.set(chosen)/>
            <Checkbox label="Tick" checked=ticked on_change=move |on| ticked.set(on)/>
        }
    });
    let checked = || {
        stage
            .all("input")
            .iter()
            .map(|input| input.unchecked_ref::<web_sys::HtmlInputElement>().checked())
            .collect::<Vec<_>>()
    };
    assert_eq!(checked(), [true, false, false, false]);
    stage.all("input")[2].click();
    stage.find("input[type=checkbox]").click();
    until("they changed", || checked() == [false, false, true, true]).await;
    assert_eq!((value.get_untracked(), ticked.get_untracked()), (3, true));
}
