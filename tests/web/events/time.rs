//! Wall clocks and moments, across changes of the clock.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rotunda::events::time::{Zone, all_zones, days_on};
use wasm_bindgen_test::wasm_bindgen_test as test;

fn zone(name: &str) -> Zone {
    Zone::named(name).expect("the browser knows it")
}

fn wall(text: &str) -> NaiveDateTime {
    let (day, time) = text.split_once(' ').expect("a day and a time");
    let mut parts = day.split('-').chain(time.split(':')).map(|part| part.parse::<u32>().expect("a number"));
    let mut next = || parts.next().expect("one more");
    let year = i32::try_from(next()).expect("a year");
    NaiveDate::from_ymd_opt(year, next(), next()).expect("a day").and_hms_opt(next(), next(), 0).expect("a time")
}

/// Name, zone, what the clock shows, the moment in UTC.
const SAME_BOTH_WAYS: [(&str, &str, &str, &str); 18] = [
    ("Berlin in winter", "Europe/Berlin", "2026-01-15 09:00", "2026-01-15 08:00"),
    ("Berlin in summer", "Europe/Berlin", "2026-07-15 09:00", "2026-07-15 07:00"),
    ("Berlin, a minute before spring", "Europe/Berlin", "2026-03-29 01:59", "2026-03-29 00:59"),
    ("Berlin, the first minute of summer", "Europe/Berlin", "2026-03-29 03:00", "2026-03-29 01:00"),
    ("Berlin, the evening of that day", "Europe/Berlin", "2026-03-29 20:00", "2026-03-29 18:00"),
    ("Berlin, the morning of the day back", "Europe/Berlin", "2026-10-25 01:59", "2026-10-24 23:59"),
    ("Berlin, twice: the first", "Europe/Berlin", "2026-10-25 02:30", "2026-10-25 00:30"),
    ("Berlin, after both", "Europe/Berlin", "2026-10-25 03:00", "2026-10-25 02:00"),
    ("New York in winter", "America/New_York", "2026-02-10 18:30", "2026-02-10 23:30"),
    ("New York, the first minute of summer", "America/New_York", "2026-03-08 03:00", "2026-03-08 07:00"),
    ("New York, twice: the first", "America/New_York", "2026-11-01 01:30", "2026-11-01 05:30"),
    ("New York, the evening of that day", "America/New_York", "2026-11-01 21:00", "2026-11-02 02:00"),
    ("Kolkata, half an hour beside", "Asia/Kolkata", "2026-03-29 02:30", "2026-03-28 21:00"),
    ("Kolkata, midnight", "Asia/Kolkata", "2026-10-25 00:00", "2026-10-24 18:30"),
    ("Auckland in its summer", "Pacific/Auckland", "2026-01-15 09:00", "2026-01-14 20:00"),
    ("Auckland, twice: the first", "Pacific/Auckland", "2026-04-05 02:30", "2026-04-04 13:30"),
    ("Auckland, the first minute of summer", "Pacific/Auckland", "2026-09-27 03:00", "2026-09-26 14:00"),
    ("Auckland, the midnight before", "Pacific/Auckland", "2026-09-27 00:00", "2026-09-26 12:00"),
];

#[test]
fn moments_and_wall_clocks_say_the_same() {
    for (name, of, shown, utc) in SAME_BOTH_WAYS {
        let (of, shown, utc) = (zone(of), wall(shown), wall(utc).and_utc());
        assert_eq!(of.moment(shown), utc, "{name}: the moment");
        assert_eq!(of.wall(utc), shown, "{name}: the clock");
    }
}

/// Times that the clock leaves out are read by the clock before: name, zone, what nobody's clock shows, the moment, what is shown then.
const LEFT_OUT: [(&str, &str, &str, &str, &str); 3] = [
    ("Berlin", "Europe/Berlin", "2026-03-29 02:30", "2026-03-29 01:30", "2026-03-29 03:30"),
    ("New York", "America/New_York", "2026-03-08 02:30", "2026-03-08 07:30", "2026-03-08 03:30"),
    ("Auckland", "Pacific/Auckland", "2026-09-27 02:15", "2026-09-26 14:15", "2026-09-27 03:15"),
];

#[test]
fn a_time_that_is_left_out_is_read_by_the_clock_before() {
    for (name, of, typed, utc, shown) in LEFT_OUT {
        let of = zone(of);
        let at = of.moment(wall(typed));
        assert_eq!(at, wall(utc).and_utc(), "{name}");
        assert_eq!(of.wall(at), wall(shown), "{name}: what is shown then");
    }
}

#[test]
fn the_second_of_two_hours_shows_the_same_time() {
    let berlin = zone("Europe/Berlin");
    assert_eq!(berlin.wall(wall("2026-10-25 01:30").and_utc()), wall("2026-10-25 02:30"));
}

/// Events that begin before a change of the clock and end after it: name, zone, begin and end by the clock, hours that really pass.
const ACROSS: [(&str, &str, &str, &str, i64); 5] = [
    ("Berlin, a night in spring", "Europe/Berlin", "2026-03-28 22:00", "2026-03-29 06:00", 7),
    ("Berlin, a night in autumn", "Europe/Berlin", "2026-10-24 22:00", "2026-10-25 06:00", 9),
    ("New York, a night in autumn", "America/New_York", "2026-10-31 22:00", "2026-11-01 06:00", 9),
    ("Kolkata knows none", "Asia/Kolkata", "2026-03-28 22:00", "2026-03-29 06:00", 8),
    ("Auckland, a night in its spring", "Pacific/Auckland", "2026-09-26 22:00", "2026-09-27 06:00", 7),
];

#[test]
fn an_event_across_a_change_of_the_clock_lasts_as_long_as_it_does() {
    for (name, of, begin, end, hours) in ACROSS {
        let of = zone(of);
        let (begin, end) = (of.moment(wall(begin)), of.moment(wall(end)));
        assert_eq!((end - begin).num_hours(), hours, "{name}");
    }
}

#[test]
fn days_have_the_hours_that_they_have() {
    for (of, day, hours) in [
        ("Europe/Berlin", "2026-03-29 00:00", 23),
        ("Europe/Berlin", "2026-10-25 00:00", 25),
        ("America/New_York", "2026-03-08 00:00", 23),
        ("America/New_York", "2026-11-01 00:00", 25),
        ("Asia/Kolkata", "2026-03-29 00:00", 24),
        ("Pacific/Auckland", "2026-04-05 00:00", 25),
        ("Pacific/Auckland", "2026-09-27 00:00", 23),
    ] {
        let day = wall(day).date();
        assert_eq!((zone(of).begin(days_on(day, 1)) - zone(of).begin(day)).num_hours(), hours, "{of} {day}");
    }
}

#[test]
fn every_half_hour_of_a_year_comes_back_from_its_clock() {
    for name in ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"] {
        let of = zone(name);
        let mut at = wall("2026-01-01 00:00").and_utc();
        let mut twice = 0;
        for _ in 0..365 * 48 {
            let back = of.moment(of.wall(at));
            if back != at {
                // Only the second of two hours with the same times.
                assert_eq!(at - back, TimeDelta::hours(1), "{name} {at}");
                twice += 1;
            }
            at += TimeDelta::minutes(30);
        }
        assert_eq!(twice, if name == "Asia/Kolkata" { 0 } else { 2 }, "{name}");
    }
}

#[test]
fn a_zone_that_nobody_knows_is_none() {
    assert!(Zone::named("Europe/Atlantis").is_none());
    assert!(all_zones().iter().any(|name| name == "Europe/Berlin"));
}
