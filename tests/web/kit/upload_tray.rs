//! The upload tray.

use leptos::prelude::*;
use rotunda::kit::upload_tray::{TrayItem, TrayState, UploadTray};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, until};

#[wasm_bindgen_test]
async fn each_state_is_said_and_offers_what_helps() {
    let state = RwSignal::new(TrayState::Queued);
    let (removed, retried) = (RwSignal::new(0), RwSignal::new(0));
    let stage = Stage::mount(move || {
        let item = TrayItem {
            key: 7,
            name: "plan.pdf".to_owned(),
            size_bytes: 4_000_000,
            state: ArcSignal::derive(move || state.get()),
        };
        view! { <UploadTray items=Signal::stored(vec![item]) on_remove=move |key| removed.set(key) on_retry=move |key| retried.set(key)/> }
    });
    let failed = |again| TrayState::Failed("The connection broke.".to_owned(), again);
    let name = Some("/plan.png".to_owned());
    for (now, line, progress, retry, button) in [
        (TrayState::Queued, "Waiting", None, false, "Cancel plan.pdf"),
        (TrayState::Sending(1_000_000), "1 MB of 4 MB", Some("1000000"), false, "Cancel plan.pdf"),
        (TrayState::Checking, "Checking…", Some("4000000"), false, "Cancel plan.pdf"),
        (failed(true), "The connection broke.", None, true, "Remove plan.pdf"),
        (failed(false), "The connection broke.", None, false, "Remove plan.pdf"),
        (TrayState::Done(name.clone()), "4 MB", None, false, "Remove plan.pdf"),
    ] {
        let expected = now.clone();
        state.set(now);
        until(line, || stage.text(".tray-line") == line).await;
        let value = stage.maybe("progress").and_then(|progress| progress.get_attribute("value"));
        assert_eq!(value.as_deref(), progress, "{expected:?}");
        until("the buttons follow", || {
            let names: Vec<_> =
                stage.all("button").iter().filter_map(|button| button.get_attribute("aria-label")).collect();
            names.last().map(String::as_str) == Some(button) && (names.len() == 2) == retry
        })
        .await;
    }
    assert_eq!(stage.find("img").get_attribute("src"), name);
    stage.press("Remove plan.pdf");
    assert_eq!(removed.get_untracked(), 7);
    state.set(failed(true));
    until("it can be sent again", || stage.all("button").len() == 2).await;
    stage.press("Retry plan.pdf");
    assert_eq!(retried.get_untracked(), 7);
}
