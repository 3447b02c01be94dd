//! The people field.

use leptos::prelude::*;
use rotunda::kit::{
    lookup::{Candidate, Lookup},
    people_field::PeopleField,
};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::stage::{Stage, key, key_with, settle, type_into, until};

fn person(id: &str, name: &str) -> Candidate {
    Candidate { id: id.to_owned(), name: name.to_owned(), detail: None, picture: None }
}

/// A lookup that always finds the same two, whatever is typed.
pub(super) fn two() -> Lookup {
    Lookup::new(|_| async { Some(vec![person("1", "Maja Berg"), person("2", "Omar Haddad")]) })
}

fn mount(lookup: Lookup) -> (Stage, RwSignal<Vec<Candidate>>, HtmlElement) {
    let chosen = RwSignal::new(Vec::new());
    let stage = Stage::mount(move || {
        view! {
            <PeopleField
                label="Who"
                chosen
                on_add=move |person| chosen.write().push(person)
                on_remove=move |id: String| chosen.write().retain(|person| person.id != id)
                lookup
            />
        }
    });
    let input = stage.find("input");
    (stage, chosen, input)
}

#[wasm_bindgen_test]
async fn people_are_chosen_and_removed_by_keyboard() {
    let (stage, chosen, input) = mount(two());
    input.focus().unwrap();
    type_into(&input, "m");
    until("two are found", || stage.all("[role=option]").len() == 2).await;
    assert_eq!(input.get_attribute("aria-expanded").as_deref(), Some("true"));
    let active = || stage.find("[aria-selected=true]").id();
    assert_eq!(input.get_attribute("aria-activedescendant"), Some(active()));
    assert!(key(&input, "ArrowDown"));
    settle().await;
    assert_eq!(input.get_attribute("aria-activedescendant"), Some(active()));
    assert!(stage.text("[aria-selected=true]").contains("Omar Haddad"));
    assert!(key(&input, "Enter"));
    until("a chip is there", || stage.all(".chip").len() == 1).await;
    assert!(stage.maybe("[role=option]").is_none());
    assert_eq!(chosen.get_untracked(), [person("2", "Omar Haddad")]);

    key(&input, "Backspace");
    until("the chip is gone", || stage.maybe(".chip").is_none()).await;
    assert!(chosen.get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn nobody_is_chosen_twice_and_composing_chooses_nobody() {
    let (stage, chosen, input) = mount(two());
    for _ in 0..2 {
        input.focus().unwrap();
        type_into(&input, "m");
        until("they are found", || stage.maybe("[role=option]").is_some()).await;
        key_with(&input, "Enter", &["isComposing"]);
        assert!(stage.maybe("[role=option]").is_some(), "an Enter of the input method is not the field's");
        key(&input, "Enter");
        settle().await;
    }
    assert_eq!(chosen.get_untracked().len(), 1);
    stage.press("Remove Maja Berg");
    until("the chip is gone", || stage.maybe(".chip").is_none()).await;
}

#[wasm_bindgen_test]
async fn escape_closes_the_list_and_goes_no_further() {
    let (stage, _, input) = mount(two());
    input.focus().unwrap();
    type_into(&input, "m");
    until("they are found", || stage.maybe("[role=option]").is_some()).await;
    assert!(key(&input, "Escape"));
    until("the list is closed", || stage.maybe("[role=option]").is_none()).await;
    assert!(!key(&input, "Escape"), "the second one belongs to the dialog around it");
}

#[wasm_bindgen_test]
async fn nobody_found_and_a_failed_search_are_said() {
    let (stage, _, input) = mount(Lookup::new(|_| async { Some(Vec::new()) }));
    type_into(&input, "zz");
    until("it is said", || stage.text("[role=status]") == "Nobody found.").await;
    drop(stage);
    let (stage, _, input) = mount(Lookup::new(|_| async { None }));
    type_into(&input, "zz");
    until("it is said", || stage.text("[role=status]").starts_with("The search did not work.")).await;
}
