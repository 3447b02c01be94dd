//! What the address says, and what parts of a calendar follow each other.

use chrono::NaiveDate;
use rotunda::events::query::{Filter, Place, Query, View};
use wasm_bindgen_test::wasm_bindgen_test as test;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn read(address: &str) -> Place {
    let (path, search) = address.split_once('?').unwrap_or((address, ""));
    Place::read(path, search, View::Month)
}

#[test]
fn an_address_comes_back_as_it_was() {
    let id = "0190163d-8694-739b-aea5-966c26f8ad91";
    for address in [
        "/events/month".to_owned(),
        "/events/week/2026-11-23".to_owned(),
        "/events/day/2026-11-23?kind=meeting&going=1".to_owned(),
        "/events/agenda/2026-11-23?category=Company+events&past=1".to_owned(),
    ] {
        assert_eq!(read(&address).query.address(), address);
    }
    let open = format!("/events/month/today/{id}?kind=livestream");
    let place = read(&open);
    assert_eq!(place.query.address_of(place.event.expect("an event")), open);
}

#[test]
fn an_event_alone_is_bare() {
    let place = read("/events/0190163d-8694-739b-aea5-966c26f8ad91");
    assert!(place.is_bare && place.event.is_some() && place.query.view == View::Month);
}

#[test]
fn what_is_not_known_is_passed_over() {
    let place = read("/events/decade/tomorrow?kind=party");
    assert_eq!(place.query, Query { view: View::Month, date: None, filter: Filter::default() });
    assert_eq!(read("/events/month?past=1").query.filter, Filter::default(), "only a list has a past");
}

#[test]
fn a_month_is_whole_weeks() {
    let query = |date| Query { view: View::Month, date: Some(day(date)), filter: Filter::default() };
    let today = day("2026-11-23");
    assert_eq!(query("2026-11-23").days(today, 0), (day("2026-10-26"), day("2026-12-07")));
    assert_eq!(query("2026-11-23").days(today, 6), (day("2026-11-01"), day("2026-12-06")), "from Sunday");
    assert_eq!(query("2027-02-10").days(today, 0), (day("2027-02-01"), day("2027-03-01")), "four weeks");
}

#[test]
fn steps_lead_to_the_next_part_and_back() {
    let today = day("2026-01-31");
    let query = |view| Query { view, date: None, filter: Filter::default() };
    assert_eq!(query(View::Month).step(1, today).date, Some(day("2026-02-01")));
    assert_eq!(query(View::Month).step(-1, today).date, Some(day("2025-12-01")));
    assert_eq!(query(View::Week).step(1, today).date, Some(day("2026-02-07")));
    assert_eq!(query(View::Day).step(-1, today).date, Some(day("2026-01-30")));
}
