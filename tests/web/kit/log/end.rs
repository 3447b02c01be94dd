//! The end of a log.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Log, assert_at_end, assert_still, painted, rest, rows, scroll_to, scroller};

#[wasm_bindgen_test]
async fn a_log_opens_at_its_end() {
    let log = Log::of(0..1_000);
    let stage = log.mount().await;
    assert_at_end(&stage, 999);
    assert!(log.handle.is_at_end().get_untracked());
    assert_eq!(log.handle.last_visible(), Some(999));
}

#[wasm_bindgen_test]
async fn at_the_end_it_follows_on_the_same_frame() {
    let log = Log::of(0..300);
    let stage = log.mount().await;
    log.put_after(1);
    painted().await;
    assert_at_end(&stage, 300);
    log.put_after(40);
    painted().await;
    assert_at_end(&stage, 340);
    for grown in [(340, 170), (337, 90), (337, 0), (339, 600)] {
        log.grown.set(grown);
        painted().await;
        assert_at_end(&stage, 340);
    }
    for view in [310, 250, 420, 400] {
        log.view.set(view);
        painted().await;
        assert_at_end(&stage, 340);
    }
    log.put_before(50);
    painted().await;
    assert_at_end(&stage, 340);
    log.keys.update(|keys| keys.truncate(200));
    rest().await;
    assert_at_end(&stage, 149);
    assert!(log.handle.is_at_end().get_untracked());
}

#[wasm_bindgen_test]
async fn what_is_sent_is_seen_when_the_field_for_it_becomes_lower() {
    let log = Log::of(0..300);
    let stage = log.mount().await;
    log.view.set(300);
    painted().await;
    log.view.set(400);
    log.put_after(1);
    painted().await;
    assert_at_end(&stage, 300);
    log.view.set(200);
    log.put_after(2);
    painted().await;
    assert_at_end(&stage, 302);
}

#[wasm_bindgen_test]
async fn what_stands_after_the_rows_is_followed_too() {
    let log = Log::of(0..300);
    let stage = log.mount().await;
    log.around.set((0, 30));
    painted().await;
    let last = rows(&stage).pop().unwrap();
    assert!((last.2 - 370.0).abs() < 1.0, "{last:?}");
    log.around.set((0, 0));
    log.put_after(1);
    painted().await;
    assert_at_end(&stage, 300);
}

#[wasm_bindgen_test]
async fn away_from_the_end_nothing_moves() {
    let log = Log::of(0..300);
    let stage = log.mount().await;
    let end = scroller(&stage).scroll_top();
    scroll_to(&stage, end - 40).await;
    let top = scroller(&stage).scroll_top();
    assert!(!log.handle.is_at_end().get_untracked());
    let before = rows(&stage);
    log.put_after(5);
    assert_still(&stage, &before).await;
    log.grown.set((300, 200));
    log.around.set((0, 50));
    assert_still(&stage, &before).await;
    log.view.set(350);
    assert_still(&stage, &before[..before.len() - 3]).await;
    assert_eq!(scroller(&stage).scroll_top(), top);
}

#[wasm_bindgen_test]
async fn one_scrolls_away_from_the_end_in_small_steps() {
    let log = Log::of(0..300);
    let stage = log.mount().await;
    for _ in 0..22 {
        let top = scroller(&stage).scroll_top();
        scroller(&stage).set_scroll_top(top - 3);
        painted().await;
        assert_eq!(log.handle.last_visible(), rows(&stage).last().map(|row| row.0));
    }
    let top = rows(&stage).into_iter().next_back().unwrap();
    assert!(top.0 < 299, "66 px are more than the last row: {top:?}");
    assert!(!log.handle.is_at_end().get_untracked());
}

#[wasm_bindgen_test]
async fn few_rows_stand_at_the_bottom() {
    let log = Log::of(0..3);
    let stage = log.mount().await;
    assert_at_end(&stage, 2);
    assert_eq!((log.handle.first_visible(), log.handle.visible()), (Some(0), vec![0, 1, 2]));
    for count in 1..6 {
        log.put_after(count);
        painted().await;
        assert_at_end(&stage, log.keys.with_untracked(|keys| keys[keys.len() - 1]));
    }
    log.keys.set(vec![0, 1]);
    painted().await;
    assert_at_end(&stage, 1);
    let before = rows(&stage);
    log.put_before(2);
    assert_still(&stage, &before).await;
    log.put_before(50);
    assert_still(&stage, &before).await;
    log.keys.set(Vec::new());
    rest().await;
    assert!(log.handle.is_at_end().get_untracked() && log.handle.first_visible().is_none());
    log.keys.set((0..100).collect());
    painted().await;
    assert_at_end(&stage, 99);
}

#[wasm_bindgen_test]
async fn the_end_is_found_from_afar() {
    let log = Log::of(0..2_000);
    let stage = log.mount().await;
    scroll_to(&stage, 0).await;
    log.handle.to_end();
    rest().await;
    assert_at_end(&stage, 1_999);
    log.put_after(1);
    painted().await;
    assert_at_end(&stage, 2_000);
}
