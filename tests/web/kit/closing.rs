//! What the browser closes by itself, and what it undoes.

use std::sync::Arc;

use leptos::prelude::*;
use rotunda::kit::{
    dialog::Dialog,
    editor::Editor,
    icon::Glyph,
    markdown::Links,
    menu::{Action, Menu},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlTextAreaElement};

use super::people::two;
use crate::stage::{Stage, fire, key, key_with, settle, until};

fn dialog(open: RwSignal<bool>, closable: bool) -> (Stage, HtmlDialogElement) {
    let stage = Stage::mount(move || {
        view! { <Dialog open on_close=move |()| open.set(false) title="A form" closable>"Content"</Dialog> }
    });
    let dialog = stage.find("dialog").unchecked_into();
    (stage, dialog)
}

#[wasm_bindgen_test]
async fn a_dialog_that_the_browser_closed_can_be_opened_again() {
    let open = RwSignal::new(true);
    let (_stage, dialog) = dialog(open, true);
    until("it is open", || dialog.open()).await;
    // A second Escape in a row closes a dialog without asking.
    dialog.close();
    until("its owner knows", || !open.get_untracked()).await;
    open.set(true);
    until("it is open again", || dialog.open()).await;
}

#[wasm_bindgen_test]
async fn a_dialog_that_must_be_answered_opens_again() {
    let open = RwSignal::new(true);
    let (_stage, dialog) = dialog(open, false);
    until("it is open", || dialog.open()).await;
    dialog.close();
    until("it is open again", || dialog.open()).await;
    assert!(open.get_untracked());
    open.set(false);
    until("it is closed", || !dialog.open()).await;
}

#[wasm_bindgen_test]
async fn a_press_on_the_button_of_an_open_menu_closes_it() {
    let done = RwSignal::new(0);
    let actions = Arc::new(move || vec![Action::new(Glyph::Edit, "Edit", move || done.update(|done| *done += 1))]);
    let stage = Stage::mount(move || view! { <Menu label="More" actions/> });
    let button = stage.find("button[aria-haspopup]");
    let is_open = || button.get_attribute("aria-expanded").as_deref() == Some("true");
    let press = |element: &HtmlElement| {
        fire(element, "PointerEvent", "pointerdown", &[]);
        element.click();
    };
    press(&button);
    until("it is open", || is_open() && stage.maybe("[popover]:popover-open [role=menuitem]").is_some()).await;
    fire(&button, "PointerEvent", "pointerdown", &[]);
    // With touch the browser closes the panel before the click comes.
    let panel = stage.find("[popover]");
    let hide: js_sys::Function = js_sys::Reflect::get(&panel, &"hidePopover".into()).unwrap().unchecked_into();
    hide.call0(&panel).unwrap();
    until("the menu knows", || !is_open()).await;
    button.click();
    settle().await;
    assert!(!is_open(), "the click that closed it does not open it");
    press(&button);
    until("the next press opens it", || is_open() && stage.maybe("[role=menuitem]").is_some()).await;
    press(&stage.find("[role=menuitem]"));
    until("it is closed", || !is_open()).await;
    assert_eq!(done.get_untracked(), 1, "a press on an action acts");
}

#[wasm_bindgen_test]
async fn an_arrow_key_on_its_button_opens_a_menu() {
    let stage = Stage::mount(
        || view! { <Menu label="More" actions=Arc::new(|| vec![Action::new(Glyph::Edit, "Edit", || ())])/> },
    );
    let button = stage.find("button[aria-haspopup]");
    assert!(key(&button, "ArrowDown"));
    until("it is open", || stage.maybe("[role=menuitem]").is_some()).await;
}

#[wasm_bindgen_test]
async fn formatting_can_be_undone_like_typing() {
    let value = RwSignal::new(String::new());
    let stage = Stage::mount(move || {
        let links = Links { person: |_| None, tag: |_| None };
        view! { <Editor label="Text" placeholder="Write" value lookup=two() links on_submit=|()| ()/> }
    });
    let area: HtmlTextAreaElement = stage.find("textarea").unchecked_into();
    area.focus().unwrap();
    let command = |name: &str, text: &str| {
        let command = js_sys::Function::new_with_args("name, text", "document.execCommand(name, false, text)");
        command.call2(&wasm_bindgen::JsValue::NULL, &name.into(), &text.into()).unwrap();
    };
    command("insertText", "a word");
    settle().await;
    area.set_selection_range(2, 6).unwrap();
    assert!(key_with(&area, "b", &["ctrlKey"]));
    settle().await;
    assert_eq!(value.get_untracked(), "a **word**");
    command("undo", "");
    settle().await;
    assert_eq!((value.get_untracked(), area.value()), ("a word".to_owned(), "a word".to_owned()));
}
