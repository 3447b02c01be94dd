//! The keys of the area.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{
    area::Area,
    list,
    model::TaskId,
    query::{List, Place, View},
    quick::focus_quick,
    row::own,
};
use crate::{
    kit::list::ListHandle,
    shell::{KeyRow, Keys},
    text::tasks as t,
};

/// Serves the keys as long as the screen is there.
pub fn serve(area: Area, handle: &ListHandle<TaskId>) {
    let groups = list::groups(area);
    let order =
        move || groups.with_untracked(|groups| groups.iter().flat_map(|(_, ids)| ids.clone()).collect::<Vec<_>>());
    let is_list = move || area.place.with_untracked(|place| place.list != List::Courses && !place.is_board());
    let step = |by: isize| {
        let handle = handle.clone();
        move || {
            if is_list() {
                handle.move_focus(by);
            } else {
                step_in_page(by);
            }
        }
    };
    let focused = {
        let handle = handle.clone();
        move || if is_list() { handle.focused() } else { row_with_focus() }
    };
    let here = focused.clone();
    let open = move || {
        if let Some(id) = here() {
            area.open(id);
        }
    };
    let here = focused.clone();
    let choose = move || {
        if let Some(id) = here().filter(|id| !own(area, &[*id]).is_empty()) {
            area.selection.toggle(id);
        }
    };
    // Shift with the key: from the one that was chosen last to this one.
    let extend = move || {
        if let Some(id) = focused().filter(|id| !own(area, &[*id]).is_empty()) {
            area.selection.extend_to(id, &own(area, &order()));
        }
    };
    let close = move || {
        if untrack(|| area.selection.is_empty()) {
            area.close();
        } else {
            area.selection.clear();
        }
    };
    let lay_out = move || {
        let place = area.place.get_untracked();
        let view = if place.view == View::Board { View::List } else { View::Board };
        if matches!(place.list, List::Assigned | List::Created) {
            area.go(&Place { view, ..place });
        }
    };
    let create = move || {
        if !focus_quick() {
            area.write();
        }
    };
    expect_context::<Keys>().serve(vec![
        KeyRow::new("j", t::key_next(), step(1)),
        KeyRow::new("k", t::key_previous(), step(-1)),
        KeyRow::new("Enter", t::key_open(), open),
        KeyRow::new("x", t::key_choose(), choose),
        KeyRow::new("X", t::key_extend(), extend),
        KeyRow::new("c", t::key_create(), create),
        KeyRow::new("v", t::key_layout(), lay_out),
        KeyRow::new("Escape", t::key_close(), close),
    ]);
}

/// The rows on the page that a link stands for, in its order.
fn rows() -> Vec<web_sys::HtmlElement> {
    let found = document().query_selector_all(".tasks-main a.task, .tasks-main a.course").ok();
    let all = found.map(|found| (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok()).collect());
    let all: Vec<web_sys::HtmlElement> = all.unwrap_or_default();
    all.into_iter().filter(|row| row.offset_parent().is_some()).collect()
}

fn step_in_page(by: isize) {
    let rows = rows();
    let focused = document().active_element();
    let at = rows.iter().position(|row| focused.as_deref() == Some(row.as_ref()));
    let next = at.map_or(0, |at| at.saturating_add_signed(by).min(rows.len().saturating_sub(1)));
    if let Some(row) = rows.get(next) {
        // An element that is gone has nothing to focus.
        let _ = row.focus();
    }
}

fn row_with_focus() -> Option<TaskId> {
    let place = document().active_element()?.closest("[data-row]").ok()??;
    place.get_attribute("data-row")?.parse().ok()
}
