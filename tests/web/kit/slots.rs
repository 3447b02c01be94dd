//! What happens to the slots of a virtual list as it scrolls: the focus, the order on the page, the place.

use leptos::prelude::*;
use rotunda::kit::list::{ListHandle, Memory, VirtualList};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::stage::{Stage, has_focus, pause, until};

/// 1,000 rows with a field in each, of 40, 80, 120 and 160 px, plus `more`, in a frame of 500 px.
async fn mount(more: RwSignal<i32>) -> (Stage, HtmlElement) {
    mount_while(RwSignal::new(true), more).await
}

/// The same, there only while `shown`.
async fn mount_while(shown: RwSignal<bool>, more: RwSignal<i32>) -> (Stage, HtmlElement) {
    mount_with(shown, more, RwSignal::new((0..1_000).collect())).await
}

/// The same, of these rows.
async fn mount_with(shown: RwSignal<bool>, more: RwSignal<i32>, keys: RwSignal<Vec<i32>>) -> (Stage, HtmlElement) {
    let stage = Stage::mount(move || {
        let memory = Memory::new();
        let row = move |key: Signal<i32>| {
            let height = move || format!("{}px", height(key.get()) + more.get());
            view! { <div style:height=height><input/>{move || key.get()}</div> }.into_any()
        };
        let list = move || {
            view! { <VirtualList keys row label="Rows" on_near_end=|()| () memory handle=ListHandle::default() estimate=100.0/> }
        };
        view! {
            <div style="height: 500px; display: flex; flex-direction: column">{move || shown.get().then(list)}</div>
        }
    });
    let scroller = stage.find("[data-scroller]");
    until("rows are there", || !rows(&stage).is_empty()).await;
    (stage, scroller)
}

fn height(key: i32) -> i32 {
    40 + key.rem_euclid(4) * 40
}

fn key(row: &HtmlElement) -> i32 {
    row.get_attribute("data-row").unwrap().parse().unwrap()
}

/// The rows that are shown, in the order of the page: key and distance from the top of the frame, in px.
fn rows(stage: &Stage) -> Vec<(i32, f64)> {
    let top = stage.find("[data-scroller]").get_bounding_client_rect().top();
    let shown = stage.all("[data-row]").into_iter().filter(|row| row.offset_height() > 0);
    shown.map(|row| (key(&row), row.get_bounding_client_rect().top() - top)).collect()
}

fn top_of(stage: &Stage, wanted: i32) -> f64 {
    rows(stage).into_iter().find(|(key, _)| *key == wanted).map_or(f64::NAN, |(_, top)| top)
}

/// The last row that begins at or above the top of the frame.
fn first_visible(stage: &Stage) -> (i32, f64) {
    rows(stage).into_iter().filter(|(_, top)| *top <= 0.0).max_by(|a, b| a.1.total_cmp(&b.1)).unwrap()
}

#[wasm_bindgen_test]
async fn rows_come_in_their_order_on_the_page_when_the_scrolling_rests() {
    let (stage, scroller) = mount(RwSignal::new(0)).await;
    for top in [2_000, 2_400, 900, 40_000, 39_500] {
        scroller.set_scroll_top(top);
        pause(700).await;
        for pair in rows(&stage).windows(2) {
            let ((first, above), (second, below)) = (pair[0], pair[1]);
            assert_eq!(second, first + 1, "at {top}");
            assert!(
                (below - above - f64::from(height(first))).abs() < 1.0,
                "row {second} stands right below row {first}"
            );
        }
    }
}

#[wasm_bindgen_test]
async fn a_row_with_the_focus_keeps_its_slot() {
    let (stage, scroller) = mount(RwSignal::new(0)).await;
    let row = stage.all("[data-row]").into_iter().find(|row| key(row) == 2).unwrap();
    let field: HtmlElement = row.query_selector("input").unwrap().unwrap().unchecked_into();
    field.focus().unwrap();
    for top in [5_000, 20_000, 60_000, 300] {
        scroller.set_scroll_top(top);
        pause(600).await;
        assert_eq!(key(&row), 2, "at {top}");
        assert!(has_focus(&field), "at {top}");
    }
    field.blur().unwrap();
    scroller.set_scroll_top(30_000);
    until("the slot is free again", || rows(&stage).iter().all(|(key, _)| *key != 2)).await;
}

#[wasm_bindgen_test]
async fn the_focus_of_a_row_that_is_gone_goes_to_the_next() {
    let keys = RwSignal::new((0..1_000).collect::<Vec<_>>());
    let (stage, scroller) = mount_with(RwSignal::new(true), RwSignal::new(0), keys).await;
    let row = stage.all("[data-row]").into_iter().find(|row| key(row) == 2).unwrap();
    let field: HtmlElement = row.query_selector("input").unwrap().unwrap().unchecked_into();
    field.focus().unwrap();
    keys.update(|keys| keys.retain(|key| *key != 2));
    until("the row is gone", || rows(&stage).iter().all(|(key, _)| *key != 2)).await;
    pause(300).await;
    assert_eq!(key(&row), 3);
    assert!(has_focus(&field));
    assert_eq!(scroller.scroll_top(), 0);
    assert_eq!(rows(&stage).iter().filter(|(key, _)| *key == 3).count(), 1);
}

#[wasm_bindgen_test]
async fn what_is_read_stays_when_every_row_grows() {
    let more = RwSignal::new(0);
    let (stage, scroller) = mount(more).await;
    scroller.set_scroll_top(30_000);
    pause(300).await;
    let (key, top) = first_visible(&stage);
    for grown in [35, 5, 80] {
        more.set(grown);
        pause(300).await;
        let now = top_of(&stage, key);
        assert!((now - top).abs() <= 1.0, "row {key} moved from {top} to {now}");
    }
}

#[wasm_bindgen_test]
async fn a_list_that_comes_back_stands_where_it_was() {
    let is_shown = RwSignal::new(true);
    let (stage, scroller) = mount_while(is_shown, RwSignal::new(0)).await;
    scroller.set_scroll_top(30_000);
    pause(300).await;
    let (key, top) = first_visible(&stage);
    is_shown.set(false);
    until("it is gone", || stage.maybe("[data-scroller]").is_none()).await;
    is_shown.set(true);
    until("it is back", || stage.maybe("[data-scroller]").is_some()).await;
    until("it stands where it was", || (top_of(&stage, key) - top).abs() <= 1.0).await;
}
