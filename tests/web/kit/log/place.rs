//! What is read in a log stays where it is.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Log, assert_at_end, assert_still, painted, rest, rows, scroll_to, scroller};
use crate::stage::until;

#[wasm_bindgen_test]
async fn rows_that_come_before_move_nothing() {
    for top in [0, 7, 1_500] {
        let log = Log::of(0..300);
        let stage = log.mount().await;
        scroll_to(&stage, top).await;
        let before = rows(&stage);
        for _ in 0..3 {
            log.put_before(50);
            assert_still(&stage, &before).await;
        }
        log.keys.update(|keys| drop(keys.drain(..60)));
        assert_still(&stage, &before).await;
    }
}

#[wasm_bindgen_test]
async fn what_comes_and_goes_before_the_rows_moves_nothing() {
    let log = Log::of(0..300);
    let stage = log.mount().await;
    scroll_to(&stage, 0).await;
    let before = rows(&stage);
    log.around.set((60, 0));
    assert_still(&stage, &before).await;
    log.put_before(50);
    log.around.set((0, 0));
    assert_still(&stage, &before).await;
}

#[wasm_bindgen_test]
async fn rows_that_go_move_no_others() {
    let log = Log::of(0..300);
    let stage = log.mount().await;
    scroll_to(&stage, 2_000).await;
    let before = rows(&stage);
    log.keys.update(|keys| keys.retain(|key| *key != before[0].0 && *key != before[1].0));
    assert_still(&stage, &before[2..]).await;
}

#[wasm_bindgen_test]
async fn rows_that_change_above_move_nothing() {
    let log = Log::of(0..300);
    let stage = log.mount().await;
    scroll_to(&stage, 2_000).await;
    let before = rows(&stage);
    log.grown.set((before[0].0 - 3, 133));
    assert_still(&stage, &before).await;
    scroller(&stage).set_scroll_top(scroller(&stage).scroll_top() - 400);
    rest().await;
    let before = rows(&stage);
    log.grown.set((0, 0));
    rest().await;
    assert!((rows(&stage)[0].1 - before[0].1).abs() < 0.01, "the first visible row stays");
}

#[wasm_bindgen_test]
async fn a_log_that_comes_back_stands_where_it_was() {
    let log = Log::of(0..300);
    let stage = log.mount().await;
    scroll_to(&stage, 3_333).await;
    let before = rows(&stage);
    log.is_shown.set(false);
    until("it is gone", || stage.maybe("[data-scroller]").is_none()).await;
    log.put_before(20);
    log.put_after(20);
    log.is_shown.set(true);
    rest().await;
    assert_still(&stage, &before).await;
    log.handle.to_end();
    rest().await;
    log.is_shown.set(false);
    rest().await;
    log.put_after(5);
    log.is_shown.set(true);
    rest().await;
    assert_at_end(&stage, 324);
}

#[wasm_bindgen_test]
async fn what_is_hidden_for_a_while_stands_where_it_was() {
    let log = Log::of(0..300);
    let stage = log.mount().await;
    let hide = async |hidden: bool| {
        stage.find("div").set_hidden(hidden);
        rest().await;
    };
    hide(true).await;
    log.put_after(5);
    rest().await;
    hide(false).await;
    assert_at_end(&stage, 304);
    scroll_to(&stage, 3_000).await;
    let before = rows(&stage);
    hide(true).await;
    log.put_before(30);
    hide(false).await;
    assert_still(&stage, &before).await;
}

#[wasm_bindgen_test]
async fn a_row_in_a_list_of_ten_thousand_costs_little() {
    let log = Log::of(0..10_000);
    let stage = log.mount().await;
    let of_rows = || {
        let slots = stage.all("[data-slot]").into_iter().filter(|slot| slot.offset_height() > 0);
        slots.map(|slot| (slot.get_attribute("data-row").unwrap(), slot)).collect::<Vec<_>>()
    };
    let before = of_rows();
    log.put_after(1);
    painted().await;
    assert_at_end(&stage, 10_000);
    let still = before.iter().filter(|(row, slot)| slot.get_attribute("data-row").as_ref() == Some(row)).count();
    assert!(still + 1 >= before.len(), "{still} of {} rows kept their slots", before.len());
    log.put_before(1);
    painted().await;
    let still = before.iter().filter(|(row, slot)| slot.get_attribute("data-row").as_ref() == Some(row)).count();
    assert!(still + 2 >= before.len(), "{still} of {} rows kept their slots", before.len());
    for (top, view) in [(0, 1_400), (100_000, 1_400), (200_000, 6_000), (300_000, 400)] {
        log.view.set(view);
        scroll_to(&stage, top).await;
        let slots = stage.all("[data-slot]").len();
        assert!(slots <= 150, "{slots} slots");
        if view < 2_000 {
            let (rows, height) = (rows(&stage), f64::from(view));
            assert!(rows[0].1 <= 0.0 && rows[rows.len() - 1].2 >= height, "the view is filled: {rows:?}");
        }
    }
}
