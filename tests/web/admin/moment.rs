//! Days and moments between the wire and the browser's inputs.

use rotunda::admin::fields::moment::Clock;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

/// What an input shows of a value, and what is sent of that.
fn there_and_back(clock: Clock, value: &Value) -> Value {
    clock.sent(&clock.shown(value)).unwrap()
}

#[wasm_bindgen_test]
fn a_moment_comes_back_as_it_was() {
    // Each hour of two years, but for those that the clock has twice.
    let first = 1_767_225_600_000_i64;
    let mut twice = 0;
    for hour in 0..2 * 365 * 24 {
        let at = first + hour * 3_600_000;
        if there_and_back(Clock::Milliseconds, &json!(at)) != json!(at) {
            twice += 1;
        }
    }
    assert!(twice <= 2, "{twice}");
    let text = json!("2026-11-23T14:05:09.000Z");
    assert_eq!(there_and_back(Clock::Text, &text), text);
    assert_eq!(there_and_back(Clock::Text, &json!("2026-11-23T15:05:09+01:00")), text);
    assert_eq!(there_and_back(Clock::Text, &json!("2026-11-23T14:05:09Z[GMT]")), text);
}

#[wasm_bindgen_test]
fn a_day_has_no_zone() {
    assert_eq!(there_and_back(Clock::Day, &json!("2026-11-23")), json!("2026-11-23"));
    assert_eq!(there_and_back(Clock::Day, &json!("2026-11-23T23:30:00Z")), json!("2026-11-23"));
}

#[wasm_bindgen_test]
fn a_file_may_leave_out_time_and_zone() {
    assert_eq!(Clock::Text.shown(&json!("2026-11-23")), "2026-11-23T00:00");
    assert_eq!(Clock::Text.shown(&json!("2026-11-23T14:05")), "2026-11-23T14:05");
    let at = Clock::Milliseconds.sent("2026-11-23T14:05").unwrap();
    assert_eq!(Clock::Milliseconds.shown(&at), "2026-11-23T14:05");
    assert_eq!(Clock::Milliseconds.shown(&json!("2026-11-23T14:05")), "2026-11-23T14:05");
    // Seconds are taken for what they are.
    let seconds = json!(at.as_i64().unwrap() / 1000);
    assert_eq!(there_and_back(Clock::Milliseconds, &seconds), at);
}

#[wasm_bindgen_test]
fn what_is_no_moment_stays_to_be_seen_and_is_not_sent() {
    for clock in [Clock::Day, Clock::Text, Clock::Milliseconds] {
        for text in ["tomorrow", "1", "2026-13-40", "23.11.2026"] {
            assert_eq!(clock.sent(text).ok(), None, "{clock:?} {text}");
        }
        assert_eq!(clock.shown(&json!("tomorrow")), "tomorrow");
        assert_eq!(clock.shown(&Value::Null), "");
    }
    assert_eq!(Clock::Day.sent("2026-11-23T14:05").ok(), None);
}
