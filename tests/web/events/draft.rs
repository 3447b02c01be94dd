//! What is written of an event.

use chrono::{DateTime, NaiveDate, Utc};
use rotunda::events::{
    draft::{Draft, Flaw},
    model::Frequency,
};
use wasm_bindgen_test::wasm_bindgen_test as test;

fn draft(zone: &str, from: &str, to: &str) -> Draft {
    let part = |text: &str| text.split_once(' ').map(|(day, time)| (day.to_owned(), time.to_owned())).expect("both");
    let ((from_day, from_time), (to_day, to_time)) = (part(from), part(to));
    Draft { title: "x".to_owned(), zone: zone.to_owned(), from_day, from_time, to_day, to_time, ..Draft::default() }
}

fn utc(text: &str) -> DateTime<Utc> {
    let (day, clock) = text.split_once(' ').expect("both");
    day.parse::<NaiveDate>().expect("a day").and_time(format!("{clock}:00").parse().expect("a time")).and_utc()
}

#[test]
fn what_the_fields_say_is_by_the_clock_of_the_zone() {
    let night = draft("Europe/Berlin", "2026-03-28 22:00", "2026-03-29 06:00");
    assert_eq!(night.span(), Some((utc("2026-03-28 21:00"), utc("2026-03-29 04:00"))), "seven hours");
    let same = Draft { zone: "America/New_York".to_owned(), ..night };
    assert_eq!(same.span(), Some((utc("2026-03-29 02:00"), utc("2026-03-29 10:00"))), "eight hours");
}

#[test]
fn whole_days_are_as_long_as_they_are() {
    let mut days = draft("Europe/Berlin", "2026-10-25 00:00", "2026-10-25 00:00");
    days.all_day = true;
    assert_eq!(days.span(), Some((utc("2026-10-24 22:00"), utc("2026-10-25 23:00"))), "25 hours");
}

#[test]
fn a_later_begin_takes_the_end_along() {
    let mut draft = draft("Europe/Berlin", "2026-11-23 10:00", "2026-11-23 11:30");
    draft.begin(|draft| draft.from_time = "23:00".to_owned());
    assert_eq!((draft.to_day.as_str(), draft.to_time.as_str()), ("2026-11-24", "00:30"));
    draft.begin(|draft| draft.from_day = "2026-12-01".to_owned());
    assert_eq!((draft.to_day.as_str(), draft.to_time.as_str()), ("2026-12-02", "00:30"));
}

#[test]
fn what_stands_in_the_way_is_named() {
    let good = draft("Europe/Berlin", "2026-11-23 10:00", "2026-11-23 11:30");
    assert_eq!(good.flaw(), None);
    let flawed = |change: &dyn Fn(&mut Draft)| {
        let mut draft = good.clone();
        change(&mut draft);
        draft.flaw()
    };
    assert_eq!(flawed(&|draft| draft.title = "  ".to_owned()), Some(Flaw::Title));
    assert_eq!(flawed(&|draft| draft.from_day = String::new()), Some(Flaw::Time));
    assert_eq!(flawed(&|draft| draft.to_time = "09:00".to_owned()), Some(Flaw::Order));
    assert_eq!(flawed(&|draft| draft.to_day = "2027-01-23".to_owned()), Some(Flaw::Length));
    assert_eq!(flawed(&|draft| draft.meet = "over there".to_owned()), Some(Flaw::Meet));
    let ends_early = |draft: &mut Draft| {
        draft.frequency = Some(Frequency::Weekly);
        draft.until = "2026-11-01".to_owned();
    };
    assert_eq!(flawed(&ends_early), Some(Flaw::Until));
}
