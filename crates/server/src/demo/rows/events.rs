//! Stores the events of a demo.

use std::collections::{BTreeMap, BTreeSet};

use api::workdrive::{Permissions, UserId};
use art::random::Random;
use sqlx::AnyConnection;
use uuid::Uuid;

use super::{
    Failure,
    batch::{Batch, Value, int, text},
};
use crate::{
    audiences::Audience,
    clock::{DAY, MINUTE},
    demo::content::{Content, Event, id},
};

const SERIES: [&str; 6] = ["id", "time_zone", "starts_at", "frequency", "last_day", "changes"];
const EVENT: [&str; 23] = [
    "id",
    "series_id",
    "slot",
    "author_id",
    "audience_id",
    "created_at",
    "updated_at",
    "updated_by",
    "starts_at",
    "ends_at",
    "kind",
    "is_meeting",
    "category_id",
    "title",
    "description",
    "links",
    "conference_link",
    "location",
    "is_virtual",
    "tags",
    "external_emails",
    "videos",
    "poster_id",
];
const PEOPLE: [&str; 6] = ["event_id", "user_id", "invited_at", "rsvp", "answered_at", "checked_in_at"];

pub(super) async fn save(tx: &mut AnyConnection, content: &Content, now: i64) -> Result<(), Failure> {
    let random = &mut Random::new(31);
    let (mut audiences, mut stored) = (BTreeSet::new(), Vec::new());
    let (mut series, mut events) = (Batch::new("event_series", &SERIES), Batch::new("events", &EVENT));
    for event in &content.events {
        let audience = audience(event, content);
        if audiences.insert(audience.id) {
            audience.save(tx).await?;
        }
        let (frequency, last) =
            event.schedule.rule.map(|(often, last)| (often.title().to_owned(), last.to_string())).unzip();
        let schedule = event.schedule;
        let row = [
            text(id(&event.key)),
            text(schedule.zone.name()),
            int(schedule.start.timestamp_millis()),
            Value::Text(frequency),
            Value::Text(last),
            int(0),
        ];
        series.add(tx, row).await?;
        stored.push((event, audience.id));
    }
    series.finish(tx).await?;
    let mut places = Vec::new();
    for (event, audience) in stored {
        let starts = event.schedule.occurrences().map_err(|refusal| refusal.message)?;
        for (slot, start) in starts.into_iter().enumerate() {
            let start = start.timestamp_millis();
            let occurrence = id(&format!("{}/{slot}", event.key));
            let row = row(event, occurrence, slot, start, content.people[event.author].id, audience, now)?;
            events.add(tx, row).await?;
            places.push((event, occurrence, start));
        }
    }
    events.finish(tx).await?;
    let mut people = Batch::new("event_people", &PEOPLE);
    for (event, occurrence, start) in places {
        for (person, [invited, answered, checked_in], rsvp) in guests(event, start, now, random) {
            let row = [
                text(occurrence),
                text(content.people[person].id),
                Value::Int(invited),
                Value::Text(rsvp.map(str::to_owned)),
                Value::Int(answered),
                Value::Int(checked_in),
            ];
            people.add(tx, row).await?;
        }
    }
    Ok(people.finish(tx).await?)
}

/// Whoever the permissions say, and the invited.
fn audience(event: &Event, content: &Content) -> Audience {
    let user = |person: &usize| UserId(content.people[*person].id);
    let permissions = Permissions { tagged_users: event.invited.iter().map(user).collect(), ..event.audience.clone() };
    Audience::of(user(&event.author), &permissions)
}

fn row(
    event: &Event,
    occurrence: Uuid,
    slot: usize,
    start: i64,
    author: Uuid,
    audience: i64,
    now: i64,
) -> Result<[Value; 23], Failure> {
    let made = made(start, now);
    let some = |text: &str| Value::Text((!text.is_empty()).then(|| text.to_owned()));
    Ok([
        text(occurrence),
        text(id(&event.key)),
        int(i64::try_from(slot)?),
        text(author),
        int(audience),
        int(made),
        int(made),
        text(author),
        int(start),
        int(start + event.minutes * MINUTE),
        int(event.kind.number()),
        int(event.is_meeting),
        Value::Text(event.category.map(|id| id.to_string())),
        text(&event.title),
        some(&event.text),
        text(serde_json::to_string(&event.links)?),
        Value::Text(event.meet.clone()),
        Value::Text(event.place.clone()),
        int(event.meet.is_some()),
        text(serde_json::to_string(&event.tags)?),
        text(serde_json::to_string(&event.emails)?),
        text(serde_json::to_string(&event.films)?),
        Value::Text(None),
    ])
}

/// When an event at `start` was made: three weeks before, and before now.
fn made(start: i64, now: i64) -> i64 {
    (start - 21 * DAY).min(now - DAY)
}

type Guest = (usize, [Option<i64>; 3], Option<&'static str>);

/// Who was invited, answered and came: person, when each, and the answer.
fn guests(event: &Event, start: i64, now: i64, random: &mut Random) -> Vec<Guest> {
    let made = made(start, now);
    let over = start + event.minutes * MINUTE <= now;
    let mut guests: BTreeMap<usize, Guest> = BTreeMap::new();
    let invited = event.invited.iter().map(|person| (*person, true));
    for (person, invited) in invited.chain(event.others.iter().map(|person| (*person, false))) {
        let answer = match random.below(20) {
            0..=12 => Some("going"),
            13..=14 => Some("maybe"),
            15..=16 => Some("not"),
            _ if invited => None,
            _ => continue,
        };
        let answered = answer.map(|_| made + (random.below(1_200) as i64) * MINUTE);
        let came = over && answer == Some("going") && random.chance(0.8);
        let checked_in = came.then(|| start - 5 * MINUTE + random.below(8) as i64 * MINUTE);
        guests.insert(person, (person, [invited.then_some(made), answered, checked_in], answer));
    }
    if event.is_meeting {
        guests.insert(event.author, (event.author, [None, Some(made), None], Some("going")));
    } else {
        guests.remove(&event.author);
    }
    guests.into_values().collect()
}
