//! The events of Stilla, and those of a corporation.

use api::workdrive::{
    Permissions,
    events::{EventKind, ExternalLink, Frequency},
    module_codes::ModuleCode,
};
use art::random::Random;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;
use uuid::Uuid;

use super::{
    content::{Asset, BENCH, Event, Person, id},
    life::World,
    people::LOCATIONS,
    script::{self, Entry},
    small,
    uploads::Upload,
};
use crate::{
    clock::DAY,
    events::recurrence::{Schedule, moment},
};

const EVENTS: &str = include_str!("../../assets/demo/events.txt");

/// Name and colour of each category of events.
const CATEGORIES: [(&str, &str); 4] =
    [("Company events", "#3b5bdb"), ("Training", "#0b7285"), ("Social", "#c2255c"), ("Customers and fairs", "#d9480f")];

/// The clock on the wall of each location, in the order of [`LOCATIONS`].
const ZONES: [Tz; LOCATIONS.len()] = [Tz::Europe__Copenhagen, Tz::Europe__Stockholm, Tz::Europe__Berlin];

/// The categories of events.
pub(super) fn categories() -> impl Iterator<Item = (Uuid, ModuleCode, &'static str, &'static str)> {
    CATEGORIES.into_iter().map(|(name, colour)| (category(name), ModuleCode::EVENT, name, colour))
}

fn category(name: &str) -> Uuid {
    id(&format!("category/event/{name}"))
}

/// A fortnight back and two months ahead.
pub(super) fn content(world: &World<'_>, files: &mut Vec<Asset>, now: i64) -> Vec<Event> {
    let random = &mut Random::new(2027);
    let entries = script::read(EVENTS).into_iter().enumerate();
    entries.filter_map(|(number, entry)| event(&entry, number, world, files, now, random)).collect()
}

/// `None` for a line that is not understood; the test that counts events says so.
fn event(
    entry: &Entry,
    number: usize,
    world: &World<'_>,
    files: &mut Vec<Asset>,
    now: i64,
    random: &mut Random,
) -> Option<Event> {
    let author = world.people.iter().position(|person| person.handle == entry.author)?;
    let words: Vec<&str> = entry.when.as_deref()?.split(' ').collect();
    let (zone, today) = (ZONES[world.people[author].location], DateTime::from_timestamp_millis(now)?);
    let monday = today.with_timezone(&zone).date_naive().week(Weekday::Mon).first_day();
    let (kind, rest) = words.split_first()?;
    let [day, time, minutes, ..] = *rest else { return None };
    let first = self::day(monday, day)?.and_time(NaiveTime::parse_from_str(time, "%H:%M").ok()?);
    let rule = match rest.get(3..5) {
        Some([frequency, weeks]) => Some((Frequency::of_title(frequency)?, self::day(monday, &format!("{weeks}sun"))?)),
        _ => None,
    };
    let key = format!("event/{number}");
    let upload = Upload { people: world.people, owner: author, module_code: ModuleCode::EVENT.0, at: now - 20 * DAY };
    let films = upload.all(entry, "", &key, files);
    let audience = small::audience(&entry.audience, world.people);
    let invited = small::handles(world.people, entry.invited.iter().map(String::as_str));
    let curious =
        |person: &usize| *person != author && !invited.contains(person) && world.is_among(*person, author, &audience);
    let share = if *kind == "meeting" { 0.0 } else { 0.4 };
    let others = (0..world.people.len()).filter(curious).filter(|_| random.chance(share)).collect();
    let (title, text) = entry.title();
    let link = |[url, title, _]: &[String; 3]| ExternalLink { title: title.clone(), url: url.clone() };
    Some(Event {
        key,
        author,
        audience,
        kind: if *kind == "livestream" { EventKind::Livestream } else { EventKind::Event },
        is_meeting: *kind == "meeting",
        category: entry.category.as_deref().map(category),
        title: title.to_owned(),
        text: text.to_owned(),
        tags: entry.tags.clone(),
        links: entry.links.iter().map(link).collect(),
        place: entry.place.as_deref().map(|place| small::place(place).0),
        meet: entry.meet.clone(),
        emails: entry.emails.clone(),
        films,
        schedule: Schedule { start: moment(first, zone), zone, rule },
        minutes: minutes.parse().ok()?,
        invited,
        others,
    })
}

/// The day that `-2mon` means: a week from this one, and a weekday.
fn day(monday: NaiveDate, text: &str) -> Option<NaiveDate> {
    let (weeks, weekday) = text.split_at_checked(2)?;
    let weekday: Weekday = weekday.parse().ok()?;
    let days = weeks.parse::<i64>().ok()? * 7 + i64::from(weekday.num_days_from_monday());
    monday.checked_add_signed(TimeDelta::days(days))
}

/// How many occurrences the large demo has.
const LARGE: usize = 5_000;

/// The small company's events, and more like them over a year, by people who are the same for each key. All that is made is for the bench
/// to see.
pub(super) fn large(told: Vec<Event>, people: &[Person], part: usize, now: i64) -> Vec<Event> {
    let random = &mut Random::new(5_000);
    let first = DateTime::<Utc>::from_timestamp_millis(now - 182 * DAY).unwrap_or_default();
    let there: usize = told.iter().map(|event| event.schedule.occurrences().map_or(0, |all| all.len())).sum();
    let more = (LARGE / part).saturating_sub(there);
    let made = (0..more).map(|number| {
        let model = random.pick(&told);
        let author = random.below(people.len());
        let zone = ZONES[people[author].location];
        let day = first.date_naive() + Days::new((number * 365 / more) as u64);
        // Work is from Monday to Friday.
        let day = day - Days::new(u64::from(day.weekday().num_days_from_monday().saturating_sub(4)));
        let time = NaiveTime::MIN + TimeDelta::minutes(8 * 60 + 15 * random.below(40) as i64);
        let people =
            |random: &mut Random, most: usize| (0..random.below(most)).map(|_| random.below(people.len())).collect();
        Event {
            key: format!("large/event/{number}"),
            author,
            audience: Permissions { public: !model.is_meeting, ..Permissions::default() },
            schedule: Schedule { start: moment(day.and_time(time), zone), zone, rule: None },
            minutes: *random.pick(&[15, 30, 30, 45, 60, 60, 90]),
            invited: if model.is_meeting { [people(random, 12), vec![BENCH]].concat() } else { Vec::new() },
            others: if model.is_meeting { Vec::new() } else { people(random, 40) },
            films: Vec::new(),
            ..model.clone()
        }
    });
    let made: Vec<_> = made.collect();
    told.into_iter().chain(made).collect()
}
