//! The virtual list.

use leptos::prelude::*;
use rotunda::kit::list::{ListHandle, Memory, VirtualList};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::stage::{Stage, focused, pause, until};

struct Mounted {
    stage: Stage,
    keys: RwSignal<Vec<i32>>,
    handle: ListHandle<i32>,
    asked: RwSignal<u32>,
    scroller: HtmlElement,
}

/// Rows of 40 to 160 px in a window of 400 px; rows are as high as their number says.
async fn mount(count: i32) -> Mounted {
    let keys = RwSignal::new((0..count).collect::<Vec<_>>());
    let asked = RwSignal::new(0);
    let handle = ListHandle::<i32>::default();
    let given = handle.clone();
    let stage = Stage::mount(move || {
        let row = |key: Signal<i32>| {
            let height = move || format!("{}px", 40 + key.get().rem_euclid(7) * 20);
            view! { <div style:height=height>{move || key.get()}</div> }.into_any()
        };
        view! {
            <div style="height: 400px; display: flex; flex-direction: column">
                <VirtualList keys row label="Rows" on_near_end=move |()| asked.update(|n| *n += 1) memory=Memory::new() handle=given estimate=100.0/>
            </div>
        }
    });
    let scroller = stage.find("[data-scroller]");
    until("rows are there", || is_whole(&stage)).await;
    Mounted { stage, keys, handle, asked, scroller }
}

/// The rows that have a slot: number, top and height in the page.
fn rows(stage: &Stage) -> Vec<(i32, f64, f64)> {
    let slots = stage.all("[data-slot]").into_iter().filter(|slot| slot.offset_height() > 0);
    let mut rows: Vec<_> = slots
        .map(|slot| {
            let rect = slot.get_bounding_client_rect();
            (slot.get_attribute("data-row").unwrap().parse().unwrap(), rect.top(), rect.height())
        })
        .collect();
    rows.sort_by_key(|row| row.0);
    rows
}

/// Where a row stands, which must have a slot.
fn top_of(stage: &Stage, row: i32) -> f64 {
    rows(stage).into_iter().find(|known| known.0 == row).unwrap_or_else(|| panic!("row {row} has no slot")).1
}

/// Whether the rows follow one another without gaps and fill the window.
fn is_whole(stage: &Stage) -> bool {
    let rows = rows(stage);
    let frame = stage.find("[data-scroller]").get_bounding_client_rect();
    let follows = |pair: &[(i32, f64, f64)]| {
        let ((first, top, height), (second, next, _)) = (pair[0], pair[1]);
        first + 1 == second && (top + height - next).abs() < 1.0
    };
    let fills = rows
        .first()
        .zip(rows.last())
        .is_some_and(|(first, last)| first.1 <= frame.top() + 1.0 && last.1 + last.2 >= frame.bottom() - 1.0);
    fills && rows.windows(2).all(follows)
}

#[wasm_bindgen_test]
async fn ten_thousand_rows_have_a_window_of_slots() {
    let Mounted { stage, scroller, asked, .. } = mount(10_000).await;
    for top in [0, 5_000, 400_000, 100, 990_000, 0] {
        scroller.set_scroll_top(top);
        until(&format!("the window is whole at {top}"), || is_whole(&stage)).await;
        assert!(stage.all("[data-slot]").len() <= 60, "{} slots", stage.all("[data-slot]").len());
    }
    assert_eq!(asked.get_untracked(), 0, "the end never came near");
    let slot = stage.find("[data-slot]");
    assert_eq!(slot.get_attribute("aria-setsize").as_deref(), Some("10000"));
}

#[wasm_bindgen_test]
async fn what_is_read_stays_when_rows_come_before() {
    let Mounted { stage, keys, scroller, .. } = mount(500).await;
    scroller.set_scroll_top(4_000);
    until("the window is whole", || is_whole(&stage)).await;
    pause(300).await;
    let read = rows(&stage).into_iter().find(|row| row.1 >= scroller.get_bounding_client_rect().top()).unwrap();
    keys.update(|keys| {
        keys.splice(0..0, -20..0);
    });
    until("the window is whole", || is_whole(&stage)).await;
    pause(200).await;
    assert!(
        (top_of(&stage, read.0) - read.1).abs() < 2.0,
        "{} moved from {} to {}",
        read.0,
        read.1,
        top_of(&stage, read.0)
    );
    keys.update(|keys| {
        keys.drain(..30);
    });
    until("the window is whole again", || is_whole(&stage)).await;
    pause(200).await;
    assert!((top_of(&stage, read.0) - read.1).abs() < 2.0, "rows taken away above move nothing either");
}

#[wasm_bindgen_test]
async fn at_the_top_what_comes_is_seen() {
    let Mounted { stage, keys, .. } = mount(50).await;
    keys.update(|keys| keys.insert(0, -1));
    until("the new row is there", || rows(&stage).first().map(|row| row.0) == Some(-1)).await;
    until("the window is whole", || is_whole(&stage)).await;
}

#[wasm_bindgen_test]
async fn the_focus_moves_row_by_row_and_the_window_with_it() {
    let Mounted { stage, handle, scroller, .. } = mount(300).await;
    let row_with_focus =
        || focused().and_then(|focused| focused.get_attribute("data-row")).and_then(|row| row.parse::<i32>().ok());
    handle.move_focus(1);
    until("the first row has the focus", || row_with_focus() == Some(0)).await;
    for expected in 1..25 {
        handle.move_focus(1);
        until("the next row has the focus", || row_with_focus() == Some(expected)).await;
        assert_eq!(handle.focused(), Some(expected));
    }
    let (frame, top) = (scroller.get_bounding_client_rect(), top_of(&stage, 24));
    assert!(top >= frame.top() && top < frame.bottom(), "the row is in view");
    handle.move_focus(-1);
    until("the one before has the focus", || row_with_focus() == Some(23)).await;
    handle.to_top();
    assert_eq!(scroller.scroll_top(), 0);
    until("the window is whole", || is_whole(&stage)).await;
}

#[wasm_bindgen_test]
async fn near_the_end_more_is_asked_for() {
    let Mounted { stage, keys, asked, scroller, .. } = mount(40).await;
    scroller.set_scroll_top(100_000);
    until("more is asked for", || asked.get_untracked() > 0).await;
    keys.update(|keys| keys.extend(40..80));
    until("the new rows follow", || rows(&stage).iter().any(|row| row.0 == 40)).await;
    until("the window is whole", || is_whole(&stage)).await;
}
