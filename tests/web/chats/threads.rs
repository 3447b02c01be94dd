//! Messages of one conversation: their order, and what stands above each.

use std::sync::Arc;

use chrono::TimeDelta;
use rotunda::chats::{
    model::{History, Message, MessageKey},
    thread::{End, Head, Thread},
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{conversation, message, person, provide_chats};
use crate::stage::Stage;

/// Puts messages into an empty conversation, and answers what `look` finds.
fn with_thread<T: 'static>(put: Vec<Message>, look: impl FnOnce(&Thread) -> T + 'static) -> T {
    let found = std::rc::Rc::new(std::cell::RefCell::new(None));
    let _stage = Stage::mount({
        let found = std::rc::Rc::clone(&found);
        move || {
            let thread = provide_chats().chats.thread(conversation());
            put.into_iter().for_each(|message| thread.put(message));
            found.replace(Some(look(&thread)));
        }
    });
    found.take().unwrap()
}

fn heads(thread: &Thread) -> Vec<(i64, Head)> {
    let row = |key: MessageKey| thread.row(key).map(|(message, head)| (message.place, head));
    thread.order().into_iter().filter_map(row).collect()
}

#[wasm_bindgen_test]
fn messages_stand_in_their_order_however_they_arrive() {
    let put = [5, 1, 4, 2, 3].map(|place| message(place, place, "a")).into();
    let order = with_thread(put, |thread| heads(thread).into_iter().map(|(place, _)| place).collect::<Vec<_>>());
    assert_eq!(order, [1, 2, 3, 4, 5]);
}

#[wasm_bindgen_test]
fn one_that_comes_again_changes_in_its_place() {
    let again = Message { is_edited: true, ..message(2, 2, "b") };
    let put = vec![message(1, 1, "a"), message(2, 2, "a"), message(3, 3, "a"), again];
    let (count, is_edited) =
        with_thread(put, |thread| (thread.order().len(), thread.at(2).is_some_and(|message| message.is_edited)));
    assert_eq!((count, is_edited), (3, true));
}

#[wasm_bindgen_test]
fn one_author_goes_on_for_six_minutes_of_a_day() {
    let other = Message { author: person("Hana"), ..message(4, 8, "c") };
    let next_day = Message { at: message(0, 9, "").at + TimeDelta::days(1), ..message(5, 9, "d") };
    let put = vec![message(1, 0, "a"), message(2, 5, "b"), message(3, 20, "c"), other, next_day];
    let found = with_thread(put, heads);
    let facts: Vec<_> = found.iter().map(|(place, head)| (*place, head.day, head.goes_on)).collect();
    assert_eq!(facts, [(1, true, false), (2, false, true), (3, false, false), (4, false, false), (5, true, false)]);
}

#[wasm_bindgen_test]
fn the_line_stands_above_the_first_unread_message() {
    let put = vec![message(1, 0, "a"), message(2, 1, "b"), message(3, 2, "c")];
    let found = with_thread(put, |thread| {
        thread.draw_line(Some(1));
        heads(thread)
    });
    assert_eq!(found.iter().map(|(_, head)| head.unread).collect::<Vec<_>>(), [false, true, false]);
}

#[wasm_bindgen_test]
fn the_line_stands_above_ones_own_when_nothing_else_was_made_unread() {
    let own = |place| Message { is_own: true, ..message(place, place, "a") };
    let drawn = |put: Vec<Message>| {
        with_thread(put, |thread| {
            thread.draw_line(Some(1));
            heads(thread).into_iter().filter(|(_, head)| head.unread).map(|(place, _)| place).collect::<Vec<_>>()
        })
    };
    assert_eq!(drawn(vec![message(1, 1, "a"), own(2), own(3)]), [2]);
    assert_eq!(drawn(vec![message(1, 1, "a"), own(2), message(3, 3, "a"), own(4)]), [3]);
}

/// The first and the last of 400 messages, of which `seen` is seen first, once 100 came at an end; and whether more is beyond each.
fn window_after(end: End, seen: i64) -> (i64, i64, bool, bool) {
    let some = |places: std::ops::RangeInclusive<i64>| places.map(|place| message(place, 0, "a"));
    with_thread(some(101..=500).collect(), move |thread| {
        thread.reader_sees(Some(MessageKey(seen)));
        let places = if end == End::First { 1..=100 } else { 501..=600 };
        let messages = some(places).collect();
        thread.extend(end, History { messages, more_before: false, more_after: false });
        let order = thread.order();
        (order[0].0, order[order.len() - 1].0, thread.edge(End::First).more, thread.edge(End::Last).more)
    })
}

#[wasm_bindgen_test]
fn what_is_far_from_the_reader_goes() {
    assert_eq!(window_after(End::First, 102), (1, 400, false, true));
    assert_eq!(window_after(End::Last, 490), (201, 600, true, false));
}

#[wasm_bindgen_test]
fn what_arrives_takes_nothing_from_who_reads_older_messages() {
    assert_eq!(window_after(End::Last, 102), (101, 500, false, true));
}

#[wasm_bindgen_test]
fn one_that_is_taken_out_leaves_no_gap() {
    let put = vec![message(1, 0, "a"), message(2, 20, "b"), message(3, 21, "c")];
    let found = with_thread(put, |thread| {
        thread.remove(2);
        (heads(thread), thread.count_after(1), thread.before(MessageKey(3)).map(|before: Arc<Message>| before.place))
    });
    assert_eq!((found.0.len(), found.1, found.2), (2, 1, Some(1)));
}
