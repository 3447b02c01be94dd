//! Where events stand that happen at the same time.

use rotunda::events::layout::{Slot, columns, lanes, shown};
use wasm_bindgen_test::wasm_bindgen_test as test;

fn slot(column: usize, span: usize, columns: usize) -> Slot {
    Slot { column, span, columns }
}

#[test]
fn events_one_after_the_other_have_the_whole_width() {
    assert_eq!(columns(&[(540, 600), (600, 660)]), [slot(0, 1, 1), slot(0, 1, 1)]);
}

#[test]
fn two_at_the_same_time_share_the_width() {
    assert_eq!(columns(&[(540, 600), (550, 610)]), [slot(0, 1, 2), slot(1, 1, 2)]);
}

#[test]
fn a_chain_takes_no_more_columns_than_overlap_at_once() {
    let placed = columns(&[(0, 60), (30, 90), (60, 120), (90, 150)]);
    assert_eq!(placed, [slot(0, 1, 2), slot(1, 1, 2), slot(0, 1, 2), slot(1, 1, 2)]);
}

#[test]
fn what_stands_alone_in_a_crowd_takes_the_free_columns() {
    // Three at nine, and one at half past ten that overlaps only the long one.
    let placed = columns(&[(540, 720), (540, 600), (540, 600), (630, 660)]);
    assert_eq!(placed, [slot(0, 1, 3), slot(1, 1, 3), slot(2, 1, 3), slot(1, 2, 3)]);
}

#[test]
fn no_two_that_overlap_stand_on_each_other() {
    let times: Vec<(u32, u32)> = (0..120)
        .map(|n| (n * 7 % 900, n * 7 % 900 + 15 + n * 13 % 120))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    let placed = columns(&times);
    for (a, one) in placed.iter().enumerate() {
        for (b, other) in placed.iter().enumerate().skip(a + 1) {
            let overlaps = times[a].0 < times[b].1 && times[b].0 < times[a].1;
            let apart = one.column + one.span <= other.column || other.column + other.span <= one.column;
            assert!(!overlaps || apart, "{:?} and {:?}", times[a], times[b]);
        }
    }
}

#[test]
fn bars_share_a_lane_when_their_days_do_not_meet() {
    assert_eq!(lanes(&[(0, 2), (0, 0), (1, 1), (3, 6), (2, 3)]), [0, 1, 1, 0, 1]);
}

#[test]
fn a_day_without_room_says_how_many_are_not_shown() {
    let bars = [(0, 0), (0, 0), (0, 0), (1, 1)];
    let (visible, hidden) = shown(&bars, &lanes(&bars), 2);
    assert_eq!(visible, [true, false, false, true]);
    assert_eq!(hidden, [2, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn where_all_have_room_none_is_hidden() {
    let bars = [(0, 6), (2, 3)];
    let (visible, hidden) = shown(&bars, &lanes(&bars), 2);
    assert_eq!((visible, hidden), (vec![true, true], [0; 7]));
}
