//! The order of slots on the page, for the Tab key and for screen readers.
//!
//! A slot that is used again stands where it was first put, so after some scrolling the page's order is not that of the rows. It is
//! put right when the scrolling rests. Rows that stay are not moved: only those that are new since.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::Hold;

/// Puts the slots in order some time after the last call. It never takes a timer back: in Leptos 0.8 such a timer leaks.
pub(super) fn order_at_rest(list: Hold) -> impl Fn() + Clone + 'static {
    const REST: Duration = Duration::from_millis(200);
    #[derive(Clone, Copy, PartialEq)]
    enum Wait {
        None,
        Quiet,
        Disturbed,
    }
    fn wait(list: Hold, state: StoredValue<Wait>) {
        set_timeout(
            move || match state.try_get_value() {
                Some(Wait::Disturbed) => {
                    state.set_value(Wait::Quiet);
                    wait(list, state);
                }
                Some(_) => {
                    state.set_value(Wait::None);
                    list.window.borrow().put_in_order();
                }
                // The list is gone.
                None => {}
            },
            REST,
        );
    }
    let state = StoredValue::new(Wait::None);
    move || match state.try_get_value() {
        Some(Wait::None) => {
            state.set_value(Wait::Quiet);
            wait(list.clone(), state);
        }
        Some(Wait::Quiet) => state.set_value(Wait::Disturbed),
        _ => {}
    }
}

/// Puts the slots of `spacer` in the order of their places; `placed` has the place of each used slot, by its number.
pub(super) fn put_in_order(spacer: &HtmlElement, placed: &[Option<usize>]) {
    let mut slots = Vec::new();
    let mut next = spacer.first_element_child();
    while let Some(element) = next {
        next = element.next_element_sibling();
        let number = element.get_attribute("data-slot").and_then(|number| number.parse::<usize>().ok());
        if let Some(place) = number.and_then(|number| placed.get(number).copied().flatten()) {
            slots.push((place, element));
        }
    }
    let stays = longest_rising(&slots.iter().map(|(place, _)| *place).collect::<Vec<_>>());
    let mut slots: Vec<_> =
        slots.into_iter().zip(stays).map(|((place, element), stays)| (place, element, stays)).collect();
    // They are few, and nearly in order.
    for at in 1..slots.len() {
        let mut to = at;
        while to > 0 && slots[to - 1].0 > slots[to].0 {
            slots.swap(to - 1, to);
            to -= 1;
        }
    }
    let mut after: Option<Element> = None;
    for (_, element, stays) in slots.into_iter().rev() {
        if !stays {
            put_before(spacer, &element, after.as_ref());
        }
        after = Some(element);
    }
}

/// Which of these belong to the longest series that rises.
fn longest_rising(places: &[usize]) -> Vec<bool> {
    // For each the length of the longest series that ends with it, and the one before it in that series.
    let mut ends: Vec<(usize, Option<usize>)> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let before = (0..at).filter(|earlier| places[*earlier] < *place).max_by_key(|earlier| ends[*earlier].0);
        ends.push((before.map_or(1, |before| ends[before].0 + 1), before));
    }
    let mut belongs = vec![false; places.len()];
    let mut at = (0..places.len()).max_by_key(|at| ends[*at].0);
    while let Some(place) = at {
        belongs[place] = true;
        at = ends[place].1;
    }
    belongs
}

/// Moves an element with its focus and what plays in it where the browser can do that, else without.
fn put_before(parent: &HtmlElement, element: &Element, after: Option<&Element>) {
    let after: JsValue = after.into();
    let moves = js_sys::Reflect::get(parent, &"moveBefore".into()).ok();
    if let Some(moves) = moves.and_then(|moves| moves.dyn_into::<js_sys::Function>().ok())
        && moves.call2(parent, element, &after).is_ok()
    {
        return;
    }
    // Fails only for elements of other parents.
    let _ = parent.insert_before(element, after.dyn_ref());
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::longest_rising;

    fn stay(places: &[usize]) -> Vec<usize> {
        places.iter().zip(longest_rising(places)).filter(|(_, stays)| *stays).map(|(place, _)| *place).collect()
    }

    #[test]
    fn what_stays_is_the_longest_series_that_rises() {
        assert!(stay(&[]).is_empty());
        assert_eq!(stay(&[1, 2, 3]), [1, 2, 3]);
        assert_eq!(stay(&[4, 5, 2, 3, 6]).len(), 3);
        assert_eq!(stay(&[9, 1, 2, 3]), [1, 2, 3]);
        assert_eq!(stay(&[2, 3, 4, 1]), [2, 3, 4]);
        assert_eq!(stay(&[3, 2, 1]).len(), 1);
    }
}
