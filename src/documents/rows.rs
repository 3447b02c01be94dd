//! Things side by side, in the rows of a list.

use leptos::{html, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{ResizeObserver, ResizeObserverEntry};

use super::model::Id;
use crate::kit::{
    list::{ListHandle, ListMode, Memory, VirtualList},
    live,
};

/// The space between things, in px; the sheet has the same.
pub const GAP: f64 = 12.0;

/// Things side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Each with its width in px.
    pub cells: Vec<(Id, f64)>,
    /// How high they are, in px; nothing when their contents say so.
    pub height: Option<f64>,
}

/// Puts things into rows of a width in px.
pub type Layout = Box<dyn Fn(&[Id], f64) -> Vec<Row> + Send + Sync>;

/// Rows of equal columns, each at least `least` px wide, in `width` px.
#[must_use]
pub fn columns(ids: &[Id], width: f64, least: f64) -> Vec<Row> {
    if width <= 0.0 {
        return Vec::new();
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of columns")]
    let count = (((width + GAP) / (least + GAP)) as usize).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let each = (width - GAP * (count - 1) as f64) / count as f64;
    ids.chunks(count).map(|ids| Row { cells: ids.iter().map(|id| (*id, each)).collect(), height: None }).collect()
}

/// The list.
#[component]
pub fn Rows(
    /// What is shown, in order.
    order: Memo<Vec<Id>>,
    /// Puts it into rows of a width.
    layout: Layout,
    /// Makes a thing.
    cell: fn(Id) -> AnyView,
    /// What the list is called.
    label: &'static str,
    /// The end comes near.
    #[prop(into)]
    on_near_end: Callback<()>,
    /// What is kept of the list while it is not shown.
    memory: Memory<Id>,
    /// Moves it from outside.
    handle: ListHandle<Id>,
    /// The height of a row that has not been measured, in px.
    estimate: f64,
    /// Stands after the rows.
    #[prop(into)]
    after: ViewFn,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let width = width_of(place);
    let rows = Memo::new(move |_| order.with(|ids| layout(ids, width.get())));
    let keys = Memo::new(move |_| {
        rows.with(|rows| rows.iter().filter_map(|row| row.cells.first().map(|(id, _)| *id)).collect::<Vec<_>>())
    });
    let row = move |first: Signal<Id>| {
        let row = Memo::new(move |_| {
            let first = first.get();
            rows.with(|rows| rows.iter().find(|row| row.cells.first().is_some_and(|(id, _)| *id == first)).cloned())
        });
        live(move || {
            row.get().map(|row| {
                let height = row.height.map(px);
                let cells = row.cells.into_iter().map(|(id, width)| {
                    view! { <div class="cell" data-cell=id.to_string() style:inline-size=px(width)>{cell(id)}</div> }
                });
                view! { <div class="cells" style:block-size=height>{cells.collect_view()}</div> }
            })
        })
    };
    view! {
        <div class="cells-place">
            <div class="cells-measure" node_ref=place></div>
            <VirtualList keys row label mode=ListMode::Rows on_near_end memory handle estimate after/>
        </div>
    }
}

/// A length to a hundredth of a pixel: whole ones would not fill a row.
#[expect(clippy::cast_possible_truncation, reason = "lengths on a page are far below 2^31")]
fn px(length: f64) -> String {
    let hundredths = (length * 100.0) as i32;
    format!("{}.{:02}px", hundredths / 100, hundredths % 100)
}

/// How wide an element is, in px; 0 before it is on the page.
fn width_of(place: NodeRef<html::Div>) -> RwSignal<f64> {
    let width = RwSignal::new(0.0);
    let on_resize = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let entry = entries.get(0).dyn_into::<ResizeObserverEntry>();
        if let Ok(entry) = entry
            && width.try_get_untracked().is_some_and(|known: f64| (known - entry.content_rect().width()).abs() > 0.5)
        {
            width.set(entry.content_rect().width());
        }
    });
    let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
    let kept = SendWrapper::new((observer.clone(), on_resize));
    place.on_load(move |place| {
        if let Some(observer) = &observer {
            observer.observe(&place);
        }
    });
    on_cleanup(move || {
        if let (Some(observer), _) = &*kept {
            observer.disconnect();
        }
    });
    width
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn columns_fill_the_width() {
        let ids: Vec<Id> = (1..=5).map(|number| Id(Uuid::from_u128(number))).collect();
        let rows = columns(&ids, 632.0, 200.0);
        assert_eq!(rows.iter().map(|row| row.cells.len()).collect::<Vec<_>>(), [3, 2]);
        let width = rows[0].cells[0].1;
        assert!((3.0 * width + 2.0 * GAP - 632.0).abs() < 0.01);
        assert!((rows[1].cells[0].1 - width).abs() < 0.01, "the last row has the same columns");
        assert_eq!(columns(&ids, 150.0, 200.0).len(), 5, "one column at least");
        assert!(columns(&ids, 0.0, 200.0).is_empty());
    }

    #[test]
    fn lengths_are_exact_enough_to_fill_a_row() {
        assert_eq!(px(202.666), "202.66px");
        assert_eq!(px(3.05), "3.05px");
    }
}
