//! Dialogs, menus, short messages.

use std::sync::Arc;

use leptos::prelude::*;
use rotunda::kit::{
    button::Button,
    dialog::{Confirm, Dialog},
    icon::Glyph,
    menu::{Action, Menu},
    toast::{ToastHost, Toasts},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlDialogElement;

use crate::stage::{Stage, fire, focused, has_focus, key, until};

fn dialog(stage: &Stage) -> HtmlDialogElement {
    stage.find("dialog").unchecked_into()
}

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let open = RwSignal::new(false);
    let stage = Stage::mount(move || {
        view! {
            <Button on_press=move |()| open.set(true)>"Open"</Button>
            <Dialog open on_close=move |()| open.set(false) title="Rename">
                <input id="name"/>
            </Dialog>
        }
    });
    let opener = stage.find("button");
    opener.focus().unwrap();
    opener.click();
    until("the dialog is open", || dialog(&stage).open()).await;
    let title = dialog(&stage).get_attribute("aria-labelledby").unwrap();
    assert_eq!(stage.text(&format!("#{title}")), "Rename");
    until("its content is there", || stage.maybe("#name").is_some()).await;
    assert!(dialog(&stage).contains(focused().as_ref().map(AsRef::as_ref)));

    fire(&dialog(&stage), "Event", "cancel", &[]);
    until("the dialog is closed", || !dialog(&stage).open()).await;
    assert!(has_focus(&opener), "the opener has the focus again");
    until("its content is gone", || stage.maybe("#name").is_none()).await;
}

#[wasm_bindgen_test]
async fn a_dialog_that_must_be_answered_stays() {
    let open = RwSignal::new(true);
    let stage = Stage::mount(move || {
        view! { <Dialog open on_close=move |()| open.set(false) title="Answer" closable=false>"First"</Dialog> }
    });
    until("the dialog is open", || dialog(&stage).open()).await;
    fire(&dialog(&stage), "Event", "cancel", &[]);
    crate::stage::settle().await;
    assert!(dialog(&stage).open());
    assert!(stage.maybe("button").is_none(), "there is no cross");
}

#[wasm_bindgen_test]
async fn a_confirmation_names_the_thing_and_acts_once() {
    let open = RwSignal::new(true);
    let (deleted, kept) = (RwSignal::new(0), RwSignal::new(0));
    let stage = Stage::mount(move || {
        view! {
            <Confirm
                open
                question="Delete “Party”?"
                action="Delete"
                on_confirm=move |()| { deleted.update(|n| *n += 1); open.set(false); }
                on_cancel=move |()| { kept.update(|n| *n += 1); open.set(false); }
            />
        }
    });
    until("it is asked", || dialog(&stage).open() && stage.maybe(".dialog-body").is_some()).await;
    assert_eq!(stage.text(".dialog-body"), "Delete “Party”?");
    until("the harmless answer has the focus", || {
        focused().and_then(|focused| focused.text_content()).as_deref() == Some("Cancel")
    })
    .await;
    stage.press("Delete");
    until("it is closed", || !dialog(&stage).open()).await;
    open.set(true);
    until("it is asked again", || dialog(&stage).open() && stage.maybe(".dialog-body").is_some()).await;
    stage.press("Cancel");
    until("it is closed again", || !dialog(&stage).open()).await;
    assert_eq!((deleted.get_untracked(), kept.get_untracked()), (1, 1));
}

#[wasm_bindgen_test]
async fn a_menu_is_walked_by_arrow_keys() {
    let done = RwSignal::new(Vec::<&str>::new());
    let actions = Arc::new(move || {
        ["Copy", "Edit", "Delete"].map(|name| Action::new(Glyph::Edit, name, move || done.write().push(name))).to_vec()
    });
    let stage = Stage::mount(move || view! { <Menu label="More" actions/> });
    let opener = stage.find("button[aria-haspopup]");
    opener.focus().unwrap();
    opener.click();
    let here = || focused().and_then(|focused| focused.text_content()).unwrap_or_default();
    until("the first action has the focus", || here() == "Copy").await;
    assert_eq!(opener.get_attribute("aria-expanded").as_deref(), Some("true"));
    for (pressed, expected) in [
        ("ArrowDown", "Edit"),
        ("ArrowUp", "Copy"),
        ("ArrowUp", "Delete"),
        ("ArrowDown", "Copy"),
        ("End", "Delete"),
        ("Home", "Copy"),
    ] {
        assert!(key(&focused().unwrap(), pressed));
        assert_eq!(here(), expected, "after {pressed}");
    }
    stage.press("Edit");
    until("it is closed", || opener.get_attribute("aria-expanded").as_deref() == Some("false")).await;
    assert_eq!(done.get_untracked(), ["Edit"]);
    assert!(has_focus(&opener), "the button has the focus again");
}

#[wasm_bindgen_test]
async fn a_menu_closes_when_the_browser_closes_its_panel() {
    let actions = Arc::new(|| vec![Action::new(Glyph::Edit, "Edit", || ())]);
    let stage = Stage::mount(move || view! { <Menu label="More" actions/> });
    let opener = stage.find("button[aria-haspopup]");
    opener.focus().unwrap();
    opener.click();
    until("it is open", || stage.maybe("[popover]:popover-open [role=menuitem]").is_some()).await;
    // Escape is the browser's: a script cannot press it, but can close the panel in the same way.
    let panel = stage.find("[popover]");
    let hide: js_sys::Function = js_sys::Reflect::get(&panel, &"hidePopover".into()).unwrap().unchecked_into();
    hide.call0(&panel).unwrap();
    until("the menu knows", || opener.get_attribute("aria-expanded").as_deref() == Some("false")).await;
    assert!(stage.maybe("[role=menuitem]").is_none());
}

#[wasm_bindgen_test]
async fn undo_runs_once() {
    let undone = RwSignal::new(0);
    let toasts = Toasts::new();
    let stage = Stage::mount(move || {
        provide_context(toasts);
        view! { <ToastHost/> }
    });
    toasts.say_with_undo("Post deleted.", move || undone.update(|undone| *undone += 1));
    until("it is said", || stage.maybe(".toast").is_some()).await;
    assert_eq!(stage.find(".toast").get_attribute("role").as_deref(), Some("status"));
    let undo = stage.find(".toast button");
    undo.click();
    undo.click();
    until("it is gone", || stage.maybe(".toast").is_none()).await;
    assert_eq!(undone.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn failures_are_alerts_and_at_most_three_messages_show() {
    let toasts = Toasts::new();
    let stage = Stage::mount(move || {
        provide_context(toasts);
        view! { <ToastHost/> }
    });
    for text in ["one", "two", "three"] {
        toasts.say(text);
    }
    toasts.warn("four");
    until("they are said", || stage.all(".toast").len() == 3).await;
    let said: Vec<_> = stage.all(".toast p").iter().filter_map(|toast| toast.text_content()).collect();
    assert_eq!(said, ["two", "three", "four"]);
    assert_eq!(stage.all(".toast[role=alert]").len(), 1);
    stage.press("Close");
    until("one is gone", || stage.all(".toast").len() == 2).await;
}
