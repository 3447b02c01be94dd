//! The editor.

use leptos::prelude::*;
use rotunda::kit::{editor::Editor, markdown::Links};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;

use super::people::two;
use crate::stage::{Stage, key, key_with, settle, type_into, until};

struct Mounted {
    stage: Stage,
    area: HtmlTextAreaElement,
    value: RwSignal<String>,
    sent: RwSignal<u32>,
}

async fn mount(text: &str) -> Mounted {
    let (value, sent) = (RwSignal::new(text.to_owned()), RwSignal::new(0));
    let stage = Stage::mount(move || {
        let links = Links { person: |_| None, tag: |_| None };
        let submit = move |()| sent.update(|sent| *sent += 1);
        view! { <Editor label="Text" placeholder="Write" value lookup=two() links on_submit=submit/> }
    });
    let area: HtmlTextAreaElement = stage.find("textarea").unchecked_into();
    until("the text is there", || area.value() == text).await;
    area.focus().unwrap();
    Mounted { stage, area, value, sent }
}

#[wasm_bindgen_test]
async fn a_mention_is_put_in_by_keyboard() {
    let Mounted { stage, area, value, sent } = mount("").await;
    type_into(&area, "Hi @ma");
    until("they are found", || stage.all("[role=option]").len() == 2).await;
    key_with(&area, "Enter", &["isComposing"]);
    assert_eq!(value.get_untracked(), "Hi @ma", "an Enter of the input method is not the editor's");
    assert!(key(&area, "ArrowDown"));
    assert!(key(&area, "Enter"));
    assert_eq!(value.get_untracked(), "Hi @[Omar Haddad](user:2) ");
    settle().await;
    assert_eq!(area.value(), "Hi @[Omar Haddad](user:2) ");
    assert_eq!(area.selection_start().unwrap(), Some(26));
    assert!(stage.maybe("[role=option]").is_none());
    assert!(!key(&area, "Enter"), "Enter is a new line again");
    assert_eq!(sent.get_untracked(), 0);
}

#[wasm_bindgen_test]
async fn an_address_is_no_mention() {
    let Mounted { stage, area, .. } = mount("").await;
    type_into(&area, "maja@example");
    crate::stage::pause(250).await;
    assert!(stage.maybe("[role=option]").is_none());
    drop(area);
}

#[wasm_bindgen_test]
async fn shortcuts_and_buttons_format_the_selection() {
    let Mounted { stage, area, value, .. } = mount("a 🎉 word here").await;
    area.set_selection_range(5, 9).unwrap();
    assert!(key_with(&area, "b", &["ctrlKey"]));
    assert_eq!(value.get_untracked(), "a 🎉 **word** here");
    assert_eq!((area.selection_start().unwrap(), area.selection_end().unwrap()), (Some(7), Some(11)));
    assert!(key_with(&area, "b", &["metaKey"]));
    assert_eq!(value.get_untracked(), "a 🎉 word here");
    stage.press("Quote");
    assert_eq!(value.get_untracked(), "> a 🎉 word here");
    assert!(!key(&area, "b"), "a letter alone is a letter");
}

#[wasm_bindgen_test]
async fn the_submit_key_submits_once_and_not_while_composing() {
    let Mounted { stage, area, sent, .. } = mount("done").await;
    assert!(key_with(&area, "Enter", &["ctrlKey"]));
    key_with(&area, "Enter", &["ctrlKey", "isComposing"]);
    assert_eq!(sent.get_untracked(), 1);
    drop(stage);
}

#[wasm_bindgen_test]
async fn the_preview_shows_what_will_be_read_and_keeps_the_text() {
    let Mounted { stage, area, .. } = mount("**strong** <script>x</script>").await;
    stage.press("Preview");
    until("the preview is there", || stage.maybe(".editor-preview strong").is_some()).await;
    assert!(stage.maybe(".editor-preview script").is_none());
    stage.press("Write");
    until("it is gone", || stage.maybe(".editor-preview").is_none()).await;
    assert_eq!(area.value(), "**strong** <script>x</script>");
}
