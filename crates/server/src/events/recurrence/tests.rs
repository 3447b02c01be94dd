use api::workdrive::events::Frequency::{self, BiWeekly, Daily, Monthly, Weekly};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;

use super::{MOST, Schedule, moment, occurrences};

/// A case of the clock change: the first occurrence by the wall clock, how often, and what `date -u` shows for each.
struct Case {
    name: &'static str,
    zone: Tz,
    first: &'static str,
    frequency: Frequency,
    expected: &'static [&'static str],
}

const CASES: [Case; 16] = [
    Case {
        name: "Berlin: nine o'clock stays nine o'clock when summer begins",
        zone: Tz::Europe__Berlin,
        first: "2026-03-27T09:00",
        frequency: Daily,
        expected: &["2026-03-27T08:00", "2026-03-28T08:00", "2026-03-29T07:00", "2026-03-30T07:00"],
    },
    Case {
        name: "Berlin: and when it ends",
        zone: Tz::Europe__Berlin,
        first: "2026-10-19T09:00",
        frequency: Weekly,
        expected: &["2026-10-19T07:00", "2026-10-26T08:00", "2026-11-02T08:00"],
    },
    Case {
        name: "Berlin: half past two is left out, and read by the clock before",
        zone: Tz::Europe__Berlin,
        first: "2026-03-28T02:30",
        frequency: Daily,
        expected: &["2026-03-28T01:30", "2026-03-29T01:30", "2026-03-30T00:30"],
    },
    Case {
        name: "Berlin: half past two happens twice, and is the first",
        zone: Tz::Europe__Berlin,
        first: "2026-10-24T02:30",
        frequency: Daily,
        expected: &["2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30"],
    },
    Case {
        name: "Berlin: on the 31st of the months that have one",
        zone: Tz::Europe__Berlin,
        first: "2026-01-31T10:00",
        frequency: Monthly,
        expected: &["2026-01-31T09:00", "2026-03-31T08:00", "2026-05-31T08:00", "2026-07-31T08:00"],
    },
    Case {
        name: "New York: changes two weeks before Europe",
        zone: Tz::America__New_York,
        first: "2026-03-05T10:00",
        frequency: Weekly,
        expected: &["2026-03-05T15:00", "2026-03-12T14:00", "2026-03-19T14:00"],
    },
    Case {
        name: "New York: every other week across the end of summer",
        zone: Tz::America__New_York,
        first: "2026-10-21T10:00",
        frequency: BiWeekly,
        expected: &["2026-10-21T14:00", "2026-11-04T15:00", "2026-11-18T15:00"],
    },
    Case {
        name: "New York: half past two is left out",
        zone: Tz::America__New_York,
        first: "2026-03-07T02:30",
        frequency: Daily,
        expected: &["2026-03-07T07:30", "2026-03-08T07:30", "2026-03-09T06:30"],
    },
    Case {
        name: "New York: half past one happens twice",
        zone: Tz::America__New_York,
        first: "2026-10-31T01:30",
        frequency: Daily,
        expected: &["2026-10-31T05:30", "2026-11-01T05:30", "2026-11-02T06:30"],
    },
    Case {
        name: "Kolkata: has no summer, and half hours",
        zone: Tz::Asia__Kolkata,
        first: "2026-03-27T09:00",
        frequency: Daily,
        expected: &["2026-03-27T03:30", "2026-03-28T03:30", "2026-03-29T03:30", "2026-03-30T03:30"],
    },
    Case {
        name: "Kolkata: the local day counts, not that of Greenwich",
        zone: Tz::Asia__Kolkata,
        first: "2026-05-31T02:00",
        frequency: Monthly,
        expected: &["2026-05-30T20:30", "2026-07-30T20:30", "2026-08-30T20:30", "2026-10-30T20:30"],
    },
    Case {
        name: "Auckland: summer ends in April",
        zone: Tz::Pacific__Auckland,
        first: "2026-04-01T09:00",
        frequency: Weekly,
        expected: &["2026-03-31T20:00", "2026-04-07T21:00", "2026-04-14T21:00"],
    },
    Case {
        name: "Auckland: and begins in September",
        zone: Tz::Pacific__Auckland,
        first: "2026-09-26T09:00",
        frequency: Daily,
        expected: &["2026-09-25T21:00", "2026-09-26T20:00", "2026-09-27T20:00"],
    },
    Case {
        name: "Auckland: half past two is left out",
        zone: Tz::Pacific__Auckland,
        first: "2026-09-26T02:30",
        frequency: Daily,
        expected: &["2026-09-25T14:30", "2026-09-26T14:30", "2026-09-27T13:30"],
    },
    Case {
        name: "Auckland: half past two happens twice",
        zone: Tz::Pacific__Auckland,
        first: "2026-04-04T02:30",
        frequency: Daily,
        expected: &["2026-04-03T13:30", "2026-04-04T13:30", "2026-04-05T14:30"],
    },
    Case {
        name: "Apia: a whole day is left out",
        zone: Tz::Pacific__Apia,
        first: "2011-12-29T09:00",
        frequency: Daily,
        expected: &["2011-12-29T19:00", "2011-12-30T19:00", "2011-12-30T19:00"],
    },
];

fn at(text: &str) -> DateTime<Utc> {
    format!("{text}:00Z").parse().unwrap()
}

