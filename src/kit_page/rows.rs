//! The virtual list.

use leptos::prelude::*;

use super::Part;
use crate::kit::{
    button::Button,
    list::{ListHandle, Memory, VirtualList},
};

/// 10,000 rows of varying height.
#[component]
pub(super) fn Rows() -> impl IntoView {
    let keys = RwSignal::new((0..10_000_i32).collect::<Vec<_>>());
    let grown = RwSignal::new(false);
    let handle = StoredValue::new(ListHandle::<i32>::default());
    let put_before = move |()| {
        let mut keys = keys.write();
        let first = keys.first().copied().unwrap_or(0);
        keys.splice(0..0, first - 5..first);
    };
    let remove_first = move |()| {
        let mut keys = keys.write();
        let count = keys.len().min(5);
        keys.drain(..count);
    };
    let row = move |key: Signal<i32>| {
        let lines = move || 1 + key.get().rem_euclid(7) + if grown.get() { 3 } else { 0 };
        view! {
            <div class="card kit-card">
                <h3>{move || format!("Row {}", key.get())}</h3>
                {move || (0..lines()).map(|line| view! { <p>{format!("Line {line}")}</p> }).collect_view()}
            </div>
        }
        .into_any()
    };
    view! {
        <Part title="Virtual list">
            <div class="kit-row">
                <Button on_press=put_before>"Put 5 before"</Button>
                <Button on_press=remove_first>"Take 5 away"</Button>
                <Button on_press=move |()| grown.update(|grown| *grown = !*grown)>"Grow and shrink"</Button>
                <Button on_press=move |()| handle.with_value(ListHandle::to_top)>"To the top"</Button>
                <Button on_press=move |()| handle.with_value(|list| list.move_focus(1))>"Focus the next"</Button>
            </div>
            <div class="kit-frame kit-list">
                <VirtualList
                    keys
                    row
                    label="Rows"
                    on_near_end=|()| ()
                    memory=Memory::new()
                    handle=handle.get_value()
                    estimate=120.0
                    before=|| view! { <p class="quiet">"Stands before the rows"</p> }
                    after=|| view! { <p class="quiet">"Stands after the rows"</p> }
                />
            </div>
        </Part>
    }
}
