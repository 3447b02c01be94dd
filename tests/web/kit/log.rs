//! The virtual list as a conversation, and as a list of them.

mod end;
mod place;
mod rows;
mod shown;

use js_sys::Promise;
use leptos::prelude::*;
use rotunda::kit::list::{ListHandle, ListMode, Memory, VirtualList};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use crate::stage::{Stage, until};

/// A log in a frame of 400 px, and what changes it. Its rows have 28 to 61 px, which is not what is guessed.
#[derive(Clone)]
struct Log {
    mode: ListMode,
    keys: RwSignal<Vec<i32>>,
    is_shown: RwSignal<bool>,
    view: RwSignal<i32>,
    /// One row with so many px more.
    grown: RwSignal<(i32, i32)>,
    /// The heights of what stands before and after the rows.
    around: RwSignal<(i32, i32)>,
    /// How often the beginning and the end were near.
    near: RwSignal<(u32, u32)>,
    handle: ListHandle<i32>,
}

impl Log {
    fn of(keys: impl IntoIterator<Item = i32>) -> Self {
        Self {
            mode: ListMode::Log,
            keys: RwSignal::new(keys.into_iter().collect()),
            is_shown: RwSignal::new(true),
            view: RwSignal::new(400),
            grown: RwSignal::new((0, 0)),
            around: RwSignal::new((0, 0)),
            near: RwSignal::new((0, 0)),
            handle: ListHandle::default(),
        }
    }

    /// Mounts it, and waits until it is drawn.
    async fn mount(&self) -> Stage {
        let log = self.clone();
        let stage = Stage::mount(move || {
            let memory = Memory::new();
            let Self { mode, keys, is_shown, view, grown, around, near, handle } = log;
            let list = move || {
                let row = move |key: Signal<i32>| {
                    let height = move || {
                        let more =
                            Some(grown.get()).filter(|(grown, _)| *grown == key.get()).map_or(0, |(_, more)| more);
                        format!("{}px", height(key.get()) + f64::from(more))
                    };
                    view! { <div style:height=height><button>{move || key.get()}</button></div> }.into_any()
                };
                view! {
                    <VirtualList
                        mode
                        keys
                        row
                        label="Messages"
                        on_near_end=move |()| near.update(|near| near.1 += 1)
                        on_near_start=move |()| near.update(|near| near.0 += 1)
                        memory
                        handle=handle.clone()
                        estimate=44.0
                        before=move || view! { <div style:height=move || format!("{}px", around.get().0)></div> }
                        after=move || view! { <div style:height=move || format!("{}px", around.get().1)></div> }
                    />
                }
            };
            view! {
                <div style="display: flex; flex-direction: column" style:height=move || format!("{}px", view.get())>
                    {move || is_shown.get().then(&list)}
                </div>
            }
        });
        until("rows are there", || !rows(&stage).is_empty()).await;
        rest().await;
        stage
    }

    /// Puts so many rows before the first.
    fn put_before(&self, count: i32) {
        self.keys.update(|keys| {
            let first = keys[0];
            keys.splice(0..0, first - count..first);
        });
    }

    /// Puts so many rows after the last.
    fn put_after(&self, count: i32) {
        self.keys.update(|keys| {
            let next = keys.last().map_or(0, |last| last + 1);
            keys.extend(next..next + count);
        });
    }
}

/// How high a row is: as letters are, not by whole pixels.
fn height(key: i32) -> f64 {
    28.0 + f64::from(key.rem_euclid(5)) * 8.3
}

/// Lets a frame begin.
async fn frame() {
    let promise = Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Lets the next frame be painted; what is measured then is what was to be seen on it.
async fn painted() {
    frame().await;
    frame().await;
}

/// Lets everything be measured.
async fn rest() {
    for _ in 0..8 {
        frame().await;
    }
}

fn scroller(stage: &Stage) -> HtmlElement {
    stage.find("[data-scroller]")
}

/// Scrolls, and lets everything be measured.
async fn scroll_to(stage: &Stage, top: i32) {
    scroller(stage).set_scroll_top(top);
    rest().await;
}

/// The rows that are visible in part or whole: key, and distances of its top and bottom from the top of the frame, in px.
fn rows(stage: &Stage) -> Vec<(i32, f64, f64)> {
    let frame = scroller(stage).get_bounding_client_rect();
    let slots = stage.all("[data-row]").into_iter().filter(|slot| slot.offset_height() > 0);
    let mut rows: Vec<_> = slots
        .map(|slot| {
            let (key, rect) =
                (slot.get_attribute("data-row").unwrap().parse().unwrap(), slot.get_bounding_client_rect());
            (key, rect.top() - frame.top(), rect.bottom() - frame.top())
        })
        .filter(|(_, top, bottom)| *bottom > 0.0 && *top < frame.height())
        .collect();
    rows.sort_by_key(|row| row.0);
    rows
}

/// Where the top of a row is; it must be visible.
fn top_of(stage: &Stage, key: i32) -> f64 {
    let row = rows(stage).into_iter().find(|row| row.0 == key);
    row.unwrap_or_else(|| panic!("row {key} is not visible, but {:?}", rows(stage))).1
}

/// Checks that rows fill the frame to its bottom, and that the last one stands there.
fn assert_at_end(stage: &Stage, last: i32) {
    let (rows, height) = (rows(stage), f64::from(scroller(stage).client_height()));
    let end = rows.last().unwrap();
    assert_eq!(end.0, last, "the last row is visible: {rows:?}");
    assert!((end.2 - height).abs() < 1.0, "the last row stands at the bottom: {} of {height}", end.2);
    for pair in rows.windows(2) {
        assert!((pair[0].2 - pair[1].1).abs() < 1.0, "rows follow one another: {rows:?}");
    }
}

/// Checks on many frames that no row that was visible has moved.
async fn assert_still(stage: &Stage, before: &[(i32, f64, f64)]) {
    painted().await;
    for number in 0..10 {
        for (key, top, _) in before {
            let now = top_of(stage, *key);
            assert!((now - top).abs() < 0.01, "row {key} moved from {top} to {now} on frame {number}");
        }
        frame().await;
    }
}