#[test]
fn the_clock_changes() {
    for Case { name, zone, first, frequency, expected } in CASES {
        let start = moment(format!("{first}:00").parse().unwrap(), zone);
        let found: Vec<_> = occurrences(start, zone, frequency).take(expected.len()).map(|(_, at)| at).collect();
        assert_eq!(found, expected.iter().map(|text| at(text)).collect::<Vec<_>>(), "{name}");
    }
}

#[test]
fn the_first_one_stays_in_the_second_of_two_equal_hours() {
    let start = at("2026-10-25T01:30");
    let zone = Tz::Europe__Berlin;
    let found: Vec<_> = occurrences(start, zone, Weekly).take(2).map(|(_, at)| at).collect();
    assert_eq!(found, [start, at("2026-11-01T01:30")]);
}

#[test]
fn the_last_day_is_one_of_the_zone() {
    let of = |zone, start: &str, last: &str| {
        let rule = Some((Daily, last.parse::<NaiveDate>().unwrap()));
        Schedule { start: at(start), zone, rule }.occurrences().map(|all| all.len())
    };
    // 23:30 in Auckland is the morning in Greenwich, 00:30 the day before.
    assert_eq!(of(Tz::Pacific__Auckland, "2026-06-01T11:30", "2026-06-03").unwrap(), 3);
    assert_eq!(of(Tz::Pacific__Auckland, "2026-06-01T12:30", "2026-06-03").unwrap(), 2);
    assert_eq!(of(Tz::UTC, "2026-06-01T12:30", "2026-06-01").unwrap(), 1);
    assert!(of(Tz::UTC, "2026-06-01T12:30", "2026-05-31").is_err(), "ends before it begins");
    assert_eq!(of(Tz::UTC, "2026-01-01T12:30", "2027-01-01").unwrap(), MOST);
    assert!(of(Tz::UTC, "2026-01-01T12:30", "2027-01-02").is_err(), "one too many");
    assert!(of(Tz::UTC, "2026-01-01T12:30", "9999-12-31").is_err());
}

#[test]
fn a_repetition_without_an_end_goes_on_for_a_year() {
    use api::workdrive::events::Repeat;
    for (frequency, count) in [(Daily, 366), (Weekly, 53), (BiWeekly, 27), (Monthly, 12)] {
        let repeat = Some(Repeat::new(frequency, None));
        let all = Schedule::new(at("2028-01-15T12:00"), Tz::Europe__Berlin, repeat).occurrences().unwrap();
        assert_eq!(all.len(), count, "{frequency:?}");
    }
}

fn rule(frequency: Frequency) -> (rrule::Frequency, u16) {
    match frequency {
        Daily => (rrule::Frequency::Daily, 1),
        Weekly => (rrule::Frequency::Weekly, 1),
        BiWeekly => (rrule::Frequency::Weekly, 2),
        Monthly => (rrule::Frequency::Monthly, 1),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any moment of this century's first half, in zones with all kinds of changes.
    #[test]
    fn as_an_rfc_5545_library_says(
        zone in prop::sample::select(vec![
            Tz::Europe__Berlin, Tz::America__New_York, Tz::Asia__Kolkata, Tz::Pacific__Auckland, Tz::UTC,
            Tz::Australia__Lord_Howe, Tz::America__St_Johns, Tz::Africa__Casablanca, Tz::America__Santiago,
        ]),
        seconds in 946_684_800_i64..2_524_608_000,
        frequency in prop::sample::select(vec![Daily, Weekly, BiWeekly, Monthly]),
        days in 0_u64..900,
    ) {
        let start = DateTime::from_timestamp(seconds / 60 * 60, 0).unwrap();
        let local = start.with_timezone(&zone).naive_local();
        // The second of two equal hours has a test of its own.
        prop_assume!(zone.from_local_datetime(&local).earliest() == Some(start.with_timezone(&zone)));
        let last = local.date() + chrono::Days::new(days);
        let until = moment(last.and_hms_opt(23, 59, 59).unwrap(), zone);
        let schedule = Schedule { start, zone, rule: Some((frequency, last)) };
        let begin = start.with_timezone(&rrule::Tz::Tz(zone));
        let (freq, interval) = rule(frequency);
        let set = rrule::RRule::new(freq).interval(interval).until(until.with_timezone(&rrule::Tz::UTC)).build(begin).unwrap();
        let theirs: Vec<_> = set.all(2_000).dates.into_iter().map(|at| at.to_utc()).collect();
        // What the clocks leave out has tests of its own: the library leaves it out or moves it otherwise.
        let left_out = |at: &DateTime<Utc>| at.with_timezone(&zone).naive_local().time() != local.time();
        match schedule.occurrences() {
            Ok(ours) => {
                let comparable = |all: Vec<DateTime<Utc>>| all.into_iter().filter(|at| !left_out(at)).collect::<Vec<_>>();
                prop_assert_eq!(comparable(ours), comparable(theirs));
            }
            Err(_) => prop_assert!(theirs.len() >= MOST, "{} occurrences", theirs.len()),
        }
    }

    #[test]
    fn occurrences_never_go_back(
        seconds in 946_684_800_i64..2_524_608_000,
        zone in prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec()),
        frequency in prop::sample::select(vec![Daily, Weekly, BiWeekly, Monthly]),
    ) {
        let start = DateTime::from_timestamp(seconds, 0).unwrap();
        let all: Vec<_> = occurrences(start, zone, frequency).take(400).map(|(_, at)| at).collect();
        prop_assert_eq!(all[0], start);
        prop_assert!(all.is_sorted());
    }
}
