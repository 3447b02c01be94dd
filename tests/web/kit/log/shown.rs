//! A log is sent to rows, and says which are there.

use leptos::prelude::*;
use rotunda::kit::list::Align;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Log, assert_at_end, assert_still, height, painted, rest, rows, scroll_to, scroller, top_of};

/// Checks that a row stands in the middle of 400 px.
#[track_caller]
fn assert_in_the_middle(top: f64, key: i32) {
    let middle = top + height(key) / 2.0;
    assert!((middle - 200.0).abs() <= 1.5, "row {key} has its middle at {middle}");
}

#[wasm_bindgen_test]
async fn a_row_that_is_there_is_shown() {
    let log = Log::of(0..1_000);
    let stage = log.mount().await;
    for key in [500, 123, 124, 800] {
        log.handle.show(key, Align::Start);
        rest().await;
        assert!(top_of(&stage, key).abs() < 0.01, "{}", top_of(&stage, key));
        log.handle.show(key + 50, Align::Center);
        rest().await;
        assert_in_the_middle(top_of(&stage, key + 50), key + 50);
        log.put_before(10);
        rest().await;
        assert_in_the_middle(top_of(&stage, key + 50), key + 50);
    }
    let before = scroller(&stage).scroll_top();
    log.handle.show(850, Align::Nearest);
    rest().await;
    assert_eq!(scroller(&stage).scroll_top(), before, "what is seen whole need not move");
    log.handle.show(999, Align::Start);
    rest().await;
    assert_at_end(&stage, 999);
}

#[wasm_bindgen_test]
async fn a_row_that_is_not_there_yet_is_shown_when_it_comes() {
    let log = Log::of(500..600);
    let stage = log.mount().await;
    log.handle.show(100, Align::Start);
    log.handle.show(450, Align::Center);
    rest().await;
    assert_at_end(&stage, 599);
    log.put_before(30);
    rest().await;
    assert_at_end(&stage, 599);
    log.put_before(60);
    rest().await;
    assert_in_the_middle(top_of(&stage, 450), 450);
    log.put_before(400);
    rest().await;
    assert_in_the_middle(top_of(&stage, 450), 450);
    log.handle.show(2_000, Align::Start);
    log.keys.set((1_900..2_100).collect());
    rest().await;
    assert!(top_of(&stage, 2_000).abs() < 0.01);
}

#[wasm_bindgen_test]
async fn a_log_opens_at_the_row_it_was_sent_to() {
    let log = Log::of(0..1_000);
    log.handle.show(300, Align::Center);
    let stage = log.mount().await;
    assert_in_the_middle(top_of(&stage, 300), 300);
    scroll_to(&stage, 5_000).await;
    let before = rows(&stage);
    log.put_after(1);
    // It was sent there once.
    assert_still(&stage, &before).await;
}

#[wasm_bindgen_test]
async fn it_says_which_rows_are_visible() {
    let log = Log::of(0..1_000);
    let stage = log.mount().await;
    log.grown.set((400, 700));
    for top in [0, 1_000, 12_345] {
        scroll_to(&stage, top).await;
        let rows = rows(&stage);
        assert_eq!(log.handle.first_visible(), Some(rows[0].0));
        assert_eq!(log.handle.last_visible(), rows.last().map(|row| row.0));
        let half = rows
            .iter()
            .filter(|(_, top, bottom)| (bottom.round().min(400.0) - top.max(0.0)) * 2.0 >= bottom.round() - top);
        assert_eq!(log.handle.visible(), half.map(|row| row.0).collect::<Vec<_>>());
    }
    log.handle.show(400, Align::Start);
    rest().await;
    let top = scroller(&stage).scroll_top();
    scroll_to(&stage, top + 200).await;
    assert_eq!(log.handle.visible(), [400], "it fills the view");
}

#[wasm_bindgen_test]
async fn it_says_when_the_beginning_and_the_end_are_near() {
    let log = Log::of(0..1_000);
    let stage = log.mount().await;
    assert_eq!(log.near.get_untracked().0, 0);
    assert!(log.near.get_untracked().1 > 0);
    scroll_to(&stage, 20_000).await;
    log.near.set((0, 0));
    scroll_to(&stage, 21_000).await;
    assert_eq!(log.near.get_untracked(), (0, 0));
    scroll_to(&stage, 500).await;
    assert!(log.near.get_untracked().0 > 0);
    log.near.set((0, 0));
    log.put_before(3);
    painted().await;
    assert!(log.near.get_untracked().0 > 0, "it is still near");
    assert_eq!(log.near.get_untracked().1, 0);
    log.put_before(100);
    rest().await;
    log.near.set((0, 0));
    log.put_before(1);
    rest().await;
    assert_eq!(log.near.get_untracked(), (0, 0), "it is far now");
    log.handle.to_end();
    rest().await;
    log.near.set((0, 0));
    log.put_after(1);
    rest().await;
    assert!(log.near.get_untracked().1 > 0, "the end is still near");
}
