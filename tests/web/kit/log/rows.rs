//! Roles and the focus.

use rotunda::kit::list::ListMode;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::{Log, rest, rows, scroll_to};
use crate::stage::{focused, has_focus, until};

fn row_with_focus() -> Option<i32> {
    focused()?.closest("[data-row]").unwrap()?.get_attribute("data-row")?.parse().ok()
}

#[wasm_bindgen_test]
async fn in_a_log_the_focus_moves_from_the_last_visible_row() {
    let log = Log::of(0..300);
    let stage = log.mount().await;
    assert_eq!(stage.find(".list-rows").get_attribute("role").as_deref(), Some("list"));
    assert!(stage.all("[data-slot]").iter().all(|slot| slot.get_attribute("role").as_deref() == Some("listitem")));
    scroll_to(&stage, 4_000).await;
    let last = rows(&stage).last().unwrap().0;
    log.handle.move_focus(-1);
    until("the last visible row has the focus", || row_with_focus() == Some(last)).await;
    for expected in (last - 30..last).rev() {
        log.handle.move_focus(-1);
        until("the row before has the focus", || row_with_focus() == Some(expected)).await;
        assert!(rows(&stage).iter().any(|row| row.0 == expected && row.1 >= 0.0), "it is in view");
    }
    log.handle.move_focus(1);
    until("the row after has the focus", || row_with_focus() == Some(last - 29)).await;
}

#[wasm_bindgen_test]
async fn rows_leave_the_focus_to_their_content() {
    let log = Log { mode: ListMode::Rows, ..Log::of(0..1_000) };
    let stage = log.mount().await;
    assert_eq!(rows(&stage)[0], (0, 0.0, 28.0), "they begin with the first");
    assert_eq!(stage.find(".list-rows").get_attribute("role").as_deref(), Some("list"));
    assert!(stage.all("[data-slot]").iter().all(|slot| !slot.has_attribute("tabindex")));
    log.handle.move_focus(1);
    until("the first row has the focus", || row_with_focus() == Some(0)).await;
    log.handle.move_focus(1);
    until("the next row has the focus", || row_with_focus() == Some(1)).await;
    let button: HtmlElement = focused().unwrap().unchecked_into();
    assert_eq!(button.tag_name(), "BUTTON");
    for top in [5_000, 20_000] {
        scroll_to(&stage, top).await;
        assert_eq!((row_with_focus(), has_focus(&button)), (Some(1), true));
    }
    scroll_to(&stage, 0).await;
    log.put_before(1);
    rest().await;
    assert_eq!(rows(&stage)[0].0, -1, "what comes is seen");
}
